"""Rankings by order alone (Copeland, Borda) beside the score, and how far the methods agree.

No numpy until there are so many crossings that it pays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import isqrt, lcm, sqrt
from typing import TYPE_CHECKING, Any, TypeVar

from scorer.aggregation import AGGREGATIONS, Exact, Score
from scorer.analysis.evidence.reading import surely_at_least, surely_at_most
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranking import Ranking, Row, rank_snapshot
from scorer.analysis.scoring.ranks import competition_ranks, order_indices
from scorer.analysis.scoring.scores import Scoring, ScoringError
from scorer.vocabulary import OrderMethod

if TYPE_CHECKING:
    import numpy.typing as npt


CROSSINGS_WORTH_NUMPY = 250  # below, importing numpy takes longer than comparing all pairs
LARGEST_INT64 = 2**62
Number = TypeVar("Number", int, float, Fraction)
Profiles = Sequence[Sequence[Exact | None]]
"""Crossings in rows, dimensions in columns; None where not rated."""


def rank_by_order(ranking: Ranking, method: OrderMethod) -> Ranking:
    """The same crossings ranked by an order-based method; the score is the method's points.

    Only crossings that had a score take part: a gap has no order. Points depend on who takes
    part, so those of a crossing that does not could be any.
    """
    rated = ranking.ranking
    points = {each: _scores(each, rated, ranking.scoring) for each in OrderMethod}
    ranks = {each: competition_ranks(order_indices(points[each])) for each in OrderMethod}
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
            middle=None,
            hangs_on_panel=None,
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
            replace(
                row,
                low=lowest,
                high=Fraction(others),
                rank_low=1,
                rank_high=len(ranking),
                middle=None,
                hangs_on_panel=None,
            )
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
    least, most = (
        [[end(row.reading(leaf)) for leaf in row.ratings] for row in rows]
        for end in (surely_at_least, surely_at_most)
    )
    points = RULES[method](least, list(scoring.weights.values()), most)
    return [Fraction(score) for score in points]


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
            for index, row in enumerate(self.rows)
            if len({ranks[index] for ranks in self.ranks.values()}) > 1
        )

    def records(self) -> list[dict[str, Any]]:
        """One record a crossing, a column for each method's rank."""
        return [
            {
                "crossing": row.crossing,
                "name": row.name,
                **{method: ranks[index] for method, ranks in self.ranks.items()},
            }
            for index, row in enumerate(self.rows)
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
        ranks[method.value] = tuple(competition_ranks(order_indices(scores)))
    return MethodComparison(
        rows=rows,
        ranks=ranks,
        tau={(a, b): kendall_tau_b(ranks[a], ranks[b]) for a, b in combinations(ranks, 2)},
        left_out=ranking.unranked,
        snapshot=ranking.snapshot,
        origin=ranking.origin,
    )


def copeland(
    ratings: Profiles, weights: Sequence[Exact], most: Profiles | None = None
) -> list[int]:
    """Wins minus losses of each crossing in weighted pairwise majorities; higher is better.

    ratings: crossings in rows, dimensions in columns; weights: one per dimension, exact.
    A beats B where the dimensions in which A is rated higher weigh more than those in which B is;
    a dimension in which either is not rated, or which does not apply to it, is silent on the pair.
    most: what each rating surely does not exceed, where some are only known to be at least that.
    Weights are compared as whole numbers, so that a tied majority is a tie. (Copeland 1951; Saari
    and Merlin 1996, Economic Theory 8.)
    """
    if len(ratings) >= CROSSINGS_WORTH_NUMPY:
        return _row_sums(_majorities(ratings, weights, most), of_signs=True)
    scores = [0] * len(ratings)
    for a, b, margin in _margins(ratings, weights, most):
        won = (margin > 0) - (margin < 0)
        scores[a] += won
        scores[b] -= won
    return scores


def borda(
    ratings: Profiles, weights: Sequence[Exact], most: Profiles | None = None
) -> list[Fraction]:
    """Weighted Borda points of each crossing; higher is better, exact.

    In each dimension a crossing gets a point for every crossing rated lower and half a point for
    every one level with it, or where one of the two is not rated; dimensions count by their share
    of the weight. most: as in `copeland`. (Borda 1781; half points for ties as in Black 1976,
    Public Choice 28.)
    """
    _, total = _whole_weights(weights)
    if len(ratings) >= CROSSINGS_WORTH_NUMPY:
        margins = _row_sums(_majorities(ratings, weights, most), of_signs=False)
    else:
        margins = [0] * len(ratings)
        for a, b, margin in _margins(ratings, weights, most):
            margins[a] += margin
            margins[b] -= margin
    # Points for and against in a pair add up to the total weight, so the margin tells both.
    opponents = len(ratings) - 1
    return [Fraction(margin + opponents * total, 2 * total or 1) for margin in margins]


def _margins(
    least: Profiles, weights: Sequence[Exact], most: Profiles | None
) -> Iterator[tuple[int, int, int]]:
    whole, _ = _whole_weights(weights)
    tops = least if most is None else most
    for a, one in enumerate(least):
        for b in range(a + 1, len(least)):
            margin = 0
            for weight, x, y, x_top, y_top in zip(
                whole, one, least[b], tops[a], tops[b], strict=True
            ):
                if x is None or y is None or x_top is None or y_top is None:
                    continue
                margin += weight * ((x > y_top) - (y > x_top))
            yield a, b, margin


def _whole_weights(weights: Sequence[Exact]) -> tuple[list[int], int]:
    exact = [Fraction(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise ValueError(f"weight {min(exact)} is negative; weights are zero or more")
    common = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * common) for weight in exact]
    return whole, sum(whole)


def _majorities(
    least: Profiles, weights: Sequence[Exact], most: Profiles | None
) -> npt.NDArray[Any]:
    """The margin of every pair as whole numbers, row against column."""
    import numpy as np

    whole, total = _whole_weights(weights)
    integer = np.int64 if total * len(least) < LARGEST_INT64 else np.object_
    margins: npt.NDArray[Any] = np.zeros((len(least), len(least)), dtype=integer)
    columns = zip(*least, strict=True), zip(*(least if most is None else most), strict=True)
    for weight, low, high in zip(whole, *columns, strict=True):
        levels = {
            level: n for n, level in enumerate(sorted({r for r in (*low, *high) if r is not None}))
        }
        first, last = (
            np.array([-1 if rating is None else levels[rating] for rating in column])
            for column in (low, high)
        )
        above = (first[:, np.newaxis] > last[np.newaxis, :]).astype(np.int64)
        sign = above - above.T
        sign[first < 0, :] = 0
        sign[:, first < 0] = 0
        margins += weight * sign.astype(integer)
    return margins


def _row_sums(margins: npt.NDArray[Any], *, of_signs: bool) -> list[int]:
    import numpy as np

    counted = (margins > 0).astype(np.int64) - (margins < 0) if of_signs else margins
    return [int(value) for value in counted.sum(axis=1)]


Rule = Callable[[Profiles, Sequence[Exact], Profiles | None], Sequence[Exact]]
RULES: Mapping[OrderMethod, Rule] = {OrderMethod.COPELAND: copeland, OrderMethod.BORDA: borda}


def kendall_tau_b(first: Sequence[Number], second: Sequence[Number]) -> float | None:
    """Kendall's tau-b of two sequences of scores (or ranks), -1 to 1; None if one is all level.

    (concordant - discordant) / sqrt((pairs untied in first) (pairs untied in second)).
    (Kendall 1945, Biometrika 33(3).)
    """
    agreement = untied_first = untied_second = 0
    for i, (x, y) in enumerate(zip(first, second, strict=True)):
        for j in range(i):
            by_first = (x > first[j]) - (x < first[j])
            by_second = (y > second[j]) - (y < second[j])
            agreement += by_first * by_second
            untied_first += by_first != 0
            untied_second += by_second != 0
    if not untied_first or not untied_second:
        return None
    pairs = untied_first * untied_second
    root = isqrt(pairs)  # without rounding where the root is a whole number
    return agreement / (root if root * root == pairs else sqrt(pairs))
