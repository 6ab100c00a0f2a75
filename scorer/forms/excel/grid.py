"""A worksheet laid out as a grid on paper: its cells as a table for the reader of grids."""

from collections.abc import Iterator, Sequence

from scorer.files.periods import period_meant
from scorer.forms.excel.workbook import SheetCell, WorkSheet, text_of
from scorer.forms.grids.document import (
    Block,
    GridCell,
    GridDocument,
    GridParagraph,
    GridTable,
)
from scorer.forms.grids.read import read_grid
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.understood import Understood
from scorer.forms.marks.scale import Piece
from scorer.texts.forms import form_text

MOST_CELLS_OF_A_GRID = 20_000
"""Cells of a worksheet, empty ones between others too; a larger one is no grid on paper."""


def read_as_grid(sheets: Sequence[WorkSheet], context: FormContext) -> Understood | None:
    """What worksheets say that are grids; None where no dimension is rated in any."""
    blocks = tuple(block for sheet in sheets for block in _blocks(sheet, context))
    read = read_grid(GridDocument(blocks, ()), context, "a grid in Excel")
    rated = any(cell.rating is not None for each in read.sheets for cell in each.cells.values())
    return read if rated else None


def _blocks(sheet: WorkSheet, context: FormContext) -> Iterator[Block]:
    """The table of a worksheet, below its name where that is a crossing or a period."""
    columns = sorted({column for row in sheet.rows.values() for column in row})
    if not columns or len(columns) * len(sheet.rows) > MOST_CELLS_OF_A_GRID:
        return
    if context.headings.crossing(sheet.name):
        sheet.title.pass_over()  # the paragraph takes its place
        yield GridParagraph((Piece(sheet.name),), place=sheet.name)
    elif period_meant(sheet.name):
        sheet.title.pass_over()
        yield GridParagraph(
            (Piece(f"{form_text('observed', 'en')}: {sheet.name}"),), place=sheet.name
        )
    yield GridTable(
        1,
        tuple(
            tuple(
                GridCell(
                    column,
                    tuple(
                        GridParagraph((Piece(line),))
                        for line in _text(cells.get(column)).split("\n")
                    ),
                    place=sheet.place(row, column),
                )
                for column in columns
            )
            for row, cells in sorted(sheet.rows.items())
        ),
    )


def _text(cell: SheetCell | None) -> str:
    """What a cell shows; of a formula, what was stored of it."""
    shown = cell if cell is None or cell.stored is None else SheetCell(cell.stored)
    return text_of(shown)
