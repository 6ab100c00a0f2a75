"""How rankings by several methods stand beside each other."""

from collections import Counter
from collections.abc import Sequence

from scorer.analysis.scoring.ranking import Row
from scorer.analysis.trust.order_methods import MethodComparison
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.trust.methods import method_notes, where_methods_disagree
from scorer.output.findings.wording import UNKNOWN, apart_from, rank_text
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Audience,
    Block,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)


def present_methods(result: MethodComparison) -> Presentation:
    """One row a crossing, one column a method; below it how far each two methods agree."""
    fields = _fields(result)
    blocks: list[Block] = [
        table_of(result.rows, fields),
        Paragraph(where_methods_disagree(result), Style.STRONG),
    ]
    if len(result.rows) > 1:
        blocks.append(_tau_table(result))
    return Presentation(
        kind="methods",
        title=f"Ranks by method, {what_it_speaks_of(result.snapshot)}",
        blocks=tuple(blocks),
        body={
            "methods": list(result.ranks),
            "ranks": records_of(result.rows, fields),
            "kendall_tau": [{"a": a, "b": b, "tau": tau} for (a, b), tau in result.tau.items()],
            "disputed": list(result.disputed),
            "left_out": [row.crossing for row in result.left_out],
        },
        provenance=Provenance.of(result.origin),
        notes=method_notes(result),
    )


def _fields(result: MethodComparison) -> tuple[Field[Row], ...]:
    crossings = [row.crossing for row in result.rows]
    first, *_ = result.ranks.values()

    def rank(method: str, ranks: Sequence[int]) -> Field[Row]:
        by_crossing, held = dict(zip(crossings, ranks, strict=True)), Counter(ranks)
        usual = dict(zip(crossings, first, strict=True))

        def cell(row: Row) -> TableCell:
            own = by_crossing[row.crossing]
            style = Style.PLAIN if own == usual[row.crossing] else Style.WARN
            return TableCell(rank_text(own, held[own] > 1), own, style)

        return Field(method, method, cell, "right", under="ranks")

    return (
        Field("crossing", "Id", lambda row: row.crossing, audience=Audience.DATA),
        Field("name", "Crossing", lambda row: row.name),
        *map(rank, result.ranks, result.ranks.values()),
    )


def _tau_table(result: MethodComparison) -> Table:
    def tau(other: str) -> Field[str]:
        def cell(method: str) -> TableCell:
            if method == other:
                return TableCell("")
            found = result.tau.get((method, other), result.tau.get((other, method)))
            if found is None:
                return TableCell(UNKNOWN, style=Style.FAINT)
            return TableCell(apart_from(found, -1, 0, 1), found)

        return Field(other, other, cell, "right")

    fields: tuple[Field[str], ...] = (
        Field("method", "Tau", lambda method: method),
        *map(tau, result.ranks),
    )
    return table_of(result.ranks, fields, "How alike two methods order")
