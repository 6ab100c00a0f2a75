"""Tables within the cells of a table: a scale that is read as one line of its cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorer.forms.grids.document import Block, GridCell, GridParagraph, GridTable
from scorer.forms.marks.scale import Look, Piece
from scorer.forms.marks.signs import is_ticked

_NUMBER = re.compile(r"\W*\d{1,3}(?:[.,]\d)?\W*")
_MOST_LINES = 4
"""Rows, or columns, of a nested scale: its levels, their labels, the marks."""


def with_scales_as_text(table: GridTable) -> GridTable:
    """A table with every scale that lies in a table of its own as a line of the cell around it."""
    rows = tuple(tuple(_with_scales_as_text(cell) for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _with_scales_as_text(cell: GridCell) -> GridCell:
    if not cell.inner:
        return cell
    return replace(cell, blocks=tuple(block for each in cell.blocks for block in _settled(each)))


def _settled(block: Block) -> Iterator[Block]:
    lines = _as_line(block) if isinstance(block, GridTable) else None
    if lines is None:
        yield block
    else:
        yield from lines


def _as_line(table: GridTable) -> list[Block] | None:
    """A nested scale as paragraphs of its outer cell; None where a table is none."""
    if len(table.rows) == 1 and not any(cell.inner for cell in table.rows[0]):
        # levels side by side, each in a box of its own
        shapes = tuple(shape for cell in table.rows[0] for shape in cell.shapes)
        return [GridParagraph(tuple(_in_line(table.rows[0])), shapes=shapes)]
    steps = _steps(table)
    if steps is None:
        return None
    shapes = tuple(shape for step in steps for cell in step for shape in cell.shapes)
    return [GridParagraph(tuple(p for step in steps for p in _step(step)), shapes=shapes)]


def _steps(table: GridTable) -> list[list[GridCell]] | None:
    """The cells of each level, its number first, where one line of a table has all the numbers."""
    columns = sorted({cell.column for row in table.rows for cell in row})
    turned = [[cell for row in table.rows for cell in row if cell.column == c] for c in columns]
    for lines, across in ((table.rows, turned), (turned, table.rows)):
        if not 1 < len(lines) <= _MOST_LINES:
            continue
        for line in lines:
            numbers = [cell for cell in line if _NUMBER.fullmatch(cell.text)]
            if len(numbers) == len(line) > 1 and len(across) == len(line):
                return [
                    [number, *(cell for cell in step if cell is not number)]
                    for number, step in zip(numbers, across, strict=True)
                ]
    return None


def _step(cells: Sequence[GridCell]) -> Iterator[Piece]:
    """A level with its marks right behind it and its other texts after them."""
    number, *others = cells
    shade = next((cell.look for cell in others if cell.look != number.look), Look())
    for piece in number.pieces:
        yield replace(piece, look=_shaded(piece.look, shade)) if piece.text.strip() else piece
    others.sort(key=lambda cell: is_ticked(cell.text) is None)
    for cell in others:
        if is_ticked(cell.text) is None:
            yield Piece(" ")
        yield from (piece for piece in cell.pieces if piece.text.strip())
    yield Piece("\t")


def _shaded(look: Look, ground: Look) -> Look:
    """A look on the ground of the empty cell above or below it."""
    return replace(
        look, shading=ground.shading or look.shading, border=ground.border or look.border
    )


def _in_line(cells: Sequence[GridCell]) -> Iterator[Piece]:
    for cell in cells:
        of_one_level = _NUMBER.fullmatch(cell.text) is not None
        for paragraph in cell.paragraphs:
            for piece in paragraph.pieces:
                # without blanks, a mark is nearest to the level whose box it shares
                text = "".join(piece.text.split()) if of_one_level else piece.text
                yield replace(piece, text=text)
            yield Piece("\t")
