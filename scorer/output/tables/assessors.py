"""How the assessors of a panel stand side by side, for one crossing or for several."""

from collections.abc import Mapping, Sequence
from typing import Any

from scorer.analysis.evidence.snapshot import Bounds
from scorer.analysis.scoring.comparison import Comparison
from scorer.analysis.trust.assessors import AssessorView, LeafByAssessor, Opinion, PanelByAssessor
from scorer.files.filed import Sheet
from scorer.output.findings.basis import METHOD_WORDS, what_ratings_rest_on
from scorer.output.findings.wording import level, span
from scorer.output.tables.cells import rating_cell, score_cell, titles
from scorer.output.tables.table import Audience, Column, Presentation, Style, Table, TableCell

PANEL = "panel"


def present_panel(result: PanelByAssessor, language: str = "en") -> Presentation:
    """The assessors of one crossing side by side, as a notebook shows them."""
    return Presentation(
        kind="show",
        title=result.panel.crossing.name,
        blocks=panel_tables(result, language),
        body={"by_assessor": by_assessor_body(result)},
        notes=(what_ratings_rest_on(result.panel.sheets),),
    )


def panel_tables(result: PanelByAssessor, language: str) -> tuple[Table, ...]:
    """Who said what of each leaf; on which strengths and drawbacks; who, how and when."""
    words = titles(result.rubric, language)
    return (
        opinions_table(result, words),
        statements_table(result, words),
        sheets_table(result.panel.sheets),
    )


def opinions_table(result: PanelByAssessor, words: Mapping[str, str]) -> Table:
    """A row a leaf: the panel's rating, then what each assessor gave, and why."""
    names = result.panel.assessors
    columns = [
        Column("dimension", "Dimension"),
        Column(PANEL, f"Panel ({result.rule})", "right"),
        Column("low", "Low", "right", Audience.DATA),
        Column("high", "High", "right", Audience.DATA),
    ]
    for number, name in enumerate(names, start=1):
        columns += [
            Column(f"said_{number}", name, audience=Audience.READER, prose=True),
            Column(f"{name}.rating", f"{name}: rating", "right", Audience.DATA),
            Column(f"{name}.low", f"{name}: low", "right", Audience.DATA),
            Column(f"{name}.high", f"{name}: high", "right", Audience.DATA),
            Column(f"{name}.because", f"{name}: because", audience=Audience.DATA),
        ]
    return Table(
        tuple(columns),
        tuple(
            (
                TableCell(words[leaf.dimension], leaf.dimension),
                TableCell(_combined(leaf.combined), leaf.combined.value, Style.STRONG),
                TableCell(level(leaf.combined.low), leaf.combined.low),
                TableCell(level(leaf.combined.high), leaf.combined.high),
                *(cell for opinion in leaf.opinions for cell in _opinion_cells(opinion)),
            )
            for leaf in result.leaves
        ),
        title="The assessors side by side",
    )


def sheets_table(sheets: Sequence[Sheet]) -> Table:
    """Who rated, how and when, with the sheet's own note."""
    return Table(
        (
            Column("assessor", "Rated by"),
            Column("method", "How"),
            Column("observed", "Observed"),
            Column("recorded", "Recorded"),
            Column("note", "Note", prose=True),
            Column("path", "File"),
        ),
        tuple(
            (
                TableCell(sheet.value.assessor, sheet.value.assessor),
                TableCell(METHOD_WORDS[sheet.value.method][0], sheet.value.method),
                TableCell(str(sheet.value.observed), str(sheet.value.observed)),
                TableCell(recorded := sheet.value.recorded.isoformat(), recorded),
                TableCell(sheet.value.note or "", sheet.value.note),
                TableCell(sheet.path, sheet.path),
            )
            for sheet in sheets
        ),
        title="The sheets",
    )


def _combined(bounds: Bounds) -> str:
    if bounds.low == bounds.high:
        return level(bounds.value)
    return f"{level(bounds.value)} ({span(level(bounds.low), level(bounds.high))})"


def _said(opinion: Opinion) -> str:
    """The rating with its plausible range: `3 (2-4)`; `-` where not rated."""
    if opinion.plausible is None:
        return level(opinion.rating)
    return f"{level(opinion.rating)} ({span(*map(level, opinion.plausible))})"


def _opinion_cells(opinion: Opinion) -> tuple[TableCell, ...]:
    low, high = opinion.plausible or (None, None)
    because = opinion.because or ""
    return (
        TableCell(f"{_said(opinion)}\n{because}".rstrip(), _said(opinion)),
        rating_cell(opinion.rating),
        TableCell("" if low is None else level(low), low),
        TableCell("" if high is None else level(high), high),
        TableCell(because, opinion.because),
    )


def statements_table(result: PanelByAssessor, words: Mapping[str, str]) -> Table:
    """The strengths and drawbacks of each leaf, with everybody who wrote each of them down."""
    return Table(
        (
            Column("dimension", "Dimension"),
            Column("polarity", "Side of the grid"),
            Column("text", "Statement", prose=True),
            Column("assessors", "By"),
            Column("source", "Source"),
        ),
        tuple(
            (
                TableCell(words[leaf.dimension], leaf.dimension),
                TableCell(
                    polarity := each.entry.polarity,
                    polarity,
                    Style.GOOD if polarity == "strength" else Style.BAD,
                ),
                TableCell(each.entry.statement.text, each.entry.statement.text),
                TableCell(by := ", ".join(each.assessors), by),
                TableCell(each.entry.statement.source or "", each.entry.statement.source),
            )
            for leaf in result.leaves
            for each in leaf.statements
        ),
        title="Strengths and drawbacks",
    )


def by_assessor_body(result: PanelByAssessor) -> list[dict[str, Any]]:
    """The panel for a program, one entry a leaf."""
    return [_leaf_body(leaf) for leaf in result.leaves]


def _leaf_body(leaf: LeafByAssessor) -> dict[str, Any]:
    return {
        "dimension": leaf.dimension,
        PANEL: {
            "rating": leaf.combined.value,
            "low": leaf.combined.low,
            "high": leaf.combined.high,
        },
        "assessors": {each.assessor: _opinion_body(each) for each in leaf.opinions},
        "statements": [
            {
                "polarity": each.entry.polarity,
                "text": each.entry.statement.text,
                "kind": each.entry.statement.kind,
                "side": each.entry.statement.side,
                "source": each.entry.statement.source,
                "assessors": list(each.assessors),
            }
            for each in leaf.statements
        ],
    }


def _opinion_body(opinion: Opinion) -> dict[str, Any]:
    return {
        "rating": opinion.rating,
        "plausible": opinion.plausible,
        "because": opinion.because,
    }


def views_table(
    comparison: Comparison, views: Sequence[AssessorView], words: Mapping[str, str]
) -> Table:
    """Rows a leaf and assessor, then each assessor's score; a column a crossing."""
    name = {row.crossing: row.name for row in comparison.rows}
    columns = (
        Column("dimension", "Dimension"),
        Column("assessor", "By"),
        *(Column(row.crossing, row.name, "right") for row in comparison.rows),
        Column("gap", "Gap", "right"),
        Column("leaders", "Leads"),
    )
    rows: list[tuple[TableCell, ...]] = []
    for place, leaf in enumerate(each.dimension for each in comparison.dimensions):
        for view in views:
            each = view.dimensions[place]
            rows.append(
                (
                    TableCell(words[leaf], leaf),
                    TableCell(view.assessor, view.assessor),
                    *(
                        TableCell("")
                        if said is None
                        else TableCell(
                            _said(said[place]),
                            said[place].rating,
                            Style.STRONG
                            if row.crossing in each.leaders
                            else rating_cell(said[place].rating).style,
                        )
                        for row, said in zip(comparison.rows, view.opinions, strict=True)
                    ),
                    TableCell("" if each.gap is None else level(each.gap), each.gap),
                    TableCell(
                        ", ".join(name[leader] for leader in each.leaders)
                        or ("level" if each.gap is not None else ""),
                        ", ".join(each.leaders),
                    ),
                )
            )
    for view in views:
        scores = zip(view.scores, view.opinions, strict=True)
        rows.append(
            (
                TableCell("Score", "score", Style.FAINT),
                TableCell(view.assessor, view.assessor),
                *(TableCell("") if said is None else score_cell(score) for score, said in scores),
                TableCell(""),
                TableCell(""),
            )
        )
    return Table(columns, tuple(rows), title="The assessors side by side")


def views_body(comparison: Comparison, views: Sequence[AssessorView]) -> list[dict[str, Any]]:
    """The views for a program: one entry an assessor; null where they have no sheet."""
    crossings = [row.crossing for row in comparison.rows]
    leaves = [each.dimension for each in comparison.dimensions]
    return [
        {
            "assessor": view.assessor,
            "crossings": {
                crossing: None
                if said is None
                else {
                    "score": score,
                    "dimensions": {
                        leaf: _opinion_body(each) for leaf, each in zip(leaves, said, strict=True)
                    },
                }
                for crossing, said, score in zip(crossings, view.opinions, view.scores, strict=True)
            },
            "dimensions": [
                {
                    "dimension": each.dimension,
                    "ratings": dict(zip(crossings, each.ratings, strict=True)),
                    "gap": each.gap,
                    "leaders": list(each.leaders),
                }
                for each in view.dimensions
            ],
        }
        for view in views
    ]
