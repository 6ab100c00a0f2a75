"""How crossings stand side by side."""

from collections.abc import Mapping, Sequence

from scorer.analysis.scoring.comparison import Comparison, Evidence
from scorer.analysis.trust.assessors import AssessorView, ComparisonByAssessor
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import (
    brief_percent,
    decimals,
    level,
    listed,
    rank_text,
    span,
)
from scorer.output.tables.assessors import views_body, views_table
from scorer.output.tables.cells import rating_cell, score_cell, titles
from scorer.output.tables.table import (
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)


def present_comparison(
    result: Comparison, language: str = "en", views: Sequence[AssessorView] | None = None
) -> Presentation:
    """Ratings, gaps and leaders, dominance in words, the evidence behind the widest gap.

    views: the same crossings as each assessor saw them, shown first where they were asked for.
    """
    rubric = result.snapshot.rubric
    names = {row.crossing: row.name for row in result.rows}
    words = titles(rubric, language)
    blocks: list[Table | Paragraph] = [
        _table(result, words),
        Paragraph(_dominance_in_words(result, names), Style.STRONG),
    ]
    if views is not None:
        blocks.insert(0, views_table(result, views, words))
    if result.widest is not None:
        gap = next(each.gap for each in result.dimensions if each.dimension == result.widest)
        blocks.append(
            Paragraph(f"The largest gap is in {words[result.widest].lower()}: {level(gap)}.")
        )
        blocks.append(_evidence_table(result, names))
    return Presentation(
        kind="compare",
        title=f"{listed(names.values())} under {rubric.id} {rubric.version}",
        blocks=tuple(blocks),
        body={
            "crossings": [row.plain() for row in result.rows],
            "dimensions": [
                {
                    "dimension": each.dimension,
                    "ratings": dict(zip(names, each.ratings, strict=True)),
                    "gap": each.gap,
                    "leaders": list(each.leaders),
                }
                for each in result.dimensions
            ],
            "dominance": [
                {"dominates": first, "dominated": second} for first, second in result.dominance
            ],
            "widest": result.widest,
            "evidence": [_evidence_body(each) for each in result.evidence],
            **({} if views is None else {"by_assessor": views_body(result, views)}),
        },
        provenance=Provenance.of(result.origin),
        notes=(
            what_ratings_rest_on(
                sheet
                for row in result.rows
                for sheet in result.snapshot.by_crossing[row.crossing].sheets
            ),
        ),
    )


def present_views(result: ComparisonByAssessor, language: str = "en") -> Presentation:
    """Crossings side by side as each assessor saw them, then as their panels do."""
    return present_comparison(result.comparison, language, result.views)


def _table(result: Comparison, words: Mapping[str, str]) -> Table:
    columns = (
        Column("dimension", "Dimension"),
        *(Column(row.crossing, row.name, "right") for row in result.rows),
        Column("gap", "Gap", "right"),
        Column("leaders", "Leads"),
    )
    name = {row.crossing: row.name for row in result.rows}
    rows = [
        (
            TableCell(words[each.dimension], each.dimension),
            *(
                TableCell(
                    level(rating),
                    rating,
                    Style.STRONG if row.crossing in each.leaders else rating_cell(rating).style,
                )
                for row, rating in zip(result.rows, each.ratings, strict=True)
            ),
            TableCell(level(each.gap), each.gap),
            TableCell(
                ", ".join(name[leader] for leader in each.leaders)
                or ("level" if each.gap is not None else ""),
                ", ".join(each.leaders),
            ),
        )
        for each in result.dimensions
    ]
    summary = (
        ("Score", "score", [score_cell(row.score, Style.STRONG) for row in result.rows]),
        (
            "Range",
            "range",
            [
                TableCell(text := span(decimals(row.low), decimals(row.high)), text)
                for row in result.rows
            ],
        ),
        (
            "Rank among all",
            "rank",
            [TableCell(rank_text(row.rank, row.tied), row.rank) for row in result.rows],
        ),
        (
            "Rated",
            "coverage",
            [TableCell(brief_percent(row.coverage), row.coverage) for row in result.rows],
        ),
        ("Observed", "observed", [TableCell(row.observed, row.observed) for row in result.rows]),
        (
            "By",
            "assessors",
            [TableCell(text := ", ".join(row.assessors), text) for row in result.rows],
        ),
    )
    empty = (TableCell(""), TableCell(""))
    return Table(
        columns,
        (
            *rows,
            *(
                (TableCell(title, key, Style.FAINT), *cells, *empty)
                for title, key, cells in summary
            ),
        ),
    )


def _dominance_in_words(result: Comparison, names: dict[str, str]) -> str:
    if result.dominance:
        return " ".join(
            f"{names[first]} dominates {names[second]}: nowhere lower and somewhere higher,"
            " so no weighting puts it below."
            for first, second in result.dominance
        )
    gaps = [row.name for row in result.rows if row.missing]
    if gaps:
        return (
            f"Dominance cannot be told: {listed(gaps)} "
            f"{'is' if len(gaps) == 1 else 'are'} not fully rated."
        )
    if all(each.gap == 0 for each in result.dimensions):
        return "They are level in every dimension: no weighting tells them apart."
    return "Neither dominates: the order hangs on the weights."


def _evidence_table(result: Comparison, names: dict[str, str]) -> Table:
    columns = (
        Column("crossing", "Crossing"),
        Column("polarity", "Side of the grid"),
        Column("text", "Statement", prose=True),
        Column("source", "Source"),
    )
    rows: list[tuple[TableCell, ...]] = []
    for each in result.evidence:
        name = TableCell(names[each.crossing], each.crossing)
        rows.extend(
            (name, TableCell("reason", "reason"), TableCell(reason, reason), TableCell(""))
            for reason in each.because
        )
        rows.extend(
            (
                name,
                TableCell(
                    placed.polarity,
                    placed.polarity,
                    Style.GOOD if placed.polarity == "strength" else Style.BAD,
                ),
                TableCell(placed.statement.text, placed.statement.text),
                TableCell(placed.statement.source or "", placed.statement.source),
            )
            for placed in each.statements
        )
    return Table(columns, tuple(rows), title="What stands behind it")


def _evidence_body(each: Evidence) -> dict[str, object]:
    return {
        "crossing": each.crossing,
        "because": list(each.because),
        "statements": [
            {
                "polarity": placed.polarity,
                "text": placed.statement.text,
                "kind": placed.statement.kind,
                "source": placed.statement.source,
            }
            for placed in each.statements
        ],
    }
