"""Starting a workspace: the rubric, the schemas for editors, and, if wanted, the examples."""

from collections.abc import Iterable
from pathlib import Path

from scorer.files.change.author import A_PROGRAM, Author
from scorer.files.change.change import open_change
from scorer.files.kinds import KINDS_OF_FILE
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.walk import ASSESSMENTS, RUBRICS
from scorer.files.schema import schema_text
from scorer.files.workspace import demo_workspace, is_workspace
from scorer.files.yaml.write import SCHEMAS, modeline
from scorer.vocabulary import FileKind

EMPTY_REGISTERS = (FileKind.CROSSINGS, FileKind.SOURCES)


def start_workspace(
    directory: Path, *, empty: bool = False, author: Author = A_PROGRAM
) -> tuple[Path, ...]:
    """Make a workspace in a folder and give the files written, never over one that is there.

    empty: only the rubric, the schemas and empty registers. Raises WorkspaceError where the
    folder holds a workspace, or any file that would be written.
    """
    if directory.exists() and not directory.is_dir():
        raise WorkspaceError(f"{directory} is a file, not a folder")
    contents = _contents(empty)
    _refuse_what_is_there(directory, contents)
    directory.mkdir(parents=True, exist_ok=True)
    with open_change(directory, author) as change:
        _refuse_what_is_there(directory, contents)  # another command may have been faster
        for path, content in contents.items():
            change.create(path.as_posix(), content)
    return tuple(contents)


def _contents(empty: bool) -> dict[Path, bytes]:
    shipped = demo_workspace()
    contents: dict[Path, bytes] = {
        Path(SCHEMAS) / f"{kind}.json": schema_text(kind).encode() for kind in KINDS_OF_FILE
    }
    for source in sorted((shipped / RUBRICS).glob("*.yaml")):
        contents[Path(RUBRICS) / source.name] = source.read_bytes()
    if empty:
        for kind in EMPTY_REGISTERS:
            name = f"{KINDS_OF_FILE[kind].home}.yaml"
            contents[Path(name)] = f"{modeline(kind, name)}\n{kind}: []\n".encode()
    else:
        for source in sorted((shipped / ASSESSMENTS).rglob("*.yaml")):
            contents[source.relative_to(shipped)] = source.read_bytes()
    return contents


def _refuse_what_is_there(directory: Path, contents: Iterable[Path]) -> None:
    if is_workspace(directory):
        raise WorkspaceError(f"{directory} is a workspace already; nothing was written")
    in_the_way = next((path for path in contents if (directory / path).exists()), None)
    if in_the_way is not None:
        raise WorkspaceError(f"{directory / in_the_way} is there already; nothing was written")
