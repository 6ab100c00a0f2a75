"""How far a ranking can be trusted when weights, ratings and method are uncertain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from scorer.analysis.trust.draws import (
    InputSpace,
)
from scorer.analysis.trust.exact_shares import corner_values, exact_first_shares, pair_share_matrix
from scorer.analysis.trust.packed_ranks import packed_rank_shares
from scorer.analysis.trust.sampled_ranks import confidence, fitted_to_first, sampled_rank_shares
from scorer.analysis.trust.weight_space import Floats

DEFAULT_DRAWS = 20_000  # the standard error of a share is then at most 0.36 percentage points
MOST_DEFAULT_DRAWS = 400_000  # at most 0.08 points, where weights alone vary, which is quick
QUICK_SCORES = 20_000_000  # draws times crossings; about a tenth of a second
MOST_CROSSINGS_IN_SAMPLED_PAIRS = 300  # beyond, comparing all pairs in all draws takes minutes
MOST_CROSSINGS_FOR_EXACT_FIRST = 100
LOW_END, HIGH_END = 0.05, 0.95


@dataclass(frozen=True)
class Pair:
    """The share of draws or weightings in which a is above b, plus half of the ties.

    a, b: indices of crossings. standard_error: of the share; 0 where it is exact.
    """

    a: int
    b: int
    share: float
    standard_error: float


@dataclass(frozen=True, eq=False)
class Robustness:
    """Rank acceptabilities and what follows from them; crossings in the order they came in.

    acceptability: share of draws at each rank (crossings, ranks); a tie shares its ranks' mass.
    central_weights: mean effective leaf weights of the draws that put a crossing first, None if
    none does; in draws that tie for first, in proportion to its share of them.
    confidence: the share first when the weights are its central ones and all else is as
    uncertain as before; None where there are no central weights.
    pair_shares: (crossings, crossings), None where there are too many crossings to sample.
    exact_pairs: for each pair its exact share, where there is a closed form.
    exact_first: the exact shares first, where they could be computed; the central weights are
    then exact too, and `acceptability` is brought into line with them.
    """

    draws: int
    seed: int
    acceptability: Floats
    central_weights: tuple[tuple[float, ...] | None, ...]
    confidence: tuple[float | None, ...]
    pair_shares: Floats | None
    exact_pairs: tuple[tuple[Fraction, ...], ...] | None
    exact_first: tuple[Fraction, ...] | None

    @property
    def expected_rank(self) -> Floats:
        """The mean rank of each crossing over the draws."""
        return np.asarray(self.acceptability @ np.arange(1, len(self.acceptability) + 1))

    @property
    def rank_interval(self) -> list[tuple[int, int]]:
        """For each crossing the ranks below which 5 % and 95 % of its draws lie."""
        reached = np.cumsum(self.acceptability, axis=1)
        return [
            (int((row >= LOW_END - 1e-9).argmax()) + 1, int((row >= HIGH_END - 1e-9).argmax()) + 1)
            for row in reached
        ]

    @property
    def share_first(self) -> Floats:
        """The share of draws in which each crossing is first."""
        if self.exact_first is not None:
            return np.array(self.exact_first, dtype=np.float64)
        return self.acceptability[:, 0]

    def share_in_top(self, count: int) -> Floats:
        """The share of draws in which each crossing is among the first `count`."""
        inside = self.acceptability[:, : max(0, count)].sum(axis=1)
        outside = self.acceptability[:, max(0, count) :].sum(axis=1)
        return np.asarray(np.where(outside == 0, 1.0, np.minimum(inside, 1.0)))

    @property
    def standard_error(self) -> Floats:
        """Standard errors of the acceptabilities; 0 where exact, and only there."""
        errors = sampling_error(np.clip(self.acceptability, 0, 1), self.draws)
        if self.exact_first is not None:
            errors[:, 0] = 0
        return np.asarray(errors)

    def pairs(self) -> Iterator[Pair]:
        """All pairs of crossings, each once, a before b in the order they came in."""
        if self.pair_shares is None:
            return
        for a in range(len(self.pair_shares)):
            for b in range(a + 1, len(self.pair_shares)):
                yield self.pair(a, b)

    def pair(self, a: int, b: int) -> Pair:
        """The pair of two crossings; ValueError where pairs were not compared."""
        if self.pair_shares is None:
            raise ValueError(
                f"pairs of more than {MOST_CROSSINGS_IN_SAMPLED_PAIRS} are not sampled"
            )
        share = float(self.pair_shares[a, b])
        error = 0.0 if self.exact_pairs is not None else sampling_error(share, self.draws)
        return Pair(a, b, share, float(error))


def default_draws(space: InputSpace) -> int:
    """Enough draws for a standard error well below half a point; more where they cost nothing."""
    if not _only_weights(space):
        return DEFAULT_DRAWS
    return max(DEFAULT_DRAWS, min(MOST_DEFAULT_DRAWS, QUICK_SCORES // len(space.ratings)))


def robustness(
    space: InputSpace, *, draws: int = DEFAULT_DRAWS, seed: int = 0, pairs: bool = True
) -> Robustness:
    """Rank the crossings under many draws of everything that `space` holds to be uncertain.

    Rank acceptability, central weights and confidence are those of SMAA (Lahdelma and Salminen
    2001, Operations Research 49(3), SMAA-2); leaving out a dimension and changing the method
    follow the OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7.
    Pair shares are exact (see `exact_pair_share`) where only the weights of a flat rubric are
    uncertain, uniformly, and scores add up; otherwise they are sampled.
    ValueError: no draws, or no crossings.
    """
    if draws < 1:
        raise ValueError(f"{draws} draws are too few; ask for at least one")
    if seed < 0:
        raise ValueError(f"seed {seed} is negative; seeds are whole numbers from zero up")
    exact_pairs = _exact_pairs(space) if pairs else None
    few = len(space.ratings) <= MOST_CROSSINGS_IN_SAMPLED_PAIRS
    sample_pairs = pairs and exact_pairs is None and few
    found = None
    if _only_weights(space) and not sample_pairs:
        found = _packed(space, seed, draws)
    pair_shares, exact_first = None, None
    if found is None:
        acceptability, central, pair_shares = sampled_rank_shares(
            space, seed, draws, pairs=sample_pairs
        )
    else:
        acceptability, central, exact_first = _with_exact_first(space, *found)
    if exact_pairs is not None:
        pair_shares = np.array([[float(share) for share in row] for row in exact_pairs])
    return Robustness(
        draws=draws,
        seed=seed,
        acceptability=acceptability,
        central_weights=tuple(
            None if np.isnan(row).any() else tuple(row.tolist()) for row in central
        ),
        confidence=confidence(space, central, seed, draws),
        pair_shares=pair_shares,
        exact_pairs=exact_pairs,
        exact_first=exact_first,
    )


def sampling_error(share: Any, draws: int) -> Any:
    """The standard error of a sampled share, sqrt(p (1 - p) / n), a number or an array.

    Never zero, as a few draws without a change are no certainty: p counts one more draw on either
    side (Laplace's rule of succession).
    """
    smoothed = (share * draws + 1) / (draws + 2)
    return np.sqrt(smoothed * (1 - smoothed) / (draws + 2))


def _only_weights(space: InputSpace) -> bool:
    """Whether a flat rubric's weighted sums are ranked and nothing but weights varies."""
    uncertain = space.uncertainty
    return (
        not space.cells
        and not uncertain.methods
        and not uncertain.leave_one_out
        and space.is_linear
        and all(child.leaf is not None for child in space.roots[0].children)
    )


def _corner_values(space: InputSpace) -> list[list[Fraction]]:
    root = space.roots[0]
    leaves = [child.leaf for child in root.children]
    rows = [[row[leaf][0] for leaf in leaves if leaf is not None] for row in space.possible]
    return corner_values(rows, space.spaces[root.id].corners)


def _exact_pairs(space: InputSpace) -> tuple[tuple[Fraction, ...], ...] | None:
    if not _only_weights(space) or not space.spaces[space.roots[0].id].uniform_on_corners:
        return None
    matrix = pair_share_matrix(_corner_values(space))
    return tuple(tuple(pair.share for pair in row) for row in matrix)


def _packed(space: InputSpace, seed: int, draws: int) -> tuple[Floats, Floats] | None:
    root = space.roots[0]
    try:
        acceptability, siblings = packed_rank_shares(
            _corner_values(space), space.spaces[root.id], [seed], draws
        )
    except OverflowError:
        return None
    return acceptability, _by_leaf(space, siblings)


def _by_leaf(space: InputSpace, siblings: Floats) -> Floats:
    root = space.roots[0]
    leaves = np.where(np.isnan(siblings[:, :1]), np.nan, np.zeros((1, space.leaves)))
    for index, child in enumerate(root.children):
        if child.leaf is not None:
            leaves[:, child.leaf] = siblings[:, index]
    return leaves


def _with_exact_first(
    space: InputSpace, acceptability: Floats, central: Floats
) -> tuple[Floats, Floats, tuple[Fraction, ...] | None]:
    """The sampled figures with exact first shares and central weights, where these are at hand."""
    root = space.roots[0]
    weighting = space.spaces[root.id]
    few = len(space.ratings) <= MOST_CROSSINGS_FOR_EXACT_FIRST
    if not few or not weighting.uniform_on_corners:
        return acceptability, central, None
    exact = exact_first_shares(_corner_values(space))
    if exact is None:
        return acceptability, central, None
    first = tuple(each.share for each in exact)
    fitted = fitted_to_first(acceptability, np.array(first, dtype=np.float64))
    if fitted is None:  # too few draws to tell where a crossing stands when it is not first
        fitted = acceptability
    never = (float("nan"),) * len(weighting.corners)
    mixtures = np.array([each.centre or never for each in exact], dtype=np.float64)
    return fitted, _by_leaf(space, weighting.weights(mixtures)), first
