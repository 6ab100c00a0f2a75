"""What crossings side by side show: who dominates whom, where they differ most."""

from collections.abc import Mapping

from scorer.analysis.scoring.comparison import Comparison
from scorer.output.findings.evidence.panels import what_panels_rest_on, what_the_mark_means
from scorer.output.findings.wording import gap_said, listed


def who_dominates(result: Comparison) -> str:
    """Who is above whom whatever the weights, or why nobody is."""
    names = {row.crossing: row.name for row in result.rows}
    possible = len(result.rows) * (len(result.rows) - 1) // 2
    if needs_a_table(result):
        return (
            f"{len(result.dominance)} of {possible} pairs are decided: the one dominates the other,"
            " nowhere lower and somewhere higher, so no weighting puts it below."
        )
    if result.dominance:
        return " ".join(
            f"{names[first]} dominates {names[second]}: nowhere lower and somewhere higher,"
            " so no weighting puts it below."
            for first, second in result.dominance
        )
    if result.incomparable:
        pairs = listed(f"{names[one]} and {names[other]}" for one, other in result.incomparable)
        return f"Not comparable: to {pairs} not the same dimensions apply."
    gaps = [row.name for row in result.rows if row.missing]
    if gaps and len(result.ruled_out) == possible:
        each = "each is" if possible == 1 else "in every pair each is"
        return (
            f"Dominance is ruled out, whatever is missing: {each} higher than the other somewhere."
        )
    if gaps:
        return (
            f"Dominance cannot be told: {listed(gaps)} "
            f"{'is' if len(gaps) == 1 else 'are'} not fully rated."
        )
    if all(each.gap == 0 and each.settled for each in result.dimensions):
        return "They are level in every dimension: no weighting tells them apart."
    return "Neither dominates: the order hangs on the weights."


MOST_PAIRS_IN_WORDS = 3
"""Pairs up to which a sentence each says who dominates whom; beyond, a table does."""


def needs_a_table(result: Comparison) -> bool:
    """Whether more pairs are decided than sentences can tell."""
    return len(result.dominance) > MOST_PAIRS_IN_WORDS


def where_they_differ_most(result: Comparison, words: Mapping[str, str]) -> str:
    """The dimension with the widest gap; empty where there is none. words: titles by id."""
    for each in result.dimensions:
        if each.dimension == result.widest:
            return f"The largest gap is in {words[each.dimension].lower()}: {gap_said(each.gap)}."
    return ""


def what_the_compared_rest_on(result: Comparison) -> tuple[str, ...]:
    """What the ratings of the compared crossings rest on, and how panels make one of several."""
    panels = [result.snapshot.by_crossing[row.crossing] for row in result.rows]
    mark = what_the_mark_means(result.rows, result.snapshot.rule)
    rest_on = what_panels_rest_on(panels, result.snapshot.rubric)
    return (mark, *rest_on) if mark else rest_on
