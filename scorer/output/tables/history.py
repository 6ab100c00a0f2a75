"""How the history of one crossing is shown."""

from scorer.analysis.change.history import History, Moment
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import decimals, level, span
from scorer.output.tables.cells import score_cell
from scorer.output.tables.table import (
    Audience,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

BAR_CELLS = 10
"""Characters of a bar that reaches from the lowest to the highest level."""

ARROWS_AND_BARS = (
    "An arrow marks a rating that rose or fell since the sheet before;"
    " the bar shows the score (█) and its range (░)."
)

ARROWS = {1: "↑", -1: "↓"}


def present_history(result: History, language: str = "en") -> Presentation:
    """One row a sheet in time order; arrows mark ratings that moved, bars show the scores."""
    rubric = result.scoring.rubric
    crossing = result.crossing
    columns = (
        Column("observed", "Observed"),
        Column("recorded", "Recorded", audience=Audience.DATA),
        Column("assessor", "By"),
        Column("method", "Method", audience=Audience.DATA),
        *(Column(leaf, leaf, "right") for leaf in rubric.leaf_ids),
        Column("score", "Score", "right"),
        Column("range", "Range", "right", Audience.READER),
        Column("low", "Low", "right", Audience.DATA),
        Column("high", "High", "right", Audience.DATA),
        Column(
            "bar",
            f"{level(rubric.scale.min)} to {level(rubric.scale.max)}",
            audience=Audience.READER,
        ),
        Column("path", "File", audience=Audience.DATA),
    )
    rows = tuple(
        (
            TableCell(moment.observed, moment.observed),
            TableCell(moment.recorded, moment.recorded),
            TableCell(moment.assessor, moment.assessor),
            TableCell(moment.method, moment.method),
            *(_rating(moment, leaf) for leaf in rubric.leaf_ids),
            score_cell(moment.score, Style.STRONG),
            TableCell(span(decimals(moment.low), decimals(moment.high))),
            score_cell(moment.low),
            score_cell(moment.high),
            TableCell(_bar(moment, result)),
            TableCell(moment.path, moment.path),
        )
        for moment in result.moments
    )
    notes = [
        ARROWS_AND_BARS,
        what_ratings_rest_on(result.sheets),
    ]
    if result.other_rubrics:
        notes.append(f"Also rated under {', '.join(result.other_rubrics)} (--rubric shows them).")
    return Presentation(
        kind="history",
        title=f"{crossing.name} over time, under {rubric.id} {rubric.version}",
        blocks=(Table(columns, rows),)
        if rows
        else (Paragraph(f"{crossing.name} has no sheet under {rubric.reference}."),),
        body={
            "crossing": crossing.id,
            "name": crossing.name,
            "history": [
                {
                    "path": moment.path,
                    "observed": moment.observed,
                    "recorded": moment.recorded,
                    "assessor": moment.assessor,
                    "method": moment.method,
                    "round": moment.round,
                    "ratings": dict(moment.ratings),
                    "moves": dict(moment.moves),
                    "score": moment.score,
                    "low": moment.low,
                    "high": moment.high,
                }
                for moment in result.moments
            ],
        },
        provenance=Provenance.of(result.origin),
        notes=tuple(notes) if rows else (),
    )


def _rating(moment: Moment, leaf: str) -> TableCell:
    rating = moment.ratings[leaf]
    move = moment.moves.get(leaf, 0)
    style = {1: Style.GOOD, -1: Style.BAD}.get(move, Style.PLAIN)
    return TableCell(f"{ARROWS.get(move, '')}{level(rating)}", rating, style)


def _bar(moment: Moment, result: History) -> str:
    scale = result.scoring.rubric.scale
    length = float(scale.max - scale.min)

    def cells(value: float) -> int:
        return round((value - float(scale.min)) / length * BAR_CELLS)

    low, high = cells(float(moment.low)), cells(float(moment.high))
    full = cells(float(moment.score)) if moment.score is not None else low
    return ("█" * full + "░" * (high - full)).ljust(BAR_CELLS, "·")
