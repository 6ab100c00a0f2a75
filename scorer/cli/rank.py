"""`scorer rank` and `scorer score`: the crossings of a snapshot in order."""

import typer

from scorer.cli.emit import emit
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
)
from scorer.cli.setting import workspace_of


def rank(
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
    """Rank the crossings of a snapshot, with the range each score and rank can take.

    Crossings that cannot be scored stand below, with the ranks they could still take.

    Example: scorer rank --as-of 2018 --weights transport=2
    """
    from scorer.output.present.ranking import present_ranking

    result = workspace_of(context).rank(
        as_of=as_of,
        rubric=rubric,
        weights=weights,
        aggregate=aggregate,
        min_coverage=min_coverage,
        panel=panel,
        crossings=crossing or (),
        kinds=kind or (),
        countries=country or (),
        methods=method or (),
        assessors=assessor or (),
    )
    emit(present_ranking(result, lang), format, output, language=lang)


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
    from scorer.output.present.ranking import present_scores

    result = workspace_of(context).score(
        as_of=as_of,
        rubric=rubric,
        weights=weights,
        aggregate=aggregate,
        min_coverage=min_coverage,
        panel=panel,
        crossings=crossing or (),
        kinds=kind or (),
        countries=country or (),
        methods=method or (),
        assessors=assessor or (),
    )
    emit(present_scores(result, lang), format, output, language=lang)
