"""The smallest sets of level rises that take a crossing to a rank. No files, no sampling."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import nlargest
from itertools import islice

from scorer.aggregation import Exact, Score
from scorer.analysis.scoring.ranks import is_level_with_any, rank_among

ScoreOf = Callable[[Sequence[Exact]], Score]
"""The score of a complete profile; it must never fall as a rating rises."""

MOST_SETS = 20
MOST_RATINGS = 200_000  # looked at in one search: one to a few seconds


@dataclass(frozen=True)
class Rises:
    """Some dimensions raised. rises: (leaf, from, to); levels: steps in all; rank: reached.

    tied: whether another crossing has that rank too, its score being the same.
    """

    rises: tuple[tuple[int, Exact, Exact], ...]
    levels: int
    rank: int
    tied: bool = False


@dataclass(frozen=True)
class Improvement:
    """How a crossing could reach a rank.

    now: its rank; best: its rank with every rating at the top of the scale.
    sets: all smallest sets, fewest levels, then fewest dimensions, up to the limit asked for;
    empty where the rank is held already or cannot be reached within the limits.
    proven: whether nothing smaller can exist. If not, the search was cut short, and the one set
    given, found by always raising what helps most, reaches the rank but may not be smallest.
    """

    now: int
    best: int
    target: int
    sets: tuple[Rises, ...]
    proven: bool

    @property
    def held(self) -> bool:
        """Whether the crossing holds the rank already."""
        return self.now <= self.target

    @property
    def only_shared(self) -> bool:
        """Whether every set reaches the rank together with another crossing alone."""
        return bool(self.sets) and all(each.tied for each in self.sets)


def improve(
    profile: Sequence[Exact],
    others: Sequence[Score],
    score_of: ScoreOf,
    *,
    highest: Exact,
    step: Exact = 1,
    to_rank: int = 1,
    max_levels: int | None = None,
    gains: Sequence[Exact] | None = None,
    limit: int = MOST_SETS,
) -> Improvement:
    """The smallest sets of rises that take a crossing to a rank, the others standing still.

    profile: its ratings, all known, in the order `score_of` expects; others: the scores of all
    other crossings; highest, step: of the scale. A rank r (competition ranking) is reached where
    at most r - 1 others score higher.
    gains: where the score is one weighted sum, what a step adds on each leaf (effective weight
    times step); the search then stays short however many leaves there are.
    ValueError: an unrated leaf, a rank below 1.

    The search takes the leaves one by one for a growing number of levels and of dimensions, and
    leaves a path as soon as the most that the levels left could bring would not do: with `gains`
    by putting them where they add most, otherwise by raising every leaf left by all of them, which
    is never too little for a rule that does not fall as a rating rises.
    """
    if to_rank < 1:
        raise ValueError(f"there is no rank {to_rank}; ranks begin at 1")
    if any(rating is None for rating in profile):
        raise ValueError("an unrated dimension cannot be raised; rate it first")
    search = _Search(tuple(profile), sorted(others), score_of, highest, step, to_rank, gains)
    now, best = search.rank((0,) * len(profile)), search.rank(search.room)
    if now <= to_rank or best > to_rank:
        return Improvement(now, best, to_rank, (), proven=True)
    levels = sum(search.room) if max_levels is None else max_levels
    try:
        sets, proven = search.smallest(levels, limit), True
    except _TooLongError:
        sets, proven = search.greedy(levels), False
    rises = (search.described(each) for each in sets)
    ordered = sorted(rises, key=lambda each: each.rises)
    return Improvement(now, best, to_rank, tuple(ordered), proven)


class _TooLongError(Exception):
    """The search has taken all the steps it may."""


Counts = tuple[int, ...]
"""For each leaf by how many steps it is raised."""


@dataclass
class _Search:
    profile: tuple[Exact, ...]
    others: Sequence[Score]
    score_of: ScoreOf
    highest: Exact
    step: Exact
    target: int
    gains: Sequence[Exact] | None
    steps: int = 0
    room: Counts = field(init=False)
    order: tuple[int, ...] = field(init=False)
    now: Score = field(init=False)

    def __post_init__(self) -> None:
        self.room = tuple(
            max(0, int(Fraction(self.highest - rating) // Fraction(self.step)))
            for rating in self.profile
        )
        self.now = self.score_of(self.profile)
        leaves = range(len(self.profile))
        self.order = tuple(leaves)
        if self.gains is not None:
            gains = self.gains
            self.order = tuple(sorted(leaves, key=lambda leaf: -gains[leaf]))

    def score(self, counts: Counts) -> Score:
        return self.score_of([r + n * self.step for r, n in zip(self.profile, counts, strict=True)])

    def rank(self, counts: Counts) -> int:
        return rank_among(self.others, self.score(counts))

    def tied(self, counts: Counts) -> bool:
        """Whether one of the others has the same score."""
        return is_level_with_any(self.others, self.score(counts))

    def smallest(self, levels: int, limit: int) -> list[Counts]:
        """All sets with the fewest levels, and of these with the fewest dimensions."""
        for total in range(1, levels + 1):
            for width in range(1, min(len(self.profile), total) + 1):
                start = (0,) * len(self.profile)
                found = list(islice(self._sets(start, 0, total, width), limit))
                if found:
                    return found
        return []

    def _sets(self, counts: Counts, begin: int, levels: int, width: int) -> Iterator[Counts]:
        """The sets that add this many levels on this many of the leaves not yet looked at."""
        if not levels:
            if self.rank(counts) <= self.target:
                yield counts
            return
        rest = self.order[begin:]
        if not 0 < width <= min(levels, len(rest)):
            return
        if sum(nlargest(width, (self.room[leaf] for leaf in rest))) < levels:
            return
        self.steps += 1
        if self.steps * len(self.profile) > MOST_RATINGS:
            raise _TooLongError
        if rank_among(self.others, self._most(counts, rest, levels, width)) > self.target:
            return
        leaf = rest[0]
        for count in range(min(self.room[leaf], levels), 0, -1):
            raised = (*counts[:leaf], count, *counts[leaf + 1 :])
            yield from self._sets(raised, begin + 1, levels - count, width - 1)
        yield from self._sets(counts, begin + 1, levels, width)

    def _most(self, counts: Counts, rest: Sequence[int], levels: int, width: int) -> Score:
        """A score that no set with these levels to give on these leaves exceeds."""
        if self.gains is None:
            raised = list(counts)
            for leaf in rest:
                raised[leaf] = min(self.room[leaf], levels)
            return self.score(tuple(raised))
        now = self.now + sum(n * Fraction(g) for n, g in zip(counts, self.gains, strict=True) if n)
        # Whatever the width: the levels go where they add most. Whatever the levels: the
        # dimensions that could add most are raised as far as they go. Neither is exceeded.
        by_levels, left = Fraction(0), levels
        for leaf in rest:
            taken = min(self.room[leaf], left)
            by_levels += taken * Fraction(self.gains[leaf])
            left -= taken
        alone = (min(self.room[leaf], levels) * Fraction(self.gains[leaf]) for leaf in rest)
        return now + min(by_levels, sum(nlargest(width, alone), Fraction(0)))

    def greedy(self, levels: int) -> list[Counts]:
        """One set that reaches the rank by raising, each time, what helps most; or none."""
        counts = (0,) * len(self.profile)
        for _ in range(levels):
            free = [leaf for leaf, room in enumerate(self.room) if counts[leaf] < room]
            if not free:
                return []
            options = [(*counts[:i], counts[i] + 1, *counts[i + 1 :]) for i in free]
            counts = max(options, key=self.score)
            if self.rank(counts) <= self.target:
                return [counts]
        return []

    def described(self, counts: Counts) -> Rises:
        rises = tuple(
            (leaf, rating, rating + count * self.step)
            for leaf, (rating, count) in enumerate(zip(self.profile, counts, strict=True))
            if count
        )
        return Rises(rises, sum(counts), self.rank(counts), self.tied(counts))
