"""What to say of a text that is no YAML: the parser's complaint in words that help to mend it."""

import re

from yaml.error import MarkedYAMLError

from scorer.files.problems.finding import Finding, Span
from scorer.files.yaml.layout import slip_at


def syntax_finding(text: str, error: MarkedYAMLError) -> Finding:
    """Why a parser gave up, and where."""
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark is not None else 0
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    what = error.problem or error.context or "it cannot be read"
    hint = _HINTS.get(what, "")
    indentation = re.match(r"[ \t]*", text[line_start:])
    if indentation and "\t" in indentation.group():
        hint = "indent with blanks; YAML does not allow tabs there"
    elif slip := slip_at(text, at):
        return slip
    elif "mapping values are not allowed" in what:
        hint = _COLON_HINT if _in_text(text, line_start, at) else _LAYOUT_HINT
    elif text[at : at + 1] in ("@", "`", "%"):
        hint = f"put a text that begins with {text[at]} into quotes"
    context = f" ({error.context})" if error.context and error.context != what else ""
    return Finding("E101", (), f"this is not YAML: {what}{context}", hint, span=Span(at, at + 1))


_COLON_HINT = "put a text that holds a colon and a blank into quotes"
_LAYOUT_HINT = "this line or the one above is indented wrongly, or a blank or colon is missing"
_OTHER_COLON = re.compile(r"[ \t]*(?:- +)*\S+ ")


def _in_text(text: str, line_start: int, at: int) -> bool:
    """Whether the colon at a character stands within a text, and not behind a lone key."""
    return _OTHER_COLON.match(text, line_start, at) is not None


_HINTS = {
    "could not find expected ':'": "every key is followed by a colon and a blank",
    "did not find expected key": "the indentation changes here, or a quote closes too early",
    "did not find expected '-' indicator": "the items of a list begin in the same column",
    "did not find expected ',' or '}'": "a brace is not closed, or a comma is missing",
    "did not find expected ',' or ']'": "a bracket is not closed, or a comma is missing",
    "found unexpected end of stream": "a quote is not closed",
}
