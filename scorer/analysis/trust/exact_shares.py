"""Shares of weightings in closed form: who is above whom, who is first; no sampling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from math import gcd, lcm
from operator import mul, sub

from scorer.aggregation import Exact


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
    the recursion of Varsi, as stated by Ali (1973), Pacific J. Math. 48(2), 313-322: every step
    is a weighted mean of shares, so that repeated nodes need no special case. Quadratic in the
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


MOST_PIECES = 4_000  # for all crossings together: less than a tenth of a second

Point = tuple[int, ...]
"""A weighting as whole numbers without a common divisor: its shares are these over their sum."""
Plane = tuple[int, ...]
"""How far a crossing is ahead of another at each corner."""


@dataclass(frozen=True)
class FirstShare:
    """The share of weightings that put a crossing first, a tie for first being shared.

    centre: the mean of these weightings, as a mixture of corners; None if there are none.
    """

    share: Fraction
    centre: tuple[Fraction, ...] | None


def exact_first_shares(
    values: Sequence[Sequence[Exact]], *, most_pieces: int = MOST_PIECES
) -> tuple[FirstShare, ...] | None:
    """For each crossing its exact share of first ranks, all mixtures of corners equally likely.

    values: scores at the corners, crossings in rows (for a flat rubric and uniform weights the
    ratings themselves). None where more than `most_pieces` simplices would be needed.

    These are volumes and centroids of polytopes: what is left of the simplex of mixtures once it
    is cut along the planes on which the crossing is level with another. A simplex with corners on
    both sides of a plane is split at the point where one of its edges meets the plane; the two
    parts share its volume as that point divides the edge (bisection of a triangulation, see
    Büeler, Enge and Fukuda 2000, Exact volume computation for polytopes). All in whole numbers,
    hence without rounding. Example: n crossings each best on one of n dimensions are first under
    1/n each.
    """
    common = lcm(*(Fraction(value).denominator for row in values for value in row))
    whole = [tuple(int(value * common) for value in row) for row in values]
    # Dominated crossings are never first, and what beats them is beaten by their dominators.
    front = {row for row in whole if not any(_dominates(other, row) for other in set(whole))}
    found = {row: FirstShare(Fraction(0), None) for row in whole}
    budget = most_pieces
    for row in front:
        planes = sorted(tuple(map(sub, row, other)) for other in front - {row})
        piece = _region(planes, len(row), budget)
        if piece is None:
            return None
        volume, moment, used = piece
        budget -= used
        centre = tuple(weight / volume for weight in moment) if volume else None
        found[row] = FirstShare(volume / whole.count(row), centre)
    return tuple(found[row] for row in whole)


def _region(
    planes: Sequence[Plane], corners: int, most_pieces: int
) -> tuple[Fraction, list[Fraction], int] | None:
    """Volume, first moment and pieces of the part of the simplex on the good side of all planes."""
    start = tuple(tuple(int(i == j) for j in range(corners)) for i in range(corners))
    waiting = [(start, Fraction(1), len(planes))]
    volume, moment, pieces = Fraction(0), [Fraction(0)] * corners, 0
    while waiting:
        simplex, size, undecided = waiting.pop()
        pieces += 1
        if pieces > most_pieces:
            return None
        sides: list[int] = []
        while undecided:
            plane = planes[undecided - 1]
            sides = [sum(map(mul, plane, point)) for point in simplex]
            if min(sides) < 0:
                break
            undecided -= 1
        if not undecided:
            volume += size
            for i in range(corners):
                mean = sum((Fraction(point[i], sum(point)) for point in simplex), Fraction(0))
                moment[i] += size * mean / corners
        elif max(sides) > 0:
            waiting += _split(simplex, size, sides, undecided)
    return volume, moment, pieces


def _dominates(one: Point, other: Point) -> bool:
    return one != other and all(x >= y for x, y in zip(one, other, strict=True))


def _split(
    simplex: tuple[Point, ...], size: Fraction, sides: Sequence[int], undecided: int
) -> list[tuple[tuple[Point, ...], Fraction, int]]:
    """The two parts of a simplex, cut through the edge between its farthest corners."""
    above, below = sides.index(max(sides)), sides.index(min(sides))
    from_above = tuple(-sides[below] * x for x in simplex[above])
    from_below = tuple(sides[above] * x for x in simplex[below])
    crossing = tuple(x + y for x, y in zip(from_above, from_below, strict=True))
    divisor = gcd(*crossing)
    meeting = tuple(x // divisor for x in crossing)
    near_above = Fraction(sum(from_below), sum(crossing))
    return [
        ((*simplex[:below], meeting, *simplex[below + 1 :]), size * near_above, undecided),
        ((*simplex[:above], meeting, *simplex[above + 1 :]), size * (1 - near_above), undecided),
    ]
