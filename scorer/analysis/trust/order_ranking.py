"""Rankings that use only the order of the ratings in each dimension: Copeland and Borda.

No numpy until there are so many crossings that it pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from scorer.analysis.scoring.scores import Exact

if TYPE_CHECKING:
    import numpy.typing as npt

CROSSINGS_WORTH_NUMPY = 250  # below, importing numpy takes longer than comparing all pairs
LARGEST_INT64 = 2**62


def copeland(ratings: Sequence[Sequence[Exact | None]], weights: Sequence[Exact]) -> list[int]:
    """Wins minus losses of each crossing in weighted pairwise majorities; higher is better.

    ratings: crossings in rows, dimensions in columns; weights: one per dimension, exact.
    A beats B where the dimensions in which A is rated higher weigh more than those in which B is;
    a dimension in which either is not rated is silent on the pair. Weights are compared as whole
    numbers, so that a tied majority is a tie. (Copeland 1951; Saari and Merlin 1996, Economic
    Theory 8.)
    """
    if len(ratings) >= CROSSINGS_WORTH_NUMPY:
        return _row_sums(_majorities(ratings, weights), of_signs=True)
    scores = [0] * len(ratings)
    for a, b, margin in _margins(ratings, weights):
        won = (margin > 0) - (margin < 0)
        scores[a] += won
        scores[b] -= won
    return scores


def borda(ratings: Sequence[Sequence[Exact | None]], weights: Sequence[Exact]) -> list[Fraction]:
    """Weighted Borda points of each crossing; higher is better, exact.

    In each dimension a crossing gets a point for every crossing rated lower and half a point for
    every one level with it, or where one of the two is not rated; dimensions count by their share
    of the weight. (Borda 1781; half points for ties as in Black 1976, Public Choice 28.)
    """
    _, total = _whole_weights(weights)
    if len(ratings) >= CROSSINGS_WORTH_NUMPY:
        margins = _row_sums(_majorities(ratings, weights), of_signs=False)
    else:
        margins = [0] * len(ratings)
        for a, b, margin in _margins(ratings, weights):
            margins[a] += margin
            margins[b] -= margin
    # Points for and against in a pair add up to the total weight, so the margin tells both.
    opponents = len(ratings) - 1
    return [Fraction(margin + opponents * total, 2 * total or 1) for margin in margins]


def _margins(
    ratings: Sequence[Sequence[Exact | None]], weights: Sequence[Exact]
) -> Iterator[tuple[int, int, int]]:
    whole, _ = _whole_weights(weights)
    for a, one in enumerate(ratings):
        for b in range(a + 1, len(ratings)):
            margin = 0
            for weight, x, y in zip(whole, one, ratings[b], strict=True):
                if x is not None and y is not None and x != y:
                    margin += weight if x > y else -weight
            yield a, b, margin


def _whole_weights(weights: Sequence[Exact]) -> tuple[list[int], int]:
    exact = [Fraction(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise ValueError(f"weight {min(exact)} is negative; weights are zero or more")
    common = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * common) for weight in exact]
    return whole, sum(whole)


def _majorities(
    ratings: Sequence[Sequence[Exact | None]], weights: Sequence[Exact]
) -> npt.NDArray[Any]:
    """The margin of every pair as whole numbers, row against column."""
    import numpy as np

    whole, total = _whole_weights(weights)
    integer = np.int64 if total * len(ratings) < LARGEST_INT64 else np.object_
    margins: npt.NDArray[Any] = np.zeros((len(ratings), len(ratings)), dtype=integer)
    for weight, column in zip(whole, zip(*ratings, strict=True), strict=True):
        levels = {level: n for n, level in enumerate(sorted({r for r in column if r is not None}))}
        places = np.array([-1 if rating is None else levels[rating] for rating in column])
        sign = np.sign(places[:, np.newaxis] - places[np.newaxis, :])
        sign[places < 0, :] = 0
        sign[:, places < 0] = 0
        margins += weight * sign.astype(integer)
    return margins


def _row_sums(margins: npt.NDArray[Any], *, of_signs: bool) -> list[int]:
    import numpy as np

    counted = (margins > 0).astype(np.int64) - (margins < 0) if of_signs else margins
    return [int(value) for value in counted.sum(axis=1)]
