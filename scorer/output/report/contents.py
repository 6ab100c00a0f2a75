"""What a report is made of, gathered from results; no words, no markup, no pictures here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scorer.aggregation import Exact, Score
from scorer.analysis.change.changes import Changes, changes_between
from scorer.analysis.change.history import History, history_of
from scorer.analysis.evidence.snapshot import Panel, combined, files_behind, rounds_by_crossing
from scorer.analysis.reform.improvement import Improvement, improve
from scorer.analysis.scoring.dominance import Dominance
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.scoring.scores import exact
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.output.findings.charts import dominance_order

if TYPE_CHECKING:
    from scorer.analysis.trust.robust_ranking import RobustRanking

MOST_SECTIONS = 60
"""Crossings with a section of their own where none are named; it keeps the page light."""

SEED = 0
LEAST_DRAWS = 500
DRAWN_SCORES = 4_000_000
"""Draws times crossings; a second or two of work. Up to some two hundred crossings the report draws
as often as `scorer robustness` does, so that both say the same figures."""

MOST_CROSSINGS_DRAWN = 400
"""Beyond, a table of every crossing at every rank says nothing that one could read."""

BEFORE, NOW = "the sheet before", "now"


@dataclass(frozen=True)
class Lift:
    """What would lift one crossing."""

    row: Row
    to_first: Improvement | None
    """None where it has no score, so that nothing can be said yet."""
    gains: Mapping[str, Exact]
    """What one step more adds to the score, by leaf that can rise; only where that is fixed."""


@dataclass(frozen=True)
class OpenRating:
    """A rating that is missing or could be another."""

    row: Row
    leaf: str
    rating: Exact | None
    low: Exact
    high: Exact
    weighs: Fraction
    """Effective weight times the width of the range: how far the score could move with it."""


@dataclass(frozen=True)
class Contents:
    """Everything that a report shows."""

    workspace: Workspace
    ranking: Ranking
    changes: Changes
    histories: Mapping[str, History]
    lifts: Mapping[str, Lift]
    doubts: tuple[OpenRating, ...]
    """The ones that could move a score most first."""
    order: Dominance
    """Who is above whom under any weights; crossings by their place in the ranking."""
    robustness: RobustRanking | None
    """None where there are too few crossings to rank, or too many."""
    named: tuple[str, ...]
    """The crossings that the report was asked for; empty for all."""
    sections: tuple[str, ...]
    """The crossings with a section of their own, in ranking order."""
    compared_to: str | None
    """The date that was asked for, to compare with."""

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets behind the ranking."""
        return [sheet for panel in self.ranking.snapshot.panels for sheet in panel.sheets]

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Path and SHA-256 of every file behind any part, the earlier sheets included."""
        earlier = [sheet for history in self.histories.values() for sheet in history.sheets]
        rubric = self.ranking.snapshot.rubric
        behind = files_behind(self.workspace, rubric, [*self.changes.sheets, *earlier])
        return tuple(dict.fromkeys([*self.ranking.origin.files, *behind]))

    @property
    def focus(self) -> Row | None:
        """The crossing that the first lines speak of: the one named, else the first."""
        if len(self.named) == 1:
            return self.ranking[self.named[0]]
        return next(iter(self.ranking), None)


def gather(
    workspace: Workspace,
    ranking: Ranking,
    *,
    named: Sequence[str] = (),
    earlier: Mapping[str, Panel] | None = None,
    compared_to: str | None = None,
) -> Contents:
    """What a report of a ranking shows.

    named: ids of the crossings that it is about; they have to be in the ranking.
    earlier: the panels to compare with, called `compared_to`; without them, of each crossing the
    panel before its latest.
    """
    shown = set(named)
    rows = [row.crossing for row in ranking if row.crossing in shown or not named]
    sections = tuple(rows[:MOST_SECTIONS] if not named else rows)
    known_by_then = _as_of(workspace, ranking)
    return Contents(
        workspace=workspace,
        ranking=ranking,
        changes=_changes(workspace, ranking, earlier, compared_to),
        histories={
            crossing: history_of(
                known_by_then, workspace.crossings[crossing], ranking.scoring, ranking.origin
            )
            for crossing in sections
        },
        lifts={crossing: lift_of(ranking, crossing) for crossing in sections},
        doubts=_doubts(ranking),
        order=dominance_order(ranking),
        robustness=_robustness(ranking),
        named=tuple(named),
        sections=sections,
        compared_to=compared_to,
    )


def _as_of(workspace: Workspace, ranking: Ranking) -> Workspace:
    """The workspace with the sheets that count as of the ranking's day."""
    day = ranking.snapshot.as_of
    if day is None:
        return workspace
    begun = tuple(sheet for sheet in workspace.assessments if sheet.value.observed.begin <= day)
    return replace(workspace, assessments=begun)


def _changes(
    workspace: Workspace,
    ranking: Ranking,
    earlier: Mapping[str, Panel] | None,
    compared_to: str | None,
) -> Changes:
    snapshot = ranking.snapshot
    new = dict(snapshot.by_crossing)
    if earlier is not None:
        as_of = str(snapshot.as_of) if snapshot.as_of else NOW
        called = (str(compared_to), as_of)
        kept = {crossing: panel for crossing, panel in earlier.items() if crossing in new}
        return changes_between(kept, new, ranking.scoring, ranking.origin, called=called)
    rounds = rounds_by_crossing(workspace, snapshot.rubric, as_of=snapshot.as_of)
    before = {}
    for crossing, panel in new.items():
        older = [sheets for sheets in rounds[crossing] if not _shares(sheets, panel.sheets)]
        older = [sheets for sheets in older if max(s.value.observed for s in sheets) < panel.period]
        if older:
            before[crossing] = combined(panel.crossing, older[-1], snapshot.rubric, snapshot.rule)
    both = {crossing: new[crossing] for crossing in before}
    return changes_between(
        before, both, ranking.scoring, ranking.origin, called=(BEFORE, NOW), ranked=True
    )


def _shares(one: Sequence[Sheet], other: Sequence[Sheet]) -> bool:
    return not {sheet.identity for sheet in one}.isdisjoint(sheet.identity for sheet in other)


def lift_of(ranking: Ranking, crossing: str) -> Lift:
    """What would lift a crossing: the smallest rises to the first rank, and what each step adds."""
    row = ranking[crossing]
    rubric = ranking.snapshot.rubric
    scale, scoring = rubric.scale, ranking.scoring
    additive = scoring.root.is_mean
    step = exact(scale.step) if scale.step is not None else 1
    gains = {
        leaf: weight * step
        for leaf, weight in scoring.weights.items()
        if additive and (rating := row.ratings[leaf]) is not None and rating + step <= scale.max
    }
    if row.score is None or row.missing:
        return Lift(row, None, gains)

    def score_of(profile: Sequence[Exact]) -> Score:
        score = scoring.renormalised(profile)
        assert score is not None
        return score

    found = improve(
        [rating for rating in row.ratings.values() if rating is not None],
        [other.score for other in ranking.ranking if other is not row and other.score is not None],
        score_of,
        highest=exact(scale.max),
        step=step,
        gains=[weight * step for weight in scoring.weights.values()] if additive else None,
        limit=MOST_SETS,
    )
    return Lift(row, found, gains)


MOST_SETS = 6
"""Ways to the first rank that a section names."""


def _doubts(ranking: Ranking) -> tuple[OpenRating, ...]:
    weights = ranking.scoring.weights
    found = [
        OpenRating(row, leaf, b.value, b.low, b.high, weights[leaf] * (Fraction(b.high) - b.low))
        for row in ranking
        for leaf, b in zip(
            ranking.snapshot.rubric.leaf_ids,
            ranking.snapshot.by_crossing[row.crossing].bounds,
            strict=True,
        )
        if b.low != b.high
    ]
    return tuple(sorted(found, key=lambda doubt: -doubt.weighs))


def _robustness(ranking: Ranking) -> RobustRanking | None:
    if not 2 <= len(ranking) <= MOST_CROSSINGS_DRAWN:
        return None
    from scorer.analysis.trust.draws import Uncertainty
    from scorer.analysis.trust.robust_ranking import robust_ranking
    from scorer.analysis.trust.robustness import DEFAULT_DRAWS
    from scorer.analysis.trust.weight_space import UNIFORM

    draws = max(LEAST_DRAWS, min(DEFAULT_DRAWS, DRAWN_SCORES // len(ranking)))
    uncertainty = Uncertainty(weights=UNIFORM, ratings=True)
    return robust_ranking(ranking, uncertainty, draws=draws, seed=SEED)
