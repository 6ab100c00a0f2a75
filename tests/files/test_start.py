"""A new workspace: sound from the first moment, and never over what is there."""

from pathlib import Path

import pytest

from scorer.files.problems.problem import WorkspaceError
from scorer.files.start import start_workspace
from scorer.files.validation import validate
from scorer.files.workspace import demo_workspace, load_workspace
from scorer.vocabulary import FileKind


def test_a_new_workspace_has_the_examples_and_no_error(tmp_path: Path) -> None:
    written = start_workspace(tmp_path / "new" / "one")
    assert all((tmp_path / "new" / "one" / path).is_file() for path in written)
    assert not validate(tmp_path / "new" / "one").failed()
    shipped, started = load_workspace(demo_workspace()), load_workspace(tmp_path / "new" / "one")
    assert [each.value for each in started.assessments] == [
        each.value for each in shipped.assessments
    ]


def test_an_empty_one_has_a_rubric_and_registers_to_fill_in(tmp_path: Path) -> None:
    start_workspace(tmp_path, empty=True)
    assert validate(tmp_path).problems == ()
    started = load_workspace(tmp_path)
    assert started.rubric().id == "bez-grid"
    assert (started.crossings, started.sources, started.assessments) == ({}, {}, ())


def test_editors_find_a_schema_for_every_kind_of_file(tmp_path: Path) -> None:
    written = start_workspace(tmp_path, empty=True)
    schemas = {path.stem for path in written if path.suffix == ".json"}
    assert schemas == set(FileKind)
    for path in written:
        if path.suffix == ".yaml" and "assessments" in path.parts:
            first = (tmp_path / path).read_text(encoding="utf-8").splitlines()[0]
            schema = first.removeprefix("# yaml-language-server: $schema=")
            assert (tmp_path / path).parent.joinpath(schema).is_file()


def test_nothing_is_written_where_something_is(tmp_path: Path) -> None:
    own = tmp_path / "rubrics" / "bez-grid.yaml"
    own.parent.mkdir()
    own.write_text("mine")
    with pytest.raises(WorkspaceError, match="is there already"):
        start_workspace(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [own]
    with pytest.raises(WorkspaceError, match="not a folder"):
        start_workspace(own)
    start_workspace(tmp_path / "other")
    with pytest.raises(WorkspaceError, match="a workspace already"):
        start_workspace(tmp_path / "other", empty=True)
