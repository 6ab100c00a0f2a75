"""How the long table of ratings is shown and exported."""

from decimal import Decimal

from scorer.analysis.evidence.long_table import COLUMNS, LongTable
from scorer.output.findings.wording import level
from scorer.output.tables.cells import plain_cell
from scorer.output.tables.table import Audience, Column, Presentation, Provenance, Table, TableCell

NUMBERS = {"rating", "plausible_low", "plausible_high", "strengths", "drawbacks"}
FOR_READERS = {"crossing", "observed", "assessor", "dimension", "rating"}


def present_long_table(result: LongTable) -> Presentation:
    """One row a sheet and leaf; a reader sees the main columns, a program all of them."""
    columns = tuple(
        Column(
            key,
            title,
            "right" if key in NUMBERS else "left",
            Audience.BOTH if key in FOR_READERS else Audience.DATA,
        )
        for key, title in COLUMNS
    )
    return Presentation(
        kind="export",
        title="Ratings",
        blocks=(
            Table(
                columns,
                tuple(tuple(_cell(row[column.key]) for column in columns) for row in result.rows),
            ),
        ),
        body={"ratings": result.records()},
        provenance=Provenance.of(result.origin),
    )


def _cell(value: str | int | Decimal | None) -> TableCell:
    if isinstance(value, str):
        return plain_cell(value)
    return TableCell(level(value), value)
