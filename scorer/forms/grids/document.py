"""A document as its paragraphs and tables: characters with their looks, whatever file has them."""

from dataclasses import dataclass

from scorer.forms.marks.scale import PLAIN, Look, Piece


@dataclass(frozen=True)
class Aside:
    """A text that stands beside the document's text, and where."""

    place: str
    text: str


@dataclass(frozen=True)
class GridParagraph:
    """One paragraph: its characters with their looks."""

    pieces: tuple[Piece, ...]
    item: bool = False
    """Whether it is an item of a list."""
    shapes: tuple[str, ...] = ()
    """What is drawn over or in it: `shape`, `picture`."""
    place: str = ""
    """How a person finds it; empty where it is counted."""

    @property
    def text(self) -> str:
        """What somebody wrote, without placeholders."""
        return "".join(piece.text for piece in self.pieces if not piece.placeholder)


@dataclass(frozen=True)
class GridCell:
    """One cell."""

    column: int
    """The grid column it begins in, from 0."""
    blocks: "tuple[Block, ...]"
    continues: bool = False
    """Whether it is merged with the cell above."""
    look: Look = PLAIN
    """Its ground and its border."""
    place: str = ""
    """How a person finds it; empty where it is counted."""

    @property
    def paragraphs(self) -> tuple[GridParagraph, ...]:
        """Its own paragraphs, without those of tables in it."""
        return tuple(each for each in self.blocks if isinstance(each, GridParagraph))

    @property
    def inner(self) -> "tuple[GridTable, ...]":
        """The tables that lie in it."""
        return tuple(each for each in self.blocks if isinstance(each, GridTable))

    @property
    def text(self) -> str:
        """Its paragraphs, one a line, without blanks at the ends."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs).strip()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its characters with their looks."""
        return tuple(piece for paragraph in self.paragraphs for piece in paragraph.pieces)

    @property
    def shapes(self) -> tuple[str, ...]:
        """What is drawn in it."""
        return tuple(shape for paragraph in self.paragraphs for shape in paragraph.shapes)


@dataclass(frozen=True)
class GridTable:
    """A table."""

    number: int
    """Counted from 1 through the document."""
    rows: tuple[tuple[GridCell, ...], ...]


Block = GridParagraph | GridTable


@dataclass(frozen=True)
class GridDocument:
    """What a document says, in reading order."""

    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    """Texts that stand beside: text boxes, comments, notes, page headers and footers."""
