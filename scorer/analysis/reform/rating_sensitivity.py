"""Which single rating, one level up or down, changes its crossing's rank."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.scoring.ranks import rank_among
from scorer.analysis.scoring.scores import ScoringError, exact


@dataclass(frozen=True)
class DecisiveRating:
    """A rating whose change by one level moves its crossing from one rank to another."""

    crossing: int
    leaf: int
    rating: Exact
    changed: Exact
    rank: int
    changed_rank: int


@dataclass(frozen=True)
class RankSensitivity(Result):
    """A ranking with the single ratings that decide a rank in it."""

    ranking: Ranking
    decisive: tuple[DecisiveRating, ...]
    """Crossings by their index in `ranking.ranking`, leaves by that in the rubric."""

    @property
    def origin(self) -> Origin:
        """What the ranking rests on."""
        return self.ranking.origin

    def records(self) -> list[dict[str, Any]]:
        """One record a rating, in order of crossing and leaf."""
        leaves = self.ranking.snapshot.rubric.leaf_ids
        return [
            {
                "crossing": self.ranking.ranking[each.crossing].crossing,
                "dimension": leaves[each.leaf],
                "rating": each.rating,
                "changed": each.changed,
                "rank": each.rank,
                "changed_rank": each.changed_rank,
            }
            for each in self.decisive
        ]


def rank_sensitivity(ranking: Ranking) -> RankSensitivity:
    """Which single rating, one level up or down, changes its crossing's rank.

    Raises ScoringError where the scale has no levels.
    """
    scale = ranking.snapshot.rubric.scale
    if scale.step is None:
        raise ScoringError("the scale has no levels, so there is no rating one level up or down")
    return RankSensitivity(
        ranking,
        rating_sensitivity(
            [list(row.ratings.values()) for row in ranking.ranking],
            ranking.scoring.renormalised,  # every row has a score, and keeps its coverage
            lowest=exact(scale.min),
            highest=exact(scale.max),
            step=exact(scale.step),
        ),
    )


def rating_sensitivity(
    profiles: Sequence[Sequence[Exact | None]],
    score_of: Callable[[Sequence[Exact | None]], Score | None],
    *,
    lowest: Exact,
    highest: Exact,
    step: Exact = 1,
) -> tuple[DecisiveRating, ...]:
    """The single ratings that decide a rank, by crossing and leaf, down before up.

    profiles: crossings in rows, leaves in columns, None where not rated. score_of: the score of
    a profile, None where it has none; such crossings are neither ranked nor counted. Ranks are
    competition ranks among the scored crossings, the others standing still.
    """
    scored = [score_of(profile) for profile in profiles]
    ordered = sorted(score for score in scored if score is not None)
    found = []
    for crossing, (profile, score) in enumerate(zip(profiles, scored, strict=True)):
        if score is None:
            continue
        ordered.remove(score)
        rank = rank_among(ordered, score)
        for leaf, rating in enumerate(profile):
            if rating is None:
                continue
            for changed in (rating - step, rating + step):
                if not lowest <= changed <= highest:
                    continue
                new = score_of([*profile[:leaf], changed, *profile[leaf + 1 :]])
                if new is not None and (to := rank_among(ordered, new)) != rank:
                    found.append(DecisiveRating(crossing, leaf, rating, changed, rank, to))
        insort(ordered, score)
    return tuple(found)
