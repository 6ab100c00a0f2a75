"""`scorer show`, `scorer history` and `scorer list`: what is there."""

from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.emit import emit
from scorer.cli.options import (
    AggregateOption,
    AsOfOption,
    AssessorFilter,
    ByOption,
    CrossingArgument,
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
from scorer.output.choices import Listed

if TYPE_CHECKING:
    pass


def show(
    context: typer.Context,
    crossing: CrossingArgument,
    by: ByOption = None,
    as_of: AsOfOption = None,
    method: MethodFilter = None,
    assessor: AssessorFilter = None,
    panel: PanelOption = None,
    rubric: RubricOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Show a crossing's grid as on paper: the level marked, strengths left, drawbacks right.

    Example: scorer show hekou-lao-cai --as-of 2018

    Example: scorer show hekou-lao-cai --by assessor
    """
    from scorer.library.options import as_given
    from scorer.output.tables.sheet import present_crossing

    workspace = workspace_of(context)
    found = workspace.crossing(crossing)
    options = options_of(context)
    shown = present_crossing(
        workspace.workspace,
        found,
        workspace.rubric(rubric),
        workspace.panel(found.id, **options),
        as_given(options),
        lang,
        by_assessor=workspace.panel_by_assessor(found.id, **options) if by else None,
    )
    emit(shown, format, output, language=lang)


def history(
    context: typer.Context,
    crossing: CrossingArgument,
    weights: WeightsOption = None,
    aggregate: AggregateOption = None,
    min_coverage: MinCoverageOption = None,
    rubric: RubricOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Follow a crossing over time: every sheet, with the ratings that moved.

    Example: scorer history dongxing-mong-cai
    """
    from scorer.output.tables.history import present_history

    result = workspace_of(context).history(crossing, **options_of(context))
    emit(present_history(result, lang), format, output, language=lang)


def list_(
    context: typer.Context,
    what: Annotated[
        Listed, typer.Argument(metavar="WHAT", help="Which part of the workspace.")
    ] = Listed.CROSSINGS,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """List what is there: crossings, assessments, rubrics, dimensions or sources.

    Example: scorer list assessments
    """
    from scorer.output.tables.listing import present_listing

    shown = present_listing(workspace_of(context).workspace, what, lang)
    emit(shown, format, output, language=lang)
