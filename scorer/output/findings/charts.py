"""What a chart or a report has found, each in one sentence. Words only; no drawing, no markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from scorer.aggregation import Score
from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.analysis.change.history import History, Moment
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.output.findings.wording import decimals, listed, percent, signed, span
from scorer.output.tables.cells import titles

if TYPE_CHECKING:
    from scorer.analysis.trust.robust_ranking import RobustRanking

MOST_NAMED = 3
"""Crossings that a sentence names one by one."""


def who_leads(ranking: Ranking) -> str:
    """Who is first, and how many could still be."""
    if not ranking.ranking:
        return "No crossing has a score yet" if len(ranking) else "No crossing is rated"
    leaders = [row for row in ranking.ranking if row.rank == 1]
    lead = f"{names(leaders)} {'lead' if len(leaders) > 1 else 'leads'} with "
    return f"{lead}{decimals(leaders[0].score)}; {who_could_be_first(ranking)}"


def who_could_be_first(ranking: Ranking) -> str:
    """How many crossings the ranges leave a chance of being first."""
    able = [row for row in ranking if row.rank_low == 1]
    if len(ranking) == 1:
        return "there is no other to compare with"
    if len(able) == 1:
        return "no other could still be first"
    if len(able) == len(ranking):
        return f"any of the {len(able)} could still be first"
    return f"{len(able)} of {len(ranking)} could still be first"


def where_strong(ranking: Ranking, language: str) -> str:
    """The leaves with the highest and the lowest mean rating, and what is not rated."""
    rubric = ranking.snapshot.rubric
    title = titles(rubric, language)
    means = ranking.mean_ratings
    if not means:
        return "Nothing is rated yet"
    high, low = max(means.values()), min(means.values())
    missing = sum(len(row.missing) for row in ranking)
    gaps = f"; {missing} rating{'s are' if missing > 1 else ' is'} missing" if missing else ""
    if high == low:
        return f"All dimensions stand at {decimals(high, 1)} on average{gaps}"
    if decimals(high, 1) == decimals(low, 1):
        return f"All dimensions stand at about {decimals(high, 1)} on average{gaps}"
    best = listed(title[leaf] for leaf, value in means.items() if value == high)
    worst = listed(title[leaf] for leaf, value in means.items() if value == low)
    return (
        f"Strongest on average: {best} ({decimals(high, 1)}); "
        f"weakest: {worst} ({decimals(low, 1)}){gaps}"
    )


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
        f"{_count_named(group)} {verb} ({_range_of(group)})"
        for group, verb in ((ups, "rose"), (downs, "fell"))
        if group
    ]
    still = [change.name for change in compared if not change.delta]
    rest = f"; {_few(still)} stood still" if still else ""
    if changes.entered:
        rest += f"; new: {_few([changes.names[each] for each in changes.entered])}"
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


def _count_named(changes: Sequence[ScoreChange]) -> str:
    return _few([change.name for change in changes])


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


def who_beats_whom(pairs: Sequence[tuple[int, int]], count: int) -> str:
    """How many of all pairs are decided whatever the weights."""
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
    """Who takes first rank in the largest share of draws."""
    if not result.rows:
        return "No crossing is rated"
    shares = [float(share) for share in result.robustness.share_first]
    best = max(range(len(shares)), key=lambda place: shares[place])
    row = result.rows[best]
    share = percent(Fraction(shares[best]).limit_denominator(10_000))
    level = [
        other.name for other, each in zip(result.rows, shares, strict=True) if each == max(shares)
    ]
    if len(level) > 1:
        return f"{_few(level)} come first in {share} of draws each"
    missing = len(row.missing)
    if not missing:
        return f"{row.name} comes first in {share} of draws"
    gaps = f"{missing} dimension{'s' if missing > 1 else ''}"
    return f"{row.name} comes first in {share} of draws, but {gaps} of it could only be guessed"


def what_was_drawn(result: RobustRanking) -> str:
    """What varied from draw to draw."""
    uncertainty = result.uncertainty
    said = [
        {
            "fixed": "weights as given",
            "uniform": "all weightings equally likely",
        }.get(uncertainty.weights.kind, f"weights from {uncertainty.weights}")
    ]
    if uncertainty.ratings:
        said.append("ratings anywhere in their plausible ranges, unrated ones anywhere")
    if uncertainty.methods:
        said.append("any aggregation")
    if uncertainty.leave_one_out:
        said.append("one dimension or none left out")
    found = result.robustness
    return f"{found.draws:,} draws (seed {found.seed}): {'; '.join(said)}."


def names(rows: Sequence[Row]) -> str:
    """Names as a sentence lists them, few at most."""
    return _few([row.name for row in rows])


def _few(all_names: list[str]) -> str:
    if len(all_names) <= MOST_NAMED + 1:
        return listed(all_names)
    return listed([*all_names[:MOST_NAMED], f"{len(all_names) - MOST_NAMED} others"])
