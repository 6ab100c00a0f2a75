"""Ratings that are missing or could be another, by how far they could move a score."""

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
        OpenRating(row, leaf, b.value, b.low, b.high, weights[leaf] * (Fraction(b.high) - b.low))
        for row in ranking
        for leaf, b in zip(
            ranking.snapshot.rubric.leaf_ids,
            ranking.snapshot.by_crossing[row.crossing].bounds,
            strict=True,
        )
        if b.low != b.high
    ]
    return tuple(sorted(found, key=lambda each: -each.weighs))
