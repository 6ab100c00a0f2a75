"""How surely a crossing is first under the weights that suit it: SMAA's confidence factor."""

from __future__ import annotations

import numpy as np

from scorer.aggregation import EQUAL_WITHIN
from scorer.analysis.scoring.scores import Node
from scorer.analysis.trust.drawn_scores import scores
from scorer.analysis.trust.uncertain_inputs import Draws, InputSpace, Streams
from scorer.analysis.trust.weight_space import Floats

MOST_SCORES = 20_000_000  # a few seconds at most, with all rules drawn


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
            found = scores(space.roots, at_centre)
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
