"""The weight at which neighbours in a ranking swap, in closed form; weighted sums only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from scorer.aggregation import Exact


@dataclass(frozen=True)
class CriticalWeight:
    """Where the order of two crossings turns as one dimension's weight changes.

    upper, lower: indices of the crossings, the one ranked higher first. leaf: the dimension.
    now: its share of the weight. critical: the share at which the two are level, the other
    weights keeping their proportions; None where no share turns them.
    rises: whether the lower passes when the weight rises above `critical` (else when it falls
    below); None where nothing turns them.
    """

    upper: int
    lower: int
    leaf: int
    now: Fraction
    critical: Fraction | None
    rises: bool | None


def critical_weight(
    difference: Sequence[Exact], weights: Sequence[Exact], leaf: int
) -> tuple[Fraction | None, bool | None]:
    """The share of `leaf` at which a difference A - B vanishes, and whether B passes above it.

    difference: A - B per dimension; weights: any non-negative, not all zero.
    With share t the difference is t d_i + (1 - t) r, where r is the mean difference in the other
    dimensions under their weights kept in proportion (if they weigh nothing: equally);
    it vanishes at t = r / (r - d_i). (Triantaphyllou and Sanchez 1997, Decision Sciences 28(1),
    for weighted sums; here the other weights give way in proportion.)
    A share of 0 or 1 that only makes the two level, without anything beyond, turns nothing.
    """
    others = [
        (Fraction(w), d)
        for j, (w, d) in enumerate(zip(weights, difference, strict=True))
        if j != leaf
    ]
    if not others:
        return None, None
    total = sum((weight for weight, _ in others), Fraction(0))
    if total == 0:
        others, total = [(Fraction(1), d) for _, d in others], Fraction(len(others))
    rest = sum((weight * d for weight, d in others), Fraction(0)) / total
    own = Fraction(difference[leaf])
    if own < 0 <= rest:
        return rest / (rest - own), True
    if rest < 0 <= own:
        return rest / (rest - own), False
    return None, None


def critical_weights(
    ratings: Sequence[Sequence[Exact] | None], weights: Sequence[Exact], ranking: Sequence[int]
) -> tuple[CriticalWeight, ...]:
    """The critical weights of each dimension for each two neighbours of a ranking.

    ratings: crossings in rows, None for one with gaps, whose pairs are passed over; weights:
    effective, one per leaf, not all zero; ranking: the indices of the crossings, best first.
    """
    total = sum(map(Fraction, weights), Fraction(0))
    found = []
    for upper, lower in pairwise(ranking):
        above, below = ratings[upper], ratings[lower]
        if above is None or below is None:
            continue
        difference = [a - b for a, b in zip(above, below, strict=True)]
        for leaf, weight in enumerate(weights):
            critical, rises = critical_weight(difference, weights, leaf)
            found.append(
                CriticalWeight(upper, lower, leaf, Fraction(weight) / total, critical, rises)
            )
    return tuple(found)


def least_share_needed(difference: Sequence[Exact], leaf: int) -> Fraction | None:
    """The share of `leaf` that every weighting with B at least level with A gives it.

    difference: A - B per dimension. Above zero only where B is ahead in this dimension alone:
    then A - B <= 0 needs w_i >= d_j / (d_j - d_i) for the closest other dimension j. None where no
    weighting at all puts B level. This bound holds whatever the proportions of the others.
    """
    own = difference[leaf]
    others = [d for j, d in enumerate(difference) if j != leaf]
    if any(d <= 0 for d in others):
        return Fraction(0)
    if own > 0:
        return None
    return min((Fraction(d) / Fraction(d - own) for d in others), default=Fraction(0))
