"""How the ways of a crossing to a rank are shown, and what stands in its way."""

from collections.abc import Mapping

from scorer.analysis.reform.improvement import Rises
from scorer.analysis.reform.reforms import Obstacle, ReformAgenda
from scorer.model import text_in
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.reform.reforms import agenda_notes, how_to_reach_a_rank
from scorer.output.findings.wording import level, rank_text
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Block,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    TableCell,
)


def present_agenda(result: ReformAgenda, language: str = "en") -> Presentation:
    """The smallest sets of rises, then for each level to be reached what it asks for."""
    rubric = result.ranking.snapshot.rubric
    names = rubric.titles(language)
    ways = list(enumerate(result.improvement.sets, start=1))
    way_fields = _way_fields(rubric.leaf_ids, names)
    obstacle_fields = _obstacle_fields(names, language)
    blocks: list[Block] = [Paragraph(how_to_reach_a_rank(result), Style.STRONG)]
    if ways:
        blocks += [
            table_of(ways, way_fields, "Smallest ways"),
            table_of(result.agenda, obstacle_fields, "Reform agenda"),
        ]
    return Presentation(
        kind="improve",
        title=f"What would lift {result.name}, {what_it_speaks_of(result.ranking.snapshot)}",
        blocks=tuple(blocks),
        body={
            "crossing": result.crossing,
            "rank": result.improvement.now,
            "to_rank": result.improvement.target,
            "best_rank": result.improvement.best,
            "proven": result.improvement.proven,
            "sets": records_of(ways, way_fields, "rises levels rank"),
            "agenda": records_of(result.agenda, obstacle_fields),
        },
        provenance=Provenance.of(result.origin),
        notes=agenda_notes(result),
    )


Way = tuple[int, Rises]
"""A set of rises with its number."""


def _way_fields(leaves: tuple[str, ...], names: Mapping[str, str]) -> tuple[Field[Way], ...]:
    def rises(way: Way) -> str:
        return "; ".join(
            f"{names[leaves[leaf]]} {level(old)} -> {level(new)}" for leaf, old, new in way[1].rises
        )

    return (
        Field("set", "Way", lambda way: way[0], "right"),
        Field(
            "rises",
            "Rises",
            rises,
            plain=lambda way: {leaves[leaf]: [old, new] for leaf, old, new in way[1].rises},
        ),
        Field("levels", "Levels", lambda way: way[1].levels, "right"),
        Field(
            "rank",
            "Rank then",
            lambda way: TableCell(rank_text(way[1].rank, way[1].tied), way[1].rank),
            "right",
        ),
    )


def _obstacle_fields(names: Mapping[str, str], language: str) -> tuple[Field[Obstacle], ...]:
    def descriptor(each: Obstacle) -> str | None:
        return None if each.descriptor is None else text_in(each.descriptor, language)

    def drawbacks(each: Obstacle) -> TableCell:
        text = "\n".join(f"- {entry.statement.text}" for entry in each.drawbacks)
        return TableCell(text or "none on record", text)

    return (
        Field(
            "dimension", "Dimension", lambda each: TableCell(names[each.dimension], each.dimension)
        ),
        Field("level", "Level", lambda each: each.level, "right"),
        Field("descriptor", "What that level asks", descriptor, prose=True),
        Field(
            "drawbacks",
            "Drawbacks on record",
            drawbacks,
            prose=True,
            plain=lambda each: [entry.statement.text for entry in each.drawbacks],
        ),
    )
