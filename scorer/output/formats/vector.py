"""A presentation as a drawn SVG picture: tables and sentences in plain text and rectangles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

from scorer.output.formats.columns import for_readers, own_title
from scorer.output.formats.escape import visible
from scorer.output.formats.medium import Medium
from scorer.output.formats.wrapping import width_of, wrap
from scorer.output.tables.grids import as_table
from scorer.output.tables.origin import in_one_line
from scorer.output.tables.table import (
    Column,
    Grid,
    Paragraph,
    Presentation,
    Style,
    Table,
    TableCell,
)

TITLE_SIZE, FONT_SIZE, NOTE_SIZE = 18, 14, 12
LINE = 20
"""Height of a line of text, in user units, as all lengths here."""

CELL = 8.0
"""Width of one terminal cell of text: a little more than sans-serif letters take on average."""

CAPITAL = 2.0
"""What a capital letter takes beyond its cell."""

PADDING = 12
MARGIN = 24

WIDEST_PROSE = 44
WIDEST_COLUMN = 60
PROSE_LINE = 100
"""Cells after which a cell of sentences, any other cell, and a paragraph break."""

_COLORS = {
    Style.PLAIN: "#1c2430",
    Style.STRONG: "#1c2430",
    Style.FAINT: "#59636f",
    Style.GOOD: "#1c6b33",
    Style.BAD: "#a32020",
    Style.WARN: "#7a5200",
}
_HEAD_BAND, _RULE = "#f2f5f8", "#d5dae0"
_ANCHORS = {"left": "start", "right": "end", "center": "middle"}


def render(presentation: Presentation, medium: Medium) -> str:
    """The picture on a white ground, as wide and high as its texts need."""
    drawing = _Drawing()
    drawing.sentences(own_title(presentation), Style.STRONG, size=TITLE_SIZE)
    for block in presentation.blocks:
        if isinstance(block, Paragraph):
            drawing.sentences(block.text, block.style)
        elif isinstance(block, Grid):
            drawing.sentences(block.title, Style.STRONG, size=TITLE_SIZE)
            for label, text in block.facts:
                drawing.sentences(f"{label}: {text}", Style.FAINT)
            drawing.table(as_table(block))
            drawing.sentences(block.note, Style.FAINT)
        else:
            drawing.sentences(block.title, Style.STRONG)
            drawing.table(for_readers(block))
    for note in presentation.notes:
        drawing.sentences(note, Style.FAINT, size=NOTE_SIZE)
    origin = presentation.provenance
    description = in_one_line(origin) if origin else ""
    if origin:
        drawing.sentences(
            f"{origin.tool}, {origin.rubric or ''}".rstrip(", "), Style.FAINT, size=NOTE_SIZE
        )
    return drawing.document(presentation.title or presentation.kind, description, medium.language)


@dataclass
class _Drawing:
    """Elements put on a sheet from top to bottom; grows as they come."""

    elements: list[str] = field(default_factory=list)
    right: float = 0
    bottom: float = MARGIN

    def sentences(self, text: str, style: Style, size: int = FONT_SIZE) -> None:
        """A paragraph over the whole width."""
        if not text:
            return
        for line in wrap(visible(text), PROSE_LINE):
            self.line(line, MARGIN, self.bottom + size, "left", style, size)
            self.right = max(self.right, MARGIN + _length(line) * size / FONT_SIZE)
            self.bottom += size + 6
        self.bottom += 6

    def table(self, table: Table) -> None:
        """A head on a band, rows between rules."""
        self.bottom += PADDING / 2
        columns = table.columns
        head = tuple(TableCell(column.title, style=Style.STRONG) for column in columns)
        texts = [_wrapped(row, columns) for row in (head, *table.rows)]
        widths = [
            max(_length(line) for row in texts for line in row[index]) + 2 * PADDING
            for index in range(len(columns))
        ]
        self.right = max(self.right, MARGIN + sum(widths))
        for number, (cells, lines) in enumerate(zip((head, *table.rows), texts, strict=True)):
            height = max(len(part) for part in lines) * LINE + PADDING
            if number == 0:
                self.rectangle(sum(widths), height, _HEAD_BAND)
            self.row(cells, lines, widths, columns)
            self.bottom += height
            self.rectangle(sum(widths), 1, _RULE)
        self.bottom += LINE

    def row(
        self,
        cells: Sequence[TableCell],
        lines: Sequence[Sequence[str]],
        widths: Sequence[float],
        columns: Sequence[Column],
    ) -> None:
        """The texts of one row, each in its column."""
        left: float = MARGIN
        for cell, part, width, column in zip(cells, lines, widths, columns, strict=True):
            x = {
                "left": left + PADDING,
                "right": left + width - PADDING,
                "center": left + width / 2,
            }[column.align]
            for number, line in enumerate(part):
                y = self.bottom + PADDING / 2 + (number + 0.75) * LINE
                self.line(line, x, y, column.align, cell.style, FONT_SIZE)
            left += width

    def line(self, text: str, x: float, y: float, align: str, style: Style, size: int) -> None:
        """One line of text with its foot at y."""
        if not text.strip(" "):
            return
        weight = ' font-weight="600"' if style is Style.STRONG else ""
        self.elements.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{_ANCHORS[align]}" font-size="{size}"'
            f' fill="{_COLORS[style]}"{weight}>{xml_escape(text)}</text>'
        )

    def rectangle(self, width: float, height: float, color: str) -> None:
        """A filled rectangle from the left margin, at the current height."""
        self.elements.append(
            f'<rect x="{MARGIN}" y="{self.bottom:.1f}" width="{width:.1f}" height="{height:.1f}"'
            f' fill="{color}"/>'
        )

    def document(self, title: str, description: str, language: str) -> str:
        """All elements as one SVG file, with words for those who cannot see it."""
        width, height = self.right + MARGIN, self.bottom + MARGIN / 2
        attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "lang": language,
            "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "font-family": "sans-serif",
        }
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        return "\n".join(
            [
                f"<svg{written}>",
                f"<title>{xml_escape(visible(title))}</title>",
                f"<desc>{xml_escape(visible(description))}</desc>",
                f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
                *self.elements,
                "</svg>",
                "",
            ]
        )


def _wrapped(cells: Sequence[TableCell], columns: Sequence[Column]) -> list[list[str]]:
    return [
        wrap(visible(cell.text), WIDEST_PROSE if column.prose else WIDEST_COLUMN)
        for cell, column in zip(cells, columns, strict=True)
    ]


def _length(line: str) -> float:
    return width_of(line) * CELL + sum(letter.isupper() for letter in line) * CAPITAL
