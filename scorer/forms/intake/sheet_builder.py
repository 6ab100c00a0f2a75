"""One sheet while a reader goes through a form: what is understood, what is doubtful."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import ValidationError

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.levels import LevelRead, level_with_label, range_in
from scorer.forms.intake.statement_texts import tagged, unknown_tag
from scorer.forms.intake.understood import Doubt, UnderstoodCell, UnderstoodSheet, Unplaced
from scorer.model import Rubric, Statement, text_in
from scorer.texts.catalogue import languages
from scorer.texts.forms import every_form_text, form_texts
from scorer.vocabulary import METHODS

_REFERENCE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*@\d{1,6}")
_DOTTED_LINE = re.compile(r"[_.…]{3,}")
_MARKS = " \t\n*_[](){}<>\"'“”✓✔☑☒"
"""What people put around the method they choose."""


@dataclass
class CellBuilder:
    """One dimension of a sheet, so far."""

    rating: int | Decimal | None = None
    ambiguous: bool = False
    plausible: tuple[int | Decimal, int | Decimal] | None = None
    because: str | None = None
    strengths: list[Statement] = field(default_factory=list)
    drawbacks: list[Statement] = field(default_factory=list)


class SheetBuilder:
    """Takes what a reader finds, leaf by leaf, and keeps every doubt with its place."""

    def __init__(
        self, context: FormContext, place: str, restore: Callable[[str], str] = str
    ) -> None:
        """restore: turns the text of a statement as the form has it into what was written."""
        self.place = place
        self.heading: str | None = None
        """The heading over the sheet, which names the crossing where no field does."""
        self.fields: dict[str, str] = {}
        self._places: dict[str, str] = {}
        """Where the fields stand, those that are blank too."""
        self.cells: dict[str, CellBuilder] = {}
        self.doubts: list[Doubt] = []
        self.unplaced: list[Unplaced] = []
        self._context = context
        self._restore = restore
        self._titles = {leaf.id: text_in(leaf.title) for leaf in context.rubric.leaves}

    def cell(self, leaf: str) -> CellBuilder:
        """The dimension of a leaf id, begun if it was not."""
        return self.cells.setdefault(leaf, CellBuilder())

    def doubt(self, place: str, message: str, leaf: str | None = None) -> None:
        """Something a person should look at."""
        self.doubts.append(Doubt(place, f"{self._titles[leaf]}: {message}" if leaf else message))

    def rate(self, leaf: str, read: LevelRead, place: str) -> None:
        """A rating that was found; where two differ there is none."""
        cell = self.cell(leaf)
        if read.doubt:
            self.doubt(place, read.doubt, leaf)
        if read.level is None or cell.ambiguous:
            return
        if cell.rating is not None and cell.rating != read.level:
            self.doubt(place, f"ambiguous: rated {cell.rating} and {read.level}", leaf)
            cell.rating, cell.ambiguous = None, True
            return
        cell.rating = read.level

    def set_plausible(self, leaf: str, text: str, place: str) -> None:
        """The plausible range that a text such as `2 to 3` gives."""
        read = range_in(text, self._context.rubric.scale)
        if read.doubt:
            self.doubt(place, read.doubt, leaf)
        if read.plausible:
            self.cell(leaf).plausible = read.plausible

    def set_because(self, leaf: str, text: str) -> None:
        """The reason of a rating; a second part is added below the first."""
        if text.strip():
            cell = self.cell(leaf)
            cell.because = text if cell.because is None else f"{cell.because}\n{text}"

    def add_statement(self, leaf: str, column: str, text: str, place: str) -> None:
        """A strength or drawback as written, with its tag."""
        try:
            words, said = tagged(text)
            statement = Statement(text=self._restore(words), **said)
        except ValidationError as error:
            self.doubt(place, f"a statement cannot be kept: {error.errors()[0]['msg']}", leaf)
            self.unplaced.append(Unplaced(place, self._restore(text)))
            return
        doubtful = None if said else unknown_tag(self._restore(text))
        if doubtful:
            self.doubt(place, doubtful, leaf)
        cell = self.cell(leaf)
        (cell.strengths if column == "strengths" else cell.drawbacks).append(statement)

    def set_field(self, key: str, text: str, place: str) -> None:
        """A field of the head; one that says something else than before is kept as unplaced."""
        said = field_value(key, text)
        if said is None:
            self._places.setdefault(key, place)
            return
        if key not in self.fields:
            self._places[key] = place
        if self.fields.setdefault(key, said) != said:
            self.unplaced.append(Unplaced(place, f"{key}: {text}"))

    def finish(self) -> UnderstoodSheet:
        """The sheet, with a cell for every leaf of the rubric."""
        rubric = self._context.rubric
        missing = [self._titles[leaf] for leaf in rubric.leaf_ids if leaf not in self.cells]
        if missing and self.cells:
            self.doubt(self.place, f"not in the form: {', '.join(missing)}")
        return UnderstoodSheet(
            crossing=self._crossing(),
            cells={leaf: _understood(self.cell(leaf)) for leaf in rubric.leaf_ids},
            place=self.place,
            rubric=self.fields.get("rubric"),
            observed=self.fields.get("observed"),
            recorded=self.fields.get("recorded"),
            assessor=self.fields.get("assessor"),
            method=self.fields.get("method"),
            round=self.fields.get("round"),
            note=self.fields.get("note"),
            doubts=tuple(self.doubts),
            places=self._places,
        )

    def _crossing(self) -> str | None:
        written = self.fields.get("crossing") or self.heading
        return written and (self._context.headings.crossing(written) or written)


def _understood(cell: CellBuilder) -> UnderstoodCell:
    return UnderstoodCell(
        cell.rating, cell.plausible, cell.because, tuple(cell.strengths), tuple(cell.drawbacks)
    )


def field_value(key: str, text: str) -> str | None:
    """What a field of the head says; None where nothing was filled in."""
    if not text.strip() or _DOTTED_LINE.fullmatch(text.strip()):
        return None
    if key == "rubric":
        reference = _REFERENCE.search(text)
        return reference[0] if reference else None
    if key == "method":
        return _method_in(text)
    return text


def _method_in(text: str) -> str | None:
    """The method that a text names alone, or that alone is marked among all that are offered.

    None where they are offered as in a blank form; any other text as it stands.
    """
    named, marked = [], []
    for part in text.split("/"):
        core = part.strip(_MARKS)
        plain = " ".join(core.casefold().split())
        for method in METHODS:
            if plain in (method, *map(str.casefold, form_texts(method))):
                named.append(method)
                marked += [method] if part.strip() != core else []
    if len(named) < len(text.split("/")):
        return text
    if len(named) == 1 or len(marked) == 1:
        return (marked or named)[0]
    return None if not marked and len(named) == len(METHODS) else text


def known_texts(rubric: Rubric) -> frozenset[str]:
    """What the forms themselves say, in every language: nobody filled that in."""
    texts = every_form_text()
    for language in languages():
        texts.append(text_in(rubric.title, language))
        texts += [level_with_label(level, rubric, language) for level in rubric.scale.levels]
        texts += [text_in(label, language) for label in rubric.scale.labels.values()]
        for node in rubric.nodes:
            texts += [text_in(each, language) for each in (node.title, *node.aspects)]
            texts += [text_in(each, language) for each in node.levels.values()]
            if node.question is not None:
                texts.append(text_in(node.question, language))
    return frozenset(map(plain_text, texts))


def levels_as_shown(rubric: Rubric) -> dict[str, int | Decimal]:
    """The levels by what our forms show for them in any language: `3 - regular`."""
    return {
        plain_text(level_with_label(level, rubric, language)): level
        for language in languages()
        for level in rubric.scale.levels
    }


def is_known(text: str, known: frozenset[str]) -> bool:
    """Whether a text, or each of its lines, belongs to the form itself."""
    return plain_text(text) in known or all(
        plain_text(line) in known for line in text.splitlines() if line.strip()
    )


def plain_text(text: str) -> str:
    """A text without differences of blanks and case, and without signs at its ends."""
    return " ".join(text.casefold().split()).strip(" :.*_#()（）：。-")
