"""What moved between two states, and how one crossing went, in sentences."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scorer.aggregation import Score
from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.analysis.change.history import History, Moment
from scorer.output.findings.standing import named
from scorer.output.findings.wording import decimals, listed, percent, signed, span


def what_moved(changes: Changes) -> str:
    """How many scores rose and fell between two states, and by whom the most."""
    if not changes.scores and not changes.changes:
        return "There are no two sheets of one crossing to compare"
    moved = [(abs(d), change) for change in changes.scores if (d := change.delta) is not None and d]
    compared = [change for change in changes.scores if change.delta is not None]
    if not moved:
        count = len(changes.changes)
        return (
            f"No score moved from {changes.old} to {changes.new}"
            if not count
            else f"{count} rating{'s' if count > 1 else ''} changed from {changes.old} to "
            f"{changes.new}, without two scores to compare"
        )
    ups = [change for _, change in moved if _delta(change) > 0]
    downs = [change for _, change in moved if _delta(change) < 0]
    parts = [
        f"{named([change.name for change in group])} {verb} ({_range_of(group)})"
        for group, verb in ((ups, "rose"), (downs, "fell"))
        if group
    ]
    still = [change.name for change in compared if not change.delta]
    rest = f"; {named(still)} stood still" if still else ""
    if changes.entered:
        rest += f"; new: {named([changes.names[each] for each in changes.entered])}"
    return f"From {changes.old} to {changes.new}: {listed(parts)}{rest}"


def which_ratings_moved(changes: Changes) -> str:
    """How many ratings went up, down, came or went; empty where none did."""
    up = sum(1 for change in changes.changes if (change.delta or 0) > 0)
    down = sum(1 for change in changes.changes if (change.delta or 0) < 0)
    came = sum(1 for change in changes.changes if change.old is None)
    went = sum(1 for change in changes.changes if change.new is None)
    said = [
        f"{count} {word}"
        for count, word in (
            (up, "up"),
            (down, "down"),
            (came, "newly rated"),
            (went, "no longer rated"),
        )
        if count
    ]
    return f"Ratings: {listed(said)}" if said else ""


def _delta(change: ScoreChange) -> Score:
    assert change.delta is not None
    return change.delta


def _range_of(changes: Sequence[ScoreChange]) -> str:
    deltas = sorted({_delta(change) for change in changes})
    ends = signed(deltas[0]), signed(deltas[-1])
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def what_made_scores_change(changes: Changes, names_of: Mapping[str, str]) -> str:
    """The leaf that added or took the most over all crossings."""
    totals: dict[str, Score] = {}
    for change in changes.scores:
        for leaf, part in change.contributions.items():
            before: Score = totals.get(leaf, Fraction(0))
            totals[leaf] = before + (part if part > 0 else -part)
    if not any(totals.values()):
        return what_moved(changes)
    most = max(totals, key=lambda leaf: totals[leaf])
    everything: Score = sum(totals.values(), Fraction(0))
    share = percent(Fraction(totals[most] / everything))
    return f"{names_of.get(most, most)} made {share} of the changes of score"


def how_it_went(history: History) -> str:
    """The score of one crossing from its first to its last sheet that has one."""
    name = history.crossing.name
    if all(moment.score is None for moment in history.moments):
        return f"{name} has no score yet: not everything is rated"
    scored = [scores for scores in map(_scores, _rounds(history)) if scores]
    first, last = scored[0], scored[-1]
    if len(scored) == 1:
        return f"{name} stands at {_said(first)}; there is no second score to compare"
    if first == last:
        return f"{name} stayed at {_said(last)}"
    if len(first) > 1 or len(last) > 1:
        return f"{name} stood at {_said(first)} and stands at {_said(last)}"
    return f"{name} {'rose' if last > first else 'fell'} from {_said(first)} to {_said(last)}"


def _rounds(history: History) -> list[list[Moment]]:
    """The sheets of a history by round, or by period where they name none, in time order."""
    rounds: dict[str, list[Moment]] = {}
    for moment in history.moments:
        rounds.setdefault(moment.round or moment.observed, []).append(moment)
    return list(rounds.values())


def _scores(moments: Sequence[Moment]) -> list[Score]:
    return sorted({moment.score for moment in moments if moment.score is not None})


def _said(scores: Sequence[Score]) -> str:
    if len(scores) == 1:
        return decimals(scores[0])
    return f"{span(decimals(scores[0]), decimals(scores[-1]))} by different assessors"
