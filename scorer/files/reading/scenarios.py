"""Scenarios of a workspace: reading one by name, or all of them for a check."""

from functools import partial
from pathlib import Path

from scorer.files.checks.single import findings_in
from scorer.files.filed import Filed
from scorer.files.problems.nearest import nearest
from scorer.files.problems.problem import InvalidFilesError, Problem, Severity, UnknownNameError
from scorer.files.reading.file import Reading, read_file
from scorer.files.reading.registers import Registers, read_registers
from scorer.files.reading.walk import ENDINGS
from scorer.model import Scenario
from scorer.vocabulary import FileKind


def load_scenario(root: Path, name: str) -> Filed[Scenario]:
    """The scenario of a name, or of a path in the workspace.

    Raises UnknownNameError where there is none of that name, InvalidFilesError where its file
    has errors.
    """
    readings, _ = read_scenarios(root, read_registers(root, advice=False), advice=False)
    wanted = name.replace("\\", "/")
    names: list[str] = []
    for reading in readings:
        stem = Path(reading.path).stem
        own = reading.model.scenario if isinstance(reading.model, Scenario) else stem
        if wanted in (own, stem, reading.path) or (
            wanted.endswith(ENDINGS) and Path(wanted).resolve() == (root / reading.path).resolve()
        ):
            return _sound(reading)
        names.append(own)
    raise UnknownNameError("scenario", name, nearest(name, names), tuple(names))


def read_scenarios(
    root: Path, registers: Registers, *, advice: bool = True
) -> tuple[list[Reading], list[Problem]]:
    """Every scenario of a workspace, checked against it, and all their problems."""
    check = partial(findings_in, registry=registers.registry, advice=advice)
    readings = [
        read_file(root, name, FileKind.SCENARIO, check, advice=advice)
        for name in registers.inventory.files[FileKind.SCENARIO]
    ]
    return readings, [problem for reading in readings for problem in reading.problems]


def _sound(reading: Reading) -> Filed[Scenario]:
    errors = tuple(each for each in reading.problems if each.severity is Severity.ERROR)
    if errors:
        raise InvalidFilesError(tuple(sorted(errors)))
    assert isinstance(reading.model, Scenario)
    return Filed(reading.model, reading.path, reading.sha256)
