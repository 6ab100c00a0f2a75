"""A filled grid, ours or one in the wild, as sheets; no file format is known here."""

import re
from collections.abc import Callable

from scorer.forms.grids.cells import PlacedCell
from scorer.forms.grids.document import GridDocument, GridParagraph, GridTable
from scorer.forms.grids.layout import STATEMENT_COLUMNS, arranged
from scorer.forms.grids.living import living_paragraph, living_row
from scorer.forms.grids.nested import with_scales_as_text
from scorer.forms.grids.rows import RowReader
from scorer.forms.grids.sheets import GridSheets
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import KnownTexts
from scorer.forms.intake.ledger import Ledger, understood
from scorer.forms.intake.understood import Understood, UnderstoodSheet
from scorer.forms.lexicon.grids import GRID_COLUMNS, HEAD


def read_grid(
    document: GridDocument,
    context: FormContext,
    recognised_as: str,
    as_written: Callable[[str], str] = str,
) -> Understood:
    """What the filled grids of a document say.

    as_written: turns a text as the format has it into what somebody wrote.
    """
    ledger = Ledger(KnownTexts(context.rubric), as_written)
    sheets = _GridReader(context, ledger).read(document)
    return understood(recognised_as, sheets, ledger)


class _GridReader:
    def __init__(self, context: FormContext, ledger: Ledger) -> None:
        self._context = context
        self._scale = context.rubric.scale
        self._headings = context.headings
        self._ledger = ledger
        self._sheets = GridSheets(context, ledger)
        self._rows = RowReader(context, ledger, self._sheets)

    def read(self, document: GridDocument) -> list[UnderstoodSheet]:
        paragraphs = 0
        for block in document.blocks:
            if isinstance(block, GridTable):
                self._table(block)
            else:
                paragraphs += 1
                self._paragraph(block, block.place or f"paragraph {paragraphs}")
        self._sheets.end()
        for aside in document.asides:
            entry = self._ledger.enter(aside.place, aside.text)
            if aside.place.startswith("page") and _PAGE_NUMBER.fullmatch(aside.text):
                entry.pass_over()
        if not self._sheets.begun:
            self._ledger.doubt("document", "no grid was found in it")
        return [sheet.finish() for sheet in self._sheets.begun]

    def _paragraph(self, paragraph: GridParagraph, place: str) -> None:
        if paragraph.shapes:
            self._sheets.pending.shapes.append(place)
        living = living_paragraph(paragraph, place, self._scale, self._ledger)
        for text in _fields_and_lines(living.text):
            self._sheets.take_line(self._ledger.enter(place, text))

    def _table(self, written: GridTable) -> None:
        table = with_scales_as_text(written)
        if self._is_frame(table):
            for number, row in enumerate(table.rows, start=1):
                for index, cell in enumerate(row, start=1):
                    for block in cell.blocks:
                        if isinstance(block, GridTable):
                            self._table(block)
                        else:
                            place = f"table {table.number}, row {number}, cell {index}"
                            self._paragraph(block, place)
            return
        parts = arranged(self._placed(table), self._context)
        about_all = self._sheets.pending.about_all()
        for number, part in enumerate(parts):
            if number:
                self._sheets.pending = about_all
            self._rows.read(part)
        for inner in (each for row in table.rows for cell in row for each in cell.inner):
            self._table(inner)

    def _placed(self, table: GridTable) -> list[list[PlacedCell]]:
        rows = []
        for number, row in enumerate(table.rows, start=1):
            places = [
                cell.place or f"table {table.number}, row {number}, cell {index}"
                for index, cell in enumerate(row, start=1)
            ]
            living = living_row(row, places, self._scale, self._ledger)
            cells = zip(living, places, strict=True)
            rows.append([PlacedCell.entered(cell, place, self._ledger) for cell, place in cells])
        return rows

    def _is_frame(self, table: GridTable) -> bool:
        """Whether a table only frames what lies in its cells, and grids are among that."""
        inner = [each for row in table.rows for cell in row for each in cell.inner]
        return any(map(self._names_dimensions, inner)) and not any(
            self._headings.leaf(line) or GRID_COLUMNS.meaning(line) in STATEMENT_COLUMNS
            for row in table.rows
            for cell in row
            for line in cell.text.split("\n")
            if line.strip()
        )

    def _names_dimensions(self, table: GridTable) -> bool:
        return any(
            self._headings.leaf(cell.text.partition("\n")[0])
            or any(map(self._names_dimensions, cell.inner))
            for row in table.rows
            for cell in row
        )


def _fields_and_lines(text: str) -> list[str]:
    """The lines of a paragraph, those behind the label of a field together with it."""
    found: list[str] = []
    in_field = False
    for line in map(str.strip, text.strip().split("\n")):
        if HEAD.labelled(line) or not in_field:
            in_field = HEAD.labelled(line) is not None
            found.append(line)
        else:
            found[-1] += f"\n{line}"
    return found


_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,3}(?:\W+\d{1,3})?)?\W*")
