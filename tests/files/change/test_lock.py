"""Two commands that write at once: the second waits and loses nothing."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scorer.files.change.author import Author
from scorer.files.change.lock import only_writer
from scorer.files.change.unfinished import word_for_readers
from scorer.files.problems.problem import WorkspaceError
from scorer.files.workspace import load_workspace
from tests.conftest import ROOT

PAIRS = int(os.environ.get("SCORER_PAIRS", "1"))
"""How many rounds of two writers are run."""


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "scorer", "-C", str(root), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def table(folder: Path, who: str, sheets: int = 30) -> str:
    path = folder / f"{who}.csv"
    rows = [f"{who} {number},2020,{who},survey,3,2,1,4" for number in range(sheets)]
    head = "crossing,observed,assessor,method,trade,transport,bez,dialogue"
    path.write_text("\n".join([head, *rows, ""]))
    return str(path)


@pytest.mark.parametrize("how", [("--into", "sheets"), ("--into", "table", "--name", "both")])
def test_two_imports_at_once_lose_nothing(
    how: tuple[str, ...], root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    forms = tmp_path_factory.mktemp("forms")
    for number in range(PAIRS):
        pair = [
            start(root, "import", table(forms, f"{who}{number}"), "--add-crossings", *how)
            for who in ("ann", "bob")
        ]
        for each in pair:
            _, err = each.communicate(timeout=60)
            assert each.returncode == 0, err
    workspace = load_workspace(root)
    assert len(workspace.assessments) == len(workspace.crossings) == PAIRS * 60


def test_the_same_sheets_twice_at_once_are_there_once(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    form = table(tmp_path_factory.mktemp("forms"), "ann")
    pair = [start(root, "import", form, "--add-crossings") for _ in range(2)]
    assert [each.communicate(timeout=60) and each.returncode for each in pair] == [0, 0]
    assert len(load_workspace(root).assessments) == 30


def test_who_waits_is_told_for_whom(root: Path) -> None:
    heard = threading.Event()
    told: list[str] = []

    def hear(sentence: str) -> None:
        told.append(sentence)
        heard.set()

    def wait() -> None:
        with only_writer(root, Author("scorer second", hear)):
            told.append("mine")

    waiting = threading.Thread(target=wait)
    with only_writer(root, Author("scorer first")):
        waiting.start()
        assert heard.wait(30)
    waiting.join(30)
    assert f"`scorer first` (process {os.getpid()}, since " in told[0]
    assert told[1] == "mine"


def test_who_waited_too_long_is_told_and_nothing_is_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorer.files.change.lock.LONGEST_WAIT", 0.0)
    refused: list[str] = []

    def try_once() -> None:
        with pytest.raises(WorkspaceError) as caught, only_writer(root, Author()):
            pass
        refused.append(str(caught.value))

    with only_writer(root, Author("scorer first")):
        second = threading.Thread(target=try_once)
        second.start()
        second.join(30)
    assert "`scorer first`" in refused[0]
    assert "nothing was changed" in refused[0]


def test_a_reader_has_nothing_to_wait_for_where_nothing_is_put_in_place(root: Path) -> None:
    with only_writer(root, Author()):
        assert word_for_readers(root) is None


def test_a_file_system_without_locks_is_told_and_written_to(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    told: list[str] = []
    with only_writer(root, Author("scorer test", told.append)):
        pass
    assert "without locks" in told[0]
