"""How rankings and scores are shown."""

from collections.abc import Mapping
from typing import Any

from scorer.aggregation import Score
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Rubric
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import brief_percent, decimals, level, percent, rank_text, span
from scorer.output.tables.cells import rating_cell, score_cell, titles
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

MOST_DIGITS_IN_A_PROFILE = 8
"""Leaves up to which a row shows each rating; beyond, the scores of the top dimensions."""


def present_ranking(result: Ranking, language: str = "en") -> Presentation:
    """The ranking as a table, the crossings without a score below it."""
    rubric = result.snapshot.rubric
    blocks: list[Block] = [_ranking_table(result)]
    if not len(result):
        blocks = [Paragraph(_nothing_to_rank(result))]
    notes = [_profile_note(rubric)]
    if result.method is None:
        notes.append(_weights_note(result))
    else:
        notes += [METHOD_NOTES[result.method], _disagreement_note(result)]
    if result.unranked:
        notes.append(_unranked_note(result))
    if any(row.rank is not None and row.coverage < 1 for row in result):
        notes.append(
            "Where less than 100 % is rated, the score is over the rated dimensions alone,"
            " their weights renormalised."
        )
    return Presentation(
        kind="rank",
        title=_title("Ranking", result),
        blocks=tuple(blocks),
        body={
            "ranking": [row.plain() for row in result.ranking],
            "unranked": [row.plain() for row in result.unranked],
            "weights": dict(result.scoring.weights),
            "aggregate": result.scoring.aggregate.name,
            **({} if result.method is None else _method_body(result)),
        },
        provenance=Provenance.of(result.origin),
        notes=(*notes, *shared_notes(result)) if len(result) else (),
    )


def _method_body(result: Ranking) -> dict[str, Any]:
    return {
        "method": result.method,
        "beside": {
            method: {crossing: {"score": s, "rank": r} for crossing, (s, r) in found.items()}
            for method, found in result.beside.items()
        },
    }


def present_scores(result: Ranking, language: str = "en") -> Presentation:
    """The score of every dimension, a row a crossing."""
    rubric = result.snapshot.rubric
    names = titles(rubric, language)
    flat = all(node.is_leaf for node in rubric.nodes)
    columns = [
        *_head_columns(),
        *(
            Column(node.id, node.id if flat else names[node.id], "right")
            for node in rubric.nodes
            if flat or len(rubric.nodes) <= MOST_DIGITS_IN_A_PROFILE or node in rubric.dimensions
        ),
        *(
            Column(node.id, node.id, "right", Audience.DATA)
            for node in rubric.nodes
            if not flat
            and len(rubric.nodes) > MOST_DIGITS_IN_A_PROFILE
            and node not in rubric.dimensions
        ),
        Column("coverage", "Rated", "right"),
    ]
    rows = tuple(
        (
            *_head_cells(row),
            *(
                rating_cell(row.ratings[column.key])
                if column.key in row.ratings
                else score_cell(row.nodes[column.key])
                for column in columns[len(_head_columns()) : -1]
            ),
            TableCell(brief_percent(row.coverage), row.coverage),
        )
        for row in result
    )
    return Presentation(
        kind="score",
        title=_title("Scores", result),
        blocks=(Table(tuple(columns), rows),) if rows else (Paragraph(_nothing_to_rank(result)),),
        body={
            "scores": [{**row.plain(), "nodes": dict(row.nodes)} for row in result],
            "weights": dict(result.scoring.weights),
            "aggregate": result.scoring.aggregate.name,
        },
        provenance=Provenance.of(result.origin),
        notes=(_weights_note(result), *shared_notes(result)) if len(result) else (),
    )


def shared_notes(result: Ranking) -> tuple[str, ...]:
    """What every table of a snapshot says under it: what it rests on, what it leaves out."""
    snapshot = result.snapshot
    notes = [what_ratings_rest_on(sheet for panel in snapshot.panels for sheet in panel.sheets)]
    notes.extend(
        f"Left out: {count} crossing{'s' if count > 1 else ''} rated under {reference} only;"
        f" this is {snapshot.rubric.reference} (--rubric {reference} shows them)."
        for reference, count in snapshot.other_versions.items()
    )
    return tuple(notes)


def _head_columns() -> tuple[Column, ...]:
    return (
        Column("rank", "Rank", "right"),
        Column("crossing", "Id", audience=Audience.DATA),
        Column("name", "Crossing"),
        Column("score", "Score", "right"),
        Column("range", "Range", "right", Audience.READER),
        Column("low", "Low", "right", Audience.DATA),
        Column("high", "High", "right", Audience.DATA),
    )


def _head_cells(row: Row) -> tuple[TableCell, ...]:
    faint = Style.PLAIN if row.rank is not None else Style.FAINT
    return (
        TableCell(rank_text(row.rank, row.tied), row.rank, Style.STRONG),
        TableCell(row.crossing, row.crossing),
        TableCell(row.name, row.name, faint),
        score_cell(row.score, Style.STRONG),
        TableCell(span(decimals(row.low), decimals(row.high)), None, faint),
        score_cell(row.low),
        score_cell(row.high),
    )


def _ranking_table(result: Ranking) -> Table:
    rubric = result.snapshot.rubric
    one_assessor = len({row.assessors for row in result}) <= 1
    columns = (
        *_head_columns(),
        Column("tied", "Tied", audience=Audience.DATA),
        Column("rank_range", "Ranks", "right", Audience.READER),
        Column("rank_low", "Best rank", "right", Audience.DATA),
        Column("rank_high", "Worst rank", "right", Audience.DATA),
        Column("profile", "Profile", audience=Audience.READER),
        *(Column(leaf, leaf, "right", Audience.DATA) for leaf in rubric.leaf_ids),
        Column("coverage", "Rated", "right"),
        Column("observed", "Observed"),
        Column("assessors", "By", audience=Audience.DATA if one_assessor else Audience.BOTH),
    )
    rows = tuple(
        (
            *_head_cells(row),
            TableCell("yes" if row.tied else "no", "yes" if row.tied else "no"),
            TableCell(span(str(row.rank_low), str(row.rank_high))),
            TableCell(str(row.rank_low), row.rank_low),
            TableCell(str(row.rank_high), row.rank_high),
            TableCell(_profile(row, result)),
            *(rating_cell(rating) for rating in row.ratings.values()),
            TableCell(brief_percent(row.coverage), row.coverage),
            TableCell(row.observed, row.observed),
            TableCell(", ".join(row.assessors), ", ".join(row.assessors)),
        )
        for row in result
    )
    return _beside_other_methods(Table(columns, rows), result)


def _beside_other_methods(table: Table, result: Ranking) -> Table:
    """For points by order: no ranges for the reader, but the points of the other methods."""
    if result.method is None:
        return table
    hidden = {"range", "rank_range"}
    kept = [place for place, column in enumerate(table.columns) if column.key not in hidden]
    return Table(
        (
            *(table.columns[place] for place in kept),
            *(Column(method, method.capitalize(), "right") for method in result.beside),
        ),
        tuple(
            (
                *(cells[place] for place in kept),
                *(
                    score_cell(found[row.crossing][0] if row.crossing in found else None)
                    for found in result.beside.values()
                ),
            )
            for row, cells in zip(result, table.rows, strict=True)
        ),
    )


def _disagreement_note(result: Ranking) -> str:
    differing = [
        f"{row.name} is {rank_text(row.rank, row.tied)} by {result.method}, "
        f"{rank_text(found[row.crossing][1], False)} by {method}"
        for method, found in result.beside.items()
        for row in result.ranking
        if found[row.crossing][1] != row.rank
    ]
    if not differing:
        return "All of these methods give the same ranks."
    shown = "; ".join(differing[:MOST_NAMED])
    more = len(differing) - MOST_NAMED
    return f"The methods disagree: {shown}" + (f"; and {more} more." if more > 0 else ".")


def _shows_leaves(rubric: Rubric) -> bool:
    return len(rubric.leaf_ids) <= MOST_DIGITS_IN_A_PROFILE


def _profile(row: Row, result: Ranking) -> str:
    rubric = result.snapshot.rubric
    if _shows_leaves(rubric):
        return " ".join(level(rating) for rating in row.ratings.values())
    tops: Mapping[str, Score | None] = _top_scores(row, result)
    return " ".join(decimals(score, 0) for score in tops.values())


def _top_scores(row: Row, result: Ranking) -> Mapping[str, Score | None]:
    nodes = row.nodes or result.scoring.node_scores(list(row.ratings.values()), deep=False)
    return {top.id: nodes[top.id] for top in result.snapshot.rubric.dimensions}


def _profile_note(rubric: Rubric) -> str:
    if _shows_leaves(rubric):
        return f"Profile: {', '.join(rubric.leaf_ids)}; - is not rated."
    tops = ", ".join(top.id for top in rubric.dimensions)
    return f"Profile, each rounded: {tops}; - is not rated."


def _weights_note(result: Ranking) -> str:
    weights = result.scoring.weights
    rule = f"{result.scoring.aggregate} aggregation"
    if len(set(weights.values())) == 1:
        return f"Score: {rule}, equal weights."
    if len(weights) > MOST_DIGITS_IN_A_PROFILE:
        return f"Score: {rule}, the weights of {result.snapshot.rubric.reference}."
    shares = ", ".join(f"{leaf} {percent(weight)}" for leaf, weight in weights.items())
    return f"Score: {rule}, weights {shares}."


def _unranked_note(result: Ranking) -> str:
    needed = percent(result.scoring.min_coverage)
    missing = "; ".join(f"{row.name} ({_few(row.missing)})" for row in result.unranked[:MOST_NAMED])
    more = len(result.unranked) - MOST_NAMED
    return (
        f"No score below {needed} rated; what it lacks: {missing}"
        + (f"; and {more} more crossings." if more > 0 else ".")
        + ("" if result.method else " Their Ranks are those they could still take.")
    )


METHOD_NOTES = {
    "copeland": "Score: wins less losses in weighted majorities of dimensions (Copeland); it adds"
    " up no ratings, depends on who takes part, and has no range.",
    "borda": "Score: points for every crossing rated lower, by weight of the dimension (Borda); it"
    " adds up no ratings, depends on who takes part, and has no range.",
}

MOST_NAMED = 12
"""Crossings or dimensions that a note names one by one."""


def _few(leaves: tuple[str, ...]) -> str:
    shown = ", ".join(leaves[:MOST_NAMED])
    more = len(leaves) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown


def _title(word: str, result: Ranking) -> str:
    snapshot = result.snapshot
    as_of = f", as of {snapshot.as_of}" if snapshot.as_of else ""
    return f"{word} under {snapshot.rubric.id} {snapshot.rubric.version}{as_of}"


def _nothing_to_rank(result: Ranking) -> str:
    as_of = result.snapshot.as_of
    when = f" that had begun by {as_of}" if as_of else ""
    return f"No sheet of {result.snapshot.rubric.reference}{when} passes these options."
