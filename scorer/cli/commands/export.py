"""`scorer export`: the long table of ratings, and the crossings on a map."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.emit import UsageError, note, write_out
from scorer.cli.options import SNAPSHOT
from scorer.output.formats.write import FORMATS

PARQUET, GEOJSON = "parquet", "geojson"
EXPORTS = (PARQUET, GEOJSON)
ENDINGS = {".parquet": PARQUET, ".geojson": GEOJSON}


@takes(*SNAPSHOT, "weights", "aggregate", "min_coverage", "rubric", "format", "output")
def export(
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join((*FORMATS, *EXPORTS)),
            help="How to write the table; geojson gives the crossings with their latest scores.",
            autocompletion=lambda: [*FORMATS, *EXPORTS],
            show_default=False,
        ),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Export every rating of every sheet as a long table, or the crossings as GeoJSON.

    Example: scorer export --output ratings.csv

    Example: scorer export --format geojson --output crossings.geojson
    """
    chosen = _chosen(format, asked.target)
    workspace, options = asked.workspace(), asked.options
    if chosen == GEOJSON:
        text, without_location = workspace.geojson(**options)
        write_out(text, asked.target)
        if without_location:
            have = "crossing has" if without_location == 1 else "crossings have"
            note(f"{without_location} {have} no location; its geometry is null")
        return
    table = workspace.ratings(**options)
    if chosen == PARQUET:
        from scorer.output.formats.columnar import parquet_bytes

        write_out(parquet_bytes(table.to_frame()), asked.target)
    else:
        replace(asked, format=chosen).show(table)


def _chosen(format: str | None, output: Path | None) -> str:  # noqa: A002
    if format is not None:
        if format not in (*FORMATS, *EXPORTS):
            known = ", ".join((*FORMATS, *EXPORTS))
            raise UsageError(f"there is no format {format!r}; there are {known}")
        return format
    if output is None:
        return "csv"
    if output.suffix.lower() in ENDINGS:
        return ENDINGS[output.suffix.lower()]
    from scorer.output.formats.write import format_of

    try:
        return format_of(output.name)
    except ValueError as error:
        raise UsageError(f"{output}: {error}, {', '.join(ENDINGS)}; or say --format") from None
