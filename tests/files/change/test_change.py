"""What one command writes is put in place together, within the workspace, or not at all."""

import resource
import signal
import stat
from pathlib import Path

import pytest

from scorer.files.change.author import Author
from scorer.files.change.change import open_change
from scorer.files.change.journal import Journal
from scorer.files.change.room import ROOM
from scorer.files.problems.problem import WorkspaceError
from tests.files.change.conftest import files_of

ME = Author("scorer test")


def change(root: Path, *names: str, content: str = "x") -> None:
    with open_change(root, ME) as opened:
        for name in names:
            opened.write(name, content)


def test_files_are_made_replaced_and_deleted_together(root: Path) -> None:
    (root / "assessments/a").mkdir()
    (root / "assessments/a/one.yaml").write_text("one")
    with open_change(root, ME) as opened:
        opened.create("assessments/b/two.yaml", "Hà Khẩu\r\n")
        opened.write("assessments/crossings.yaml", b"crossings: []\n")
        opened.delete("assessments/a/one.yaml")
        assert files_of(root)["assessments/a/one.yaml"] == b"one", "nothing before the end"
        assert opened.read("assessments/b/two.yaml") == "Hà Khẩu\r\n".encode()
        assert not opened.holds("assessments/a/one.yaml")
    after = files_of(root)
    assert after["assessments/b/two.yaml"] == "Hà Khẩu\r\n".encode()
    assert after["assessments/crossings.yaml"] == b"crossings: []\n"
    assert not (root / "assessments/a").exists()


def test_nothing_is_written_after_an_exception(root: Path) -> None:
    before = files_of(root)
    with pytest.raises(ZeroDivisionError), open_change(root, ME) as opened:
        opened.create("assessments/a/one.yaml", str(1 / 0))
    assert files_of(root) == before
    assert not Journal(root).records()


def test_a_file_that_is_there_is_not_created_again(root: Path) -> None:
    with pytest.raises(FileExistsError), open_change(root, ME) as opened:
        opened.create("assessments/crossings.yaml", "")


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(root: Path) -> None:
    (root / "assessments/b").write_text("no folder")
    before = files_of(root)
    with pytest.raises(WorkspaceError, match=r"assessments/b/two.yaml.*; nothing was changed"):
        change(
            root, "assessments/crossings.yaml", "assessments/a/one.yaml", "assessments/b/two.yaml"
        )
    assert files_of(root) == before
    assert not (root / "assessments/a").exists()
    assert not Journal(root).records()
    assert Journal(root).underway() is None


def test_a_full_disk_is_told_of_the_file_that_did_not_fit_and_changes_nothing(root: Path) -> None:
    before = files_of(root)
    largest = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, largest[1]))
        with pytest.raises(WorkspaceError, match=r"tables/big.csv: file too large; nothing was"):
            change(root, "assessments/tables/big.csv", content="x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, largest)
        signal.signal(signal.SIGXFSZ, handler)
    assert files_of(root) == before
    assert {path.name for path in (root / ROOM).iterdir()} <= {".gitignore", "lock", "changes"}


def test_no_change_leads_out_of_the_workspace_or_over_what_is_no_plain_file(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "assessments/out").symlink_to(outside)
    (root / "assessments/way.yaml").symlink_to(outside / "secret.yaml")
    (root / "assessments/folder.yaml").mkdir()
    for name in (
        "assessments/out/a.yaml",
        "assessments/way.yaml",
        "../a.yaml",
        "assessments/../../a.yaml",
        f"{ROOM}/lock",
        "assessments/folder.yaml",
    ):
        with pytest.raises(WorkspaceError, match="nothing was changed"):
            change(root, name)
    assert not list(outside.iterdir())


def test_a_link_within_the_workspace_stays_one_and_a_file_keeps_its_rights(root: Path) -> None:
    target = root / "assessments/a.yaml"
    target.write_text("old")
    target.chmod(0o640)
    (root / "assessments/link.yaml").symlink_to("a.yaml")
    with open_change(root, ME) as opened:
        opened.write("assessments/link.yaml", "new")
    assert (root / "assessments/link.yaml").is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_change_that_changes_nothing_is_none(root: Path) -> None:
    with open_change(root, ME) as opened:
        opened.write(
            "assessments/crossings.yaml", (root / "assessments/crossings.yaml").read_bytes()
        )
    assert not Journal(root).records()


def test_git_leaves_the_room_alone(root: Path) -> None:
    assert (root / ROOM / ".gitignore").read_text() == "*\n"


def test_a_room_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / ROOM).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WorkspaceError, match="no plain folder"):
        change(tmp_path / "workspace", "rubrics/a.yaml")
    assert not list((tmp_path / "elsewhere").iterdir())
