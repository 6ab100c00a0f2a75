"""What a ranking depends on, drawn at random: weights, ratings, method, the dimension left out.

And the scores of all crossings in each draw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from scorer.aggregation import Exact
from scorer.analysis.scoring.scores import Node
from scorer.analysis.trust.weight_space import (
    FIXED,
    Floats,
    WeightSource,
    WeightSpace,
    check_order_names,
    weight_space,
)

CELLS_AT_ONCE = 1_000_000  # ratings drawn at once: about 8 MB, whatever the number of draws


@dataclass(frozen=True)
class ExactScale:
    """The ends of the rating scale and its step; `step=None` allows any number between them."""

    lowest: Exact
    highest: Exact
    step: Exact | None = 1


@dataclass(frozen=True)
class Uncertainty:
    """What is not taken as certain. Each can be switched on alone or together with others.

    weights: where weightings come from; in a tree the siblings of each branch are drawn apart.
    ratings: rated cells vary over their plausible ranges (unrated cells always vary).
    methods: each draw takes one of the given ways of scoring, all equally likely.
    leave_one_out: each draw leaves out one of the dimensions below the root, or none, all
    equally likely; the others share its weight in proportion.
    """

    weights: WeightSource = FIXED
    ratings: bool = False
    methods: bool = False
    leave_one_out: bool = False


@dataclass(frozen=True)
class Draws:
    """Inputs drawn, one row a draw.

    weights: per branch id an array (draws, children).
    ratings: (draws, crossings, leaves), or (1, crossings, leaves) where all are certain.
    methods: (draws,) indices among the ways of scoring.
    left_out: (draws,) the index of the child of the root left out, -1 for none.
    """

    weights: Mapping[str, Floats]
    ratings: Floats
    methods: npt.NDArray[np.intp]
    left_out: npt.NDArray[np.intp]


@dataclass(frozen=True)
class InputSpace:
    """All inputs that are thought possible for one ranking.

    roots: the ways of scoring, the nominal one first; the same tree and weights with other rules.
    ratings: crossings in rows, leaves in columns, None where not rated.
    low, high: plausible bounds of each cell, in the same indices; None stands for the scale's end
    where the cell is unrated and for the rating itself where it is rated.
    """

    roots: tuple[Node, ...]
    ratings: Sequence[Sequence[Exact | None]]
    low: Sequence[Sequence[Exact | None]]
    high: Sequence[Sequence[Exact | None]]
    scale: ExactScale
    uncertainty: Uncertainty
    applies: Sequence[Sequence[bool]] = ()
    """Whether each leaf applies to each crossing; empty where all do."""

    def __post_init__(self) -> None:
        if not self.ratings:
            raise ValueError("there is no crossing to rank")
        names = [[child.id for child in branch.children] for branch in branches(self.roots[0])]
        check_order_names(self.uncertainty.weights, names)

    @cached_property
    def leaves(self) -> int:
        """How many dimensions are rated."""
        return len(self.ratings[0])

    @cached_property
    def spaces(self) -> Mapping[str, WeightSpace]:
        """The possible weightings of the children of each branch."""
        return {
            branch.id: weight_space(
                self.uncertainty.weights,
                [child.id for child in branch.children],
                [child.share for child in branch.children],
            )
            for branch in branches(self.roots[0])
        }

    @cached_property
    def possible(self) -> Sequence[Sequence[tuple[Exact, Exact]]]:
        """The first and the last value that each cell takes, rows of crossings, columns of leaves.

        The two are one where the cell is certain: rated, or unrated with a range of one level; a
        cell that does not apply holds the end of the scale, and no weight.
        """
        return [
            [
                self._ends(i, j, rating)
                if self._applies(i, j)
                else (self.scale.lowest, self.scale.lowest)
                for j, rating in enumerate(row)
            ]
            for i, row in enumerate(self.ratings)
        ]

    def _applies(self, i: int, j: int) -> bool:
        return not self.applies or self.applies[i][j]

    def _ends(self, i: int, j: int, rating: Exact | None) -> tuple[Exact, Exact]:
        if rating is not None and not self.uncertainty.ratings:
            return rating, rating
        low, high = self.low[i][j], self.high[i][j]
        lowest = low if low is not None else _or_else(rating, self.scale.lowest)
        highest = high if high is not None else _or_else(rating, self.scale.highest)
        return _values_between(lowest, highest, self.scale)

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], tuple[Exact, Exact]]:
        """The cells that vary: (crossing, leaf) to first and last value."""
        return {
            (i, j): ends
            for i, row in enumerate(self.possible)
            for j, ends in enumerate(row)
            if ends[0] != ends[1]
        }

    @cached_property
    def certain_ratings(self) -> Floats:
        """The ratings as numbers (crossings, leaves); a cell that varies holds its lowest value."""
        return np.array([[float(first) for first, _ in row] for row in self.possible])

    @property
    def draws_at_once(self) -> int:
        """How many draws fit into the memory that sampling allows itself."""
        width = self.leaves if self.cells else 1
        return max(1, CELLS_AT_ONCE // (len(self.ratings) * max(2, width)))

    @property
    def is_linear(self) -> bool:
        """Whether every draw's scores are weighted sums of the leaves, all crossings alike."""
        return not self._partly and all(
            root.is_mean for root in (self.roots if self.uncertainty.methods else self.roots[:1])
        )

    @cached_property
    def _partly(self) -> Mapping[tuple[bool, ...], list[int]]:
        """The crossings to which not all leaves apply, by what does."""
        found: dict[tuple[bool, ...], list[int]] = {}
        for i, each in enumerate(self.applies):
            if not all(each):
                found.setdefault(tuple(each), []).append(i)
        return found

    def scores(self, draws: Draws) -> Floats:
        """The score of every crossing in every draw, shape (draws, crossings).

        Where leaves do not apply, the weights of the others are renormalised branch by branch.
        """
        found = scores(self.roots, draws)
        for applies, crossings in self._partly.items():
            weights = weights_where(self.roots[0], draws.weights, applies)
            part = replace(draws, weights=weights, ratings=draws.ratings[:, crossings])
            found[:, crossings] = scores(self.roots, part)
        return found

    def draw(self, streams: Streams, draws: int) -> Draws:
        """This many draws of everything that is uncertain."""
        weights = {
            branch: space.weights(space.mixtures(streams.weights, draws))
            for branch, space in self.spaces.items()
        }
        methods = np.zeros(draws, dtype=np.intp)
        left_out = np.full(draws, -1, dtype=np.intp)
        if self.uncertainty.methods:
            methods = streams.methods.integers(0, len(self.roots), draws)
        if self.uncertainty.leave_one_out:
            left_out = streams.left_out.integers(-1, len(self.roots[0].children), draws)
        return Draws(weights, self._draw_ratings(streams.ratings, draws), methods, left_out)

    def _draw_ratings(self, generator: np.random.Generator, draws: int) -> Floats:
        if not self.cells:
            return self.certain_ratings[np.newaxis]
        ratings = np.repeat(self.certain_ratings[np.newaxis], draws, axis=0)
        rows, columns = (list(indices) for indices in zip(*self.cells, strict=True))
        position = generator.random((draws, len(self.cells)))
        first, last = np.array(list(self.cells.values()), dtype=np.float64).T
        if self.scale.step is None:
            ratings[:, rows, columns] = first + position * (last - first)
        else:
            step = float(self.scale.step)
            levels = np.round((last - first) / step) + 1
            ratings[:, rows, columns] = first + np.floor(position * levels) * step
        return ratings


@dataclass(frozen=True)
class Streams:
    """One random stream for each kind of input, so that switching one on leaves the others."""

    weights: np.random.Generator
    ratings: np.random.Generator
    methods: np.random.Generator
    left_out: np.random.Generator

    @classmethod
    def seeded(cls, *seed: int) -> Streams:
        """The streams of a seed (one or more whole numbers, zero or more)."""
        children = np.random.SeedSequence(seed).spawn(4)
        return cls(*(np.random.Generator(np.random.SFC64(child)) for child in children))


def branches(node: Node) -> list[Node]:
    """The node and all branches below it, from the top."""
    return [node, *(b for child in node.children if child.children for b in branches(child))]


def _or_else(rating: Exact | None, end: Exact) -> Exact:
    return end if rating is None else rating


def _values_between(low: Exact, high: Exact, scale: ExactScale) -> tuple[Exact, Exact]:
    """The first and the last step of the scale between two bounds; the lower bound if none is."""
    if high < low:
        raise ValueError(f"a plausible range ends at {high}, below its begin {low}")
    if scale.step is None:
        return low, high
    first = ceil(Fraction(low - scale.lowest) / Fraction(scale.step))
    last = floor(Fraction(high - scale.lowest) / Fraction(scale.step))
    if first > last:
        return low, low
    return scale.lowest + first * scale.step, scale.lowest + last * scale.step


def effective_weights(root: Node, weights: Mapping[str, Floats], leaves: int) -> Floats:
    """The weight of each leaf in the whole, shape (draws, leaves)."""
    draws = len(weights[root.id])
    found = np.zeros((draws, leaves))

    def descend(node: Node, share: Floats) -> None:
        if node.leaf is not None:
            found[:, node.leaf] = share
        for index, child in enumerate(node.children):
            descend(child, share * weights[node.id][:, index])

    descend(root, np.ones(draws))
    return found


def weights_where(
    root: Node, weights: Mapping[str, Floats], applies: Sequence[bool]
) -> Mapping[str, Floats]:
    """The weights with the leaves that do not apply at zero, renormalised branch by branch.

    A branch in which nothing weighs is left out as such a leaf is.
    """
    found: dict[str, Floats] = {}

    def descend(node: Node) -> Floats:
        if node.leaf is not None:
            return np.full(len(weights[root.id]), float(applies[node.leaf]))
        there = np.stack([descend(child) for child in node.children], axis=1)
        kept = weights[node.id] * there
        total = kept.sum(axis=1, keepdims=True)
        found[node.id] = np.where(total > 0, kept / np.where(total > 0, total, 1), weights[node.id])
        return np.asarray(total[:, 0] > 0, dtype=np.float64)

    descend(root)
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
