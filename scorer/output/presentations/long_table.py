"""How the long table of ratings is shown and exported."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from scorer.analysis.evidence.long_table import COLUMNS, LongTable
from scorer.output.findings.evidence.scope import what_it_follows
from scorer.output.findings.wording import level
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import Audience, Presentation, Provenance, TableCell

NUMBERS = {"rating", "plausible_low", "plausible_high", "strengths", "drawbacks"}
FOR_READERS = {"crossing", "observed", "assessor", "dimension", "rating"}


def present_long_table(result: LongTable) -> Presentation:
    """One row a sheet and leaf; a reader sees the main columns, a program all of them."""
    names = {row["crossing"]: row["name"] for row in result.rows}
    return Presentation(
        kind="export",
        title=f"Ratings under {what_it_follows(result.origin, names)}",
        blocks=(table_of(result.rows, FIELDS),),
        body={"ratings": result.records()},
        provenance=Provenance.of(result.origin),
    )


def _field(key: str, title: str) -> Field[Mapping[str, Any]]:
    audience = Audience.BOTH if key in FOR_READERS else Audience.DATA
    if key not in NUMBERS:
        return Field(key, title, itemgetter(key), audience=audience)
    return Field(key, title, lambda row: TableCell(level(row[key]), row[key]), "right", audience)


FIELDS = tuple(_field(key, title) for key, title in COLUMNS)
