"""The tables of a report, each with what is said around it."""

from __future__ import annotations

from scorer.analysis.evidence.disputes import Dispute, disputes_in
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.situation import Situation
from scorer.analysis.trust.open_ratings import OpenRating
from scorer.output.findings.evidence.panels import MIDDLE_HALF, who_gave_what
from scorer.output.findings.scoring.scores import score_digits
from scorer.output.findings.wording import (
    apart_from,
    decimals,
    level_range,
    rank_range,
    whole_range,
)
from scorer.output.presentations.changes import changed_ratings, changed_statements
from scorer.output.report.report import Exhibit
from scorer.output.tables.cells import (
    marked_rank_cell,
    observed_cell,
    rating_cell,
    reading_cell,
)
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import Table, TableCell

MOST_OPEN_RATINGS = 12
MOST_STATEMENTS = 300
"""Rows of one table; what is left out is counted below it."""

MOST_STATEMENTS_PRINTED = 12
"""Rows up to which a table of statements is open on the page, and on paper."""

MOST_LEAVES = 8
"""Dimensions up to which a row of the ranking shows each rating in a document."""


def ranking_table(ranking: Ranking) -> Table:
    """The ranking for a document that nothing computes in."""
    leaves = ranking.snapshot.rubric.leaf_ids
    digits = score_digits(ranking)

    def range_of(row: Row) -> str:
        return whole_range(row.low, row.high, digits[row.crossing])

    fields: list[Field[Row]] = [
        Field("rank", "Rank", marked_rank_cell, "right"),
        Field("name", "Crossing", lambda row: row.name),
        Field("score", "Score", lambda row: decimals(row.score, digits[row.crossing]), "right"),
        Field("range", "Range", range_of, "right"),
        Field("ranks", "Ranks possible", _possible_ranks, "right"),
        Field("observed", "Observed", observed_cell),
        *(_rating_of(leaf) for leaf in (leaves if len(leaves) <= MOST_LEAVES else ())),
    ]
    return table_of(ranking, fields, "Ranking with ranges")


def _possible_ranks(row: Row) -> str:
    return rank_range(row.rank_low, row.rank_high)


def _rating_of(leaf: str) -> Field[Row]:
    return Field(leaf, leaf, lambda row: reading_cell(row.reading(leaf)), "right")


def middle_half_table(ranking: Ranking) -> Exhibit:
    """What is left of ranges and ranks in the middle half of large panels; no row without any."""
    digits = score_digits(ranking)

    def between(row: Row) -> str:
        ends = row.middle
        return whole_range(ends.low, ends.high, digits[row.crossing]) if ends else ""

    def ranks(row: Row) -> str:
        return rank_range(row.middle.rank_low, row.middle.rank_high) if row.middle else ""

    fields: list[Field[Row]] = [
        Field("crossing", "Crossing", lambda row: TableCell(row.name, row.crossing)),
        Field("range", "Range", lambda row: whole_range(row.low, row.high), "right"),
        Field("middle", "Middle half", between, "right"),
        Field("ranks", "Ranks possible", _possible_ranks, "right"),
        Field("middle_ranks", "Middle ranks", ranks, "right"),
    ]
    rows = [row for row in ranking if row.middle]
    return Exhibit("middle-half", table_of(rows, fields, "The middle half"), says=MIDDLE_HALF)


def open_ratings_table(situation: Situation, language: str) -> Exhibit:
    """Ratings that are missing or could be another."""
    title = situation.ranking.snapshot.rubric.titles(language)
    shown = situation.open_ratings[:MOST_OPEN_RATINGS]
    rest = len(situation.open_ratings) - len(shown)
    fields: list[Field[OpenRating]] = [
        Field("crossing", "Crossing", lambda each: TableCell(each.row.name, each.row.crossing)),
        Field("dimension", "Dimension", lambda each: TableCell(title[each.leaf], each.leaf)),
        Field("rating", "Rating", lambda each: rating_cell(each.rating), "right"),
        Field("range", "Could be", lambda each: level_range(each.low, each.high), "right"),
        Field(
            "weighs",
            "Widens the score by",
            lambda each: TableCell(apart_from(each.weighs, 0), each.weighs),
            "right",
        ),
    ]
    return Exhibit(
        "doubts",
        table_of(shown, fields, "Gaps and doubts"),
        says="Ratings that are missing or could be another, those first that could move a score "
        "the most.",
        left_out=f"And {rest} more." if rest else "",
    )


def disputes_table(situation: Situation, language: str) -> Exhibit:
    """Where several assessors of one round gave different levels."""
    snapshot = situation.ranking.snapshot
    title = snapshot.rubric.titles(language)

    def crossing(dispute: Dispute) -> TableCell:
        return TableCell(dispute.panel.crossing.name, dispute.panel.crossing.id)

    fields: list[Field[Dispute]] = [
        Field("crossing", "Crossing", crossing),
        Field("dimension", "Dimension", lambda each: TableCell(title[each.leaf], each.leaf)),
        Field("given", "Given", who_gave_what, prose=True),
        Field("combined", "Taken", lambda each: reading_cell(each.taken), "right"),
    ]
    return Exhibit(
        "disputes",
        table_of(disputes_in(snapshot), fields, "Disagreements"),
        says="Where assessors of one round differ.",
    )


def changed_ratings_table(situation: Situation, language: str) -> Exhibit:
    """Ratings that are not what they were."""
    title = situation.ranking.snapshot.rubric.titles(language)
    return Exhibit(
        "rating-changes",
        changed_ratings(situation.changes, title),
        caption="Ratings that changed",
    )


def changed_statements_table(situation: Situation, language: str) -> Exhibit:
    """Statements that came, went or were reworded."""
    title = situation.ranking.snapshot.rubric.titles(language)
    whole = changed_statements(situation.changes, title)
    kept = Table(whole.columns, whole.rows[:MOST_STATEMENTS], whole.title)
    rest = len(whole.rows) - len(kept.rows)
    few = len(kept.rows) <= MOST_STATEMENTS_PRINTED
    return Exhibit(
        "statement-changes",
        kept,
        caption="Statements that came, went or were reworded",
        folded=f"{len(kept.rows)} statements came, went or were reworded",
        open=few,
        printed=few,
        left_out=f"And {rest} more statements (scorer diff lists them)." if rest else "",
    )


def files_table(files: tuple[tuple[str, str], ...]) -> Exhibit:
    """The files behind the report."""
    fields: list[Field[tuple[str, str]]] = [
        Field("path", "File", lambda each: each[0]),
        Field("sha256", "SHA-256", lambda each: each[1]),
    ]
    return Exhibit(
        "files",
        table_of(files, fields, "Files and their SHA-256"),
        folded="The files behind it, with their SHA-256",
    )
