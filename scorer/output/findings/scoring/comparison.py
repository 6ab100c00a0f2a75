"""What crossings side by side show: who dominates whom, where they differ most."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from scorer.aggregation import Score
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.scoring.comparison import Comparison
from scorer.analysis.scoring.ranking import Row
from scorer.output.findings.evidence.panels import what_panels_rest_on, what_the_mark_means
from scorer.output.findings.scoring.ranking import every_dimension, what_weighs_nothing
from scorer.output.findings.scoring.scores import nothing_applies
from scorer.output.findings.wording import (
    cut_short,
    decimals,
    digits_apart,
    level,
    level_range,
    listed,
    read_level,
    whole_range,
)


def who_dominates(result: Comparison) -> str:
    """Who is above whom whatever the weights, or why nobody is."""
    names = {row.crossing: row.name for row in result.rows}
    possible = len(result.rows) * (len(result.rows) - 1) // 2
    if needs_a_table(result):
        return (
            f"{len(result.dominance)} of {possible} pairs are decided: the one dominates the other,"
            f" {_nowhere_lower(result)} and somewhere higher, so no weighting puts it below."
        )
    if result.dominance:
        return " ".join(
            f"{names[first]} dominates {names[second]}: {_nowhere_lower(result)} and somewhere "
            "higher, so no weighting puts it below."
            for first, second in result.dominance
        )
    if result.incomparable:
        pairs = listed(
            (f"{names[one]} and {names[other]}" for one, other in result.incomparable), "; ", "; "
        )
        return f"Not comparable, as not the same dimensions apply to both: {pairs}."
    open_rows = {crossing for pair in result.undecided for crossing in pair}
    open_names = [names[each] for each in names if each in open_rows and _is_open(result, each)]
    if any(row.missing for row in result.rows) and len(result.ruled_out) == possible:
        each = "each is" if possible == 1 else "in every pair each is"
        return (
            f"Dominance is ruled out, whatever is missing: {each} higher than the other somewhere."
        )
    if open_names:
        return (
            f"Dominance cannot be told: {listed(open_names)} "
            f"{'is' if len(open_names) == 1 else 'are'} not fully rated."
        )
    return _what_the_weights_decide(result)


def _what_the_weights_decide(result: Comparison) -> str:
    """What is left to the weights where all is settled and nobody dominates.

    Each pair then is level in all that counts, or each of it is higher than the other somewhere.
    """
    names = {row.crossing: row.name for row in result.rows}
    pairs = list(combinations(names, 2))
    level_pairs = [pair for pair in pairs if pair not in result.ruled_out]
    everywhere = f"level in {every_dimension(result.scoring.weights.values())}"
    if len(level_pairs) == len(pairs):
        return f"They are {everywhere}: no weighting tells them apart."
    neither = "Neither" if len(pairs) == 1 else "None"
    if not level_pairs:
        return f"{neither} dominates: the order hangs on the weights."
    alike = listed((f"{names[one]} and {names[other]}" for one, other in level_pairs), "; ", "; ")
    return (
        f"{neither} dominates: the order hangs on the weights, but for those that are "
        f"{everywhere}: {alike}."
    )


def _is_open(result: Comparison, crossing: str) -> bool:
    """Whether a level that counts is missing there, or is "at least" one."""
    counting = next(row.counting for row in result.rows if row.crossing == crossing)
    readings = _readings(result, crossing)
    return any(readings[leaf].level is None or not readings[leaf].settled for leaf in counting)


def _readings(result: Comparison, crossing: str) -> Mapping[str, Reading]:
    leaves = result.snapshot.rubric.leaf_ids
    return dict(zip(leaves, result.snapshot.by_crossing[crossing].readings, strict=True))


def may_it_be_said(result: Comparison, words: Mapping[str, str]) -> str:
    """Which of two crossings is above, why, and whether that may be said; empty for more than two.

    words: titles by id.
    """
    if len(result.rows) != 2:
        return ""
    one, other = result.rows
    if nothing := [nothing_applies(row) for row in result.rows if not row.counting]:
        return " ".join(nothing)
    turned = (other.crossing, one.crossing) in result.dominance or _stands_above(other, one)
    upper, lower = (other, one) if turned else (one, other)
    why = _why(result, upper, lower, words)
    reason = f"it is {why}" if why else NEITHER_HIGHER
    first_is = f"{upper.name} is {why}" if why else NEITHER_HIGHER
    scores = _figures(upper.score, lower.score)
    if (upper.crossing, lower.crossing) in result.dominance and upper.score != lower.score:
        above = "is above" if _stands_above(upper, lower) else "is not below"
        return (
            f"{upper.name} {above} {lower.name}, and that may be said: it is {why}, and "
            f"{_nowhere_lower(result)}, so no weights put it below."
        )
    if upper.low > lower.high:
        low, high = _figures(upper.low, lower.high)
        return (
            f"{upper.name} is above {lower.name}, and that may be said under these weights: even "
            f"at its lowest it scores {low}, the other at its highest {high}; {reason}."
        )
    ranges = f"{whole_range(upper.low, upper.high)} and {whole_range(lower.low, lower.high)}"
    if upper.score is None or lower.score is None:
        without = [row for row in (upper, lower) if row.score is None]
        lacking = listed(f"{row.name} is not rated in {_missing(row, words)}" for row in without)
        return (
            f"Neither {upper.name} nor {lower.name} may be said to be above the other: {lacking}, "
            f"and their scores could be {ranges}; {first_is}."
        )
    if upper.score == lower.score:
        return (
            f"{upper.name} and {lower.name} are level with {scores[0]}, so neither may be said to "
            f"be above: {first_is}."
        )
    return (
        f"{upper.name} ranks above {lower.name}, {scores[0]} to {scores[1]}, but that may not be "
        f"said for sure: what is missing or in doubt leaves their scores {ranges}; {reason}."
    )


def _nowhere_lower(result: Comparison) -> str:
    """That no rating which counts is lower; one without weight may well be."""
    all_weigh = all(result.scoring.weights.values())
    return "nowhere lower" if all_weigh else "lower in nothing that weighs"


def _stands_above(one: Row, other: Row) -> bool:
    """Whether the score of the one is higher, or where one has none, surely would be."""
    if one.rank is None or other.rank is None:
        return one.low > other.high
    return one.rank < other.rank


MOST_LEAVES_IN_A_REASON = 3
NEITHER_HIGHER = "neither is surely higher in any dimension that counts for both"


def _why(result: Comparison, upper: Row, lower: Row, words: Mapping[str, str]) -> str:
    """Where the one is surely higher and where lower, with the levels; empty where nowhere."""
    ups, downs = _readings(result, upper.crossing), _readings(result, lower.crossing)

    def named(leaves: Iterable[str]) -> str:
        said = (f"{words[leaf]} ({_said(ups[leaf])} to {_said(downs[leaf])})" for leaf in leaves)
        return listed(cut_short(said, MOST_LEAVES_IN_A_REASON))

    higher = named(result.ahead[upper.crossing, lower.crossing])
    behind = named(result.ahead[lower.crossing, upper.crossing])
    parts = [
        *([f"higher in {higher}"] if higher else []),
        *([f"lower in {behind}"] if behind else []),
    ]
    return ", ".join(parts)


def _said(reading: Reading) -> str:
    if reading.level is None and reading.low is not None:
        return level_range(reading.low, reading.high)
    return read_level(reading)


def _missing(row: Row, words: Mapping[str, str]) -> str:
    return listed(cut_short((words[leaf] for leaf in row.missing), MOST_LEAVES_IN_A_REASON))


def _figures(one: Score | None, other: Score | None) -> tuple[str, str]:
    """Two scores with as many decimals as tell them apart."""
    digits = digits_apart(each for each in (one, other) if each is not None)
    return decimals(one, digits), decimals(other, digits)


MOST_PAIRS_IN_WORDS = 3
"""Pairs up to which a sentence each says who dominates whom; beyond, a table does."""


def needs_a_table(result: Comparison) -> bool:
    """Whether more pairs are decided than sentences can tell."""
    return len(result.dominance) > MOST_PAIRS_IN_WORDS


def where_they_differ_most(result: Comparison, words: Mapping[str, str]) -> str:
    """Where the widest gap is, and where it is as wide; empty without any. words: titles by id."""
    counting = {leaf for row in result.rows for leaf in row.counting}
    gaps = {each.dimension: each.gap for each in result.dimensions if each.dimension in counting}
    if result.widest is None:
        return ""
    widest = gaps.pop(result.widest)
    alike = [words[leaf] for leaf, gap in gaps.items() if gap == widest]
    others = f", as much as in {listed(cut_short(alike, MOST_LEAVES_IN_A_REASON))}" if alike else ""
    return f"The largest gap is in {words[result.widest]}: {level(widest)}{others}."


def what_the_compared_rest_on(result: Comparison) -> tuple[str, ...]:
    """What weighs nothing, what the compared ratings rest on, how panels make one of several."""
    panels = [result.snapshot.by_crossing[row.crossing] for row in result.rows]
    mark = what_the_mark_means(result.rows, result.snapshot.rule)
    rest_on = what_panels_rest_on(panels, result.snapshot.rubric)
    marked = (mark, *rest_on) if mark else rest_on
    return (*what_weighs_nothing(result.scoring), *marked)
