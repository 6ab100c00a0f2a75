"""What every format says of a grid alike: its scale line, its remarks, the grid as a table."""

from decimal import Decimal, InvalidOperation

from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import (
    Audience,
    Grid,
    GridLevel,
    GridRow,
    GridStatement,
    Table,
    TableCell,
    Value,
)


def is_rated(row: GridRow) -> bool:
    """Whether the dimension has a level of its own."""
    return row.rating not in ("", "-")


def is_branch(row: GridRow) -> bool:
    """Whether the dimension only holds others, so that nobody rates it."""
    return row.rating == "" and not row.levels


def given_level(row: GridRow) -> GridLevel | None:
    """The level that was given, where the scale has levels and one was."""
    return next((level for level in row.levels if level.rated), None)


def scale_line(levels: tuple[GridLevel, ...]) -> str:
    """The marked scale between the names of its ends: `Absent  1  (2 [3])  4  5  Exemplary`."""
    ends = (levels[0].label, marked_scale(levels), levels[-1].label) if levels else ()
    return "  ".join(part for part in ends if part)


def marked_scale(levels: tuple[GridLevel, ...]) -> str:
    """The scale as one marks it on paper: `1  (2 [3])  4  5`.

    Square brackets stand around the level given, round ones around the plausible range
    where it says more than the level does.
    """
    plausible = [index for index, level in enumerate(levels) if level.plausible]
    only_the_level = len(plausible) == 1 and levels[plausible[0]].rated
    first, last = (plausible[0], plausible[-1]) if plausible and not only_the_level else (-1, -1)
    line = ""
    for index, level in enumerate(levels):
        mark = f"[{level.level}]" if level.rated else level.level
        mark = f"({mark}" if index == first else mark
        mark = f"{mark})" if index == last else mark
        gap = " " if first < index <= last else "  "
        line += gap + mark if line else mark
    return line


def level_text(level: GridLevel) -> str:
    """A level in words: `3 Moderate: regular trade, known bottlenecks`."""
    name = f"{level.level} {level.label}".rstrip()
    return f"{name}: {level.descriptor}" if level.descriptor else name


def reason(row: GridRow) -> str:
    """Why the dimension was rated as it was, or that it was not rated and why."""
    if is_rated(row):
        return f"Because: {row.because}" if row.because else ""
    return f"-  Not rated: {row.because}" if row.because else "-  Not rated"


def remark(statement: GridStatement) -> str:
    """The details of a statement in brackets, or nothing."""
    return f"({'; '.join(statement.details)})" if statement.details else ""


def with_remark(statement: GridStatement) -> str:
    """The statement and its details, as one text."""
    return f"{statement.text} {remark(statement)}".rstrip()


def as_table(grid: Grid) -> Table:
    """The grid as a table with a row per dimension, for formats that know tables only."""
    return table_of(grid.rows, FIELDS, grid.title)


FIELDS: tuple[Field[GridRow], ...] = (
    Field("dimension", "Dimension", lambda row: TableCell(row.title, row.dimension)),
    Field("scale", "Scale", lambda row: marked_scale(row.levels), audience=Audience.READER),
    Field("rating", "Rating", lambda row: TableCell(row.rating, _rating(row))),
    Field("low", "Low", lambda row: _plausible(row, 0), audience=Audience.DATA),
    Field("high", "High", lambda row: _plausible(row, -1), audience=Audience.DATA),
    Field("because", "Because", lambda row: row.because or None, prose=True),
    Field("strengths", "Strengths", lambda row: _listed(row.strengths), prose=True),
    Field("drawbacks", "Drawbacks", lambda row: _listed(row.drawbacks), prose=True),
)
"""What a table says of a dimension of the grid."""


def _rating(row: GridRow) -> Value:
    given = given_level(row)
    if given:
        return _number(given.level)
    return _number(row.rating) if is_rated(row) else None


def _plausible(row: GridRow, end: int) -> TableCell:
    """An end of the plausible range: the first level that it holds, or the last."""
    levels = [level.level for level in row.levels if level.plausible]
    return TableCell(levels[end], _number(levels[end])) if levels else TableCell("")


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _listed(statements: tuple[GridStatement, ...]) -> TableCell:
    """One statement a line; people see where each begins."""
    texts = [with_remark(statement) for statement in statements]
    return TableCell("\n".join(f"• {text}" for text in texts), "\n".join(texts) or None)
