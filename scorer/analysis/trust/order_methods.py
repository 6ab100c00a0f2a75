"""Rankings by order alone (Copeland, Borda) beside the score, and how far the methods agree."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from scorer.aggregation import AGGREGATIONS
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranking import Ranking, Row, rank_snapshot
from scorer.analysis.scoring.ranks import competition_ranks, places_in_order
from scorer.analysis.scoring.scores import Exact, Score, Scoring, ScoringError
from scorer.analysis.trust.order_ranking import borda, copeland
from scorer.analysis.trust.rank_correlation import kendall_tau_b
from scorer.vocabulary import OrderMethod

Rule = Callable[[Sequence[Sequence[Exact | None]], Sequence[Exact]], Sequence[Exact]]
RULES: Mapping[OrderMethod, Rule] = {OrderMethod.COPELAND: copeland, OrderMethod.BORDA: borda}


def rank_by_order(ranking: Ranking, method: OrderMethod) -> Ranking:
    """The same crossings ranked by an order-based method; the score is the method's points.

    Only crossings that had a score take part: a gap has no order. Points depend on who takes
    part, so those of a crossing that does not could be any.
    """
    rated = ranking.ranking
    points = {each: _scores(each, rated, ranking.scoring) for each in OrderMethod}
    ranks = {each: competition_ranks(places_in_order(points[each])) for each in OrderMethod}
    own = ranks[method]
    rows = [
        replace(
            row,
            score=score,
            low=score,
            high=score,
            rank=rank,
            tied=own.count(rank) > 1,
            rank_low=rank,
            rank_high=rank,
        )
        for row, score, rank in zip(rated, points[method], own, strict=True)
    ]
    others = len(ranking) - 1
    lowest = Fraction(-others if method is OrderMethod.COPELAND else 0)
    beside = {
        ranking.scoring.aggregate.name: {
            row.crossing: (row.score, row.rank)
            for row in rated
            if row.score is not None and row.rank is not None
        },
        **{
            each.value: {
                row.crossing: (score, rank)
                for row, score, rank in zip(rated, points[each], ranks[each], strict=True)
            }
            for each in OrderMethod
            if each is not method
        },
    }
    return replace(
        ranking,
        ranking=tuple(sorted(rows, key=_by_rank)),
        unranked=tuple(
            replace(row, low=lowest, high=Fraction(others), rank_low=1, rank_high=len(ranking))
            for row in ranking.unranked
        ),
        origin=replace(
            ranking.origin, options={**ranking.origin.options, "ranking_method": method.value}
        ),
        method=method.value,
        beside=beside,
    )


def _scores(method: OrderMethod, rows: Sequence[Row], scoring: Scoring) -> list[Score]:
    if not rows:
        return []
    ratings = [list(row.ratings.values()) for row in rows]
    return [Fraction(score) for score in RULES[method](ratings, list(scoring.weights.values()))]


def _by_rank(row: Row) -> int:
    assert row.rank is not None
    return row.rank


@dataclass(frozen=True)
class MethodComparison(Result):
    """One row a crossing, one column a method, and how far each two methods order alike."""

    rows: tuple[Row, ...]
    """The crossings with a score, best first by the rubric's own method."""
    ranks: Mapping[str, tuple[int, ...]]
    """The rank of each row under each method; the rubric's own method first."""
    tau: Mapping[tuple[str, str], float | None]
    """Kendall's tau-b of each two methods; None where one of them has everybody level."""
    left_out: tuple[Row, ...]
    snapshot: Snapshot
    origin: Origin

    @property
    def disputed(self) -> tuple[str, ...]:
        """The crossings that do not have the same rank under every method."""
        return tuple(
            row.crossing
            for place, row in enumerate(self.rows)
            if len({ranks[place] for ranks in self.ranks.values()}) > 1
        )

    def records(self) -> list[dict[str, Any]]:
        """One record a crossing, a column for each method's rank."""
        return [
            {
                "crossing": row.crossing,
                "name": row.name,
                **{method: ranks[place] for method, ranks in self.ranks.items()},
            }
            for place, row in enumerate(self.rows)
        ]


def compare_methods(ranking: Ranking) -> MethodComparison:
    """Rank the crossings of a ranking by every aggregation and every order-based method.

    Only crossings with a score under the ranking's own method take part; aggregations that do
    not fit the scale are left out.
    """
    rows = ranking.ranking
    snapshot = ranking.snapshot.only(row.crossing for row in rows)
    ranks: dict[str, tuple[int, ...]] = {}
    own = ranking.scoring.aggregate
    for rule in (own, *(rule for rule in AGGREGATIONS.values() if rule is not own)):
        with suppress(ScoringError):
            again = rank_snapshot(snapshot, ranking.scoring.under(rule), ranking.origin)
            ranks[rule.name] = tuple(again[row.crossing].rank or 0 for row in rows)
    for method in OrderMethod:
        scores = _scores(method, rows, ranking.scoring)
        ranks[method.value] = tuple(competition_ranks(places_in_order(scores)))
    return MethodComparison(
        rows=rows,
        ranks=ranks,
        tau={(a, b): kendall_tau_b(ranks[a], ranks[b]) for a, b in combinations(ranks, 2)},
        left_out=ranking.unranked,
        snapshot=ranking.snapshot,
        origin=ranking.origin,
    )
