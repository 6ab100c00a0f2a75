"""What a program or a notebook uses: an opened workspace that answers what the commands answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, cast

from scorer.analysis.changes import Changes, changes_between, changes_on_shared_leaves
from scorer.analysis.comparison import Comparison, compare_rows
from scorer.analysis.long_table import LongTable, long_table
from scorer.analysis.order_methods import (
    MethodComparison,
    OrderMethod,
    compare_methods,
    rank_by_order,
)
from scorer.analysis.ranking import Ranking, rank_snapshot
from scorer.analysis.reforms import ReformAgenda, reform_agenda
from scorer.analysis.result import Origin
from scorer.analysis.scenarios import Settings, WhatIf, settings_from, with_ratings
from scorer.analysis.scores import Scoring, exact, scoring_of
from scorer.analysis.snapshot import (
    Panel,
    PanelRule,
    Selection,
    Sheet,
    Snapshot,
    combined,
    files_behind,
    take_snapshot,
)
from scorer.analysis.timeline import History, history_of
from scorer.analysis.weights import GivenWeights, weights_given
from scorer.files.workspace import (
    Workspace,
    demo_workspace,
    find_workspace,
    load_workspace,
)
from scorer.model import Aggregation, Crossing, Period, Rubric

if TYPE_CHECKING:
    from scorer.analysis.panels import PanelAgreement
    from scorer.analysis.robust_ranking import RobustRanking


class QuestionError(ValueError):
    """What was asked cannot be answered from this workspace; the message says why."""


class Options(TypedDict, total=False):
    """What shapes a result; every part may be left out."""

    as_of: str | date | None
    """Look at the workspace as of a day, or as of the last day of a month or a year."""
    rubric: str | None
    """A rubric's id, or `id@major`; needed only where a workspace uses several."""
    weights: GivenWeights
    """`trade=2,bez=1`, a mapping, or the name of a weighting of the rubric."""
    aggregate: Aggregation | str | None
    """Instead of the rubric's aggregation."""
    min_coverage: int | float | str | Decimal | Fraction | None
    """Share of weight, 0 to 1, that has to be rated for a score, instead of the rubric's."""
    panel: PanelRule | str | None
    """How several assessors' ratings become one: median (the default) or mean."""
    crossings: Iterable[str]
    """Ids, names or aliases."""
    kinds: Iterable[str]
    """`area`, `gate`."""
    countries: Iterable[str]
    """ISO 3166-1 alpha-2 codes."""
    methods: Iterable[str]
    """Assessment methods."""
    assessors: Iterable[str]


def open_workspace(path: Path | str | None = None, *, demo: bool = False) -> "OpenWorkspace":
    """The workspace at a path, or the one that the current folder lies in.

    demo: the workspace that is shipped with the package.
    Raises WorkspaceError where there is none, InvalidFilesError where its files have errors.
    """
    if demo:
        return OpenWorkspace(load_workspace(demo_workspace()))
    return OpenWorkspace(load_workspace(Path(path) if path is not None else find_workspace()))


@dataclass(frozen=True)
class OpenWorkspace:
    """A workspace whose files have been read; every method gives a result and changes nothing."""

    workspace: Workspace

    def rubric(self, reference: str | None = None) -> Rubric:
        """A rubric by id or `id@major`; without either, the one that the assessments use."""
        return self.workspace.rubric(reference)

    def crossing(self, name: str) -> Crossing:
        """A crossing by id, name or alias, whatever the case, accents and hyphens."""
        return self.workspace.crossing(name)

    def scoring(self, **options: Unpack[Options]) -> Scoring:
        """How profiles are scored under these options."""
        rubric = self.rubric(options.get("rubric"))
        coverage = options.get("min_coverage")
        return scoring_of(
            rubric,
            weights=weights_given(options.get("weights"), rubric),
            aggregate=options.get("aggregate"),
            min_coverage=None if coverage is None else _share(coverage),
        )

    def snapshot(self, **options: Unpack[Options]) -> Snapshot:
        """For every crossing its latest panel under these options."""
        return take_snapshot(
            self.workspace,
            self.rubric(options.get("rubric")),
            as_of=_day(options.get("as_of")),
            selection=self._selection(options),
            rule=_panel_rule(options),
        )

    def rank(self, **options: Unpack[Options]) -> Ranking:
        """The ranking of a snapshot, with the range that each score and rank can take."""
        return self._ranking(options, with_nodes=False)

    def score(self, **options: Unpack[Options]) -> Ranking:
        """The ranking with the score of every dimension of the rubric's tree."""
        return self._ranking(options, with_nodes=True)

    def rank_by_order(self, method: OrderMethod | str, **options: Unpack[Options]) -> Ranking:
        """The ranking by Copeland or Borda points, from the order in each dimension alone."""
        try:
            wanted = OrderMethod(method)
        except ValueError:
            known = ", ".join(OrderMethod)
            raise QuestionError(
                f"there is no ranking method {method!r}; there are {known}"
            ) from None
        return rank_by_order(self.rank(**options), wanted)

    def compare_methods(self, **options: Unpack[Options]) -> MethodComparison:
        """One row a crossing, one column a method of ranking."""
        return compare_methods(self.rank(**options))

    def robustness(
        self,
        *,
        weights_from: str = "uniform",
        vary_ratings: bool = False,
        vary_method: bool = False,
        leave_one_out: bool = False,
        draws: int | None = None,
        seed: int = 0,
        top: int = 3,
        variation: bool = False,
        **options: Unpack[Options],
    ) -> "RobustRanking":
        """How far the ranking holds when weights, ratings and method vary.

        weights_from: fixed, uniform, order:a>b=c, around:20% or dirichlet:50.
        variation: also the share of rank variation that each input causes.
        """
        from scorer.analysis.robust_ranking import robust_ranking
        from scorer.analysis.uncertain_inputs import Uncertainty
        from scorer.analysis.weight_space import parse_weight_source

        try:
            source = parse_weight_source(weights_from)
        except ValueError as error:
            raise QuestionError(str(error)) from None
        return robust_ranking(
            self.rank(**options),
            Uncertainty(source, vary_ratings, vary_method, leave_one_out),
            draws=draws,
            seed=seed,
            top=top,
            with_variation=variation,
        )

    def agreement(self, *, seed: int = 0, **options: Unpack[Options]) -> "PanelAgreement":
        """How far the assessors of each panel agree, and where they differ most."""
        from scorer.analysis.panels import panel_agreement

        ranking = self.rank(**options)
        return panel_agreement(ranking.snapshot, ranking.origin, seed=seed)

    def what_if(
        self,
        settings: Settings | Iterable[str],
        *,
        new_weights: GivenWeights = None,
        title: str = "What if",
        **options: Unpack[Options],
    ) -> WhatIf:
        """The ranking as it is and as it would be with other ratings, or other weights.

        settings: by crossing (id, name or alias) and leaf, None for not rated; or as texts,
        `hekou-lao-cai.transport=4`.
        new_weights: the weights after; without them those of before.
        """
        before = self.rank(**options)
        given_settings = settings if isinstance(settings, Mapping) else settings_from(settings)
        by_id = {
            (self.crossing(name).id, leaf): value for (name, leaf), value in given_settings.items()
        }
        changed = with_ratings(before.snapshot, by_id)
        scoring = (
            before.scoring
            if new_weights is None
            else self.scoring(**_with(options, weights=new_weights))
        )
        given = {f"{crossing}.{leaf}": value for (crossing, leaf), value in by_id.items()}
        extra: dict[str, Any] = {
            "set": {k: None if v is None else float(v) for k, v in given.items()}
        }
        if new_weights is not None:
            extra["new_weights"] = {k: float(v) for k, v in scoring.weights.items()}
        origin = replace(before.origin, options={**before.origin.options, **extra})
        return WhatIf(
            title=title,
            before=before,
            after=rank_snapshot(changed, scoring, origin),
            settings={key: None if v is None else exact(v) for key, v in by_id.items()},
            origin=origin,
        )

    def improve(
        self,
        crossing: str,
        *,
        to_rank: int = 1,
        within: int | None = None,
        **options: Unpack[Options],
    ) -> ReformAgenda:
        """The smallest sets of level rises that take a crossing to a rank."""
        ranking = self.rank(**options)
        found = self.crossing(crossing).id
        if found not in ranking.snapshot.by_crossing:
            raise QuestionError(self._not_rated(found, ranking.snapshot))
        return reform_agenda(ranking, found, to_rank=to_rank, within=within)

    def compare(self, *names: str, **options: Unpack[Options]) -> Comparison:
        """Crossings side by side; their ranks are those among all crossings of the snapshot."""
        wanted = list(dict.fromkeys(self.crossing(name).id for name in names))
        if len(wanted) < 2:
            raise QuestionError("to compare, name at least two different crossings")
        ranking = self.rank(**options)
        for crossing in wanted:
            if crossing not in ranking.snapshot.by_crossing:
                raise QuestionError(self._not_rated(crossing, ranking.snapshot))
        return compare_rows(ranking, wanted, ranking.origin)

    def history(self, crossing: str, **options: Unpack[Options]) -> History:
        """Every sheet of a crossing in time order."""
        scoring = self.scoring(**options)
        found = self.crossing(crossing)
        sheets = [s for s in self.workspace.assessments if s.value.crossing == found.id]
        return history_of(self.workspace, found, scoring, self._origin(scoring, options, sheets))

    def panel(self, crossing: str, **options: Unpack[Options]) -> Panel | None:
        """The latest panel of one crossing; None where it is not rated."""
        found = self.crossing(crossing).id
        return self.snapshot(**options).by_crossing.get(found)

    def ratings(self, **options: Unpack[Options]) -> LongTable:
        """The long table: one record a sheet and leaf, for one rubric or for all of them."""
        reference = options.get("rubric")
        used = {sheet.value.rubric for sheet in self.workspace.assessments}
        rubrics = (
            [self.rubric(reference)]
            if reference is not None
            else [each.value for each in self.workspace.rubrics if each.value.reference in used]
        )
        return long_table(
            self.workspace,
            rubrics,
            _as_given(options),
            self._selection(options),
            _day(options.get("as_of")),
        )

    def diff_dates(
        self,
        old: str | date,
        new: str | date,
        *,
        crossing: str | None = None,
        across_rubrics: bool = False,
        **options: Unpack[Options],
    ) -> Changes:
        """What changed between two dates, for the whole workspace or for one crossing.

        Raises QuestionError where the two dates stand under two major versions of the rubric,
        unless across_rubrics; then the leaves that both have are compared, without scores.
        """
        if crossing is not None:
            options["crossings"] = [crossing]
        if not across_rubrics and options.get("rubric") is None:
            self._refuse_two_versions(old, new, options)
        called = str(old), str(new)
        if across_rubrics:
            return self._diff_across(old, new, options)
        scoring = self.scoring(**options)
        before = self._as_of(old, options)
        after = self._as_of(new, options)
        if crossing is not None:
            for snapshot, day in ((before, old), (after, new)):
                if not snapshot.panels:
                    name = self.crossing(crossing).name
                    raise QuestionError(f"{name} has no sheet that had begun by {day}")
        elif not after.panels and not before.panels:
            raise QuestionError(f"no sheet of {scoring.rubric.reference} had begun by {new}")
        sheets = [
            sheet
            for snapshot in (before, after)
            for panel in snapshot.panels
            for sheet in panel.sheets
        ]
        return changes_between(
            before.by_crossing,
            after.by_crossing,
            scoring,
            self._origin(scoring, options, sheets, old=called[0], new=called[1]),
            called=called,
            ranked=crossing is None,
        )

    def diff_crossing(
        self,
        crossing: str,
        old: str | date | None = None,
        new: str | date | None = None,
        *,
        across_rubrics: bool = False,
        **options: Unpack[Options],
    ) -> Changes:
        """What changed for one crossing between two dates.

        old, new: without them, the panel before the last and the last.
        """
        found = self.crossing(crossing)
        references = (
            [rubric.reference for rubric in self._versions(None)]
            if across_rubrics
            else [self.rubric(options.get("rubric")).reference]
        )
        begun = sorted(
            {
                sheet.value.observed.begin
                for sheet in self.workspace.assessments
                if sheet.value.crossing == found.id and sheet.value.rubric in references
            }
        )
        if (old is None or new is None) and len(begun) < 2:
            raise QuestionError(
                f"{found.name} has been looked at {len(begun)} time(s) under "
                f"{', '.join(references)}; there is nothing to compare it with"
            )
        return self.diff_dates(
            begun[-2] if old is None else old,
            begun[-1] if new is None else new,
            crossing=found.id,
            across_rubrics=across_rubrics,
            **options,
        )

    def diff_sheets(
        self,
        old: Sheet,
        new: Sheet,
        *,
        across_rubrics: bool = False,
        **options: Unpack[Options],
    ) -> Changes:
        """What changed between two sheets, from files or from anywhere else."""
        called = (f"{old.path} ({old.value.observed})", f"{new.path} ({new.value.observed})")
        crossing = self.crossing(new.value.crossing)
        before_rubric, after_rubric = self.rubric(old.value.rubric), self.rubric(new.value.rubric)
        scoring = self.scoring(**_with(options, rubric=new.value.rubric))
        origin = self._origin(scoring, options, [old, new], old=old.path, new=new.path)
        before = combined(crossing, [old], before_rubric)
        after = combined(crossing, [new], after_rubric)
        if before_rubric.reference != after_rubric.reference:
            if not across_rubrics:
                raise QuestionError(
                    _two_versions([before_rubric.reference], [after_rubric.reference])
                )
            return changes_on_shared_leaves(
                {crossing.id: (before, before_rubric.leaf_ids)},
                {crossing.id: (after, after_rubric.leaf_ids)},
                origin,
                called=called,
            )
        return changes_between(
            {crossing.id: before},
            {crossing.id: after},
            scoring,
            origin,
            called=called,
            ranked=False,
        )

    def _ranking(self, options: Options, *, with_nodes: bool) -> Ranking:
        scoring = self.scoring(**options)
        snapshot = self.snapshot(**options)
        sheets = [sheet for panel in snapshot.panels for sheet in panel.sheets]
        origin = self._origin(scoring, options, sheets)
        return rank_snapshot(snapshot, scoring, origin, with_nodes=with_nodes)

    def _origin(
        self, scoring: Scoring, options: Options, sheets: Iterable[Sheet], **more: Any
    ) -> Origin:
        return Origin(
            rubric=f"{scoring.rubric.id}@{scoring.rubric.version}",
            options={
                **_as_given(options),
                "aggregate": scoring.aggregate.value,
                "min_coverage": float(scoring.min_coverage),
                "panel": _panel_rule(options).value,
                **more,
            },
            files=files_behind(self.workspace, scoring.rubric, sheets),
        )

    def _selection(self, options: Options) -> Selection:
        return Selection(
            crossings=tuple(self.crossing(name).id for name in options.get("crossings", ())),
            kinds=tuple(options.get("kinds", ())),
            countries=tuple(code.upper() for code in options.get("countries", ())),
            methods=tuple(options.get("methods", ())),
            assessors=tuple(options.get("assessors", ())),
        )

    def _as_of(self, day: str | date, options: Options) -> Snapshot:
        return self.snapshot(**_with(options, as_of=day))

    def _not_rated(self, crossing: str, snapshot: Snapshot) -> str:
        when = f" that had begun by {snapshot.as_of}" if snapshot.as_of else ""
        name = self.workspace.crossings[crossing].name
        return (
            f"{name} has no sheet under {snapshot.rubric.reference}{when} that these options take"
        )

    def _versions(self, reference: str | None) -> list[Rubric]:
        rubric = self.rubric(reference)
        return [each.value for each in self.workspace.rubrics if each.value.id == rubric.id]

    def _latest_of_any_version(
        self, day: str | date, options: Options
    ) -> Mapping[str, tuple[Panel, Rubric]]:
        latest: dict[str, tuple[Panel, Rubric]] = {}
        for rubric in self._versions(None):
            snapshot = self._as_of(day, _with(options, rubric=rubric.reference))
            for panel in snapshot.panels:
                known = latest.get(panel.crossing.id)
                if known is None or known[0].period < panel.period:
                    latest[panel.crossing.id] = panel, rubric
        return latest

    def _refuse_two_versions(self, old: str | date, new: str | date, options: Options) -> None:
        if len(self._versions(None)) < 2:
            return
        before = self._latest_of_any_version(old, options)
        after = self._latest_of_any_version(new, options)
        used = [
            sorted({rubric.reference for _, rubric in state.values()}) for state in (before, after)
        ]
        if used[0] and used[1] and used[0] != used[1]:
            raise QuestionError(_two_versions(*used))

    def _diff_across(self, old: str | date, new: str | date, options: Options) -> Changes:
        before = self._latest_of_any_version(old, options)
        after = self._latest_of_any_version(new, options)
        sheets = [s for state in (before, after) for p, _ in state.values() for s in p.sheets]
        order = [each for each in self.workspace.crossings if each in after]
        return changes_on_shared_leaves(
            {crossing: (panel, rubric.leaf_ids) for crossing, (panel, rubric) in before.items()},
            {crossing: (after[crossing][0], after[crossing][1].leaf_ids) for crossing in order},
            self._origin(self.scoring(**options), options, sheets, old=str(old), new=str(new)),
            called=(str(old), str(new)),
        )


__all__ = ["OpenWorkspace", "Options", "QuestionError", "open_workspace"]


def _with(options: Options, **changes: Any) -> Options:
    return cast(Options, {**options, **changes})


def _two_versions(old: list[str], new: list[str]) -> str:
    return (
        f"the older side is rated under {', '.join(old)}, the newer under {', '.join(new)}; "
        "two major versions are not mixed silently: add --across-rubrics to compare the "
        "dimensions that they share"
    )


def _day(as_of: str | date | None) -> date | None:
    if as_of is None or isinstance(as_of, date):
        return as_of
    try:
        return Period.parse(as_of.strip()).end
    except ValueError as error:
        raise QuestionError(f"{error}; write a day, a month or a year, as in 2018-06-30") from None


def _share(number: int | float | str | Decimal | Fraction) -> Fraction:
    try:
        return Fraction(str(number))
    except (ValueError, ZeroDivisionError):
        raise QuestionError(f"{number!r} is no share of weight; write one from 0 to 1") from None


def _panel_rule(options: Options) -> PanelRule:
    rule = options.get("panel") or PanelRule.MEDIAN
    try:
        return PanelRule(rule)
    except ValueError:
        raise QuestionError(
            f"there is no panel rule {rule!r}; there are {', '.join(PanelRule)}"
        ) from None


def _as_given(options: Options) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for key, value in options.items():
        if value is None or value == () or value == []:
            continue
        if isinstance(value, Mapping):
            given[key] = {name: float(weight) for name, weight in value.items()}
        elif isinstance(value, str | int | float | bool):
            given[key] = value
        elif isinstance(value, Iterable):
            given[key] = list(value)
        else:
            given[key] = str(value)
    return given
