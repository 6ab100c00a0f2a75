"""The exact share of weightings under which one crossing is above another; no sampling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from math import lcm
from operator import sub

Exact = Fraction | int


@dataclass(frozen=True)
class PairShare:
    """Shares of all weightings: A above B, and A level with B (0 or 1, else a null set)."""

    above: Fraction
    tied: Fraction

    @cached_property
    def share(self) -> Fraction:
        """The share in which A is above B, plus half of the ties."""
        return self.above + self.tied / 2


def exact_pair_share(differences: Sequence[Exact]) -> PairShare:
    """How much of the weight simplex puts A above B, given the differences A - B per dimension.

    differences: exact, one per dimension (or per corner of an order-constrained simplex, as in
    `corner_values`); floats are refused, being inexact.

    The share is the volume cut from a simplex by the half-space sum(w * d) > 0, which is the
    divided difference of max(t, 0)^(n-1) at the nodes d (Hermite-Genocchi). It is computed by
    the recursion of Varsi, as stated by Ali (1973), Pacific J. Math. 48(2): every step is a
    weighted mean of shares, so that repeated nodes need no special case. Quadratic in the
    dimensions.
    Example: (2, 0, 0, -1) gives 2/3.
    """
    if not differences:
        raise ValueError("there is no dimension to compare")
    if any(isinstance(difference, float) for difference in differences):
        raise TypeError("pair shares are exact: pass int or Fraction, not float")
    return _share_of(tuple(sorted(Fraction(difference) for difference in differences)))


@cache
def _share_of(differences: tuple[Fraction, ...]) -> PairShare:
    if not any(differences):
        return PairShare(Fraction(0), Fraction(1))
    gains = [d for d in differences if d >= 0]
    losses = [-d for d in differences if d < 0]
    # below[k]: the share below zero that the losses so far leave among the first k gains.
    below = [Fraction(1)] + [Fraction(0)] * len(gains)
    for loss in losses:
        for k, gain in enumerate(gains, start=1):
            below[k] = (gain * below[k] + loss * below[k - 1]) / (gain + loss)
    return PairShare(1 - below[-1], Fraction(0))


def pair_share_matrix(values: Sequence[Sequence[Exact]]) -> list[list[PairShare]]:
    """`exact_pair_share` for all pairs: row a, column b is the share in which a is above b.

    values: crossings in rows, dimensions (or corners) in columns.
    Equal sets of differences, of which a 1-5 scale has few, are computed once.
    """
    common = lcm(*(Fraction(value).denominator for row in values for value in row))
    whole = [[int(value * common) for value in row] for row in values]
    seen: dict[tuple[int, ...], tuple[PairShare, PairShare]] = {}
    level = PairShare(Fraction(0), Fraction(1))
    matrix = [[level] * len(values) for _ in values]
    for a, one in enumerate(whole):
        row = matrix[a]
        for b in range(a + 1, len(whole)):
            differences = tuple(sorted(map(sub, one, whole[b])))
            both = seen.get(differences)
            if both is None:
                share = exact_pair_share(differences)
                both = share, PairShare(1 - share.above - share.tied, share.tied)
                seen[differences] = both
            row[b], matrix[b][a] = both
    return matrix


def corner_values(
    ratings: Sequence[Sequence[Exact]], corners: Sequence[Sequence[Exact]]
) -> list[list[Fraction]]:
    """Each crossing's exact score at each corner weighting: crossings in rows, corners in columns.

    A linear score is a mixture of these, so what holds for dimensions under all weights
    holds for corners under order-constrained weights.
    """
    return [
        [
            sum((Fraction(w) * r for w, r in zip(corner, row, strict=True)), Fraction(0))
            for corner in corners
        ]
        for row in ratings
    ]
