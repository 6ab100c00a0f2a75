"""Rows of named columns, and the tables of a file; what the names mean is not known here."""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Entry, Ledger, Together
from scorer.forms.intake.understood import Understood
from scorer.forms.intake.values import CellValue, as_text

_HXL_TAG = re.compile(r"#[a-z]\w*(?:\s*\+[a-z]\w*)*", re.IGNORECASE)
"""What the Humanitarian Exchange Language says of a column: `#adm1+name`."""


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
        return cls(place, as_text(value), name, value, formula, column)

    @property
    def told(self) -> str:
        """How it reads among the texts that are left over: with the name of its column."""
        return f"{self.name}: {self.text}" if self.name else self.text


@dataclass(frozen=True)
class Records:
    """A header and its rows; empty fields are left out."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Sequence[NamedValue], ...]
    header: Mapping[int, str] = field(default_factory=dict)
    """The names of the columns by their numbers, those without a name left out."""
    title: Entry | None = None
    """The name of its worksheet as a text of the file; None where it has none."""

    def enter_header(self, ledger: Ledger) -> None:
        """Take note of the names of its columns, which nobody understood."""
        for column, text in self.header.items():
            ledger.enter(f"{self.name}, heading of column {column}", text)

    def pass_over_title(self) -> None:
        """The name of its worksheet was given by the service that made it."""
        if self.title is not None:
            self.title.pass_over()


class RawTable(ABC):
    """Rows of cells before anybody knows which of them is the header."""

    name: str
    """Of its worksheet, or of its file."""
    title: Entry | None = None
    """See `Records.title`."""

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

    def line(self, row: int) -> Sequence[str] | None:  # noqa: ARG002 - most tables hold more
        """The texts of a row from the first column on; None where its cells hold more than that."""
        return None

    def first_text(self, row: int) -> str:
        """The text of the first filled cell of a row."""
        return next(iter(self.texts(row).values()), "")

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
            FilledRow(self, row, names, called)
            for row in self.rows
            if row > head and (last is None or row <= last)
        )
        filled = _below_tags(tuple(filter(FilledRow.is_filled, rows)))
        header = {at: name for at, name in names.items() if name}
        return Records(self.name, tuple(names.values()), filled, header, self.title)

    @property
    def header(self) -> Records:
        """The first filled row as a header without rows."""
        return self.below(self.rows[0], last=0) if self.rows else Records(self.name, (), ())

    def below_first_row(self) -> Records:
        """The table whose first filled row is the header."""
        return self.below(self.rows[0]) if self.rows else Records(self.name, (), ())


class FilledRow(Together[NamedValue]):
    """The filled fields of one row below a header."""

    __slots__ = ("_called", "_names", "_table", "number")

    def __init__(
        self, table: RawTable, number: int, names: Mapping[int, str], called: Mapping[int, str]
    ) -> None:
        """number: of the row in its table, from 1. names, called: see `RawTable.fields`."""
        super().__init__()
        self.number = number
        self._table = table
        self._names = names
        self._called = called

    def is_filled(self) -> bool:
        """Whether it holds any field."""
        texts = self.texts
        return any(texts) if texts is not None else bool(self)

    @property
    def texts(self) -> Sequence[str] | None:
        """Its texts from the first column on, where it holds no more than texts."""
        return self._table.line(self.number)

    def place(self, column: int = 1) -> str:
        """How a person finds the field of a column, from 1."""
        return self._table.place(self.number, column, self._called.get(column, ""))

    def _make(self) -> Iterator[NamedValue]:
        return self._table.fields(self.number, self._names, self._called)


def _below_tags(rows: tuple[FilledRow, ...]) -> tuple[FilledRow, ...]:
    """The rows without the one of HXL tags that humanitarians put below a header."""
    tagged = rows and all(_HXL_TAG.fullmatch(answer.text.strip()) for answer in rows[0])
    return rows[1:] if tagged else rows


@dataclass(frozen=True)
class Tables:
    """The tables of one file before anybody knows whose they are."""

    name: str
    """Of the file."""
    kind: str
    """Of the file: `XLSX`, `CSV`, `zip`."""
    raw: Sequence[RawTable]
    aside: Ledger = field(default_factory=Ledger)
    """What the file holds besides, such as hidden rows."""
    as_grid: Callable[[FormContext], Understood | None] | None = None
    """What the file says if its tables are grids as on paper, for files that may hold some."""

    @cached_property
    def headers(self) -> list[Records]:
        """The first filled row of each table, as its header without rows."""
        return [table.header for table in self.raw]

    def records(self) -> list[Records]:
        """Each table with its first filled row as its header."""
        return [table.below_first_row() for table in self.raw]


def place_of_row(place: str) -> str:
    """Where a row stands, told by the place of a field in it."""
    return place.rpartition(", column")[0] or place
