"""Where tables of ratings stand among rows, and which way up: headers found, turned and melted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorer.files.periods import period_meant
from scorer.forms.intake.asked import leaf_question
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, RawTable, Records
from scorer.forms.lexicon.questions import DIMENSION_QUESTIONS
from scorer.forms.lexicon.tables import TABLE_COLUMNS
from scorer.forms.marks.levels import level_in
from scorer.forms.tables.columns import is_long, is_wide, roles_of_columns

ROWS_ABOVE_A_HEADER = 20
"""Titles and remarks that may stand above a table."""
MOST_TURNED = 2_000
"""Rows of a table that may stand turned; what has more is no list of dimensions."""
_FEWEST_LEAVES = 2
"""Dimensions that have to stand below one another in a table that stands turned."""
_OF_A_YEAR = re.compile(r"(.*?)[\s_–-]*[(（]?((?:19|20)\d\d)年?[)）]?")


@dataclass(frozen=True)
class _Header:
    """The names of columns, and the last row that says them."""

    names: Mapping[int, str]
    last: int
    first: int
    over: Mapping[int, str]
    """What stands in the upper row and is no part of the names."""


def tables_in(raw: RawTable, context: FormContext, ledger: Ledger) -> list[Records]:
    """The tables of ratings in some rows; where there is none, all below the first row.

    What stands above a header is entered as it is. A header that returns further down begins
    another table. A table with dimensions below one another and crossings side by side is turned,
    and a column a year becomes a row a year.
    """
    found = list(_upright(raw, context, ledger))
    if not found and _stands_turned(raw, context):
        turned = _Turned(raw)
        found = list(_upright(turned, context, ledger))
        if found:
            message = "dimensions stand below one another here, crossings side by side"
            ledger.doubt(raw.name, f"{message}: the table was read turned")
            _enter_corner(raw, turned.rows[0], ledger)
    if not found and raw.rows:
        found = [raw.below(raw.rows[0])]
    return [_a_row_a_year(table, context) for table in found]


def holds_ratings(raw: RawTable, context: FormContext) -> bool:
    """Whether a table of ratings stands among the first rows, upright or turned."""
    first = raw.rows[:ROWS_ABOVE_A_HEADER]
    return any(_header_at(raw, row, context) for row in first) or _stands_turned(raw, context)


def names_ratings(columns: Sequence[str], context: FormContext) -> bool:
    """Whether the names of columns are those of a table of ratings."""
    roles = roles_of_columns(columns, context)
    return is_long(roles) or is_wide(roles) or bool(_periods(columns, context))


def _upright(raw: RawTable, context: FormContext, ledger: Ledger) -> Iterator[Records]:
    for row in raw.rows[:ROWS_ABOVE_A_HEADER]:
        header = _header_at(raw, row, context)
        if header is None:
            continue
        for above in raw.rows[: raw.rows.index(row)]:
            ledger.enter_all(raw.entries(above))
        while header is not None:
            for column, text in header.over.items():
                ledger.enter(raw.place(header.first, column), text)
            following = _next_header(raw, header, context)
            end = None if following is None else following[0] - 1
            _doubt_short_rows(raw, header, end, ledger)
            yield raw.below(header.last, header.names, end)
            header = following and following[1]
        return


def _header_at(raw: RawTable, row: int, context: FormContext) -> _Header | None:
    """The header that begins in a row, of one row or of two."""
    names = raw.texts(row)
    index = raw.rows.index(row)
    below = raw.rows[index + 1] if index + 1 < len(raw.rows) else None
    if below is not None:
        lower = raw.texts(below)
        both = _two_rows(names, lower, context)
        grouped = both is not None and any(both[at] != text for at, text in lower.items())
        needed = grouped or not names_ratings(tuple(lower.values()), context)
        if both is not None and needed and names_ratings(tuple(both.values()), context):
            over = {at: text for at, text in names.items() if not _is_said(text, both)}
            return _Header(both, below, row, over)
    return _Header(names, row, row, {}) if names_ratings(tuple(names.values()), context) else None


def _two_rows(
    upper: Mapping[int, str], lower: Mapping[int, str], context: FormContext
) -> dict[int, str] | None:
    """The names of columns whose header has two rows; None where the lower row is none."""
    headings = context.headings
    known = [
        text
        for text in lower.values()
        if headings.leaf_named(text)
        or DIMENSION_QUESTIONS.meaning(text)
        or TABLE_COLUMNS.meaning(text)
    ]
    if not known or len(known) * 2 < len(lower):
        return None
    names: dict[int, str] = {}
    group = ""
    for column in sorted({*upper, *lower}):
        group = upper.get(column, group)
        own = lower.get(column)
        if own is None:
            names[column] = upper.get(column, "")
        elif leaf_question(f"{group}: {own}", context):
            names[column] = f"{group}: {own}"
        else:
            names[column] = own
    return names


def _is_said(group: str, names: Mapping[int, str]) -> bool:
    """Whether what stands above some columns is part of their names, or says no more than these."""
    return (
        any(name == group or name.startswith(f"{group}: ") for name in names.values())
        or DIMENSION_QUESTIONS.meaning(group) is not None
        or TABLE_COLUMNS.meaning(group) is not None
    )


def _next_header(
    raw: RawTable, header: _Header, context: FormContext
) -> tuple[int, _Header] | None:
    """The row of the next header further down, and that header."""
    no_header: set[str] = set()
    for row in raw.rows:
        if row <= header.last:
            continue
        first = raw.first_text(row)
        if first in no_header:
            continue
        if not TABLE_COLUMNS.word(first) and not context.headings.leaf_named(first):
            no_header.add(first)
            continue
        texts = raw.texts(row)
        known = [text for text in texts.values() if TABLE_COLUMNS.meaning(text)]
        if known and len(texts) > 1 and names_ratings(tuple(texts.values()), context):
            return row, _header_at(raw, row, context) or _Header(texts, row, row, {})
    return None


def _doubt_short_rows(raw: RawTable, header: _Header, end: int | None, ledger: Ledger) -> None:
    """Rows that end before their table does, which may be cut off or lack a delimiter."""
    wide = max(header.names, default=0)
    for row in raw.rows:
        width = raw.width(row)
        if width is not None and header.last < row <= (end or row) and 1 < width < wide:
            ledger.doubt(raw.place(row, 1), f"this row has {width} fields, the header {wide}")


class _Turned(RawTable):
    """Another table with its columns for rows; its first row names what the rows hold."""

    def __init__(self, upright: RawTable) -> None:
        self.name, self.title = upright.name, upright.title
        self._upright = upright
        self._cells = {row: upright.texts(row) for row in upright.rows}
        self._columns = sorted({column for texts in self._cells.values() for column in texts})

    @property
    def rows(self) -> Sequence[int]:
        return self._columns

    def texts(self, row: int) -> Mapping[int, str]:
        texts = {at: texts[row] for at, texts in self._cells.items() if row in texts}
        if row == self._columns[0]:
            texts[self._upright.rows[0]] = "crossing"
        return texts

    def fields(
        self,
        row: int,
        names: Mapping[int, str],
        called: Mapping[int, str],  # noqa: ARG002 - what is turned has no columns to call
    ) -> Iterator[NamedValue]:
        for at in self._upright.rows:
            place = self._upright.place(at, row)
            for field in self._upright.fields(at, {row: names.get(at, "")}, {}):
                if field.place == place:
                    yield field

    def place(self, row: int, column: int, called: str = "") -> str:
        return self._upright.place(column, row, called)

    def width(self, row: int) -> int | None:  # noqa: ARG002 - a column has no end
        return None


def _enter_corner(raw: RawTable, column: int, ledger: Ledger) -> None:
    """Take note of what stands where titles and crossings meet, if it is no heading of either."""
    corner = raw.texts(raw.rows[0]).get(column, "")
    if TABLE_COLUMNS.meaning(corner) is None:
        ledger.enter(raw.place(raw.rows[0], column), corner)


def _stands_turned(raw: RawTable, context: FormContext) -> bool:
    """Whether dimensions stand below one another, with levels beside them."""
    if not raw.rows or len(raw.rows) > MOST_TURNED:
        return False
    leaves, levels, others = set(), 0, 0
    for row in raw.rows:
        (_, first), *values = raw.texts(row).items() or [(0, "")]
        leaf = context.headings.leaf(first)
        if leaf is None:
            continue
        leaves.add(leaf)
        for _, value in values:
            if level_in(value, context.rubric.scale).level is None:
                others += 1
            else:
                levels += 1
    return len(leaves) >= _FEWEST_LEAVES and levels > others


def _a_row_a_year(table: Records, context: FormContext) -> Records:
    """The table with a row for each period, where its columns are named after periods."""
    periods = _periods(table.columns, context)
    if not periods:
        return table
    rows: list[Sequence[NamedValue]] = []
    for row in table.rows:
        plain = tuple(field for field in row if field.name not in periods)
        by_period: dict[str, list[NamedValue]] = {}
        for field in row:
            if field.name in periods:
                what, period = periods[field.name]
                field.name = what
                by_period.setdefault(period, []).append(field)
        rows += [
            (*plain, NamedValue(each[0].place, period, "observed", period), *each)
            for period, each in by_period.items()
        ]
    kept = [name for name in table.columns if name not in periods]
    named = dict.fromkeys(what for what, _ in periods.values())
    columns = (*kept, "observed", *named)
    return Records(table.name, columns, tuple(rows), title=table.title)


def _periods(columns: Sequence[str], context: FormContext) -> dict[str, tuple[str, str]]:
    """What columns named after periods hold, and the period of each.

    In a table with a column of dimensions each is a rating; elsewhere `trade 2018` names the leaf.
    """
    roles = roles_of_columns(columns, context)
    what = {role.what for role in roles.values()}
    if "observed" in what or is_long(roles):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for name in columns:
        of_a_year = _OF_A_YEAR.fullmatch(name.strip())
        period = period_meant(name.strip())
        if "dimension" in what and period is not None and period.certain:
            found[name] = ("rating", period.text)
        elif of_a_year and context.headings.leaf_named(of_a_year[1]):
            found[name] = (of_a_year[1], of_a_year[2])
    return found if "crossing" in what or "dimension" in what else {}
