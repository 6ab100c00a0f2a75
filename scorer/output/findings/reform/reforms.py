"""What would change a ranking, in sentences: scenarios, ways to a rank, single ratings."""

from scorer.aggregation import Exact
from scorer.analysis.reform.improvement import MOST_SETS
from scorer.analysis.reform.rating_sensitivity import RankSensitivity
from scorer.analysis.reform.reforms import ReformAgenda, rise_of
from scorer.analysis.reform.scenarios import WhatIf
from scorer.analysis.scoring.ranking import Row
from scorer.output.findings.evidence.snapshot import snapshot_notes
from scorer.output.findings.wording import level, listed, rank_text

OTHERS_STAND_STILL = "The other crossings are taken to stand still."
SHARED_RANK = "= after a rank: shared with another crossing that has the same score."
CUT_SHORT = "The search was cut short: this set reaches the rank, but a smaller one may exist."
ONE_RATING_MOVES = "Each row: one rating moves by one level, everything else stands still."
NOTHING_WRITTEN = "The ratings that were set are taken as certain; nothing was written to any file."


def what_a_scenario_does(result: WhatIf) -> str:
    """What was set, and whose rank it changes."""
    before, after = result.before, result.after
    parts = [
        f"{before[crossing].name} {_set_to(rating)} in {leaf}"
        f" (now {level(before[crossing].ratings[leaf])})"
        for (crossing, leaf), rating in result.settings.items()
    ]
    if before.scoring.weights != after.scoring.weights:
        parts.append("other weights")
    moved = [
        f"{row.name} {_rank_in_words(old)} -> {_rank_in_words(row)}"
        for row in after
        if (old := before[row.crossing]).rank != row.rank or old.tied != row.tied
    ]
    effect = "; ".join(moved) or "no rank changes"
    return f"With {listed(parts) or 'nothing set'}: {effect}."


def _set_to(rating: Exact | None) -> str:
    return "not rated" if rating is None else f"at {level(rating)}"


def _rank_in_words(row: Row) -> str:
    return "not ranked" if row.rank is None else rank_text(row.rank, row.tied)


def scenario_notes(result: WhatIf) -> tuple[str, ...]:
    """What stands under a scenario."""
    return (NOTHING_WRITTEN, *snapshot_notes(result.before.snapshot))


def how_to_reach_a_rank(result: ReformAgenda) -> str:
    """Whether and by how many levels a crossing reaches the rank asked for."""
    found, row = result.improvement, result.ranking[result.crossing]
    wanted = f"rank {found.target}" if found.target > 1 else "the first rank"
    if found.held and row.missing:
        return (
            f"{result.name} reaches {wanted} whatever its missing ratings turn out as: with the "
            f"lowest that they could be it would be at rank {found.now}."
        )
    if found.held:
        holds = "shares" if row.tied else "holds"
        return f"{result.name} {holds} {wanted} already: it is at {rank_text(row.rank, row.tied)}."
    if found.best > found.target:
        return (
            f"{result.name} cannot reach {wanted} by its own ratings: with all of them at the top"
            f" it would be at rank {found.best}."
        )
    if not found.sets:
        if not found.proven:
            return f"The search for a way to {wanted} was cut short before it found one."
        return f"{result.name} cannot reach {wanted} within that many levels."
    levels, scale = found.sets[0].levels, result.ranking.snapshot.rubric.scale
    rising = f"{levels} level{'s' if levels > 1 else ''} in all"
    if scale.step is None:
        rising = f"{level(levels * rise_of(scale))} in all, in steps of {level(rise_of(scale))}"
    now = f"now at rank {found.now}"
    if row.missing:
        now = f"at rank {found.now} with its missing ratings at the lowest that they could be"
    shared = ", shared with another crossing," if found.only_shared else ""
    return (
        f"{result.name}, {now}, reaches {wanted}{shared} by rising "
        f"{rising}; {_how_many_ways(result)}."
    )


def _how_many_ways(result: ReformAgenda) -> str:
    count = len(result.improvement.sets)
    if not result.improvement.proven:
        return "one way is shown"
    if count >= MOST_SETS:
        return f"{count} of the smallest ways are shown"
    return "there is one smallest way" if count == 1 else f"there are {count} smallest ways"


def agenda_notes(result: ReformAgenda) -> tuple[str, ...]:
    """What stands under the ways to a rank: what they take for granted, who is not counted."""
    found, row = result.improvement, result.ranking[result.crossing]
    notes = [OTHERS_STAND_STILL]
    if row.missing:
        notes.append(
            f"Not rated: {listed(row.missing)}. There the lowest that it could be is taken; a rise "
            "says what it has to turn out as, at least, and no rise that it may be anything."
        )
    if any(each.tied for each in found.sets):
        notes.append(SHARED_RANK)
    without = [each.name for each in result.ranking.unranked if each is not row]
    if without:
        notes.append(
            f"Not counted, as they have no score: {listed(without)}; once rated they could stand "
            "above."
        )
    if found.sets and not found.proven:
        notes.append(CUT_SHORT)
    return (*notes, *snapshot_notes(result.ranking.snapshot))


def no_rank_changes(result: RankSensitivity) -> str:
    """That no single rating decides a rank, or that there is none to decide."""
    if result.ranking.ranking:
        return "No single rating, one level up or down, changes a rank."
    return "No crossing has a score, so there is no rank to change."


def sensitivity_notes(result: RankSensitivity) -> tuple[str, ...]:
    """What stands under the ratings that decide a rank."""
    return (ONE_RATING_MOVES, *snapshot_notes(result.ranking.snapshot))
