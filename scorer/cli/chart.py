"""`scorer chart`: one picture of a result, as a file or drawn in the terminal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.completion import complete_crossing
from scorer.cli.emit import UsageError, emit, write_out
from scorer.cli.options import (
    SCORED,
    Asked,
    KindFilter,
    takes,
)
from scorer.output.charts.kinds import ChartFormat, ChartKind

if TYPE_CHECKING:
    from scorer.analysis.result import Result
    from scorer.library import OpenWorkspace, Options
    from scorer.output.tables.table import Presentation

DRAWN_AS_TEXT = (ChartKind.PROFILE, ChartKind.RANKING, ChartKind.HISTORY)
OF_CHANGES = (ChartKind.SLOPE, ChartKind.CONTRIBUTIONS)


@takes("as_of", "country", "area_or_gate", *SCORED, "lang", "width", "output")
def chart(
    kind: Annotated[
        ChartKind, typer.Argument(metavar="KIND", help="What to draw.", show_default=False)
    ],
    crossing: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CROSSING",
            help="Only these crossings; for history, the one to follow.",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ] = None,
    begin: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="For slope and contributions: as of when."),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="For slope and contributions: until when."),
    ] = None,
    area_or_gate: KindFilter = None,
    width: Annotated[
        int, typer.Option("--width", min=300, max=3000, help="Of the picture, in pixels.")
    ] = 680,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="FILE.svg, .png, .pdf or .html; without it, profile, ranking and history are "
            "drawn as text.",
            show_default=False,
        ),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Draw a chart: its title says what it found, its caption what that rests on.

    Example: scorer chart ranking

    Example: scorer chart slope --from 2018 --to 2024 --output slope.svg

    Example: scorer chart history dongxing-mong-cai --output history.png
    """
    wanted = None if output is None else _format_of(output)
    if wanted is None and kind not in DRAWN_AS_TEXT:
        raise UsageError(f"a terminal cannot draw {kind}; name a file: --output {kind}.svg")
    workspace, options = asked.workspace(), asked.options
    options["kinds"] = area_or_gate or ()
    result, rests_on = _result(workspace, kind, crossing or [], begin, end, options)
    if wanted is None:
        emit(_drawing(kind, result, rests_on, asked.lang), language=asked.lang)
        return
    from scorer.output.charts import chart as draw
    from scorer.output.charts import render

    setting: dict[str, object] = {"language": asked.lang, "width": width, "rests_on": rests_on}
    if kind is ChartKind.CONTRIBUTIONS:
        from scorer.output.tables.cells import titles

        setting["titles"] = titles(workspace.rubric(options["rubric"]), asked.lang)
    write_out(render(draw(kind, result, **setting), wanted), output)


def _format_of(output: Path) -> ChartFormat:
    try:
        return ChartFormat(output.suffix.removeprefix(".").lower())
    except ValueError:
        endings = ", ".join(f".{each}" for each in ChartFormat)
        raise UsageError(f"{output}: a chart is written as one of {endings}") from None


def _result(
    workspace: "OpenWorkspace",
    kind: ChartKind,
    crossings: list[str],
    begin: str | None,
    end: str | None,
    options: "Options",
) -> "tuple[Result, str]":
    """What the chart shows, and what its ratings rest on where it does not know that itself."""
    from scorer.output.findings.basis import what_ratings_rest_on

    if kind is ChartKind.HISTORY:
        if len(crossings) != 1:
            raise UsageError("history follows one crossing: scorer chart history CROSSING")
        history = workspace.history(crossings[0], **options)
        return history, what_ratings_rest_on(history.sheets)
    if crossings:
        options = {**options, "crossings": crossings}
    if kind in OF_CHANGES:
        if begin is None or end is None:
            raise UsageError(f"{kind} needs two dates: --from 2018 --to 2024")
        changes = workspace.diff_dates(begin, end, **options)
        return changes, what_ratings_rest_on(changes.sheets)
    if kind is ChartKind.ACCEPTABILITY:
        return workspace.robustness(vary_ratings=True, **options), ""
    return workspace.rank(**options), ""


def _drawing(kind: ChartKind, result: "Result", rests_on: str, lang: str) -> "Presentation":
    from scorer.analysis.change.history import History
    from scorer.analysis.scoring.ranking import Ranking
    from scorer.output.charts.drawings import draw_history, draw_profile, draw_ranking

    if isinstance(result, History):
        return draw_history(result, rests_on, lang)
    assert isinstance(result, Ranking)
    if kind is ChartKind.PROFILE:
        return draw_profile(result, lang)
    return draw_ranking(result, lang)
