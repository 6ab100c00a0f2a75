"""Workspaces for the tests of files: the small one of the examples, and any made on the spot."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The workspace that the examples are checked in: a rubric, three crossings, two sources."""
    root = tmp_path / "workspace"
    shutil.copytree(EXAMPLES / "base", root)
    return root


@pytest.fixture
def place_example(workspace: Path) -> Callable[[Path], Path]:
    """Puts an example where its name says it belongs, and gives the path.

    Beside it lies a rubric that asks for evidence: criteria, a measure, sides, what may not apply.
    """

    def place(example: Path) -> Path:
        shutil.copytree(EXAMPLES / "evidence", workspace, dirs_exist_ok=True)
        kind = example.stem.partition("-")[0]
        target = {
            "rubric": workspace / "rubrics" / example.name,
            "crossings": workspace / "assessments" / "crossings.yaml",
            "sources": workspace / "assessments" / "sources.yaml",
        }.get(kind, workspace / "assessments" / "north-pass" / example.name)
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(example, target)
        return target

    return place


@pytest.fixture
def sheet() -> str:
    """The text of a sheet without a fault."""
    return (EXAMPLES / "valid" / "sheet.yaml").read_text(encoding="utf-8")


@pytest.fixture
def save_sheet(workspace: Path) -> Callable[[str | bytes], Path]:
    """Puts a text into the workspace as an assessment."""

    def save(content: str | bytes, name: str = "north-pass/2018.yaml") -> Path:
        path = workspace / "assessments" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return save
