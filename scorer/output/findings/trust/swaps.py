"""What would put one crossing above another: a sentence about the weights of a weighted sum."""

from collections.abc import Sequence
from fractions import Fraction

from scorer.aggregation import Exact
from scorer.analysis.reform.critical_weights import critical_weight, least_share_needed
from scorer.output.findings.wording import is_exactly, one_of, percents


def what_would_swap(
    upper: str,
    lower: str,
    differences: Sequence[Exact],
    weights: Sequence[Exact],
    dimensions: Sequence[str],
    opening: str = "",
) -> str:
    """What would put `lower` above `upper`; weighted sums and complete ratings only.

    differences: upper - lower per dimension; weights: the effective weights. opening: what the
    sentence begins with, as in "By the ratings as they stand, ".
    Says first what holds under every weighting, else what one weight alone would change.
    """
    nothing, no = ("nothing", "no") if opening else ("Nothing", "No")
    if not any(differences):
        return f"{opening}{lower} is level with {upper} in every dimension; no weights part them."
    if min(differences) >= 0:
        return (
            f"{opening}{nothing} puts {lower} above {upper}, whatever the weights: "
            f"{lower} is nowhere rated higher."
        )
    ahead = [leaf for leaf, difference in enumerate(differences) if difference < 0]
    total = sum(map(Fraction, weights), Fraction(0))
    gap = sum((Fraction(w) * d for w, d in zip(weights, differences, strict=True)), Fraction(0))
    if gap == 0:
        leaves = one_of([dimensions[leaf] for leaf in ahead])
        return (
            f"{opening}{upper} and {lower} are level; more weight on {leaves} puts {lower} ahead."
        )
    if len(ahead) == 1:
        leaf = ahead[0]
        needed = least_share_needed(differences, leaf)
        now = Fraction(weights[leaf]) / total
        if needed and needed > now:
            return (
                f"{opening}{nothing} puts {lower} above {upper} unless {dimensions[leaf]} weighs "
                f"{_more_or_less(True, needed, now)}."
            )
    turning = _weights_that_swap(differences, weights, dimensions)
    if not turning:
        return (
            f"{opening}{no} single weight puts {lower} above {upper} "
            "while the others keep their proportions."
        )
    return (
        f"{opening}{lower} moves above {upper} if {' or if '.join(turning)}, "
        "the other weights keeping their proportions."
    )


def _weights_that_swap(
    differences: Sequence[Exact], weights: Sequence[Exact], dimensions: Sequence[str]
) -> list[str]:
    """For each single weight that can, how far it would have to move."""
    total = sum(map(Fraction, weights), Fraction(0))
    found = []
    for leaf, weight in enumerate(weights):
        critical, rises = critical_weight(differences, weights, leaf)
        if critical is not None and rises is not None:
            limit = _more_or_less(rises, critical, Fraction(weight) / total)
            found.append(f"{dimensions[leaf]} weighs {limit}")
    return found


def _more_or_less(rises: bool, limit: Fraction, now: Fraction) -> str:
    """`more than 60 % (now 25 %)`, with as many digits as tell the two apart."""
    said, said_now = percents([limit, now])
    about = "" if is_exactly(said, limit) else "about "
    direction = "more" if rises else "less"
    return f"{direction} than {about}{said} (now {said_now})"
