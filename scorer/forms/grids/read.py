"""A filled grid, ours or one in the wild, as sheets; no file format is known here."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from scorer.forms.grids.cells import PlacedCell
from scorer.forms.grids.document import GridCell, GridDocument, GridParagraph, GridTable
from scorer.forms.grids.living import ONE_LEVEL, living_paragraph, living_row
from scorer.forms.grids.ratings import RatingReader
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import KnownTexts
from scorer.forms.intake.ledger import Entry, Ledger, understood
from scorer.forms.intake.levels import level_in
from scorer.forms.intake.lexicon import GRID_COLUMNS, HEAD
from scorer.forms.intake.marks import read_scale
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.statement_texts import split_statements
from scorer.forms.intake.understood import Understood, UnderstoodSheet

LONGEST_NAME = 100
"""Characters of a line that may be the name of a crossing nobody knows yet."""

_STATEMENT_COLUMNS = ("strengths", "drawbacks")


def read_grid(
    document: GridDocument,
    context: FormContext,
    recognised_as: str,
    as_written: Callable[[str], str] = str,
) -> Understood:
    """What the filled grids of a document say.

    as_written: turns a text as the format has it into what somebody wrote.
    """
    ledger = Ledger(KnownTexts(context.rubric), as_written)
    sheets = _GridReader(context, ledger).read(document)
    return understood(recognised_as, sheets, ledger)


@dataclass
class _Pending:
    """What stands before a grid and may belong to it: lines, and fields of its head."""

    lines: list[Entry] = field(default_factory=list)
    fields: list[tuple[str, str, list[Entry]]] = field(default_factory=list)
    """Key and text, and where it stands."""
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

    def column_of(self, cell: GridCell) -> str | None:
        """What the column of a cell holds; a cell that spans several has the first."""
        return self.columns.get(cell.column)


class _GridReader:
    def __init__(self, context: FormContext, ledger: Ledger) -> None:
        self._context = context
        self._rubric = context.rubric
        self._headings = context.headings
        self._known = ledger.known
        self._ledger = ledger
        self._written = ledger.as_written
        self._ratings = RatingReader(context, self._known, self._ledger)
        self._sheets: list[SheetBuilder] = []
        self._pending = _Pending()

    def read(self, document: GridDocument) -> list[UnderstoodSheet]:
        paragraphs = 0
        for block in document.blocks:
            if isinstance(block, GridTable):
                self._table(block)
            else:
                paragraphs += 1
                self._paragraph(block, f"paragraph {paragraphs}")
        self._end()
        for aside in document.asides:
            entry = self._ledger.enter(aside.place, aside.text)
            if aside.place.startswith("page") and not re.search("[^\\W\\d_]", aside.text):
                entry.pass_over()  # a page number
        if not self._sheets:
            self._ledger.doubt("document", "no grid was found in it")
        return [sheet.finish() for sheet in self._sheets]

    def _paragraph(self, paragraph: GridParagraph, place: str) -> None:
        if paragraph.shapes:
            self._pending.shapes.append(place)
        text = living_paragraph(paragraph, place, self._rubric.scale, self._ledger).text.strip()
        if HEAD.labelled(text):
            entry = self._ledger.enter(place, text)
            key, said = self._ledger.labelled(entry, HEAD, text) or ("", "")
            self._pending.fields.append((key, said, [entry]))
            return
        for line in text.split("\n"):
            entry = self._ledger.enter(place, line.strip())
            if entry.text not in self._known:
                self._pending.lines.append(entry)

    def _table(self, table: GridTable) -> None:
        grid = _Grid()
        for number, row in enumerate(table.rows, start=1):
            places = [f"table {table.number}, row {number}, cell {n + 1}" for n in range(len(row))]
            living = living_row(row, places, self._rubric.scale, self._ledger)
            cells = [
                PlacedCell.entered(cell, place, self._ledger)
                for cell, place in zip(living, places, strict=True)
            ]
            self._row(cells, grid)

    def _row(self, row: list[PlacedCell], grid: _Grid) -> None:
        columns = {each.cell.column: GRID_COLUMNS.meaning(each.first_line) for each in row}
        if self._is_heading_row(row, columns):
            self._heading_row(row, columns, grid)
        elif self._dimension_row(row, grid) or self._labelled_row(row, grid):
            pass
        elif grid.leaf is not None and grid.columns and not self._begins_crossing(row):
            self._fill(row, grid)
        else:
            self._crossing_row(row, grid)

    def _is_heading_row(self, row: list[PlacedCell], columns: dict[int, str | None]) -> bool:
        """Whether it names both columns of statements, or one and is no row of a head."""
        named = set(columns.values()) & set(_STATEMENT_COLUMNS)
        first = next((each.first_line for each in row if each.text), "")
        is_label = GRID_COLUMNS.meaning(first) == "because" or HEAD.meaning(first) is not None
        return len(named) == 2 or (len(named) == 1 and not is_label)

    def _heading_row(
        self, row: list[PlacedCell], columns: dict[int, str | None], grid: _Grid
    ) -> None:
        grid.columns = {at: column for at, column in columns.items() if column}
        for each in row:
            if columns[each.cell.column]:
                each.pass_over_label(self._ledger)
                continue
            level = level_in(each.text, self._rubric.scale).level
            if level is not None:
                grid.levels[each.cell.column] = level
                each.pass_over_label(self._ledger)
            else:
                self._pending.lines += [e for e in each.entries if e.text not in self._known]
        grid.leaf = None
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
            read_scale(line.pieces, self._rubric.scale) for each in row for line in each.lines
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
                filled[0].pass_over_label(self._ledger)
                for each in row[row.index(filled[0]) + 1 :]:
                    self._draw_attention(each, grid.leaf)
                    self._sheet.set_because(grid.leaf, self._written(each.text), *each.entries)
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
                label.pass_over_label(self._ledger)
                self._pending.fields.append((key, value.text, value.entries))
                position += 2
            else:
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

    def _crossing_row(self, row: list[PlacedCell], grid: _Grid) -> None:
        """A row of one text that names the crossing of what follows, or may name it."""
        filled = [each for each in row if each.text]
        if len(filled) != 1 or "\n" in filled[0].text or filled[0].text in self._known:
            return
        (name,) = (entry for entry in filled[0].entries if entry.text)
        if self._headings.crossing(name.text) and grid.columns:
            self._pending.lines.append(name)
            self._begin_sheet(name.place, grid)
            grid.leaf = None
        elif not grid.columns and len(name.text) <= LONGEST_NAME:
            self._pending.lines.append(name)

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
                    self._sheet.add_tagged(grid.leaf, column, text, each.place)
                for entry in each.entries:
                    entry.use()
            elif column == "because":
                self._sheet.set_because(grid.leaf, self._written(each.text), *each.entries)
            else:
                titled = column != "rating"
                self._ratings.read_cell(each, grid.leaf, self._sheet, holds_title=titled)

    def _is_one_level(self, cell: PlacedCell, grid: _Grid) -> bool:
        """Whether a cell is one step of a scale that goes across cells."""
        if cell.cell.column in grid.levels:
            return True
        other = grid.column_of(cell.cell) in (*_STATEMENT_COLUMNS, "because")
        return not other and ONE_LEVEL.fullmatch(cell.text) is not None

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
            self._sheets.append(SheetBuilder(self._context, self._ledger, place, self._written))
        sheet = self._sheet
        grid.known_before = frozenset() if new else sheet.leaves
        for key, text, entries in pending.fields:
            sheet.set_field(key, self._written(text), *entries)
        if crossing:
            sheet.set_field("crossing", self._written(crossing.text), crossing)
        for where in pending.shapes:
            sheet.doubt(where, _SHAPE)
        return sheet

    def _crossing_before(self, pending: _Pending) -> Entry | None:
        """The line before the grid that names its crossing.

        If none is known, the last line that is short enough for a name.
        """
        named = [text for key, text, _ in pending.fields if key == "crossing"]
        for line in reversed(pending.lines):
            crossing = self._headings.crossing(line.text)
            if crossing and named:
                if crossing == self._headings.crossing(named[0]):
                    line.use()
                return None
            if crossing:
                return line
        if named or not pending.lines:
            return None
        last = pending.lines[-1]
        is_name = len(last.text) <= LONGEST_NAME and not last.text.endswith((".", ":", "。"))
        return last if is_name else None

    def _draw_attention(self, cell: PlacedCell, leaf: str) -> None:
        for shape in dict.fromkeys(cell.cell.shapes):
            self._sheet.doubt(cell.place, _PICTURE if shape == "picture" else _SHAPE, leaf)

    def _end(self) -> None:
        """What stands behind the last grid."""
        for key, text, entries in self._pending.fields if self._sheets else ():
            self._sheet.set_field(key, self._written(text), *entries)
        for place in self._pending.shapes:
            self._ledger.doubt(place, _SHAPE)


_SHAPE = "a shape is drawn here, perhaps around a rating; ask a person what it marks"
_PICTURE = "a picture is here that only a person can read"
