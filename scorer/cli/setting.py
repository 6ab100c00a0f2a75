"""What stands before the command: which workspace is meant. It is opened when a command asks."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scorer.cli.emit import UsageError, note

if TYPE_CHECKING:
    from scorer.files.change.author import Author
    from scorer.library import OpenWorkspace
    from scorer.library.editing import WorkspaceEditor


@dataclass(frozen=True)
class Setting:
    """The folder of `-C`, or the shipped workspace of `--demo`."""

    directory: Path | None = None
    demo: bool = False
    command: str = "scorer"
    """All that was typed."""

    def root(self) -> Path:
        """The folder of the workspace."""
        from scorer.files.workspace import demo_workspace, find_workspace

        return demo_workspace() if self.demo else find_workspace(self.directory)

    def path(self, name: str) -> Path:
        """A path that was typed: as it stands, or as seen from the folder of `-C`."""
        path = Path(name)
        if self.directory is None or path.is_absolute() or path.exists():
            return path
        return self.directory / path


def setting_of(context: typer.Context) -> Setting:
    """What was said before the command."""
    found = context.find_object(Setting)
    return found if found is not None else Setting()


def author_of(context: typer.Context) -> "Author":
    """The command as the author of what it changes."""
    from scorer.files.change.author import Author

    return Author(setting_of(context).command, note)


def editor_of(context: typer.Context) -> "WorkspaceEditor":
    """What writes into the workspace that is meant; never into the shipped one."""
    from scorer.library.editing import WorkspaceEditor

    return WorkspaceEditor(_own(context).root(), author_of(context))


def _own(context: typer.Context) -> Setting:
    setting = setting_of(context)
    if setting.demo:
        raise UsageError("the shipped workspace is only to look at; make your own: scorer init")
    return setting


def own_workspace_of(context: typer.Context) -> "OpenWorkspace":
    """The workspace that is meant, for a command that writes into it; never the shipped one."""
    _own(context)
    return workspace_of(context)


def workspace_of(context: typer.Context) -> "OpenWorkspace":
    """The workspace that is meant, read from its files; shows progress where that takes long."""
    from scorer.cli.progress import reading_progress
    from scorer.files.workspace import load_workspace
    from scorer.library import OpenWorkspace

    root = root_to_read(setting_of(context))
    with reading_progress() as progress:
        return OpenWorkspace(load_workspace(root, progress=progress))


def root_to_read(setting: Setting) -> Path:
    """The folder of the workspace that is meant; says where a change of it was cut short."""
    from scorer.files.change.unfinished import word_for_readers

    root = setting.root()
    word = word_for_readers(root)
    if word is not None:
        note(word)
    return root
