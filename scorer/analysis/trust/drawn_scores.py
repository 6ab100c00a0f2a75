"""Scores of all crossings in many draws at once: the rules of `scores`, for arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from scorer.analysis.scoring.scores import Node
from scorer.analysis.trust.uncertain_inputs import Draws
from scorer.analysis.trust.weight_space import Floats
from scorer.vocabulary import Aggregation

HALF_WITHIN_ROUNDING = 0.5 - 1e-12


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
    return MEANS[node.aggregation](values, weights[node.id])


def _arithmetic(values: Floats, weights: Floats) -> Floats:
    if len(values) == 1:
        return np.asarray(weights @ values[0].T)
    return np.asarray(np.einsum("nmc,nc->nm", values, weights))


def _geometric(values: Floats, weights: Floats) -> Floats:
    logs = np.log(np.where(values > 0, values, 1))
    return np.where(_zero_counts(values, weights), 0.0, np.exp(_arithmetic(logs, weights)))


def _harmonic(values: Floats, weights: Floats) -> Floats:
    inverse = _arithmetic(1 / np.where(values > 0, values, 1), weights)
    return np.where(_zero_counts(values, weights), 0.0, 1 / inverse)


def _zero_counts(values: Floats, weights: Floats) -> npt.NDArray[np.bool_]:
    return np.asarray(((values <= 0) & (weights[:, np.newaxis, :] > 0)).any(axis=-1))


def _lower_weighted_median(values: Floats, weights: Floats) -> Floats:
    shape = (len(weights), *values.shape[1:])
    order = np.argsort(np.broadcast_to(values, shape), axis=-1, kind="stable")
    ordered = np.take_along_axis(np.broadcast_to(values, shape), order, axis=-1)
    spread = np.broadcast_to(weights[:, np.newaxis, :], shape)
    reached = np.cumsum(np.take_along_axis(spread, order, axis=-1), axis=-1)
    middle = (reached >= HALF_WITHIN_ROUNDING).argmax(axis=-1)
    return np.take_along_axis(ordered, middle[..., np.newaxis], axis=-1)[..., 0]


def _weakest_link(values: Floats, weights: Floats) -> Floats:
    counted = np.where(weights[:, np.newaxis, :] > 0, values, np.inf)
    return np.asarray(counted.min(axis=-1))


MEANS: Mapping[Aggregation, Callable[[Floats, Floats], Floats]] = {
    Aggregation.ARITHMETIC: _arithmetic,
    Aggregation.GEOMETRIC: _geometric,
    Aggregation.HARMONIC: _harmonic,
    Aggregation.MEDIAN: _lower_weighted_median,
    Aggregation.MINIMUM: _weakest_link,
}
"""The rules of `scorer.analysis.scoring.scores`, for arrays (draws or 1, crossings, children)."""
