"""The scenarios of a workspace, by name."""

from pathlib import Path

from scorer.files.filed import Filed
from scorer.files.problems.nearest import nearest
from scorer.files.problems.problem import InvalidFilesError, Severity, UnknownNameError
from scorer.files.reading.file import FileRead
from scorer.files.reading.registers import read_all, read_registers
from scorer.files.reading.walk import ENDINGS
from scorer.model import Scenario
from scorer.vocabulary import FileKind


def load_scenario(root: Path, name: str) -> Filed[Scenario]:
    """The scenario of a name, or of a path in the workspace.

    Raises UnknownNameError where there is none of that name, InvalidFilesError where its file
    has errors.
    """
    registers = read_registers(root, advice=False)
    wanted = name.replace("\\", "/")
    names: list[str] = []
    for reading in read_all(root, FileKind.SCENARIO, registers, advice=False):
        stem = Path(reading.path).stem
        own = reading.model.scenario if isinstance(reading.model, Scenario) else stem
        if wanted in (own, stem, reading.path) or (
            wanted.endswith(ENDINGS) and Path(wanted).resolve() == (root / reading.path).resolve()
        ):
            return _sound(reading)
        names.append(own)
    raise UnknownNameError("scenario", name, nearest(name, names), tuple(names))


def _sound(reading: FileRead) -> Filed[Scenario]:
    errors = tuple(each for each in reading.problems if each.severity is Severity.ERROR)
    if errors:
        raise InvalidFilesError(tuple(sorted(errors)))
    assert isinstance(reading.model, Scenario)
    return Filed(reading.model, reading.path, reading.sha256)
