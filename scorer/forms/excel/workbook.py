"""Excel workbooks as plain cells, read within bounds; what the cells mean is not known here.

openpyxl is not used for reading: it drops text that looks like an escape, and fills the gaps up to
wherever a hostile file says that its last cell is.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from xml.etree.ElementTree import Element, ParseError, iterparse

from scorer.files.office import escaped, unescaped, without_seeming_escapes
from scorer.forms.errors import FormError
from scorer.forms.excel.asides import (
    PAGE_TEXTS,
    SheetAside,
    asides_of,
    help_of,
    names_told,
    on_each_page,
    written_about,
)
from scorer.forms.excel.dates import date_styles, moment_of
from scorer.forms.excel.looks import (
    RichText,
    dead_styles,
    fonts_of_signs,
    is_on,
    tag_of,
    text_within,
)
from scorer.forms.intake.ledger import Entry
from scorer.forms.intake.values import CellValue, as_text
from scorer.forms.marks.fonts import signs_of
from scorer.forms.opening.links import is_shown
from scorer.forms.opening.package import Package, open_package
from scorer.forms.opening.safe_xml import refuse_document_type

MOST_CELLS = 1_000_000
"""Filled cells of a workbook: 20,000 crossings by 50 columns."""
MOST_SHEETS = 300
MOST_MERGED = 100_000
"""Merged ranges of a worksheet that are looked at."""
LAST_COLUMN = 16_384
"""By Excel's own rule."""
MOST_DIGITS = 40
"""Characters of a number; Excel itself keeps 17 digits."""

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_WITHOUT_CELLS = {"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}
"""Sheets of a workbook that are one chart, or a relic of the time before macros."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One filled cell."""

    value: CellValue
    formula: bool = False
    """The value is the text of a formula, which is never worked out."""
    stored: CellValue | None = None
    """What the formula came to when the workbook was saved; None where that is not known."""
    struck: str = ""
    """What of the text is struck out; it is not in the value."""
    dead: str = ""
    """Why the whole cell does not count: struck out, or not to be seen; empty where it does."""


NO_TITLE = Entry("", "")
"""The title of a worksheet that nobody looked at yet."""


@dataclass(frozen=True)
class WorkSheet:
    """The filled cells of one sheet, by row and column, both counted from 1."""

    name: str
    hidden: bool
    rows: Mapping[int, Mapping[int, SheetCell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Ranges of cells that are one: their first row and column, their last row and column."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    asides: tuple[SheetAside, ...] = ()
    """Texts that are in no cell; the first sheet has those of the whole file."""
    title: Entry = NO_TITLE
    """Its name as a text of the file, once that is entered."""

    def at(self, row: int, column: int) -> SheetCell | None:
        """The cell, if it is filled."""
        return self.rows.get(row, {}).get(column)

    def place(self, row: int, column: int) -> str:
        """How a person finds the cell: `Hekou!B7`."""
        return f"{self.name}!{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column counted from 1: A, B, ... Z, AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def text_for_cell(text: str) -> str:
    """A text so that a workbook can carry every character of it (ECMA-376, 22.9.2.19)."""
    return _NOT_IN_XML.sub(lambda found: escaped(found[0]), without_seeming_escapes(text))


def text_of(cell: SheetCell | None) -> str:
    """A cell as text; nothing as ``."""
    return "" if cell is None else as_text(cell.value)


def read_workbook(content: bytes, name: str) -> tuple[WorkSheet, ...]:
    """The sheets in the order of the book; FormError where it is broken, too large or harmful."""
    package = open_package(content, name)
    if package.kind != "xlsx" or package.main is None:
        raise FormError(f"{name} is no Excel workbook")
    book = _Book(package, package.main)
    sheets = list(book.sheets())
    values = (c.value for each in sheets for cells in each.rows.values() for c in cells.values())
    about = (*names_told(book.names), *written_about(package, values))
    if sheets:
        sheets[0] = replace(sheets[0], asides=(*about, *sheets[0].asides))
    return tuple(sheets)


@dataclass
class _Frame:
    """What a worksheet says of its rows, columns and ranges."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    asides: list[SheetAside] = field(default_factory=list)


class _Book:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._name = name = package.name
        self._cells_left = MOST_CELLS
        book = package.parsed(main)
        self._entries = [node for node in book.iter() if tag_of(node) == "sheet"]
        self.names = [node for node in book.iter() if tag_of(node) == "definedName"]
        if len(self._entries) > MOST_SHEETS:
            raise FormError(f"{name} has {len(self._entries)} sheets; at most {MOST_SHEETS}")
        self._from_1904 = any(
            node.get("date1904") in ("1", "true")
            for node in book.iter()
            if tag_of(node) == "workbookPr"
        )
        self._related = {each.id: each for each in package.related(main)}
        self._texts = list(self._shared_texts())
        styles = self._part_of_kind("styles")
        self._date_styles = date_styles(package.parsed(styles)) if styles else {}
        self._dead_styles = dead_styles(package.parsed(styles)) if styles else {}
        self._sign_fonts = fonts_of_signs(package.parsed(styles)) if styles else {}

    def sheets(self) -> Iterator[WorkSheet]:
        for entry in self._entries:
            relation = self._related.get(entry.get(_RELATION) or entry.get(_STRICT_RELATION) or "")
            if relation is None or relation.part not in self._package.archive:
                raise FormError(f"{self._name} is not complete: a sheet is missing")
            frame = _Frame()
            bare = relation.kind in _WITHOUT_CELLS
            rows = {} if bare else self._rows(relation.part, frame)
            texts = asides_of(self._package, relation.part)
            yield WorkSheet(
                name=entry.get("name", ""),
                hidden=entry.get("state", "visible") != "visible",
                rows=rows,
                merged=tuple(frame.merged),
                hidden_rows=frozenset(frame.hidden_rows),
                hidden_columns=frozenset(frame.hidden_columns),
                asides=(*texts, *frame.asides),
            )

    def _part_of_kind(self, kind: str) -> str | None:
        """The part that holds what all worksheets share: their texts, their styles."""
        return next(
            (
                each.part
                for each in self._related.values()
                if each.kind == kind and each.part in self._package.archive
            ),
            None,
        )

    def _elements(self, part: str) -> Iterator[tuple[str, Element]]:
        """All elements of a part as they start and end."""
        content = self._package.archive.read(part)
        refuse_document_type(content, f"{self._name}, part {part}")
        try:
            yield from iterparse(io.BytesIO(content), ("start", "end"))  # noqa: S314 - see above
        except (ParseError, ValueError, LookupError) as error:
            raise FormError(f"{self._name} is damaged at {part}: {error}") from None

    def _shared_texts(self) -> Iterator[RichText]:
        part = self._part_of_kind("sharedStrings")
        if part is None:
            return
        for event, node in self._elements(part):
            if event == "end" and tag_of(node) == "si":
                yield text_within(node)
                node.clear()

    def _rows(self, part: str, frame: "_Frame") -> dict[int, dict[int, SheetCell]]:
        """The filled cells of a worksheet. frame: takes what is said of rows, columns, ranges."""
        rows: dict[int, dict[int, SheetCell]] = {}
        links = self._package.links(part)
        row = column = 0
        for event, node in self._elements(part):
            tag = tag_of(node)
            if tag == "row" and event == "start":
                row, column = _whole(node.get("r"), row + 1), 0
                if is_on(node, "hidden") or node.get("ht") == "0":
                    frame.hidden_rows.add(row)
            elif tag == "row":
                node.clear()
            elif tag == "c" and event == "end":
                column, row_here = _address(node, column, row)
                if column > LAST_COLUMN:
                    raise FormError(f"{self._name} is damaged: no sheet has a column {column}")
                cell = self._cell(node)
                node.clear()
                if cell is not None and (cell.value != "" or cell.struck):
                    self._count_cell()
                    rows.setdefault(row_here, {})[column] = cell
            elif tag == "col" and event == "end":
                if is_on(node, "hidden") or node.get("width") == "0":
                    last = min(_whole(node.get("max"), 0), LAST_COLUMN)
                    frame.hidden_columns.update(range(_whole(node.get("min"), 1), last + 1))
            elif tag in PAGE_TEXTS and event == "end":
                frame.asides += on_each_page(tag, node.text or "")
            elif tag == "hyperlink" and event == "end":
                frame.asides += _behind_link(node, links, rows)
            elif tag == "dataValidation" and event == "end":
                frame.asides += help_of(node)
            elif tag == "mergeCell" and event == "end" and len(frame.merged) < MOST_MERGED:
                frame.merged += _range(node.get("ref", ""))
        return rows

    def _count_cell(self) -> None:
        self._cells_left -= 1
        if self._cells_left < 0:
            raise FormError(f"{self._name} has more than {MOST_CELLS:,} filled cells; split it")

    def _cell(self, node: Element) -> SheetCell | None:
        cell = self._cell_as_stored(node)
        style = _whole(node.get("s"), 0)
        dead, font = self._dead_styles.get(style), self._sign_fonts.get(style)
        if cell is not None and font and isinstance(cell.value, str):
            cell = replace(cell, value=signs_of(cell.value, font))
        return replace(cell, dead=dead) if cell is not None and dead else cell

    def _cell_as_stored(self, node: Element) -> SheetCell | None:
        raw: str | None = None
        formula: str | None = None
        for child in node:
            tag = tag_of(child)
            if tag == "f":
                formula = "=" + (child.text or "")
            elif tag == "v":
                raw = child.text
            elif tag == "is":
                rich = text_within(child)
                return SheetCell(rich.text, struck=rich.struck)
        stored = None if raw is None else self._plain_cell(node, raw)
        if formula is None:
            return stored
        if stored is None:
            return SheetCell(formula, formula=True)
        return SheetCell(formula, formula=True, stored=stored.value)

    def _plain_cell(self, node: Element, raw: str) -> SheetCell:
        """A cell by the kind of what is stored in it."""
        kind = node.get("t", "n")
        if kind == "s":
            index = _whole(raw, -1)
            if not 0 <= index < len(self._texts):
                raise FormError(f"{self._name} is damaged: a cell names a text that is not there")
            rich = self._texts[index]
            return SheetCell(rich.text, struck=rich.struck)
        if kind == "b":
            return SheetCell(raw.strip() == "1")
        if kind == "n":
            return self._number(raw.strip(), _whole(node.get("s"), 0))
        if kind == "d":
            try:
                return SheetCell(datetime.fromisoformat(raw.strip()))
            except ValueError:
                return SheetCell(raw)
        return SheetCell(unescaped(raw))

    def _number(self, digits: str, style: int) -> SheetCell:
        if len(digits) > MOST_DIGITS:
            return SheetCell(digits)
        try:
            number = int(digits) if digits.lstrip("-").isdecimal() else float(digits)
        except ValueError:
            return SheetCell(digits)
        if style in self._date_styles:
            moment = moment_of(number, from_1904=self._from_1904)
            if moment is not None:
                shown = self._date_styles[style]
                return SheetCell(moment.strftime(shown) if shown else moment)
        return SheetCell(number)


def _behind_link(
    node: Element, links: Mapping[str, str], rows: Mapping[int, Mapping[int, SheetCell]]
) -> Iterator[SheetAside]:
    """The address and the hint of a hyperlink, where the cell does not show them."""
    first = node.get("ref", "").partition(":")[0]
    place = _CELL.fullmatch(first)
    cell = rows.get(int(place[2]), {}).get(_column(place[1])) if place else None
    address = links.get(node.get(_RELATION) or node.get(_STRICT_RELATION) or "", "")
    for text in (address, node.get("tooltip", "")):
        if not is_shown(text, text_of(cell)):
            yield SheetAside("link", first, text)


def _address(node: Element, column_before: int, row: int) -> tuple[int, int]:
    """Column and row of a cell; what does not say where it is stands behind the cell before."""
    place = _CELL.fullmatch(node.get("r", ""))
    return (_column(place[1]), int(place[2])) if place else (column_before + 1, row)


def _range(text: str) -> list[tuple[int, int, int, int]]:
    """The rows and columns of a range such as `A2:A5`; none for what is no range."""
    first, _, last = text.partition(":")
    ends = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if not (ends[0] and ends[1]):
        return []
    return [(int(ends[0][2]), _column(ends[0][1]), int(ends[1][2]), _column(ends[1][1]))]


def _column(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < MOST_DIGITS else otherwise
