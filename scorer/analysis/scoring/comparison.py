"""Crossings side by side: ratings, gaps, who leads where, who dominates whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.change.statements import CellStatement, cell_statements
from scorer.analysis.evidence.reading import Reading, surely_at_least, surely_at_most
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.scoring.ranks import dominates


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
    """Pairs in which the first is nowhere lower and somewhere higher, everything being rated."""
    incomparable: tuple[tuple[str, str], ...]
    """Pairs to which not the same leaves apply."""
    ruled_out: tuple[tuple[str, str], ...]
    """Pairs of which each is surely rated higher than the other somewhere, whatever is missing."""
    widest: str | None
    """The leaf with the largest gap, the first of these in the rubric's order."""
    evidence: tuple[Evidence, ...]
    """What stands behind the widest gap, crossing by crossing."""
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


def compare_rows(ranking: Ranking, crossings: Sequence[str], origin: Origin) -> Comparison:
    """Put crossings of a ranking side by side; ranks are those of the whole ranking."""
    rows = tuple(ranking[crossing] for crossing in crossings)
    leaves = ranking.snapshot.rubric.leaf_ids
    dimensions = tuple(
        compare_leaf(leaf, crossings, [row.reading(leaf) for row in rows]) for leaf in leaves
    )
    counting = {leaf for row in rows for leaf in row.counting}
    gaps = [each for each in dimensions if each.gap and each.dimension in counting]
    widest = max(gaps, key=_gap).dimension if gaps else None
    return Comparison(
        rows=rows,
        dimensions=dimensions,
        dominance=tuple(
            (first.crossing, second.crossing)
            for first, second in permutations(rows, 2)
            if surely_dominates(first, second)
        ),
        incomparable=tuple(
            (first.crossing, second.crossing)
            for first, second in combinations(rows, 2)
            if not _same_leaves_apply(first, second)
        ),
        ruled_out=tuple(
            (first.crossing, second.crossing)
            for first, second in combinations(rows, 2)
            if _somewhere_higher(first, second) and _somewhere_higher(second, first)
        ),
        widest=widest,
        evidence=()
        if widest is None
        else tuple(_evidence(ranking.snapshot, row.crossing, widest) for row in rows),
        snapshot=ranking.snapshot,
        origin=origin,
    )


def surely_dominates(first: Row, second: Row) -> bool:
    """Whether the first is nowhere lower and somewhere higher on the leaves that apply to both.

    Everything has to be rated and the same leaves have to apply; a level that is "at least" one
    counts as that one for the first, as the highest it could be for the second.
    """
    if not _same_leaves_apply(first, second):
        return False
    return dominates(
        [surely_at_least(first.reading(leaf)) for leaf in first.counting],
        [surely_at_most(second.reading(leaf)) for leaf in first.counting],
    )


def _somewhere_higher(first: Row, second: Row) -> bool:
    """Whether the first is surely rated higher on a leaf that counts for both."""
    return any(
        (least := surely_at_least(first.reading(leaf))) is not None
        and (most := surely_at_most(second.reading(leaf))) is not None
        and least > most
        for leaf in first.counting
        if leaf in second.counting
    )


def _same_leaves_apply(first: Row, second: Row) -> bool:
    return first.counting == second.counting


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
