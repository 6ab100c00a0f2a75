"""Rank shares, central weights and confidence counted over draws, in memory that does not grow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scorer.aggregation import EQUAL_WITHIN
from scorer.analysis.scoring.scores import Node
from scorer.analysis.trust.draws import (
    Draws,
    InputSpace,
    Streams,
    effective_weights,
    without_left_out,
)
from scorer.analysis.trust.weight_space import Floats

MOST_SCORES = 20_000_000  # a few seconds at most, with all rules drawn
MOST_FITTING_ROUNDS = 2000
DIGITS_THAT_COUNT = 12  # of a share; what is left beyond them is rounding, no draw
CLOSE_ENOUGH = 1e-10  # of sums of shares to one
Integers = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class SampledShares:
    """What draws were counted to; crossings in the order they came in.

    acceptability: share of draws at each rank (crossings, ranks). central: the mean leaf weights
    that put each crossing first, NaN where none do. alone, jointly: share of draws in which each
    is first alone, and together with others. above, level: share of draws in which the row is
    above the column, and level with it; None where pairs were not counted.
    """

    acceptability: Floats
    central: Floats
    alone: Floats
    jointly: Floats
    above: Floats | None
    level: Floats | None


def sampled_rank_shares(space: InputSpace, seed: int, draws: int, *, pairs: bool) -> SampledShares:
    """The shares that so many draws come to. pairs: whether each is compared with each."""
    tally = RankTally(len(space.ratings), space.leaves, pairs=pairs)
    streams = Streams.seeded(seed)
    for begin in range(0, draws, space.draws_at_once):
        drawn = space.draw(streams, min(space.draws_at_once, draws - begin))
        weights = without_left_out(space.roots[0], drawn)
        tally.add(space.scores(drawn), effective_weights(space.roots[0], weights, space.leaves))
    total = tally.first_weights.sum(axis=1, keepdims=True)
    central = np.full_like(tally.first_weights, np.nan)
    np.divide(tally.first_weights, total, out=central, where=total > 0)
    return SampledShares(
        acceptability=tally.acceptability,
        central=central,
        alone=tally.alone,
        jointly=tally.jointly,
        above=tally.above,
        level=tally.level,
    )


class RankTally:
    """Running sums over draws; ties share the mass of the ranks they take."""

    def __init__(self, crossings: int, leaves: int, *, pairs: bool) -> None:
        self.draws = 0
        # Mass enters at the first rank of a tie and leaves after its last: one running sum
        # over the ranks, taken once at the end, spreads it.
        self._entering = np.zeros((crossings, crossings + 1))
        self._first_weights = np.zeros((crossings, leaves))
        self._alone, self._jointly = np.zeros(crossings), np.zeros(crossings)
        self._above = np.zeros((crossings, crossings)) if pairs else None
        self._level = np.zeros((crossings, crossings))

    def add(self, scores: Floats, weights: Floats) -> None:
        """Count draws: scores (draws, crossings) and effective leaf weights (draws, leaves)."""
        standings = Standings(scores)
        crossings = scores.shape[1]
        self.draws += len(scores)
        size = crossings * (crossings + 1)
        row = standings.order * (crossings + 1)
        mass = 1.0 / (standings.end - standings.start + 1)
        entering, leaving = row + standings.start, row + standings.end + 1
        change = np.bincount(entering.ravel(), mass.ravel(), size)
        change -= np.bincount(leaving.ravel(), mass.ravel(), size)
        self._entering += change.reshape(crossings, crossings + 1)
        first = np.zeros(scores.shape)
        np.put_along_axis(first, standings.order, np.where(standings.start == 0, mass, 0), axis=1)
        self._first_weights += first.T @ weights
        self._alone += np.count_nonzero(first == 1, axis=0)
        self._jointly += np.count_nonzero((first > 0) & (first < 1), axis=0)
        if self._above is not None:
            ranks = np.ascontiguousarray(standings.by_crossing(standings.start).T.astype(np.int16))
            for i in range(crossings - 1):
                self._above[i, i + 1 :] += np.count_nonzero(ranks[i] < ranks[i + 1 :], axis=1)
                self._level[i, i + 1 :] += np.count_nonzero(ranks[i] == ranks[i + 1 :], axis=1)

    @property
    def acceptability(self) -> Floats:
        """Share of draws, crossings in rows, ranks in columns; rows and columns sum to one."""
        shares = np.cumsum(self._entering, axis=1)[:, :-1] / self.draws
        return np.asarray(np.clip(np.round(shares, DIGITS_THAT_COUNT), 0, 1))

    @property
    def first_weights(self) -> Floats:
        """Sum over draws of the weights times the share of being first; (crossings, leaves)."""
        return self._first_weights

    @property
    def alone(self) -> Floats:
        """Share of draws in which each crossing is first alone."""
        return np.asarray(self._alone / self.draws)

    @property
    def jointly(self) -> Floats:
        """Share of draws in which each crossing is first together with others."""
        return np.asarray(self._jointly / self.draws)

    @property
    def above(self) -> Floats | None:
        """Share of draws in which the row is above the column."""
        if self._above is None:
            return None
        below = np.triu(self.draws - self._above - self._level, 1)
        return np.asarray((self._above + below.T) / self.draws)

    @property
    def level(self) -> Floats | None:
        """Share of draws in which the row is level with the column; all with itself."""
        if self._above is None:
            return None
        return np.asarray((self._level + self._level.T) / self.draws + np.eye(len(self._level)))


class Standings:
    """Where crossings stand in each draw, best first.

    order: the crossings from best to worst; start, end: the first and the last rank (from 0)
    of the tie that the crossing at this position belongs to. All of shape (draws, crossings).
    """

    def __init__(self, scores: Floats) -> None:
        self.order: Integers = np.argsort(-scores, axis=1, kind="stable")
        ordered = np.take_along_axis(scores, self.order, axis=1)
        indices = np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
        gap = ordered[:, :-1] - ordered[:, 1:]
        size = np.maximum(np.abs(ordered[:, :-1]), np.abs(ordered[:, 1:]))
        differs = gap > EQUAL_WITHIN * size
        self.start: Integers = indices.copy()
        self.end: Integers = indices.copy()
        if differs.all():
            return
        self.start[:, 1:][~differs] = 0
        self.start = np.maximum.accumulate(self.start, axis=1)
        self.end[:, :-1][~differs] = scores.shape[1]
        self.end = np.minimum.accumulate(self.end[:, ::-1], axis=1)[:, ::-1]

    def by_crossing(self, positions: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """Values given by position, put back into the order of the crossings."""
        found = np.empty_like(positions)
        np.put_along_axis(found, self.order, positions, axis=1)
        return found


def mid_ranks(scores: Floats) -> Floats:
    """The rank of each crossing in each draw, from 1; a tie takes the mean of its ranks."""
    standings = Standings(scores)
    return np.asarray(
        standings.by_crossing((standings.start + standings.end) / 2 + 1), dtype=np.float64
    )


def fitted_to_first(acceptability: Floats, first: Floats) -> Floats | None:
    """Sampled rank shares brought into line with exact shares first; None if that is impossible.

    The first column becomes exact; the others are scaled by rows and columns in turn until all
    sum to one again (iterative proportional fitting, Deming and Stephan 1940).
    """
    fitted = acceptability.copy()
    fitted[:, 0] = first
    rest, remaining = fitted[:, 1:], 1 - first
    for _ in range(MOST_FITTING_ROUNDS):
        rows = rest.sum(axis=1)
        rest *= np.divide(remaining, rows, out=np.ones_like(rows), where=rows > 0)[:, np.newaxis]
        columns = rest.sum(axis=0)
        if np.abs(columns - 1).max(initial=0) < CLOSE_ENOUGH:
            in_line = np.abs(rest.sum(axis=1) - remaining).max() < CLOSE_ENOUGH
            return fitted if in_line else None
        rest /= np.where(columns > 0, columns, 1)
    return None


def confidence(
    space: InputSpace, central: Floats, seed: int, draws: int
) -> tuple[float | None, ...]:
    """The share first under the central weights, the other uncertainties being drawn afresh.

    Fewer draws are taken where there are many crossings: each has central weights of its own.
    """
    crossings = len(space.ratings)
    certain = not space.cells and not space.uncertainty.methods
    certain = certain and not space.uncertainty.leave_one_out
    affordable = max(1, MOST_SCORES // crossings**2)
    draws = 1 if certain else min(draws, affordable)
    size = min(draws, space.draws_at_once)
    first = np.zeros(crossings)
    streams = Streams.seeded(seed, 1)
    for begin in range(0, draws, size):
        drawn = space.draw(streams, min(size, draws - begin))
        for crossing in np.flatnonzero(~np.isnan(central[:, 0])):
            weights = _as_branch_weights(space, central[crossing], len(drawn.methods))
            at_centre = Draws(weights, drawn.ratings, drawn.methods, drawn.left_out)
            found = space.scores(at_centre)
            best = found.max(axis=1, keepdims=True)
            level = found >= best - EQUAL_WITHIN * np.abs(best)
            first[crossing] += (level[:, crossing] / level.sum(axis=1)).sum()
    return tuple(
        None if np.isnan(row[0]) else float(share / draws)
        for row, share in zip(central, first, strict=True)
    )


def _as_branch_weights(space: InputSpace, leaf_weights: Floats, draws: int) -> dict[str, Floats]:
    """Effective leaf weights taken apart into weights among siblings, the same in each draw."""
    found: dict[str, Floats] = {}

    def descend(node: Node) -> float:
        if node.leaf is not None:
            return float(leaf_weights[node.leaf])
        parts = np.array([descend(child) for child in node.children])
        whole = float(parts.sum())
        shares = parts / whole if whole > 0 else np.full(len(parts), 1 / len(parts))
        found[node.id] = np.repeat(shares[np.newaxis], draws, axis=0)
        return whole

    descend(space.roots[0])
    return found
