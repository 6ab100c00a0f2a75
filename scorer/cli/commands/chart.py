"""`scorer chart`: one picture of a result, as a file or drawn in the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.completion import complete_crossing
from scorer.cli.emit import UsageError, write_out
from scorer.cli.options import RECORD, SCORED, KindFilter
from scorer.output.charts.kinds import ChartFormat, ChartKind


@takes(*RECORD, "country", "area_or_gate", *SCORED, "lang", "width", "output")
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
    asked.options.update({"crossings": crossing or (), "kinds": area_or_gate or ()})
    picture = asked.workspace().chart(kind, begin=begin, end=end, **asked.options)
    if wanted is None:
        shown = picture.as_text(asked.lang)
        if shown is None:
            raise UsageError(f"a terminal cannot draw {kind}; name a file: --output {kind}.svg")
        asked.show(shown)
    else:
        from scorer.output.charts import render

        write_out(render(picture.drawn(asked.lang, width), wanted), output)


def _format_of(output: Path) -> ChartFormat:
    try:
        return ChartFormat(output.suffix.removeprefix(".").lower())
    except ValueError:
        endings = ", ".join(f".{each}" for each in ChartFormat)
        raise UsageError(f"{output}: a chart is written as one of {endings}") from None
