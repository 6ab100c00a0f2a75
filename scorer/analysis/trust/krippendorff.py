"""Krippendorff's alpha of ordered levels with missing ratings; no numpy until a bootstrap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from scorer.aggregation import Exact

Unit = Sequence[Exact | None]
CELLS_AT_ONCE = 2_000_000  # numbers in one part of the bootstrap: about 16 MB


def krippendorff_alpha(units: Sequence[Unit]) -> Fraction | None:
    """Agreement beyond chance: 1 if perfect, 0 as by chance; None where nothing varies.

    units: what was rated, each with one rating per assessor, None where not rated.
    Units rated by fewer than two assessors are dropped. alpha = 1 - observed / expected
    disagreement over the coincidence matrix (Krippendorff 2011, Computing Krippendorff's
    Alpha-Reliability; 2019, Content Analysis, 4th ed., ch. 12). With all ratings equal both
    disagreements are zero: there is no variation, hence no figure.
    """
    counted = _paired(units)
    levels = sorted({level for unit in counted for level in unit})
    totals = [sum(unit[level] for unit in counted) for level in levels]
    distance = squared_distances(totals)
    ratings = sum(totals)
    expected: Exact = sum(
        totals[c] * totals[k] * distance[c][k]
        for c in range(len(levels))
        for k in range(len(levels))
    )
    if not expected:
        return None
    observed = Fraction(0)
    for unit in counted:
        within = sum(
            unit[c] * unit[k] * distance[i][j]
            for i, c in enumerate(levels)
            for j, k in enumerate(levels)
        )
        observed += Fraction(within) / (unit.total() - 1)
    return 1 - (ratings - 1) * observed / expected


def squared_distances(totals: Sequence[int]) -> list[list[Fraction]]:
    """The squared ordinal distance of every two levels, lowest level first.

    totals: how often each level was given; the distance of two levels is the number of ratings
    between them, each end counted by half.
    """
    middle = [Fraction(2 * sum(totals[:level]) + given, 2) for level, given in enumerate(totals)]
    return [[(one - other) ** 2 for other in middle] for one in middle]


def bootstrap_interval(
    units: Sequence[Unit],
    *,
    replicates: int = 2000,
    confidence: float = 0.95,
    seed: int = 0,
) -> tuple[float, float] | None:
    """The percentile interval of alpha when the units are drawn again with replacement.

    (Zapf et al. 2016, BMC Medical Research Methodology 16:93.) Replicates without variation have
    no alpha and are left out; None where they are more than half, or no unit has two ratings.
    """
    import numpy as np

    counted = _paired(units)
    levels = sorted({level for unit in counted for level in unit})
    if len(levels) < 2:
        return None
    counts = np.array([[unit[level] for level in levels] for unit in counted], dtype=np.float64)
    raters = counts.sum(axis=1)
    coincidences = counts[:, :, np.newaxis] * counts[:, np.newaxis, :]
    coincidences -= counts[:, :, np.newaxis] * np.eye(len(levels))
    coincidences /= (raters - 1)[:, np.newaxis, np.newaxis]
    flat = coincidences.reshape(len(counted), -1)
    generator = np.random.default_rng(seed)
    chance = np.full(len(counted), 1 / len(counted))
    alphas = []
    at_once = max(1, CELLS_AT_ONCE // (len(counted) + len(levels) ** 2))
    for begin in range(0, replicates, at_once):
        size = min(at_once, replicates - begin)
        drawn = generator.multinomial(len(counted), chance, size).astype(np.float64)
        together = (drawn @ flat).reshape(size, len(levels), len(levels))
        totals = together.sum(axis=2)
        middle = np.cumsum(totals, axis=1) - totals / 2
        distance = (middle[:, :, np.newaxis] - middle[:, np.newaxis, :]) ** 2
        observed = (together * distance).sum(axis=(1, 2))
        expected = (totals[:, :, np.newaxis] * totals[:, np.newaxis, :] * distance).sum(axis=(1, 2))
        varies = expected > 0
        ratings = totals.sum(axis=1)
        alphas.append(1 - (ratings - 1)[varies] * observed[varies] / expected[varies])
    found = np.concatenate(alphas)
    if len(found) * 2 < replicates:
        return None
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return float(low), float(high)


def _paired(units: Sequence[Unit]) -> list[Counter[Exact]]:
    """How often each level was given in each unit that at least two assessors rated."""
    counted = [Counter(rating for rating in unit if rating is not None) for unit in units]
    return [unit for unit in counted if unit.total() > 1]
