"""All files of a workspace, each read once: models or problems, and what holds between files."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from scorer.files.checks.continuity import check_against_earlier
from scorer.files.checks.registry import Registry, ids_in
from scorer.files.checks.rubric import placed
from scorer.files.kinds import findings_in
from scorer.files.problems.finding import Finding
from scorer.files.problems.problem import Problem
from scorer.files.reading.file import FileRead, bytes_of, read_file
from scorer.files.reading.walk import TABLE_ENDING, Inventory, inventory, shown
from scorer.files.shape.places import value_at
from scorer.files.yaml.examine import examine
from scorer.model import Crossings, Rubric
from scorer.vocabulary import FileKind

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""


REGISTERS = (FileKind.RUBRIC, FileKind.CROSSINGS, FileKind.SOURCES)


@dataclass
class Registers:
    """The rubrics and registers of a workspace as they were read."""

    inventory: Inventory
    rubrics: list[FileRead] = field(default_factory=list)
    crossings: list[FileRead] = field(default_factory=list)
    sources: list[FileRead] = field(default_factory=list)
    registry: Registry = field(default_factory=Registry)
    problems: list[Problem] = field(default_factory=list)


def read_registers(root: Path, *, advice: bool) -> Registers:
    """Read and check everything that assessments refer to."""
    found = Registers(inventory(root))
    found.problems += found.inventory.problems
    registry = found.registry
    _read_sources(root, found, advice=advice)
    _read_crossings(root, found, advice=advice)
    rubrics = read_all(root, FileKind.RUBRIC, found, advice=advice)
    for name, reading in zip(found.inventory.files[FileKind.RUBRIC], rubrics, strict=True):
        found.rubrics.append(reading)
        found.problems += reading.problems
        rubric_id = value_at(reading.value, ("rubric",))
        if reading.sound and isinstance(reading.model, Rubric):
            if reading.model.reference in registry.rubrics:
                found.problems += _same_rubric_twice(root, name, reading.model, found)
            else:
                registry.rubrics[reading.model.reference] = reading.model
        elif isinstance(rubric_id, str):
            registry.broken_rubrics.add(rubric_id)
        else:
            registry.rubrics_complete = False
    for reading in found.rubrics:  # once all versions are known
        if reading.sound and isinstance(reading.model, Rubric):
            tree = list(placed(reading.model.dimensions))
            findings = list(check_against_earlier(reading.model, tree, registry))
            found.problems += locate(root, reading.path, findings) if findings else []
    return found


def read_all(root: Path, kind: str, found: Registers, *, advice: bool) -> Iterator[FileRead]:
    """Read and check every file of a kind, against what has been read of the registers so far."""
    check = partial(findings_in, registry=found.registry, advice=advice)
    for name in found.inventory.files[kind]:
        yield read_file(root, name, kind, check, advice=advice)


def locate(root: Path, name: str, findings: Iterable[Finding]) -> list[Problem]:
    """Findings that came up between files, located in one of them (which is read again).

    name: of a file, or of a line in a bulk table (`assessments/tables/index.csv:12`).
    """
    path, _, line = name.rpartition(":")
    if path.endswith(TABLE_ENDING):
        return [finding.problem(path, int(line)) for finding in findings]
    data = bytes_of(root, name)
    if isinstance(data, Problem):
        return [data]
    return examine(data).problems(shown(name), findings)


def _read_sources(root: Path, found: Registers, *, advice: bool) -> None:
    registry = found.registry
    for reading in read_all(root, FileKind.SOURCES, found, advice=advice):
        found.sources.append(reading)
        found.problems += reading.problems
        registry.source_ids |= ids_in(reading.value, "sources")
        registry.sources_complete &= _ids_known(reading, "sources")


def _read_crossings(root: Path, found: Registers, *, advice: bool) -> None:
    registry = found.registry
    for reading in read_all(root, FileKind.CROSSINGS, found, advice=advice):
        found.crossings.append(reading)
        found.problems += reading.problems
        registry.crossing_ids |= ids_in(reading.value, "crossings")
        registry.crossings_complete &= _ids_known(reading, "crossings")
        if isinstance(reading.model, Crossings):
            registry.crossings = {
                **{crossing.id: crossing for crossing in reversed(reading.model.crossings)},
                **registry.crossings,
            }


def _ids_known(reading: FileRead, key: str) -> bool:
    """Whether every entry of a register gave its id, so that a name not found is a slip."""
    if reading.model is not None:
        return True
    entries = value_at(reading.value, (key,))
    return isinstance(entries, list) and all(
        isinstance(value_at(entry, ("id",)), str) for entry in entries
    )


def _same_rubric_twice(root: Path, name: str, rubric: Rubric, found: Registers) -> list[Problem]:
    first = next(
        reading.path
        for reading in found.rubrics
        if isinstance(reading.model, Rubric) and reading.model.reference == rubric.reference
    )
    finding = Finding(
        "E318",
        ("rubric",),
        f"{rubric.reference} is already defined by {first}",
        "raise the major version, or delete one of the two files",
    )
    return locate(root, name, [finding])
