"""One sheet while a reader goes through a form: what is understood, what is doubtful."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from pydantic import ValidationError

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Entry, Ledger
from scorer.forms.intake.statement_texts import Line, split_statements, tagged
from scorer.forms.intake.statements import WrittenStatement, read_statement
from scorer.forms.intake.understood import Doubt, UnderstoodSheet
from scorer.forms.lexicon.answers import METHOD, STATUS
from scorer.forms.lexicon.grids import CELL_LABELS
from scorer.forms.lexicon.scope import Scope
from scorer.forms.lexicon.wording import without_hints
from scorer.forms.marks.levels import LevelRead, range_in
from scorer.model import Cell, Statement, text_in
from scorer.model.names import plain_name
from scorer.texts.forms import FIELDS

Level = int | Decimal

_REFERENCE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*@\d{1,6}")
_DOTTED_LINE = re.compile(r"[_.…]{3,}")
_MARKS = " \t\n*_[](){}<>\"'“”✓✔☑☒"
"""What people put around the word they choose."""


@dataclass(slots=True)
class _CellSoFar:
    """One dimension of a sheet, so far."""

    rating: Level | None = None
    rated_at: str = ""
    """The place of the rating."""
    ambiguous: bool = False
    """Whether one place says two things of it."""
    plausible: tuple[Level, Level] | None = None
    low: Level | None = None
    high: Level | None = None
    ends: list[Entry] = field(default_factory=list)
    """Where the ends of the plausible range stand, if these stand apart."""
    because: str | None = None
    strengths: list[Statement] = field(default_factory=list)
    drawbacks: list[Statement] = field(default_factory=list)


class SheetBuilder:
    """Takes what a reader finds, leaf by leaf, and keeps every doubt with its place.

    What is said twice and differently is doubted: the first stands, the other is left over.
    """

    def __init__(
        self,
        context: FormContext,
        ledger: Ledger,
        place: str,
        as_written: Callable[[str], str] = str,
    ) -> None:
        """as_written: turns a text as the format has it into what somebody wrote."""
        self.place = place
        self.doubts: list[Doubt] = []
        self._fields: dict[str, str] = {}
        self._places: dict[str, str] = {}
        """Where the fields stand, those that are blank too."""
        self._cells: dict[str, _CellSoFar] = {}
        self._heading: tuple[str, Entry] | None = None
        self._context = context
        self._ledger = ledger
        self._as_written = as_written
        self._titles = {leaf.id: text_in(leaf.title) for leaf in context.rubric.leaves}

    @property
    def leaves(self) -> frozenset[str]:
        """The dimensions that the form had a place for, so far."""
        return frozenset(self._cells)

    def is_rated(self, leaf: str) -> bool:
        """Whether levels were found for a dimension, one or more."""
        cell = self._cells.get(leaf)
        return cell is not None and (cell.rating is not None or cell.ambiguous)

    def field(self, key: str) -> str:
        """A field of the head, so far; empty where it was not found."""
        return self._fields.get(key, "")

    def begin(self, leaf: str) -> None:
        """The form has a place for a dimension, if perhaps an empty one."""
        self._cell(leaf)

    def doubt(self, place: str, message: str, leaf: str | None = None) -> None:
        """Something a person should look at."""
        self.doubts.append(Doubt(place, f"{self._titles[leaf]}: {message}" if leaf else message))

    def rate(self, leaf: str, read: LevelRead, *entries: Entry) -> None:
        """A rating that was found.

        Where one place says two things there is no rating; of two places the first stands.
        """
        cell, place = self._cell(leaf), entries[0].place
        if read.doubt:
            self.doubt(place, read.doubt, leaf)
        if read.plausible is not None and cell.plausible is None:
            cell.plausible = read.plausible
        for text in read.rest:
            self._ledger.enter(place, text)
        if read.level is None:
            if read.doubt:
                _keep(entries)
            else:
                _use(entries)
        elif cell.ambiguous:
            self.doubt(place, f"ambiguous: rated {read.level} too", leaf)
            _keep(entries)
        elif cell.rating in (None, read.level):
            cell.rating, cell.rated_at = read.level, place
            _use(entries)
        elif cell.rated_at == place:
            self.doubt(place, f"ambiguous: rated {cell.rating} and {read.level}", leaf)
            cell.rating, cell.ambiguous = None, True
            _keep(entries)
        else:
            message = f"rated {cell.rating} and {read.level}; {cell.rating} stands"
            self.doubt(place, f"ambiguous: {message}", leaf)
            _keep(entries)

    def set_end(self, leaf: str, end: str, read: LevelRead, entry: Entry) -> None:
        """The lowest or the highest plausible level, where each stands alone: `low`, `high`."""
        cell = self._cell(leaf)
        before = getattr(cell, end)
        if read.doubt:
            self.doubt(entry.place, read.doubt, leaf)
            entry.doubt()
        elif before is not None and read.level not in (None, before):
            which = {"low": "lowest", "high": "highest"}[end]
            message = f"the {which} plausible level is {before} and {read.level}; {before} stands"
            self.doubt(entry.place, message, leaf)
            entry.doubt()
        else:
            setattr(cell, end, before if read.level is None else read.level)
            cell.ends.append(entry)
            entry.use()

    def set_plausible(self, leaf: str, text: str, entry: Entry) -> None:
        """The plausible range that a text such as `2 to 3` gives."""
        cell, read = self._cell(leaf), range_in(text, self._context.rubric.scale)
        if read.doubt:
            self.doubt(entry.place, read.doubt, leaf)
            entry.doubt()
        if read.plausible is None:
            if read.doubt is None:
                entry.pass_over()
        elif cell.plausible in (None, read.plausible):
            cell.plausible = read.plausible
            entry.use()
        else:
            message = "the plausible range is given twice; the first stands"
            self.doubt(entry.place, message, leaf)
            entry.doubt()

    def set_because(self, leaf: str, text: str, *entries: Entry) -> None:
        """The reason of a rating."""
        if not text.strip():
            for entry in entries:
                entry.pass_over()
            return
        cell, place = self._cell(leaf), entries[0].place
        if cell.because not in (None, text):
            self.doubt(place, "a reason is given already; this one is kept beside", leaf)
            _keep(entries)
            return
        try:
            Cell(rating=None, because=text)
        except ValidationError as error:
            self.doubt(place, f"the reason cannot be kept: {error.errors()[0]['msg']}", leaf)
            _keep(entries)
            return
        cell.because = text
        _use(entries)

    def add_tagged(self, leaf: str, column: str, text: str, place: str) -> None:
        """A strength or drawback as written, with its tag. column: `strengths` or `drawbacks`."""
        words, said = tagged(text, self._as_written)
        entry = self._ledger.enter(place, text)
        written = WrittenStatement(self._as_written(words), **said, tagged=bool(said))
        if self._is_rating(written.text):
            self.doubt(place, f"a rating stands among the {column}: {written.text[:60]!r}", leaf)
        self.add(leaf, column, written, entry)

    def _is_rating(self, text: str) -> bool:
        """Whether a text is a printed scale with a mark, or labelled as a rating."""
        if not any(map(str.isnumeric, text)):
            return False
        label = CELL_LABELS.labelled(text.replace("*", "").replace("_", ""))
        if label is not None and label[0] == "rating" and any(map(str.isdigit, label[1])):
            return True
        printed = self._context.scale_in(text)
        return printed is not None and printed != LevelRead()

    def add_list(self, leaf: str, column: str, text: str, entry: Entry) -> None:
        """The strengths or drawbacks that one field holds; a mere count of them is left over."""
        if text.strip().isdecimal():
            return
        entry.use()
        for each in split_statements(map(Line, text.split("\n"))):
            self.add_tagged(leaf, column, each, entry.place)

    def add(self, leaf: str, column: str, written: WrittenStatement, *entries: Entry) -> None:
        """A strength or drawback in words. column: `strengths` or `drawbacks`."""
        read, place = read_statement(written), entries[0].place
        for doubt in read.doubts:
            self.doubt(place, doubt, leaf)
        if read.statement is None:
            if read.doubts:
                _keep(entries)
            return
        cell = self._cell(leaf)
        (cell.strengths if column == "strengths" else cell.drawbacks).append(read.statement)
        _use(entries)
        for each in read.left:
            self._ledger.enter(place, each)

    def set_field(self, key: str, text: str, *entries: Entry) -> None:
        """A field of the head; of two that differ the first stands."""
        said, place = field_value(key, text), entries[0].place
        if said is None:
            self._places.setdefault(key, place)
            if not is_filled_in(text) or key in ("method", "status"):
                for entry in entries:
                    entry.pass_over()
            return
        if key not in self._fields:
            self._places[key] = place
        if self._fields.setdefault(key, said) == said:
            _use(entries)
            self._leave_rest(key, text, said, place)
        else:
            first = self._fields[key]
            self.doubt(place, f"{key} is said twice, {first} and {said}; the first stands")
            _keep(entries)

    def _leave_rest(self, key: str, text: str, said: str, place: str) -> None:
        """What a field says beside the id in it."""
        headings = self._context.headings
        if key == "rubric":
            rest = text.replace(said, "")
        elif key == "crossing" and headings.crossing(text):
            name = without_hints(text)
            rest = "" if headings.crossing(name) else name
        else:
            return
        if rest.strip():
            self._ledger.enter(place, rest)

    def set_heading(self, text: str, entry: Entry) -> None:
        """The heading over the sheet, which names the crossing where no field does."""
        self._heading = (text, entry)

    def finish(self, *, of_a_whole_form: bool = True) -> UnderstoodSheet:
        """The sheet, with a cell for every leaf of the rubric.

        of_a_whole_form: a dimension that the form had no place for is doubted.
        """
        leaves = self._context.rubric.leaf_ids
        missing = [self._titles[leaf] for leaf in leaves if leaf not in self._cells]
        if missing and self._cells and of_a_whole_form:
            self.doubt(self.place, f"not in the form: {', '.join(missing)}")
        cells = {leaf: self._finished(leaf) for leaf in leaves}
        return UnderstoodSheet(
            crossing=self._crossing(),
            crossing_name=self._fields.get("name"),
            cells=cells,
            place=self.place,
            **{key: self._fields.get(key) for key in FIELDS if key != "crossing"},
            doubts=tuple(self.doubts),
            places=self._places,
        )

    def _cell(self, leaf: str) -> _CellSoFar:
        return self._cells.setdefault(leaf, _CellSoFar())

    def _finished(self, leaf: str) -> Cell:
        cell = self._cells.get(leaf, _CellSoFar())
        if cell.low is not None and cell.high is not None and cell.low <= cell.high:
            cell.plausible = cell.plausible or (cell.low, cell.high)
        elif cell.low is not None or cell.high is not None:
            place = cell.ends[0].place
            message = "a plausible range needs its lowest level and, not below it, its highest"
            self.doubt(place, message, leaf)
            self._ledger.enter(place, f"plausible: {cell.low} to {cell.high}")
        if not (cell.plausible or cell.because or cell.strengths or cell.drawbacks):
            return _rated_alone(type(cell.rating).__name__, cell.rating)
        return Cell(
            rating=cell.rating,
            plausible=cell.plausible,
            because=cell.because,
            strengths=tuple(cell.strengths),
            drawbacks=tuple(cell.drawbacks),
        )

    def _crossing(self) -> str | None:
        written = self._fields.get("crossing")
        if self._heading is not None:
            heading, entry = self._heading
            if written is None or plain_name(heading) in plain_name(written):
                entry.use()
            written = written or heading
        return written and (self._context.headings.crossing(written) or written)


@lru_cache(maxsize=1_000)
def _rated_alone(kind: str, rating: Level | None) -> Cell:  # noqa: ARG001 - 3 is not Decimal(3)
    """A cell that says a level and no more; tables have thousands of the same."""
    return Cell(rating=rating)


def _use(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        entry.use()


def _keep(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        entry.doubt()


def is_filled_in(text: str) -> bool:
    """Whether somebody wrote something where a form has a blank or a dotted line."""
    return bool(text.strip()) and not _DOTTED_LINE.fullmatch(text.strip())


def field_value(key: str, text: str) -> str | None:
    """What a field of the head says; None where nothing was filled in."""
    if not is_filled_in(text):
        return None
    if key == "rubric":
        reference = _REFERENCE.search(text)
        return reference[0] if reference else None
    if key == "method":
        return _choice_in(text, METHOD)
    if key == "status":
        return _choice_in(text, STATUS)
    return text


def _choice_in(text: str, words: Scope) -> str | None:
    """The word that a text says alone, or that alone is marked among all that are offered.

    None where they are offered as in a blank form; any other text as it stands.
    """
    named, marked = [], []
    parts = text.split("/")
    for part in parts:
        core = part.strip(_MARKS)
        word = words.word(core)
        if word is not None:
            named.append(word)
            marked += [word] if part.strip() != core else []
    if len(named) < len(parts):
        return text
    if len(named) == 1 or len(marked) == 1:
        return (marked or named)[0]
    return None if not marked and len(named) == len(words.meanings) else text
