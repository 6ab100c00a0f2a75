"""Rows of named columns, from a worksheet or a delimited text; what the names mean is not known."""

import csv
import io
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

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
_LINES_TRIED = 40
"""Lines at the top of a text that are cut up to find its delimiter."""
_HXL_TAG = re.compile(r"#[a-z]\w*(?:\s*\+[a-z]\w*)*", re.IGNORECASE)
"""What the Humanitarian Exchange Language says of a column: `#adm1+name`."""
_SEPARATOR_LINE = "sep="
"""How a first line begins that tells Excel the delimiter."""


@dataclass(eq=False, slots=True)
class NamedValue(Entry):
    """One filled field: its value and the name of its column; its text is as people read it.

    Dates are `2025-11-20`, whole numbers have no point.
    """

    name: str
    value: CellValue
    formula: str = ""
    """The formula behind the value, which is what was stored of it; never worked out here."""
    column: int = 0
    """The number of its column, from 1."""

    @classmethod
    def of(
        cls, name: str, value: CellValue, place: str, formula: str = "", *, column: int = 0
    ) -> "NamedValue":
        """A field as its file has it."""
        text = value if isinstance(value, str) else text_of(SheetCell(value))
        return cls(place, text, name, value, formula, column)

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
    header: Mapping[int, str] = field(default_factory=dict)
    """The names of the columns by their numbers, those without a name left out."""


class RawTable(ABC):
    """Rows of cells before anybody knows which of them is the header."""

    name: str

    @property
    @abstractmethod
    def rows(self) -> Sequence[int]:
        """The numbers of the filled rows, from 1, in their order."""

    @abstractmethod
    def texts(self, row: int) -> Mapping[int, str]:
        """The filled cells of a row as texts, by column from 1."""

    @abstractmethod
    def fields(
        self, row: int, names: Mapping[int, str], called: Mapping[int, str]
    ) -> Iterator[NamedValue]:
        """The filled cells of a row. names: of their columns. called: how to find each column."""

    @abstractmethod
    def place(self, row: int, column: int, called: str = "") -> str:
        """How a person finds a cell. called: its column."""

    @abstractmethod
    def width(self, row: int) -> int | None:
        """How many fields a row has, filled or not; None where rows have no ends."""

    def entries(self, row: int) -> Iterator[Entry]:
        """The cells of a row that lies in no table."""
        for column, text in self.texts(row).items():
            yield Entry(self.place(row, column), text)

    def below(
        self, head: int, names: Mapping[int, str] | None = None, last: int | None = None
    ) -> "Records":
        """The rows below a header, to the last one of a table.

        names: of the columns, where it is not the header alone that says.
        """
        names = {at: text.strip() for at, text in (names or self.texts(head)).items()}
        seen = Counter(names.values())
        called = {
            at: name if name and seen[name] == 1 else f"{name} (number {at})".strip()
            for at, name in names.items()
        }
        rows = (
            tuple(self.fields(row, names, called))
            for row in self.rows
            if row > head and (last is None or row <= last)
        )
        filled = _below_tags(tuple(row for row in rows if row))
        header = {at: name for at, name in names.items() if name}
        return Records(self.name, tuple(names.values()), filled, header)


class _Worksheet(RawTable):
    """A worksheet; what is merged downwards stands in each of its rows."""

    def __init__(self, sheet: WorkSheet) -> None:
        self.name = sheet.name
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


class _Text(RawTable):
    """A text of separated values."""

    def __init__(
        self, name: str, lines: list[list[str]], widths: list[int], prefix: str = ""
    ) -> None:
        """widths: how many fields each line has, empty ones at its end too.

        prefix: what the place of a field begins with.
        """
        self.name = name
        self._lines = lines
        self._widths = widths
        self._prefix = prefix
        self._rows = [number for number, line in enumerate(lines, start=1) if any(line)]

    @property
    def rows(self) -> Sequence[int]:
        return self._rows

    def texts(self, row: int) -> Mapping[int, str]:
        line = self._lines[row - 1]
        return {column: text for column, text in enumerate(line, start=1) if text}

    def fields(
        self, row: int, names: Mapping[int, str], called: Mapping[int, str]
    ) -> Iterator[NamedValue]:
        for column, text in enumerate(self._lines[row - 1], start=1):
            if text:
                place = self.place(row, column, called.get(column, ""))
                yield NamedValue(place, text, names.get(column, ""), text, column=column)

    def place(self, row: int, column: int, called: str = "") -> str:
        return f"{self._prefix}row {row}, column {called or column}"

    def width(self, row: int) -> int | None:
        return self._widths[row - 1]


def _named(name: str, cell: SheetCell, place: str, column: int) -> NamedValue:
    if cell.formula:
        value = cell.value if cell.stored is None else cell.stored
        return NamedValue.of(name, value, place, str(cell.value), column=column)
    return NamedValue.of(name, cell.value, place, column=column)


def _below_tags(rows: tuple[tuple[NamedValue, ...], ...]) -> tuple[tuple[NamedValue, ...], ...]:
    """The rows without the one of HXL tags that humanitarians put below a header."""
    tagged = rows and all(_HXL_TAG.fullmatch(answer.text.strip()) for answer in rows[0])
    return rows[1:] if tagged else rows


def sheet_table(sheet: WorkSheet) -> RawTable:
    """The rows of a worksheet."""
    return _Worksheet(sheet)


def below_first_row(table: RawTable) -> Records:
    """The table whose first filled row is the header."""
    return table.below(table.rows[0]) if table.rows else Records(table.name, (), ())


def columns_of(content: bytes, name: str) -> frozenset[str]:
    """The names of the columns of a CSV file, without a look at all its rows."""
    beginning = "\n".join(decoded(content, name).split("\n", _LINES_TRIED)[:_LINES_TRIED])
    return frozenset(below_first_row(text_table(beginning.encode(), name)).columns)


def text_table(content: bytes, name: str, *, one_of_several: bool = False) -> RawTable:
    """The rows of a CSV file; FormError where it is no UTF-8 text, too large or broken.

    one_of_several: the places of its fields name the file too.
    """
    text = decoded(content, name)
    first, _, rest = text.partition("\n")
    named = first.strip().strip('"')
    if named.casefold().startswith(_SEPARATOR_LINE) and len(named) == len(_SEPARATOR_LINE) + 1:
        delimiter, text = named[-1], f"\n{rest}"
    else:
        delimiter = _delimiter(text)
    lines: list[list[str]] = []
    widths: list[int] = []
    left = MOST_VALUES
    for line in _lines(text, name, delimiter):
        widths.append(len(line))
        while line and not line[-1].strip():
            line.pop()
        left -= sum(map(bool, line))
        if left < 0:
            raise FormError(f"{name} has more than {MOST_VALUES:,} filled fields; split it")
        if len(line) > MOST_COLUMNS:
            raise FormError(f"{name} has {len(line):,} columns; at most {MOST_COLUMNS:,} are read")
        lines.append(line)
    return _Text(name, lines, widths, f"{name}, " if one_of_several else "")


def _lines(text: str, name: str, delimiter: str) -> Iterator[list[str]]:
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise FormError(f"{name} is not a sound CSV file: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same number of fields."""
    beginning = text[:LONGEST_FIELD]

    def agreement(delimiter: str) -> tuple[int, int]:
        try:
            reader = csv.reader(io.StringIO(beginning, newline=""), delimiter=delimiter)
            widths = [len(line) for line in islice(reader, _LINES_TRIED) if len(line) > 1]
        except csv.Error:
            widths = []
        ((width, lines),) = Counter(widths).most_common(1) or [(0, 0)]
        return lines, width

    return max(DELIMITERS, key=agreement)


def unshielded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in tuple("=+-@\t\r") else text
