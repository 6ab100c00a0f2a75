"""A presentation as text for a terminal or a pipe: paragraphs, tables, grids, notes."""

from scorer.output.formats.columns import for_readers, own_title
from scorer.output.formats.escape import visible
from scorer.output.formats.medium import Medium
from scorer.output.formats.paint import Paint
from scorer.output.formats.text.grid import grid_lines
from scorer.output.formats.text.table import table_lines
from scorer.output.formats.wrapping import wrap
from scorer.output.tables.table import Block, Grid, Paragraph, Presentation, Style, Table

PROSE_WIDTH = 80
"""Cells in a line of prose where there is no terminal to fit."""

WIDEST_PROSE = 100
"""Cells that a line of prose takes at most: longer ones lose the reader's eye."""

NARROWEST = 20
"""Cells below which nothing sensible can be laid out; a narrower terminal wraps by itself."""


def render(presentation: Presentation, medium: Medium) -> str:
    """The presentation in lines of at most `medium.width` cells, none cropped.

    Without a width tables take what they need and prose wraps at 80.
    """
    paint = Paint(medium.color)
    width = None if medium.width is None else max(NARROWEST, medium.width)
    prose_width = PROSE_WIDTH if width is None else min(width, WIDEST_PROSE)
    parts = [_prose(own_title(presentation), Style.STRONG, prose_width, paint)]
    parts += [_block(block, width, prose_width, paint) for block in presentation.blocks]
    parts.append(
        [
            line
            for note in presentation.notes
            for line in _prose(note, Style.FAINT, prose_width, paint)
        ]
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _block(block: Block, width: int | None, prose_width: int, paint: Paint) -> list[str]:
    if isinstance(block, Paragraph):
        return _prose(block.text, block.style, prose_width, paint)
    if isinstance(block, Grid):
        return grid_lines(block, prose_width, paint)
    return _table(block, width, paint)


def _table(table: Table, width: int | None, paint: Paint) -> list[str]:
    title = (
        [] if not table.title else _prose(table.title, Style.STRONG, width or PROSE_WIDTH, paint)
    )
    return title + table_lines(for_readers(table), width, paint)


def _prose(text: str, style: Style, width: int, paint: Paint) -> list[str]:
    if not text:
        return []
    return [paint(line, style) for line in wrap(visible(text), width)]
