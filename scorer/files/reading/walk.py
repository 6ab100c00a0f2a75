"""Which files belong to a workspace; symbolic links never lead out of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scorer.files.kinds import KINDS_OF_FILE, kind_by_path
from scorer.files.problems.finding import problem_of_file
from scorer.files.problems.problem import Problem
from scorer.vocabulary import FileKind

ENDINGS = (".yaml", ".yml")
RUBRICS, ASSESSMENTS = KINDS_OF_FILE[FileKind.RUBRIC].home, KINDS_OF_FILE[FileKind.ASSESSMENT].home
TABLES, TABLE_ENDING = f"{ASSESSMENTS}/tables", ".csv"


@dataclass
class Inventory:
    """The files of a workspace by kind, in the order of their paths, and what stands in the way."""

    files: dict[str, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in KINDS_OF_FILE}
    )
    tables: list[str] = field(default_factory=list)
    """Bulk tables of assessments: assessments/tables/NAME.csv."""
    problems: list[Problem] = field(default_factory=list)


def inventory(root: Path) -> Inventory:
    """All files of a workspace, as paths relative to its root with forward slashes."""
    found = Inventory()
    for folder in folders():
        endings = (*ENDINGS, TABLE_ENDING) if folder == ASSESSMENTS else ENDINGS
        for name in _files(root, folder, found.problems, endings):
            if not name.endswith(TABLE_ENDING):
                found.files[kind_by_path(name)].append(name)
            elif name.startswith(f"{TABLES}/"):
                found.tables.append(name)
    return found


def folders() -> tuple[str, ...]:
    """The folders of a workspace in which any kind of file lies."""
    return tuple(dict.fromkeys(row.home.partition("/")[0] for row in KINDS_OF_FILE.values()))


def is_yaml(name: str) -> bool:
    """Whether a file name has an ending under which files are read."""
    return name.endswith(ENDINGS) and not name.startswith(".")


def _files(
    root: Path, folder: str, problems: list[Problem], endings: tuple[str, ...]
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
            problem_of_file(shown(name), "E114", message, "delete it, or mend its target")
        )
        return False
    if os.path.commonpath([target, real_root]) != real_root:
        message = "the symbolic link leads out of the workspace"
        hint = "copy the file here; a workspace holds all that its results rest on"
        problems.append(problem_of_file(shown(name), "E114", message, hint))
        return False
    inside = Path(target).relative_to(real_root).parts[:1]
    return not inside or inside[0] not in folders()


def unreadable(name: str, error: OSError) -> Problem:
    """A file or folder that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    return problem_of_file(name, "E115", f"it cannot be read: {reason}")


def shown(name: str) -> str:
    """A path as it can be printed, whatever bytes its name is made of."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
