"""What was read of one dimension so far, from cells or answers that come one by one."""

from dataclasses import dataclass, field
from decimal import Decimal

from scorer.forms.excel.workbook import CellValue
from scorer.forms.intake.levels import level_in
from scorer.forms.intake.statement_words import Findings
from scorer.forms.intake.understood import UnderstoodCell
from scorer.model import Scale, Statement

LEVELS = ("rating", "low", "high")
"""The answers that are levels of the scale."""


@dataclass
class LeafAnswers:
    """The answers about one leaf, each put where it belongs as it comes."""

    rating: int | Decimal | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    because: str | None = None
    strength: list[Statement] = field(default_factory=list)
    drawback: list[Statement] = field(default_factory=list)
    place: str = ""
    """Where the first answer stands."""

    def put_level(
        self,
        what: str,
        value: CellValue,
        place: str,
        scale: Scale,
        found: Findings,
        *,
        formula: bool = False,
    ) -> None:
        """A rating or an end of the plausible range; what is no level goes to the findings."""
        self.place = self.place or place
        if formula:
            found.doubt(place, "a formula is not worked out; put its value there")
            found.keep(place, str(value))
            return
        read = level_in(value, scale)
        setattr(self, what, read.level)
        if read.doubt:
            found.doubt(place, read.doubt)
            found.keep(place, str(value))

    def add(self, polarity: str, statement: Statement) -> None:
        """A strength or a drawback, after those that came before."""
        (self.strength if polarity == "strength" else self.drawback).append(statement)

    def cell(self, found: Findings) -> UnderstoodCell:
        """The finished cell; half a plausible range goes to the findings."""
        plausible = None
        if self.low is not None and self.high is not None and self.low <= self.high:
            plausible = (self.low, self.high)
        elif self.low is not None or self.high is not None:
            message = "a plausible range needs its lowest level and, not below it, its highest"
            found.doubt(self.place, message)
            found.keep(self.place, f"plausible: {self.low} to {self.high}")
        return UnderstoodCell(
            self.rating, plausible, self.because, tuple(self.strength), tuple(self.drawback)
        )
