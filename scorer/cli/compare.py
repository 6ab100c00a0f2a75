"""`scorer compare`: crossings side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.completion import complete_crossing
from scorer.cli.emit import emit
from scorer.cli.options import (
    AggregateOption,
    AsOfOption,
    AssessorFilter,
    ByOption,
    FormatOption,
    LanguageOption,
    MethodFilter,
    MinCoverageOption,
    OutputOption,
    PanelOption,
    RubricOption,
    WeightsOption,
    options_of,
)
from scorer.cli.setting import workspace_of

if TYPE_CHECKING:
    pass


def compare(
    context: typer.Context,
    crossings: Annotated[
        list[str],
        typer.Argument(
            metavar="CROSSING",
            help="Two or more crossings, by id, name or alias.",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ],
    by: ByOption = None,
    as_of: AsOfOption = None,
    method: MethodFilter = None,
    assessor: AssessorFilter = None,
    weights: WeightsOption = None,
    aggregate: AggregateOption = None,
    min_coverage: MinCoverageOption = None,
    panel: PanelOption = None,
    rubric: RubricOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Put crossings side by side: ratings, gaps, who leads where, who dominates whom.

    Example: scorer compare hekou-lao-cai dongxing-mong-cai

    Example: scorer compare hekou-lao-cai dongxing-mong-cai --by assessor
    """
    from scorer.output.tables.comparison import present_comparison, present_views

    workspace = workspace_of(context)
    options = options_of(context)
    if by:
        shown = present_views(workspace.compare_by_assessor(*crossings, **options), lang)
    else:
        shown = present_comparison(workspace.compare(*crossings, **options), lang)
    emit(shown, format, output, language=lang)
