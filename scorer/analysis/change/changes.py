"""Changes between two sheets, two panels or two snapshots: ratings, scores, ranks, statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.change.continuity import Continuity, continuity
from scorer.analysis.change.contributions import contributions
from scorer.analysis.change.looks import SecondLook, look_at
from scorer.analysis.change.statements import (
    StatementChange,
    cell_statements,
    explained,
    statement_changes,
)
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranks import competition_ranks, order_indices
from scorer.analysis.scoring.scores import Profile, Scoring, widened
from scorer.files.filed import Sheet
from scorer.model import Rubric, Scale
from scorer.vocabulary import DatedBy


@dataclass(frozen=True)
class RatingChange:
    """One leaf of one crossing whose rating is not what it was; None is not rated."""

    crossing: str
    dimension: str
    old: Exact | None
    new: Exact | None
    scales: tuple[Scale, Scale] | None = None
    """Of the two, where the levels cannot be subtracted."""
    mapped: tuple[Exact, Exact] | None = None
    """Both levels on the scale of the later version, where the rubric says how they map."""

    @property
    def delta(self) -> Exact | None:
        """New less old, where both are rated and can be read on one scale."""
        if self.mapped is not None:
            return self.mapped[1] - self.mapped[0]
        if self.old is None or self.new is None or self.scales is not None:
            return None
        return self.new - self.old


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
    range_old: tuple[Score, Score]
    """The lowest and the highest that the score could be."""
    range_new: tuple[Score, Score]

    @property
    def delta(self) -> Score | None:
        """New less old, where there are both."""
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def inside_ranges(self) -> bool:
        """Whether either range holds both scores, so that nothing need have moved."""
        if self.old is None or self.new is None or self.old == self.new:
            return False
        (low_old, high_old), (low_new, high_new) = self.range_old, self.range_new
        return low_new <= self.old <= high_new and low_old <= self.new <= high_old


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
    looks: tuple[SecondLook, ...]
    """Who rated each crossing that both states have."""
    origin: Origin
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Leaves that had another id in the older rubric, with that id."""
    only_old: tuple[str, ...] = ()
    """Leaves of the older rubric without a counterpart in the newer, where they are two."""
    only_new: tuple[str, ...] = ()
    reordered: bool = False
    """Whether the two were asked for the other way round."""
    dated_by: DatedBy = DatedBy.BEGUN
    """What the two dates choose."""

    @property
    def nobody_looked(self) -> tuple[str, ...]:
        """The crossings whose sheets are the same on both sides."""
        return tuple(look.crossing for look in self.looks if look.same_sheets)

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
    reordered: bool = False,
    dated_by: DatedBy = DatedBy.BEGUN,
) -> Changes:
    """What changed between two states of one rubric, crossing by crossing in the newer's order.

    Ranks before and after are taken on the crossings that have a score in both states.
    reordered: whether the two were asked for the other way round.
    """
    both = [crossing for crossing in new if crossing in old]
    leaves = scoring.rubric.leaf_ids
    names = {leaf: leaf for leaf in leaves}
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
                range_old=widened(old[crossing].score_range(scoring), before),
                range_new=widened(new[crossing].score_range(scoring), after),
            )
            for crossing in both
        ),
        statements=tuple(
            change for c in both for change in _statement_changes(c, names, old[c], new[c])
        ),
        entered=tuple(crossing for crossing in new if crossing not in old),
        left=tuple(crossing for crossing in old if crossing not in new),
        ranked=ranked,
        names={c: panel.crossing.name for c, panel in {**old, **new}.items()},
        sheets=_sheets_of(*old.values(), *new.values()),
        looks=tuple(look_at(old[c], new[c], scoring.rubric, scoring.rubric) for c in both),
        origin=origin,
        reordered=reordered,
        dated_by=dated_by,
    )


def changes_on_shared_leaves(
    old: Mapping[str, tuple[Panel, Rubric]],
    new: Mapping[str, tuple[Panel, Rubric]],
    origin: Origin,
    *,
    called: tuple[str, str],
    versions: Iterable[Rubric] = (),
    reordered: bool = False,
    dated_by: DatedBy = DatedBy.BEGUN,
) -> Changes:
    """What changed between panels of two rubrics, on the leaves that go on; no scores.

    versions: of the rubric, which say which leaf was which and how levels map. Levels of two scales
    are set side by side and not subtracted, unless they do. reordered: as in `changes_between`.
    """
    every = list(versions)
    both = [crossing for crossing in new if crossing in old]
    changes: list[RatingChange] = []
    statements: list[StatementChange] = []
    shared: dict[str, None] = {}
    renamed: dict[str, str] = {}
    only_old: dict[str, None] = {}
    only_new: dict[str, None] = {}
    for crossing in both:
        (before, old_rubric), (after, new_rubric) = old[crossing], new[crossing]
        goes_on = continuity(old_rubric, new_rubric, every)
        shared.update(dict.fromkeys(each.new for each in goes_on.joined))
        renamed |= {each.new: each.old for each in goes_on.joined if each.new != each.old}
        only_old.update(dict.fromkeys(goes_on.only_old))
        only_new.update(dict.fromkeys(goes_on.only_new))
        changes.extend(_changes_of_joined(crossing, goes_on, old[crossing], new[crossing]))
        names = {each.old: each.new for each in goes_on.joined}
        statements.extend(_statement_changes(crossing, names, before, after))
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
        looks=tuple(look_at(old[c][0], new[c][0], old[c][1], new[c][1], every) for c in both),
        origin=origin,
        renamed=renamed,
        only_old=tuple(only_old),
        only_new=tuple(only_new),
        reordered=reordered,
        dated_by=dated_by,
    )


def _changes_of_joined(
    crossing: str, goes_on: Continuity, old: tuple[Panel, Rubric], new: tuple[Panel, Rubric]
) -> Iterator[RatingChange]:
    """The leaves whose level is another, or may be as far as the scales tell."""
    (before, old_rubric), (after, new_rubric) = old, new
    before_ratings = dict(zip(old_rubric.leaf_ids, before.ratings, strict=True))
    after_ratings = dict(zip(new_rubric.leaf_ids, after.ratings, strict=True))
    for each in goes_on.joined:
        first, last = before_ratings[each.old], after_ratings[each.new]
        if first is None and last is None:
            continue
        both = None if first is None or last is None else each.on_one_scale(first, last)
        if both is not None and both[0] == both[1]:
            continue
        apart = both is None and each.levels is not None
        yield RatingChange(
            crossing,
            each.new,
            first,
            last,
            scales=(old_rubric.scale, new_rubric.scale) if apart else None,
            mapped=None if each.levels is None else both,
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
    crossing: str, names: Mapping[str, str], old: Panel, new: Panel
) -> tuple[StatementChange, ...]:
    """names: of the leaves before, what each is called after."""
    before = [sheet.value for sheet in old.sheets]
    after = [sheet.value for sheet in new.sheets]
    changes = statement_changes(
        crossing,
        [replace(each, dimension=names[each.dimension]) for each in cell_statements(before, names)],
        cell_statements(after, names.values()),
    )
    return tuple(explained(change, before, after) for change in changes)


def _ranks_on(
    crossings: Sequence[str], panels: Mapping[str, Panel], scoring: Scoring
) -> Mapping[str, int]:
    scores: list[Score] = []
    for crossing in crossings:
        score = panels[crossing].score(scoring)
        assert score is not None
        scores.append(score)
    return dict(zip(crossings, competition_ranks(order_indices(scores)), strict=True))
