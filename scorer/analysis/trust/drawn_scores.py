"""Scores of all crossings in many draws at once: the rules of `scores`, for arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scorer.analysis.scoring.scores import Node
from scorer.analysis.trust.uncertain_inputs import Draws
from scorer.analysis.trust.weight_space import Floats


def effective_weights(root: Node, weights: Mapping[str, Floats], leaves: int) -> Floats:
    """The weight of each leaf in the whole, shape (draws, leaves)."""
    draws = len(weights[root.id])
    found = np.zeros((draws, leaves))

    def descend(node: Node, share: Floats) -> None:
        if node.leaf is not None:
            found[:, node.leaf] = share
        for place, child in enumerate(node.children):
            descend(child, share * weights[node.id][:, place])

    descend(root, np.ones(draws))
    return found


def without_left_out(root: Node, draws: Draws) -> Mapping[str, Floats]:
    """The weights of the draws with each draw's left-out dimension at zero, renormalised.

    A dimension that holds all the weight cannot be left out and stays.
    """
    if not (draws.left_out >= 0).any():
        return draws.weights
    kept = draws.weights[root.id].copy()
    rows = np.flatnonzero(draws.left_out >= 0)
    kept[rows, draws.left_out[rows]] = 0
    total = kept.sum(axis=1, keepdims=True)
    kept = np.where(total > 0, kept / np.where(total > 0, total, 1), draws.weights[root.id])
    return {**draws.weights, root.id: kept}


def scores(roots: Sequence[Node], draws: Draws) -> Floats:
    """The score of every crossing in every draw, shape (draws, crossings)."""
    weights = without_left_out(roots[0], draws)
    found = np.empty((len(draws.methods), draws.ratings.shape[1]))
    for method in np.unique(draws.methods):
        rows = np.flatnonzero(draws.methods == method)
        everything = len(rows) == len(found)
        ratings = draws.ratings if everything or len(draws.ratings) == 1 else draws.ratings[rows]
        part = weights if everything else {name: each[rows] for name, each in weights.items()}
        found[rows] = node_scores(roots[method], part, ratings)
    return found


def node_scores(node: Node, weights: Mapping[str, Floats], ratings: Floats) -> Floats:
    """A dimension's value, shape (draws or 1, crossings), as `Node.value` gives it exactly."""
    if node.leaf is not None:
        return ratings[:, :, node.leaf]
    parts = [node_scores(child, weights, ratings) for child in node.children]
    rows = max(len(part) for part in parts)
    shape = (rows, ratings.shape[1])
    values = np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1)
    return node.aggregation.of_arrays(values, weights[node.id])
