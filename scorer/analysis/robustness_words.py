"""What the robustness figures say, in plain sentences; values in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice, pairwise

from scorer.analysis.critical_weights import critical_weight, least_share_needed
from scorer.analysis.rank_variation import RankVariation
from scorer.analysis.robustness import Robustness
from scorer.analysis.scores import Exact

MOST_PAIRS_IN_WORDS = 10
FACTOR_NAMES = {
    "weights": "The weights",
    "ratings": "The ratings",
    "method": "The method",
    "left_out": "The dimension left out",
}


def rank_sentences(
    result: Robustness,
    crossings: Sequence[str],
    ranking: Sequence[int],
    *,
    draws_of: str = "weightings",
) -> list[str]:
    """A sentence a crossing, in ranking order: how often it is first, and where it mostly stands.

    ranking: places of the crossings, best first. draws_of: what was drawn, "weightings" or, where
    more than weights varied, for instance "draws of weights and ratings".
    """
    interval = result.rank_interval
    found = []
    for place in ranking:
        first = float(result.share_first[place])
        low, high = interval[place]
        where = f"rank {low}" if low == high else f"ranks {low} to {high}"
        if result.exact_first is not None and first in (0, 1):
            share = "every one" if first else "none"
            how_often = f"first under {share} of the {draws_of}"
        else:
            how_often = f"first under {percent(first)} of all {draws_of}"
        found.append(f"{crossings[place]} is {how_often}; nine times in ten it takes {where}.")
    return found


def pair_sentence(
    upper: str,
    lower: str,
    differences: Sequence[Exact],
    weights: Sequence[Exact],
    dimensions: Sequence[str],
) -> str:
    """What would put `lower` above `upper`; weighted sums and complete ratings only.

    differences: upper - lower per dimension; weights: the effective weights.
    Says first what holds under every weighting, else what one weight alone would change.
    """
    if not any(differences):
        return f"{lower} is level with {upper} in every dimension; no weights part them."
    if min(differences) >= 0:
        return (
            f"Nothing puts {lower} above {upper}, whatever the weights: it is nowhere rated higher."
        )
    ahead = [place for place, difference in enumerate(differences) if difference < 0]
    total = sum(map(Fraction, weights), Fraction(0))
    gap = sum((Fraction(w) * d for w, d in zip(weights, differences, strict=True)), Fraction(0))
    if gap == 0:
        return (
            f"{upper} and {lower} are level; "
            f"more weight on {_listed(ahead, dimensions)} puts {lower} ahead."
        )
    if len(ahead) == 1:
        leaf = ahead[0]
        needed = least_share_needed(differences, leaf)
        if needed and needed > Fraction(weights[leaf]) / total:
            return (
                f"Nothing puts {lower} above {upper} unless {dimensions[leaf]} weighs "
                f"more than {percent(needed)} (now {percent(Fraction(weights[leaf]) / total)})."
            )
    turning = []
    for leaf, weight in enumerate(weights):
        critical, rises = critical_weight(differences, weights, leaf)
        if critical is not None:
            direction = "more" if rises else "less"
            turning.append(
                f"{dimensions[leaf]} weighs {direction} than {percent(critical)} "
                f"(now {percent(Fraction(weight) / total)})"
            )
    if not turning:
        return (
            f"No single weight puts {lower} above {upper} while the others keep their proportions."
        )
    return (
        f"{lower} moves above {upper} if {' or if '.join(turning)}, "
        "the other weights keeping their proportions."
    )


def _listed(places: Sequence[int], dimensions: Sequence[str]) -> str:
    names = [dimensions[place] for place in places]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]


def robustness_sentences(
    result: Robustness,
    ratings: Sequence[Sequence[Exact | None]],
    weights: Sequence[Exact],
    ranking: Sequence[int],
    crossings: Sequence[str],
    dimensions: Sequence[str],
    *,
    linear: bool = True,
    draws_of: str = "weightings",
) -> list[str]:
    """The sentences to print first: each crossing, then what would swap neighbours at the top.

    ratings: crossings in rows; pairs with an unrated dimension, and all pairs unless scores are
    weighted sums (`linear`), are passed over: no single weight has an exact say in them.
    """
    found = rank_sentences(result, crossings, ranking, draws_of=draws_of)
    if not linear:
        return found
    for upper, lower in islice(pairwise(ranking), MOST_PAIRS_IN_WORDS):
        pairs = list(zip(ratings[upper], ratings[lower], strict=True))
        differences = [a - b for a, b in pairs if a is not None and b is not None]
        if len(differences) == len(pairs):
            found.append(
                pair_sentence(crossings[upper], crossings[lower], differences, weights, dimensions)
            )
    return found


def variation_sentences(variation: RankVariation) -> list[str]:
    """How far ranks move on average, and what moves them, the strongest cause first."""
    if not variation.overall:
        return ["Nothing that was taken as uncertain moves the ranking."]
    found = [f"On average a rank lies {variation.mean_shift:.2f} from the ranking's."]
    for share in sorted(variation.overall, key=lambda each: -each.total):
        alone, in_all = (percent(min(1.0, max(0.0, x))) for x in (share.first, share.total))
        found.append(
            f"{FACTOR_NAMES[share.factor]} alone would explain {alone} of its variation, "
            f"{in_all} together with the others."
        )
    return found


def percent(share: float | Fraction) -> str:
    """A share as a whole percentage; never 0 % for something, never 100 % for less than all.

    Example: 0.8349 gives "83 %", 0.0016 gives "less than 1 %".
    """
    if 0 < share < 0.005:
        return "less than 1 %"
    if 0.995 < share < 1:
        return "more than 99 %"
    return f"{round(float(share) * 100)} %"
