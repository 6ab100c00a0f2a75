"""The program's own folder in a workspace, `.scorer`: never read as files of the workspace."""

import os
import stat
from pathlib import Path

from scorer.files.problems.problem import WorkspaceError

ROOM = ".scorer"


def room_of(root: Path) -> Path:
    """The folder, whether it is there or not."""
    return root / ROOM


def make_room(root: Path) -> Path:
    """The folder, made where it is not there; git is told to leave it alone.

    Raises WorkspaceError where the workspace cannot be written to.
    """
    room = room_of(root)
    try:
        room.mkdir(exist_ok=True)
        if not stat.S_ISDIR(room.lstat().st_mode):
            raise WorkspaceError(f"{room} is no plain folder; nothing was changed")
        ignored = room / ".gitignore"
        if not os.path.lexists(ignored):
            ignored.write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(f"{root} cannot be written to: {reason(error)}") from error
    return room


def reason(error: OSError) -> str:
    """Why the system refused, as a part of a sentence."""
    return (error.strerror or str(error)).lower()
