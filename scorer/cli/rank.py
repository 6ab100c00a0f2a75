"""`scorer rank` and `scorer score`: the crossings of a snapshot in order."""

from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.emit import UsageError, emit
from scorer.cli.options import (
    AggregateOption,
    AsOfOption,
    AssessorFilter,
    CountryFilter,
    CrossingFilter,
    FormatOption,
    KindFilter,
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
from scorer.vocabulary import METHODS, OrderMethod

if TYPE_CHECKING:
    from scorer.library import OpenWorkspace, Options
    from scorer.output.tables.table import Presentation


def rank(
    context: typer.Context,
    as_of: AsOfOption = None,
    crossing: CrossingFilter = None,
    kind: KindFilter = None,
    country: CountryFilter = None,
    method: Annotated[
        list[str] | None,
        typer.Option(
            "--method",
            metavar="|".join((*OrderMethod, *METHODS)),
            help="Rank by order alone (copeland, borda), or take only sheets made this way.",
            autocompletion=lambda: [*OrderMethod, *METHODS],
            show_default=False,
        ),
    ] = None,
    assessor: AssessorFilter = None,
    all_methods: Annotated[
        bool, typer.Option("--all-methods", help="A column for every method of ranking.")
    ] = False,
    sensitivity: Annotated[
        bool,
        typer.Option(
            "--sensitivity", help="Which single rating, a level up or down, moves a rank."
        ),
    ] = False,
    weights: WeightsOption = None,
    aggregate: AggregateOption = None,
    min_coverage: MinCoverageOption = None,
    panel: PanelOption = None,
    rubric: RubricOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Rank the crossings of a snapshot, with the range each score and rank can take.

    Crossings that cannot be scored stand below, with the ranks they could still take.

    Example: scorer rank --as-of 2018 --weights transport=2

    Example: scorer rank --method copeland
    """
    by_order = [each for each in method or () if each in tuple(OrderMethod)]
    if len(by_order) + all_methods + sensitivity > 1:
        raise UsageError("ask for one method of ranking, --all-methods or --sensitivity")
    workspace = workspace_of(context)
    options = options_of(context)
    options["methods"] = [each for each in method or () if each not in tuple(OrderMethod)]
    shown = (
        _all_methods(workspace, options, lang)
        if all_methods
        else _sensitivity(workspace, options, lang)
        if sensitivity
        else _ranking(workspace, options, by_order, lang)
    )
    emit(shown, format, output, language=lang)


def _ranking(
    workspace: "OpenWorkspace", options: "Options", by_order: list[str], lang: str
) -> "Presentation":
    from scorer.output.tables.ranking import present_ranking

    if by_order:
        return present_ranking(workspace.rank_by_order(by_order[0], **options), lang)
    return present_ranking(workspace.rank(**options), lang)


def _all_methods(workspace: "OpenWorkspace", options: "Options", lang: str) -> "Presentation":
    from scorer.output.tables.methods import present_methods

    return present_methods(workspace.compare_methods(**options), lang)


def _sensitivity(workspace: "OpenWorkspace", options: "Options", lang: str) -> "Presentation":
    from scorer.analysis.reform.reforms import single_rating_changes
    from scorer.output.tables.reforms import present_sensitivity

    ranking = workspace.rank(**options)
    return present_sensitivity(ranking, single_rating_changes(ranking), lang)


def score(
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
    panel: PanelOption = None,
    rubric: RubricOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = None,  # noqa: A002
    output: OutputOption = None,
) -> None:
    """Score every dimension of every crossing of a snapshot.

    Example: scorer score --crossing hekou-lao-cai --format json
    """
    from scorer.output.tables.ranking import present_scores

    result = workspace_of(context).score(**options_of(context))
    emit(present_scores(result, lang), format, output, language=lang)
