"""Ranks, and the ranks that a crossing could still take. Pure arithmetic on scores."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorer.aggregation import EQUAL_WITHIN, Score


@dataclass(frozen=True, slots=True)
class RankRange:
    """The best (lowest) and the worst (highest) rank that a crossing can take."""

    best: int
    worst: int


def order_indices(values: Sequence[Score]) -> list[int]:
    """For each value its index among the distinct values, lowest first; equals share one.

    Exact values are compared exactly; where a rounded value (a geometric mean) takes part,
    values within 1e-12 of each other, relative to their size, are the same value.
    """
    distinct = sorted(set(values))
    index_of: dict[Score, int] = {}
    index = -1
    previous: Score | None = None
    for value in distinct:
        if previous is None or not _same(previous, value):
            index += 1
            previous = value
        index_of[value] = index
    return [index_of[value] for value in values]


def _same(lower: Score, higher: Score) -> bool:
    if isinstance(lower, Fraction) and isinstance(higher, Fraction):
        return lower == higher
    low, high = float(lower), float(higher)
    return high - low <= EQUAL_WITHIN * max(abs(low), abs(high))


def competition_ranks(values: Sequence[Score | int]) -> list[int]:
    """Ranks, highest value first; equals share a rank and the next is skipped (1, 2, 2, 4)."""
    ordered = sorted(values)
    return [1 + count_above(ordered, value) for value in values]


def count_above(ordered: Sequence[Score | int], value: Score | int) -> int:
    """How many of the values, sorted from low to high, are higher than this one."""
    return len(ordered) - bisect_right(ordered, value)


def rank_among(others: Sequence[Score], score: Score) -> int:
    """The rank of a score beside others, which are sorted from low to high; level is not above."""
    if isinstance(score, float):
        score += abs(score) * EQUAL_WITHIN
    return 1 + len(others) - bisect_right(others, score)


def is_level_with_any(others: Sequence[Score], score: Score) -> bool:
    """Whether one of the others, which are sorted from low to high, is the same score."""
    least = score - abs(score) * EQUAL_WITHIN if isinstance(score, float) else score
    return 1 + len(others) - bisect_left(others, least) > rank_among(others, score)


def rank_ranges(low: Sequence[int | Score], high: Sequence[int | Score]) -> list[RankRange]:
    """The best and the worst rank that each crossing can still take.

    low, high: score bounds, one per crossing in the same order, low[i] <= high[i].
    A crossing is surely above another only where its low exceeds the other's high; bounds
    that touch could still be a tie, so they decide nothing.
    """
    sorted_low, sorted_high = sorted(low), sorted(high)
    return [
        RankRange(
            best=1 + count_above(sorted_low, highest),
            worst=1 + count_above(sorted_high, lowest) - (highest > lowest),
        )
        for lowest, highest in zip(low, high, strict=True)
    ]


def dominates(first: Sequence[Score | int | None], second: Sequence[Score | int | None]) -> bool:
    """Whether the first profile is nowhere lower and somewhere higher, all leaves being rated.

    Then it is above under any weights and any aggregation that never falls as a rating rises.
    """
    pairs = list(zip(first, second, strict=True))
    if any(a is None or b is None for a, b in pairs):
        return False
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)  # type: ignore[operator]
