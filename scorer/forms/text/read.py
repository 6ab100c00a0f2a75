"""A grid saved as plain text, as word processors write it: cells behind tabs, levels as digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import KnownTexts
from scorer.forms.intake.ledger import Entry, Ledger, understood
from scorer.forms.intake.sent import Sent
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.statement_texts import Line, is_rule, split_statements
from scorer.forms.intake.understood import Understood
from scorer.forms.lexicon.grids import CELL_LABELS, GRID_COLUMNS, HEAD
from scorer.forms.lexicon.names import may_be_name
from scorer.forms.marks.levels import level_in
from scorer.forms.opening.decoding import LONGEST_GRID, decoded

NARROWEST_MARGIN, WIDEST_MARGIN = 55, 82
"""Characters at which mail programs wrap; a text without longer lines may be wrapped."""

_GAP_BEFORE_THE_END = 3
"""Blank lines behind which the last lines of a text are a signature and no statement."""

_MOST_CELLS = 500
_FEWEST_TITLES = 2
"""Dimensions that a text has to name on lines of their own to be a grid."""
_STATEMENT_COLUMNS = ("strengths", "drawbacks")
_INDENT = re.compile(r"^ {2,}(?=\S)", re.MULTILINE)


def read_plain_text(content: bytes, name: str, context: FormContext) -> Understood:
    """What a grid in plain text says; FormError where the bytes are no text."""
    text = decoded(content, name, longest=LONGEST_GRID)
    if "\t" not in text:
        text = _INDENT.sub("\t", text)
    lines = list(_lines(text))
    reader = _TextReader(context, lines, wrapped=_is_wrapped(text))
    for line in lines:
        reader.take(line)
    return reader.finish()


def holds_grid(sent: Sent) -> bool:
    """Whether some cells or lines are, alone, titles of dimensions or headings of columns."""
    headings = sent.context.headings
    cells = dict.fromkeys(re.split(r"[\t\n]", sent.beginning))
    candidates = [cell for cell in cells if re.search(r"[^\W\d_]", cell)][:_MOST_CELLS]
    columns = {GRID_COLUMNS.meaning(cell.rstrip(" :：")) for cell in candidates}
    if {"strengths", "drawbacks"} <= columns:
        return True
    return len({headings.leaf(cell) for cell in candidates} - {None}) >= _FEWEST_TITLES


@dataclass(eq=False, slots=True)
class _TextLine(Entry):
    """A line, or the part of it that lies in one cell."""

    begins_cell: bool


def _lines(text: str) -> Iterator[_TextLine]:
    for number, line in enumerate(text.split("\n"), start=1):
        for index, part in enumerate(line.split("\t")):
            yield _TextLine(f"line {number}", part.strip(), begins_cell=index > 0)


def _is_wrapped(text: str) -> bool:
    """Whether lines seem to be broken at a margin: full, and going on with a small letter."""
    lines = [line.strip() for line in text.split("\n")]
    if max(map(len, lines)) > WIDEST_MARGIN:
        return False
    return any(
        len(line) >= NARROWEST_MARGIN and following[:1].islower()
        for line, following in pairwise(lines)
        if not is_rule(line)
    )


@dataclass
class _Row:
    """The dimension being read: its leaf, and the cell that the reader is in."""

    leaf: str
    cell: int = 0
    """0 for the title and the scale, then one for each cell behind it."""
    column: str | None = None
    """The column that a label in this row names."""
    used: set[str] = field(default_factory=set)
    """Columns that this row had already."""
    lines: list[_TextLine] = field(default_factory=list)
    """The cell so far."""
    behind: list[_TextLine] = field(default_factory=list)
    """What stands behind a gap in the last cell: perhaps the name of the next crossing."""
    undecided: list[_TextLine] = field(default_factory=list)
    """Lines that could be strengths as well as drawbacks."""


class _TextReader:
    def __init__(self, context: FormContext, lines: list[_TextLine], *, wrapped: bool) -> None:
        self._context = context
        self._wrapped = wrapped
        self._headings = context.headings
        self._known = KnownTexts(context.rubric)
        self._ledger = Ledger(self._known)
        self._ledger.enter_all(lines)
        self._columns: list[str] = []
        self._row: _Row | None = None
        self._sheets: list[SheetBuilder] = []
        self._pending: list[_TextLine] = []
        self._grid_closed = False

    def take(self, line: _TextLine) -> None:
        if line.begins_cell:
            self._next_cell()
        heading = GRID_COLUMNS.meaning(line.text)
        leaf = self._headings.leaf(line.text)
        if heading in _STATEMENT_COLUMNS:
            self._ledger.pass_over_label(line, line.text)
            self._label(heading)
        elif leaf is not None:
            self._begin_row(leaf, line)
        elif line.text and self._names_crossing(line):
            self._close_grid()
            self._pending.append(line)
        elif self._row is not None:
            self._row.lines.append(line)
        elif line.text:
            self._pending.append(line)

    def finish(self) -> Understood:
        if self._row is not None:
            self._pending += _behind_a_gap(self._row.lines, blank=_GAP_BEFORE_THE_END)
        self._close_row()
        if not self._sheets:
            self._ledger.doubt("text", "no grid was found in it")
        sheets = tuple(sheet.finish() for sheet in self._sheets)
        return understood("grid as plain text", sheets, self._ledger)

    def _names_crossing(self, line: _TextLine) -> bool:
        return self._headings.crossing(line.text) is not None

    def _next_cell(self) -> None:
        if self._row is None:
            return
        if 0 < len(self._columns) <= self._row.cell:
            self._row.behind += _behind_a_gap(self._row.lines)
        self._close_cell()
        self._row.cell += 1
        self._row.column = None

    def _label(self, heading: str) -> None:
        """`Strengths` or `Drawbacks`: a heading over columns, or over what follows in a row."""
        row = self._row
        if row is not None and heading not in row.used and not (row.cell and self._columns):
            self._close_cell()
            row.column = heading
            return
        if row is not None:
            self._close_grid()
            self._columns = []
        if heading in self._columns:
            self._columns = []
        self._columns.append(heading)

    def _begin_row(self, leaf: str, line: _TextLine) -> None:
        self._close_row()
        self._ledger.use_title(line, self._headings)
        known = bool(self._sheets) and leaf in self._sheets[-1].leaves
        if not self._sheets or known or self._grid_closed:
            self._begin_sheet(line)
        else:
            self._place_pending()
        self._sheets[-1].begin(leaf)
        self._row = _Row(leaf)

    def _begin_sheet(self, line: _TextLine) -> None:
        self._grid_closed = False
        name = self._pending_name()
        sheet = SheetBuilder(self._context, self._ledger, name.place if name else line.place)
        self._sheets.append(sheet)
        if name is not None:
            self._pending.remove(name)
            sheet.set_field("crossing", name.text, name)
        self._place_pending()

    def _place_pending(self) -> None:
        """Fields of the head go to the sheet."""
        for line in self._pending:
            head = self._ledger.labelled(line, HEAD, line.text)
            if head:
                self._sheets[-1].set_field(head[0], head[1], line)
        self._pending = []

    def _pending_name(self) -> _TextLine | None:
        """The line before a grid that names its crossing; else the last one that might."""
        if any((HEAD.labelled(line.text) or ("",))[0] == "crossing" for line in self._pending):
            return None
        for line in reversed(self._pending):
            if self._headings.crossing(line.text):
                return line
        for line in reversed(self._pending):
            if line.text not in self._known and may_be_name(line.text):
                return line
        return None

    def _close_grid(self) -> None:
        """A grid is over; the name of the next crossing may stand behind its last cell."""
        if self._row is not None:
            self._pending += [*self._row.behind, *_behind_a_gap(self._row.lines)]
            self._row.behind = []
            self._close_row()
            self._grid_closed = True

    def _close_row(self) -> None:
        if self._row is not None:
            self._close_cell()
            if self._row.behind:  # no other grid followed: they belong to the last cell after all
                self._row.lines, self._row.column = self._row.behind, self._columns[-1]
                self._close_cell()
            self._row = None

    def _close_cell(self) -> None:
        assert self._row is not None
        row, lines = self._row, self._row.lines
        row.lines = []
        column = row.column
        if column is None and 0 < row.cell <= len(self._columns):
            column = self._columns[row.cell - 1]
        if column is None:
            self._rating_cell(row, lines)
            return
        row.used.add(column)
        written = [line for line in lines if line.text]
        if not written:
            return
        statements = split_statements(
            [Line(line.text) for line in lines], joint=" ", wrapped=self._wrapped
        )
        for text in statements:
            place = next((each for each in written if each.text[:20] == text[:20]), written[0])
            self._sheets[-1].add_tagged(row.leaf, column, text, place.place)
        for line in written:
            line.use()

    def _rating_cell(self, row: _Row, lines: list[_TextLine]) -> None:
        sheet, scale = self._sheets[-1], self._context.rubric.scale
        left = [line for line in lines if line.text and not is_rule(line.text)]
        joined = self._context.scale_in("\n".join(line.text for line in left))
        if joined is not None:
            sheet.rate(row.leaf, joined, *left)
            return
        marked = 0
        for line in left:
            read = self._context.scale_in(line.text)
            said = self._ledger.labelled(line, CELL_LABELS, line.text)
            if read is not None:
                sheet.rate(row.leaf, read, line)
                marked += read.level is not None
            elif said and said[0] == "rating":
                sheet.rate(row.leaf, level_in(said[1], scale), line)
            elif said and said[0] == "plausible":
                sheet.set_plausible(row.leaf, said[1], line)
            elif said:
                sheet.set_because(row.leaf, said[1], line)
            elif (level := level_in(line.text, scale)).level is not None or level.plausible:
                sheet.rate(row.leaf, level, line)
            elif line.text not in self._known:
                row.undecided.append(line)
        if marked > 1:  # alike or not: one of them may be that of another dimension
            sheet.doubt(left[0].place, f"{marked} marked scales stand here", row.leaf)
        if row.undecided:
            message = "nothing tells which lines are strengths and which are drawbacks"
            sheet.doubt(row.undecided[0].place, message, row.leaf)
            row.undecided.clear()


def _behind_a_gap(lines: list[_TextLine], *, blank: int = 2) -> list[_TextLine]:
    """The lines behind the last gap of that many or more blank lines, taken out of the list."""
    last = len(lines)
    while last and not lines[last - 1].text:
        last -= 1
    first = last
    while first and lines[first - 1].text:
        first -= 1
    gap = 0
    while gap < first and not lines[first - 1 - gap].text:
        gap += 1
    if gap < blank or gap == first:
        return []
    behind = lines[first:last]
    del lines[first:]
    return behind
