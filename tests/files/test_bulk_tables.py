"""Bulk tables in a workspace: many sheets in one CSV, read and checked like any other."""

from unicodedata import normalize

import pytest

from scorer.files.problems.problem import InvalidFilesError
from scorer.files.validation import validate
from scorer.files.workspace import load_workspace
from scorer.library import open_workspace
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from tests.conftest import Made

HEADER = (
    "crossing,rubric,observed,recorded,assessor,method,round,note,"
    "dimension,rating,plausible_low,plausible_high,because\n"
)
NORTH = "north,grid@1,2020,2021-01-01,bureau,survey,,,{leaf},{rating},,,\n"
LEAVES = ("trade", "transport", "bez", "dialogue")


def rows(crossing: str, *ratings: object) -> str:
    return "".join(
        NORTH.format(leaf=leaf, rating=rating).replace("north", crossing)
        for leaf, rating in zip(LEAVES, ratings, strict=True)
    )


@pytest.fixture
def workspace(made: Made) -> Made:
    return made.rubric().crossings("north", "south")


def test_a_table_is_read_like_so_many_sheets(workspace: Made) -> None:
    workspace.file(
        "assessments/tables/index.csv",
        HEADER + rows("north", 3, 3, 3, "") + rows("south", 5, 4, 3, 2),
    )
    opened = open_workspace(workspace.root)
    ranking = opened.rank()
    assert ranking["south"].score == 3.5
    assert ranking["north"].ratings["dialogue"] is None
    paths = [path for path, _ in ranking.origin.files]
    assert paths.count("assessments/tables/index.csv") == 1
    assert validate(workspace.root).problems == ()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (HEADER + rows("north", 3, 9, 3, 3), 3, "E204"),
        (HEADER + rows("north", 3, "high", 3, 3), 3, "E116"),
        (HEADER + rows("nroth", 3, 3, 3, 3), 2, "E301"),
        (HEADER + rows("north", 3, 3, 3, 3).replace("bez", "bzz"), 4, "E304"),
        ("a,b\n1,2\n", 1, "E116"),
        (HEADER + rows("north", 3, 3, 3, 3) + "north,grid@1\n", 6, "E116"),
    ],
)
def test_a_fault_is_found_on_its_line(text: str, line: int, code: str, workspace: Made) -> None:
    workspace.file("assessments/tables/index.csv", text)
    problems = validate(workspace.root).problems
    assert (line, code) in {(problem.line, problem.code) for problem in problems}
    assert {problem.path for problem in problems} == {"assessments/tables/index.csv"}
    with pytest.raises(InvalidFilesError):
        load_workspace(workspace.root)


def test_a_sheet_given_in_a_table_and_in_a_file_is_given_twice(workspace: Made) -> None:
    table = HEADER + rows("north", 3, 3, 3, 3)
    (recorded,) = {line.split(",")[3] for line in table.splitlines()[1:]}
    workspace.sheet("north", dict.fromkeys(LEAVES, 3), assessor="bureau", recorded=recorded)
    workspace.file("assessments/tables/index.csv", table)
    (problem,) = [p for p in validate(workspace.root).problems if p.severity == "error"]
    assert (problem.path, problem.line, problem.code) == ("assessments/tables/index.csv", 2, "E309")


def test_a_table_that_is_not_text_is_refused(workspace: Made) -> None:
    target = workspace.root / "assessments" / "tables" / "index.csv"
    target.parent.mkdir()
    target.write_bytes(b"\xff\xfe\x00x")
    assert [p.code for p in validate(workspace.root).problems] == ["E102"]


def test_two_rounds_of_one_period_are_two_sheets(workspace: Made) -> None:
    for label in ("first", "second"):
        workspace.sheet("north", dict.fromkeys(LEAVES, 3), round_=label, file=label)
    assert not validate(workspace.root).failed()


def test_one_assessor_spelt_on_two_machines_gives_a_sheet_twice(workspace: Made) -> None:
    for form in ("NFC", "NFD"):
        name = normalize(form, "Ấn")
        workspace.sheet("north", dict.fromkeys(LEAVES, 3), assessor=name, file=form)
    assert "E309" in {problem.code for problem in validate(workspace.root).problems}


def test_sheets_of_one_table_are_counted_one_by_one(workspace: Made) -> None:
    earlier = rows("north", 4, 3, 3, 3).replace("2020", "2019")
    text = HEADER + earlier + rows("north", 3, 3, 3, 3)
    workspace.file("assessments/tables/index.csv", text)
    changes = open_workspace(workspace.root).diff_dates("2019", "2020")
    assert "2 survey sheets" in what_ratings_rest_on(changes.sheets)
