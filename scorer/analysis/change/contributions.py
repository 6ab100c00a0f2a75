"""What made a score change: the change split among the dimensions, adding up to it exactly."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from random import Random

from scorer.aggregation import Exact, Score
from scorer.analysis.scoring.scores import Profile, Scoring

MOST_LEAVES_FOR_ALL_ORDERS = 10
"""Changed leaves up to which every order is counted; 2 to this power scores are needed."""

SAMPLED_ORDERS = 50
"""Orders drawn, and each also taken backwards, where there are too many to count them all."""


def contributions(scoring: Scoring, old: Profile, new: Profile) -> dict[str, Score]:
    """The part of each leaf in the change of the score; leaves that did not move have none.

    The parts are Shapley values: a leaf's effect on the score, averaged over every order in
    which the leaves that moved could have moved (Shapley 1953). For arithmetic means of profiles
    that rate the same leaves that is weight times change. Else, beyond ten moved leaves, the
    average is taken over 100 orders from a fixed seed; each order's parts add up to the change,
    hence theirs too.
    Both profiles have to have something rated.
    """
    moved = [leaf for leaf, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    names = scoring.rubric.leaf_ids
    parts: Mapping[int, Score]
    if _is_linear(scoring, old, new):
        parts = _weight_times_change(scoring, old, new, moved)
    elif len(moved) <= MOST_LEAVES_FOR_ALL_ORDERS:
        parts = _over_all_orders(_Values(scoring, old, new), moved)
    else:
        parts = _over_sampled_orders(_Values(scoring, old, new), moved)
    return {names[leaf]: part for leaf, part in parts.items()}


def _is_linear(scoring: Scoring, old: Profile, new: Profile) -> bool:
    """Whether a leaf's move changes the score by the same amount whatever moved before it."""
    return scoring.root.is_mean and _rated(old) == _rated(new)


def _rated(profile: Profile) -> list[bool]:
    return [rating is not None for rating in profile]


def _weight_times_change(
    scoring: Scoring, old: Profile, new: Profile, moved: Sequence[int]
) -> Mapping[int, Score]:
    weights = scoring.weights_where(_rated(old))
    return {
        leaf: weights[leaf] * (after - before)
        for leaf in moved
        if (before := old[leaf]) is not None and (after := new[leaf]) is not None
    }


class _Values:
    """The score when some leaves have moved already; a state with nothing rated changes nothing."""

    def __init__(self, scoring: Scoring, old: Profile, new: Profile) -> None:
        self._scoring, self._old, self._new = scoring, old, new
        start = scoring.renormalised(old)
        assert start is not None
        self._start = start
        self._known: dict[frozenset[int], Score] = {}

    def __call__(self, moved: frozenset[int]) -> Score:
        if moved not in self._known:
            profile: list[Exact | None] = [
                self._new[leaf] if leaf in moved else rating
                for leaf, rating in enumerate(self._old)
            ]
            score = self._scoring.renormalised(profile)
            self._known[moved] = self._start if score is None else score
        return self._known[moved]


def _over_all_orders(value: _Values, moved: Sequence[int]) -> Mapping[int, Score]:
    count = len(moved)
    parts: dict[int, Score] = {}
    for leaf in moved:
        others = [other for other in moved if other != leaf]
        part: Score = Fraction(0)
        for size in range(count):
            share = Fraction(1, count * comb(count - 1, size))
            for group in combinations(others, size):
                before = frozenset(group)
                part += share * (value(before | {leaf}) - value(before))
        parts[leaf] = part
    return parts


def _over_sampled_orders(value: _Values, moved: Sequence[int]) -> Mapping[int, Score]:
    random = Random(0)  # noqa: S311  (an average over orders, not a secret)
    parts: dict[int, Score] = dict.fromkeys(moved, Fraction(0))
    share = Fraction(1, 2 * SAMPLED_ORDERS)
    for _ in range(SAMPLED_ORDERS):
        order = random.sample(moved, len(moved))
        for walk in (order, order[::-1]):
            done: frozenset[int] = frozenset()
            for leaf in walk:
                after = done | {leaf}
                parts[leaf] += share * (value(after) - value(done))
                done = after
    return parts
