"""Findings: what readers and checks have to say of a file, before its lines are looked up."""

from dataclasses import dataclass
from typing import Any

from scorer.files.problems.problem import Problem, Severity, severity_of

Place = tuple[Any, ...]
"""Keys and indices from the top of a file to a value; in a table the line and the column's name."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters from its beginning."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, with the place of the value, or the span of the text, that it is in.

    Everything that reads or checks a file says so; with its path and line it is a `Problem`.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    at_key: bool = False
    """Whether the key is at fault, and not what stands behind it."""
    span: Span | None = None
    """Where it lies, if that is known better than by its place."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return severity_of(self.code)

    def problem(
        self, path: str, line: int = 1, column: int = 1, *, excerpt: str = "", length: int = 1
    ) -> Problem:
        """The same as a problem of a file; without a line it is about the file as a whole."""
        return Problem(
            path, line, column, self.code, self.message, self.hint, excerpt=excerpt, length=length
        )


def problem_of_file(path: str, code: str, message: str, hint: str = "") -> Problem:
    """A problem of a file as a whole, which cannot be opened and has no lines."""
    return Finding(code, (), message, hint).problem(path)
