"""What rows were read to say, remembered by their texts, so that none is read closely twice.

Of a table, a field about the sheet says the same whatever stands beside it, and so do its ratings
together. A row is read closely where one of its texts is new, or was ever less than clear.
"""

from collections.abc import Iterator, Mapping, Sequence

from scorer.forms.intake.asked import Role
from scorer.forms.intake.ledger import Fate
from scorer.forms.intake.records import NamedValue, Row, place_of_row
from scorer.forms.intake.understood import UnderstoodSheet
from scorer.model import Cell
from scorer.texts.forms import FIELDS

ABOUT_THE_SHEET = tuple(each for each in FIELDS if each != "crossing")
_FIELDS = ("crossing", "name", *ABOUT_THE_SHEET)
_MOST_REMEMBERED = 50_000
"""Texts of one column, and combinations of ratings."""
_FEWEST_TEXTS = 2
"""A row of one text alone may be a footnote, whatever the text says elsewhere."""

_Texts = Sequence[str]


class Memory:
    """What the rows of one table were read to say; rows that hold more than texts are not asked."""

    def __init__(self, header: Mapping[int, str], roles: Mapping[str, Role]) -> None:
        """header: the names of the columns by their numbers, from 1. roles: of these names."""
        what = {at - 1: roles.get(name, Role("")).what for at, name in header.items()}
        self._width = max(header, default=0)
        self._head = {at: what[at] for at in what if what[at] in ("crossing", *ABOUT_THE_SHEET)}
        self._of_the_sheet = {at: each for at, each in what.items() if each in _FIELDS}
        self._name = next((at for at in what if what[at] == "name"), None)
        """The column of a crossing's name beside its id, which tells no sheet from another."""
        self._unexplained = [at for at in range(self._width) if not what.get(at)]
        own = {*self._head, self._name, *self._unexplained}
        self._rest = [at for at in what if at not in own and what[at] != "derived"]
        self._said: dict[int, dict[str, str]] = {at: {} for at in self._of_the_sheet}
        self._cells: dict[tuple[tuple[str, ...], ...], Mapping[str, Cell]] = {}
        about = list(self._of_the_sheet.values())
        self.usable = "crossing" in about and len(set(about)) == len(about)
        """Whether each field about the sheet has one column, so that none hangs on another."""

    def key(self, row: Row) -> tuple[str, ...]:
        """What a row says of its sheet, the crossing among it; rows that agree are one sheet."""
        texts = self._texts(row)
        return tuple([texts[at] for at in self._head])

    def names_a_crossing(self, row: Row) -> bool:
        """Whether a row says which crossing it is about."""
        texts = self._texts(row)
        return any(texts[at] for at, what in self._head.items() if what == "crossing")

    def holds_unexplained(self, row: Row) -> bool:
        """Whether a row holds something in a column that nobody explained, or beyond all."""
        texts = self._texts(row)
        return len(texts) > self._width or any(texts[at] for at in self._unexplained)

    def recall(self, rows: Sequence[Row]) -> UnderstoodSheet | None:
        """The sheet that some rows are, where all they say was understood before; else None."""
        first, ratings = self._parts(rows)
        cells = self._cells.get(ratings)
        if cells is None or not self._have_one_name(rows):
            return None
        head: dict[str, str] = {}
        for at, known in self._said.items():
            text = first[at]
            if text:
                said = known.get(text)
                if said is None:
                    return None
                head[self._field(at)] = said
        if "crossing" not in head or len(head) + any(map(any, ratings)) < _FEWEST_TEXTS:
            return None
        place = place_of_row(rows[0].place())
        places = _Places(rows[0], first, self._of_the_sheet)
        return UnderstoodSheet(cells=cells, place=place, places=places, **head)  # type: ignore[arg-type]  # texts all

    def remember(self, rows: Sequence[Row], sheet: UnderstoodSheet) -> None:
        """Keep what some rows were read to say, if all of it was taken and nothing doubted."""
        if sheet.doubts or not self._have_one_name(rows):
            return
        if not all(self._is_taken(answer) for row in rows for answer in row):
            return
        first, ratings = self._parts(rows)
        for at, known in self._said.items():
            said = getattr(sheet, self._field(at))
            if first[at] and said is not None and len(known) < _MOST_REMEMBERED:
                known[first[at]] = said
        if len(self._cells) < _MOST_REMEMBERED:
            self._cells[ratings] = sheet.cells

    def _texts(self, row: Row) -> _Texts:
        texts = row.texts or ()
        return texts if len(texts) >= self._width else [*texts, *[""] * (self._width - len(texts))]

    def _parts(self, rows: Sequence[Row]) -> tuple[_Texts, tuple[tuple[str, ...], ...]]:
        """What the first row says of the sheet, and what all say of its dimensions."""
        every = [self._texts(row) for row in rows]
        return every[0], tuple([tuple([texts[at] for at in self._rest]) for texts in every])

    def _have_one_name(self, rows: Sequence[Row]) -> bool:
        at = self._name
        if at is None or len(rows) == 1:
            return True
        return len({self._texts(row)[at] for row in rows}) == 1

    def _field(self, at: int) -> str:
        return self._head.get(at, "crossing_name")

    def _is_taken(self, answer: NamedValue) -> bool:
        return answer.fate in (Fate.USED, Fate.FRAME) or answer.column - 1 in self._unexplained


class _Places(Mapping[str, str]):
    """Where the fields about a sheet stand, told when somebody asks."""

    __slots__ = ("_head", "_row", "_texts")

    def __init__(self, row: Row, texts: _Texts, head: Mapping[int, str]) -> None:
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
