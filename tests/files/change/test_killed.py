"""A command killed at any step: nothing torn, the next one says so, again completes it."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from scorer.files.change.room import ROOM
from tests.files.change.conftest import files_of
from tests.files.change.processes import Processes

EVERY = int(os.environ.get("SCORER_KILL_EVERY", "9"))
"""At each how many steps of a command it is killed; 1 is the most thorough."""
TABLE = "crossing,observed,assessor,method,trade,transport,bez,dialogue\n" + "".join(
    f"Pass {number},2020,bureau,survey,3,2,1,4\n" for number in range(3)
)


@pytest.fixture
def form(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("forms") / "index.csv"
    path.write_text(TABLE)
    return str(path)


@pytest.fixture
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    with Processes(tmp_path_factory.mktemp("output")) as running:
        yield running


def halves(processes: Processes, root: Path, folder: Path, *arguments: str) -> Iterator[Path]:
    """Copies of a workspace in which a command was killed, each at another step."""
    step = 1
    while True:
        copy = folder / f"{step}"
        shutil.copytree(root, copy)
        if processes.run(copy, *arguments, killed_at=step).code >= 0:
            assert step > EVERY, "it was never killed"
            return
        yield copy
        step += EVERY


@pytest.mark.parametrize("into", ["sheets", "table"])
def test_an_import_killed_at_any_step(
    into: str,
    root: Path,
    form: str,
    processes: Processes,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("killed")
    arguments = ("import", form, "--add-crossings", "--into", into)
    before = files_of(root)
    shutil.copytree(root, folder / "whole")
    assert processes.run(folder / "whole", *arguments).code == 0
    after = files_of(folder / "whole")
    for half in halves(processes, root, folder, *arguments):
        left = files_of(half)
        nothing_is_torn(left, before, after)
        if left not in (before, after):
            written, _, missing = processes.run(half, "list").err.partition("; not written: ")
            assert "was cut short" in written
            for path in after:
                assert path in (written if left.get(path) == after[path] else missing) or (
                    before.get(path) == after[path]
                )
        undone = folder / "undone"
        shutil.copytree(half, undone)
        assert (processes.run(undone, "undo").code == 0) == (left != before)
        assert files_of(undone) == before
        shutil.rmtree(undone)
        again = processes.run(half, *arguments)
        assert again.code == 0, again
        assert files_of(half) == after
        assert {path.name for path in (half / ROOM).iterdir()} == {".gitignore", "changes", "lock"}
        while processes.run(half, "undo").code == 0:
            pass
        assert files_of(half) == before


def nothing_is_torn(
    half: Mapping[str, bytes], before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> None:
    for path in {*before, *after, *half}:
        assert half.get(path) in (before.get(path), after.get(path)), path


def test_undo_killed_at_any_step_is_completed_by_undo(
    root: Path, form: str, processes: Processes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = files_of(root)
    assert processes.run(root, "import", form, "--add-crossings").code == 0
    after = files_of(root)
    for half in halves(processes, root, tmp_path_factory.mktemp("killed"), "undo"):
        nothing_is_torn(files_of(half), before, after)
        processes.run(half, "undo")
        assert files_of(half) == before
        assert processes.run(half, "redo").code == 0
        assert files_of(half) == after
