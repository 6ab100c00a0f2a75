"""All assessments of a workspace, each file read once, by several processes if there are many."""

import gc
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from scorer.files.checks.across import SheetFacts, facts_of, sheets_given_twice
from scorer.files.checks.registry import Registry
from scorer.files.filed import Sheet
from scorer.files.kinds import findings_in
from scorer.files.problems.finding import Finding
from scorer.files.problems.problem import Problem
from scorer.files.reading.file import bulk_text, read_file
from scorer.files.reading.registers import Progress, Registers, locate
from scorer.files.reading.walk import shown
from scorer.files.yaml.strict import Value
from scorer.model import Assessment
from scorer.vocabulary import FileKind

FEWEST_FOR_WORKERS = 400
"""Files; below, starting processes takes longer than reading."""
CHUNK = 100
"""Files a worker is handed at a time: enough to be worth the way, few enough to show progress."""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One assessment file as a worker process hands it back."""

    path: str
    sha256: str
    value: Value
    """The plain value of a sound file, which is cheaper to send than a model."""

    def sheet(self) -> Sheet:
        """The sheet that it is."""
        return Sheet(Assessment.model_validate(self.value), self.path, self.sha256)


@dataclass
class Sheets:
    """What the assessment files gave, in the order of their paths."""

    filed: list[Sheet] = field(default_factory=list)
    """The sheets in files, if they were asked for."""
    handed: list[ReadSheet] = field(default_factory=list)
    """The same while they are on their way from a worker."""
    problems: list[Problem] = field(default_factory=list)
    facts: list[SheetFacts] = field(default_factory=list)
    """For the files that have a model; what is compared between files."""
    tabled: list[Sheet] = field(default_factory=list)
    """The sheets of bulk tables, in the order of their rows."""


@dataclass(frozen=True, slots=True)
class _Job:
    root: Path
    registry: Registry
    advice: bool
    keep: bool
    """Whether the sheets themselves are asked for."""

    def read(self, names: Iterable[str]) -> Sheets:
        done = Sheets()
        for name in names:
            self._read_one(name, done)
        return done

    def _read_one(self, name: str, done: Sheets) -> None:
        parts = name.split("/")
        folder = parts[1] if len(parts) > 2 else ""
        check = partial(findings_in, registry=self.registry, advice=self.advice, folder=folder)
        reading = read_file(self.root, name, FileKind.ASSESSMENT, check, advice=self.advice)
        done.problems += reading.problems
        if isinstance(reading.model, Assessment):
            done.facts.append(facts_of(name, reading.model, statements=self.advice))
            if self.keep and _job is None:
                done.filed.append(Sheet(reading.model, reading.path, reading.sha256))
            elif self.keep:
                done.handed.append(ReadSheet(reading.path, reading.sha256, reading.value))


def read_sheets(
    root: Path,
    registers: Registers,
    *,
    advice: bool,
    keep: bool,
    progress: Progress | None = None,
) -> Sheets:
    """Read and check all assessments of a workspace.

    keep: whether the sheets themselves are asked for, and not only what is wrong with them.
    progress is called for the first time when the workers have been started.
    """
    names = registers.inventory.files[FileKind.ASSESSMENT]
    job = _Job(root, registers.registry, advice, keep)
    found = Sheets()
    for part in _parts(job, names, progress):
        found.filed += part.filed
        part.handed.reverse()
        while part.handed:  # a value is let go when its model is there
            found.filed.append(part.handed.pop().sheet())
        found.problems += part.problems
        found.facts += part.facts
    for name in registers.inventory.tables:
        read_table_file(root, name, registers.registry, found)
    for name, finding in sheets_given_twice(found.facts):
        found.problems += locate(root, name, [finding])
    return found


def _parts(job: _Job, names: list[str], progress: Progress | None) -> Iterator[Sheets]:
    chunks = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
    if len(names) >= FEWEST_FOR_WORKERS and _may_fork():
        parts = _by_workers(job, chunks, len(names), progress)
        if parts is not None:
            yield from parts
            return
    done = 0
    for chunk in chunks:
        yield job.read(chunk)
        done += len(chunk)
        if progress:
            progress(done, len(names))


def _by_workers(
    job: _Job, chunks: list[list[str]], total: int, progress: Progress | None
) -> list[Sheets] | None:
    """What the workers read, in order; None if there is no process to be had or one was killed."""
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork")
    parts: dict[Future[Sheets], int] = {}
    workers = min(len(os.sched_getaffinity(0)), len(chunks))
    try:
        with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(job,)) as pool:
            for chunk in chunks:
                parts[pool.submit(_read, chunk)] = len(chunk)
            done = 0
            for future in as_completed(parts):
                future.result()
                done += parts[future]
                if progress:
                    progress(done, total)
    except (BrokenProcessPool, OSError):
        return None
    return [future.result() for future in parts]


def _may_fork() -> bool:
    """Whether workers can be forked: elsewhere, or beside threads, one process is the safe way."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def read_table_file(root: Path, name: str, registry: Registry, found: Sheets) -> None:
    """Read and check a bulk table; advice on single ratings would drown everything else there."""
    from scorer.files.tables import read_table

    text, digest = bulk_text(root, name, found.problems)
    if text is None:
        return
    reading = read_table(text)
    lines = text.splitlines()
    path = shown(name)

    def note(line: int, finding: Finding) -> None:
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        found.problems.append(finding.problem(path, line, excerpt=excerpt))

    for finding in reading.findings:
        note(finding.place[0], finding)
    for tabled in reading.assessments:
        for finding in findings_in(tabled.value, registry, advice=False):
            leaf = str(finding.place[1]) if len(finding.place) > 1 else ""
            note(tabled.lines.get(leaf, tabled.line), finding)
        found.facts.append(facts_of(f"{name}:{tabled.line}", tabled.value, statements=False))
        found.tabled.append(Sheet(tabled.value, path, digest))


_job: _Job | None = None
"""The job of a worker process; None in the process that the program was started in."""


def _begin(job: _Job) -> None:
    global _job  # noqa: PLW0603 - a worker process has one job for its whole life
    gc.freeze()
    gc.disable()  # plain values have no cycles; looking for some would take an eighth of the time
    _job = job


def _read(names: list[str]) -> Sheets:
    assert _job is not None
    return _job.read(names)
