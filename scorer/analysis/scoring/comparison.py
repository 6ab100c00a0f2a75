"""Crossings side by side: ratings, gaps, who leads where, who dominates whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.change.statements import CellStatement, cell_statements
from scorer.analysis.evidence.reading import (
    Reading,
    surely_at_least,
    surely_at_most,
)
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.dominance import dominance_of
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.scoring.scores import Scoring


@dataclass(frozen=True)
class DimensionComparison:
    """One leaf across the compared crossings, in their order."""

    dimension: str
    ratings: tuple[Exact | None, ...]
    gap: Exact | None
    """Highest less lowest rating, as far as they are settled; None where fewer than two are."""
    leaders: tuple[str, ...]
    """The crossings with the highest rating; none where all rated ones are level."""
    settled: bool = True
    """Whether no level here is "at least" one, so that a gap of nothing means level."""


@dataclass(frozen=True)
class Evidence:
    """The statements that one crossing's rating in one leaf stands on."""

    crossing: str
    because: tuple[str, ...]
    """The assessors' reasons."""
    statements: tuple[CellStatement, ...]


@dataclass(frozen=True)
class Comparison(Result):
    """Several crossings of one snapshot, in the order asked for."""

    rows: tuple[Row, ...]
    dimensions: tuple[DimensionComparison, ...]
    dominance: tuple[tuple[str, str], ...]
    """Pairs in which the first is nowhere lower and somewhere higher, whatever is missing."""
    incomparable: tuple[tuple[str, str], ...]
    """Pairs to which not the same leaves apply."""
    ruled_out: tuple[tuple[str, str], ...]
    """Pairs of which each is surely higher than the other somewhere, whatever is missing."""
    undecided: tuple[tuple[str, str], ...]
    """Pairs of which the first could still turn out to dominate the second."""
    ahead: Mapping[tuple[str, str], tuple[str, ...]]
    """For every two crossings, either way, the leaves on which the first is surely higher."""
    widest: str | None
    """The leaf with the largest gap, the first of these in the rubric's order."""
    evidence: tuple[Evidence, ...]
    """What stands behind the widest gap, crossing by crossing."""
    scoring: Scoring
    snapshot: Snapshot
    origin: Origin

    def records(self) -> list[dict[str, Any]]:
        """One record a leaf, a column for each crossing's rating."""
        return [
            {
                "dimension": each.dimension,
                **dict(zip((row.crossing for row in self.rows), each.ratings, strict=True)),
                "gap": each.gap,
                "leaders": ", ".join(each.leaders),
            }
            for each in self.dimensions
        ]


Pairs = Mapping[str, tuple[Reading, Reading]]
"""The readings of two crossings, by leaf."""


def compare_rows(ranking: Ranking, crossings: Sequence[str], origin: Origin) -> Comparison:
    """Put crossings of a ranking side by side; ranks are those of the whole ranking."""
    rows = tuple(ranking[crossing] for crossing in crossings)
    leaves = ranking.snapshot.rubric.leaf_ids
    dimensions = tuple(
        compare_leaf(leaf, crossings, [row.reading(leaf) for row in rows]) for leaf in leaves
    )
    counting = {leaf for row in rows for leaf in row.counting}
    gaps = [each for each in dimensions if each.gap and each.dimension in counting]
    panels = {crossing: ranking.snapshot.by_crossing[crossing] for crossing in crossings}
    order = dominance_of(list(panels.values()), ranking.scoring)
    decided = [(crossings[first], crossings[second]) for first, second in order.pairs]
    both_ways = [
        (one, other, dict(zip(leaves, zip(a.readings, b.readings, strict=True), strict=True)))
        for (one, a), (other, b) in permutations(panels.items(), 2)
    ]
    ahead = {
        (one, other): _surely_ahead(ranking[one], ranking[other], readings)
        for one, other, readings in both_ways
    }
    widest = max(gaps, key=_gap).dimension if gaps else None
    return Comparison(
        rows=rows,
        dimensions=dimensions,
        dominance=tuple(decided),
        incomparable=tuple(
            (first.crossing, second.crossing)
            for first, second in combinations(rows, 2)
            if first.counting != second.counting
        ),
        ruled_out=tuple(
            (first, second)
            for first, second in combinations(crossings, 2)
            if ahead[first, second] and ahead[second, first]
        ),
        undecided=tuple(
            (one, other)
            for one, other, readings in both_ways
            if (one, other) not in decided
            and _could_dominate(ranking[one], ranking[other], readings)
        ),
        ahead=ahead,
        widest=widest,
        evidence=()
        if widest is None
        else tuple(_evidence(ranking.snapshot, row.crossing, widest) for row in rows),
        scoring=ranking.scoring,
        snapshot=ranking.snapshot,
        origin=origin,
    )


def _surely_ahead(first: Row, second: Row, readings: Pairs) -> tuple[str, ...]:
    """The leaves that count for both and on which the first is surely higher than the second."""
    return tuple(
        leaf
        for leaf, (one, other) in readings.items()
        if leaf in first.counting
        and leaf in second.counting
        and one.least is not None
        and other.most is not None
        and one.least > other.most
    )


def _could_dominate(first: Row, second: Row, readings: Pairs) -> bool:
    """Whether the first could turn out nowhere lower and somewhere higher than the second."""
    if first.counting != second.counting:
        return False
    ends = [
        (one.most, other.least) for leaf, (one, other) in readings.items() if leaf in first.counting
    ]
    known = [(one, other) for one, other in ends if one is not None and other is not None]
    return all(one >= other for one, other in known) and any(one > other for one, other in known)


def compare_leaf(
    leaf: str, crossings: Sequence[str], readings: Sequence[Reading | None]
) -> DimensionComparison:
    """One leaf across crossings, given its reading in each of them, None where there is no sheet.

    The gap is what surely lies between the highest and the lowest; nobody leads where a level that
    is "at least" one could be higher than the highest that is settled.
    """
    levels = tuple(None if each is None else each.level for each in readings)
    rated = [
        (crossing, least, most)
        for crossing, each in zip(crossings, readings, strict=True)
        if each is not None
        and (least := surely_at_least(each)) is not None
        and (most := surely_at_most(each)) is not None
    ]
    if len(rated) < 2:
        return DimensionComparison(leaf, levels, None, ())
    highest = max(least for _, least, _ in rated)
    gap = max(0, highest - min(most for _, _, most in rated))
    ahead = [(crossing, least) for crossing, least, most in rated if most >= highest]
    leads = gap and all(least == highest for _, least in ahead)
    settled = all(least == most for _, least, most in rated)
    return DimensionComparison(
        leaf, levels, gap, tuple(name for name, _ in ahead if leads), settled
    )


def _gap(each: DimensionComparison) -> Exact:
    return each.gap or 0


def _evidence(snapshot: Snapshot, crossing: str, leaf: str) -> Evidence:
    sheets = [sheet.value for sheet in snapshot.by_crossing[crossing].sheets]
    reasons = (sheet.dimensions[leaf].because for sheet in sheets if leaf in sheet.dimensions)
    return Evidence(
        crossing=crossing,
        because=tuple(reason for reason in reasons if reason),
        statements=tuple(cell_statements(sheets, [leaf])),
    )
