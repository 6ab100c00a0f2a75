"""Rows of named columns, from a worksheet or a delimited text; what the names mean is not known."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.forms.errors import FormError
from scorer.forms.excel.workbook import CellValue, SheetCell, WorkSheet, text_of
from scorer.forms.intake.ledger import Entry
from scorer.forms.opening.decoding import decoded

MOST_VALUES = 2_000_000
"""Filled fields of one table."""
MOST_COLUMNS = 4_000
LONGEST_FIELD = 1_000_000
"""Characters of one field."""
DELIMITERS = (",", ";", "\t", "|")


@dataclass(eq=False, slots=True)
class NamedValue(Entry):
    """One filled field: its value and the name of its column; its text is as people read it.

    Dates are `2025-11-20`, whole numbers have no point.
    """

    name: str
    value: CellValue
    formula: bool = False

    @classmethod
    def of(cls, name: str, value: CellValue, place: str, *, formula: bool = False) -> "NamedValue":
        """A field as its file has it."""
        text = value if isinstance(value, str) else text_of(SheetCell(value))
        return cls(place, text, name, value, formula)

    @property
    def told(self) -> str:
        """How it reads among the texts that are left over: with the name of its column."""
        return f"{self.name}: {self.text}" if self.name else self.text


@dataclass(frozen=True)
class Records:
    """A header and its rows; empty fields are left out."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[NamedValue, ...], ...]


def from_sheet(sheet: WorkSheet, header_row: int | None = None) -> Records:
    """The table of a worksheet; without a header row, its first filled row is the header."""
    filled = sorted(sheet.rows)
    if not filled:
        return Records(sheet.name, (), ())
    head = header_row or filled[0]
    names = {column: text_of(cell).strip() for column, cell in sorted(sheet.rows[head].items())}
    rows = tuple(
        tuple(
            NamedValue.of(
                names.get(column, ""),
                text_of(cell) if cell.month_only else cell.value,
                sheet.place(row, column),
                formula=cell.formula,
            )
            for column, cell in sorted(sheet.rows[row].items())
        )
        for row in filled
        if row > head
    )
    return Records(sheet.name, tuple(names.values()), rows)


def from_delimited(content: bytes, name: str, *, one_of_several: bool = False) -> Records:
    """The table of a CSV file; FormError where it is no UTF-8 text, too large or broken.

    one_of_several: the places of its fields name the file too.
    """
    reader = _lines(decoded(content, name), name)
    columns = tuple(text.strip() for text in next(reader, []))
    if len(columns) > MOST_COLUMNS:
        raise FormError(f"{name} has {len(columns):,} columns; at most {MOST_COLUMNS:,} are read")
    prefix = f"{name}, " if one_of_several else ""
    return Records(name, columns, tuple(_answers(reader, columns, name, prefix)))


def _answers(
    lines: Iterator[list[str]], columns: Sequence[str], name: str, prefix: str
) -> Iterator[tuple[NamedValue, ...]]:
    left = MOST_VALUES
    named = [f"column {column or index + 1}" for index, column in enumerate(columns)]
    for index, column in enumerate(columns):
        if columns.index(column) < index:
            named[index] = f"column {column} (number {index + 1})"
    for number, line in enumerate(lines, start=2):
        answers = []
        for index, value in enumerate(line):
            if value:
                column = columns[index] if index < len(columns) else ""
                where = named[index] if index < len(named) else f"column {index + 1}"
                place = f"{prefix}row {number}, {where}"
                answers.append(NamedValue(place, value, column, value))
        left -= len(answers)
        if left < 0:
            raise FormError(f"{name} has more than {MOST_VALUES:,} filled fields; split it")
        if answers:
            yield tuple(answers)


def _lines(text: str, name: str) -> Iterator[list[str]]:
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error as error:
        raise FormError(f"{name} is not a sound CSV file: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first line into most fields."""
    first = text[:LONGEST_FIELD].partition("\n")[0]

    def fields(delimiter: str) -> int:
        try:
            return len(next(csv.reader([first], delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=fields)


def unshielded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in tuple("=+-@\t\r") else text
