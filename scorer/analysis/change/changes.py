"""Changes between two sheets, two panels or two snapshots: ratings, scores, ranks, statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.change.contributions import contributions
from scorer.analysis.change.statements import StatementChange, cell_statements, statement_changes
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranks import competition_ranks, order_indices
from scorer.analysis.scoring.scores import Profile, Scoring
from scorer.files.filed import Sheet


@dataclass(frozen=True)
class RatingChange:
    """One leaf of one crossing whose rating is not what it was; None is not rated."""

    crossing: str
    dimension: str
    old: Exact | None
    new: Exact | None

    @property
    def delta(self) -> Exact | None:
        """New less old, where both are rated."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True)
class ScoreChange:
    """One crossing's score and rank, before and after; ranks are those on the common set."""

    crossing: str
    name: str
    old: Score | None
    new: Score | None
    rank_old: int | None
    rank_new: int | None
    observed_old: str
    observed_new: str
    contributions: Mapping[str, Score]
    """The part of each leaf that moved; together they are the change of the score."""

    @property
    def delta(self) -> Score | None:
        """New less old, where there are both."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True)
class Changes(Result):
    """Everything that is different between two states."""

    old: str
    """What the older state is called: a date, a file, a period."""
    new: str
    dimensions: tuple[str, ...]
    """The leaves that were compared."""
    changes: tuple[RatingChange, ...]
    scores: tuple[ScoreChange, ...]
    statements: tuple[StatementChange, ...]
    entered: tuple[str, ...]
    """Crossings that only the newer state has."""
    left: tuple[str, ...]
    """Crossings that only the older state has."""
    ranked: bool
    """Whether several crossings are compared, so that ranks mean something."""
    names: Mapping[str, str]
    """Name of each crossing by its id."""
    sheets: tuple[Sheet, ...]
    """The sheets of both states, each once."""
    origin: Origin

    @property
    def anything(self) -> bool:
        """Whether there is any difference at all."""
        return bool(self.changes or self.statements or self.entered or self.left)

    def records(self) -> list[dict[str, Any]]:
        """One record a rating that changed."""
        return [
            {
                "crossing": change.crossing,
                "dimension": change.dimension,
                "old": change.old,
                "new": change.new,
                "delta": change.delta,
            }
            for change in self.changes
        ]


def changes_between(
    old: Mapping[str, Panel],
    new: Mapping[str, Panel],
    scoring: Scoring,
    origin: Origin,
    *,
    called: tuple[str, str],
    ranked: bool = True,
) -> Changes:
    """What changed between two states of one rubric, crossing by crossing in the newer's order.

    Ranks before and after are taken on the crossings that have a score in both states.
    """
    both = [crossing for crossing in new if crossing in old]
    leaves = scoring.rubric.leaf_ids
    scored = [
        crossing
        for crossing in both
        if old[crossing].score(scoring) is not None and new[crossing].score(scoring) is not None
    ]
    ranks_old = _ranks_on(scored, old, scoring) if ranked else {}
    ranks_new = _ranks_on(scored, new, scoring) if ranked else {}
    return Changes(
        old=called[0],
        new=called[1],
        dimensions=leaves,
        changes=tuple(
            change for c in both for change in _rating_changes(c, leaves, old[c], new[c])
        ),
        scores=tuple(
            ScoreChange(
                crossing=crossing,
                name=new[crossing].crossing.name,
                old=(before := old[crossing].score(scoring)),
                new=(after := new[crossing].score(scoring)),
                rank_old=ranks_old.get(crossing),
                rank_new=ranks_new.get(crossing),
                observed_old=old[crossing].observed,
                observed_new=new[crossing].observed,
                contributions={}
                if before is None or after is None
                else contributions(scoring, old[crossing].ratings, new[crossing].ratings),
            )
            for crossing in both
        ),
        statements=tuple(
            change for c in both for change in _statement_changes(c, leaves, old[c], new[c])
        ),
        entered=tuple(crossing for crossing in new if crossing not in old),
        left=tuple(crossing for crossing in old if crossing not in new),
        ranked=ranked,
        names={c: panel.crossing.name for c, panel in {**old, **new}.items()},
        sheets=_sheets_of(*old.values(), *new.values()),
        origin=origin,
    )


def changes_on_shared_leaves(
    old: Mapping[str, tuple[Panel, Sequence[str]]],
    new: Mapping[str, tuple[Panel, Sequence[str]]],
    origin: Origin,
    *,
    called: tuple[str, str],
) -> Changes:
    """What changed between panels of two rubrics, on the leaves that both have; no scores.

    old, new: for each crossing its panel and the leaf ids of that panel's rubric.
    """
    both = [crossing for crossing in new if crossing in old]
    changes: list[RatingChange] = []
    statements: list[StatementChange] = []
    shared: dict[str, None] = {}
    for crossing in both:
        (before, old_leaves), (after, new_leaves) = old[crossing], new[crossing]
        leaves = [leaf for leaf in new_leaves if leaf in set(old_leaves)]
        shared.update(dict.fromkeys(leaves))
        before_ratings = dict(zip(old_leaves, before.ratings, strict=True))
        after_ratings = dict(zip(new_leaves, after.ratings, strict=True))
        changes.extend(
            RatingChange(crossing, leaf, before_ratings[leaf], after_ratings[leaf])
            for leaf in leaves
            if before_ratings[leaf] != after_ratings[leaf]
        )
        statements.extend(_statement_changes(crossing, leaves, before, after))
    return Changes(
        old=called[0],
        new=called[1],
        dimensions=tuple(shared),
        changes=tuple(changes),
        scores=(),
        statements=tuple(statements),
        entered=tuple(crossing for crossing in new if crossing not in old),
        left=tuple(crossing for crossing in old if crossing not in new),
        ranked=False,
        names={c: panel.crossing.name for c, (panel, _) in {**old, **new}.items()},
        sheets=_sheets_of(*(panel for panel, _ in (*old.values(), *new.values()))),
        origin=origin,
    )


def _sheets_of(*panels: Panel) -> tuple[Sheet, ...]:
    sheets = (sheet for panel in panels for sheet in panel.sheets)
    return tuple({(sheet.revision, sheet.sha256): sheet for sheet in sheets}.values())


def _rating_changes(
    crossing: str, leaves: Sequence[str], old: Panel, new: Panel
) -> list[RatingChange]:
    before: Profile = old.ratings
    after: Profile = new.ratings
    return [
        RatingChange(crossing, leaf, a, b)
        for leaf, a, b in zip(leaves, before, after, strict=True)
        if a != b
    ]


def _statement_changes(
    crossing: str, leaves: Sequence[str], old: Panel, new: Panel
) -> tuple[StatementChange, ...]:
    return statement_changes(
        crossing,
        cell_statements((sheet.value for sheet in old.sheets), leaves),
        cell_statements((sheet.value for sheet in new.sheets), leaves),
    )


def _ranks_on(
    crossings: Sequence[str], panels: Mapping[str, Panel], scoring: Scoring
) -> Mapping[str, int]:
    scores: list[Score] = []
    for crossing in crossings:
        score = panels[crossing].score(scoring)
        assert score is not None
        scores.append(score)
    return dict(zip(crossings, competition_ranks(order_indices(scores)), strict=True))
