"""Crossings side by side: ratings, gaps, who leads where, who dominates whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.change.statements import CellStatement, cell_statements
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
    """Highest less lowest rating; None where fewer than two are rated."""
    leaders: tuple[str, ...]
    """The crossings with the highest rating; none where all rated ones are level."""


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
        compare_leaf(leaf, crossings, [row.ratings[leaf] for row in rows]) for leaf in leaves
    )
    gaps = [each for each in dimensions if each.gap]
    widest = max(gaps, key=_gap).dimension if gaps else None
    return Comparison(
        rows=rows,
        dimensions=dimensions,
        dominance=tuple(
            (first.crossing, second.crossing)
            for first, second in permutations(rows, 2)
            if dominates(list(first.ratings.values()), list(second.ratings.values()))
        ),
        widest=widest,
        evidence=()
        if widest is None
        else tuple(_evidence(ranking.snapshot, row.crossing, widest) for row in rows),
        snapshot=ranking.snapshot,
        origin=origin,
    )


def compare_leaf(
    leaf: str, crossings: Sequence[str], ratings: Sequence[Exact | None]
) -> DimensionComparison:
    """One leaf across crossings, given its rating in each of them."""
    rated = [rating for rating in ratings if rating is not None]
    gap = max(rated) - min(rated) if len(rated) > 1 else None
    leaders = tuple(
        crossing
        for crossing, rating in zip(crossings, ratings, strict=True)
        if gap and rating == max(rated)
    )
    return DimensionComparison(leaf, tuple(ratings), gap, leaders)


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
