"""How alike two rankings are: Kendall's tau-b and Spearman's rho, ties allowed. No numpy."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt, sqrt
from typing import TypeVar

Number = TypeVar("Number", int, float, Fraction)


def kendall_tau_b(first: Sequence[Number], second: Sequence[Number]) -> float | None:
    """Kendall's tau-b of two sequences of scores (or ranks), -1 to 1; None if one is all level.

    (concordant - discordant) / sqrt((pairs untied in first) (pairs untied in second)).
    (Kendall 1945, Biometrika 33(3).)
    """
    agreement = untied_first = untied_second = 0
    for i, (x, y) in enumerate(zip(first, second, strict=True)):
        for j in range(i):
            by_first = (x > first[j]) - (x < first[j])
            by_second = (y > second[j]) - (y < second[j])
            agreement += by_first * by_second
            untied_first += by_first != 0
            untied_second += by_second != 0
    return _ratio(agreement, untied_first, untied_second)


def _ratio(product: int, first: int, second: int) -> float | None:
    """The product over sqrt(first * second), without rounding where that is rational."""
    if not first or not second:
        return None
    root = isqrt(first * second)
    return product / (root if root * root == first * second else sqrt(first * second))
