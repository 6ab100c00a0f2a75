"""`scorer show`, `scorer history` and `scorer list`: what is there."""

from typing import Annotated

import typer

from scorer.cli.emit import emit
from scorer.cli.options import (
    AggregateOption,
    AsOfOption,
    AssessorFilter,
    CrossingArgument,
    FormatOption,
    LanguageOption,
    MethodFilter,
    MinCoverageOption,
    OutputOption,
    RubricOption,
    WeightsOption,
)
from scorer.cli.setting import workspace_of
from scorer.output.choices import Listed


def show(
    context: typer.Context,
    crossing: CrossingArgument,
    as_of: AsOfOption = None,
    method: MethodFilter = None,
    assessor: AssessorFilter = None,
    rubric: RubricOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Show a crossing's grid as on paper: the level marked, strengths left, drawbacks right.

    Example: scorer show hekou-lao-cai --as-of 2018
    """
    from scorer.output.present.sheet import present_crossing

    workspace = workspace_of(context)
    found = workspace.crossing(crossing)
    options = {"as_of": as_of, "methods": method or (), "assessors": assessor or ()}
    panel = workspace.panel(
        found.id,
        as_of=as_of,
        rubric=rubric,
        methods=method or (),
        assessors=assessor or (),
    )
    shown = present_crossing(
        workspace.workspace, found, workspace.rubric(rubric), panel, options, lang
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
    from scorer.output.present.timeline import present_history

    workspace = workspace_of(context)
    result = workspace.history(
        crossing,
        rubric=rubric,
        weights=weights,
        aggregate=aggregate,
        min_coverage=min_coverage,
    )
    emit(present_history(result, workspace.workspace, lang), format, output, language=lang)


def list_(
    context: typer.Context,
    what: Annotated[Listed, typer.Argument(help="Which part of the workspace.")] = Listed.CROSSINGS,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """List what is there: crossings, assessments, rubrics, dimensions or sources.

    Example: scorer list assessments
    """
    from scorer.output.present.listing import present_listing

    shown = present_listing(workspace_of(context).workspace, what, lang)
    emit(shown, format, output, language=lang)
