"""`scorer init`: a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.emit import note
from scorer.cli.setting import author_of


def init(
    context: typer.Context,
    directory: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Where; it is made if it is not there yet."),
    ] = Path(),
    empty: Annotated[
        bool,
        typer.Option("--empty", help="Only the rubric: no crossings, sources or assessments."),
    ] = False,
) -> None:
    """Start a workspace with the border economic zone rubric and the example assessments.

    Example: scorer init my-crossings
    """
    from scorer.files.start import start_workspace

    written = start_workspace(directory, empty=empty, author=author_of(context))
    note(f"wrote {len(written)} files in {directory}")
    note(f"next: cd {directory} && scorer validate && scorer rank")
