"""What the robustness figures say, in plain sentences; values in, words out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, islice, pairwise

from scorer.aggregation import Exact
from scorer.analysis.scoring.ranking import Row
from scorer.analysis.trust.draws import Uncertainty
from scorer.analysis.trust.rank_variation import RankVariation
from scorer.analysis.trust.robust_ranking import RobustRanking
from scorer.analysis.trust.robustness import Robustness
from scorer.output.findings.evidence.snapshot import snapshot_notes
from scorer.output.findings.scoring.ranking import every_dimension, what_weighs_nothing
from scorer.output.findings.trust.swaps import what_would_swap
from scorer.output.findings.wording import apart_from, at_most, cut_short, listed, percent

MOST_CROSSINGS_IN_WORDS = 12
"""Crossings that get a sentence; beyond, the table says it."""
MOST_PAIRS_IN_WORDS = 10
MOST_NAMES_LISTED = 6
FACTOR_NAMES = {
    "weights": "weights",
    "ratings": "ratings",
    "method": "method",
    "left_out": "dimension left out",
}
TIES = "Crossings that tie share the ranks they take: two that tie for first count half each."
JOINTLY = "First alone and jointly first: a tie for first counts whole for each that shares it."
APART = (
    "In a tree the weights below each dimension are drawn apart; a leaf weighs what its branches "
    "leave it."
)
CONFIDENCE = "Confidence: how often a crossing is first under its central weights."
AS_IT_STANDS = "By the weighted mean of the ratings as they stand, "


def robustness_findings(result: RobustRanking) -> list[str]:
    """What to read first: who takes part, how often each is first, what would swap neighbours."""
    ranking = result.ranking
    found = []
    if result.left_out:
        found.append(who_takes_part(len(result.rows), [row.name for row in result.left_out]))
    if result.with_gaps:
        found.append(how_gaps_enter(result))
    undecided = where_gaps_decide(result)
    if undecided:
        found.append(f"{undecided}.")
    share_of = None if result.with_gaps else weightings(result.uncertainty)
    if share_of is None:
        found.append(what_was_drawn(result))
    found += robustness_sentences(
        result.robustness,
        [list(row.ratings.values()) for row in result.rows],
        list(ranking.scoring.weights.values()),
        range(min(len(result.rows), MOST_CROSSINGS_IN_WORDS)),
        [row.name for row in result.rows],
        list(ranking.snapshot.rubric.leaf_ids),
        linear=ranking.scoring.root.is_mean,
        share_of=share_of,
        says_ranks=not undecided,
    )
    if result.tells_middle_half and not undecided:
        found.append(where_the_middle_half_stands(result))
    if result.variation is not None:
        unscored = any(row.score is None for row in result.rows)
        found += variation_sentences(result.variation, unscored=unscored)
    return found


@dataclass(frozen=True)
class Weightings:
    """The weightings that shares are shares of, as a sentence names them."""

    all_of_them: str
    """`all weightings with trade>bez`"""
    the_ones: str
    """`the weightings with trade>bez`"""


ALL_WEIGHTINGS = Weightings("all weightings", "the weightings")


def weightings(uncertainty: Uncertainty) -> Weightings | None:
    """Which weightings the shares are shares of; None where more than weights was drawn."""
    if uncertainty.ratings or uncertainty.methods or uncertainty.leave_one_out:
        return None
    source = uncertainty.weights
    match source.kind:
        case "uniform":
            return ALL_WEIGHTINGS
        case "order":
            which = f"weightings with {source.order}"
        case "around":
            spread = f"{float(source.spread * 100):g} %"
            which = f"weightings that take each weight up to {spread} higher or lower"
        case "dirichlet":
            drawn = f"the weightings drawn around the present one ({source})"
            return Weightings(drawn, drawn)
        case _:
            return None
    return Weightings(f"all {which}", f"the {which}")


def draws_behind(result: RobustRanking) -> str:
    """How many draws the shares rest on, and what each draw consists of."""
    found = result.robustness
    return f"{found.draws:,} draws (seed {found.seed}). {what_was_drawn(result)}"


def what_was_drawn(result: RobustRanking) -> str:
    """What a draw consists of, where it is more than weights."""
    uncertainty, parts = result.uncertainty, []
    if uncertainty.weights.kind != "fixed":
        parts.append(f"weights ({uncertainty.weights})")
    if uncertainty.ratings:
        parts.append("ratings from their plausible ranges, gaps from the whole scale")
    elif result.with_gaps:
        parts.append("the ratings that are missing from all that they could be")
    if uncertainty.methods:
        parts.append("one way of scoring out of all that fit the scale")
    if uncertainty.leave_one_out:
        parts.append("one dimension to leave out, or none")
    if not parts:
        return "Nothing was taken as uncertain, so every rank is that of the ranking."
    return f"Each draw takes at random {listed(parts, '; ', '; and ')}."


def who_takes_part(taking_part: int, left_out: Sequence[str]) -> str:
    """That crossings without a score are not compared; the first thing to know where there are."""
    names = cut_short(left_out, MOST_NAMES_LISTED)
    one = len(left_out) == 1
    return (
        f"Only {taking_part} of {taking_part + len(left_out)} crossings "
        f"{'has' if taking_part == 1 else 'have'} a score and "
        f"{'is' if taking_part == 1 else 'are'} compared: {listed(names)} "
        f"{'has' if one else 'have'} none and {'is' if one else 'are'} left out; "
        f"--ratings takes {'it' if one else 'them'} in."
    )


def how_gaps_enter(result: RobustRanking) -> str:
    """Which of the crossings compared lack ratings, and what stands in for these."""
    lacking = [
        f"{row.name} ({', '.join(cut_short(row.missing or _unsettled(row), MOST_NAMES_LISTED))})"
        for row in result.with_gaps
    ]
    return (
        f"Not fully rated: {listed(cut_short(lacking, MOST_NAMES_LISTED))}. In each draw a missing "
        f"rating is any that it could be, all equally likely; {_how_the_ranking_takes(result)}."
    )


def _how_the_ranking_takes(result: RobustRanking) -> str:
    """What becomes in the ranking of the crossings that lack a rating."""
    scored = {row.score is not None for row in result.with_gaps if row.missing}
    if scored == {False}:
        return "in the ranking a crossing that lacks one has no score"
    where = ", where there is one" if False in scored else ""
    return f"in the ranking it is left out of the score{where}"


MOST_GAPS_NAMED = 3
"""Crossings whose gaps a sentence asks to be rated."""


def where_gaps_decide(result: RobustRanking) -> str:
    """That missing ratings decide who is first, and which they are; empty where they do not.

    That is told by the weights of the ranking. Where under these one crossing alone can be first,
    another is first only as weights are drawn otherwise, so shares of draws say how often.
    """
    able = [row for row in result.rows if row.rank_low == 1]
    lacking = [row for row in able if row.missing]
    if not lacking or len(able) == 1:
        return ""
    rate = [
        f"{listed(cut_short(row.missing, MOST_NAMES_LISTED))} of {row.name}"
        for row in lacking[:MOST_GAPS_NAMED]
    ]
    return f"There is no safe order, as missing ratings decide it: first rate {listed(rate)}"


def where_the_middle_half_stands(result: RobustRanking) -> str:
    """The ranks of each crossing in the draws between the lowest and the highest quarter."""
    taken = [
        f"{row.name} {_ranks(low, high)}"
        for row, (low, high) in zip(result.rows, result.robustness.middle_ranks, strict=True)
    ]
    shown = listed(cut_short(taken, MOST_CROSSINGS_IN_WORDS))
    return f"Without the lowest and the highest quarter of the draws, {shown}."


def _ranks(low: int, high: int) -> str:
    return f"takes rank {low}" if low == high else f"takes ranks {low} to {high}"


def _unsettled(row: Row) -> list[str]:
    return [leaf for leaf in row.counting if not row.reading(leaf).settled]


def rank_sentences(
    result: Robustness,
    crossings: Sequence[str],
    ranking: Sequence[int],
    *,
    share_of: Weightings | None = ALL_WEIGHTINGS,
    alike: Mapping[int, Sequence[int]] | None = None,
) -> list[str]:
    """A sentence a crossing, in ranking order: how often it is first, and where it mostly stands.

    ranking: indices of the crossings, best first. share_of: the weightings that were looked at,
    None where more than weights was drawn. alike: for a crossing that is level with others in
    every dimension, all of these.
    """
    level_with = alike or {}
    if len(result.acceptability) == 1:
        return [f"{crossings[0]} is the only crossing compared, so there is nothing to be above."]
    return [
        f"{crossings[index]} is "
        f"{_how_often_first(result, index, share_of, level_with, crossings)}; "
        f"{_where(result, index)}."
        for index in ranking
    ]


def _alike(
    ratings: Sequence[Sequence[Exact | None]], weights: Sequence[Exact]
) -> dict[int, list[int]]:
    """For each crossing that is level with others in every dimension that counts, all of these."""
    groups: dict[tuple[Exact | None, ...], list[int]] = {}
    for index, row in enumerate(ratings):
        counted = tuple(compress(row, (weight > 0 for weight in weights)))
        if None not in counted:
            groups.setdefault(counted, []).append(index)
    return {index: group for group in groups.values() if len(group) > 1 for index in group}


def _how_often_first(
    result: Robustness,
    index: int,
    share_of: Weightings | None,
    alike: Mapping[int, Sequence[int]],
    crossings: Sequence[str],
) -> str:
    first, together = float(result.share_first[index]), float(result.first_jointly[index])
    if first and index in alike and share_of is not None:
        others = cut_short((crossings[i] for i in alike[index] if i != index), MOST_NAMES_LISTED)
        exact = (
            result.exact_first is not None and result.exact_first[index] * len(alike[index]) == 1
        )
        share = "all" if exact else percent(together)
        which = share_of.the_ones if exact else share_of.all_of_them
        return f"first together with {listed(others)} under {share} of {which}"
    if together:
        return _first_jointly(float(result.first_alone[index]), together, share_of)
    if first in (0, 1):
        share = "every one" if first else "none"
        if result.exact_first is not None and share_of is not None:
            return f"first under {share} of {share_of.the_ones}"
        return f"first in {share} of the {result.draws:,} draws"
    if share_of is None:
        return f"first in {percent(first)} of the draws"
    return f"first under {percent(first)} of {share_of.all_of_them}"


def _first_jointly(alone: float, together: float, share_of: Weightings | None) -> str:
    """How often a crossing is first where others are first with it at times."""
    under = "in {} of the draws" if share_of is None else f"under {{}} of {share_of.all_of_them}"
    if not alone:
        return f"first {under.format(percent(together))}, never alone"
    more = "in" if share_of is None else "under"
    with_others = f"together with others {more} {percent(together)}"
    return f"first alone {under.format(percent(alone))}, {with_others}"


def _where(result: Robustness, index: int) -> str:
    low, high = result.rank_interval[index]
    last = len(result.acceptability)
    taken = f"rank {low}" if low == high else f"ranks {low} to {high}"
    if (low, high) == (1, last):
        return f"its rank ranges from 1 to {last}, the whole ranking"
    shares = result.acceptability[index]
    if not shares[: low - 1].any() and not shares[high:].any():
        surely = result.exact_first is not None and result.exact_first[index] == 1
        return f"it always takes {taken}" if surely else f"in every draw it takes {taken}"
    return f"at least nine times in ten it takes {taken}"


def robustness_sentences(
    result: Robustness,
    ratings: Sequence[Sequence[Exact | None]],
    weights: Sequence[Exact],
    ranking: Sequence[int],
    crossings: Sequence[str],
    dimensions: Sequence[str],
    *,
    linear: bool = True,
    share_of: Weightings | None = ALL_WEIGHTINGS,
    says_ranks: bool = True,
) -> list[str]:
    """The sentences to print first: each crossing, then what would swap neighbours at the top.

    ratings: crossings in rows; pairs with an unrated dimension, and all pairs unless scores are
    weighted sums (`linear`), are passed over: no single weight has an exact say in them. A
    dimension that weighs nothing does not count.
    share_of: as in `rank_sentences`. says_ranks: whether each crossing has its sentence; where gaps
    decide the order none is said to lead.
    """
    alike = _alike(ratings, weights) if share_of is not None else {}
    if len(crossings) > 1 and len(alike.get(0, ())) == len(crossings):
        everywhere = f"level in {every_dimension(weights)}"
        return [f"All {len(crossings)} crossings are {everywhere}: no weights part them."]
    found = (
        rank_sentences(result, crossings, ranking, share_of=share_of, alike=alike)
        if says_ranks
        else []
    )
    if not linear:
        return found
    opening = AS_IT_STANDS if share_of is None else ""
    counts = [weight > 0 for weight in weights]
    dimensions, weights = list(compress(dimensions, counts)), list(compress(weights, counts))
    for upper, lower in islice(pairwise(ranking), MOST_PAIRS_IN_WORDS):
        pairs = list(compress(zip(ratings[upper], ratings[lower], strict=True), counts))
        differences = [a - b for a, b in pairs if a is not None and b is not None]
        if len(differences) == len(pairs):
            names = crossings[upper], crossings[lower]
            found.append(what_would_swap(*names, differences, weights, dimensions, opening))
    return found


def variation_sentences(variation: RankVariation, *, unscored: bool = False) -> list[str]:
    """How far ranks move on average, and what moves them, the strongest cause first.

    unscored: whether crossings take part to which the ranking gives no score, and so no place.
    """
    if not variation.overall:
        return ["Nothing that was taken as uncertain moves the ranking."]
    shift = f"{apart_from(variation.mean_shift, 0)} ranks"
    placed = "; one without a score is placed by the middle of its range" if unscored else ""
    place = f"its place in the ranking{placed}"
    found = [f"On average over the draws a crossing stands {shift} from {place}."]
    if len(variation.overall) == 1:
        only = FACTOR_NAMES[variation.overall[0].factor]
        return [*found, f"Nothing but the {only} moves the ranking."]
    for share in sorted(variation.overall, key=lambda each: -each.total):
        alone, in_all = map(_about, (share.first, share.total))
        found.append(
            f"The {FACTOR_NAMES[share.factor]} alone would explain {alone} of how this distance "
            f"varies from draw to draw, {in_all} together with the others."
        )
    return found


def _about(share: float) -> str:
    """An estimated share of variation; sampling can put one slightly below none or above all."""
    said = percent(min(1.0, max(0.0, share)))
    return f"about {said}" if said[0].isdigit() else said


def how_it_was_drawn(result: RobustRanking) -> str:
    """How many draws of what, and how exact the shares of first ranks are."""
    found = result.robustness
    certain = "exact" if found.exact_first is not None else "drawn"
    error = float(found.standard_error.max()) * 100
    drawn = f"{found.draws:,} draws, seed {found.seed}; weights {result.uncertainty.weights}"
    return f"{drawn}; shares first {certain}, no standard error above {at_most(error)} points."


def robustness_notes(result: RobustRanking) -> tuple[str, ...]:
    """What stands under the figures of a robustness."""
    tree = any(child.children for child in result.ranking.scoring.root.counting.children)
    apart = (APART,) if tree and result.uncertainty.weights.kind != "fixed" else ()
    jointly = (JOINTLY,) if result.robustness.first_jointly.any() else ()
    snapshot = snapshot_notes(result.ranking.snapshot)
    unweighed = what_weighs_nothing(result.ranking.scoring)
    return (how_it_was_drawn(result), *apart, TIES, *jointly, CONFIDENCE, *unweighed, *snapshot)


def whatever_varies(result: RobustRanking) -> str:
    """Within what the dominance of one crossing over another holds."""
    ranges = " and wherever ratings lie in their ranges" if result.uncertainty.ratings else ""
    return f"whatever the weights{ranges}"


def who_is_above_whom(result: RobustRanking) -> str:
    """How to read the tree of those that dominate others."""
    varies = whatever_varies(result).capitalize()
    return f"{varies}: never below those that stand indented under it"


def nobody_is_above(result: RobustRanking) -> str:
    """That no crossing dominates another."""
    return f"No crossing beats another {whatever_varies(result)}."
