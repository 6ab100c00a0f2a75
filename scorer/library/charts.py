"""What a chart is drawn of: the result that each kind of chart shows, drawn or as text."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scorer.analysis.options import Options
from scorer.analysis.result import Result
from scorer.library.options import QuestionError, among, changed
from scorer.model import Rubric
from scorer.output.charts.kinds import ChartKind

if TYPE_CHECKING:
    import altair

    from scorer.library.workspace import OpenWorkspace
    from scorer.output.tables.table import Presentation

OF_CHANGES = (ChartKind.SLOPE, ChartKind.CONTRIBUTIONS)
"""Charts of what changed between two dates."""


@dataclass(frozen=True)
class Charted:
    """A result with the kind of chart that it is to be drawn as."""

    kind: ChartKind
    result: Result
    rubric: Rubric

    def drawn(self, language: str = "en", width: int = 680) -> "altair.VConcatChart":
        """The chart; width: of the picture, in pixels."""
        from scorer.output.charts import chart

        return chart(
            self.kind,
            self.result,
            language=language,
            width=width,
            titles=self.rubric.titles(language),
        )

    def as_text(self, language: str = "en") -> "Presentation":
        """The chart in letters, for a terminal; QuestionError for a kind that needs a picture."""
        from scorer.analysis.change.history import History
        from scorer.analysis.scoring.ranking import Ranking
        from scorer.output.charts.terminal import draw_history, draw_profile, draw_ranking

        if isinstance(self.result, History):
            return draw_history(self.result)
        if self.kind is ChartKind.PROFILE and isinstance(self.result, Ranking):
            return draw_profile(self.result, language)
        if self.kind is ChartKind.RANKING and isinstance(self.result, Ranking):
            return draw_ranking(self.result)
        raise QuestionError(
            f"a terminal cannot draw {self.kind}; name a file: --output {self.kind}.svg"
        )


def charted(
    workspace: "OpenWorkspace",
    kind: ChartKind | str,
    begin: str | date | None,
    end: str | date | None,
    options: Options,
) -> Charted:
    """What a chart of a kind shows; begin, end: for slope and contributions."""
    wanted = among(ChartKind, kind, "chart")
    result = _result(workspace, wanted, begin, end, options)
    return Charted(wanted, result, workspace.rubric(options.get("rubric")))


def _result(
    workspace: "OpenWorkspace",
    kind: ChartKind,
    begin: str | date | None,
    end: str | date | None,
    options: Options,
) -> Result:
    if kind is ChartKind.HISTORY:
        crossings = list(options.get("crossings", ()))
        if len(crossings) != 1:
            raise QuestionError("history follows one crossing: scorer chart history CROSSING")
        return workspace.history(crossings[0], **changed(options, crossings=()))
    if kind in OF_CHANGES:
        if begin is None or end is None:
            raise QuestionError(f"{kind} needs two dates: --from 2018 --to 2024")
        return workspace.diff_dates(begin, end, **options)
    if kind is ChartKind.ACCEPTABILITY:
        return workspace.robustness(vary_ratings=True, **options)
    return workspace.rank(**options)
