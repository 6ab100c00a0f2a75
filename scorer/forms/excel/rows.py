"""A worksheet as rows of cells before anybody knows which of them is the header."""

from collections.abc import Iterator, Mapping, Sequence

from scorer.forms.excel.workbook import SheetCell, WorkSheet, text_of
from scorer.forms.intake.records import NamedValue, RawTable


def rows_of(sheet: WorkSheet) -> RawTable:
    """The rows of a worksheet."""
    return _Worksheet(sheet)


class _Worksheet(RawTable):
    """A worksheet; what is merged downwards stands in each of its rows."""

    def __init__(self, sheet: WorkSheet) -> None:
        self.name, self.title = sheet.name, sheet.title
        self._sheet = sheet
        self._rows = sorted(sheet.rows)
        self._carried = {
            (row, column): sheet.rows[top][column]
            for top, column, bottom, _ in sheet.merged
            if column in sheet.rows.get(top, {})
            for row in range(top + 1, bottom + 1)
            if row in sheet.rows
        }

    @property
    def rows(self) -> Sequence[int]:
        return self._rows

    def texts(self, row: int) -> Mapping[int, str]:
        cells = sorted(self._sheet.rows.get(row, {}).items())
        return {column: text_of(cell) for column, cell in cells}

    def fields(
        self,
        row: int,
        names: Mapping[int, str],
        called: Mapping[int, str],  # noqa: ARG002
    ) -> Iterator[NamedValue]:
        cells = self._sheet.rows[row]
        carried = {at: self._carried[row, at] for at in names if (row, at) in self._carried}
        for column, cell in sorted({**carried, **cells}.items()):
            yield _named(names.get(column, ""), cell, self._sheet.place(row, column), column)

    def place(self, row: int, column: int, called: str = "") -> str:  # noqa: ARG002
        return self._sheet.place(row, column)

    def width(self, row: int) -> int | None:  # noqa: ARG002
        return None


def _named(name: str, cell: SheetCell, place: str, column: int) -> NamedValue:
    if cell.formula:
        value = cell.value if cell.stored is None else cell.stored
        return NamedValue.of(name, value, place, str(cell.value), column=column)
    return NamedValue.of(name, cell.value, place, column=column)
