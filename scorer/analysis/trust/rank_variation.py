"""How much of the variation in ranks is due to weights, ratings and method (Sobol shares)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from scorer.aggregation import Exact
from scorer.analysis.trust.draws import Draws, InputSpace, Streams
from scorer.analysis.trust.sampled_ranks import mid_ranks
from scorer.analysis.trust.weight_space import Floats

Factor = Literal["weights", "ratings", "method", "left_out"]
DEFAULT_DRAWS = 8192
REPLICATES = 500
SMALLEST_VARIANCE = 1e-12  # of ranks; less is rounding


@dataclass(frozen=True)
class FactorShare:
    """What one input contributes to the variance of one output.

    first: the share that would go if this input were known, on average.
    total: the share that would stay if everything else were known.
    Each with a 95 % bootstrap interval. Sampling can put a share slightly below 0 or above 1.
    """

    factor: Factor
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


@dataclass(frozen=True)
class RankVariation:
    """Shares of rank variation.

    mean_shift: the mean absolute distance of ranks from the nominal ranking, over all draws.
    overall: shares of the variance of that distance; crossings: shares of the variance of each
    crossing's rank. Empty where nothing varies. evaluations: rankings computed.
    """

    seed: int
    evaluations: int
    mean_shift: float
    overall: tuple[FactorShare, ...]
    crossings: tuple[tuple[FactorShare, ...], ...]


def rank_variation(
    space: InputSpace,
    nominal_ranks: Sequence[Exact | float],
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
) -> RankVariation:
    """First-order and total shares of rank variation for each input that is uncertain.

    nominal_ranks: the ranks to measure shifts from, one per crossing, ties at their mean rank.
    Two independent sets of inputs A and B, and for each factor the set A with that factor from B
    (AB): first = mean(f(B) (f(AB) - f(A))) / V (Saltelli et al. 2010, Computer Physics
    Communications 181, 259-270), total = mean((f(A) - f(AB))^2) / 2V (Jansen 1999, ibid. 117,
    35-43), V the variance over A and B; outputs are centred first, which steadies `first`.
    Mean absolute rank shift as output: Saisana, Saltelli and Tarantola 2005, J. R. Statist. Soc.
    A 168(2). Rankings computed: draws times (factors + 2).
    """
    if draws < 2:
        raise ValueError(f"{draws} draws have no variance; ask for at least two")
    factors = _factors(space)
    outputs = _outputs(
        space, np.array([float(rank) for rank in nominal_ranks]), factors, draws, seed
    )
    base = np.concatenate([outputs["A"], outputs["B"]])
    mean_shift = float(base[:, 0].mean())
    centre = base.mean(axis=0)
    centred = {name: values - centre for name, values in outputs.items()}
    generator = np.random.default_rng([seed, 2])
    chance = np.full(draws, 1 / draws)
    redrawn = generator.multinomial(draws, chance, REPLICATES).astype(np.float64)
    shares = _shares(centred, factors, redrawn)
    return RankVariation(seed, draws * (len(factors) + 2), mean_shift, shares[0], tuple(shares[1:]))


def _factors(space: InputSpace) -> list[Factor]:
    uncertain = space.uncertainty
    found: list[Factor] = []
    if uncertain.weights.kind != "fixed":
        found.append("weights")
    if space.cells:
        found.append("ratings")
    if uncertain.methods and len(space.roots) > 1:
        found.append("method")
    if uncertain.leave_one_out:
        found.append("left_out")
    return found


def _outputs(
    space: InputSpace, nominal: Floats, factors: Sequence[Factor], draws: int, seed: int
) -> Mapping[str, Floats]:
    """For A, B, each mixed set: (draws, 1 + crossings), the mean shift, then each rank."""
    streams = Streams.seeded(seed, 3), Streams.seeded(seed, 4)
    parts: dict[str, list[Floats]] = {name: [] for name in ("A", "B", *factors)}
    for begin in range(0, draws, space.draws_at_once):
        size = min(space.draws_at_once, draws - begin)
        one, other = (space.draw(stream, size) for stream in streams)
        sets: dict[str, Draws] = {
            "A": one,
            "B": other,
            **{f: _with(one, other, f) for f in factors},
        }
        for name, drawn in sets.items():
            ranks = mid_ranks(space.scores(drawn))
            shift = np.abs(ranks - nominal).mean(axis=1, keepdims=True)
            parts[name].append(np.hstack([shift, ranks]))
    return {name: np.concatenate(chunks) for name, chunks in parts.items()}


def _with(one: Draws, other: Draws, factor: Factor) -> Draws:
    """The first set of inputs with one factor taken from the other."""
    match factor:
        case "weights":
            return replace(one, weights=other.weights)
        case "ratings":
            return replace(one, ratings=other.ratings)
        case "method":
            return replace(one, methods=other.methods)
        case "left_out":
            return replace(one, left_out=other.left_out)


def _shares(
    centred: Mapping[str, Floats], factors: Sequence[Factor], redrawn: Floats
) -> list[tuple[FactorShare, ...]]:
    """The shares of each output; redrawn: how often a draw counts in each bootstrap replicate."""
    a, b = centred["A"], centred["B"]
    # The first row counts every draw once: the estimate itself. The others are replicates.
    counts = np.vstack([np.ones(redrawn.shape[1]), redrawn]) / redrawn.shape[1]
    mean = counts @ (a + b) / 2
    variance = counts @ (a**2 + b**2) / 2 - mean**2
    varies = variance[0] > SMALLEST_VARIANCE
    variance = np.where(variance > SMALLEST_VARIANCE, variance, np.nan)
    found: list[list[FactorShare]] = [[] for _ in range(a.shape[1])]
    for factor in factors:
        mixed = centred[factor]
        first = counts @ (b * (mixed - a)) / variance
        total = counts @ ((a - mixed) ** 2) / 2 / variance
        for output in np.flatnonzero(varies):
            low, high = np.nanquantile(first[1:, output], [0.025, 0.975])
            total_low, total_high = np.nanquantile(total[1:, output], [0.025, 0.975])
            found[output].append(
                FactorShare(
                    factor,
                    float(first[0, output]),
                    float(low),
                    float(high),
                    float(total[0, output]),
                    float(total_low),
                    float(total_high),
                )
            )
    return [tuple(each) for each in found]
