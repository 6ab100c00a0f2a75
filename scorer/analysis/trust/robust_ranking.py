"""A ranking with how far it can be trusted: everything that `scorer robustness` says."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from scorer.aggregation import AGGREGATIONS, Exact
from scorer.analysis.evidence.reading import certain
from scorer.analysis.reform.critical_weights import CriticalWeight, critical_weights
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.dominance import Dominance, dominance_of
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.scoring.ranks import competition_ranks, order_indices
from scorer.analysis.scoring.scores import Scoring, ScoringError, exact
from scorer.analysis.trust.draws import ExactScale, InputSpace, Uncertainty, branches
from scorer.analysis.trust.rank_variation import RankVariation, rank_variation
from scorer.analysis.trust.robustness import (
    DEFAULT_DRAWS,
    Robustness,
    default_draws,
    robustness,
)
from scorer.analysis.trust.weight_space import FIXED, UNIFORM


@dataclass(frozen=True)
class RobustRanking(Result):
    """Crossings in the order of their nominal ranking, with what holds however inputs vary."""

    ranking: Ranking
    rows: tuple[Row, ...]
    """The crossings that took part, best first."""
    left_out: tuple[Row, ...]
    """Those that did not, because they have no score and ratings were held certain."""
    robustness: Robustness
    dominance: Dominance
    critical: tuple[CriticalWeight, ...]
    """Empty where scores are no weighted sums."""
    variation: RankVariation | None
    uncertainty: Uncertainty
    top: int
    origin: Origin

    @property
    def with_gaps(self) -> tuple[Row, ...]:
        """Those that took part although a rating is missing or unsettled; it is drawn."""
        return tuple(row for row in self.rows if not is_settled(row))

    @property
    def tells_middle_half(self) -> bool:
        """Whether ratings vary over what so many assessors gave that the ends are no guide."""
        return self.uncertainty.ratings and any(row.middle for row in self.rows)

    def records(self) -> list[dict[str, Any]]:
        """One record a crossing: shares first (a tie in parts; alone; jointly) and in the top,
        expected rank, intervals, confidence, central weights by leaf, share of each rank."""
        found = self.robustness
        in_top, expected = found.share_in_top(self.top), found.expected_rank
        interval, middle = found.rank_interval, found.middle_ranks
        return [
            {
                "crossing": row.crossing,
                "name": row.name,
                "rank": row.rank,
                "share_first": float(found.share_first[index]),
                "share_first_alone": float(found.first_alone[index]),
                "share_first_jointly": float(found.first_jointly[index]),
                f"share_top_{self.top}": float(in_top[index]),
                "expected_rank": float(expected[index]),
                "rank_low": interval[index][0],
                "rank_high": interval[index][1],
                "middle_rank_low": middle[index][0],
                "middle_rank_high": middle[index][1],
                "confidence": found.confidence[index],
                **{
                    f"central_{leaf}": None if weights is None else weights[number]
                    for weights in found.central_weights[index : index + 1]
                    for number, leaf in enumerate(self.ranking.snapshot.rubric.leaf_ids)
                },
                **{
                    f"rank_{rank}": float(share)
                    for rank, share in enumerate(found.acceptability[index], start=1)
                },
            }
            for index, row in enumerate(self.rows)
        ]


def robust_ranking(
    ranking: Ranking,
    uncertainty: Uncertainty,
    *,
    draws: int | None = None,
    seed: int = 0,
    top: int = 3,
    with_variation: bool = False,
) -> RobustRanking:
    """How the ranks of a ranking hold when weights, ratings and method vary as told.

    The crossings that the ranking ranks take part; those without a score too where ratings vary.
    A missing rating always varies, over all that it could be. draws: None for enough to bring the
    standard error of every share below half a percentage point.
    Raises ScoringError where nothing can be ranked, or the options do not fit the rubric.
    """
    rows = tuple(
        row for row in (ranking if uncertainty.ratings else ranking.ranking) if row.counting
    )
    if not len(ranking):
        raise ScoringError("there is no sheet under these options, so there is nothing to rank")
    if not rows:
        raise ScoringError(
            "no crossing has a score; with --ratings all take part, their gaps varying"
        )
    space = _space(ranking, rows, uncertainty)
    try:
        found = robustness(space, draws=default_draws(space) if draws is None else draws, seed=seed)
        nominal = _nominal_ranks(rows)
        varied = (
            rank_variation(space, nominal, seed=seed)
            if with_variation and len(rows) > 1 and _several_causes(space)
            else None
        )
    except ValueError as error:
        raise ScoringError(str(error)) from None
    linear = ranking.scoring.root.is_mean
    left_out = tuple(row for row in ranking if row not in rows)
    by_id = ranking.snapshot.by_crossing
    return RobustRanking(
        ranking=ranking,
        rows=rows,
        left_out=left_out,
        robustness=found,
        dominance=dominance_of(
            [by_id[row.crossing] for row in rows],
            ranking.scoring,
            within_ranges=uncertainty.ratings,
        ),
        critical=_critical(rows, ranking.scoring) if linear else (),
        variation=varied,
        uncertainty=uncertainty,
        top=top,
        origin=replace(
            ranking.origin,
            options={
                **ranking.origin.options,
                "weights_from": str(uncertainty.weights),
                "vary_ratings": uncertainty.ratings,
                "vary_method": uncertainty.methods,
                "leave_one_out": uncertainty.leave_one_out,
                "draws": found.draws,
                "top": top,
            },
            seed=seed,
        ),
    )


LEAST_DRAWS_AT_A_GLANCE = 500
SCORES_AT_A_GLANCE = 4_000_000
"""Draws times crossings; a second or two of work. Up to some two hundred crossings a glance draws
as often as `scorer robustness` does, so that both say the same figures."""

MOST_CROSSINGS_AT_A_GLANCE = 400
"""Beyond, a table of every crossing at every rank says nothing that one could read."""


def robust_at_a_glance(ranking: Ranking) -> RobustRanking | None:
    """How the ranks hold under all weights, and wherever ratings lie in their plausible ranges.

    None where there are too few crossings to rank, or too many to tell about.
    """
    if not 2 <= len(ranking) <= MOST_CROSSINGS_AT_A_GLANCE:
        return None
    draws = min(DEFAULT_DRAWS, SCORES_AT_A_GLANCE // len(ranking))
    return robust_ranking(
        ranking,
        Uncertainty(weights=UNIFORM, ratings=True),
        draws=max(LEAST_DRAWS_AT_A_GLANCE, draws),
    )


def _space(ranking: Ranking, rows: Sequence[Row], uncertainty: Uncertainty) -> InputSpace:
    """All that could be; a leaf of weight zero is out of the tree, and certain."""
    scale = ranking.snapshot.rubric.scale
    stand_in = certain(exact(scale.min))
    counts = [weight > 0 for weight in ranking.scoring.weights.values()]
    readings = [
        [
            reading if counting else stand_in
            for reading, counting in zip(
                ranking.snapshot.by_crossing[row.crossing].readings, counts, strict=True
            )
        ]
        for row in rows
    ]
    _refuse_an_order_of_what_weighs_nothing(ranking.scoring, uncertainty)
    try:
        return InputSpace(
            roots=tuple(
                scoring.root.counting for scoring in _ways_of_scoring(ranking.scoring, uncertainty)
            ),
            ratings=[[each.level if each.settled else None for each in row] for row in readings],
            low=[[each.low for each in row] for row in readings],
            high=[[each.high for each in row] for row in readings],
            applies=[[each.applies for each in row] for row in readings],
            scale=ExactScale(
                exact(scale.min),
                exact(scale.max),
                None if scale.step is None else exact(scale.step),
            ),
            uncertainty=uncertainty,
        )
    except ValueError as error:
        raise ScoringError(str(error)) from None


def _ways_of_scoring(scoring: Scoring, uncertainty: Uncertainty) -> list[Scoring]:
    ways = [scoring]
    for rule in AGGREGATIONS.values() if uncertainty.methods else ():
        if rule is not scoring.aggregate:
            with suppress(ScoringError):  # a root of negative numbers is no way to score
                ways.append(scoring.under(rule))
    return ways


def _refuse_an_order_of_what_weighs_nothing(scoring: Scoring, uncertainty: Uncertainty) -> None:
    named = {name for chain in uncertainty.weights.chains for group in chain for name in group}
    weighing = {c.id for branch in branches(scoring.root.counting) for c in branch.children}
    for node in scoring.rubric.nodes:
        if node.id in named - weighing:
            raise ScoringError(f"order: {node.id} weighs nothing; give it a weight with --weights")


def is_settled(row: Row) -> bool:
    """Whether every leaf that counts for a crossing has a level that is settled."""
    return all(row.reading(leaf).settled for leaf in row.counting)


def _critical(rows: Sequence[Row], scoring: Scoring) -> tuple[CriticalWeight, ...]:
    """The critical weights of neighbours that are both fully rated on every leaf with weight."""
    counting = [
        (i, leaf) for i, leaf in enumerate(scoring.rubric.leaf_ids) if scoring.weights[leaf]
    ]
    ratings = [
        _known([row.ratings[leaf] for _, leaf in counting])
        if is_settled(row) and len(row.counting) == len(counting)
        else None
        for row in rows
    ]
    weights = [scoring.weights[leaf] for _, leaf in counting]
    return tuple(
        replace(each, leaf=counting[each.leaf][0])
        for each in critical_weights(ratings, weights, range(len(rows)))
    )


def _nominal_ranks(rows: Sequence[Row]) -> list[float]:
    """Ranks among those that took part, ties at their mean; a gap counts as its range's middle."""
    middles = [row.score if row.score is not None else (row.low + row.high) / 2 for row in rows]
    ranks = competition_ranks(order_indices(middles))
    return [rank + (ranks.count(rank) - 1) / 2 for rank in ranks]


def _known(profile: Sequence[Exact | None]) -> list[Exact]:
    return [rating for rating in profile if rating is not None]


def _several_causes(space: InputSpace) -> bool:
    """Whether there is anything to split: the variation of one cause is all its own."""
    uncertainty = space.uncertainty
    causes = (
        uncertainty.weights != FIXED,
        uncertainty.ratings or bool(space.cells),
        uncertainty.methods,
        uncertainty.leave_one_out,
    )
    return sum(causes) > 1
