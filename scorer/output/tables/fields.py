"""What a result says of each of its rows, said once: table and JSON document both come from it.

A presentation lists the fields of its rows; `table_of` lays them out as a table for people and
spreadsheets, `records_of` as the rows of the JSON document.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar, overload

from scorer.output.findings.wording import level
from scorer.output.tables.table import Audience, Column, Table, TableCell, Value

Item = TypeVar("Item")
"""What a row is about: a crossing with its scores, a sheet, a change ..."""
Whole = TypeVar("Whole")
"""What such an item is a part of."""

Plain = Value | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value as JSON documents hold it; truth values are integers."""


@dataclass(frozen=True)
class Field(Generic[Item]):
    """One thing said of every row: under which key, under which title, and what it is."""

    key: str
    title: str | None
    """The head of its column; None where no table has it, only the JSON document."""
    of: Callable[[Item], TableCell | Plain]
    """What it is for a row: a plain value, or a cell where people read other words than that."""
    align: Literal["left", "right", "center"] = "left"
    audience: Audience = Audience.BOTH
    prose: bool = False
    plain: Callable[[Item], Plain] | None = None
    """Its value in the JSON document where that is not the value of its cell."""
    under: str = ""
    """The key in the JSON document that holds it among its like, as `ratings` holds each leaf's."""

    def cell(self, item: Item) -> TableCell:
        """What a table shows of it: texts as they are, numbers short, several texts in a row."""
        said = self.of(item)
        if isinstance(said, str):
            return TableCell(said, said)
        if isinstance(said, TableCell):
            return said
        if said is None:
            return TableCell("")
        if isinstance(said, bool):
            return TableCell(word := "yes" if said else "no", word)
        if isinstance(said, Sequence | Mapping):
            return TableCell(joined := ", ".join(map(str, said)), joined)
        return TableCell(level(said), said)

    def value(self, item: Item) -> Plain:
        """What the JSON document holds of it."""
        if self.plain is not None:
            return self.plain(item)
        said = self.of(item)
        return said.value if isinstance(said, TableCell) else said

    def through(self, part: Callable[[Whole], Item]) -> "Field[Whole]":
        """The same said of whatever has such an item as a part."""
        of, plain = self.of, self.plain
        return Field(
            self.key,
            self.title,
            lambda whole: of(part(whole)),
            self.align,
            self.audience,
            self.prose,
            None if plain is None else lambda whole: plain(part(whole)),
            self.under,
        )


def chosen(fields: Iterable[Field[Item]], keys: str) -> list[Field[Item]]:
    """Some of the fields: those of the keys, which stand between blanks, in that order."""
    by_key = {field.key: field for field in fields}
    return [by_key[key] for key in keys.split()]


def table_of(items: Iterable[Item], fields: Iterable[Field[Item]], title: str = "") -> Table:
    """The fields that have a title as columns, in their order; a row an item."""
    shown: list[Field[Item]] = []
    columns: list[Column] = []
    for field in fields:
        if field.title is not None:
            shown.append(field)
            columns.append(Column(field.key, field.title, field.align, field.audience, field.prose))
    rows = tuple(tuple(field.cell(item) for field in shown) for item in items)
    return Table(tuple(columns), rows, title)


def records_of(
    items: Iterable[Item], fields: Iterable[Field[Item]], keys: str = ""
) -> list[dict[str, Any]]:
    """The items as rows of a JSON document.

    keys: which fields a row has and in which order, between blanks; those that stand under one
    key by that key. Without any, all fields but those for readers, in their order.
    """
    order = keys.split()
    told = [
        field
        for field in fields
        if ((field.under or field.key) in order if keys else field.audience is not Audience.READER)
    ]
    records = [_record(item, told) for item in items]
    return [{key: record[key] for key in order} for record in records] if keys else records


class LazyRecords(Sequence[dict[str, Any]], Generic[Item]):
    """The rows of a JSON document, each made when it is asked for: only that document needs them.

    See `records_of`.
    """

    def __init__(self, items: Sequence[Item], fields: Iterable[Field[Item]], keys: str) -> None:
        self._items = items
        self._fields = tuple(fields)
        self._keys = keys

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(index, slice):
            return records_of(self._items[index], self._fields, self._keys)
        return records_of([self._items[index]], self._fields, self._keys)[0]


def _record(item: Item, fields: Iterable[Field[Item]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for field in fields:
        holder = record.setdefault(field.under, {}) if field.under else record
        holder[field.key] = field.value(item)
    return record
