"""The report's tables as neutral ones, so that the page and the Markdown document share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.aggregation import Score
from scorer.analysis.scoring.ranking import Row
from scorer.analysis.situation import Situation
from scorer.analysis.trust.assessors import panel_by_assessor
from scorer.model import Scale
from scorer.output.charts.palette import letters_on, position, shade
from scorer.output.findings.wording import decimals, level, rank_text, span
from scorer.output.tables.cells import rating_cell, titles
from scorer.output.tables.changes import present_changes
from scorer.output.tables.table import Column, Table, TableCell

MOST_DOUBTS = 12
MOST_STATEMENTS = 300
"""Rows of one table; what is left out is counted below it."""


@dataclass(frozen=True)
class LevelCell:
    """A rating as a small coloured square."""

    text: str
    title: str
    fill: str
    """Empty where not rated."""
    letters: str


@dataclass(frozen=True)
class RankingRow:
    """One row of the live ranking, with the places of its drawing in percent of the scale."""

    id: str
    name: str
    rank: str
    rank_key: int
    score: str
    range: str
    ranks: str
    left: str
    width: str
    dot: str
    unscored: bool
    levels: tuple[LevelCell, ...]
    above: int
    named: bool
    section: bool


def ranking_rows(situation: Situation, language: str) -> tuple[RankingRow, ...]:
    """The rows of the ranking, best first."""
    ranking = situation.ranking
    scale = ranking.snapshot.rubric.scale
    title = titles(ranking.snapshot.rubric, language)
    beaten = [0] * len(ranking)
    for winner, _ in situation.order.pairs:
        beaten[winner] += 1
    return tuple(
        RankingRow(
            id=row.crossing,
            name=row.name,
            rank=rank_text(row.rank, row.tied),
            rank_key=place,
            score=decimals(row.score),
            range=span(decimals(row.low), decimals(row.high)),
            ranks=span(str(row.rank_low), str(row.rank_high)),
            left=_percent(row.low, scale),
            width=f"{100 * (position(row.high, scale) - position(row.low, scale)):.3f}",
            dot="0" if row.score is None else _percent(row.score, scale),
            unscored=row.score is None,
            levels=_levels(row, scale, title),
            above=beaten[place],
            named=row.crossing in situation.named,
            section=row.crossing in situation.lifts,
        )
        for place, row in enumerate(ranking)
    )


def _percent(score: Score, scale: Scale) -> str:
    return f"{100 * position(score, scale):.3f}"


def _levels(row: Row, scale: Scale, title: Mapping[str, str]) -> tuple[LevelCell, ...]:
    found = []
    for leaf, rating in row.ratings.items():
        fill = "" if rating is None else shade(position(rating, scale))
        said = "not rated" if rating is None else level(rating)
        found.append(
            LevelCell(
                level(rating), f"{title[leaf]}: {said}", fill, letters_on(fill) if fill else ""
            )
        )
    return tuple(found)


def ranking_table(situation: Situation) -> Table:
    """The ranking for a document that nothing computes in."""
    leaves = situation.ranking.snapshot.rubric.leaf_ids
    shown = leaves if len(leaves) <= MOST_LEAVES else ()
    return Table(
        (
            Column("rank", "Rank", "right"),
            Column("name", "Crossing"),
            Column("score", "Score", "right"),
            Column("range", "Range", "right"),
            Column("ranks", "Ranks possible", "right"),
            *(Column(leaf, leaf, "right") for leaf in shown),
        ),
        tuple(
            (
                TableCell(rank_text(row.rank, row.tied), row.rank),
                TableCell(row.name, row.name),
                TableCell(decimals(row.score), row.score),
                TableCell(span(decimals(row.low), decimals(row.high))),
                TableCell(span(str(row.rank_low), str(row.rank_high))),
                *(rating_cell(row.ratings[leaf]) for leaf in shown),
            )
            for row in situation.ranking
        ),
        title="Ranking with ranges",
    )


MOST_LEAVES = 8
"""Dimensions up to which a row of the ranking shows each rating in a document."""


def doubts_table(situation: Situation, language: str) -> tuple[Table, str]:
    """Ratings that are missing or in doubt, and a word on those left out."""
    title = titles(situation.ranking.snapshot.rubric, language)
    shown = situation.open_ratings[:MOST_DOUBTS]
    rest = len(situation.open_ratings) - len(shown)
    table = Table(
        (
            Column("crossing", "Crossing"),
            Column("dimension", "Dimension"),
            Column("rating", "Rating", "right"),
            Column("range", "Could be", "right"),
            Column("weighs", "Widens the score by", "right"),
        ),
        tuple(
            (
                TableCell(doubt.row.name, doubt.row.crossing),
                TableCell(title[doubt.leaf], doubt.leaf),
                rating_cell(doubt.rating),
                TableCell(span(level(doubt.low), level(doubt.high))),
                TableCell(decimals(doubt.weighs), doubt.weighs),
            )
            for doubt in shown
        ),
        title="Gaps and doubts",
    )
    return table, f"And {rest} more." if rest else ""


def disputes_table(situation: Situation, language: str) -> Table:
    """Where several assessors of one round gave different levels."""
    snapshot = situation.ranking.snapshot
    title = titles(snapshot.rubric, language)
    rows = []
    for panel in snapshot.panels:
        for leaf in panel_by_assessor(panel, snapshot.rubric, snapshot.rule).leaves:
            given = {each.assessor: r for each in leaf.opinions if (r := each.rating) is not None}
            if len(set(given.values())) > 1:
                said = ", ".join(f"{who} {level(rating)}" for who, rating in given.items())
                rows.append(
                    (
                        TableCell(panel.crossing.name, panel.crossing.id),
                        TableCell(title[leaf.dimension], leaf.dimension),
                        TableCell(said),
                        rating_cell(leaf.combined.value),
                    )
                )
    columns = (
        Column("crossing", "Crossing"),
        Column("dimension", "Dimension"),
        Column("given", "Given", prose=True),
        Column("combined", "Taken", "right"),
    )
    return Table(columns, tuple(rows), title="Disagreements")


def change_tables(situation: Situation, language: str) -> tuple[Table, Table, str]:
    """Ratings that changed, statements that changed, and a word on those left out."""
    empty = Table((), ())
    title = titles(situation.ranking.snapshot.rubric, language)
    shown = present_changes(situation.changes, statements=True)
    by_title = {
        block.title: _with_titles(block, title)
        for block in shown.blocks
        if isinstance(block, Table)
    }
    statements = by_title.get("Statements", empty)
    rest = len(statements.rows) - MOST_STATEMENTS
    kept = Table(statements.columns, statements.rows[:MOST_STATEMENTS], statements.title)
    return (
        by_title.get("Ratings", empty),
        kept,
        f"And {rest} more statements (scorer diff lists them)." if rest > 0 else "",
    )


def _with_titles(table: Table, title: Mapping[str, str]) -> Table:
    """The table with a dimension's title where its id stood."""
    places = [i for i, column in enumerate(table.columns) if column.key == "dimension"]
    rows = tuple(
        tuple(
            TableCell(title.get(cell.text, cell.text), cell.value, cell.style)
            if i in places
            else cell
            for i, cell in enumerate(row)
        )
        for row in table.rows
    )
    return Table(table.columns, rows, table.title)


def files_table(files: tuple[tuple[str, str], ...]) -> Table:
    """The files behind the report."""
    return Table(
        (Column("path", "File"), Column("sha256", "SHA-256")),
        tuple((TableCell(path, path), TableCell(sha256, sha256)) for path, sha256 in files),
        title="Files and their SHA-256",
    )
