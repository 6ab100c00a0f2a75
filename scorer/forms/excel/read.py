"""The Excel form as it comes back: what each row says, whatever was typed or pasted over it."""

from collections.abc import Iterable, Iterator, Mapping

from scorer.files.office import is_name_for, unescaped
from scorer.forms.excel.layout import (
    FORM,
    GUIDE,
    HEADER_KEYS,
    HIDDEN_SHEET,
    MOST_CONTINUED,
    FormColumn,
    prompt_for_cell,
    rating_key,
    rating_prompt,
    statement_key,
)
from scorer.forms.excel.living import living
from scorer.forms.excel.workbook import WorkSheet, text_of
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import KnownTexts
from scorer.forms.intake.ledger import Entry, Ledger, understood
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.statements import WrittenStatement
from scorer.forms.intake.understood import Understood, UnderstoodSheet
from scorer.forms.lexicon.answers import POLARITY
from scorer.forms.marks.levels import NOT_WORKED_OUT, level_in
from scorer.model import Rubric, in_every_language, text_in
from scorer.texts.catalogue import languages
from scorer.texts.forms import PAPER, SCREEN
from scorer.vocabulary import POLARITIES

RECOGNISED_AS = "an Excel form of this program"


def is_form(sheets: Iterable[WorkSheet]) -> bool:
    """Whether a workbook is our form, judged by its hidden sheet or by the keys of its rows."""
    return any(_is_hidden_sheet(sheet) or _is_crossing_sheet(sheet) for sheet in sheets)


def read_form(sheets: Iterable[WorkSheet], context: FormContext) -> Understood:
    """What the worksheets of our form say."""
    every = tuple(sheets)
    known = KnownTexts(context.rubric, (PAPER, SCREEN), _joined(context.rubric))
    ledger = Ledger(known)
    rubric = next((text_of(each.at(2, 2)) for each in every if _is_hidden_sheet(each)), None)
    read = []
    for written in every:
        if _is_hidden_sheet(written):
            continue
        sheet = living(written, ledger, known, _OWN_COLUMNS)
        entries = _entered(sheet, ledger)
        if _is_crossing_sheet(sheet):
            reader = _SheetReader(sheet, entries, context, ledger)
            read.append(reader.understood()._replace(rubric=rubric))
        elif _is_guide(sheet):
            entries[1, FormColumn.KEY].pass_over()
    return understood(RECOGNISED_AS, read, ledger)


def _joined(rubric: Rubric) -> Iterator[str]:
    """What guide and prompts say that joins several texts of the rubric."""
    for language in languages():
        yield unescaped(prompt_for_cell(rating_prompt(rubric, language)))
        for leaf in rubric.leaves:
            yield "; ".join(text_in(aspect, language) for aspect in leaf.aspects)


def _entered(sheet: WorkSheet, ledger: Ledger) -> dict[tuple[int, int], Entry]:
    """Every filled cell of a worksheet, by row and column."""
    return {
        (row, column): ledger.enter(sheet.place(row, column), text_of(cell))
        for row, cells in sorted(sheet.rows.items())
        for column, cell in sorted(cells.items())
    }


def _is_hidden_sheet(sheet: WorkSheet) -> bool:
    return sheet.name == HIDDEN_SHEET and text_of(sheet.at(1, 2)) == FORM


def _is_crossing_sheet(sheet: WorkSheet) -> bool:
    return any(text_of(row.get(FormColumn.KEY)) == "crossing" for row in sheet.rows.values())


def _is_guide(sheet: WorkSheet) -> bool:
    return text_of(sheet.at(1, FormColumn.KEY)) == GUIDE


class _SheetReader:
    """Reads one crossing's worksheet, row by row, by the keys in its hidden column."""

    def __init__(
        self,
        sheet: WorkSheet,
        entries: Mapping[tuple[int, int], Entry],
        context: FormContext,
        ledger: Ledger,
    ) -> None:
        self._sheet = sheet
        self._entries = entries
        self._context = context
        self._headings = context.headings
        self._ledger = ledger
        self._built = SheetBuilder(context, ledger, sheet.name)
        self._keys = {"heading", "crossing", *HEADER_KEYS, statement_key()}
        for leaf in context.rubric.leaf_ids:
            self._keys |= {rating_key(leaf), *(statement_key(leaf, each) for each in POLARITIES)}

    def understood(self) -> UnderstoodSheet:
        """Everything the worksheet says."""
        for row in sorted(self._sheet.rows):
            self._read(row)
        self._title()
        return self._built.finish()

    def _read(self, row: int) -> None:
        written = self._text(row, FormColumn.KEY)
        key, _, rest = written.partition(":")
        if written in self._keys:
            self._pass_over(row, FormColumn.KEY)
        if key == "crossing":
            self._crossing(row)
        elif key in HEADER_KEYS:
            self._field(row, key)
        elif key == "rating":
            self._rating(row, rest)
        elif key == "statement":
            leaf, _, polarity = rest.partition(":")
            self._statement(row, leaf, polarity)
        elif key == "heading":
            self._heading(row)
        else:
            self._new(row)

    def _heading(self, row: int) -> None:
        """The title over the worksheet: the rubric's, and the name of the crossing."""
        name = next(
            self._text(each, FormColumn.TEXT)
            for each in sorted(self._sheet.rows)
            if self._text(each, FormColumn.KEY) == "crossing"
        )
        titles = {f"{each}: {name}" for each in in_every_language(self._context.rubric.title)}
        if self._text(row, FormColumn.TITLE) in titles:
            self._pass_over(row, FormColumn.TITLE)

    def _crossing(self, row: int) -> None:
        """The hidden id names the crossing, and the name beside it must be of the same."""
        name, hidden = self._filled(row, FormColumn.TEXT), self._filled(row, FormColumn.ID)
        meant = {self._headings.crossing(entry.text) for entry in (*name, *hidden)}
        if hidden:
            self._built.set_field("crossing", hidden[0].text, *hidden)
        for entry in name:
            if not hidden:
                self._built.set_field("crossing", entry.text, entry)
            elif meant == {None}:
                self._built.set_field("name", entry.text, entry)
            elif len(meant) == 1:
                entry.pass_over()
            else:
                message = f"the form was made for {hidden[0].text}, which is not called so"
                self._built.doubt(entry.place, f"{message}: {entry.text[:60]!r}")

    def _title(self) -> None:
        """The name of the worksheet is that of the crossing, unless somebody gave it another."""
        title, meant = self._sheet.title, self._headings.crossing(self._built.field("crossing"))
        crossing = self._context.crossings.get(meant or "")
        named = self._headings.crossing(title.text)
        names = (crossing.name, *crossing.aliases) if crossing else (self._built.field("name"),)
        if named == meant is not None or any(is_name_for(title.text, name) for name in names):
            title.pass_over()
        elif named is not None:
            message = f"this worksheet is called {title.text}, the form is for {meant}"
            self._built.doubt(title.text, message)

    def _field(self, row: int, key: str) -> None:
        place = Entry(self._sheet.place(row, FormColumn.TEXT), "")
        self._built.set_field(key, self._whole_text(row), *(self._text_entries(row) or [place]))

    def _rating(self, row: int, key: str) -> None:
        leaf = key if key in self._context.rubric.leaf_ids else self._leaf(row)
        if leaf is None:
            place = self._sheet.place(row, FormColumn.TITLE)
            self._built.doubt(place, f"the rubric has no dimension {key}")
            return
        self._built.begin(leaf)
        reason = self._text_entries(row)
        if reason:
            self._built.set_because(leaf, self._whole_text(row), *reason)
        for column in (FormColumn.RATING_OR_POLARITY, *_ENDS):
            cell = self._sheet.at(row, column)
            if cell is None:
                continue
            read = level_in(cell.value, self._context.rubric.scale)
            if cell.formula:
                read = NOT_WORKED_OUT
            entry = self._entries[row, column]
            if column in _ENDS:
                self._built.set_end(leaf, _ENDS[column], read, entry)
            else:
                self._built.rate(leaf, read, entry)

    def _new(self, row: int) -> None:
        """A row without a key: one that somebody put in between."""
        if self._leaf(row) and POLARITY.word(self._text(row, FormColumn.RATING_OR_POLARITY)):
            self._statement(row)

    def _statement(self, row: int, leaf: str = "", polarity: str = "") -> None:
        text = self._text_entries(row)
        if not text:
            if self._filled(row, FormColumn.ID):  # an earlier statement whose text was taken out
                for column in _WORDS:
                    self._pass_over(row, column)
            return
        shown = POLARITY.word(self._text(row, FormColumn.RATING_OR_POLARITY))
        dimension, polarity = self._leaf(row) or leaf, shown or polarity
        if dimension not in self._context.rubric.leaf_ids or polarity not in POLARITIES:
            place = self._sheet.place(row, FormColumn.TITLE)
            self._built.doubt(place, "a statement without its dimension, or strength or drawback")
            return
        written = WrittenStatement(
            text=self._whole_text(row),
            kind=self._text(row, FormColumn.KIND_OR_LOW),
            side=self._text(row, FormColumn.SIDE_OR_HIGH),
            source=self._text(row, FormColumn.SOURCE),
            id=self._text(row, FormColumn.ID),
        )
        used = [each for column in _WORDS for each in self._filled(row, column)]
        self._built.add(dimension, f"{polarity}s", written, *text, *used)
        for title in self._filled(row, FormColumn.TITLE) if self._leaf(row) else ():
            self._ledger.use_title(title, self._headings)
        if shown:
            self._pass_over(row, FormColumn.RATING_OR_POLARITY)

    def _leaf(self, row: int) -> str | None:
        return self._headings.leaf(self._text(row, FormColumn.TITLE))

    def _text(self, row: int, column: int) -> str:
        return text_of(self._sheet.at(row, column))

    def _filled(self, row: int, column: int) -> list[Entry]:
        entry = self._entries.get((row, column))
        return [entry] if entry is not None else []

    def _pass_over(self, row: int, column: int) -> None:
        for entry in self._filled(row, column):
            entry.pass_over()

    def _text_entries(self, row: int) -> list[Entry]:
        """The text of a row with what is continued in hidden cells; none where it is empty."""
        first = self._filled(row, FormColumn.TEXT)
        rest = (each for column in _HIDDEN_REST for each in self._filled(row, column))
        return [*first, *rest] if first else []

    def _whole_text(self, row: int) -> str:
        """The text of a row; a formula is a text too."""
        cell = self._sheet.at(row, FormColumn.TEXT)
        if cell is not None and cell.formula:
            message = "this begins with = and is kept as a text; it is not worked out"
            self._built.doubt(self._sheet.place(row, FormColumn.TEXT), message)
        return "".join(entry.text for entry in self._text_entries(row))


_OWN_COLUMNS = range(FormColumn.KEY, FormColumn.CONTINUED + MOST_CONTINUED)
"""The columns that the form hides itself."""
_ENDS = {FormColumn.KIND_OR_LOW: "low", FormColumn.SIDE_OR_HIGH: "high"}
_WORDS = (FormColumn.KIND_OR_LOW, FormColumn.SIDE_OR_HIGH, FormColumn.SOURCE, FormColumn.ID)
"""What stands beside the text of a statement."""
_HIDDEN_REST = range(FormColumn.CONTINUED, FormColumn.CONTINUED + MOST_CONTINUED)
