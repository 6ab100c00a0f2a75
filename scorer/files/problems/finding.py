"""Findings: what a check has to say about a place in a file, before the line is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.files.problems.problem import Problem, Severity
from scorer.files.yaml.located import Examined, Fault, Place, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place of a file's value."""

    code: str
    place: Place
    message: str
    hint: str = ""
    at_key: bool = False
    """Whether the key is at fault, and not what stands behind it."""
    span: Span | None = None
    """Where it lies, if that is known better than by its place."""


def severity_of(code: str) -> Severity:
    """The severity that the letter of a code stands for."""
    return {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}[code[0]]


def located(path: str, examined: Examined, findings: Iterable[Finding]) -> list[Problem]:
    """The findings in a file as problems, each with its line and column."""
    return [
        examined.problem(
            path,
            Fault(
                finding.code,
                finding.span or examined.span(finding.place, key=finding.at_key),
                finding.message,
                finding.hint,
            ),
            severity_of(finding.code),
        )
        for finding in findings
    ]


def faults(path: str, examined: Examined) -> list[Problem]:
    """What is wrong with the text itself."""
    return [examined.problem(path, fault, severity_of(fault.code)) for fault in examined.faults]


def without_place(path: str, code: str, message: str, hint: str = "") -> Problem:
    """A problem with a file as a whole, which cannot be opened and has no lines."""
    return Problem(path, 1, 1, code, severity_of(code), message, hint)


def at_line(path: str, line: int, finding: Finding, excerpt: str = "") -> Problem:
    """A finding in a table, whose places are lines."""
    severity = severity_of(finding.code)
    return Problem(path, line, 1, finding.code, severity, finding.message, finding.hint, excerpt)
