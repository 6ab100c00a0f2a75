"""How far a ranking can be trusted when weights, ratings and method are uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from scorer.analysis.trust.draws import (
    InputSpace,
)
from scorer.analysis.trust.exact_shares import (
    PairShare,
    corner_values,
    exact_first_shares,
    pair_share_matrix,
)
from scorer.analysis.trust.packed_ranks import packed_rank_shares
from scorer.analysis.trust.sampled_ranks import confidence, fitted_to_first, sampled_rank_shares
from scorer.analysis.trust.weight_space import Floats

DEFAULT_DRAWS = 20_000  # the standard error of a share is then at most 0.36 percentage points
MOST_DEFAULT_DRAWS = 400_000  # at most 0.08 points, where weights alone vary, which is quick
QUICK_SCORES = 20_000_000  # draws times crossings; about a tenth of a second
MOST_CROSSINGS_IN_SAMPLED_PAIRS = 300  # beyond, comparing all pairs in all draws takes minutes
MOST_CROSSINGS_FOR_EXACT_FIRST = 100
LOW_END, HIGH_END = 0.05, 0.95
LOWER_QUARTER, UPPER_QUARTER = 0.25, 0.75


@dataclass(frozen=True)
class Pair:
    """The shares of draws or weightings in which a is above b, and level with it.

    a, b: indices of crossings. standard_error: of `share`; 0 where it is exact.
    """

    a: int
    b: int
    above: float
    level: float
    standard_error: float

    @property
    def share(self) -> float:
        """The share in which a is above b, plus half of that in which they are level."""
        return self.above + self.level / 2


@dataclass(frozen=True, eq=False)
class Robustness:
    """Rank acceptabilities and what follows from them; crossings in the order they came in.

    acceptability: share of draws at each rank (crossings, ranks); a tie shares its ranks' mass.
    central_weights: mean effective leaf weights of the draws that put a crossing first, None if
    none does; in draws that tie for first, in proportion to its share of them.
    confidence: the share first when the weights are its central ones and all else is as
    uncertain as before; None where there are no central weights.
    first_alone, first_jointly: the shares of draws in which each is first alone, and together
    with others; a tie counts whole for each.
    above, level: (crossings, crossings), the shares in which the row is above the column, and
    level with it; None where there are too many crossings to sample.
    exact_pairs: for each pair its exact share, where there is a closed form.
    exact_first: the exact shares first, where they could be computed; the central weights are
    then exact too, and `acceptability` is brought into line with them.
    """

    draws: int
    seed: int
    acceptability: Floats
    central_weights: tuple[tuple[float, ...] | None, ...]
    confidence: tuple[float | None, ...]
    first_alone: Floats
    first_jointly: Floats
    above: Floats | None
    level: Floats | None
    exact_pairs: tuple[tuple[Fraction, ...], ...] | None
    exact_first: tuple[Fraction, ...] | None

    @property
    def expected_rank(self) -> Floats:
        """The mean rank of each crossing over the draws."""
        return np.asarray(self.acceptability @ np.arange(1, len(self.acceptability) + 1))

    @property
    def rank_interval(self) -> list[tuple[int, int]]:
        """For each crossing the ranks by which 5 % and 95 % of its draws are reached."""
        return self._ranks_by(LOW_END, HIGH_END)

    @property
    def middle_ranks(self) -> list[tuple[int, int]]:
        """For each crossing the ranks by which a quarter and three quarters are reached."""
        return self._ranks_by(LOWER_QUARTER, UPPER_QUARTER)

    def _ranks_by(self, low: float, high: float) -> list[tuple[int, int]]:
        reached = np.cumsum(self.acceptability, axis=1)
        return [
            (int((row >= low - 1e-9).argmax()) + 1, int((row >= high - 1e-9).argmax()) + 1)
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
        if self.above is None:
            return
        for a in range(len(self.above)):
            for b in range(a + 1, len(self.above)):
                yield self.pair(a, b)

    def pair(self, a: int, b: int) -> Pair:
        """The pair of two crossings; ValueError where pairs were not compared."""
        if self.above is None or self.level is None:
            raise ValueError(
                f"pairs of more than {MOST_CROSSINGS_IN_SAMPLED_PAIRS} are not sampled"
            )
        pair = Pair(a, b, float(self.above[a, b]), float(self.level[a, b]), 0)
        if self.exact_pairs is not None:
            return pair
        return replace(pair, standard_error=float(sampling_error(pair.share, self.draws)))


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
    packed = _packed(space, seed, draws) if _only_weights(space) and not sample_pairs else None
    exact_first, above, level = None, None, None
    if packed is None:
        sampled = sampled_rank_shares(space, seed, draws, pairs=sample_pairs)
        acceptability, central, above, level = (
            sampled.acceptability,
            sampled.central,
            sampled.above,
            sampled.level,
        )
        alone, jointly = sampled.alone, sampled.jointly
    else:
        acceptability, central, exact_first = _with_exact_first(space, *packed)
        first = acceptability[:, 0] if exact_first is None else np.array(exact_first, np.float64)
        alone, jointly = _among_equals(_corner_values(space), first)
    if exact_pairs is not None:
        above, level = (
            np.array([[float(share) for share in row] for row in part])
            for part in (
                [[pair.above for pair in row] for row in exact_pairs],
                [[pair.tied for pair in row] for row in exact_pairs],
            )
        )
    return Robustness(
        draws=draws,
        seed=seed,
        acceptability=acceptability,
        central_weights=tuple(
            None if np.isnan(row).any() else tuple(row.tolist()) for row in central
        ),
        confidence=confidence(space, central, seed, draws),
        first_alone=alone,
        first_jointly=jointly,
        above=above,
        level=level,
        exact_pairs=None
        if exact_pairs is None
        else tuple(tuple(pair.share for pair in row) for row in exact_pairs),
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


def _exact_pairs(space: InputSpace) -> list[list[PairShare]] | None:
    if not _only_weights(space) or not space.spaces[space.roots[0].id].uniform_on_corners:
        return None
    return pair_share_matrix(_corner_values(space))


def _among_equals(values: Sequence[Sequence[Fraction]], first: Floats) -> tuple[Floats, Floats]:
    """The shares first alone and first together, where only equal values are ever level.

    first: share first of each crossing, equals counted in parts.
    """
    groups: dict[tuple[Fraction, ...], list[int]] = {}
    for index, row in enumerate(values):
        groups.setdefault(tuple(row), []).append(index)
    alone, jointly = first.copy(), np.zeros(len(first))
    for group in groups.values():
        if len(group) > 1:
            alone[group] = 0
            jointly[group] = min(1.0, float(first[group].sum()))
    return alone, jointly


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
