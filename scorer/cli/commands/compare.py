"""`scorer compare`: crossings side by side."""

from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.completion import complete_crossing
from scorer.cli.options import RECORD, SCORED, SHOWN


@takes("by", *RECORD, "method", "assessor", *SCORED, *SHOWN)
def compare(
    crossings: Annotated[
        list[str],
        typer.Argument(
            metavar="CROSSING",
            help="Two or more crossings, by id, name or alias.",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ],
    *,
    asked: Asked,
) -> None:
    """Put crossings side by side: ratings, gaps, who leads where, who dominates whom.

    Example: scorer compare hekou-lao-cai dongxing-mong-cai

    Example: scorer compare hekou-lao-cai dongxing-mong-cai --by assessor
    """
    workspace = asked.workspace()
    compare = workspace.compare_by_assessor if asked.by_assessor else workspace.compare
    asked.show(compare(*crossings, **asked.options))
