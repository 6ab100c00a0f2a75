"""Scores and coverages of a ranking as they are printed: alike only where they are equal."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from scorer.aggregation import Score
from scorer.analysis.change.changes import ScoreChange
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.output.findings.wording import brief_percent, decimals, digits_apart, percent_apart


def score_digits(ranking: Ranking) -> Mapping[str, int]:
    """The decimals of each crossing's score: as many as tell it from those ranked beside it."""
    return digits_by_crossing({row.crossing: row.score for row in ranking})


def digits_by_crossing(scores: Mapping[str, Score | None]) -> Mapping[str, int]:
    """The decimals that tell each crossing's score from the next above and below it."""
    scored = [(score, crossing) for crossing, score in scores.items() if score is not None]
    digits = dict.fromkeys(scores, 2)
    for (lower, one), (upper, other) in pairwise(sorted(scored)):
        needed = digits_apart([lower, upper])
        for crossing in (one, other):
            digits[crossing] = max(digits[crossing], needed)
    return digits


def change_digits(changes: Sequence[ScoreChange]) -> Mapping[str, int]:
    """The decimals of each crossing's scores before and after.

    As many as tell them from each other, and either from the next above and below it.
    """
    before = digits_by_crossing({change.crossing: change.old for change in changes})
    after = digits_by_crossing({change.crossing: change.new for change in changes})
    return {
        change.crossing: max(
            before[change.crossing],
            after[change.crossing],
            digits_apart(each for each in (change.old, change.new) if each is not None),
        )
        for change in changes
    }


def score_said(row: Row, ranking: Ranking) -> str:
    """The score of one crossing, as the table of the ranking prints it."""
    return decimals(row.score, score_digits(ranking)[row.crossing])


def coverage_said(row: Row, needed: Fraction) -> str:
    """How much of a crossing is rated: never printed like the share that is needed, if it is not.

    needed: the share of weight without which there is no score; `needed_said` prints it.
    """
    if brief_percent(row.coverage) == brief_percent(needed) and row.coverage != needed:
        return percent_apart(row.coverage, needed)
    return brief_percent(row.coverage)


def needed_said(ranking: Ranking) -> str:
    """The share of weight that has to be rated, told from the coverages that come near it."""
    needed = ranking.scoring.min_coverage
    near = {row.coverage for row in ranking if brief_percent(row.coverage) == brief_percent(needed)}
    return max(
        (percent_apart(needed, each) for each in near), key=len, default=brief_percent(needed)
    )


def nothing_applies(row: Row) -> str:
    """That a crossing has nothing to be scored on."""
    return f"Nothing that counts applies to {row.name}."
