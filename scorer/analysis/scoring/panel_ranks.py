"""Ranks of scores, and which of them hang on how panels of several assessors are read."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from scorer.aggregation import Score
from scorer.analysis.evidence.panel import levels_by
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.scoring.ranks import (
    competition_ranks,
    is_level_with_any,
    order_indices,
    rank_among,
)
from scorer.analysis.scoring.scores import Scoring
from scorer.vocabulary import PanelRule

Held = tuple[int | None, bool]
"""A rank, and whether it is shared; None where there is no score."""


def ranks_of(scores: Sequence[Score | None]) -> list[Held]:
    """The rank of each score, equals sharing it."""
    present = [score for score in scores if score is not None]
    ranks = competition_ranks(order_indices(present))
    shared = {rank for rank, count in Counter(ranks).items() if count > 1}
    found = iter(ranks)
    return [(None, False) if s is None else (r := next(found), r in shared) for s in scores]


def ranks_that_hang_on_panels(
    snapshot: Snapshot, scoring: Scoring, scores: Sequence[Score | None]
) -> Sequence[bool | None]:
    """Of each crossing whether its rank would be another, were the panels read by another rule.

    Another rule is any of the lower middle, the upper middle and the mean that is not in force,
    taken for all panels or for the crossing's own alone. A rank that is shared then and not now,
    or now and not then, is another too. scores: as they are, in the order of the panels. None for
    all where no crossing has several assessors.
    """
    panels = snapshot.panels
    if not any(panel.decides for panel in panels):
        return [None] * len(panels)
    now = ranks_of(scores)
    present = sorted(score for score in scores if score is not None)
    hangs = [False] * len(panels)
    for rule in PanelRule:
        if rule is snapshot.rule:
            continue
        other = [
            panel.scored_by(scoring).score(levels_by(rule, panel, snapshot.rubric))
            if panel.decides
            else score
            for panel, score in zip(panels, scores, strict=True)
        ]
        for index, (rank, then) in enumerate(zip(now, ranks_of(other), strict=True)):
            hangs[index] |= rank != then
        for index, (score, its_other) in enumerate(zip(scores, other, strict=True)):
            if score is None or its_other is None or score == its_other or hangs[index]:
                continue
            others = _without(present, score)
            alone = rank_among(others, its_other), is_level_with_any(others, its_other)
            hangs[index] = alone != now[index]
    return hangs


def _without(ordered: Sequence[Score], score: Score) -> list[Score]:
    """The scores, sorted from low to high, less one that is among them."""
    index = bisect_left(ordered, score)
    return [*ordered[:index], *ordered[index + 1 :]]
