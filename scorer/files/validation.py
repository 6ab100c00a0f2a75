"""Validation: every problem of every file at once, sorted by place."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from scorer.files.checks.across import (
    note_shared_statements,
    rounds_without_order,
    shared_statements,
    stale_sheets,
)
from scorer.files.checks.registry import Registry
from scorer.files.kinds import findings_in
from scorer.files.problems.problem import Problem, Severity, WorkspaceError
from scorer.files.reading.file import bytes_of, read_file
from scorer.files.reading.registers import REGISTERS, Progress, locate, read_all, read_registers
from scorer.files.reading.sheets import Sheets, read_sheets
from scorer.files.reading.walk import ENDINGS, folders, is_yaml, shown
from scorer.files.shape.modelled import model_of
from scorer.files.workspace import find_workspace, is_workspace
from scorer.files.yaml.examine import examine
from scorer.files.yaml.strict import UnreadableError, read_text
from scorer.model import Assessment
from scorer.vocabulary import FileKind


@dataclass(frozen=True)
class ValidationReport:
    """All problems of some files."""

    problems: tuple[Problem, ...]
    """Sorted by path, line and column."""
    files: int
    """How many files were looked at."""

    def count(self, severity: Severity) -> int:
        """How many problems have a severity."""
        return sum(problem.severity is severity for problem in self.problems)

    def failed(self, *, strict: bool = False) -> bool:
        """Whether there is an error, or with strict a warning; notes never count."""
        return self.count(Severity.ERROR) > 0 or (strict and self.count(Severity.WARNING) > 0)


def validate(
    target: Path | Sequence[Path],
    *,
    stale_years: float | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> ValidationReport:
    """Every problem of a workspace, or of the files and folders that are named.

    target: a workspace, or files and folders; what lies in a workspace is checked against all of
    it, other files on their own. stale_years: note the crossings whose latest sheet is older.
    progress: told how many assessments of how many are read; first called when the worker
    processes run, so that it may start threads of its own. Raises WorkspaceError for a path that
    does not exist.
    """
    given = [target] if isinstance(target, Path) else target
    paths = [Path(os.path.normpath(path)) for path in given]
    by_root: dict[Path | None, list[Path]] = {}
    for path in paths:
        by_root.setdefault(_root_of(path), []).append(path)
    problems: list[Problem] = []
    files = 0
    for root, within in by_root.items():
        if root is None:
            report = _validate_loose(within)
        else:
            report = _validate_workspace(root, stale_years, today, progress)
            if not any(path.resolve() == root.resolve() for path in within):
                report = _only(report, root, within)
        problems += report.problems
        files += report.files
    return ValidationReport(tuple(sorted(set(problems))), files)


def _root_of(path: Path) -> Path | None:
    if not path.exists() and not path.is_symlink():
        raise WorkspaceError(f"there is no file or folder {path}")
    if path.is_dir() and is_workspace(path):
        return path
    try:
        root = find_workspace(path if path.is_dir() else path.parent)
    except WorkspaceError:
        return None
    parts = path.absolute().relative_to(root).parts
    return root if not parts or parts[0] in folders() else None


def _validate_workspace(
    root: Path, stale_years: float | None, today: date | None, progress: Progress | None
) -> ValidationReport:
    registers = read_registers(root, advice=True)
    sheets = read_sheets(root, registers, advice=True, keep=False, progress=progress)
    problems = [*registers.problems, *sheets.problems, *_notes_on_shared_statements(root, sheets)]
    for kind in registers.inventory.files.keys() - {*REGISTERS, FileKind.ASSESSMENT}:
        for reading in read_all(root, kind, registers, advice=True):
            problems += reading.problems
    for name, finding in rounds_without_order(sheets.facts):
        problems += locate(root, name, [finding])
    if stale_years is not None:
        day = today or datetime.now(UTC).date()
        for name, finding in stale_sheets(sheets.facts, stale_years, day):
            problems += locate(root, name, [finding])
    found = registers.inventory
    files = sum(map(len, found.files.values())) + len(found.tables)
    return ValidationReport(tuple(problems), files)


def _notes_on_shared_statements(root: Path, sheets: Sheets) -> list[Problem]:
    problems: list[Problem] = []
    for name, shared in shared_statements(sheets.facts).items():
        data = bytes_of(root, name)
        if isinstance(data, Problem):
            continue
        try:
            model, _ = model_of(FileKind.ASSESSMENT, read_text(data))
        except UnreadableError:
            continue  # its statements are compared as far as they could be read, not noted
        if isinstance(model, Assessment):
            findings = note_shared_statements(model, shared)
            problems += examine(data).problems(shown(name), findings)
    return problems


def _only(report: ValidationReport, root: Path, within: list[Path]) -> ValidationReport:
    """The part of a workspace's report that is about some of its files and folders."""
    names = [path.absolute().relative_to(root.absolute()).as_posix() for path in within]
    return ValidationReport(
        tuple(
            problem
            for problem in report.problems
            if any(problem.path == name or problem.path.startswith(f"{name}/") for name in names)
        ),
        files=sum(_count(path) for path in within),
    )


def _count(path: Path) -> int:
    if not path.is_dir():
        return 1
    return sum(1 for file in path.rglob("*") if is_yaml(file.name))


def _validate_loose(paths: list[Path]) -> ValidationReport:
    """Files outside a workspace: their text and shape, and what can be said of them alone."""
    nothing_known = Registry(
        rubrics_complete=False, crossings_complete=False, sources_complete=False
    )
    check = partial(findings_in, registry=nothing_known, advice=True)
    problems: list[Problem] = []
    files = 0
    for path in paths:
        inside = sorted(file for ending in ENDINGS for file in path.rglob(f"*{ending}"))
        for file in inside if path.is_dir() else [path]:
            files += 1
            problems += read_file(Path(), str(file), None, check, advice=True).problems
    return ValidationReport(tuple(problems), files)
