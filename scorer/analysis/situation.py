"""A ranking seen from every side, as a report tells it: how sure, why, what moved, what would lift.

This gathers what the rooms of the analysis find; it computes nothing of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorer.analysis.change.changes import Changes, changes_between
from scorer.analysis.change.history import History, history_of
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.evidence.record import record_of
from scorer.analysis.evidence.snapshot import files_behind, panels_before
from scorer.analysis.reform.lift import Lift, lift_of
from scorer.analysis.scoring.dominance import Dominance, dominance_in
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.trust.open_ratings import OpenRating, open_ratings
from scorer.files.workspace import Workspace

if TYPE_CHECKING:
    from scorer.analysis.trust.robust_ranking import RobustRanking

MOST_DETAILED = 60
"""Crossings that are looked at one by one where none are named; it keeps a report light."""

BEFORE, NOW = "the sheet before", "now"


@dataclass(frozen=True)
class Situation:
    """Where the crossings of a ranking stand, how sure that is, what moved, what would lift."""

    workspace: Workspace
    ranking: Ranking
    changes: Changes
    order: Dominance
    """Who is above whom under any weights; crossings by their index in the ranking."""
    robustness: RobustRanking | None
    """None where there are too few crossings to rank, or too many."""
    open_ratings: tuple[OpenRating, ...]
    """The ones that could move a score most first."""
    named: tuple[str, ...]
    """The crossings that were asked about; empty for all."""
    compared_to: str | None
    """The date that was asked for, to compare with."""
    detailed: tuple[str, ...]
    """The crossings that are looked at one by one, in ranking order."""
    histories: Mapping[str, History]
    lifts: Mapping[str, Lift]

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Path and SHA-256 of every file behind any part, the earlier sheets included."""
        earlier = [sheet for history in self.histories.values() for sheet in history.sheets]
        rubric = self.ranking.snapshot.rubric
        behind = files_behind(self.workspace, rubric, [*self.changes.sheets, *earlier])
        return tuple(dict.fromkeys([*self.ranking.origin.files, *behind]))

    @property
    def only_named(self) -> Row | None:
        """The crossing that was asked about where it is one; None for several and for all."""
        return self.ranking[self.named[0]] if len(self.named) == 1 else None


def situation_of(
    workspace: Workspace,
    ranking: Ranking,
    *,
    named: Sequence[str] = (),
    earlier: Mapping[str, Panel] | None = None,
    compared_to: str | None = None,
    reordered: bool = False,
) -> Situation:
    """The situation that a ranking of a workspace shows.

    named: ids of the crossings that it is about; they have to be in the ranking.
    earlier: the panels to compare with, called `compared_to`; without them, of each crossing the
    panel before its latest. reordered: whether these are the later ones.
    """
    from scorer.analysis.trust.robust_ranking import robust_at_a_glance

    snapshot = ranking.snapshot
    rows = [row.crossing for row in ranking if row.crossing in named or not named]
    detailed = tuple(rows if named else rows[:MOST_DETAILED])
    record = record_of(workspace, snapshot.selection)
    return Situation(
        workspace=workspace,
        ranking=ranking,
        changes=_changes_since_before(workspace, ranking)
        if earlier is None
        else _changes_since(earlier, str(compared_to), ranking, reordered=reordered),
        order=dominance_in(ranking),
        robustness=robust_at_a_glance(ranking),
        open_ratings=open_ratings(ranking),
        named=tuple(named),
        compared_to=compared_to,
        detailed=detailed,
        histories={
            crossing: history_of(
                [each for each in record if each.sheet.value.crossing == crossing],
                workspace.crossings[crossing],
                ranking.scoring,
                ranking.origin,
            )
            for crossing in detailed
        },
        lifts={crossing: lift_of(ranking, crossing) for crossing in detailed},
    )


def _changes_since(
    earlier: Mapping[str, Panel], then: str, ranking: Ranking, *, reordered: bool
) -> Changes:
    """What moved since a date, at the crossings of a ranking; until it, where it is the later."""
    new = ranking.snapshot.by_crossing
    old = {crossing: panel for crossing, panel in earlier.items() if crossing in new}
    called = (then, str(ranking.snapshot.as_of or NOW))
    if reordered:
        old, new, called = dict(new), old, (called[1], called[0])
    return changes_between(
        old, new, ranking.scoring, ranking.origin, called=called, reordered=reordered
    )


def _changes_since_before(workspace: Workspace, ranking: Ranking) -> Changes:
    """What moved at each crossing of a ranking since the panel before its latest."""
    old = panels_before(workspace, ranking.snapshot)
    new = {crossing: ranking.snapshot.by_crossing[crossing] for crossing in old}
    return changes_between(old, new, ranking.scoring, ranking.origin, called=(BEFORE, NOW))
