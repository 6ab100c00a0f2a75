"""A presentation as an Excel workbook: a worksheet per table, typed cells, notes and provenance."""

import io
import math
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scorer.files.office import without_seeming_escapes, worksheet_name
from scorer.output.formats.columns import for_programs, tables_of
from scorer.output.formats.escape import visible
from scorer.output.formats.medium import Medium
from scorer.output.formats.wrapping import width_of
from scorer.output.tables.origin import facts
from scorer.output.tables.table import (
    Column,
    Grid,
    Paragraph,
    Presentation,
    Style,
    Table,
    TableCell,
    Value,
)
from scorer.output.tables.values import as_number

LONGEST_CELL = 16_000
"""Characters of one text in one cell; Excel holds 32,767 UTF-16 units, two to a character."""

NARROWEST, WIDEST, WIDEST_PROSE = 8, 40, 60
"""Column widths, in characters."""

CONTINUED = "Long texts"
_CONTINUATION = f" [continued in the sheet {CONTINUED}]"

GENERAL = "General"
"""Excel's number format for values that show as many digits as they have."""

_PERCENT = re.compile(r"-?\d+ ?%")
_DECIMALS = re.compile(r"[-+−]?\d+\.(\d+)")

_FONTS = {
    Style.STRONG: Font(bold=True),
    Style.FAINT: Font(color="FF59636F"),
    Style.GOOD: Font(color="FF1C6B33"),
    Style.BAD: Font(color="FFA32020"),
    Style.WARN: Font(color="FF7A5200"),
}
_ALIGNMENTS = {
    (align, prose): Alignment(horizontal=align, vertical="top", wrap_text=prose)
    for align in ("left", "right", "center")
    for prose in (False, True)
}
_HEAD_FONT = Font(bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="FFF2F5F8")


def render(presentation: Presentation, medium: Medium) -> bytes:  # noqa: ARG001 - as all formats
    """The workbook; every text stays text, one too long for a cell goes on in its own worksheet."""
    book = _Book()
    for number, table in enumerate(tables_of(presentation), start=1):
        book.add(for_programs(table), table.title or presentation.kind or f"Table {number}")
    words = _words(presentation)
    if words:
        book.add(_texts(("Text",), ((text,) for text in words)), "Notes")
    origin = presentation.provenance
    if origin:
        pairs = [*facts(origin), *((f"file {path}", sha256) for path, sha256 in origin.files)]
        book.add(_texts(("What", "Which"), pairs), "Provenance")
    return book.saved(presentation.title or presentation.kind, origin.tool if origin else "")


class _Book:
    """A workbook that grows worksheet by worksheet, with unique names and nothing cut off."""

    def __init__(self) -> None:
        self._book = Workbook()
        active = self._book.active
        assert active is not None
        self._book.remove(active)
        self._long_texts: list[tuple[str, str, str, str]] = []

    def add(self, table: Table, name: str) -> None:
        """A worksheet with a frozen header and a filter."""
        taken = self._book.sheetnames
        worksheet = self._book.create_sheet(worksheet_name(visible(name), taken, "Table"))
        for index, column in enumerate(table.columns, start=1):
            head = worksheet.cell(row=1, column=index)
            self._put_text(head, column.title)
            head.font, head.fill = _HEAD_FONT, _HEAD_FILL
            worksheet.column_dimensions[get_column_letter(index)].width = _width(table, index - 1)
        for number, row in enumerate(table.rows, start=2):
            self._fill(worksheet, number, row, table.columns)
        worksheet.freeze_panes = "A2"
        worksheet.auto_filter.ref = worksheet.dimensions

    def saved(self, title: str, creator: str) -> bytes:
        """The workbook as a file, after the texts that no cell could hold."""
        if self._long_texts:
            titles = ("Sheet", "Cell", "Part", "Text")
            self.add(_texts(titles, self._long_texts), CONTINUED)
        if not self._book.sheetnames:
            self._book.create_sheet("Empty")
        self._book.properties.title = visible(title)
        self._book.properties.creator = visible(creator) or None
        written = io.BytesIO()
        self._book.save(written)
        return written.getvalue()

    def _fill(
        self, worksheet: Worksheet, number: int, row: Sequence[TableCell], columns: Sequence[Column]
    ) -> None:
        wraps = any(column.prose for column in columns)
        for index, (cell, column) in enumerate(zip(row, columns, strict=True), start=1):
            target = worksheet.cell(row=number, column=index)
            assert isinstance(target, Cell)
            if isinstance(cell.value, str):
                self._put_text(target, cell.value)
            elif cell.value is not None:
                target.value = as_number(cell.value)
                number_format = _number_format(cell)
                if number_format != GENERAL:
                    target.number_format = number_format
            # Setting a style costs more than the value, so what is the default is not set.
            if wraps or column.align != "left":
                target.alignment = _ALIGNMENTS[column.align, column.prose]
            if cell.style in _FONTS:
                target.font = _FONTS[cell.style]

    def _put_text(self, target: Cell, text: str) -> None:
        shown = without_seeming_escapes(visible(text))
        if len(shown) > LONGEST_CELL:
            self._continue(target, shown)
            shown = shown[:LONGEST_CELL] + _CONTINUATION
        target.value = shown
        # Without these two a text like `=1+1` would be a formula now or after the next edit.
        target.data_type = "s"
        if shown.startswith(("=", "+", "-", "@")):
            target.quotePrefix = True

    def _continue(self, target: Cell, text: str) -> None:
        for part, start in enumerate(range(LONGEST_CELL, len(text), LONGEST_CELL), start=2):
            rest = text[start : start + LONGEST_CELL]
            self._long_texts.append((target.parent.title, target.coordinate, str(part), rest))


def _words(presentation: Presentation) -> list[str]:
    """Everything that is said outside of tables, in reading order."""
    words = [presentation.title]
    for block in presentation.blocks:
        if isinstance(block, Paragraph):
            words.append(block.text)
        elif isinstance(block, Grid):
            words += [f"{label}: {text}" for label, text in block.facts]
            words.append(block.note)
    return [text for text in (*words, *presentation.notes) if text]


def _texts(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    columns = tuple(
        Column(title.lower(), title, prose=number == len(titles))
        for number, title in enumerate(titles, start=1)
    )
    return Table(columns, tuple(tuple(TableCell(text, text) for text in row) for row in rows))


def _width(table: Table, index: int) -> float:
    column = table.columns[index]
    texts = (column.title, *(_said(row[index].value) for row in table.rows))
    longest = max(width_of(line) for text in texts for line in visible(text).split("\n"))
    return max(NARROWEST, min(longest + 3, WIDEST_PROSE if column.prose else WIDEST))


def _said(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _number_format(cell: TableCell) -> str:
    """As many decimals as the text shows; the cell keeps the exact value."""
    value = cell.value
    if isinstance(value, int) or _is_infinite(value):
        return GENERAL
    if _PERCENT.fullmatch(cell.text):
        return "0%"
    decimals = _DECIMALS.fullmatch(cell.text)
    return f"0.{'0' * len(decimals[1])}" if decimals else GENERAL


def _is_infinite(value: Value) -> bool:
    return not isinstance(value, str | Fraction | None) and not math.isfinite(value)
