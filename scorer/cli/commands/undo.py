"""`scorer undo` and `scorer redo`: the last change of the workspace taken back, and put back."""

from typing import TYPE_CHECKING

import typer

from scorer.cli.emit import note
from scorer.cli.setting import editor_of

if TYPE_CHECKING:
    from scorer.files.change.undo import Reverted

MOST_FILES_SAID = 10


def undo(context: typer.Context) -> None:
    """Take back what the last command wrote into the workspace; again, the one before it.

    Whatever wrote it: import, rate, withdraw, rename, init. The last 20 changes are kept, in the
    folder .scorer of the workspace. Refused where a file was changed since.

    Example: scorer undo
    """
    _say("took back", editor_of(context).undo())


def redo(context: typer.Context) -> None:
    """Put back what undo took back last.

    Example: scorer redo
    """
    _say("put back", editor_of(context).redo())


def _say(what: str, reverted: "Reverted") -> None:
    note(f"{what} {reverted.record}")
    files = [
        *(f"  removed {path}" for path in reverted.removed),
        *(f"  restored {path}" for path in reverted.restored),
    ]
    for line in files[:MOST_FILES_SAID]:
        note(line)
    if len(files) > MOST_FILES_SAID:
        note(f"  and {len(files) - MOST_FILES_SAID} more")
