"""Writing files whole or not at all: nothing is half written."""

import stat
from pathlib import Path

import pytest

from scorer.files.atomic import write_atomically


def test_a_new_file_has_the_rights_of_any_new_file_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    ordinary, path = tmp_path / "ordinary", tmp_path / "written"
    ordinary.touch()
    write_atomically(path, "one\r\n")
    assert path.read_bytes() == b"one\r\n"
    assert path.stat().st_mode == ordinary.stat().st_mode
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [ordinary, path]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"
