"""One assessment as a file: reading it from anywhere, writing it into a workspace."""

import os
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.files.change.author import A_PROGRAM, Author
from scorer.files.checks.across import facts_of, sheets_given_twice
from scorer.files.checks.registry import Registry
from scorer.files.filed import Sheet
from scorer.files.kinds import findings_in
from scorer.files.naming import free_sheet_name
from scorer.files.problems.problem import InvalidFilesError, Problem, Severity, WorkspaceError
from scorer.files.reading.file import FileRead, bytes_of, read_bytes, read_file
from scorer.files.reading.registers import read_registers
from scorer.files.reading.walk import ASSESSMENTS, ENDINGS, shown
from scorer.model import Assessment
from scorer.vocabulary import FileKind

if TYPE_CHECKING:
    from scorer.files.workspace import Workspace


def load_assessment(
    source: Path | str | bytes, workspace: "Workspace | None" = None, *, name: str = ""
) -> Sheet:
    """One assessment from a file (a Path), or from its text.

    name: what the text is called in messages, `<stdin>` for one; workspace: what the sheet is
    checked against, None to check it on its own. A source need not be in the register: the text
    may be an old one. Raises InvalidFilesError with all errors.
    """
    if isinstance(source, Path):
        name = name or str(source)
        data = bytes_of(Path(), str(source))
        if isinstance(data, Problem):
            raise InvalidFilesError((data,))
    else:
        name = name or "text"
        data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    registry = Registry(rubrics_complete=False, crossings_complete=False)
    if workspace is not None:
        registry = Registry(
            rubrics={filed.value.reference: filed.value for filed in workspace.rubrics},
            crossings=workspace.crossings,
            crossing_ids=set(workspace.crossings),
        )
    registry.sources_complete = False
    return _sound(_read(data, shown(name), registry))


def save_assessment(
    root: Path,
    assessment: Assessment,
    path: str | Path | None = None,
    *,
    replace: bool = False,
    replaces: Sheet | None = None,
    author: Author = A_PROGRAM,
) -> Path:
    """Write an assessment into a workspace, whole or not at all, and give the file's path.

    path: relative to the workspace; None for the usual one, in the folder of its crossing.
    replaces: the sheet whose place it takes, as it was read.
    Raises InvalidFilesError where the sheet does not fit the workspace or repeats another one,
    WorkspaceError for a path where no sheet can lie, FileExistsError for a file that is there
    already unless replace is given.
    """
    from scorer.files.change.change import open_change
    from scorer.files.yaml.write import dump

    with open_change(root, author) as change:
        if replaces is not None:
            path, replace = replaces.path, True
            if sha256(change.read(replaces.path) or b"").hexdigest() != replaces.sha256:
                raise WorkspaceError(f"{path} was changed in the meantime; nothing was changed")
        name = free_sheet_name(root, assessment) if path is None else _name_within(root, Path(path))
        text = dump(assessment, name)
        registers = read_registers(root, advice=False)
        _sound(_read(text.encode(), name, registers.registry))
        _refuse_repetition(root, name, assessment)
        if replace:
            change.write(name, text)
        else:
            change.create(name, text)
    return root / name


def _read(data: bytes, name: str, registry: Registry) -> FileRead:
    check = partial(findings_in, registry=registry, advice=False)
    return read_bytes(data, name, FileKind.ASSESSMENT, check, advice=False)


def _sound(reading: FileRead) -> Sheet:
    errors = tuple(each for each in reading.problems if each.severity is Severity.ERROR)
    if errors:
        raise InvalidFilesError(tuple(sorted(errors)))
    assert isinstance(reading.model, Assessment)
    return Sheet(reading.model, reading.path, reading.sha256)


def _name_within(root: Path, path: Path) -> str:
    absolute = Path(os.path.normpath(root.absolute() / path))
    folder = Path(os.path.normpath(root.absolute())) / ASSESSMENTS
    if not absolute.is_relative_to(folder) or absolute.suffix not in ENDINGS:
        raise WorkspaceError(f"{path} is no place for an assessment: {ASSESSMENTS}/.../NAME.yaml")
    return absolute.relative_to(folder.parent).as_posix()


def _refuse_repetition(root: Path, name: str, assessment: Assessment) -> None:
    """No second sheet with the same identity, recorded on the same day, beside the first."""
    folder = (root / name).parent
    sheets = []
    for file in sorted(folder.glob("*")):
        other = file.relative_to(root).as_posix()
        if file.suffix in ENDINGS and other != name:
            model = read_file(root, other, FileKind.ASSESSMENT, advice=False).model
            if isinstance(model, Assessment):
                sheets.append(facts_of(other, model, statements=False))
    sheets.append(facts_of(name, assessment, statements=False))
    for repeated, finding in sheets_given_twice(sheets):
        if repeated == name:
            raise InvalidFilesError((finding.problem(shown(name)),))
