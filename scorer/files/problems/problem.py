"""Problems found in files, as people see them: where, what, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: errors always count, warnings with `--strict`, notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, in its file: with the path, the line, and the line as it stands there.

    What a check finds is a `Finding`; it becomes a problem when its line has been looked up.
    """

    path: str
    """The file, relative to the workspace where it lies in it, with forward slashes."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    code: str
    """As documented by `scorer explain`: `E204`."""
    message: str
    hint: str = ""
    excerpt: str = ""
    """The line of the file, as it stands there."""
    length: int = 1
    """How many characters the caret underlines."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return severity_of(self.code)


def severity_of(code: str) -> Severity:
    """The severity that the letter of a code stands for."""
    return {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}[code[0]]


class InvalidFilesError(Exception):
    """Files that should have been read have errors."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(
            f"{first.path}:{first.line}:{first.column}: {first.code} {first.message}{more}"
        )
        self.problems = problems


class WorkspaceError(Exception):
    """There is no usable workspace; the message says what was looked for and where."""


class UnknownNameError(Exception):
    """Nothing of that name is there."""

    def __init__(
        self, kind: str, name: str, suggestions: tuple[str, ...], known: tuple[str, ...] = ()
    ) -> None:
        hint = f"did you mean {suggestions[0]}?" if suggestions else ""
        super().__init__(f"unknown {kind} {name!r}" + (f"; {hint}" if hint else ""))
        self.kind = kind
        self.name = name
        self.suggestions = suggestions
        """The ids most like it, the likeliest first."""
        self.known = known
        """All ids there are."""
