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
_MEANT = {
    "rating": "the rating",
    "low": "the lowest plausible level",
    "high": "the highest plausible level",
}


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
        before = getattr(self, what)
        if before is not None and read.level is not None and read.level != before:
            found.doubt(place, f"{_MEANT[what]} is {before} already; {read.level} is kept here")
            found.keep(place, str(value))
            return
        setattr(self, what, before if read.level is None else read.level)
        if read.doubt:
            found.doubt(place, read.doubt)
            found.keep(place, str(value))

    def put_because(self, text: str | None, place: str, found: Findings) -> None:
        """The reason of the rating; a second, other one is doubted and kept."""
        if text and self.because is not None and text != self.because:
            found.doubt(place, "a reason is given already; this one is kept here")
            found.keep(place, text)
        elif text:
            self.because = text

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
