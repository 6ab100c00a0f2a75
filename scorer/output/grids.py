"""What every format says of a grid alike: its scale line, its remarks, the grid as a table."""

from scorer.output.table import Cell, Column, Grid, GridLevel, GridRow, GridStatement, Table


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
    """The scale as one marks it on paper: `Absent  1  (2 [3])  4  5  Exemplary`.

    Square brackets stand around the level given, round ones around the plausible range
    where it says more than the level does.
    """
    plausible = [index for index, level in enumerate(levels) if level.plausible]
    widest = (plausible[0], plausible[-1]) if plausible else None
    if widest and widest[0] == widest[1] and levels[widest[0]].rated:
        widest = None
    line = ""
    for index, level in enumerate(levels):
        mark = f"[{level.level}]" if level.rated else level.level
        if widest and index == widest[0]:
            mark = f"({mark}"
        if widest and index == widest[1]:
            mark = f"{mark})"
        inside = widest is not None and widest[0] < index <= widest[1]
        line += (" " if inside else "  ") + mark if line else mark
    ends = (levels[0].label, line, levels[-1].label) if levels else ()
    return "  ".join(part for part in ends if part)


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
    columns = (
        Column("dimension", "Dimension"),
        Column("rating", "Rating"),
        Column("because", "Because", prose=True),
        Column("strengths", "Strengths", prose=True),
        Column("drawbacks", "Drawbacks", prose=True),
    )
    return Table(columns, tuple(_cells(row) for row in grid.rows), grid.title)


def _cells(row: GridRow) -> tuple[Cell, ...]:
    return (
        Cell(row.title, row.dimension),
        Cell(row.rating, row.rating if is_rated(row) else None),
        _text(row.because),
        _text("\n".join(with_remark(statement) for statement in row.strengths)),
        _text("\n".join(with_remark(statement) for statement in row.drawbacks)),
    )


def _text(text: str) -> Cell:
    return Cell(text, text or None)
