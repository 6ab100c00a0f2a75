"""An opened workspace: its rubrics and crossings by name, its snapshots, rankings and histories."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

from scorer.analysis.evidence.snapshot import (
    Panel,
    Selection,
    Sheet,
    Snapshot,
    files_behind,
    take_snapshot,
)
from scorer.analysis.result import Origin
from scorer.analysis.scoring.ranking import Ranking, rank_snapshot
from scorer.analysis.scoring.scores import Scoring, scoring_of
from scorer.analysis.scoring.weights import weights_given
from scorer.files.workspace import Workspace
from scorer.library.options import (
    Options,
    QuestionError,
    as_given,
    day_of,
    known_only,
    panel_rule,
    share_of,
)
from scorer.model import Crossing, Rubric
from scorer.vocabulary import CROSSING_KINDS, METHODS

if TYPE_CHECKING:
    from scorer.analysis.change.history import History
    from scorer.analysis.evidence.long_table import LongTable
    from scorer.analysis.scoring.comparison import Comparison


@dataclass(frozen=True)
class Basis:
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
            min_coverage=None if coverage is None else share_of(coverage),
        )

    def snapshot(self, **options: Unpack[Options]) -> Snapshot:
        """For every crossing its latest panel under these options."""
        return take_snapshot(
            self.workspace,
            self.rubric(options.get("rubric")),
            as_of=day_of(options.get("as_of")),
            selection=self._selection(options),
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
        for crossing in wanted:
            if crossing not in ranking.snapshot.by_crossing:
                raise QuestionError(self._not_rated(crossing, ranking.snapshot))
        return compare_rows(ranking, wanted, ranking.origin)

    def history(self, crossing: str, **options: Unpack[Options]) -> "History":
        """Every sheet of a crossing in time order."""
        from scorer.analysis.change.history import history_of

        scoring = self.scoring(**options)
        found = self.crossing(crossing)
        sheets = [s for s in self.workspace.assessments if s.value.crossing == found.id]
        return history_of(self.workspace, found, scoring, self._origin(scoring, options, sheets))

    def panel(self, crossing: str, **options: Unpack[Options]) -> Panel | None:
        """The latest panel of one crossing; None where it is not rated."""
        found = self.crossing(crossing).id
        return self.snapshot(**options).by_crossing.get(found)

    def ratings(self, **options: Unpack[Options]) -> "LongTable":
        """The long table: one record a sheet and leaf, for one rubric or for all of them."""
        from scorer.analysis.evidence.long_table import long_table

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
            self._selection(options),
            day_of(options.get("as_of")),
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
                **as_given(options),
                "aggregate": scoring.aggregate.name,
                "min_coverage": float(scoring.min_coverage),
                "panel": panel_rule(options).value,
                **more,
            },
            files=files_behind(self.workspace, scoring.rubric, sheets),
        )

    def _selection(self, options: Options) -> Selection:
        return Selection(
            crossings=tuple(self.crossing(name).id for name in options.get("crossings", ())),
            kinds=known_only("kind", options.get("kinds", ()), CROSSING_KINDS),
            countries=known_only(
                "country",
                [code.upper() for code in options.get("countries", ())],
                (code for each in self.workspace.crossings.values() for code in each.countries),
            ),
            methods=known_only("method", options.get("methods", ()), METHODS),
            assessors=known_only(
                "assessor",
                options.get("assessors", ()),
                (sheet.value.assessor for sheet in self.workspace.assessments),
            ),
        )

    def _not_rated(self, crossing: str, snapshot: Snapshot) -> str:
        when = f" that had begun by {snapshot.as_of}" if snapshot.as_of else ""
        name = self.workspace.crossings[crossing].name
        return (
            f"{name} has no sheet under {snapshot.rubric.reference}{when} that these options take"
        )
