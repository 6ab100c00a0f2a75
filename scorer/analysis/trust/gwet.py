"""Gwet's AC2 of ordered levels with missing ratings, in fractions."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from scorer.aggregation import Exact
from scorer.analysis.trust.krippendorff import Unit


def gwet_ac2(units: Sequence[Unit], levels: Sequence[Exact]) -> Fraction | None:
    """Agreement beyond chance: 1 if perfect, 0 as by chance; it bears that ratings hardly vary.

    units: what was rated, each with one rating per assessor, None where not rated; levels: all
    that could be given, from the lowest to the highest. None where no unit was rated twice, or
    where there are no two levels.
    AC2 = (agreement - chance) / (1 - chance) with the ordinal weights of the levels k and l of q,
    1 - C(|k - l| + 1, 2) / C(q, 2). Agreement is the mean over the units that were rated twice;
    chance is the sum of all weights times the sum of p (1 - p) over the levels, divided by
    q (q - 1), where p is the mean share of a level over all units that were rated (Gwet 2014,
    Handbook of Inter-Rater Reliability, 4th ed., ch. 3 and 5).
    """
    q = len(levels)
    if q < 2:
        return None
    index = {level: number for number, level in enumerate(levels)}
    counted = [
        Counter(index[rating] for rating in unit if rating is not None)
        for unit in units
        if any(rating is not None for rating in unit)
    ]
    twice = [unit for unit in counted if unit.total() > 1]
    if not twice:
        return None
    agreement = sum((_agreement_on(unit, q) for unit in twice), Fraction(0)) / len(twice)
    shares: dict[int, Fraction] = {}
    for unit in counted:
        for level, given in unit.items():
            share = Fraction(given, unit.total() * len(counted))
            shares[level] = shares.get(level, Fraction(0)) + share
    weights = q**2 - Fraction((q + 1) * (q + 2), 6)  # of all pairs of levels, added up
    varied = sum((share * (1 - share) for share in shares.values()), Fraction(0))
    chance = weights * varied / (q * (q - 1))
    return (agreement - chance) / (1 - chance)


def _agreement_on(unit: Counter[int], levels: int) -> Fraction:
    """What the pairs of ratings of one unit count on average."""
    total = sum(
        (
            given * (other - (k == m)) * _ordinal_weight(abs(k - m), levels)
            for k, given in unit.items()
            for m, other in unit.items()
        ),
        Fraction(0),
    )
    return total / (unit.total() * (unit.total() - 1))


def _ordinal_weight(apart: int, levels: int) -> Fraction:
    """What two ratings count that lie so many levels apart: 1 for none, 0 for the whole scale."""
    return 1 - Fraction((apart + 1) * apart, levels * (levels - 1))
