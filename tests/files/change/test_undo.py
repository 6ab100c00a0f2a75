"""Undo gives back the bytes from before, redo those from after, in any sequence."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.files.change.author import Author
from scorer.files.change.change import open_change
from scorer.files.change.journal import MOST_CHANGES, Journal
from scorer.files.change.room import ROOM
from scorer.files.change.undo import redo_change, undo_change
from scorer.files.problems.problem import WorkspaceError
from tests.files.change.conftest import files_of

ME = Author("scorer test")
NAMES = ("assessments/a/1.yaml", "assessments/a/2.yaml", "assessments/b/1.yaml", "rubrics/r.yaml")
CONTENTS = st.dictionaries(
    st.sampled_from(NAMES), st.none() | st.sampled_from((b"", b"one", b"two\r\n")), min_size=1
)


def change(root: Path, contents: Mapping[str, bytes | None], command: str = "scorer test") -> None:
    with open_change(root, Author(command)) as open_:
        for name, content in contents.items():
            if content is None:
                open_.delete(name)
            else:
                open_.write(name, content)


@settings(max_examples=30)
@given(steps=st.lists(st.sampled_from(("undo", "redo")) | CONTENTS, max_size=12))
def test_undo_and_redo_walk_through_what_the_files_were(
    steps: list[str | dict[str, bytes | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("undo")
    states, at = [dict(files_of(root))], 0
    for step in steps:
        if step == "undo":
            if at == 0:
                with pytest.raises(WorkspaceError, match="no change to take back"):
                    undo_change(root, ME)
            else:
                undo_change(root, ME)
                at -= 1
        elif step == "redo":
            if at == len(states) - 1:
                with pytest.raises(WorkspaceError, match="no change that was taken back"):
                    redo_change(root, ME)
            else:
                redo_change(root, ME)
                at += 1
        else:
            assert isinstance(step, dict)
            change(root, step)
            now = dict(files_of(root))
            if now != states[at]:
                states, at = [*states[: at + 1], now], at + 1
        assert dict(files_of(root)) == states[at]
    shutil.rmtree(root)


def test_undo_says_what_it_took_back(root: Path) -> None:
    change(root, {"assessments/crossings.yaml": b"other", "assessments/a/1.yaml": b"1"}, "scorer x")
    reverted = undo_change(root, ME)
    assert reverted.record.command == "scorer x"
    assert reverted.restored == ("assessments/crossings.yaml",)
    assert reverted.removed == ("assessments/a/1.yaml",)
    assert not (root / "assessments/a").exists()


def test_undo_refuses_where_a_file_was_changed_since_and_names_it(root: Path) -> None:
    change(root, {NAMES[0]: b"one", NAMES[1]: b"two"})
    (root / NAMES[1]).write_bytes(b"by hand")
    before = files_of(root)
    with pytest.raises(WorkspaceError, match=rf"{NAMES[1]}.* was changed since `scorer test`"):
        undo_change(root, ME)
    assert files_of(root) == before
    (root / NAMES[1]).unlink()
    undo_change(root, ME)
    (root / NAMES[0]).parent.mkdir()
    (root / NAMES[0]).write_bytes(b"by hand")
    with pytest.raises(WorkspaceError, match=NAMES[0]):
        redo_change(root, ME)


def test_a_new_change_ends_what_could_be_put_back(root: Path) -> None:
    change(root, {NAMES[0]: b"one"})
    undo_change(root, ME)
    change(root, {NAMES[1]: b"two"})
    with pytest.raises(WorkspaceError, match="no change that was taken back"):
        redo_change(root, ME)


def test_the_last_changes_are_kept_and_no_more_than_a_disk_bears(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(MOST_CHANGES + 5):
        change(root, {NAMES[0]: str(number).encode()})
    assert len(Journal(root).records()) == MOST_CHANGES
    monkeypatch.setattr("scorer.files.change.journal.MOST_BYTES", 50_000)
    for number in range(4):
        change(root, {NAMES[0]: str(number).encode() * 20_000})
    kept = Journal(root).records()
    assert 1 <= len(kept) < 4
    undo_change(root, ME)
    assert (root / NAMES[0]).read_bytes() == b"2" * 20_000


def test_what_was_set_aside_and_is_damaged_is_not_put_in_place(root: Path) -> None:
    change(root, {"assessments/crossings.yaml": b"other"})
    (aside,) = (root / ROOM / "changes").glob("*/old/0")
    aside.write_bytes(b"damaged")
    with pytest.raises(WorkspaceError, match=r"crossings.yaml is damaged; nothing was changed"):
        undo_change(root, ME)
    assert (root / "assessments/crossings.yaml").read_bytes() == b"other"
