"""Which files belong to a workspace; symbolic links never lead out of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorer.files.problems.finding import without_place
from scorer.files.problems.problem import Problem
from scorer.files.shape import FileKind

ENDINGS = (".yaml", ".yml")
RUBRICS, ASSESSMENTS, SCENARIOS = "rubrics", "assessments", "scenarios"
TABLES, TABLE_ENDING = f"{ASSESSMENTS}/tables", ".csv"
CROSSINGS, SOURCES = f"{ASSESSMENTS}/crossings", f"{ASSESSMENTS}/sources"


@dataclass
class Inventory:
    """The files of a workspace by kind, in the order of their paths, and what stands in the way."""

    rubrics: list[str]
    assessments: list[str]
    crossings: list[str]
    sources: list[str]
    scenarios: list[str]
    tables: list[str]
    """Bulk tables of assessments: assessments/tables/NAME.csv."""
    problems: list[Problem]


def inventory(root: Path) -> Inventory:
    """All files of a workspace, as paths relative to its root with forward slashes."""
    found = Inventory([], [], [], [], [], [], [])
    for name in _files(root, RUBRICS, found.problems):
        found.rubrics.append(name)
    for name in _files(root, ASSESSMENTS, found.problems, (*ENDINGS, TABLE_ENDING)):
        if name.endswith(TABLE_ENDING):
            if name.startswith(f"{TABLES}/"):
                found.tables.append(name)
            continue
        kind = kind_by_path(name)
        if kind is FileKind.CROSSINGS:
            found.crossings.append(name)
        elif kind is FileKind.SOURCES:
            found.sources.append(name)
        else:
            found.assessments.append(name)
    found.scenarios.extend(_files(root, SCENARIOS, found.problems))
    return found


def kind_by_path(name: str) -> FileKind:
    """What a file of a workspace holds, by where it lies."""
    stem = name.rpartition(".")[0]
    if stem == CROSSINGS:
        return FileKind.CROSSINGS
    if stem == SOURCES:
        return FileKind.SOURCES
    folder = name.partition("/")[0]
    return {RUBRICS: FileKind.RUBRIC, SCENARIOS: FileKind.SCENARIO}.get(folder, FileKind.ASSESSMENT)


def is_yaml(name: str) -> bool:
    """Whether a file name has an ending under which files are read."""
    return name.endswith(ENDINGS) and not name.startswith(".")


def _files(
    root: Path, folder: str, problems: list[Problem], endings: tuple[str, ...] = ENDINGS
) -> Iterator[str]:
    top = root / folder
    if not top.is_dir():
        return
    real_root = os.path.realpath(root)
    visited: set[str] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
        real = os.path.realpath(root / current)
        if real in visited:
            continue
        visited.add(real)
        try:
            with os.scandir(root / current) as entries:
                in_order = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            problems.append(unreadable(shown(current), error))
            continue
        folders = []
        for entry in reversed(in_order):
            name = f"{current}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not _stays_inside(name, entry, real_root, problems):
                continue
            if entry.is_dir():
                folders.append(name)
            elif entry.name.endswith(endings):
                yield name
        pending.extend(reversed(folders))


def _stays_inside(
    name: str, entry: os.DirEntry[str], real_root: str, problems: list[Problem]
) -> bool:
    """Whether a link is to be followed: one that leads to a file read anyway is not."""
    target = os.path.realpath(entry.path)
    if not os.path.exists(target):  # noqa: PTH110 - an entry of scandir, not a Path
        message = "the symbolic link leads nowhere"
        problems.append(
            without_place(shown(name), "E114", message, "delete it, or mend its target")
        )
        return False
    if os.path.commonpath([target, real_root]) != real_root:
        message = "the symbolic link leads out of the workspace"
        hint = "copy the file here; a workspace holds all that its results rest on"
        problems.append(without_place(shown(name), "E114", message, hint))
        return False
    inside = Path(target).relative_to(real_root).parts[:1]
    return inside not in ((RUBRICS,), (ASSESSMENTS,), (SCENARIOS,))


def unreadable(name: str, error: OSError) -> Problem:
    """A file or folder that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    return without_place(name, "E115", f"it cannot be read: {reason}", "")


def shown(name: str) -> str:
    """A path as it can be printed, whatever bytes its name is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
