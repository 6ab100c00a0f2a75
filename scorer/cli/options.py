"""The options that several commands share, defined once, with their completion in the shell."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from scorer.aggregation import AGGREGATIONS
from scorer.cli.completion import (
    complete_crossing,
    complete_dimension_weight,
    complete_rubric,
)
from scorer.output.choices import ShownBy
from scorer.output.formats.write import FORMATS
from scorer.texts.catalogue import languages
from scorer.vocabulary import CROSSING_KINDS, METHODS, STATUSES, PanelRule

CrossingArgument = Annotated[
    str,
    typer.Argument(
        metavar="CROSSING",
        help="Id, name or alias; case, accents, blanks and hyphens do not matter.",
        autocompletion=complete_crossing,
        show_default=False,
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        autocompletion=lambda: list(FORMATS),
        help="How to write the result; without it, what the ending of --output says, else text.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file instead of the terminal.",
        show_default=False,
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Look at the workspace as of a day, or the last day of a month or year.",
        show_default=False,
    ),
]
KnownOnOption = Annotated[
    str | None,
    typer.Option(
        "--known-on",
        metavar="DATE",
        help="Look at the record as it stood on a day: what had been written down, corrected and "
        "withdrawn by then.",
        show_default=False,
    ),
]
ObservedInOption = Annotated[
    str | None,
    typer.Option(
        "--observed-in",
        metavar="PERIOD",
        help="Only what was observed within a year, a month or an interval (2019-07/2020-06); "
        "nothing is carried over from before.",
        show_default=False,
    ),
]
StatusFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="|".join(STATUSES),
        help="Only sheets that have come so far, of each the last version that has; can be "
        "repeated.",
        autocompletion=lambda: list(STATUSES),
        show_default=False,
    ),
]
RubricOption = Annotated[
    str | None,
    typer.Option(
        "--rubric",
        metavar="ID[@MAJOR]",
        help="Which rubric, where the workspace has several.",
        autocompletion=complete_rubric,
        show_default=False,
    ),
]
WeightsOption = Annotated[
    str | None,
    typer.Option(
        "--weights",
        metavar="WEIGHTS",
        help="trade=2,bez=1 (dimensions not named keep the rubric's weight), or the name of a "
        "weighting of the rubric.",
        autocompletion=complete_dimension_weight,
        show_default=False,
    ),
]
AggregateOption = Annotated[
    str | None,
    typer.Option(
        "--aggregate",
        metavar="|".join(AGGREGATIONS),
        help="Instead of the rubric's way to make one score of several.",
        autocompletion=lambda: list(AGGREGATIONS),
        show_default=False,
    ),
]
MinCoverageOption = Annotated[
    str | None,
    typer.Option(
        "--min-coverage",
        metavar="SHARE",
        help="Share of weight, 0 to 1, that has to be rated before there is a score.",
        show_default=False,
    ),
]
PanelOption = Annotated[
    str | None,
    typer.Option(
        "--panel",
        metavar="|".join(PanelRule),
        help="How the ratings of several assessors become one.",
        autocompletion=lambda: list(PanelRule),
        show_default=False,
    ),
]
ByOption = Annotated[
    ShownBy | None,
    typer.Option(
        "--by",
        metavar="assessor",
        help="The assessors of each panel side by side.",
        show_default=False,
    ),
]
CrossingFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--crossing",
        metavar="CROSSING",
        help="Only this crossing; can be repeated.",
        autocompletion=complete_crossing,
        show_default=False,
    ),
]
KindFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="|".join(CROSSING_KINDS),
        help="Only areas, or only gates.",
        autocompletion=lambda: list(CROSSING_KINDS),
        show_default=False,
    ),
]
CountryFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--country",
        metavar="CODE",
        help="Only crossings of a country (ISO 3166-1: VN); can be repeated.",
        show_default=False,
    ),
]
MethodFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--method",
        metavar="|".join(METHODS),
        help="Only sheets made this way; can be repeated.",
        autocompletion=lambda: list(METHODS),
        show_default=False,
    ),
]
AssessorFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--assessor",
        metavar="NAME",
        help="Only sheets by this assessor; can be repeated.",
        show_default=False,
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="TAG",
        help=f"Language of the rubric's texts, where it has that one: {', '.join(languages())}.",
    ),
]


SHARED: Mapping[str, tuple[Any, Any]] = {
    "by": (ByOption, None),
    "as_of": (AsOfOption, None),
    "observed_in": (ObservedInOption, None),
    "known_on": (KnownOnOption, None),
    "status": (StatusFilter, None),
    "crossing": (CrossingFilter, None),
    "kind": (KindFilter, None),
    "country": (CountryFilter, None),
    "method": (MethodFilter, None),
    "assessor": (AssessorFilter, None),
    "weights": (WeightsOption, None),
    "aggregate": (AggregateOption, None),
    "min_coverage": (MinCoverageOption, None),
    "panel": (PanelOption, None),
    "rubric": (RubricOption, None),
    "lang": (LanguageOption, "en"),
    "format": (FormatOption, None),
    "output": (OutputOption, None),
}
"""Every shared option by the name of its parameter: how typer declares it, and its default."""
RECORD = ("as_of", "observed_in", "known_on", "status")
"""Which part of the record is looked at."""
SNAPSHOT = (*RECORD, "crossing", "kind", "country", "method", "assessor")
"""Which sheets are looked at."""
SCORED = ("weights", "aggregate", "min_coverage", "panel", "rubric")
"""How they become scores."""
SHOWN = ("lang", "format", "output")
"""How the result is shown."""
