"""Who beats whom whatever the weights: the dominance order, its shortest picture, as plain data."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from scorer.aggregation import Exact
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.scoring.scores import Scoring


@dataclass(frozen=True)
class Dominance:
    """The dominance order of some crossings.

    pairs: (a, b) for every a that dominates b. covers: the pairs that do not follow from others
    (the transitive reduction), from which a drawing is made.
    """

    crossings: int
    pairs: tuple[tuple[int, int], ...]
    covers: tuple[tuple[int, int], ...]

    def tree_lines(self, names: Sequence[str]) -> list[str]:
        """A text tree, two blanks a level: below each crossing those that it directly dominates.

        A crossing under several others is written out once and marked `...` elsewhere.
        """
        below: dict[int, list[int]] = {i: [] for i in range(self.crossings)}
        for a, b in self.covers:
            below[a].append(b)
        dominated = {b for _, b in self.covers}
        lines: list[str] = []
        written: set[int] = set()
        waiting = [(i, 0) for i in reversed(range(self.crossings)) if i not in dominated]
        while waiting:
            index, depth = waiting.pop()
            again = index in written and bool(below[index])
            lines.append("  " * depth + names[index] + (" ..." if again else ""))
            if not again:
                written.add(index)
                waiting += [(each, depth + 1) for each in reversed(below[index])]
        return lines

    def to_dot(self, names: Sequence[str]) -> str:
        """A drawing for Graphviz: an arrow from each crossing to those it directly dominates."""
        lines = ["digraph dominance {", "  rankdir=TB;", "  node [shape=box];"]
        lines += [f"  n{i} [label={dot_text(name)}];" for i, name in enumerate(names)]
        lines += [f"  n{a} -> n{b};" for a, b in self.covers]
        return "\n".join([*lines, "}", ""])


def dot_text(text: str) -> str:
    """A quoted string in the DOT language that shows exactly this text, controls as blanks."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return '"' + printable.replace("\\", "\\\\").replace('"', '\\"') + '"'


def dominance(
    low: Sequence[Sequence[Exact]],
    high: Sequence[Sequence[Exact]] | None = None,
    kinds: Sequence[Hashable] | None = None,
) -> Dominance:
    """Who is at least level with whom on every leaf and higher on one: above it under any weights.

    low, high: surest bounds of the ratings, crossings in rows, leaves in columns; without `high`
    the ratings are certain. With bounds, A surely dominates where its low reaches B's high on
    every leaf and exceeds it on one. kinds: one for each crossing; those of another are not
    comparable with it.

    Sets of crossings are the bits of whole numbers, so that a thousand crossings take a moment.
    """
    top = low if high is None else high
    count = len(low)
    everyone = (1 << count) - 1
    at_least = [everyone] * count if kinds is None else _alike(kinds)
    higher = [0] * count
    for leaf in range(len(low[0]) if count else 0):
        column = [row[leaf] for row in top]
        reached = _reached_by(column, [row[leaf] for row in low])
        for i, (level_or_below, below) in enumerate(reached):
            at_least[i] &= level_or_below
            higher[i] |= below
    beats = [at_least[i] & higher[i] & ~(1 << i) for i in range(count)]
    pairs = tuple((a, b) for a in range(count) for b in _members(beats[a]))
    covers = []
    for a in range(count):
        beyond = 0
        for b in _members(beats[a]):
            beyond |= beats[b]
        covers += [(a, b) for b in _members(beats[a] & ~beyond)]
    return Dominance(count, pairs, tuple(covers))


def dominance_in(ranking: Ranking) -> Dominance:
    """Who beats whom by the ratings as they stand, those that are missing at the scale's ends.

    Crossings are numbered in the order of the ranking.
    """
    panels = [ranking.snapshot.by_crossing[row.crossing] for row in ranking]
    return dominance_of(panels, ranking.scoring)


def dominance_of(
    panels: Sequence[Panel], scoring: Scoring, *, within_ranges: bool = False
) -> Dominance:
    """Who beats whom, by the levels that are settled or, within_ranges, wherever they lie.

    Leaves of weight zero do not count. Crossings to which not the same leaves apply are not
    comparable.
    """
    counts = [weight > 0 for weight in scoring.weights.values()]
    readings = [list(compress(panel.readings, counts)) for panel in panels]
    least = [[each.low if within_ranges else each.least for each in row] for row in readings]
    most = [[each.high if within_ranges else each.most for each in row] for row in readings]
    return dominance(
        [[_ANY if end is None else end for end in row] for row in least],
        [[_ANY if end is None else end for end in row] for row in most],
        [tuple(compress(panel.applies, counts)) for panel in panels],
    )


_ANY = 0
"""Stands for a leaf that does not apply, on both sides of a comparison."""


def _alike(kinds: Sequence[Hashable]) -> list[int]:
    """For each crossing the set of those of its kind."""
    members: dict[Hashable, int] = {}
    for i, kind in enumerate(kinds):
        members[kind] = members.get(kind, 0) | 1 << i
    return [members[kind] for kind in kinds]


def _reached_by(column: Sequence[Exact], levels: Sequence[Exact]) -> list[tuple[int, int]]:
    """For each level the sets of crossings whose value is at most it, and less than it."""
    order = sorted(range(len(column)), key=column.__getitem__)
    sorted_levels = sorted(set(levels))
    found: dict[Exact, tuple[int, int]] = {}
    below = at_most = 0
    next_below = next_at_most = 0
    for level in sorted_levels:
        while next_below < len(order) and column[order[next_below]] < level:
            below |= 1 << order[next_below]
            next_below += 1
        while next_at_most < len(order) and column[order[next_at_most]] <= level:
            at_most |= 1 << order[next_at_most]
            next_at_most += 1
        found[level] = at_most, below
    return [found[level] for level in levels]


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
