"""The rows of a grid, told apart: headings, a dimension, a label with what it holds, a head."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from scorer.forms.grids.cells import PlacedCell
from scorer.forms.grids.contents import ContentReader
from scorer.forms.grids.document import GridCell
from scorer.forms.grids.layout import STATEMENT_COLUMNS, Arranged, Row, is_by_rows, meanings_of
from scorer.forms.grids.living import ONE_LEVEL
from scorer.forms.grids.ratings import RatingReader
from scorer.forms.grids.sheets import GridSheets, Pending
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.lexicon.grids import CELL_LABELS, GRID_COLUMNS, HEAD
from scorer.forms.lexicon.names import may_be_name
from scorer.forms.marks.levels import level_in
from scorer.forms.marks.scale import read_scale


@dataclass
class _Grid:
    """The table being read: which column holds what, and the leaf that the rows are under."""

    columns: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int | Decimal | None] = field(default_factory=dict)
    """Columns that stand for one level each, to be ticked, or for none: `N/A`."""
    levels_above: dict[int, int | Decimal | None] = field(default_factory=dict)
    """Such columns for this leaf alone, where its row prints the levels and the next has ticks."""
    leaf: str | None = None
    by_rows: bool = False
    """Whether a row each holds the rating, the strengths and the drawbacks of a dimension."""
    before: Pending | None = None
    """What stood before the table, once a sheet has taken it."""
    known_before: frozenset[str] = frozenset()
    """Leaves that the sheet had when the table began."""

    @property
    def has_begun(self) -> bool:
        """Whether headings, or what stands for them, were found: of rows, the first dimension."""
        return bool(self.columns or self.levels or (self.by_rows and self.leaf))

    def column_of(self, cell: GridCell) -> str | None:
        """What the column of a cell holds; a cell that spans several has the first."""
        return self.columns.get(cell.column)


class RowReader:
    """Reads the rows of one grid after another; it remembers the columns of the last."""

    def __init__(self, context: FormContext, ledger: Ledger, sheets: GridSheets) -> None:
        self._context = context
        self._scale = context.rubric.scale
        self._headings = context.headings
        self._ledger = ledger
        self._sheets = sheets
        self._ratings = RatingReader(context, ledger)
        self._contents = ContentReader(ledger, self._ratings)
        self._columns_before: dict[int, str] = {}
        """Of the last grid, for one that goes on without headings on the next page."""

    def read(self, part: Arranged) -> None:
        """All rows of a grid, in turn."""
        grid = _Grid(dict(part.columns), by_rows=is_by_rows(part.rows, self._context))
        rows = part.rows
        if part.columns:
            (*titles, name), *rows = part.rows
            for each in titles:
                each.pass_over_label(self._ledger)
            self._sheets.pending.lines += name.entries
            self._begin_sheet(name.place, grid)
        for row in rows:
            self._row(row, grid)
        self._columns_before = grid.columns or self._columns_before

    def _row(self, row: Row, grid: _Grid) -> None:
        columns = meanings_of(row)
        if grid.by_rows and self._row_of_a_label(row, grid):
            pass
        elif self._is_heading_row(row, columns, grid):
            self._heading_row(row, columns, grid)
        elif self._dimension_row(row, grid) or self._labelled_row(row, grid):
            pass
        elif grid.leaf is not None and grid.has_begun and not self._begins_crossing(row):
            self._fill(row, grid)
        else:
            self._line_row(row, grid)

    def _is_heading_row(self, row: Row, columns: dict[int, str], grid: _Grid) -> bool:
        """Whether it names columns: both of statements, one and is no row of a head, or levels."""
        named = set(columns.values())
        filled = [each for each in row if each.text]
        first = filled[0].first_line if filled else ""
        statements = len(named & set(STATEMENT_COLUMNS))
        if statements:
            is_label = GRID_COLUMNS.meaning(first) == "because" or HEAD.meaning(first) is not None
            return statements == 2 or not is_label
        if any(each.leaf(self._headings, self._scale) for each in filled):
            return False
        levels = self._levels_of(row, columns)
        named_levels = sorted(level for level in levels.values() if level is not None)
        if levels and named_levels == sorted(self._scale.levels):
            return grid.leaf is None or levels == grid.levels
        if not filled:
            return False
        is_title = not row[0].text or columns.get(row[0].cell.column) == "dimension"
        return "rating" in named and is_title and len(columns) == len(filled)

    def _levels_of(self, row: Row, columns: dict[int, str]) -> dict[int, int | Decimal | None]:
        """The level that a cell is the heading of, by column; None for a heading such as `N/A`."""
        found = {}
        for each in row:
            if each.text and each.cell.column not in columns:
                read = level_in(each.text, self._scale)
                if read.level is not None or (not read.doubt and any(map(str.isalpha, each.text))):
                    found[each.cell.column] = read.level
        return found

    def _heading_row(self, row: Row, columns: dict[int, str], grid: _Grid) -> None:
        grid.columns = columns
        grid.levels = self._levels_of(row, columns)
        for each in row:
            if each.cell.column in grid.columns or each.cell.column in grid.levels:
                each.pass_over_label(self._ledger)
            else:
                entries = (e for e in each.entries if e.text not in self._ledger.known)
                self._sheets.pending.lines += entries
        grid.leaf = None
        self._begin_sheet(row[0].place, grid)
        if "dimension" not in columns.values():
            self._leaf_before(row, grid)

    def _dimension_row(self, row: Row, grid: _Grid) -> bool:
        """A row with the title of a leaf outside the columns of statements."""
        for each in row:
            if grid.column_of(each.cell) in STATEMENT_COLUMNS:
                continue
            leaf = each.leaf(self._headings, self._scale)
            if leaf is None:
                continue
            if not grid.has_begun and not self._columns_by_position(row, each, grid):
                return False
            self._begin_leaf(leaf, each.place, grid)
            self._fill(row, grid)
            return True
        return False

    def _begin_leaf(self, leaf: str, place: str, grid: _Grid) -> None:
        """The rows from here on are about a leaf.

        They begin a new sheet where a further table begins with one that this sheet has already.
        """
        if grid.before is None:
            self._begin_sheet(place, grid)
        if leaf in grid.known_before:
            self._begin_sheet(place, grid, new=True)
        grid.leaf, grid.levels_above = leaf, {}
        self._sheet.begin(leaf)

    def _columns_by_position(self, row: Row, title: PlacedCell, grid: _Grid) -> bool:
        """Without headings: those of the grid that goes on, else what the cells behind a
        dimension hold: one level alone, and two cells of statements.

        Which is which is a guess, and a doubt; the dimension has to have its scale or level.
        """
        before = self._columns_before
        if before and self._sheets.begun and len(row) > max(before):
            grid.columns = before
            self._begin_sheet(title.place, grid)
            return True
        behind = row[row.index(title) + 1 :]
        scale = any(read_scale(line.pieces, self._scale) for each in row for line in each.lines)
        rated = [each for each in behind if level_in(each.text, self._scale).level is not None]
        texts = [each for each in behind if each not in rated]
        if len(rated) == 1 and behind[0] is rated[0]:
            grid.columns = {rated[0].cell.column: "rating"}
        elif rated or not scale:
            return False
        if len(texts) >= len(STATEMENT_COLUMNS):
            columns = (each.cell.column for each in texts[-2:])
            grid.columns |= dict(zip(columns, STATEMENT_COLUMNS, strict=True))
        elif texts or not rated:
            return False
        guessed = _GUESSED if texts else _GUESSED_RATING
        self._begin_sheet(title.place, grid).doubt(title.place, guessed)
        return True

    def _row_of_a_label(self, row: Row, grid: _Grid) -> bool:
        """The title of a dimension, or `Rating`, `Strengths` and the like with what they hold."""
        filled = [each for each in row if each.text]
        leaf = filled[0].leaf(self._headings, self._scale) if filled else None
        if leaf is not None:
            self._begin_leaf(leaf, filled[0].place, grid)
            self._contents.take(filled.pop(0), "dimension", leaf, self._sheet)
        elif grid.leaf is None:
            self._leaf_before(row, grid)
        if not filled or grid.leaf is None:
            return leaf is not None
        label = filled[0].first_line
        meaning = GRID_COLUMNS.meaning(label) or CELL_LABELS.meaning(label)
        if meaning is None or meaning == "dimension":
            for each in filled if leaf is not None else ():
                self._contents.take(each, "dimension", grid.leaf, self._sheet)
            return leaf is not None
        filled[0].pass_over_label(self._ledger)
        self._take(meaning, row[row.index(filled[0]) + 1 :], grid.leaf)
        return True

    def _leaf_before(self, row: Row, grid: _Grid) -> None:
        """The dimension that the line before a table is the title of."""
        title, self._sheets.title_before = self._sheets.title_before, None
        leaf = self._headings.leaf(title.text) if title else None
        if title is not None and leaf is not None:
            self._ledger.use_title(title, self._headings)
            self._begin_leaf(leaf, row[0].place, grid)

    def _take(self, meaning: str, cells: Sequence[PlacedCell], leaf: str) -> None:
        """What stands behind a label of a dimension."""
        if meaning == "rating" and len(cells) > 1:
            self._ratings.read_across(cells, {}, leaf, self._sheet)
            return
        for each in cells:
            self._contents.take(each, meaning, leaf, self._sheet)

    def _labelled_row(self, row: Row, grid: _Grid) -> bool:
        """A row of labels, each with its value in the next cell: a head, or a reason."""
        filled = [each for each in row if each.text]
        if not filled:
            return True
        if grid.leaf is not None:
            if GRID_COLUMNS.meaning(filled[0].first_line) == "because" and len(row) > 1:
                filled[0].pass_over_label(self._ledger)
                self._take("because", row[row.index(filled[0]) + 1 :], grid.leaf)
                return True
            if grid.has_begun:
                return False
        if HEAD.meaning(filled[0].first_line) is None:
            return False
        position = 0
        while position < len(row):
            label = row[position]
            key = HEAD.meaning(label.first_line)
            value = row[position + 1] if position + 1 < len(row) else None
            if key and value is not None:
                label.pass_over_label(self._ledger)
                self._sheets.pending.fields.append((key, value.text, value.entries))
                position += 2
            else:
                position += 1
        return True

    def _begins_crossing(self, row: Row) -> bool:
        """Whether one merged cell names a crossing that somebody registered."""
        filled = [each for each in row if each.text]
        return (
            len(filled) == 1
            and len(row) < 3
            and self._headings.crossing(filled[0].text) is not None
        )

    def _line_row(self, row: Row, grid: _Grid) -> None:
        """A row that says what lines before a grid say: fields of a head, the crossing's name."""
        filled = [each for each in row if each.text]
        if not grid.has_begun and any(HEAD.labelled(e.text) for c in filled for e in c.entries):
            for entry in (entry for each in filled for entry in each.entries):
                self._sheets.take_line(entry)
            return
        if len(filled) == 1 and GRID_COLUMNS.meaning(filled[0].text):
            filled[0].pass_over_label(self._ledger)
            return
        if len(filled) != 1 or filled[0].text in self._ledger.known:
            return
        for name in (entry for entry in filled[0].entries if entry.text):
            if self._headings.crossing(name.text) and grid.has_begun:
                self._sheets.pending.lines.append(name)
                self._begin_sheet(name.place, grid)
                grid.leaf = None
            elif not grid.has_begun and may_be_name(name.text):
                self._sheets.pending.lines.append(name)

    def _fill(self, row: Row, grid: _Grid) -> None:
        """Statements, rating and reason of the leaf that the row is under."""
        assert grid.leaf is not None
        levels = [each for each in row if self._is_one_level(each, grid)]
        known = grid.levels | grid.levels_above
        if self._ratings.read_across(levels, known, grid.leaf, self._sheet):
            grid.levels_above = self._levels_of(levels, {})
        for each in row:
            if each in levels:
                self._contents.draw_attention(each, grid.leaf, self._sheet)
            else:
                self._contents.take(each, grid.column_of(each.cell), grid.leaf, self._sheet)

    def _is_one_level(self, cell: PlacedCell, grid: _Grid) -> bool:
        """Whether a cell is one step of a scale that goes across cells."""
        if cell.cell.column in grid.levels or cell.cell.column in grid.levels_above:
            return True
        other = grid.column_of(cell.cell) in (*STATEMENT_COLUMNS, "because")
        return not other and ONE_LEVEL.fullmatch(cell.text) is not None

    @property
    def _sheet(self) -> SheetBuilder:
        return self._sheets.last

    def _begin_sheet(self, place: str, grid: _Grid, *, new: bool = False) -> SheetBuilder:
        """The sheet that a grid belongs to; a new one has the head that stood before the table."""
        pending, self._sheets.pending = self._sheets.pending, Pending()
        if new and grid.before is not None and not pending.fields and not pending.lines:
            pending = grid.before
        sheet = self._sheets.begin(place, pending, new=new)
        grid.before = pending
        grid.known_before = frozenset() if new else sheet.leaves
        return sheet


_GUESSED_RATING = "no heading says that the figures behind the dimensions are ratings"
_GUESSED = (
    "no heading says which column holds strengths and which drawbacks; "
    "the left one was taken for strengths"
)
