"""How crossings stand side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scorer.analysis.scoring.comparison import Comparison, DimensionComparison, Evidence
from scorer.analysis.scoring.ranking import Row
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.scoring.comparison import (
    may_it_be_said,
    needs_a_table,
    what_the_compared_rest_on,
    where_they_differ_most,
    who_dominates,
)
from scorer.output.findings.scoring.scores import digits_by_crossing
from scorer.output.findings.wording import (
    UNKNOWN,
    level,
    listed,
    whole_range,
)
from scorer.output.tables.cells import (
    assessors_cell,
    coverage_field,
    marked_rank_cell,
    observed_cell,
    polarity_cell,
    reading_cell,
    score_cell,
)
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Block,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)


def present_comparison(result: Comparison, language: str = "en") -> Presentation:
    """Ratings, gaps and leaders, dominance in words, the evidence behind the widest gap."""
    rubric = result.snapshot.rubric
    words = rubric.titles(language)
    leaf_fields, ground_fields = leaf_fields_of(result.rows, words), _ground_fields(result)
    answer = may_it_be_said(result, words)
    blocks: list[Block] = [
        *([Paragraph(answer, Style.STRONG)] if answer else []),
        _with_summary(table_of(result.dimensions, leaf_fields), result),
        Paragraph(who_dominates(result), Style.STRONG),
    ]
    if needs_a_table(result):
        blocks.append(_dominance_table(result))
    if widest := where_they_differ_most(result, words):
        grounds = [ground for each in result.evidence for ground in _grounds(each)]
        blocks += [
            Paragraph(widest),
            table_of(grounds, ground_fields, "What stands behind it"),
        ]
    return Presentation(
        kind="compare",
        title=f"{listed(row.name for row in result.rows)} under "
        f"{what_it_speaks_of(result.snapshot)}",
        blocks=tuple(blocks),
        body={
            "crossings": [row.plain() for row in result.rows],
            "dimensions": records_of(result.dimensions, leaf_fields, LEAF_KEYS),
            "dominance": [
                {"dominates": first, "dominated": second} for first, second in result.dominance
            ],
            **_incomparable_body(result),
            "widest": result.widest,
            "evidence": [
                {
                    "crossing": each.crossing,
                    "because": list(each.because),
                    "statements": records_of(
                        _statements(each), ground_fields, "polarity text kind source"
                    ),
                }
                for each in result.evidence
            ],
        },
        provenance=Provenance.of(result.origin),
        notes=what_the_compared_rest_on(result),
    )


def _dominance_table(result: Comparison) -> Table:
    names = {row.crossing: row.name for row in result.rows}

    def below(row: Row) -> TableCell:
        found = [b for a, b in result.dominance if a == row.crossing]
        return TableCell(listed(names[each] for each in found) or UNKNOWN, ", ".join(found))

    fields: tuple[Field[Row], ...] = (
        Field("crossing", "Crossing", lambda row: TableCell(row.name, row.crossing)),
        Field("dominates", "Dominates", below, prose=True),
    )
    return table_of(result.rows, fields, "Who dominates whom")


def _incomparable_body(result: Comparison) -> dict[str, Any]:
    if result.snapshot.rubric.plain:
        return {}
    return {"not_comparable": [list(pair) for pair in result.incomparable]}


LEAF_KEYS = "dimension ratings gap leaders"
"""What the JSON document says of a leaf."""


def leaf_fields_of(
    rows: Sequence[Row], words: Mapping[str, str]
) -> tuple[Field[DimensionComparison], ...]:
    """What is said of a leaf across the compared crossings; words: titles by id."""

    def rating(row: Row) -> Field[DimensionComparison]:
        def cell(leaf: DimensionComparison) -> TableCell:
            shown = reading_cell(row.reading(leaf.dimension))
            return replace(shown, style=Style.STRONG) if row.crossing in leaf.leaders else shown

        return Field(row.crossing, row.name, cell, "right", under="ratings")

    def leaders(leaf: DimensionComparison) -> TableCell:
        names = [row.name for row in rows if row.crossing in leaf.leaders]
        level_with_all = "level" if leaf.gap is not None and leaf.settled else ""
        said = ", ".join(names) or level_with_all
        readings = [row.reading(leaf.dimension) for row in rows]
        if said and any(each.applies and each.level is None for each in readings):
            said += " of those rated"
        return TableCell(said, ", ".join(leaf.leaders))

    return (
        Field(
            "dimension", "Dimension", lambda leaf: TableCell(words[leaf.dimension], leaf.dimension)
        ),
        *map(rating, rows),
        Field("gap", "Gap", lambda leaf: TableCell(level(leaf.gap), leaf.gap), "right"),
        Field("leaders", "Leads", leaders, plain=lambda leaf: leaf.leaders),
    )


def _summary_fields(result: Comparison) -> tuple[Field[Row], ...]:
    """What stands below the leaves, a line each, of every crossing as a whole."""
    digits = digits_by_crossing({row.crossing: row.score for row in result.rows})

    def score(row: Row) -> TableCell:
        return score_cell(row.score, Style.STRONG, digits[row.crossing])

    return (
        Field("score", "Score", score),
        Field("range", "Range", lambda row: whole_range(row.low, row.high, digits[row.crossing])),
        Field("rank", "Rank among all", marked_rank_cell),
        coverage_field(result.scoring.min_coverage),
        Field("observed", "Observed", observed_cell),
        Field("assessors", "By", assessors_cell),
    )


def _with_summary(table: Table, result: Comparison) -> Table:
    lines = (
        (
            TableCell(field.title or "", field.key, Style.FAINT),
            *(field.cell(row) for row in result.rows),
            TableCell(""),
            TableCell(""),
        )
        for field in _summary_fields(result)
    )
    return replace(table, rows=(*table.rows, *lines))


@dataclass(frozen=True)
class _Ground:
    """What a rating stands on: a strength, a drawback, or an assessor's reason."""

    crossing: str
    polarity: str
    text: str
    kind: str | None = None
    source: str | None = None


def _grounds(each: Evidence) -> list[_Ground]:
    reasons = [_Ground(each.crossing, "reason", reason) for reason in each.because]
    return [*reasons, *_statements(each)]


def _statements(each: Evidence) -> list[_Ground]:
    return [
        _Ground(
            each.crossing,
            entry.polarity,
            entry.statement.text,
            entry.statement.kind,
            entry.statement.source,
        )
        for entry in each.statements
    ]


def _ground_fields(result: Comparison) -> tuple[Field[_Ground], ...]:
    names = {row.crossing: row.name for row in result.rows}
    return (
        Field("crossing", "Crossing", lambda each: TableCell(names[each.crossing], each.crossing)),
        Field("polarity", "Side of the grid", lambda each: polarity_cell(each.polarity)),
        Field("text", "Statement", lambda each: each.text, prose=True),
        Field("kind", None, lambda each: each.kind),
        Field("source", "Source", lambda each: each.source),
    )
