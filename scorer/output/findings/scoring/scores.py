"""Scores and coverages of a ranking as they are printed: alike only where they are equal."""

from collections.abc import Mapping
from itertools import pairwise

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.output.findings.wording import brief_percent, decimals, digits_apart, percent_apart


def score_digits(ranking: Ranking) -> Mapping[str, int]:
    """The decimals of each crossing's score: as many as tell it from those ranked beside it."""
    digits = {row.crossing: 2 for row in ranking}
    for upper, lower in pairwise(ranking.ranking):
        if upper.score is not None and lower.score is not None:
            needed = digits_apart([upper.score, lower.score])
            for row in (upper, lower):
                digits[row.crossing] = max(digits[row.crossing], needed)
    return digits


def score_said(row: Row, ranking: Ranking) -> str:
    """The score of one crossing, as the table of the ranking prints it."""
    return decimals(row.score, score_digits(ranking)[row.crossing])


def coverage_said(row: Row, ranking: Ranking) -> str:
    """How much of a crossing is rated: never printed like the share that is needed, if it is not.

    That share is printed by `needed_said`.
    """
    needed = ranking.scoring.min_coverage
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
