"""The workspace: finding it, and loading everything in it as models."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scorer.files.filed import Filed, Sheet
from scorer.files.problems.nearest import listed, nearest
from scorer.files.problems.problem import InvalidFilesError, UnknownNameError, WorkspaceError
from scorer.files.reading.registers import Progress, Registers, read_registers
from scorer.files.reading.sheets import read_sheets
from scorer.files.reading.walk import ASSESSMENTS, RUBRICS
from scorer.files.shipped import shipped_root
from scorer.model import Crossing, Crossings, Rubric, Source, Sources
from scorer.model.names import CrossingNames

__all__ = [
    "Filed",
    "Sheet",
    "Workspace",
    "demo_workspace",
    "find_workspace",
    "is_workspace",
    "load_workspace",
]

VARIABLE = "SCORER_WORKSPACE"


@dataclass(frozen=True)
class Workspace:
    """Everything that the files of a workspace say; all of it is valid."""

    root: Path
    rubrics: tuple[Filed[Rubric], ...]
    crossings: Mapping[str, Crossing]
    """By id, in the order of the file."""
    sources: Mapping[str, Source]
    """By id, in the order of the file."""
    assessments: tuple[Sheet, ...]
    """In time order: observed, then recorded, then path."""
    files: tuple[tuple[str, str], ...]
    """Path and sha256 of the registers of crossings and sources."""

    def rubric(self, name: str | None = None) -> Rubric:
        """The rubric of a reference (`bez-grid@1`) or an id (its highest version).

        Without a name, the only rubric there is. Raises UnknownNameError, or WorkspaceError
        where there are several to choose from.
        """
        rubrics = sorted((filed.value for filed in self.rubrics), key=lambda rubric: rubric.major)
        if name is None:
            ids = list(dict.fromkeys(rubric.id for rubric in rubrics))
            if len(ids) != 1:
                there = f"several rubrics: {listed(sorted(ids))}" if ids else "no rubric"
                raise WorkspaceError(f"the workspace has {there}; say which one with --rubric")
            name = ids[0]
        for rubric in reversed(rubrics):
            if name in (rubric.reference, rubric.id, f"{rubric.id}@{rubric.version}"):
                return rubric
        references = [rubric.reference for rubric in rubrics]
        raise UnknownNameError("rubric", name, nearest(name, references), tuple(references))

    def crossing(self, name: str) -> Crossing:
        """The crossing of an id, a name or an alias, however it is typed.

        Case, accents, blanks and hyphens do not matter. Raises UnknownNameError.
        """
        if name in self.crossings:
            return self.crossings[name]
        found = self.names.id_of(name)
        if found is None:
            raise UnknownNameError("crossing", name, self._like(name), tuple(self.crossings))
        return self.crossings[found]

    @cached_property
    def names(self) -> CrossingNames:
        """Which crossing a name means."""
        return CrossingNames(self.crossings.values())

    def _like(self, name: str) -> tuple[str, ...]:
        spellings = self.names.spellings
        return tuple(dict.fromkeys(spellings[each] for each in nearest(name, spellings)))


def find_workspace(start: Path | None = None) -> Path:
    """The workspace around a folder, or the one that SCORER_WORKSPACE names.

    start: where to look, then upwards; None for the current folder. A start that is given
    outweighs the variable. Raises WorkspaceError.
    """
    named = os.environ.get(VARIABLE)
    if start is None and named:
        root = Path(named).expanduser()
        if not is_workspace(root):
            raise WorkspaceError(
                f"{VARIABLE} names {named}, which is no workspace: "
                f"it needs the folders {RUBRICS}/ and {ASSESSMENTS}/"
            )
        return root
    begin = (start or Path.cwd()).absolute()
    if start is not None and not begin.exists():
        raise WorkspaceError(f"there is no folder {start}")
    for folder in (begin, *begin.parents):
        if is_workspace(folder):
            return folder
    raise WorkspaceError(
        f"no workspace in {begin} or above it: a workspace has the folders {RUBRICS}/ and "
        f"{ASSESSMENTS}/. Make one with `scorer init`, name one with -C DIR or {VARIABLE}, "
        "or look at the shipped one with `scorer --demo`"
    )


def is_workspace(folder: Path) -> bool:
    """Whether a folder has what makes it a workspace."""
    return (folder / RUBRICS).is_dir() and (folder / ASSESSMENTS).is_dir()


def demo_workspace() -> Path:
    """The workspace that comes with the program."""
    root = shipped_root()
    if not is_workspace(root):
        raise WorkspaceError("this installation came without the example workspace")
    return root


def load_workspace(root: Path, *, progress: Progress | None = None) -> Workspace:
    """Everything in a workspace.

    Raises InvalidFilesError with all errors of all files (warnings are left to `validate`), and
    WorkspaceError where there is no workspace. progress: see `validate`.
    """
    if not is_workspace(root):
        raise WorkspaceError(
            f"{root} is no workspace: it needs the folders {RUBRICS}/ and {ASSESSMENTS}/"
        )
    registers = read_registers(root, advice=False)
    sheets = read_sheets(root, registers, advice=False, keep=True, progress=progress)
    problems = tuple(sorted({*registers.problems, *sheets.problems}))
    if problems:
        raise InvalidFilesError(problems)
    assessments = [*sheets.filed, *sheets.tabled]
    assessments.sort(key=lambda filed: (filed.value.observed, filed.value.recorded, filed.path))
    return Workspace(
        root=root,
        rubrics=tuple(
            Filed(reading.model, reading.path, reading.sha256)
            for reading in registers.rubrics
            if isinstance(reading.model, Rubric)
        ),
        crossings=_crossings(registers),
        sources=_sources(registers),
        assessments=tuple(assessments),
        files=tuple(
            (reading.path, reading.sha256) for reading in (*registers.crossings, *registers.sources)
        ),
    )


def _crossings(registers: Registers) -> dict[str, Crossing]:
    return {
        crossing.id: crossing
        for reading in registers.crossings
        if isinstance(reading.model, Crossings)
        for crossing in reading.model.crossings
    }


def _sources(registers: Registers) -> dict[str, Source]:
    return {
        source.id: source
        for reading in registers.sources
        if isinstance(reading.model, Sources)
        for source in reading.model.sources
    }
