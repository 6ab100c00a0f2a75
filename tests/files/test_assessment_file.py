"""One sheet as a file: written where it belongs, read from anywhere, never over another one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.files.assessment_file import load_assessment, save_assessment
from scorer.files.problems.problem import InvalidFilesError, WorkspaceError
from scorer.files.validation import validate
from scorer.files.workspace import load_workspace
from scorer.model import Period


def test_a_sheet_is_saved_where_it_belongs_and_is_valid_there(workspace: Path, sheet: str) -> None:
    given_sheet = load_assessment(sheet).value
    path = save_assessment(workspace, given_sheet)
    assert path == workspace / "assessments/north-pass/2018-05-nguyen-an.yaml"
    assert validate(workspace).problems == ()
    assert load_assessment(path, load_workspace(workspace)).value == given_sheet


def test_a_sheet_is_not_saved_over_another_one_or_beside_its_double(
    workspace: Path, sheet: str
) -> None:
    given_sheet = load_assessment(sheet).value
    path = save_assessment(workspace, given_sheet)
    name = path.relative_to(workspace)
    before = path.read_bytes()
    changed = given_sheet.model_copy(update={"note": "changed"})
    with pytest.raises(FileExistsError):
        save_assessment(workspace, changed, name)
    with pytest.raises(InvalidFilesError) as raised:
        save_assessment(workspace, changed)
    assert raised.value.problems[0].code == "E309"
    assert path.read_bytes() == before
    save_assessment(workspace, changed, name, replace=True)
    assert load_assessment(path).value == changed


def test_a_second_sheet_of_the_same_beginning_gets_a_number(workspace: Path, sheet: str) -> None:
    given_sheet = load_assessment(sheet).value
    save_assessment(workspace, given_sheet)
    other = given_sheet.model_copy(update={"observed": Period.parse("2018-05/2018-06")})
    assert save_assessment(workspace, other).name == "2018-05-nguyen-an-2.yaml"


def test_a_sheet_that_does_not_fit_the_workspace_is_not_written(
    workspace: Path, sheet: str
) -> None:
    wrong = load_assessment(sheet).value.model_copy(update={"crossing": "nowhere"})
    with pytest.raises(InvalidFilesError) as raised:
        save_assessment(workspace, wrong)
    assert [problem.code for problem in raised.value.problems] == ["E301"]
    assert not (workspace / "assessments" / "nowhere").exists()


@pytest.mark.parametrize("path", ["../out.yaml", "/etc/x.yaml", "rubrics/x.yaml", "assessments/x"])
def test_a_sheet_is_not_written_where_no_sheet_belongs(
    workspace: Path, sheet: str, path: str
) -> None:
    with pytest.raises(WorkspaceError):
        save_assessment(workspace, load_assessment(sheet).value, path)


def test_an_old_text_is_checked_against_the_rubric_of_today(
    workspace: Path, sheet: str, save_sheet: Callable[[str], Path]
) -> None:
    save_sheet(sheet)
    loaded = load_workspace(workspace)
    old = sheet.replace("visit-2018", "a-source-long-gone")
    assert load_assessment(old, loaded, name="<stdin>").path == "<stdin>"
    with pytest.raises(InvalidFilesError) as raised:
        load_assessment(old.replace("rating: 2", "rating: 8"), loaded, name="<stdin>")
    assert raised.value.problems[0].path == "<stdin>"


def test_a_file_that_cannot_be_opened_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(InvalidFilesError) as raised:
        load_assessment(tmp_path / "nowhere.yaml")
    assert [problem.code for problem in raised.value.problems] == ["E115"]
    if os.geteuid() != 0:
        secret = tmp_path / "secret.yaml"
        secret.touch(mode=0)
        with pytest.raises(InvalidFilesError):
            load_assessment(secret)
