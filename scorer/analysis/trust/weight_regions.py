"""The exact share of weightings that put each crossing first, and their mean; no sampling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from operator import mul, sub

from scorer.analysis.scoring.scores import Exact

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
    """For each crossing its exact share of first places, all mixtures of corners equally likely.

    values: scores at the corners, crossings in rows (for a flat rubric and uniform weights the
    ratings themselves). None where more than `most_pieces` simplices would be needed.

    These are volumes and centroids of polytopes: what is left of the simplex of mixtures once it
    is cut along the planes on which the crossing is level with another. A simplex with corners on
    both sides of a plane is split at the point where one of its edges meets the plane; the two
    parts share its volume as that point divides the edge (bisection of a triangulation, see
    Bueler, Enge and Fukuda 2000 on volumes by triangulation). All in whole numbers, hence without
    rounding. Example: n crossings each best on one of n dimensions are first under 1/n each.
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
