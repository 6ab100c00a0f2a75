"""`scorer export`: the long table of ratings, and the crossings on a map."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.emit import UsageError, emit, note, write_out
from scorer.cli.options import (
    AggregateOption,
    AsOfOption,
    AssessorFilter,
    CountryFilter,
    CrossingFilter,
    KindFilter,
    MethodFilter,
    MinCoverageOption,
    OutputOption,
    RubricOption,
    WeightsOption,
    options_of,
)
from scorer.cli.setting import workspace_of
from scorer.output.formats.write import Format

if TYPE_CHECKING:
    pass

PARQUET, GEOJSON = "parquet", "geojson"
FORMATS = (*(each.value for each in Format), PARQUET, GEOJSON)
ENDINGS = {".parquet": PARQUET, ".geojson": GEOJSON}


def export(
    context: typer.Context,
    as_of: AsOfOption = None,
    crossing: CrossingFilter = None,
    kind: KindFilter = None,
    country: CountryFilter = None,
    method: MethodFilter = None,
    assessor: AssessorFilter = None,
    weights: WeightsOption = None,
    aggregate: AggregateOption = None,
    min_coverage: MinCoverageOption = None,
    rubric: RubricOption = None,
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(FORMATS),
            help="How to write the table; geojson gives the crossings with their latest scores.",
            autocompletion=lambda: list(FORMATS),
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Export every rating of every sheet as a long table, or the crossings as GeoJSON.

    Example: scorer export --output ratings.csv

    Example: scorer export --format geojson --output crossings.geojson
    """
    chosen = _chosen(format, output)
    workspace = workspace_of(context)
    options = options_of(context)
    target = None if output is None or output == Path("-") else output
    if chosen == GEOJSON:
        from scorer.output.formats.geojson import feature_collection

        ranking = workspace.rank(**options)
        text, without_place = feature_collection(ranking, workspace.workspace.crossings)
        write_out(text, target)
        if without_place:
            have = "crossing has" if without_place == 1 else "crossings have"
            note(f"{without_place} {have} no location; its geometry is null")
        return
    if weights or aggregate or min_coverage:
        raise UsageError("weights, aggregation and coverage make scores; ratings have none")
    table = workspace.ratings(**options)
    if chosen == PARQUET:
        from scorer.output.formats.columnar import parquet_bytes

        write_out(parquet_bytes(table.to_frame()), target)
        return
    from scorer.output.tables.long_table import present_long_table

    emit(present_long_table(table), Format(chosen), output)


def _chosen(format: str | None, output: Path | None) -> str:  # noqa: A002
    if format is not None:
        if format not in FORMATS:
            raise UsageError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
        return format
    if output is None or output == Path("-"):
        return Format.CSV.value
    if output.suffix.lower() in ENDINGS:
        return ENDINGS[output.suffix.lower()]
    from scorer.output.formats.write import format_of

    try:
        return format_of(output.name).value
    except ValueError as error:
        raise UsageError(f"{output}: {error}, {', '.join(ENDINGS)}; or say --format") from None
