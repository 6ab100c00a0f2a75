"""Workspaces that are changed, and what their files hold."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from scorer.files.change.room import ROOM
from scorer.files.start import start_workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with a rubric and empty registers, its start not to be taken back."""
    start_workspace(tmp_path, empty=True)
    for record in (tmp_path / ROOM / "changes").iterdir():
        (record / "change.json").unlink()
    return tmp_path


def files_of(root: Path) -> Mapping[str, bytes]:
    """Every file of a workspace by its path, without the program's own."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] != ROOM
    }
