"""`scorer show`, `scorer history` and `scorer list`: what is there."""

from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.options import RECORD, SHOWN, CrossingArgument
from scorer.output.choices import Listed


@takes("by", *RECORD, "method", "assessor", "panel", "rubric", *SHOWN)
def show(
    crossing: CrossingArgument,
    *,
    asked: Asked,
) -> None:
    """Show a crossing's grid as on paper: the level marked, strengths left, drawbacks right.

    Example: scorer show hekou-lao-cai --as-of 2018

    Example: scorer show hekou-lao-cai --by assessor
    """
    from scorer.library.options import as_given, changed
    from scorer.output.presentations.sheet import present_crossing

    workspace, options = asked.workspace(), asked.options
    found = workspace.crossing(crossing)
    panel = workspace.panel(found.id, **options)
    shown = present_crossing(
        workspace.workspace,
        found,
        workspace.rubric_asked(changed(options, crossings=[found.id])),  # that of its own sheets
        panel,
        as_given(options),
        asked.lang,
        by_assessor=workspace.panel_by_assessor(found.id, **options) if asked.by_assessor else None,
        there=None if panel else workspace.absence(found.id, **options),
    )
    asked.show(shown)


@takes("known_on", "status", "weights", "aggregate", "min_coverage", "rubric", *SHOWN)
def history(
    crossing: CrossingArgument,
    *,
    asked: Asked,
) -> None:
    """Follow a crossing over time: every sheet, with the ratings that moved.

    Example: scorer history dongxing-mong-cai
    """
    asked.show(asked.workspace().history(crossing, **asked.options))


@takes(*SHOWN)
def list_(
    what: Annotated[
        Listed, typer.Argument(metavar="WHAT", help="Which part of the workspace.")
    ] = Listed.CROSSINGS,
    *,
    asked: Asked,
) -> None:
    """List what is there: crossings, assessments, rubrics, dimensions or sources.

    Example: scorer list assessments
    """
    from scorer.output.presentations.listing import present_listing

    asked.show(present_listing(asked.workspace().workspace, what, asked.lang))
