"""Ratings that are missing or could be another, by how far they could move a score."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from scorer.aggregation import Exact
from scorer.analysis.scoring.ranking import Ranking, Row


@dataclass(frozen=True)
class OpenRating:
    """A rating that is missing or could be another."""

    row: Row
    leaf: str
    rating: Exact | None
    low: Exact
    high: Exact
    weighs: Fraction
    """Effective weight times the width of the range: how far the score could move with it."""


def open_ratings(ranking: Ranking) -> tuple[OpenRating, ...]:
    """The ratings of a ranking that are open, those first that could move a score most."""
    weights = ranking.scoring.weights
    found = [
        OpenRating(row, leaf, r.level, r.low, r.high, weights[leaf] * (Fraction(r.high) - r.low))
        for row in ranking
        for leaf, r in zip(
            ranking.snapshot.rubric.leaf_ids,
            ranking.snapshot.by_crossing[row.crossing].readings,
            strict=True,
        )
        if r.low is not None and r.high is not None and r.low != r.high and weights[leaf]
    ]
    return tuple(sorted(found, key=lambda each: -each.weighs))


def leaf_missed_most(ranking: Ranking) -> str | None:
    """The leaf whose missing ratings weigh most over all crossings; None where none is missing."""
    missing = Counter(leaf for row in ranking for leaf in row.missing)
    weights = ranking.scoring.weights
    leaves = [leaf for leaf in ranking.snapshot.rubric.leaf_ids if missing[leaf]]
    return max(leaves, key=lambda leaf: missing[leaf] * weights[leaf], default=None)
