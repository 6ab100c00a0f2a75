"""How the single ratings that decide a rank are shown."""

from scorer.analysis.reform.rating_sensitivity import DecisiveRating, RankSensitivity
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.reform.reforms import no_rank_changes, sensitivity_notes
from scorer.output.findings.wording import level
from scorer.output.tables.cells import name_cell, rank_tone
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import Paragraph, Presentation, Provenance, TableCell


def present_sensitivity(result: RankSensitivity) -> Presentation:
    """Which single rating, one level up or down, changes its crossing's rank."""
    return Presentation(
        kind="sensitivity",
        title=f"Single ratings that decide a rank, {what_it_speaks_of(result.ranking.snapshot)}",
        blocks=(
            table_of(result.decisive, _fields(result))
            if result.decisive
            else Paragraph(no_rank_changes(result)),
        ),
        body={"changes": result.records()},
        provenance=Provenance.of(result.origin),
        notes=sensitivity_notes(result),
    )


def _fields(result: RankSensitivity) -> tuple[Field[DecisiveRating], ...]:
    rows = result.ranking.ranking
    leaves = result.ranking.snapshot.rubric.leaf_ids

    def rank(each: DecisiveRating) -> TableCell:
        text = f"{each.rank} -> {each.changed_rank}"
        return TableCell(text, text, rank_tone(each.rank, each.changed_rank))

    return (
        Field("crossing", "Crossing", lambda each: name_cell(rows[each.crossing])),
        Field("dimension", "Dimension", lambda each: leaves[each.leaf]),
        Field(
            "rating",
            "Rating",
            lambda each: f"{level(each.rating)} -> {level(each.changed)}",
            "right",
        ),
        Field("rank", "Rank", rank, "right"),
    )
