"""What rows were read to say, remembered by their texts, so that none is read closely twice.

Of a table, a field about the sheet says the same whatever stands beside it, and so do its ratings
together. A row is read closely where its ratings are new, or a text of it is less than clear.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from scorer.forms.intake.asked import Role
from scorer.forms.intake.ledger import Fate
from scorer.forms.intake.records import FilledRow, NamedValue, place_of_row
from scorer.forms.intake.understood import UnderstoodSheet
from scorer.model import Cell
from scorer.texts.forms import FIELDS

ABOUT_THE_SHEET = tuple(each for each in FIELDS if each != "crossing")
_FIELDS = ("crossing", "name", *ABOUT_THE_SHEET)
_CALLED = {"name": "crossing_name"}
"""Of those, the field of the sheet that is called otherwise."""
_MOST_REMEMBERED = 50_000
"""Crossings, combinations of the other fields about a sheet, and of ratings."""
_FEWEST_TEXTS = 2
"""A row of one text alone may be a footnote, whatever the text says elsewhere."""

_Texts = Sequence[str]


class Memory:
    """What the rows of one table were read to say; rows that hold more than texts are not asked."""

    def __init__(
        self,
        header: Mapping[int, str],
        roles: Mapping[str, Role],
        alone: Callable[[str, str], str | None],
    ) -> None:
        """header: the names of the columns by their numbers, from 1. roles: of these names.

        alone: what a text says as a field about the sheet, `crossing` or another, wherever it
        stands; None where that has to be read closely.
        """
        what = {at - 1: roles.get(name, Role("")).what for at, name in header.items()}
        self._width = max(header, default=0)
        head = {at: what[at] for at in what if what[at] in ("crossing", *ABOUT_THE_SHEET)}
        self._of_the_sheet = {at: each for at, each in what.items() if each in _FIELDS}
        self._crossing = next((at for at, each in what.items() if each == "crossing"), 0)
        self._name = next((at for at in what if what[at] == "name"), None)
        """The column of a crossing's name beside its id, which tells no sheet from another."""
        self._unexplained = [at for at in range(self._width) if not what.get(at)]
        own = {*head, self._name, *self._unexplained}
        rest = [at for at in what if at not in own and what[at] != "derived"]
        self._others = {at: each for at, each in self._of_the_sheet.items() if each != "crossing"}
        self.key = _texts_at(list(head))
        """What the texts of a row say of its sheet, the crossing among it; rows that agree are one
        sheet."""
        self._texts_of_others = _texts_at(list(self._others))
        self._texts_of_ratings = _texts_at(rest)
        self._alone = alone
        self._fields: dict[tuple[str, str], str | None] = {}
        self._heads: dict[_Texts, dict[str, str] | None] = {}
        self._cells: dict[tuple[_Texts, ...], tuple[Mapping[str, Cell], bool]] = {}
        """By the texts of the ratings; with each, whether there is any such text."""
        about = list(self._of_the_sheet.values())
        self.usable = "crossing" in about and len(set(about)) == len(about)
        """Whether each field about the sheet has one column, so that none hangs on another."""

    def texts(self, row: FilledRow) -> _Texts:
        """The texts of a row, as far as the header goes at least."""
        texts = row.texts or ()
        return texts if len(texts) >= self._width else [*texts, *[""] * (self._width - len(texts))]

    def names_a_crossing(self, row: FilledRow) -> bool:
        """Whether a row says which crossing it is about."""
        return bool(self.texts(row)[self._crossing])

    def holds_unexplained(self, row: FilledRow) -> bool:
        """Whether a row holds something in a column that nobody explained, or beyond all."""
        texts = row.texts or ()
        if len(texts) > self._width:
            return True
        return any(texts[at] for at in self._unexplained if at < len(texts))

    def recall(self, rows: Sequence[FilledRow]) -> UnderstoodSheet | None:
        """The sheet that some rows are, where all they say was understood before; else None."""
        every = [self.texts(row) for row in rows]
        first = every[0]
        cells, rated = self._cells.get(tuple(map(self._texts_of_ratings, every)), (None, False))
        if cells is None or not self._have_one_name(every):
            return None
        crossing = self._said("crossing", first[self._crossing]) if first[self._crossing] else None
        head = self._head(self._texts_of_others(first))
        if crossing is None or head is None or 1 + len(head) + rated < _FEWEST_TEXTS:
            return None
        return UnderstoodSheet(
            crossing=crossing,
            cells=cells,
            place=place_of_row(rows[0].place()),
            places=_Places(rows[0], first, self._of_the_sheet),
            **head,  # type: ignore[arg-type]  # texts all
        )

    def remember(self, rows: Sequence[FilledRow], sheet: UnderstoodSheet) -> None:
        """Keep what the ratings of some rows were read to say, if all the rows hold was taken and
        nothing doubted."""
        every = [self.texts(row) for row in rows]
        if sheet.doubts or not self._have_one_name(every):
            return
        if not all(self._is_taken(answer) for row in rows for answer in row):
            return
        if len(self._cells) < _MOST_REMEMBERED:
            texts = tuple(map(self._texts_of_ratings, every))
            self._cells[texts] = sheet.cells, any(map(any, texts))

    def _said(self, what: str, text: str) -> str | None:
        """What a text says as a field about a sheet; None where the row is to be read closely."""
        field = what, text
        if field not in self._fields:
            _make_room(self._fields)
            self._fields[field] = self._alone(what, text)
        return self._fields[field]

    def _head(self, texts: _Texts) -> dict[str, str] | None:
        """What the fields about a sheet say beside its crossing; None as above."""
        if texts not in self._heads:
            _make_room(self._heads)
            fields = zip(self._others.values(), texts, strict=True)
            said = {what: self._said(what, text) for what, text in fields if text}
            known = {_CALLED.get(what, what): each for what, each in said.items() if each}
            self._heads[texts] = known if len(known) == len(said) else None
        return self._heads[texts]

    def _have_one_name(self, every: Sequence[_Texts]) -> bool:
        at = self._name
        return at is None or len(every) == 1 or len({texts[at] for texts in every}) == 1

    def _is_taken(self, answer: NamedValue) -> bool:
        return answer.fate in (Fate.USED, Fate.FRAME) or answer.column - 1 in self._unexplained


def _texts_at(columns: Sequence[int]) -> Callable[[_Texts], tuple[str, ...]]:
    """A function that gives the texts of some columns."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda texts: tuple([texts[at] for at in columns])


def _make_room(remembered: dict[Any, Any]) -> None:
    if len(remembered) >= _MOST_REMEMBERED:
        remembered.clear()


class _Places(Mapping[str, str]):
    """Where the fields about a sheet stand, told when somebody asks."""

    __slots__ = ("_head", "_row", "_texts")

    def __init__(self, row: FilledRow, texts: _Texts, head: Mapping[int, str]) -> None:
        self._row = row
        self._texts = texts
        self._head = head

    def __getitem__(self, field: str) -> str:
        for at, what in self._head.items():
            if what == field and self._texts[at]:
                return self._row.place(at + 1)
        raise KeyError(field)

    def __iter__(self) -> Iterator[str]:
        return (what for at, what in self._head.items() if self._texts[at])

    def __len__(self) -> int:
        return sum(1 for _ in self)
