"""Which parts of a presentation a format shows: columns by audience, titles, row headers."""

from collections.abc import Iterable

from scorer.output.tables.grids import as_table
from scorer.output.tables.table import Audience, Column, Grid, Presentation, Table


def for_readers(table: Table) -> Table:
    """The table with the columns that people read."""
    return _without(table, Audience.DATA)


def for_programs(table: Table) -> Table:
    """The table with the columns that programs read."""
    return _without(table, Audience.READER)


def tables_of(presentation: Presentation) -> tuple[Table, ...]:
    """Every table of the presentation in order; a grid counts as a table of its dimensions."""
    return tuple(
        as_table(block) if isinstance(block, Grid) else block
        for block in presentation.blocks
        if isinstance(block, Table | Grid)
    )


def own_title(presentation: Presentation) -> str:
    """The title of the whole, or nothing where a grid in it says the same again."""
    grids = {block.title for block in presentation.blocks if isinstance(block, Grid)}
    return "" if presentation.title in grids else presentation.title


def row_header(columns: Iterable[Column]) -> int:
    """Which column names the row: the first that holds short text, such as a crossing's name."""
    columns = tuple(columns)
    return next(
        (
            index
            for index, column in enumerate(columns)
            if column.align == "left" and not column.prose
        ),
        0,
    )


def _without(table: Table, audience: Audience) -> Table:
    kept = [index for index, column in enumerate(table.columns) if column.audience is not audience]
    if len(kept) == len(table.columns):
        return table
    return Table(
        columns=tuple(table.columns[index] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in table.rows),
        title=table.title,
    )
