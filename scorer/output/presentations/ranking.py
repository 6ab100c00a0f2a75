"""How rankings and scores are shown.

The rows of their documents are `Row.plain`, which comparisons, scenarios and maps give alike.
"""

from collections.abc import Callable, Mapping
from typing import Any

from scorer.aggregation import Score
from scorer.analysis.scoring.ranking import RANGE_KEYS, Ranking, Row
from scorer.analysis.scoring.scores import Scoring
from scorer.model import Dimension
from scorer.output.findings.evidence.scope import days_and_scope
from scorer.output.findings.scoring.ranking import (
    MOST_LEAVES_IN_A_PROFILE,
    nothing_to_rank,
    profile_shows_leaves,
    ranking_notes,
    score_notes,
)
from scorer.output.findings.scoring.scores import digits_by_crossing, score_digits
from scorer.output.findings.wording import decimals, rank_range, read_level, whole_range
from scorer.output.tables.cells import (
    assessors_cell,
    coverage_field,
    marked_rank_cell,
    observed_cell,
    reading_cell,
    score_cell,
)
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import (
    Audience,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    TableCell,
)


def present_ranking(result: Ranking) -> Presentation:
    """The ranking as a table, the crossings without a score below it."""
    return Presentation(
        kind="rank",
        title=_title("Ranking", result),
        blocks=(
            table_of(result, _ranking_fields(result))
            if len(result)
            else Paragraph(nothing_to_rank(result)),
        ),
        body={
            "ranking": [result.plain(row) for row in result.ranking],
            "unranked": [result.plain(row) for row in result.unranked],
            "weights": dict(result.scoring.weights),
            **_rule_body(result.scoring),
            **_standing_body(result),
            **({} if result.method is None else _method_body(result)),
        },
        provenance=Provenance.of(result.origin),
        notes=ranking_notes(result),
    )


def _rule_body(scoring: Scoring) -> dict[str, Any]:
    """The aggregation, and by branch another that it names for itself."""
    own = {branch: rule.name for branch, rule in scoring.own_rules.items()}
    return {"aggregate": scoring.aggregate.name, **({"own_rules": own} if own else {})}


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
    return Presentation(
        kind="score",
        title=_title("Scores", result),
        blocks=(
            table_of(result, _score_fields(result, language))
            if len(result)
            else Paragraph(nothing_to_rank(result)),
        ),
        body={
            "scores": [{**row.plain(), "nodes": dict(row.nodes)} for row in result],
            "weights": dict(result.scoring.weights),
            **_rule_body(result.scoring),
            **_standing_body(result),
        },
        provenance=Provenance.of(result.origin),
        notes=score_notes(result),
    )


def _standing_body(result: Ranking) -> dict[str, Any]:
    """The age in years of the crossings that are carried over, and how many drafts they rest on."""
    return {
        "carried_over": {row.crossing: row.age for row in result if row.age},
        "drafts": {row.crossing: row.drafts for row in result if row.drafts},
    }


def _title(word: str, result: Ranking) -> str:
    snapshot = result.snapshot
    about = days_and_scope(snapshot)
    return f"{word} under {snapshot.rubric.id} {snapshot.rubric.version}{about}"


def _ranking_fields(result: Ranking) -> list[Field[Row]]:
    one_assessor = len({row.assessors for row in result}) <= 1
    fields: tuple[Field[Row], ...] = (
        *head_fields(result),
        Field("tied", "Tied", lambda row: row.tied, audience=Audience.DATA),
        Field(
            "rank_range",
            "Ranks",
            lambda row: rank_range(row.rank_low, row.rank_high),
            "right",
            Audience.READER,
        ),
        Field("rank_low", "Best rank", lambda row: row.rank_low, "right", Audience.DATA),
        Field("rank_high", "Worst rank", lambda row: row.rank_high, "right", Audience.DATA),
        *_middle_rank_fields(result),
        Field("profile", "Profile", lambda row: _profile(row, result), audience=Audience.READER),
        *(_score_of(leaf, leaf.id, Audience.DATA) for leaf in result.snapshot.rubric.leaves),
        coverage_field(result.scoring.min_coverage),
        Field("observed", "Observed", observed_cell),
        Field("age", "Age in years", lambda row: row.age, "right", Audience.DATA),
        Field("drafts", "Drafts", lambda row: row.drafts, "right", Audience.DATA),
        Field(
            "assessors",
            "By",
            assessors_cell,
            audience=Audience.DATA if one_assessor else Audience.BOTH,
        ),
        *map(_points, result.beside, result.beside.values()),
    )
    # Points by order have no range, so no table of them has one.
    hidden = set() if result.method is None else {"range", "rank_range", *RANGE_KEYS}
    return [field for field in fields if field.key not in hidden]


def _score_fields(result: Ranking, language: str) -> tuple[Field[Row], ...]:
    """The dimensions that readers see, then those that only programs do."""
    rubric = result.snapshot.rubric
    names = rubric.titles(language)
    flat = all(node.is_leaf for node in rubric.nodes)
    few = flat or len(rubric.nodes) <= MOST_LEAVES_IN_A_PROFILE
    shown = [node for node in rubric.nodes if few or node in rubric.dimensions]
    others = [node for node in rubric.nodes if node not in shown]
    return (
        *head_fields(result),
        *(_score_of(node, node.id if flat else names[node.id]) for node in shown),
        *(_score_of(node, node.id, Audience.DATA) for node in others),
        coverage_field(result.scoring.min_coverage),
    )


def head_fields(result: Ranking) -> tuple[Field[Row], ...]:
    """What every table of a ranking begins with: rank, crossing, score and its range."""
    digits = score_digits(result)

    def range_of(row: Row) -> str:
        return whole_range(row.low, row.high, digits[row.crossing])

    def faint(row: Row) -> Style:
        return Style.PLAIN if row.rank is not None else Style.FAINT

    return (
        Field("rank", "Rank", lambda row: marked_rank_cell(row, Style.STRONG), "right"),
        Field("crossing", "Id", lambda row: row.crossing, audience=Audience.DATA),
        Field("name", "Crossing", lambda row: TableCell(row.name, row.name, faint(row))),
        Field(
            "score",
            "Score",
            lambda row: score_cell(row.score, Style.STRONG, digits[row.crossing]),
            "right",
        ),
        Field(
            "range",
            "Range",
            lambda row: TableCell(range_of(row), None, faint(row)),
            "right",
            Audience.READER,
        ),
        Field("low", "Low", lambda row: score_cell(row.low), "right", Audience.DATA),
        Field("high", "High", lambda row: score_cell(row.high), "right", Audience.DATA),
        *_middle_fields(result, digits),
    )


def _middle_fields(result: Ranking, digits: Mapping[str, int]) -> tuple[Field[Row], ...]:
    """The middle half of the range, where panels are so large that it differs."""
    if not any(row.middle for row in result):
        return ()

    def between(row: Row) -> str:
        ends = row.middle
        return whole_range(ends.low, ends.high, digits[row.crossing]) if ends else ""

    return (
        Field("middle", "Middle half", between, "right", Audience.READER),
        Field("middle_low", "Middle low", _of_middle("low"), "right", Audience.DATA),
        Field("middle_high", "Middle high", _of_middle("high"), "right", Audience.DATA),
    )


def _middle_rank_fields(result: Ranking) -> tuple[Field[Row], ...]:
    """The ranks within the middle half, and whether a rank hangs on the panels, where it can."""
    fields: list[Field[Row]] = []
    if any(row.middle for row in result):
        fields += [
            Field("middle_ranks", "Middle ranks", _middle_ranks, "right", Audience.READER),
            Field("middle_rank_low", "Middle best", _of_middle("rank_low"), "right", Audience.DATA),
            Field(
                "middle_rank_high", "Middle worst", _of_middle("rank_high"), "right", Audience.DATA
            ),
        ]
    if any(row.hangs_on_panel is not None for row in result):
        fields.append(
            Field(
                "rank_hangs_on_panel",
                "Hangs on panel",
                lambda row: row.hangs_on_panel,
                audience=Audience.DATA,
            )
        )
    return tuple(fields)


def _middle_ranks(row: Row) -> str:
    return rank_range(row.middle.rank_low, row.middle.rank_high) if row.middle else ""


def _of_middle(key: str) -> Callable[[Row], Score | None]:
    return lambda row: None if row.middle is None else getattr(row.middle, key)


def _score_of(node: Dimension, title: str, audience: Audience = Audience.BOTH) -> Field[Row]:
    """The rating of a leaf, the score of a branch."""

    def cell(row: Row) -> TableCell:
        if node.id in row.ratings:
            return reading_cell(row.reading(node.id))
        return score_cell(row.nodes[node.id])

    return Field(node.id, title, cell, "right", audience)


def _points(method: str, found: Mapping[str, tuple[Score, int]]) -> Field[Row]:
    """The points, or the score, by another method."""
    digits = digits_by_crossing({crossing: points for crossing, (points, _) in found.items()})

    def cell(row: Row) -> TableCell:
        if row.crossing not in found:
            return score_cell(None)
        return score_cell(found[row.crossing][0], digits=digits[row.crossing])

    return Field(method, method.capitalize(), cell, "right")


def _profile(row: Row, result: Ranking) -> str:
    """The ratings one after the other, or the scores of the top dimensions where they are many."""
    rubric = result.snapshot.rubric
    if profile_shows_leaves(rubric):
        return " ".join(read_level(row.reading(leaf)) for leaf in row.ratings)
    applying = result.scoring.where([row.applies(leaf) for leaf in row.ratings])
    nodes = row.nodes or applying.node_scores(list(row.ratings.values()), deep=False)
    return " ".join(decimals(nodes[top.id], 0) for top in rubric.dimensions)
