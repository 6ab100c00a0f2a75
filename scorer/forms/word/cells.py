"""A cell of a Word table with its place: its lines, its statements, the title in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scorer.forms.intake.headings import Headings
from scorer.forms.intake.marks import Piece, read_scale
from scorer.forms.intake.statement_texts import Line
from scorer.forms.word.document import TableCell
from scorer.model import Scale


@dataclass(frozen=True)
class PlacedCell:
    """A cell with its place."""

    cell: TableCell
    place: str

    @property
    def text(self) -> str:
        """Its paragraphs, one a line."""
        return self.cell.text

    @property
    def first_line(self) -> str:
        """Its first line; a label may have a hint below it."""
        return self.text.partition("\n")[0].strip()

    def pieces(self) -> tuple[Piece, ...]:
        """All its characters with their looks."""
        return tuple(piece for each in self.cell.paragraphs for piece in each.pieces)

    def statement_lines(self) -> list[Line]:
        """Its paragraphs, to be told apart as statements."""
        return [Line(each.text, each.item) for each in self.cell.paragraphs]

    def rating_lines(self) -> list[tuple[Piece, ...]]:
        """Its lines, each as its characters with their looks."""
        lines: list[tuple[Piece, ...]] = []
        for paragraph in self.cell.paragraphs:
            lines += lines_of(paragraph.pieces)
        return lines

    def leaf(self, headings: Headings, scale: Scale) -> str | None:
        """The leaf that a line of the cell is the title of, or begins with before a scale."""
        for line in self.rating_lines():
            text = written(line)
            title = headings.leaf(text)
            if title is None and read_scale(line, scale) is not None:
                lead = re.match(r"[^\d\u2460-\u24ff\u2776-\u2793]*", text)
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
