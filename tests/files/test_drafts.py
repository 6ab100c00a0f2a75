"""Drafts of sheets: kept beside the sheets, never taken for one, gone when they are dropped."""

from pathlib import Path

from scorer.files.drafts import LARGEST_DRAFT, draft_path, drop_draft, keep_draft, read_draft
from scorer.files.validation import validate


def test_a_draft_comes_back_as_it_was_kept(workspace: Path) -> None:
    assert read_draft(workspace, "north-pass") is None
    keep_draft(workspace, "north-pass", "Lào Cai 河口\n")
    keep_draft(workspace, "north-pass", "newer\n")
    assert read_draft(workspace, "north-pass") == "newer\n"


def test_a_draft_is_no_file_of_the_workspace(workspace: Path) -> None:
    before = validate(workspace)
    keep_draft(workspace, "north-pass", "{not: [even, yaml")
    assert validate(workspace) == before


def test_the_last_draft_takes_the_folder_with_it(workspace: Path) -> None:
    keep_draft(workspace, "north-pass", "one")
    keep_draft(workspace, "south-pass", "two")
    drop_draft(workspace, "north-pass")
    assert draft_path(workspace, "south-pass").is_file()
    drop_draft(workspace, "south-pass")
    drop_draft(workspace, "south-pass")
    assert not draft_path(workspace, "south-pass").parent.exists()


def test_what_cannot_be_a_draft_is_not_read(workspace: Path, tmp_path: Path) -> None:
    path = draft_path(workspace, "north-pass")
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    assert read_draft(workspace, "north-pass") is None
    path.write_bytes(b" " * (LARGEST_DRAFT + 1))
    assert read_draft(workspace, "north-pass") is None
    path.unlink()
    (tmp_path / "secret").write_text("secret")
    path.symlink_to(tmp_path / "secret")
    assert read_draft(workspace, "north-pass") is None
