"""How sure an order is, in sentences: whatever the weights, and under weights drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.analysis.scoring.dominance import Dominance
from scorer.analysis.situation import Situation
from scorer.output.findings.evidence.panels import whose_rank_hangs
from scorer.output.findings.scoring.standing import named
from scorer.output.findings.trust.robustness import robustness_findings, where_gaps_decide
from scorer.output.findings.wording import percent

if TYPE_CHECKING:
    from scorer.analysis.trust.robust_ranking import RobustRanking
    from scorer.analysis.trust.robustness import Pair

MOST_PAIRS_NAMED = 8
SURE_SHARE = 0.95
"""Share of draws from which one crossing is said to be surely above another."""


def how_sure(situation: Situation) -> list[str]:
    """Safe statements first, then how often each crossing is first, then what would swap."""
    hangs = whose_rank_hangs(situation.ranking)
    on_panels = [hangs] if hangs else []
    if situation.robustness is None or not situation.ranking.ranking:
        return on_panels
    return [
        *on_panels,
        *who_is_surely_above(situation.robustness),
        f"{who_beats_whom(situation.order)}.",
        *robustness_findings(situation.robustness),
    ]


def who_is_surely_above(result: RobustRanking) -> list[str]:
    """Which crossing is above which in nearly all draws."""
    found = result.robustness
    if found.above is None:
        return []
    names = [row.name for row in result.rows]
    sure = [
        how_often_above(names[one], names[other], pair)
        for one in range(len(names))
        for other in range(len(names))
        if one != other and _is_sure(pair := found.pair(one, other))
    ]
    if not sure:
        return [
            (
                f"No crossing is above another, or at least level with it, in "
                f"{percent(SURE_SHARE)} of draws or more: the ratings, with what is missing or in "
                "doubt, carry no safe order."
            )
        ]
    rest = len(sure) - MOST_PAIRS_NAMED
    return [*sure[:MOST_PAIRS_NAMED], *([f"And {rest} more such pairs."] if rest > 0 else [])]


def _is_sure(pair: Pair) -> bool:
    """Whether the one is hardly ever below the other, and more often above than level."""
    return pair.above + pair.level >= SURE_SHARE and pair.above > pair.level


def how_often_above(one: str, other: str, pair: Pair) -> str:
    """In which share of draws one crossing is above another, and in which level with it."""
    above = f"{one} is above {other} in {percent(pair.above)} of draws"
    return f"{above}, level with it in {percent(pair.level)}." if pair.level else f"{above}."


def who_beats_whom(order: Dominance) -> str:
    """In how many of all pairs no weights put the one below the other."""
    pairs, count = order.pairs, order.crossings
    if count < 2:
        return "There are no two crossings to compare"
    possible = count * (count - 1) // 2
    if not pairs:
        return "By the ratings as they stand no crossing is above another under all weights"
    if len(pairs) == possible:
        return "By the ratings as they stand no weights turn any two crossings round"
    return (
        f"By the ratings as they stand, in {len(pairs)} of {possible} pairs no weights put the one "
        "below the other"
    )


def who_is_first_how_often(result: RobustRanking) -> str:
    """Who takes first rank in the largest share of draws; where gaps decide it, what to rate."""
    if not result.rows:
        return "No crossing is rated"
    if undecided := where_gaps_decide(result):
        return undecided
    found = result.robustness
    shares = [float(share) for share in found.share_first]
    share = percent(max(shares))
    leading = [index for index, each in enumerate(shares) if each == max(shares)]
    names = named([result.rows[index].name for index in leading])
    jointly = [float(found.first_jointly[index]) for index in leading]
    if len(leading) > 1:
        if all(each == 1 for each in jointly):
            return f"{names} come first together in every draw"
        parts = ", a draw that they share counted in parts" if any(jointly) else ""
        return f"{names} come first in {share} of draws each{parts}"
    alone, together = float(found.first_alone[leading[0]]), jointly[0]
    if not together:
        return f"{names} comes first in {share} of draws"
    if not alone:
        return f"{names} comes first in {percent(together)} of draws, never alone"
    with_others = f"with others in {percent(together)}"
    return f"{names} comes first alone in {percent(alone)} of draws, {with_others}"
