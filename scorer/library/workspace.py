"""An opened workspace: everything that the commands answer, for programs and notebooks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from scorer.analysis.evidence.panel import Panel
from scorer.analysis.evidence.record import Absence, absence, record_of, sheets_that_count
from scorer.analysis.evidence.snapshot import Snapshot, take_snapshot
from scorer.analysis.options import Options
from scorer.analysis.scoring.ranking import Ranking, rank_snapshot
from scorer.analysis.scoring.scores import Scoring, scoring_of
from scorer.analysis.scoring.weights import GivenWeights, weights_given
from scorer.files.change.author import A_PROGRAM, Author
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.library.options import (
    QuestionError,
    as_given,
    changed,
    order_method,
    panel_rule,
    share_of,
    weight_source,
)
from scorer.library.selecting import origin_of, refuse_unrated, selection_of
from scorer.model import Crossing, Period, Rubric
from scorer.vocabulary import DatedBy

if TYPE_CHECKING:
    from scorer.analysis.change.changes import Changes
    from scorer.analysis.change.history import History
    from scorer.analysis.evidence.long_table import LongTable
    from scorer.analysis.reform.rating_sensitivity import RankSensitivity
    from scorer.analysis.reform.reforms import ReformAgenda
    from scorer.analysis.reform.scenarios import Settings, WhatIf
    from scorer.analysis.scoring.comparison import Comparison
    from scorer.analysis.situation import Situation
    from scorer.analysis.trust.agreement import PanelAgreement
    from scorer.analysis.trust.assessors import ComparisonByAssessor, PanelByAssessor
    from scorer.analysis.trust.order_methods import MethodComparison
    from scorer.analysis.trust.robust_ranking import RobustRanking
    from scorer.files.reading.registers import Progress
    from scorer.forms.landing.importing import ImportReport
    from scorer.forms.landing.proposals import ImportOptions
    from scorer.library.editing import WorkspaceEditor
    from scorer.library.rating import RatingSession
    from scorer.output.charts.kinds import ChartKind
    from scorer.output.charts.picture import Picture
    from scorer.output.report.report import Report
    from scorer.vocabulary import OrderMethod


@dataclass(frozen=True)
class OpenWorkspace:
    """A workspace whose files have been read.

    Every method gives a result and changes nothing, but for `import_forms` and the session of
    `rate`, which write sheets.
    """

    workspace: Workspace

    def rubric(self, reference: str | None = None) -> Rubric:
        """A rubric by id or `id@major`; without either, the one that the assessments use."""
        return self.workspace.rubric(reference)

    def rubric_asked(self, options: Options) -> Rubric:
        """The rubric that a question is about.

        Without a name, and with several major versions, the one whose sheets that the options take
        are the latest, so that no question is answered by a version that nobody used.
        """
        newest = self.rubric(options.get("rubric"))
        majors = [each.value for each in self.workspace.rubrics if each.value.id == newest.id]
        if options.get("rubric") is not None or len(majors) < 2:
            return newest
        selection = selection_of(self.workspace, options)
        latest: dict[str, Period] = {}
        for sheet in sheets_that_count(self.workspace, selection):
            reference, observed = sheet.value.rubric, sheet.value.observed
            latest[reference] = max(observed, latest.get(reference, observed))
        used = [rubric for rubric in majors if rubric.reference in latest]
        if not used:
            return newest
        return max(used, key=lambda rubric: (latest[rubric.reference], rubric.major))

    def crossing(self, name: str) -> Crossing:
        """A crossing by id, name or alias, whatever the case, accents and hyphens."""
        return self.workspace.crossing(name)

    def scoring(self, **options: Unpack[Options]) -> Scoring:
        """How profiles are scored under these options."""
        rubric = self.rubric_asked(options)
        coverage = options.get("min_coverage")
        return scoring_of(
            rubric,
            weights=weights_given(options.get("weights"), rubric),
            aggregate=options.get("aggregate"),
            min_coverage=None if coverage is None else share_of(coverage),
        )

    def snapshot(self, **options: Unpack[Options]) -> Snapshot:
        """For every crossing its latest panel under these options."""
        return take_snapshot(
            self.workspace,
            self.rubric_asked(options),
            selection=selection_of(self.workspace, options),
            rule=panel_rule(options),
        )

    def rank(self, **options: Unpack[Options]) -> Ranking:
        """The ranking of a snapshot, with the range that each score and rank can take."""
        return self._ranking(options, with_nodes=False)

    def score(self, **options: Unpack[Options]) -> Ranking:
        """The ranking with the score of every dimension of the rubric's tree."""
        return self._ranking(options, with_nodes=True)

    def compare(self, *names: str, **options: Unpack[Options]) -> "Comparison":
        """Crossings side by side; their ranks are those among all crossings of the snapshot."""
        from scorer.analysis.scoring.comparison import compare_rows

        wanted = list(dict.fromkeys(self.crossing(name).id for name in names))
        if len(wanted) < 2:
            raise QuestionError("to compare, name at least two different crossings")
        ranking = self.rank(**options)
        refuse_unrated(self.workspace, wanted, ranking.snapshot)
        return compare_rows(ranking, wanted, ranking.origin)

    def history(self, crossing: str, **options: Unpack[Options]) -> "History":
        """Every sheet of a crossing in time order, with what was corrected and withdrawn."""
        from scorer.analysis.change.history import history_of

        scoring = self.scoring(**options)
        found = self.crossing(crossing)
        record = record_of(
            self.workspace, selection_of(self.workspace, changed(options, crossings=[found.id]))
        )
        sheets = [each.sheet for each in record]
        return history_of(
            record,
            found,
            scoring,
            origin_of(self.workspace, scoring, options, sheets),
            versions=[
                each.value for each in self.workspace.rubrics if each.value.id == scoring.rubric.id
            ],
            there=None if record else self.absence(found.id, **options),
        )

    def panel(self, crossing: str, **options: Unpack[Options]) -> Panel | None:
        """The latest panel of one crossing; None where it is not rated."""
        found = self.crossing(crossing).id
        return self.snapshot(**changed(options, crossings=[found])).by_crossing.get(found)

    def absence(self, crossing: str, **options: Unpack[Options]) -> Absence:
        """What is on record of a crossing of which these options take no sheet."""
        return absence(
            self.workspace,
            self.crossing(crossing).id,
            self.rubric_asked(options).reference,
            selection_of(self.workspace, options),
        )

    def ratings(self, **options: Unpack[Options]) -> "LongTable":
        """The long table: one record a sheet and leaf, for one rubric or for all of them."""
        from scorer.analysis.evidence.long_table import long_table

        if {"weights", "aggregate", "min_coverage"} & as_given(options).keys():
            raise QuestionError("weights, aggregation and coverage make scores; ratings have none")
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
            as_given(options),
            selection_of(self.workspace, options),
        )

    def rank_by_order(self, method: "OrderMethod | str", **options: Unpack[Options]) -> Ranking:
        """The ranking by Copeland or Borda points, from the order in each dimension alone."""
        from scorer.analysis.trust.order_methods import rank_by_order

        return rank_by_order(self.rank(**options), order_method(method))

    def sensitivity(self, **options: Unpack[Options]) -> "RankSensitivity":
        """Which single rating, one level up or down, changes its crossing's rank."""
        from scorer.analysis.reform.rating_sensitivity import rank_sensitivity

        return rank_sensitivity(self.rank(**options))

    def compare_methods(self, **options: Unpack[Options]) -> "MethodComparison":
        """One row a crossing, one column a method of ranking."""
        from scorer.analysis.trust.order_methods import compare_methods

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
        from scorer.analysis.trust.draws import Uncertainty
        from scorer.analysis.trust.robust_ranking import robust_ranking

        source = weight_source(weights_from)
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
        from scorer.analysis.trust.agreement import panel_agreement

        ranking = self.rank(**options)
        return panel_agreement(ranking.snapshot, ranking.origin, seed=seed)

    def panel_by_assessor(
        self, crossing: str, **options: Unpack[Options]
    ) -> "PanelByAssessor | None":
        """The latest panel of a crossing with its assessors side by side; None if not rated."""
        from scorer.analysis.trust.assessors import panel_by_assessor

        found = self.crossing(crossing).id
        snapshot = self.snapshot(**changed(options, crossings=[found]))
        panel = snapshot.by_crossing.get(found)
        return None if panel is None else panel_by_assessor(panel, snapshot.rubric, snapshot.rule)

    def compare_by_assessor(
        self, *names: str, **options: Unpack[Options]
    ) -> "ComparisonByAssessor":
        """Crossings side by side, as each assessor saw them and as their panels do."""
        from scorer.analysis.trust.assessors import comparison_by_assessor

        return comparison_by_assessor(self.compare(*names, **options), self.scoring(**options))

    def what_if(
        self,
        settings: "Settings | Iterable[str]",
        *,
        new_weights: GivenWeights = None,
        title: str = "What if",
        **options: Unpack[Options],
    ) -> "WhatIf":
        """The ranking as it is and as it would be with other ratings, or other weights.

        settings: by crossing (id, name or alias) and leaf, None for not rated; or as texts,
        `hekou-lao-cai.transport=4`.
        new_weights: the weights after; without them those of before.
        """
        from scorer.library.scenarios import what_if

        return what_if(self, settings, new_weights=new_weights, title=title, options=options)

    def run_scenario(
        self,
        name: str,
        *,
        more: Iterable[str] = (),
        new_weights: GivenWeights = None,
        **options: Unpack[Options],
    ) -> "WhatIf":
        """A scenario kept in the workspace, by name or path.

        more: further settings, which outweigh the scenario's; new_weights: instead of its own.
        """
        from scorer.library.scenarios import run_scenario

        return run_scenario(self, name, more=more, new_weights=new_weights, options=options)

    def improve(
        self,
        crossing: str,
        *,
        to_rank: int = 1,
        within: int | None = None,
        **options: Unpack[Options],
    ) -> "ReformAgenda":
        """The smallest sets of level rises that take a crossing to a rank."""
        from scorer.analysis.reform.reforms import reform_agenda

        ranking = self.rank(**options)
        found = self.crossing(crossing).id
        refuse_unrated(self.workspace, [found], ranking.snapshot)
        return reform_agenda(ranking, found, to_rank=to_rank, within=within)

    def diff(
        self,
        old: Sheet | str | date,
        new: Sheet | str | date | None = None,
        *,
        begin: str | date | None = None,
        end: str | date | None = None,
        across_rubrics: bool = False,
        dated_by: DatedBy = DatedBy.BEGUN,
        **options: Unpack[Options],
    ) -> "Changes":
        """What changed between two sheets or two dates, or for one crossing (`old` alone).

        begin, end: for one crossing, as in `diff_crossing`. dated_by: what the dates choose, what
        had been observed by then, what was on record then, or what was observed within them.
        """
        from scorer.library.differences import diff

        return diff(
            self,
            old,
            new,
            begin,
            end,
            across_rubrics=across_rubrics,
            dated_by=dated_by,
            options=options,
        )

    def diff_dates(
        self,
        old: str | date,
        new: str | date,
        *,
        crossing: str | None = None,
        across_rubrics: bool = False,
        dated_by: DatedBy = DatedBy.BEGUN,
        **options: Unpack[Options],
    ) -> "Changes":
        """What changed between two dates, for the whole workspace or for one crossing.

        Raises QuestionError where the two dates stand under two major versions of the rubric,
        unless across_rubrics; then the leaves that both have are compared, without scores.
        dated_by: as in `diff`.
        """
        from scorer.library.differences import diff_dates

        return diff_dates(
            self,
            old,
            new,
            crossing=crossing,
            across_rubrics=across_rubrics,
            dated_by=dated_by,
            options=options,
        )

    def diff_crossing(
        self,
        crossing: str,
        old: str | date | None = None,
        new: str | date | None = None,
        *,
        across_rubrics: bool = False,
        dated_by: DatedBy = DatedBy.BEGUN,
        **options: Unpack[Options],
    ) -> "Changes":
        """What changed for one crossing between two dates.

        old, new: without them, the panel before the last and the last; of the record, what its
        last correction changed. dated_by: as in `diff`.
        """
        from scorer.library.differences import diff_crossing

        return diff_crossing(
            self,
            crossing,
            old,
            new,
            across_rubrics=across_rubrics,
            dated_by=dated_by,
            options=options,
        )

    def diff_sheets(
        self,
        old: Sheet,
        new: Sheet,
        *,
        across_rubrics: bool = False,
        **options: Unpack[Options],
    ) -> "Changes":
        """What changed between two sheets of a crossing, from files or from anywhere else."""
        from scorer.library.differences import diff_sheets

        return diff_sheets(self, old, new, across_rubrics=across_rubrics, options=options)

    def situation(
        self, *names: str, compare_to: str | date | None = None, **options: Unpack[Options]
    ) -> "Situation":
        """The ranking seen from every side: how sure, what moved, what would lift.

        names: the crossings it is about, all of them without any. compare_to: what moved since
        then; without it since each crossing's sheet before.
        """
        from scorer.analysis.situation import situation_of
        from scorer.library.differences import reversed_days

        ranking = self.rank(**options)
        named = list(dict.fromkeys(self.crossing(name).id for name in names))
        refuse_unrated(self.workspace, named, ranking.snapshot)
        earlier, as_of = None, options.get("as_of")
        if compare_to is not None:
            rubric = ranking.snapshot.rubric.reference
            before = self.snapshot(**changed(options, as_of=compare_to, rubric=rubric))
            earlier = before.by_crossing
        return situation_of(
            self.workspace,
            ranking,
            named=named,
            earlier=earlier,
            compared_to=None if compare_to is None else str(compare_to),
            reordered=compare_to is not None
            and as_of is not None
            and reversed_days(compare_to, as_of),
        )

    def report(
        self,
        *names: str,
        compare_to: str | date | None = None,
        language: str = "en",
        **options: Unpack[Options],
    ) -> "Report":
        """The report of a situation. language: of the rubric's texts."""
        from scorer.output.report.making import make_report

        return make_report(self.situation(*names, compare_to=compare_to, **options), language)

    def write_report(
        self,
        path: Path | str,
        *names: str,
        compare_to: str | date | None = None,
        language: str = "en",
        **options: Unpack[Options],
    ) -> tuple[Path, ...]:
        """Write the report of a situation; gives the files that were written, this one last.

        path: a page where it ends in .html, a Markdown document with its pictures beside it where
        in .md; QuestionError for any other.
        """
        from scorer.files.atomic import write_atomically
        from scorer.output.report import written

        report = self.report(*names, compare_to=compare_to, language=language, **options)
        target = Path(path)
        try:
            files = written(report, target.name)
        except ValueError as error:
            raise QuestionError(str(error)) from None
        paths = {target.with_name(name): content for name, content in files.items()}
        for each, content in paths.items():
            write_atomically(each, content)
        return tuple(paths)

    def chart(
        self,
        kind: "ChartKind | str",
        *,
        begin: str | date | None = None,
        end: str | date | None = None,
        **options: Unpack[Options],
    ) -> "Picture":
        """What a chart of a kind shows, to be drawn as a picture or as text.

        crossings: for history, the one to follow. begin, end: as of when and until when, for
        slope and contributions.
        """
        from scorer.library.charts import picture_of

        return picture_of(self, kind, begin, end, options)

    def geojson(self, **options: Unpack[Options]) -> "tuple[str, int]":
        """The crossings with their scores as GeoJSON (RFC 7946), and how many have no location."""
        from scorer.output.formats.geojson import feature_collection

        return feature_collection(self.rank(**options), self.workspace.crossings)

    def form(
        self,
        to: str,
        *names: str,
        prefill: bool = False,
        assessors: Collection[str] = (),
        rubric: str | None = None,
        language: str = "en",
    ) -> bytes | str:
        """A form to fill in, for these crossings; without any for all that the format is for.

        prefill: start from each crossing's latest sheet; assessors: by one of these alone.
        """
        from scorer.library.forms import blank_or_prefilled

        return blank_or_prefilled(
            self,
            to,
            names,
            prefill=prefill,
            assessors=assessors,
            rubric=rubric,
            language=language,
        )

    def rate(
        self,
        crossing: str,
        *,
        blank: bool = False,
        rubric: str | None = None,
        language: str = "en",
        today: date | None = None,
        author: Author = A_PROGRAM,
        dimension: str | None = None,
        assessors: Collection[str] = (),
    ) -> "RatingSession":
        """A crossing to be rated question by question; it writes a draft, and the sheet at last.

        blank: do not begin from its latest sheet. author: by which command it is written.
        dimension: the only one that is rated again, in the latest sheet. assessors: whose sheet.
        """
        from scorer.library.rating import begin_rating

        return begin_rating(
            self, crossing, blank, rubric, language, today, author, dimension, assessors
        )

    def latest_sheet(
        self, crossing: str, *, rubric: str | None = None, assessors: Collection[str] = ()
    ) -> Sheet | None:
        """What forms and `rate` begin from: the sheet of its latest panel that was recorded last.

        assessors: by one of these alone.
        """
        from scorer.library.rating import latest_sheet

        return latest_sheet(
            self, self.crossing(crossing).id, self.rubric(rubric).reference, assessors
        )

    def import_forms(
        self,
        contents: Mapping[str, bytes],
        options: "ImportOptions",
        progress: "Progress | None" = None,
    ) -> "ImportReport":
        """Filled forms, by the name of their file, into sheets of the workspace.

        Writes them, unless `options.dry_run`; what is doubtful is in the report. The files are
        read again for it, and this workspace stays as it was opened: open it again to see the
        new sheets.
        """
        return self.editor.import_forms(contents, options, progress)

    @property
    def editor(self) -> "WorkspaceEditor":
        """What writes into the workspace."""
        from scorer.library.editing import WorkspaceEditor

        return WorkspaceEditor(self.workspace.root)

    def _ranking(self, options: Options, *, with_nodes: bool) -> Ranking:
        scoring = self.scoring(**options)
        snapshot = self.snapshot(**options)
        origin = origin_of(self.workspace, scoring, options, snapshot.sheets)
        return rank_snapshot(snapshot, scoring, origin, with_nodes=with_nodes)
