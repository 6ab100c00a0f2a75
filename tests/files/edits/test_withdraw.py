"""A withdrawn sheet stays on record with the reason, and its file as people wrote it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scorer.files.change.author import A_PROGRAM
from scorer.files.change.undo import undo_change
from scorer.files.edits.withdraw import WhichSheet, withdraw_sheet
from scorer.files.problems.problem import WorkspaceError
from scorer.files.workspace import load_workspace
from scorer.model import Assessment
from tests.conftest import Made
from tests.files.conftest import EXAMPLES

TODAY = date(2026, 11, 25)
WHY = 'wrong: the "other" bank'
SHEETS = sorted(
    path for path in (EXAMPLES / "valid").glob("sheet*.yaml") if "withdrawn" not in path.name
)


def withdraw(root: Path, path: str | Path, because: str = WHY, **which: str) -> Assessment:
    return withdraw_sheet(root, Path(path), because, WhichSheet(**which), A_PROGRAM, TODAY)


@pytest.mark.parametrize("example", SHEETS, ids=lambda path: path.stem)
def test_all_that_stood_in_the_file_stands_there_still(
    example: Path, workspace: Path, place_example: Callable[[Path], Path]
) -> None:
    path = place_example(example)
    before = path.read_bytes()
    withdrawn = withdraw(workspace, path).withdrawn
    assert withdrawn is not None
    assert (withdrawn.on, withdrawn.because) == (TODAY, WHY)
    after = path.read_bytes()
    (sheet,) = load_workspace(workspace).assessments
    assert sheet.value.withdrawn == withdrawn
    kept = iter(after)
    assert all(byte in kept for byte in before), "something was taken away"
    assert after.count(b"\r\n") in (0, after.count(b"\n"))
    undo_change(workspace, A_PROGRAM)
    assert path.read_bytes() == before


def test_a_path_is_taken_from_here_or_from_the_workspace(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.rubric().crossings("here").sheet(
        "here", {"trade": 1, "transport": 1, "bez": 1, "dialogue": 1}
    )
    monkeypatch.chdir("/")
    withdraw(made.root, "assessments/here/2020-ann-1.yaml")
    with pytest.raises(WorkspaceError, match="withdrawn already, on 2026-11-25: wrong"):
        withdraw(made.root, made.root / "assessments/here/2020-ann-1.yaml")
    with pytest.raises(WorkspaceError, match="is no file of the workspace"):
        withdraw(made.root, "assessments/here/2021.yaml")
    with pytest.raises(WorkspaceError, match="holds no sheet"):
        withdraw(made.root, "assessments/crossings.yaml")


RATED = {"trade": 1, "transport": 1, "bez": 1, "dialogue": 1}


def test_an_earlier_version_of_a_sheet_is_not_what_counts(made: Made) -> None:
    made.rubric().crossings("here")
    made.sheet("here", RATED, file="first").sheet(
        "here", RATED, recorded="2026-02-01", file="second"
    )
    with pytest.raises(WorkspaceError, match=r"first.yaml is an earlier version of .*second.yaml"):
        withdraw(made.root, "assessments/here/first.yaml")


def test_of_a_table_one_sheet_is_told_by_what_it_is_about(made: Made) -> None:
    made.rubric(leaves=["trade"]).crossings("here", "there")
    head = "crossing,rubric,observed,recorded,assessor,method,dimension,rating"
    rows = [
        f"{crossing},grid@1,{year},2026-01-01,{who},survey,trade,3"
        for crossing in ("there", "here")
        for year in (2019, 2020)
        for who in ("ann", "bob")
    ]
    made.file("assessments/tables/all.csv", "\n".join([head, *rows, ""]))
    table = "assessments/tables/all.csv"
    with pytest.raises(WorkspaceError, match=r"holds 2 such sheets: .*here 2020 by ann"):
        withdraw(made.root, table, crossing="The here", observed="2020")
    withdraw(made.root, table, crossing="here", observed="2020", assessor="bob")
    sheets = load_workspace(made.root).assessments
    gone = [sheet.value for sheet in sheets if sheet.value.withdrawn]
    assert [(each.crossing, str(each.observed), each.assessor) for each in gone] == [
        ("here", "2020", "bob")
    ]
    assert len(sheets) == len(rows)
    with pytest.raises(WorkspaceError, match="holds no such sheet"):
        withdraw(made.root, table, crossing="here", observed="2031")


def test_a_sheet_recorded_after_today_is_withdrawn_on_the_day_it_was_recorded(made: Made) -> None:
    made.rubric().crossings("here").sheet("here", RATED, recorded="2027-01-01")
    sheet = withdraw(made.root, "assessments/here/2020-ann-1.yaml")
    assert sheet.withdrawn is not None
    assert sheet.withdrawn.on == date(2027, 1, 1)


def test_the_shipped_sheets_can_be_withdrawn(tmp_path: Path) -> None:
    from scorer.files.start import start_workspace

    start_workspace(tmp_path)
    paths = [sheet.path for sheet in load_workspace(tmp_path).assessments]
    for path in paths:
        withdraw(tmp_path, path)
    assert all(sheet.value.withdrawn for sheet in load_workspace(tmp_path).assessments)
    shutil.rmtree(tmp_path / ".scorer")


@pytest.mark.parametrize("because", ["", "  ", "x" * 20_001])
def test_a_reason_that_is_none_is_refused_and_nothing_is_changed(made: Made, because: str) -> None:
    made.rubric().crossings("here").sheet(
        "here", {"trade": 1, "transport": 1, "bez": 1, "dialogue": 1}
    )
    path = made.root / "assessments/here/2020-ann-1.yaml"
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="the reason cannot be kept"):
        withdraw(made.root, path, because)
    assert path.read_bytes() == before
