"""Finding and loading workspaces, and finding things in them by name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scorer.files.problems.problem import UnknownNameError, WorkspaceError
from scorer.files.validation import validate
from scorer.files.workspace import demo_workspace, find_workspace, load_workspace


def test_a_workspace_is_found_from_any_folder_in_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = workspace / "assessments" / "north-pass"
    deep.mkdir()
    assert find_workspace(deep) == workspace
    monkeypatch.chdir(deep)
    monkeypatch.delenv("SCORER_WORKSPACE", raising=False)
    assert find_workspace() == workspace


def test_the_variable_names_a_workspace_for_every_folder(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORER_WORKSPACE", str(workspace))
    assert find_workspace() == workspace
    monkeypatch.setenv("SCORER_WORKSPACE", str(tmp_path))
    with pytest.raises(WorkspaceError, match="SCORER_WORKSPACE"):
        find_workspace()


def test_where_there_is_no_workspace_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCORER_WORKSPACE", raising=False)
    with pytest.raises(WorkspaceError, match="scorer init"):
        find_workspace(tmp_path)
    with pytest.raises(WorkspaceError):
        load_workspace(tmp_path)


def test_sheets_come_in_time_order(
    workspace: Path, sheet: str, save_sheet: Callable[..., Path]
) -> None:
    save_sheet(sheet, "north-pass/b.yaml")
    save_sheet(sheet.replace("observed: 2018-05", "observed: 2017"), "north-pass/c.yaml")
    save_sheet(sheet.replace("Nguyễn An", "Lê Bình"), "north-pass/a.yaml")
    paths = [filed.path for filed in load_workspace(workspace).assessments]
    assert paths == [f"assessments/north-pass/{name}.yaml" for name in "cab"]


@pytest.mark.parametrize(
    "typed", ["north-gate", "North Gate", "northgate", "NORTH-GATE", "cong bac", "Cổng-Bắc", "北门"]
)
def test_a_crossing_is_found_however_its_name_is_typed(workspace: Path, typed: str) -> None:
    assert load_workspace(workspace).crossing(typed).id == "north-gate"


def test_a_mistyped_name_brings_the_nearest_known(workspace: Path) -> None:
    loaded = load_workspace(workspace)
    with pytest.raises(UnknownNameError, match="did you mean north-gate") as raised:
        loaded.crossing("nort gat")
    assert raised.value.kind == "crossing"
    assert raised.value.suggestions[0] == "north-gate"
    with pytest.raises(UnknownNameError):
        loaded.crossing("")
    with pytest.raises(UnknownNameError):
        loaded.rubric("grid")


def test_a_rubric_is_found_by_reference_and_id_and_the_highest_version_wins(
    workspace: Path,
) -> None:
    text = (workspace / "rubrics/gate-grid.yaml").read_text()
    assert load_workspace(workspace).rubric().reference == "gate-grid@1"
    (workspace / "rubrics/gate-grid-12.yaml").write_text(text.replace("1.0.0", "12.1.0"))
    (workspace / "rubrics/gate-grid-2.yaml").write_text(text.replace("1.0.0", "2.1.0"))
    loaded = load_workspace(workspace)
    assert loaded.rubric("gate-grid").reference == "gate-grid@12"
    assert loaded.rubric("gate-grid@1").version == "1.0.0"
    (workspace / "rubrics/other.yaml").write_text(text.replace("gate-grid", "other"))
    with pytest.raises(WorkspaceError, match="gate-grid"):
        load_workspace(workspace).rubric()


def test_the_shipped_workspace_passes_strictly() -> None:
    report = validate(demo_workspace())
    assert not report.failed(strict=True), report.problems


def test_only_the_latest_sheet_of_a_crossing_can_be_stale(
    workspace: Path, sheet: str, save_sheet: Callable[..., Path]
) -> None:
    save_sheet(sheet, "north-pass/2018.yaml")
    save_sheet(sheet.replace("observed: 2018-05", "observed: 2010"), "north-pass/2010.yaml")
    report = validate(workspace, stale_years=5, today=date(2024, 1, 1))
    assert [(problem.path, problem.code) for problem in report.problems] == [
        ("assessments/north-pass/2018.yaml", "N502")
    ]
    assert validate(workspace, stale_years=9, today=date(2024, 1, 1)).problems == ()


def test_named_files_are_checked_against_their_whole_workspace(
    workspace: Path, sheet: str, save_sheet: Callable[..., Path]
) -> None:
    good = save_sheet(sheet, "north-pass/good.yaml")
    bad = save_sheet(
        sheet.replace("north-pass", "nowhere").replace("rating: 2", "rating: 7"), "bad.yaml"
    )
    assert validate([good]).problems == ()
    found = [problem.code for problem in validate([bad]).problems if problem.code[0] == "E"]
    assert found == ["E301", "E204"]
    assert validate([good, bad]).files == 2
    assert validate(workspace / "assessments" / "north-pass").problems == ()


def test_files_outside_a_workspace_are_checked_on_their_own(tmp_path: Path, sheet: str) -> None:
    loose = tmp_path / "sheet.yaml"
    loose.write_text(sheet.replace("recorded: 2018-06-01", "recorded: soon"), encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("title: Notes of the visit\n")
    assert [problem.code for problem in validate(loose).problems] == ["E212"]
    assert {problem.code for problem in validate(tmp_path).problems} == {"E212", "E218"}
    with pytest.raises(WorkspaceError, match="nowhere"):
        validate(tmp_path / "nowhere.yaml")


def test_many_files_are_read_by_workers_with_the_same_result(
    workspace: Path, sheet: str, save_sheet: Callable[..., Path]
) -> None:
    for number in range(450):
        text = sheet.replace("Nguyễn An", f"Assessor {number}")
        save_sheet(text.replace("rating: 2", "rating: 7") if number % 50 == 0 else text,
                   f"north-pass/{number:03}.yaml")  # fmt: skip
    told: list[tuple[int, int]] = []
    report = validate(workspace, progress=lambda done, total: told.append((done, total)))
    assert report.files == 453
    assert [problem.path for problem in report.problems] == [
        f"assessments/north-pass/{number:03}.yaml" for number in range(0, 450, 50)
    ]
    assert told[-1] == (450, 450)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_problem_is_located_to_the_character(
    workspace: Path, sheet: str, save_sheet: Callable[..., Path]
) -> None:
    text = sheet.replace("source: visit-2018", "source: visit-2081").replace(
        "- The gate closes at night.", "- Trucks cross every day."
    )
    save_sheet(text)
    lines = text.splitlines()
    for problem in validate(workspace).problems:
        assert problem.excerpt == lines[problem.line - 1]
    marked = [
        problem.excerpt[problem.column - 1 : problem.column - 1 + problem.length]
        for problem in validate(workspace).problems
    ]
    assert marked == ["visit-2081", "Trucks cross every day."]


def test_every_problem_of_a_file_comes_at_once_whatever_its_shape(
    workspace: Path, sheet: str, save_sheet: Callable[..., Path]
) -> None:
    save_sheet(
        sheet.replace("assessor: Nguyễn An\n", "")
        .replace("rating: 2\n", 'rating: "2"\n')
        .replace("rating: 3", "rating: 30")
        .replace("visit-2018", "visit-2081")
        .replace("recorded: 2018-06-01", "recorded: 2018-06-31")
    )
    codes = sorted(problem.code for problem in validate(workspace).problems)
    assert codes == ["E202", "E204", "E206", "E212", "E305"]
