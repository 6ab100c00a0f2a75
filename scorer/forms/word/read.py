"""A filled Word grid, ours or one in the wild, as sheets; XML is not known here."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.levels import level_in
from scorer.forms.intake.lexicon import GRID_COLUMNS, HEAD
from scorer.forms.intake.marks import read_scale
from scorer.forms.intake.sheet_builder import (
    SheetBuilder,
    is_known,
    known_texts,
)
from scorer.forms.intake.statement_texts import split_statements
from scorer.forms.intake.understood import Doubt, Understood, UnderstoodSheet, Unplaced
from scorer.forms.word.cells import PlacedCell
from scorer.forms.word.characters import restored
from scorer.forms.word.document import Document, TableCell, WordParagraph, WordTable, read_document
from scorer.forms.word.ratings import RatingReader

LONGEST_NAME = 100
"""Characters of a line that may be the name of a crossing nobody knows yet."""

_STATEMENT_COLUMNS = ("strengths", "drawbacks")


def read_docx(content: bytes, name: str, context: FormContext) -> Understood:
    """What a filled Word grid says; FormError where the file cannot be read at all."""
    document = read_document(content, name)
    reader = _GridReader(context)
    return reader.read(document)


@dataclass
class _Pending:
    """What stands before a grid and may belong to it: lines, and fields of its head."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    """Place and text."""
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    """Key, place and text."""
    shapes: list[str] = field(default_factory=list)
    """Places where something is drawn."""


@dataclass
class _Grid:
    """The table being read: which column holds what, and the leaf that the rows are under."""

    columns: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int | Decimal] = field(default_factory=dict)
    """Columns that stand for one level each, to be ticked."""
    leaf: str | None = None
    known_before: frozenset[str] = frozenset()
    """Leaves that the sheet had when the table began."""

    def column_of(self, cell: TableCell) -> str | None:
        """What the column of a cell holds; a cell that spans several has the first."""
        return self.columns.get(cell.column)


class _GridReader:
    def __init__(self, context: FormContext) -> None:
        self._context = context
        self._rubric = context.rubric
        self._headings = context.headings
        self._known = known_texts(context.rubric)
        self._ratings = RatingReader(context, self._is_nothing, self._leave)
        self._sheets: list[SheetBuilder] = []
        self._unplaced: list[Unplaced] = []
        self._doubts: list[Doubt] = []
        self._pending = _Pending()

    def read(self, document: Document) -> Understood:
        paragraphs = 0
        for block in document.blocks:
            if isinstance(block, WordTable):
                self._table(block)
            else:
                paragraphs += 1
                self._paragraph(block, f"paragraph {paragraphs}")
        self._end()
        for aside in document.asides:
            page_number = aside.place.startswith("page") and not re.search("[^\\W\\d_]", aside.text)
            if not page_number and not self._is_nothing(aside.text):
                self._unplaced.append(Unplaced(aside.place, restored(aside.text)))
        sheets: list[UnderstoodSheet] = [sheet.finish() for sheet in self._sheets]
        unplaced = [*self._unplaced, *(text for sheet in self._sheets for text in sheet.unplaced)]
        if not sheets:
            self._doubts.append(Doubt("document", "no grid was found in it"))
        return Understood("Word grid", tuple(sheets), tuple(unplaced), tuple(self._doubts))

    def _paragraph(self, paragraph: WordParagraph, place: str) -> None:
        if paragraph.shapes:
            self._pending.shapes.append(place)
        text = paragraph.text.strip()
        head = HEAD.labelled(text)
        if head:
            self._pending.fields.append((head[0], place, head[1]))
        elif not self._is_nothing(text):
            self._pending.lines += [(place, line.strip()) for line in text.split("\n") if line]

    def _table(self, table: WordTable) -> None:
        grid = _Grid()
        for number, row in enumerate(table.rows, start=1):
            places = [f"table {table.number}, row {number}, cell {n + 1}" for n in range(len(row))]
            cells = [PlacedCell(cell, place) for cell, place in zip(row, places, strict=True)]
            self._row(cells, grid)

    def _row(self, row: list[PlacedCell], grid: _Grid) -> None:
        columns = {each.cell.column: GRID_COLUMNS.meaning(each.first_line) for each in row}
        if self._is_heading_row(row, columns):
            self._heading_row(row, columns, grid)
        elif self._dimension_row(row, grid) or self._labelled_row(row, grid):
            pass
        elif grid.leaf is not None and grid.columns and not self._begins_crossing(row):
            self._fill(row, grid)
        elif not self._crossing_row(row, grid):
            for each in row:
                self._leave(each.text, each.place)

    def _is_heading_row(self, row: list[PlacedCell], columns: dict[int, str | None]) -> bool:
        """Whether it names both columns of statements, or one and is no row of a head."""
        named = set(columns.values()) & set(_STATEMENT_COLUMNS)
        first = next((each.first_line for each in row if each.text), "")
        is_label = GRID_COLUMNS.meaning(first) == "because" or HEAD.meaning(first) is not None
        return len(named) == 2 or (len(named) == 1 and not is_label)

    def _heading_row(
        self, row: list[PlacedCell], columns: dict[int, str | None], grid: _Grid
    ) -> None:
        others = [each for each in row if each.text and not columns[each.cell.column]]
        grid.columns = {at: column for at, column in columns.items() if column}
        for each in list(others):
            level = level_in(each.text, self._rubric.scale).level
            if level is not None:
                grid.levels[each.cell.column] = level
                others.remove(each)
        grid.leaf = None
        for each in others:
            if not self._is_nothing(each.text):
                self._pending.lines.append((each.place, each.text))
        self._begin_sheet(row[0].place, grid)

    def _dimension_row(self, row: list[PlacedCell], grid: _Grid) -> bool:
        """A row with the title of a leaf outside the columns of statements."""
        for each in row:
            if grid.column_of(each.cell) in _STATEMENT_COLUMNS:
                continue
            leaf = each.leaf(self._headings, self._rubric.scale)
            if leaf is None:
                continue
            if not grid.columns and not self._columns_by_position(row, each, grid):
                return False
            self._sheet_for(leaf, each.place, grid)
            grid.leaf = leaf
            self._fill(row, grid)
            return True
        return False

    def _columns_by_position(self, row: list[PlacedCell], title: PlacedCell, grid: _Grid) -> bool:
        """Without headings: the two cells behind a dimension with its scale, and a doubt."""
        behind = row[row.index(title) + 1 :]
        scale = any(
            read_scale(line, self._rubric.scale) for each in row for line in each.rating_lines()
        )
        if len(behind) < 2 or not scale:
            return False
        grid.columns = {
            behind[-2].cell.column: "strengths",
            behind[-1].cell.column: "drawbacks",
        }
        sheet = self._begin_sheet(title.place, grid)
        sheet.doubt(
            title.place,
            "no heading says which column holds strengths and which drawbacks; "
            "the left one was taken for strengths",
        )
        return True

    def _labelled_row(self, row: list[PlacedCell], grid: _Grid) -> bool:
        """A row of labels, each with its value in the next cell: a head, or a reason."""
        filled = [each for each in row if each.text]
        if not filled:
            return True
        if grid.leaf is not None:
            if GRID_COLUMNS.meaning(filled[0].first_line) == "because" and len(row) > 1:
                for each in row[row.index(filled[0]) + 1 :]:
                    self._draw_attention(each, grid.leaf)
                    self._sheet.set_because(grid.leaf, restored(each.text))
                return True
            if grid.columns:
                return False
        key = HEAD.meaning(filled[0].first_line)
        if key is None:
            return False
        position = 0
        while position < len(row):
            label = row[position]
            key = HEAD.meaning(label.first_line)
            value = row[position + 1] if position + 1 < len(row) else None
            if key and value is not None:
                self._pending.fields.append((key, value.place, value.text))
                position += 2
            else:
                self._leave(label.text, label.place)
                position += 1
        return True

    def _begins_crossing(self, row: list[PlacedCell]) -> bool:
        """Whether one merged cell names a crossing that somebody registered."""
        filled = [each for each in row if each.text]
        return (
            len(filled) == 1
            and len(row) < 3
            and self._headings.crossing(filled[0].text) is not None
        )

    def _crossing_row(self, row: list[PlacedCell], grid: _Grid) -> bool:
        filled = [each for each in row if each.text]
        if len(filled) != 1 or "\n" in filled[0].text:
            return False
        text, place = filled[0].text, filled[0].place
        if self._is_nothing(text):
            return True
        if self._headings.crossing(text) and grid.columns:
            self._pending.lines.append((place, text))
            self._begin_sheet(place, grid)
            grid.leaf = None
            return True
        if not grid.columns and len(text) <= LONGEST_NAME:
            self._pending.lines.append((place, text))
            return True
        return False

    def _fill(self, row: list[PlacedCell], grid: _Grid) -> None:
        """Statements, rating and reason of the leaf that the row is under."""
        assert grid.leaf is not None
        levels = [each for each in row if self._is_one_level(each, grid)]
        self._ratings.read_across(levels, grid.levels, grid.leaf, self._sheet)
        for each in row:
            column = grid.column_of(each.cell)
            self._draw_attention(each, grid.leaf)
            if each in levels:
                continue
            if column in _STATEMENT_COLUMNS:
                for text in split_statements(each.statement_lines()):
                    self._sheet.add_statement(grid.leaf, column, text, each.place)
            elif column == "because":
                self._sheet.set_because(grid.leaf, restored(each.text))
            else:
                self._ratings.read_cell(each, grid.leaf, self._sheet)

    def _is_one_level(self, cell: PlacedCell, grid: _Grid) -> bool:
        """Whether a cell is one step of a scale that goes across cells."""
        if cell.cell.column in grid.levels:
            return True
        other = grid.column_of(cell.cell) in (*_STATEMENT_COLUMNS, "because")
        return not other and _ONE_LEVEL.fullmatch(cell.text) is not None

    def _sheet_for(self, leaf: str, place: str, grid: _Grid) -> None:
        """A new sheet where a further table begins with a dimension that this one has already."""
        if leaf in grid.known_before:
            self._begin_sheet(place, grid, new=True)

    @property
    def _sheet(self) -> SheetBuilder:
        return self._sheets[-1]

    def _begin_sheet(self, place: str, grid: _Grid, *, new: bool = False) -> SheetBuilder:
        """The sheet that a grid belongs to, with what stood before the grid.

        It is a new one where a crossing is named, or a head stands before the grid.
        """
        pending, self._pending = self._pending, _Pending()
        crossing = self._crossing_before(pending)
        if new or crossing or pending.fields or not self._sheets:
            self._sheets.append(SheetBuilder(self._context, place, restored))
        sheet = self._sheet
        grid.known_before = frozenset() if new else frozenset(sheet.cells)
        for key, where, text in pending.fields:
            sheet.set_field(key, restored(text), where)
        if crossing:
            sheet.set_field("crossing", restored(crossing), place)
        for where, text in pending.lines:
            self._leave(text, where)
        for where in pending.shapes:
            sheet.doubt(where, _SHAPE)
        return sheet

    def _crossing_before(self, pending: _Pending) -> str | None:
        """The crossing that a line before the grid names; taken out of the lines.

        If none is known, the last line that is short enough for a name.
        """
        has_field = any(key == "crossing" for key, _, _ in pending.fields)
        for place, text in reversed(pending.lines):
            if self._headings.crossing(text):
                pending.lines.remove((place, text))
                return None if has_field else text
        if has_field or not pending.lines:
            return None
        place, text = pending.lines[-1]
        if len(text) > LONGEST_NAME or text.endswith((".", ":", "。")):
            return None
        pending.lines.pop()
        return text

    def _draw_attention(self, cell: PlacedCell, leaf: str) -> None:
        for shape in dict.fromkeys(cell.cell.shapes):
            self._sheet.doubt(cell.place, _PICTURE if shape == "picture" else _SHAPE, leaf)

    def _leave(self, text: str, place: str) -> None:
        if not self._is_nothing(text):
            self._unplaced.append(Unplaced(place, restored(text)))

    def _is_nothing(self, text: str) -> bool:
        """Whether a text is empty, or belongs to the form itself."""
        return not any(each.isalnum() for each in text) or is_known(text, self._known)

    def _end(self) -> None:
        """What stands behind the last grid."""
        for key, place, text in self._pending.fields:
            if self._sheets:
                self._sheet.set_field(key, restored(text), place)
            else:
                self._leave(f"{key}: {text}", place)
        for place, text in self._pending.lines:
            self._leave(text, place)
        for place in self._pending.shapes:
            self._doubts.append(Doubt(place, _SHAPE))


_ONE_LEVEL = re.compile(r"[^\w\s]?\s?\d{1,3}(?:[.,]\d)?\s?[^\w\s]?|[\u2460-\u24ff\u2776-\u2793]")
_SHAPE = "a shape is drawn here, perhaps around a rating; ask a person what it marks"
_PICTURE = "a picture is here that only a person can read"
