"""`scorer rank` and `scorer score`: the crossings of a snapshot in order."""

from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.emit import UsageError
from scorer.cli.options import SCORED, SHOWN, SNAPSHOT
from scorer.vocabulary import METHODS, OrderMethod


@takes(*SNAPSHOT, "all_methods", "sensitivity", *SCORED, *SHOWN)
def rank(
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
    all_methods: Annotated[
        bool, typer.Option("--all-methods", help="A column for every method of ranking.")
    ] = False,
    sensitivity: Annotated[
        bool,
        typer.Option(
            "--sensitivity", help="Which single rating, a level up or down, moves a rank."
        ),
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Rank the crossings of a snapshot, with the range each score and rank can take.

    Crossings that cannot be scored stand below, with the ranks they could still take.

    Example: scorer rank --as-of 2018 --weights transport=2

    Example: scorer rank --method copeland
    """
    by_order = [each for each in method or () if each in tuple(OrderMethod)]
    if len(by_order) + all_methods + sensitivity > 1:
        raise UsageError("ask for one method of ranking, --all-methods or --sensitivity")
    workspace, options = asked.workspace(), asked.options
    options["methods"] = [each for each in method or () if each not in tuple(OrderMethod)]
    if all_methods:
        asked.show(workspace.compare_methods(**options))
    elif sensitivity:
        asked.show(workspace.sensitivity(**options))
    elif by_order:
        asked.show(workspace.rank_by_order(by_order[0], **options))
    else:
        asked.show(workspace.rank(**options))


@takes(*SNAPSHOT, *SCORED, *SHOWN)
def score(*, asked: Asked) -> None:
    """Score every dimension of every crossing of a snapshot.

    Example: scorer score --crossing hekou-lao-cai --format json
    """
    from scorer.output.presentations.ranking import present_scores

    asked.show(present_scores(asked.workspace().score(**asked.options), asked.lang))
