"""Problems of files as people, editors and forges read them: text, concise, JSON, GitHub, SARIF."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from scorer.files.problems.codes import Code, problem_codes
from scorer.files.problems.problem import Problem, Severity
from scorer.output.choices import ProblemFormat
from scorer.output.formats.escape import one_line, visible
from scorer.output.formats.paint import Paint
from scorer.output.formats.wrapping import beginning, ending, width_of
from scorer.output.tables.table import TOOL, Presentation, Provenance, Style
from scorer.version import __version__


def render_problems(
    problems: Sequence[Problem],
    format: ProblemFormat,  # noqa: A002 - the word of the command line
    *,
    files: int,
    color: bool = False,
    width: int | None = None,
    statistics: bool = False,
    options: Mapping[str, Any] | None = None,
) -> str:
    """All problems in one format; ends with a newline unless there is nothing to say.

    files: how many were looked at; width: columns of the terminal, None where there is none;
    statistics: how often each code came up, in place of the problems (in JSON and SARIF, which
    programs count themselves, beside them or not at all).
    """
    paint = Paint(color)
    if statistics and format in (ProblemFormat.TEXT, ProblemFormat.CONCISE):
        return _statistics(problems, paint)
    if format is ProblemFormat.TEXT:
        return "\n".join(_in_full(problem, paint, width) for problem in _notes_last(problems))
    if format is ProblemFormat.JSON:
        return _json(problems, files, options or {})
    if format is ProblemFormat.SARIF:
        return _sarif(problems)
    one: Callable[[Problem], str] = _github if format is ProblemFormat.GITHUB else _concise
    return "".join(f"{one(problem)}\n" for problem in problems)


def summary(problems: Sequence[Problem], files: int) -> str:
    """One sentence: how many files were checked and what was found."""
    count = Counter(problem.severity for problem in problems)
    found = [_counted(count[severity], severity) for severity in Severity if count[severity]]
    return f"checked {_counted(files, 'file')}: {', '.join(found) if found else 'no problems'}"


def explanation(code: Code, *, color: bool = False) -> str:
    """The entry of a code as `scorer explain` prints it."""
    paint = Paint(color)
    head = paint(f"{code.code} {code.slug}", Style.STRONG)
    return (
        f"{head} ({code.severity})\n{code.title}.\n\n{code.why}\n\n"
        f"{paint('Instead of', Style.BAD)}\n{_indented(code.bad)}\n"
        f"{paint('write', Style.GOOD)}\n{_indented(code.good)}\n"
    )


def _notes_last(problems: Sequence[Problem]) -> list[Problem]:
    """What has to be mended before what need not be, each in the order given."""
    return sorted(problems, key=lambda problem: problem.severity is Severity.NOTE)


_STYLES = {Severity.ERROR: Style.BAD, Severity.WARNING: Style.WARN, Severity.NOTE: Style.FAINT}
_WIDTH_WITHOUT_TERMINAL = 120
"""Columns of an excerpt in a pipe; longer lines are shown around the place."""


def _concise(problem: Problem) -> str:
    place = f"{one_line(problem.path)}:{problem.line}:{problem.column}"
    return f"{place}: {problem.code} {one_line(problem.message)}"


def _in_full(problem: Problem, paint: Paint, width: int | None) -> str:
    place = paint(f"{one_line(problem.path)}:{problem.line}:{problem.column}", Style.STRONG)
    code = paint(problem.code, _STYLES[problem.severity])
    lines = [f"{place}: {code} {one_line(problem.message)}"]
    if problem.excerpt.strip():
        lines += _excerpt(problem, paint, width or _WIDTH_WITHOUT_TERMINAL)
    if problem.hint:
        lines.append(f"   {paint('help:', Style.GOOD)} {one_line(problem.hint)}")
    return "\n".join(lines) + "\n"


def _excerpt(problem: Problem, paint: Paint, width: int) -> list[str]:
    """The line of the file with a caret below, moved so that the place is in sight."""
    number = f"{problem.line:>5} | "
    room = max(20, width - len(number))
    begin, end = problem.column - 1, problem.column - 1 + problem.length
    text = problem.excerpt
    before = _harmless(text[:begin])
    marked = _harmless(text[begin:end])
    after = _harmless(text[end:])
    if width_of(before + marked + after) > room:
        before = ending(before, room // 2)
        marked = beginning(marked, room - width_of(before) - 1)
        after = beginning(after, room - width_of(before + marked))
    style = _STYLES[problem.severity]
    carets = paint("^" * max(1, width_of(marked)), style)
    margin = " " * (len(number) - 2) + "| "
    return [
        f"{paint(number, Style.FAINT)}{before}{marked}{after}".rstrip(),
        f"{margin}{' ' * width_of(before)}{carets}",
    ]


def _harmless(text: str) -> str:
    return visible(text).replace("\t", " ").replace("\n", " ")


def _statistics(problems: Sequence[Problem], paint: Paint) -> str:
    counts = Counter(problem.code for problem in problems)
    known = problem_codes()
    return "".join(
        f"{count:>6}  {paint(code, _STYLES[known[code].severity])}  {known[code].title}\n"
        for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _json(problems: Sequence[Problem], files: int, options: Mapping[str, Any]) -> str:
    from scorer.output.formats.write import render

    body = {
        "files": files,
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "code": problem.code,
                "severity": str(problem.severity),
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
        "statistics": dict(sorted(Counter(problem.code for problem in problems).items())),
    }
    presentation = Presentation(
        kind="validate",
        title="Problems",
        blocks=(),
        body=body,
        provenance=Provenance(TOOL, None, options, ()),
    )
    rendered = render(presentation, "json", width=None, color=False)
    return rendered if isinstance(rendered, str) else rendered.decode()


_GITHUB_WORDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def _github(problem: Problem) -> str:
    """A workflow command of GitHub Actions, which shows as a mark on the line."""
    properties: dict[str, str | int] = {
        "file": problem.path,
        "line": problem.line,
        "col": problem.column,
        "endColumn": problem.column + problem.length,
        "title": f"{problem.code} {problem_codes()[problem.code].slug}",
    }
    listed = ",".join(f"{key}={_github_property(value)}" for key, value in properties.items())
    message = problem.message + (f"\n{problem.hint}" if problem.hint else "")
    return f"::{_GITHUB_WORDS[problem.severity]} {listed}::{_github_text(message)}"


def _github_text(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _github_property(value: str | int) -> str:
    return _github_text(str(value)).replace(":", "%3A").replace(",", "%2C")


_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _sarif(problems: Sequence[Problem]) -> str:
    """A log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS)."""
    import json

    rules = list(problem_codes())
    used = [code for code in rules if any(problem.code == code for problem in problems)]
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "scorer",
                        "version": __version__,
                        "rules": [_sarif_rule(problem_codes()[code]) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _sarif_result(problem, used.index(problem.code)) for problem in problems
                ],
            }
        ],
    }
    text = json.dumps(log, ensure_ascii=True, indent=2)
    return f"{text}\n"


def _sarif_rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.slug.split("-")),
        "shortDescription": {"text": f"{code.title}."},
        "fullDescription": {"text": code.why},
        "help": {"text": f"Instead of\n{_indented(code.bad)}\nwrite\n{_indented(code.good)}"},
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _sarif_result(problem: Problem, rule: int) -> dict[str, Any]:
    message = problem.message + (f". Help: {problem.hint}" if problem.hint else "")
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": visible(message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(visible(problem.path))},
                    "region": {
                        "startLine": problem.line,
                        "startColumn": problem.column,
                        "endColumn": problem.column + problem.length,
                    },
                }
            }
        ],
    }


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
