"""What a program or a notebook uses: an opened workspace that answers what the commands answer."""

from pathlib import Path

from scorer.analysis.options import Options
from scorer.files.workspace import demo_workspace, find_workspace, load_workspace
from scorer.library.options import QuestionError
from scorer.library.views import Formats
from scorer.library.workspace import OpenWorkspace

__all__ = ["Formats", "OpenWorkspace", "Options", "QuestionError", "open_workspace"]


def open_workspace(path: Path | str | None = None, *, demo: bool = False) -> OpenWorkspace:
    """The workspace at a path, or the one that the current folder lies in.

    demo: the workspace that is shipped with the package.
    Raises WorkspaceError where there is none, InvalidFilesError where its files have errors.
    """
    if demo:
        return OpenWorkspace(load_workspace(demo_workspace()))
    return OpenWorkspace(load_workspace(Path(path) if path is not None else find_workspace()))
