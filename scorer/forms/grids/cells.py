"""A cell of a table with its place: its lines, its statements, the title in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scorer.forms.grids.document import GridCell
from scorer.forms.intake.headings import Headings
from scorer.forms.intake.ledger import Entry, Ledger
from scorer.forms.intake.statement_texts import Line
from scorer.forms.marks.scale import Piece, read_scale
from scorer.model import Scale


@dataclass(frozen=True)
class CellLine:
    """One line of a cell: its characters with their looks, and what became of it."""

    pieces: tuple[Piece, ...]
    entry: Entry

    @property
    def text(self) -> str:
        """What somebody wrote, without blanks at the ends."""
        return self.entry.text


@dataclass(frozen=True)
class PlacedCell:
    """A cell with its place; all its lines are entered in the ledger."""

    cell: GridCell
    place: str
    lines: tuple[CellLine, ...]

    @classmethod
    def entered(cls, cell: GridCell, place: str, ledger: Ledger) -> "PlacedCell":
        """A cell of a table, its lines entered one by one."""
        lines = (line for each in cell.paragraphs for line in lines_of(each.pieces))
        entered = (CellLine(line, ledger.enter(place, written(line))) for line in lines)
        return cls(cell, place, tuple(entered))

    @property
    def text(self) -> str:
        """Its paragraphs, one a line."""
        return self.cell.text

    @property
    def first_line(self) -> str:
        """Its first line; a label may have a hint below it."""
        return self.text.partition("\n")[0].strip()

    @property
    def entries(self) -> list[Entry]:
        """Its lines in the ledger."""
        return [line.entry for line in self.lines]

    def pass_over_label(self, ledger: Ledger) -> None:
        """Its first line is a label of the form."""
        label = next((entry for entry in self.entries if entry.text), self.entries[0])
        ledger.pass_over_label(label, label.text)

    def statement_lines(self) -> list[Line]:
        """Its paragraphs, to be told apart as statements."""
        return [Line(each.text, each.item) for each in self.cell.paragraphs]

    def leaf(self, headings: Headings, scale: Scale) -> str | None:
        """The leaf that a line of the cell is the title of, or begins with before a scale."""
        for line in self.lines:
            title = headings.leaf(line.text)
            if title is None and read_scale(line.pieces, scale) is not None:
                lead = re.match(r"[^\d\u2460-\u24ff\u2776-\u2793]*", line.text)
                title = headings.leaf(lead[0]) if lead else None
            if title is not None:
                return title
        return None


def lines_of(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """Characters cut at line breaks."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(replace(piece, text=first))
        for other in others:
            yield tuple(line)
            line = [replace(piece, text=other)]
    yield tuple(line)


def joined(lines: Iterable[tuple[Piece, ...]]) -> list[Piece]:
    """Several lines as one run of characters."""
    return [piece for line in lines for piece in (*line, Piece("\n"))]


def written(pieces: tuple[Piece, ...]) -> str:
    """What somebody wrote, without placeholders and blanks at the ends."""
    return "".join(piece.text for piece in pieces if not piece.placeholder).strip()
