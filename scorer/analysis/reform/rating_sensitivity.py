"""Which single rating, one level up or down, changes its crossing's rank."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorer.analysis.scoring.scores import Exact, Score

if TYPE_CHECKING:
    import pandas as pd

EQUAL_WITHIN = 1e-12  # relative distance up to which scores with rounded roots are one


@dataclass(frozen=True)
class RatingChange:
    """A rating whose change by one level moves its crossing from one rank to another."""

    crossing: int
    leaf: int
    rating: Exact
    changed: Exact
    rank: int
    changed_rank: int


def rating_sensitivity(
    profiles: Sequence[Sequence[Exact | None]],
    score_of: Callable[[Sequence[Exact | None]], Score | None],
    *,
    lowest: Exact,
    highest: Exact,
    step: Exact = 1,
) -> tuple[RatingChange, ...]:
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
        rank = _rank(ordered, score)
        for leaf, rating in enumerate(profile):
            if rating is None:
                continue
            for changed in (rating - step, rating + step):
                if not lowest <= changed <= highest:
                    continue
                new = score_of([*profile[:leaf], changed, *profile[leaf + 1 :]])
                if new is not None and (to := _rank(ordered, new)) != rank:
                    found.append(RatingChange(crossing, leaf, rating, changed, rank, to))
        insort(ordered, score)
    return tuple(found)


def rating_sensitivity_frame(
    changes: Sequence[RatingChange], crossings: Sequence[str], leaves: Sequence[str]
) -> pd.DataFrame:
    """The changes as a frame, places replaced by names."""
    import pandas as pd

    return pd.DataFrame(
        [
            (
                crossings[each.crossing],
                leaves[each.leaf],
                float(each.rating),
                float(each.changed),
                each.rank,
                each.changed_rank,
            )
            for each in changes
        ],
        columns=["crossing", "dimension", "rating", "changed", "rank", "changed_rank"],
    )


def _rank(others: Sequence[Score], score: Score) -> int:
    if isinstance(score, float):
        score += abs(score) * EQUAL_WITHIN
    return 1 + len(others) - bisect_right(others, score)
