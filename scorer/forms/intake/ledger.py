"""What became of every text of a file: taken for a meaning, known as the form's own, or left over.

A reader enters all that a file says and can only take entries; so what it passes over is left
over by construction, and not by its care.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar, overload

from scorer.forms.intake.headings import Headings
from scorer.forms.intake.understood import Doubt, Understood, UnderstoodSheet, Unplaced
from scorer.forms.lexicon.scope import Scope
from scorer.forms.lexicon.wording import hints_of


class Fate(Enum):
    """What became of an entry."""

    LEFT_OVER = "left over"
    FRAME = "frame"
    """It belongs to the form itself, or to the service that carried it."""
    USED = "used"
    """It can be read back from the sheet."""
    DOUBTED = "doubted"
    """A person has to look at it; it is kept."""


@dataclass(eq=False, slots=True)
class Entry:
    """A text where it stands in a file."""

    place: str
    """How a person finds it: `table 1, row 3, cell 1`, `line 12`, `Hekou!B7`."""
    text: str
    fate: Fate = field(default=Fate.LEFT_OVER, init=False)

    def use(self) -> None:
        """It went into the sheet."""
        self.fate = Fate.USED

    def pass_over(self) -> None:
        """It is the form's own: nobody filled it in."""
        self.fate = Fate.FRAME

    def doubt(self) -> None:
        """A person has to look at it, whatever it looks like."""
        self.fate = Fate.DOUBTED

    @property
    def told(self) -> str:
        """How it reads among the texts that are left over."""
        return self.text


EntryT = TypeVar("EntryT", bound=Entry)


class Together(ABC, Sequence[EntryT]):
    """Entries that stand together, such as a row, each made only when somebody looks at one."""

    __slots__ = ("_made", "_taken")

    def __init__(self) -> None:
        self._made: tuple[EntryT, ...] | None = None
        self._taken = False

    @abstractmethod
    def _make(self) -> Iterable[EntryT]:
        """The entries, as nobody took them."""

    def take(self) -> None:
        """All of it is used, or the form's own; nobody has to look at a single entry."""
        self._taken = True

    def left(self) -> Iterable[EntryT]:
        """The entries that may be left over: all that were not taken together."""
        return () if self._taken else self

    @property
    def _entries(self) -> tuple[EntryT, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[EntryT]:
        return iter(self._entries)

    @overload
    def __getitem__(self, index: int) -> EntryT: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[EntryT]: ...
    def __getitem__(self, index: int | slice) -> EntryT | Sequence[EntryT]:
        return self._entries[index]


class Ledger:
    """All that one file says, and what is doubtful about the file as a whole."""

    def __init__(
        self,
        known: Container[str] = (),
        as_written: Callable[[str], str] = str,
    ) -> None:
        """known: the texts that belong to the form, wherever they stand.

        as_written: turns a text as the format has it into what somebody wrote.
        """
        self.doubts: list[Doubt] = []
        self._entries: list[Entry | Together[Any]] = []
        self.known = known
        self.as_written = as_written

    def enter(self, place: str, text: str) -> Entry:
        """Take note of a text."""
        entry = Entry(place, text)
        self._entries.append(entry)
        return entry

    def enter_all(self, entries: Iterable[Entry]) -> None:
        """Take note of texts that are entries already."""
        if isinstance(entries, Together):
            self._entries.append(entries)
        else:
            self._entries.extend(entries)

    @property
    def extent(self) -> tuple[int, int]:
        """How much was entered and how much doubted so far."""
        return len(self._entries), len(self.doubts)

    def leave_together(self, entries: Iterable[Entry], place: str, told: str) -> None:
        """Leave over some entries as one text, such as a whole column or a whole row."""
        for entry in entries:
            entry.pass_over()
        self.enter(place, told)

    def set_aside(self, place: str, text: str, why: str) -> None:
        """Keep a text that does not count, such as one that is struck out, with a doubt."""
        self.enter(place, text).doubt()
        self.doubt(place, f"{why}: what stands there was not taken, and is kept beside")

    def doubt(self, place: str, message: str) -> None:
        """Something about the file that a person should look at."""
        self.doubts.append(Doubt(place, message))

    def left_over(self) -> tuple[Unplaced, ...]:
        """Every text that nobody took and that does not belong to the form, in reading order."""
        return tuple(
            Unplaced(entry.place, self.as_written(entry.told))
            for entered in self._entries
            for entry in (entered.left() if isinstance(entered, Together) else (entered,))
            if self._is_left(entry)
        )

    def pass_over_label(self, entry: Entry, label: str) -> None:
        """An entry is a label of the form; a hint that somebody put behind it is left over."""
        entry.pass_over()
        self.enter_hints(entry.place, label)

    def labelled(self, entry: Entry, scope: Scope, text: str) -> tuple[str, str] | None:
        """The meaning of the label that the text of an entry begins with, and what follows it."""
        found = scope.labelled(text)
        if found is not None:
            self.enter_hints(entry.place, text[: len(text) - len(found[1])])
        return found

    def use_title(self, entry: Entry, headings: Headings) -> None:
        """An entry names a dimension; what it says besides is left over."""
        entry.use()
        if headings.says_more(entry.text):
            self.enter(entry.place, entry.text)
        for hint in hints_of(entry.text):
            if headings.says_more(hint.strip("()（）")):
                self.enter(entry.place, hint)

    def enter_hints(self, place: str, label: str) -> None:
        """Take note of what stands in brackets behind a label that was understood without it."""
        for hint in hints_of(label):
            self.enter(place, hint)

    def _is_left(self, entry: Entry) -> bool:
        if entry.fate is Fate.LEFT_OVER:
            return bool(entry.text.strip()) and self.as_written(entry.text) not in self.known
        return entry.fate is Fate.DOUBTED


def understood(recognised_as: str, sheets: Iterable[UnderstoodSheet], ledger: Ledger) -> Understood:
    """What a file says: its sheets, and with them all that is in none."""
    finished = tuple(sheets)
    return Understood(recognised_as, finished, ledger.left_over(), tuple(ledger.doubts))
