"""How rankings by several methods stand beside each other."""

from scorer.analysis.trust.order_methods import MethodComparison
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import listed, rank_text
from scorer.output.tables.table import (
    Audience,
    Block,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

METHODS_IN_WORDS = (
    "Copeland: wins less losses in weighted majorities of dimensions; Borda: points for every"
    " crossing rated lower. Neither adds up ratings. Tau: Kendall's tau-b."
)


def present_methods(result: MethodComparison, language: str = "en") -> Presentation:
    """One row a crossing, one column a method; below it how far each two methods agree."""
    methods = tuple(result.ranks)
    columns = (
        Column("crossing", "Id", audience=Audience.DATA),
        Column("name", "Crossing"),
        *(Column(method, method, "right") for method in methods),
    )
    rows = tuple(
        (
            TableCell(row.crossing, row.crossing),
            TableCell(row.name, row.name),
            *(
                TableCell(
                    rank_text(ranks[place], ranks.count(ranks[place]) > 1),
                    ranks[place],
                    Style.WARN if ranks[place] != result.ranks[methods[0]][place] else Style.PLAIN,
                )
                for ranks in result.ranks.values()
            ),
        )
        for place, row in enumerate(result.rows)
    )
    blocks: list[Block] = [Table(columns, rows), Paragraph(_in_words(result), Style.STRONG)]
    if len(result.rows) > 1:
        blocks.append(_tau_table(result))
    notes = [METHODS_IN_WORDS]
    if result.left_out:
        names = listed(row.name for row in result.left_out)
        notes.append(f"Left out, without a score: {names}.")
    sheets = [sheet for panel in result.snapshot.panels for sheet in panel.sheets]
    return Presentation(
        kind="methods",
        title=f"Ranks by method, {result.origin.rubric.replace('@', ' ')}",
        blocks=tuple(blocks),
        body={
            "methods": list(methods),
            "ranks": [
                {
                    "crossing": row.crossing,
                    "name": row.name,
                    "ranks": {method: ranks[place] for method, ranks in result.ranks.items()},
                }
                for place, row in enumerate(result.rows)
            ],
            "kendall_tau": [{"a": a, "b": b, "tau": tau} for (a, b), tau in result.tau.items()],
            "disputed": list(result.disputed),
            "left_out": [row.crossing for row in result.left_out],
        },
        provenance=Provenance.of(result.origin),
        notes=(*notes, what_ratings_rest_on(sheets)),
    )


def _in_words(result: MethodComparison) -> str:
    if not result.rows:
        return "No crossing has a score, so there is nothing to rank."
    if not result.disputed:
        return "All methods give the same ranks."
    names = {row.crossing: row.name for row in result.rows}
    return f"The methods disagree about {listed(names[each] for each in result.disputed)}."


def _tau_table(result: MethodComparison) -> Table:
    methods = tuple(result.ranks)

    def tau(a: str, b: str) -> TableCell:
        if a == b:
            return TableCell("", None)
        found = result.tau.get((a, b), result.tau.get((b, a)))
        return (
            TableCell("-", None, Style.FAINT) if found is None else TableCell(f"{found:.2f}", found)
        )

    return Table(
        (Column("method", "Tau"), *(Column(method, method, "right") for method in methods)),
        tuple((TableCell(a, a), *(tau(a, b) for b in methods)) for a in methods),
        title="How alike two methods order",
    )
