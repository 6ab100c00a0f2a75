"""The Excel form as it comes back: what each row says, whatever was typed or pasted over it."""

from collections.abc import Collection, Iterable

from scorer.forms.excel.layout import (
    FORM,
    GUIDE,
    HEADER_KEYS,
    HIDDEN_SHEET,
    MOST_CONTINUED,
    FormColumn,
)
from scorer.forms.excel.workbook import WorkSheet, read_workbook, text_of
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.leaf_answers import LeafAnswers
from scorer.forms.intake.lexicon import METHOD, POLARITY
from scorer.forms.intake.statement_words import (
    Findings,
    WrittenStatement,
    statement_from,
)
from scorer.forms.intake.understood import Understood, UnderstoodSheet

_LEVEL_COLUMNS = {
    "rating": FormColumn.RATING_OR_POLARITY,
    "low": FormColumn.KIND_OR_LOW,
    "high": FormColumn.SIDE_OR_HIGH,
}

RECOGNISED_AS = "an Excel form of this program"


def is_form(sheets: Iterable[WorkSheet]) -> bool:
    """Whether a workbook is our form, judged by its hidden sheet or by the keys of its rows."""
    return any(_is_hidden_sheet(sheet) or _is_crossing_sheet(sheet) for sheet in sheets)


def read(content: bytes, name: str, context: FormContext) -> Understood:
    """What a filled Excel form says; FormError where it cannot be read at all."""
    return understood(read_workbook(content, name), context)


def understood(sheets: Iterable[WorkSheet], context: FormContext) -> Understood:
    """What the sheets of our form say."""
    found = Findings()
    read_sheets = []
    every = tuple(sheets)
    rubric = next((text_of(each.at(2, 2)) for each in every if _is_hidden_sheet(each)), None)
    for sheet in every:
        if _is_crossing_sheet(sheet):
            read_sheets.append(_SheetReader(sheet, context, found).understood(rubric))
        elif not _is_guide(sheet) and not _is_hidden_sheet(sheet):
            _keep_everything(sheet, found)
    return Understood(
        recognised_as=RECOGNISED_AS,
        sheets=tuple(read_sheets),
        unplaced=tuple(found.unplaced),
        doubts=tuple(found.doubts),
    )


def _is_hidden_sheet(sheet: WorkSheet) -> bool:
    return sheet.name == HIDDEN_SHEET and text_of(sheet.at(1, 2)) == FORM


def _is_crossing_sheet(sheet: WorkSheet) -> bool:
    return any(text_of(row.get(FormColumn.KEY)) == "crossing" for row in sheet.rows.values())


def _is_guide(sheet: WorkSheet) -> bool:
    return text_of(sheet.at(1, FormColumn.KEY)) == GUIDE


def _keep_everything(sheet: WorkSheet, found: Findings) -> None:
    for row, cells in sorted(sheet.rows.items()):
        for column, cell in sorted(cells.items()):
            found.keep(sheet.place(row, column), text_of(cell))


class _SheetReader:
    """Reads one crossing's sheet; its doubts are its own, unplaced texts are the form's."""

    def __init__(self, sheet: WorkSheet, context: FormContext, form: Findings) -> None:
        self._sheet = sheet
        self._context = context
        self._found = Findings(unplaced=form.unplaced)
        self._crossing: str | None = None
        self._header: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._leaves = {leaf: LeafAnswers() for leaf in context.rubric.leaf_ids}

    def understood(self, rubric: str | None) -> UnderstoodSheet:
        """Everything the sheet says."""
        for row in sorted(self._sheet.rows):
            self._read(row)
        method = self._header.get("method")
        return UnderstoodSheet(
            crossing=self._crossing,
            cells={leaf: read.cell(self._found) for leaf, read in self._leaves.items()},
            place=self._sheet.name,
            rubric=rubric,
            observed=self._header.get("observed"),
            recorded=self._header.get("recorded"),
            assessor=self._header.get("assessor"),
            method=(METHOD.word(method) or method) if method else None,
            round=self._header.get("round"),
            note=self._header.get("note"),
            doubts=tuple(self._found.doubts),
            places=self._places,
        )

    def _read(self, row: int) -> None:
        key, _, rest = self._text(row, FormColumn.KEY).partition(":")
        if key == "heading":
            return
        if key == "crossing":
            self._crossing = (
                self._text(row, FormColumn.ID) or self._text(row, FormColumn.TEXT) or None
            )
            self._keep_others(row, {FormColumn.TITLE, FormColumn.TEXT})
        elif key in HEADER_KEYS:
            self._header |= {key: text} if (text := self._whole_text(row)) else {}
            self._places[key] = self._place(row, FormColumn.TEXT)
            self._keep_others(row, {FormColumn.TITLE, FormColumn.TEXT})
        elif key == "rating":
            self._rating(row, rest)
        else:
            self._statement(row, *rest.split(":")) if key == "statement" else self._new(row)

    def _new(self, row: int) -> None:
        """A row without a key: one that somebody put in between."""
        if self._leaf(row) and POLARITY.word(self._text(row, FormColumn.RATING_OR_POLARITY)):
            self._statement(row)
        else:
            self._keep_others(row, set())

    def _rating(self, row: int, leaf: str) -> None:
        read = self._leaves.get(leaf) or self._leaves.get(self._leaf(row) or "")
        if read is None:
            self._found.doubt(
                self._place(row, FormColumn.TITLE), f"the rubric has no dimension {leaf}"
            )
            self._keep_others(row, set())
            return
        place = self._place(row, FormColumn.TEXT)
        read.put_because(self._whole_text(row) or None, place, self._found)
        for what, column in _LEVEL_COLUMNS.items():
            cell = self._sheet.at(row, column)
            if cell is not None:
                read.put_level(
                    what,
                    cell.value,
                    self._place(row, column),
                    self._context.rubric.scale,
                    self._found,
                    formula=cell.formula,
                )
        self._keep_others(row, {*FormColumn} - {FormColumn.SOURCE})

    def _statement(self, row: int, leaf: str = "", polarity: str = "") -> None:
        shown = POLARITY.word(self._text(row, FormColumn.RATING_OR_POLARITY))
        polarity = shown or polarity
        dimension = self._leaf(row) or leaf
        found = Findings()
        statement = statement_from(
            WrittenStatement(
                text=self._whole_text(row),
                kind=self._text(row, FormColumn.KIND_OR_LOW),
                side=self._text(row, FormColumn.SIDE_OR_HIGH),
                source=self._text(row, FormColumn.SOURCE),
                id=self._text(row, FormColumn.ID),
                place=self._place(row, FormColumn.TEXT),
            ),
            found,
        )
        self._keep_others(row, {*FormColumn})
        if statement is None and self._text(row, FormColumn.ID) and not found.doubts:
            return  # an earlier statement whose text was taken out: it no longer holds
        self._found.doubts += found.doubts
        self._found.unplaced += found.unplaced
        if statement is None:
            return
        if dimension not in self._leaves or polarity not in ("strength", "drawback"):
            place = self._place(row, FormColumn.TITLE)
            self._found.doubt(place, "a statement without its dimension, or strength or drawback")
            for column in sorted(FormColumn):
                if column < FormColumn.KEY:
                    self._found.keep(self._place(row, column), self._text(row, column))
            return
        self._leaves[dimension].add(polarity, statement)

    def _leaf(self, row: int) -> str | None:
        name = self._text(row, FormColumn.TITLE)
        return self._context.headings.leaf(name)

    def _text(self, row: int, column: int) -> str:
        return text_of(self._sheet.at(row, column))

    def _whole_text(self, row: int) -> str:
        """The text of a row with what is continued in hidden cells; a formula is a text too."""
        cells = self._sheet.rows.get(row, {})
        first = cells.get(FormColumn.TEXT)
        if first is None:
            return ""
        if first.formula:
            message = "this begins with = and is kept as a text; it is not worked out"
            self._found.doubt(self._place(row, FormColumn.TEXT), message)
        rest = "".join(text_of(cells[column]) for column in sorted(cells) if column in _HIDDEN_REST)
        return text_of(first) + rest

    def _keep_others(self, row: int, known: Collection[int]) -> None:
        known = {*known, FormColumn.KEY, FormColumn.ID, *_HIDDEN_REST}
        for column, cell in sorted(self._sheet.rows.get(row, {}).items()):
            if column not in known:
                self._found.keep(self._place(row, column), text_of(cell))

    def _place(self, row: int, column: int) -> str:
        return self._sheet.place(row, column)


_HIDDEN_REST = range(FormColumn.CONTINUED, FormColumn.CONTINUED + MOST_CONTINUED)
