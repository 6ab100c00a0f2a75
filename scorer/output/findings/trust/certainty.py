"""How sure an order is, in sentences: whatever the weights, and under weights drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.scoring.dominance import Dominance
from scorer.analysis.situation import Situation
from scorer.output.findings.scoring.standing import named
from scorer.output.findings.trust.robustness import robustness_findings, where_gaps_decide
from scorer.output.findings.wording import percent

if TYPE_CHECKING:
    from scorer.analysis.trust.robust_ranking import RobustRanking

MOST_PAIRS_NAMED = 8
SURE_SHARE = 0.95
"""Share of draws from which one crossing is said to be surely above another."""


def how_sure(situation: Situation) -> list[str]:
    """Safe statements first, then how often each crossing is first, then what would swap."""
    if situation.robustness is None or not situation.ranking.ranking:
        return []
    return [
        *who_is_surely_above(situation.robustness),
        f"{who_beats_whom(situation.order)}.",
        *robustness_findings(situation.robustness),
    ]


def who_is_surely_above(result: RobustRanking) -> list[str]:
    """Which crossing is above which in nearly all draws."""
    shares = result.robustness.pair_shares
    if shares is None:
        return []
    names = [row.name for row in result.rows]
    sure = [
        (a, b)
        for a in range(len(names))
        for b in range(len(names))
        if a != b and shares[a, b] >= SURE_SHARE
    ]
    if not sure:
        return [
            (
                f"No crossing is above another in {percent(SURE_SHARE)} of draws or "
                "more: the ratings, with what is missing or in doubt, carry no safe order."
            )
        ]
    found = [
        f"{names[a]} is above {names[b]} in {percent(float(shares[a, b]))} of draws, "
        "ties counted half."
        for a, b in sure[:MOST_PAIRS_NAMED]
    ]
    rest = len(sure) - MOST_PAIRS_NAMED
    return [*found, *([f"And {rest} more such pairs."] if rest > 0 else [])]


def who_beats_whom(order: Dominance) -> str:
    """How many of all pairs are decided whatever the weights."""
    pairs, count = order.pairs, order.crossings
    if count < 2:
        return "There are no two crossings to compare"
    possible = count * (count - 1) // 2
    if not pairs:
        return "By the ratings as they stand no crossing is above another under all weights"
    if len(pairs) == possible:
        return "By the ratings as they stand the order is the same under all weights"
    verb = "is" if len(pairs) == 1 else "are"
    return (
        f"By the ratings as they stand {len(pairs)} of {possible} pairs {verb} decided whatever "
        "the weights"
    )


def who_is_first_how_often(result: RobustRanking) -> str:
    """Who takes first rank in the largest share of draws; where gaps decide it, what to rate."""
    if not result.rows:
        return "No crossing is rated"
    if undecided := where_gaps_decide(result):
        return undecided
    shares = [float(share) for share in result.robustness.share_first]
    share = percent(max(shares))
    first, *others = [
        row for row, each in zip(result.rows, shares, strict=True) if each == max(shares)
    ]
    if others:
        return (
            f"{named([row.name for row in (first, *others)])} come first in {share} of draws each"
        )
    return f"{first.name} comes first in {share} of draws"
