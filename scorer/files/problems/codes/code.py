"""One entry of the catalogue of problem codes."""

from dataclasses import dataclass

from scorer.files.problems.finding import severity_of
from scorer.files.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """What a problem code stands for."""

    code: str
    """`E204`: E for errors, W for warnings, N for notes."""
    slug: str
    """The same in words, for those who search: `rating-off-scale`."""
    title: str
    """One line."""
    why: str
    """Why it matters."""
    bad: str
    """What gets this code; a few lines of a file, or a sentence."""
    good: str
    """How it is mended."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return severity_of(self.code)
