"""What a chart is drawn of: the result that each kind of chart shows."""

from datetime import date
from typing import TYPE_CHECKING

from scorer.analysis.options import Options
from scorer.analysis.result import Result
from scorer.library.options import QuestionError, among, changed
from scorer.output.charts.kinds import ChartKind
from scorer.output.charts.picture import Picture

if TYPE_CHECKING:
    from scorer.library.workspace import OpenWorkspace

OF_CHANGES = (ChartKind.SLOPE, ChartKind.CONTRIBUTIONS)
"""Charts of what changed between two dates."""


def picture_of(
    workspace: "OpenWorkspace",
    kind: ChartKind | str,
    begin: str | date | None,
    end: str | date | None,
    options: Options,
) -> Picture:
    """What a chart of a kind shows; begin, end: for slope and contributions."""
    wanted = among(ChartKind, kind, "chart")
    result = _result(workspace, wanted, begin, end, options)
    return Picture(wanted, result, workspace.rubric_asked(options))


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
