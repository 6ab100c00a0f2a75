"""What a ranking says under its table: how it was scored, who has no score, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scorer.aggregation import Exact
from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.scoring.scores import Scoring
from scorer.model import Rubric
from scorer.output.findings.evidence.panels import panel_notes
from scorer.output.findings.evidence.snapshot import snapshot_notes
from scorer.output.findings.scoring.scores import needed_said, nothing_applies
from scorer.output.findings.wording import cut_short, listed, percents, rank_text

MOST_NAMED = 12
"""Crossings or dimensions that a note names one by one."""

MOST_LEAVES_IN_A_PROFILE = 8
"""Leaves up to which a profile shows each rating; beyond, the scores of the top dimensions."""

BY_ORDER = {
    "copeland": "Score: wins less losses in weighted majorities of dimensions (Copeland); it adds"
    " up no ratings, depends on who takes part, and has no range.",
    "borda": "Score: points for every crossing rated lower, by weight of the dimension (Borda); it"
    " adds up no ratings, depends on who takes part, and has no range.",
}
"""How an order-based method comes to its points."""

RANKS_OF_THE_UNSCORED = "Their Ranks are those they could still take."
OVER_THE_RATED_ALONE = (
    "Where less than 100 % is rated, the score is over the rated dimensions alone,"
    " their weights renormalised."
)


def ranking_notes(result: Ranking) -> tuple[str, ...]:
    """What stands under a ranking; nothing where nobody is ranked."""
    if not len(result):
        return ()
    notes = [what_a_profile_shows(result.snapshot.rubric), *what_readings_show(result)]
    if result.method is None:
        notes.append(how_scored(result))
    else:
        notes += [BY_ORDER[result.method], where_methods_differ(result)]
    if result.unranked:
        ranks = "" if result.method else f" {RANKS_OF_THE_UNSCORED}"
        notes.append(f"{who_has_no_score(result)}{ranks}")
    if any(row.rank is not None and row.coverage < 1 for row in result):
        notes.append(OVER_THE_RATED_ALONE)
    return (*notes, *panel_notes(result), *snapshot_notes(result.snapshot))


def score_notes(result: Ranking) -> tuple[str, ...]:
    """What stands under a table of scores; nothing where there are none."""
    if not len(result):
        return ()
    return (how_scored(result), *panel_notes(result), *snapshot_notes(result.snapshot))


def nothing_to_rank(result: Ranking) -> str:
    """That no sheet is left by the options."""
    as_of = result.snapshot.as_of
    when = f" that had begun by {as_of}" if as_of else ""
    return f"No sheet of {result.snapshot.rubric.reference}{when} passes these options."


def what_a_profile_shows(rubric: Rubric) -> str:
    """What the figures of a profile are, from left to right."""
    if profile_shows_leaves(rubric):
        return f"Profile: {', '.join(rubric.leaf_ids)}; - is not rated."
    tops = ", ".join(top.id for top in rubric.dimensions)
    return f"Profile, each rounded: {tops}; - is not rated."


def what_readings_show(result: Ranking) -> tuple[str, ...]:
    """What `n/a` and `2+` mean, where they occur."""
    shown = [row.readings[leaf] for row in result for leaf in row.readings]
    notes = []
    if any(not reading.applies for reading in shown):
        notes.append(
            "n/a does not apply: it weighs nothing there, and is neither a gap nor a zero."
        )
    if any(reading.level is not None and not reading.settled for reading in shown):
        notes.append("2+ is at least 2: what is not known of the levels above stays open.")
    return tuple(notes)


def profile_shows_leaves(rubric: Rubric) -> bool:
    """Whether a profile is short enough to show each rating."""
    return len(rubric.leaf_ids) <= MOST_LEAVES_IN_A_PROFILE


def by_which_rule(scoring: Scoring) -> str:
    """The aggregation, and the branches that use another."""
    own = cut_short((f"{branch} {rule}" for branch, rule in scoring.own_rules.items()), MOST_NAMED)
    return f"{scoring.aggregate} aggregation{f' (but {listed(own)})' if own else ''}"


def how_scored(result: Ranking) -> str:
    """The aggregation and the weights behind the scores."""
    weights = result.scoring.weights
    rule = by_which_rule(result.scoring)
    if len(set(weights.values())) == 1:
        return f"Score: {rule}, equal weights."
    if len(weights) > MOST_LEAVES_IN_A_PROFILE:
        return f"Score: {rule}, the weights of {result.snapshot.rubric.reference}."
    said = zip(weights, percents(weights.values()), strict=True)
    shares = ", ".join(f"{leaf} {share}" for leaf, share in said)
    return f"Score: {rule}, weights {shares}."


def what_weighs_nothing(scoring: Scoring) -> tuple[str, ...]:
    """The leaves without weight, which count where crossings are set above each other no more
    than in a score; nothing where all weigh."""
    leaves = [leaf for leaf, weight in scoring.weights.items() if not weight]
    if not leaves:
        return ()
    verb = "weighs" if len(leaves) == 1 else "weigh"
    named = listed(cut_short(leaves, MOST_NAMED))
    said = "Not counted where one crossing is said to be above another or level with it"
    return (f"{said}: {named}, which {verb} nothing.",)


def every_dimension(weights: Iterable[Exact]) -> str:
    """What crossings have to be level in for no weights to part them."""
    return "every dimension" if all(weights) else "every dimension that weighs"


def who_has_no_score(result: Ranking, titles: Mapping[str, str] | None = None) -> str:
    """The crossings without a score, and which ratings each lacks; empty where all have one.

    titles: what a reader calls a dimension, without them by its id.
    """
    if not result.unranked:
        return ""
    called = titles or {}
    lacking = [
        f"{row.name} ({', '.join(cut_short((called.get(m, m) for m in row.missing), MOST_NAMED))})"
        for row in result.unranked
        if row.counting
    ]
    nothing = [nothing_applies(row) for row in result.unranked if not row.counting]
    if not lacking:
        return " ".join(nothing)
    missing = "; ".join(cut_short(lacking, MOST_NAMED, "and {} more crossings"))
    needed = needed_said(result)
    said = f"No score below {needed} rated; what it lacks: {missing}."
    return " ".join((said, *nothing))


def where_methods_differ(result: Ranking) -> str:
    """For an order-based method, which ranks the other methods give otherwise."""
    differing = [
        f"{row.name} is {rank_text(row.rank, row.tied)} by {result.method}, "
        f"{rank_text(found[row.crossing][1], False)} by {method}"
        for method, found in result.beside.items()
        for row in result.ranking
        if found[row.crossing][1] != row.rank
    ]
    if not differing:
        return "All of these methods give the same ranks."
    return f"The methods disagree: {'; '.join(cut_short(differing, MOST_NAMED, 'and {} more'))}."
