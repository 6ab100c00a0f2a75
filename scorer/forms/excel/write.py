"""The grid as an Excel form: a worksheet per crossing with lists to choose from, and a guide."""

import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from scorer.files.office import worksheet_name
from scorer.forms.excel.guide import add_guide
from scorer.forms.excel.layout import (
    FONT,
    FORM,
    HEADER_KEYS,
    HIDDEN_SHEET,
    MOST_CONTINUED,
    REVIEW_KEYS,
    FormColumn,
    height_for,
    pieces_for_cells,
    rating_key,
    statement_key,
)
from scorer.forms.excel.lists import Lists
from scorer.forms.excel.workbook import text_for_cell
from scorer.forms.intake.context import FormRequest
from scorer.forms.intake.statement_texts import with_ground
from scorer.model import Assessment, Cell, Crossing, Dimension, Rubric, Statement, text_in
from scorer.texts.forms import said
from scorer.vocabulary import POLARITIES

EMPTY_ROWS = 3
"""Rows for further strengths, and for further drawbacks, of each dimension."""
LINES_TO_WRITE = 2
"""Height of an empty row for a statement: for the pen too."""
FREE_ROWS = 20
"""Rows at the end that are free for any dimension."""
WIDTHS = {"A": 30, "B": 14, "C": 70, "D": 16, "E": 16, "F": 22}
"""Characters."""
MOST_DIGITS = 15
"""Of a number in a cell; a longer one is written as text."""

_INPUT = PatternFill("solid", fgColor="FFFFF9DB")
_HEADING = PatternFill("solid", fgColor="FFE3EAF2")
_BOLD = Font(name=FONT, bold=True)
_THIN = Side(style="thin", color="FFB4BCC6")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def write(requests: Sequence[FormRequest], rubric: Rubric, language: str = "en") -> bytes:
    """A workbook with the guide, then a worksheet for every request, in order.

    Every sheet carries hidden ids, so that what comes back can be told from what is new.
    """
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)

    def unused(wanted: str) -> str:
        return worksheet_name(wanted, (*book.sheetnames, HIDDEN_SHEET), "Sheet")

    for request in requests:
        sheet = book.create_sheet(unused(request.crossing.name))
        _CrossingSheet(sheet, request, rubric, language).fill()
    add_guide(book.create_sheet(unused(said("guide", language)), 0), rubric, language)
    _add_hidden(book.create_sheet(HIDDEN_SHEET), rubric, language)
    book.properties.title = text_for_cell(text_in(rubric.title, language))
    book.properties.creator = "scorer"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def put(sheet: Worksheet, row: int, column: int, value: str | int | Decimal | None) -> SheetCell:
    """Write a value; a text stays text, whatever it begins with."""
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, SheetCell)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > MOST_DIGITS:
        value = str(value)
    if isinstance(value, str):
        cell.value = value
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value[:1] in ("=", "+", "-", "@", "'")
    elif value is not None:
        cell.value = value
    return cell


class _CrossingSheet:
    """One worksheet, written from the top down; a row is finished before the next begins."""

    def __init__(
        self, sheet: Worksheet, request: FormRequest, rubric: Rubric, language: str
    ) -> None:
        self._sheet = sheet
        self._crossing: Crossing = request.crossing
        self._prefill: Assessment | None = request.prefill
        self._rubric = rubric
        self._language = language
        self._row = 0
        self._lists = Lists(rubric, request.crossing.countries, language)

    def fill(self) -> None:
        self._set_up()
        self._head()
        self._table_head("ratings", "dimension", "rating", "because", "low", "high")
        for leaf, branches in self._rubric.outline:
            for branch in branches:
                self._branch(branch)
            self._rating(leaf)
        self._table_head("statements", "dimension", "polarity", "text", "kind", "side", "source")
        self._sheet.print_title_rows = f"{self._row}:{self._row}"  # on every page that follows
        for leaf in self._rubric.leaves:
            for polarity in POLARITIES:
                cell = self._cell(leaf)
                given = () if cell is None else getattr(cell, polarity + "s")
                for statement in (*given, *[None] * EMPTY_ROWS):
                    self._statement(leaf, polarity, statement)
        for _ in range(FREE_ROWS):
            self._statement(None, None, None)
        for validation in self._lists.rules:
            self._sheet.add_data_validation(validation)
        self._sheet.print_area = f"A1:F{self._row}"

    def _set_up(self) -> None:
        sheet = self._sheet
        for letter, width in WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        for column in range(FormColumn.KEY, FormColumn.CONTINUED + MOST_CONTINUED):
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        footer = sheet.oddFooter
        assert footer is not None
        assert footer.center is not None
        footer.center.text = f"{said('page', self._language)} &P / &N"
        sheet.sheet_view.showGridLines = False

    def _next(self, key: str) -> int:
        self._row += 1
        put(self._sheet, self._row, FormColumn.KEY, text_for_cell(key))
        return self._row

    def _label(self, column: int, text: str, *, heading: bool = False) -> None:
        cell = put(self._sheet, self._row, column, text_for_cell(text))
        cell.font = _BOLD
        cell.border = _BOX
        if heading:
            cell.fill = _HEADING

    def _input(self, column: int, value: str | int | Decimal | None, rule: str = "") -> None:
        """A cell to fill in; rule: the key of the list or prompt that helps with it."""
        texts = list(pieces_for_cells(value)) if isinstance(value, str) else [value]
        cell = put(self._sheet, self._row, column, texts[0])
        cell.fill, cell.border = _INPUT, _BOX
        cell.protection = Protection(locked=False)
        if value is None and (column == FormColumn.TEXT or rule == "source"):
            cell.number_format = "@"
        if rule.startswith(("rating", "plausible")):
            cell.alignment = Alignment(horizontal="center", vertical="top")
        if column == FormColumn.TEXT:
            lines = LINES_TO_WRITE if rule == "text" else 1
            height = height_for(value if isinstance(value, str) else "", WIDTHS["C"], lines=lines)
            self._sheet.row_dimensions[self._row].height = height
        for number, piece in enumerate(texts[1:]):
            put(self._sheet, self._row, FormColumn.CONTINUED + number, piece)
        if rule:
            self._lists.rule(rule).add(cell.coordinate)

    def _head(self) -> None:
        self._next("heading")
        title = put(self._sheet, 1, FormColumn.TITLE, text_for_cell(self._title()))
        title.font = Font(name=FONT, bold=True, size=14)
        title.alignment = Alignment(wrap_text=False)
        self._next("crossing")
        self._label(FormColumn.TITLE, said("crossing", self._language))
        self._sheet.merge_cells(f"A{self._row}:B{self._row}")
        name = put(self._sheet, self._row, FormColumn.TEXT, text_for_cell(self._crossing.name))
        name.border, name.font = _BOX, _BOLD
        put(self._sheet, self._row, FormColumn.ID, self._crossing.id)
        reviewed = self._prefill is not None and self._prefill.says_review
        for key in HEADER_KEYS:
            if key in REVIEW_KEYS and not reviewed:
                continue
            self._next(key)
            self._label(FormColumn.TITLE, said(key, self._language))
            self._sheet.merge_cells(f"A{self._row}:B{self._row}")
            self._input(FormColumn.TEXT, self._header_value(key), key)
        self._next("heading")

    def _title(self) -> str:
        return f"{text_in(self._rubric.title, self._language)}: {self._crossing.name}"

    def _header_value(self, key: str) -> str | None:
        if self._prefill is None:
            return None
        value = getattr(self._prefill, key)
        if value is None:
            return None
        return said(value, self._language) if key in ("method", "status") else str(value)

    def _table_head(self, title: str, *columns: str) -> None:
        self._next("heading")
        cell = put(self._sheet, self._row, FormColumn.TITLE, said(title, self._language))
        cell.font = Font(name=FONT, bold=True, size=12)
        cell.alignment = Alignment(wrap_text=False)
        self._next("heading")
        texts = [said(key, self._language) for key in columns]
        for number, text in enumerate(texts, start=1):
            self._label(number, text, heading=True)
        heights = (height_for(*each) for each in zip(texts, WIDTHS.values(), strict=False))
        self._sheet.row_dimensions[self._row].height = max(heights)

    def _cell(self, leaf: Dimension) -> Cell | None:
        return self._prefill.dimensions.get(leaf.id) if self._prefill else None

    def _branch(self, branch: Dimension) -> None:
        """A row where a branch of the rubric begins: its title and question."""
        self._next("heading")
        question = text_in(branch.question, self._language) if branch.question else ""
        for column, text in ((FormColumn.TITLE, branch.title), (FormColumn.TEXT, question)):
            shown = text_for_cell(text_in(text, self._language))
            cell = put(self._sheet, self._row, column, shown or None)
            cell.font = _BOLD if column == FormColumn.TITLE else Font(name=FONT, italic=True)
        height = height_for(question, WIDTHS["C"])
        self._sheet.row_dimensions[self._row].height = height

    def _rating(self, leaf: Dimension) -> None:
        cell = self._cell(leaf)
        low, high = (cell.range if cell else None) or (None, None)
        self._next(rating_key(leaf.id))
        self._label(FormColumn.TITLE, text_in(leaf.title, self._language))
        self._input(
            FormColumn.RATING_OR_POLARITY, cell.level if cell else None, f"rating {leaf.id}"
        )
        self._input(FormColumn.TEXT, cell.because if cell else None, "because")
        self._input(FormColumn.KIND_OR_LOW, low, "plausible")
        self._input(FormColumn.SIDE_OR_HIGH, high, "plausible")

    def _statement(
        self, leaf: Dimension | None, polarity: str | None, statement: Statement | None
    ) -> None:
        self._next(statement_key(leaf.id if leaf else "", polarity or ""))
        if leaf and polarity:
            self._label(FormColumn.TITLE, text_in(leaf.title, self._language))
            self._label(FormColumn.RATING_OR_POLARITY, said(polarity, self._language))
        else:
            self._input(FormColumn.TITLE, None, "dimension")
            self._input(FormColumn.RATING_OR_POLARITY, None, "polarity")
        self._input(FormColumn.TEXT, with_ground(statement) if statement else None, "text")
        kind = said(statement.kind, self._language) if statement else None
        self._input(FormColumn.KIND_OR_LOW, kind, "kind")
        side = statement.side if statement else None
        self._input(FormColumn.SIDE_OR_HIGH, self._side(side) if side else None, "side")
        self._input(FormColumn.SOURCE, statement.source if statement else None, "source")
        if statement and statement.id:
            put(self._sheet, self._row, FormColumn.ID, statement.id)

    def _side(self, side: str) -> str:
        return said("both", self._language) if side == "both" else side.upper()


def _add_hidden(sheet: Worksheet, rubric: Rubric, language: str) -> None:
    sheet.sheet_state = "hidden"
    facts = {
        "form": FORM,
        "rubric": rubric.reference,
        "version": rubric.version,
        "language": language,
    }
    for row, (key, value) in enumerate(facts.items(), start=1):
        put(sheet, row, 1, key)
        put(sheet, row, 2, value)
    for row, leaf in enumerate(rubric.leaves, start=1):
        put(sheet, row, 3, leaf.id)
        put(sheet, row, 4, text_for_cell(text_in(leaf.title, language)))
    sheet.protection.sheet = True
