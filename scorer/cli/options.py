"""The options that several commands share, defined once, with their completion in the shell."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from scorer.aggregation import AGGREGATIONS
from scorer.cli.completion import (
    complete_crossing,
    complete_dimension_weight,
    complete_rubric,
)
from scorer.cli.emit import UsageError, emit, target_of
from scorer.cli.setting import workspace_of
from scorer.output.choices import ShownBy
from scorer.output.formats.write import FORMATS, format_named
from scorer.texts.catalogue import languages
from scorer.vocabulary import CROSSING_KINDS, METHODS, PanelRule

if TYPE_CHECKING:
    from scorer.analysis.result import Result
    from scorer.library import OpenWorkspace, Options
    from scorer.output.tables.table import Presentation


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
FILTERS = {
    "crossing": "crossings",
    "kind": "kinds",
    "country": "countries",
    "method": "methods",
    "assessor": "assessors",
}
"""Options that can be repeated, with the name the library has for all of them together."""
SHAPING = ("as_of", "rubric", "weights", "aggregate", "min_coverage", "panel")
SNAPSHOT = ("as_of", "crossing", "kind", "country", "method", "assessor")
"""Which sheets are looked at."""
SCORED = ("weights", "aggregate", "min_coverage", "panel", "rubric")
"""How they become scores."""
SHOWN = ("lang", "format", "output")
"""How the result is shown."""


@dataclass(frozen=True)
class Asked:
    """What was asked with the shared options of a command."""

    context: typer.Context
    options: "Options"
    """Those that shape the result."""
    by_assessor: bool = False
    lang: str = "en"
    format: str | None = None
    output: Path | None = None

    def workspace(self) -> "OpenWorkspace":
        """The workspace that is meant, read from its files."""
        return workspace_of(self.context)

    @property
    def target(self) -> Path | None:
        """The file to write to; None for standard output."""
        return target_of(self.output)

    def show(self, result: "Result | Presentation", **how: Any) -> None:
        """Write a result where and how it was asked for; how: as in `scorer.library.views`."""
        from scorer.analysis.result import Result
        from scorer.library.views import present

        shown = present(result, self.lang, **how) if isinstance(result, Result) else result
        emit(shown, self.format, self.output, language=self.lang)


def takes(*names: str | EllipsisType) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command shared options; it gets what was asked as one value, `asked`.

    names: in the order of the help. The parameters that the command declares itself stand where
    they are named, the others where `...` stands, or before all else.
    """

    def with_shared(command: Callable[..., None]) -> Callable[..., None]:
        own = dict(inspect.signature(command, eval_str=True).parameters)
        del own["asked"]
        others = [name for name in own if name not in names]
        order = [
            name
            for each in (names if ... in names else (..., *names))
            for name in (others if isinstance(each, EllipsisType) else [each])
        ]
        declared = {
            "context": _parameter("context", typer.Context, inspect.Parameter.empty),
            **{
                name: _parameter(name, own[name].annotation, own[name].default)
                if name in own
                else _parameter(name, *SHARED[name])
                for name in order
            },
        }

        @wraps(command)
        def run(context: typer.Context, **given: Any) -> None:
            mine = {name: given.pop(name) for name in own}
            command(asked=_asked(context, given), **mine)

        run.__signature__ = inspect.Signature([*declared.values()])  # type: ignore[attr-defined]
        run.__annotations__ = {name: each.annotation for name, each in declared.items()}
        return run

    return with_shared


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    by_name = inspect.Parameter.KEYWORD_ONLY  # in any order, whether they have a default or not
    return inspect.Parameter(name, by_name, annotation=annotation, default=default)


def _asked(context: typer.Context, given: Mapping[str, Any]) -> Asked:
    if given.get("format") is not None:
        try:
            format_named(given["format"])
        except ValueError as error:
            raise UsageError(str(error)) from None
    shaping = {name: given[name] for name in SHAPING if name in given}
    filters = {plural: given[name] or () for name, plural in FILTERS.items() if name in given}
    return Asked(
        context,
        cast("Options", {**shaping, **filters}),
        by_assessor=given.get("by") is not None,
        **{name: given[name] for name in SHOWN if name in given},
    )
