"""`scorer robustness`, `agreement`, `what-if`, `improve`: what holds, what would change it."""

from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.emit import UsageError, write_out
from scorer.cli.options import RECORD, SCORED, SHOWN, SNAPSHOT, CrossingArgument

SeedOption = Annotated[
    int, typer.Option("--seed", min=0, help="Where random numbers begin; the same gives the same.")
]


@takes(*SNAPSHOT, *SCORED, *SHOWN)
def robustness(
    weights_from: Annotated[
        str,
        typer.Option(
            "--weights-from",
            metavar="SOURCE",
            help="Which weightings are possible: fixed, uniform, order:trade>transport=bez, "
            "around:20%, dirichlet:50.",
        ),
    ] = "uniform",
    ratings: Annotated[
        bool,
        typer.Option("--ratings", help="Ratings vary over plausible ranges, gaps over the scale."),
    ] = False,
    methods: Annotated[
        bool, typer.Option("--methods", help="The aggregation varies: every one, equally likely.")
    ] = False,
    leave_one_out: Annotated[
        bool, typer.Option("--leave-one-out", help="One dimension or none is left out.")
    ] = False,
    variation: Annotated[
        bool,
        typer.Option(
            "--variation/--no-variation", help="Say what the variation of ranks is due to."
        ),
    ] = True,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws",
            min=1,
            max=100_000_000,
            help="How many; by default enough for a standard error below half a point.",
            show_default=False,
        ),
    ] = None,
    seed: SeedOption = 0,
    top: Annotated[int, typer.Option("--top", min=1, help="Share among the first so many.")] = 3,
    dot: Annotated[
        bool, typer.Option("--dot", help="Only who beats whom, as a Graphviz drawing.")
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Say how far the ranking holds when weights, ratings and method vary.

    Example: scorer robustness

    Example: scorer robustness --ratings --methods --weights-from around:50%
    """
    result = asked.workspace().robustness(
        weights_from=weights_from,
        vary_ratings=ratings,
        vary_method=methods,
        leave_one_out=leave_one_out,
        variation=variation,
        draws=draws,
        seed=seed,
        top=top,
        **asked.options,
    )
    if dot:
        from scorer.output.presentations.robustness import dominance_dot

        write_out(dominance_dot(result), asked.target)
    else:
        asked.show(result)


@takes(*SNAPSHOT, "panel", "rubric", *SHOWN)
def agreement(
    seed: SeedOption = 0,
    *,
    asked: Asked,
) -> None:
    """Say how far several assessors agree, and which cells they should talk about.

    Example: scorer agreement --as-of 2024
    """
    asked.show(asked.workspace().agreement(seed=seed, **asked.options))


@takes("weights", *RECORD, "aggregate", "min_coverage", "panel", "rubric", *SHOWN)
def what_if(
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="CROSSING.DIMENSION=LEVEL",
            help="A rating as it might be; - for not rated. Can be repeated.",
            show_default=False,
        ),
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="SCENARIO",
            help="A scenario kept in the workspace, scenarios/NAME.yaml: its name or its path.",
            show_default=False,
        ),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Rank as things are and as they might be: with other ratings, or other weights.

    Example: scorer what-if --set hekou-lao-cai.transport=4 --set horgos.dialogue=3
    """
    options = asked.options
    weights, options["weights"] = options["weights"], None  # those given are those of afterwards
    if not settings and scenario is None and weights is None:
        raise UsageError("say what would change: --set CROSSING.DIMENSION=LEVEL, --weights, --from")
    workspace = asked.workspace()
    if scenario is not None:
        result = workspace.run_scenario(
            scenario, more=settings or (), new_weights=weights, **options
        )
    else:
        result = workspace.what_if(settings or (), new_weights=weights, **options)
    asked.show(result)


@takes(*RECORD, *SCORED, *SHOWN)
def improve(
    crossing: CrossingArgument,
    to_rank: Annotated[int, typer.Option("--to-rank", min=1, help="The rank to reach.")] = 1,
    within: Annotated[
        int | None,
        typer.Option(
            "--within",
            metavar="LEVELS",
            min=1,
            help="By at most so many levels in all.",
            show_default=False,
        ),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Find the smallest sets of level rises that lift a crossing: the reform agenda.

    Example: scorer improve ma-lu-thang-jinshuihe --to-rank 1
    """
    workspace = asked.workspace()
    asked.show(workspace.improve(crossing, to_rank=to_rank, within=within, **asked.options))
