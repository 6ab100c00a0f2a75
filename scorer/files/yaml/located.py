"""The second, slow look at a file that has a problem: where everything lies, and all that is amiss.

Good files are read by `scorer.files.yaml.strict` alone and never come here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from scorer.files.problems.problem import Problem
from scorer.files.yaml.layout import slip_at
from scorer.files.yaml.strict import (
    DEEPEST,
    LARGEST_EXPONENT,
    LARGEST_FILE,
    LONGEST_NUMBER,
    NUMBER,
    UNWELCOME,
    Scalar,
    UnreadableError,
    Value,
    is_key,
    is_merge_key,
    plain_scalar,
)

Place = tuple[Any, ...]
"""Keys and indices from the top of a file to a value."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_LONGEST_EXCERPT = 240
"""Characters of a line that are kept to be shown."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, in characters from its beginning."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a text, and where."""

    code: str
    span: Span
    message: str
    hint: str = ""


@dataclass
class Examined:
    """A text with the place of everything in it; as much of it as could be read."""

    text: str
    value: Value = None
    readable: bool = False
    """Whether the whole text could be read, so that `value` is worth checking."""
    faults: list[Fault] = field(default_factory=list)
    values: dict[Place, Span] = field(default_factory=dict)
    keys: dict[Place, Span] = field(default_factory=dict)
    plain: set[Place] = field(default_factory=set)
    """The places of the scalars that stand without quotes."""

    def __post_init__(self) -> None:
        self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def span(self, place: Place, *, key: bool = False) -> Span:
        """Where a value lies, or its key; the nearest thing above it where it is not there."""
        while place:
            found = (
                (self.keys.get(place) or self.values.get(place))
                if key
                else (self.values.get(place) or self.keys.get(place))
            )
            if found is not None:
                return found
            place, key = place[:-1], True
        first = re.search(r"^[^\s#]", self.text, re.MULTILINE)
        return Span(first.start(), first.start()) if first else Span(0, 0)

    def line_of(self, offset: int) -> int:
        """The line of a character, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def problem(self, path: str, fault: Fault, severity: Any) -> Problem:
        """A fault as a problem of a file: line, column, and the line as it stands there."""
        begin = min(fault.span.begin, len(self.text))
        line = self.line_of(begin)
        start = self._line_starts[line - 1]
        excerpt = _LINE_END.split(self.text[start : start + _LONGEST_EXCERPT], maxsplit=1)[0]
        column = begin - start + 1
        longest = max(1, len(excerpt) - column + 1)
        return Problem(
            path=path,
            line=line,
            column=column,
            code=fault.code,
            severity=severity,
            message=fault.message,
            hint=fault.hint,
            excerpt=excerpt if column <= _LONGEST_EXCERPT else "",
            length=min(max(1, fault.span.end - begin), longest),
        )


def examine(data: bytes) -> Examined:
    """All that can be said about a text: its value where it has one, places, and every fault."""
    if len(data) > LARGEST_FILE:
        fault = Fault(
            "E104",
            Span(0, 0),
            f"the file has {len(data):,} bytes; at most {LARGEST_FILE:,} are read",
            "one assessment a file; split what is larger",
        )
        return Examined("", faults=[fault])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    examined = Examined(text)
    for match in UNWELCOME.finditer(text):
        character = match.group()
        examined.faults.append(
            Fault(
                "E113",
                Span(match.start(), match.end()),
                f"the character U+{ord(character):04X} is not allowed here",
                "delete it; it cannot be seen and was probably pasted in",
            )
        )
        if len(examined.faults) == _MOST_CHARACTERS_NAMED:
            break
    if not examined.faults:
        _Examiner(examined).run()
    return examined


_MOST_CHARACTERS_NAMED = 20


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Examined:
    before = data[: error.start].decode("utf-8-sig", errors="replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message, hint, before = "the file is UTF-16, not UTF-8", "save it as UTF-8", ""
    else:
        message = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        hint = "save the file as UTF-8 (in Excel: CSV UTF-8; in Notepad: encoding UTF-8)"
    line_ends_at = re.compile(rb"[\r\n]").search(data, error.start)
    shown = data[: line_ends_at.start() if line_ends_at else len(data)]
    text = shown.decode("utf-8-sig", errors="replace") if before else ""
    return Examined(text, faults=[Fault("E102", Span(len(before), len(before) + 1), message, hint)])


class _StopError(Exception):
    """What follows cannot be read."""


class _Examiner:
    def __init__(self, examined: Examined) -> None:
        self.examined = examined
        self.parser = CParser(examined.text)

    def run(self) -> None:
        try:
            self.stream()
        except MarkedYAMLError as error:
            self.syntax(error)
        except YAMLError as error:
            self.fault("E101", Span(0, 0), f"this is not YAML: {error}")
        except _StopError:
            pass
        finally:
            self.parser.dispose()

    def fault(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.examined.faults.append(Fault(code, span, message, hint))

    def syntax(self, error: MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = mark.index if mark is not None else 0
        text = self.examined.text
        line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        what = error.problem or error.context or "it cannot be read"
        hint = _SYNTAX_HINTS.get(what, "")
        indentation = re.match(r"[ \t]*", text[line_start:])
        if indentation and "\t" in indentation.group():
            hint = "indent with blanks; YAML does not allow tabs there"
        elif slip := slip_at(text, at):
            span = Span(slip.begin, slip.begin + slip.length)
            self.fault("E101", span, slip.message, slip.hint)
            return
        elif "mapping values are not allowed" in what:
            hint = _COLON_HINT if _in_text(text, line_start, at) else _LAYOUT_HINT
        elif text[at : at + 1] in ("@", "`", "%"):
            hint = f"put a text that begins with {text[at]} into quotes"
        context = f" ({error.context})" if error.context and error.context != what else ""
        self.fault("E101", Span(at, at + 1), f"this is not YAML: {what}{context}", hint)

    def stream(self) -> None:
        next_event = self.parser.get_event
        next_event()
        if not isinstance(next_event(), DocumentStartEvent):
            self.fault("E103", Span(0, 0), "the file is empty", "delete it, or fill it in")
            return
        self.examined.value = self.any(next_event(), (), 1)
        next_event()
        last = next_event()
        if not isinstance(last, StreamEndEvent):
            self.fault(
                "E110", _span(last), "a second document begins here", "one file holds one document"
            )
        self.examined.readable = True

    def any(self, event: Any, place: Place, depth: int) -> Value:
        if isinstance(event, AliasEvent):
            self.fault(
                "E107",
                _span(event),
                f"aliases such as *{event.anchor} are not read",
                "write the value out; every value stands where it is read",
            )
            return None
        self.ornaments(event)
        if isinstance(event, ScalarEvent):
            if event.implicit[0]:
                self.examined.plain.add(place)
            self.examined.values[place] = _text_span(event, self.examined.text)
            return self.scalar(event)
        if depth > DEEPEST:
            self.fault(
                "E105",
                _span(event),
                f"lists and maps are nested more than {DEEPEST} levels deep",
                "no file of a workspace needs that; look for brackets that do not close",
            )
            raise _StopError
        begin = event.start_mark.index
        if isinstance(event, MappingStartEvent):
            value: Value = self.mapping(place, depth + 1)
        else:
            assert isinstance(event, SequenceStartEvent)
            value = self.sequence(place, depth + 1)
        self.examined.values[place] = Span(begin, begin + 1)
        return value

    def mapping(self, place: Place, depth: int) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        first_line: dict[Any, Span] = {}
        while not isinstance(event := self.parser.get_event(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self.fault(
                    "E111", _span(event), "a key must be a word or a number", "write `key: value`"
                )
                self.any(event, (*place, _Unnamed()), depth)
                self.any(self.parser.get_event(), (*place, _Unnamed()), depth)
                continue
            self.ornaments(event)
            key, span = self.scalar(event), _span(event)
            plain = event.implicit[0]
            kept = False
            if is_merge_key(key, plain=plain):
                self.fault("E109", span, "merge keys (<<) are not read", "write the keys out")
            elif not is_key(key):
                what = f"`{event.value}` is no key" if event.value else "a key is missing here"
                self.fault("E111", span, what, "write `key: value`, the key a word or a number")
            elif key in mapping:
                line = self.examined.line_of(first_line[key].begin)
                self.fault(
                    "E106",
                    span,
                    f"the key `{event.value}` stands here twice; first in line {line}",
                    "keep one of the two",
                )
            else:
                kept = True
                first_line[key] = span
                self.examined.keys[(*place, key)] = span
            below = (*place, key if kept else _Unnamed())
            value = self.any(self.parser.get_event(), below, depth)
            if kept:
                mapping[key] = value
        return mapping

    def sequence(self, place: Place, depth: int) -> list[Any]:
        sequence: list[Any] = []
        while not isinstance(event := self.parser.get_event(), SequenceEndEvent):
            sequence.append(self.any(event, (*place, len(sequence)), depth))
        return sequence

    def scalar(self, event: Any) -> Scalar:
        text: str = event.value
        if not event.implicit[0]:
            return text
        try:
            return plain_scalar(text)
        except UnreadableError:
            self.fault(
                "E112",
                _span(event),
                "this number is too long to be meant",
                f"at most {LONGEST_NUMBER} characters and exponents up to {LARGEST_EXPONENT}; "
                "put it into quotes if it is a text",
            )
            return 0

    def ornaments(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault(
                "E107",
                _span(event),
                f"anchors such as &{event.anchor} are not read",
                "delete it; put a text that begins with & into quotes",
            )
        if event.tag is not None:
            self.fault(
                "E108",
                _span(event),
                f"tags such as {event.tag} are not read",
                "delete it; put a text that begins with ! into quotes",
            )


class _Unnamed:
    """Stands in a place for a key that is not kept, so that nothing is looked up there."""


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def _text_span(event: Any, text: str) -> Span:
    """Where a scalar's text lies, which for a folded one is below its `>-`."""
    span = _span(event)
    if event.style not in (">", "|"):
        return span
    begin = _BLOCK_HEADER.match(text, span.begin, span.end)
    end = span.begin + len(text[span.begin : span.end].rstrip())
    return Span(begin.end(), end) if begin and begin.end() < end else span


_BLOCK_HEADER = re.compile(r"[^\r\n]*\s*")


_COLON_HINT = "put a text that holds a colon and a blank into quotes"
_LAYOUT_HINT = "this line or the one above is indented wrongly, or a blank or colon is missing"
_OTHER_COLON = re.compile(r"[ \t]*(?:- +)*\S+ ")


def _in_text(text: str, line_start: int, at: int) -> bool:
    """Whether the colon at a place stands within a text, and not behind a lone key."""
    return _OTHER_COLON.match(text, line_start, at) is not None


_SYNTAX_HINTS = {
    "could not find expected ':'": "every key is followed by a colon and a blank",
    "did not find expected key": "the indentation changes here, or a quote closes too early",
    "did not find expected '-' indicator": "the items of a list begin in the same column",
    "did not find expected ',' or '}'": "a brace is not closed, or a comma is missing",
    "did not find expected ',' or ']'": "a bracket is not closed, or a comma is missing",
    "found unexpected end of stream": "a quote is not closed",
}


def comment_cuts(examined: Examined, prose: frozenset[str]) -> Iterator[tuple[Place, Span]]:
    """Where ` #` ends an unquoted text of one of the prose keys on its own line."""
    for place in examined.plain:
        span = examined.values[place]
        if not _is_prose(place, prose) or span.begin == span.end:
            continue
        comment = _COMMENT_BEHIND.match(examined.text, span.end)
        if comment:
            yield place, Span(*comment.span(1))


_COMMENT_BEHIND = re.compile(r"[ \t]+(#[^\r\n]*)")


def _is_prose(place: Place, prose: frozenset[str]) -> bool:
    names = [part for part in place if isinstance(part, str)]
    return (
        bool(place)
        and bool(names)
        and (place[-1] in prose or names[-1] in prose or (len(names) > 1 and names[-2] in prose))
    )


def number_like(text: str) -> bool:
    """Whether a text would be a number if it stood without quotes."""
    return NUMBER.fullmatch(text) is not None
