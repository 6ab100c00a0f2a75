"""What a slip of the keyboard in a sheet is told: the line, and a way out that keeps all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.files.problems.problem import Problem
from scorer.files.validation import validate


@pytest.fixture
def problems_of(
    workspace: Path, save_sheet: Callable[[str], Path]
) -> Callable[[str], list[Problem]]:
    """The problems of a sheet by its text."""

    def problems(text: str) -> list[Problem]:
        save_sheet(text)
        return list(validate(workspace).problems)

    return problems


Problems = Callable[[str], list[Problem]]


def test_a_misspelt_dimension_is_renamed_and_not_added_as_unrated(
    sheet: str, problems_of: Problems
) -> None:
    (problem,) = problems_of(
        sheet.replace(
            "  rail:\n    rating: null\n    because: Nobody could be asked.",
            "  rial:\n    rating: 2",
        )
    )
    assert (problem.code, problem.hint) == ("E304", "did you mean `rail`?")
    assert "rial" in problem.excerpt


def test_a_dimension_of_another_rubric_is_beside_the_missing_one(
    sheet: str, problems_of: Problems
) -> None:
    missing, unknown = problems_of(sheet.replace("  rail:", "  customs:"))
    assert (missing.code, unknown.code) == ("E306", "E304")
    assert missing.hint == "add `rail: {rating: null}` where it was not rated"
    assert unknown.hint == "known: `trade`, `road`, `rail`"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[2,5, 4]", "write [2, 4]; decimals take a point: 2.5"),
        ("[1, 2, 3]", "write [1, 3]; decimals take a point: 2.5"),
        (
            "[1,5, 2,5]",
            "write the lowest and the highest level, [2, 3]; decimals take a point: 2.5",
        ),
    ],
)
def test_a_range_of_too_many_levels_is_told_about_decimal_commas(
    sheet: str, problems_of: Problems, written: str, said: str
) -> None:
    (problem,) = problems_of(sheet.replace("plausible: [2, 3]", f"plausible: {written}"))
    assert (problem.code, problem.hint) == ("E217", said)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31.12.2024", "2024-12-31"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("3/4/2024", "2024-04-03 or 2024-03-04"),
        ("5/5/2024", "2024-05-05"),
        ("2024/12/31", "2024-12-31"),
        ("2024-7-5", "2024-07-05"),
        ("31-12-2024", "2024-12-31"),
        ("31 December 2024", "2024-12-31"),
        ("Dec 31, 2024", "2024-12-31"),
    ],
)
def test_a_day_in_another_form_is_given_back_in_ours(
    sheet: str, problems_of: Problems, written: str, meant: str
) -> None:
    for key, line, code in (
        ("recorded", "recorded: 2018-06-01", "E212"),
        ("observed", "observed: 2018-05", "E211"),
    ):
        (problem,) = problems_of(sheet.replace(line, f"{key}: {written}"))
        assert (problem.code, problem.hint) == (code, f"did you mean {meant}?")


def test_a_month_is_given_back_where_a_month_will_do(sheet: str, problems_of: Problems) -> None:
    (observed,) = problems_of(sheet.replace("observed: 2018-05", "observed: July 2017"))
    assert observed.hint == "did you mean 2017-07?"
    (recorded,) = problems_of(sheet.replace("recorded: 2018-06-01", "recorded: July 2018"))
    assert recorded.hint == "write the day as 2026-11-21"


@pytest.mark.parametrize("written", ["31.13.2024", "30.2.2024", "soon", "1.2.3", "99/99/2024"])
def test_no_day_is_guessed_where_there_is_none(
    sheet: str, problems_of: Problems, written: str
) -> None:
    (problem,) = problems_of(sheet.replace("recorded: 2018-06-01", f"recorded: {written}"))
    assert (problem.code, problem.hint) == ("E212", "write the day as 2026-11-21")


LAYOUT = [
    (
        "    rating: 2",
        "   rating: 2",
        (9, 4, "`rating` is indented by 3 blanks, its neighbours by 4"),
        "put one blank more before it",
    ),
    (
        "    because: Trucks",
        "     because: Trucks",
        (11, 6, "`because` is indented by 5 blanks, its neighbours by 4"),
        "delete one blank before it",
    ),
    (
        "    plausible: [",
        "     plausible: [",
        (10, 6, "`plausible` is indented by 5 blanks, its neighbours by 4"),
        "delete one blank before it",
    ),
    (
        "    because: Trucks",
        "   because: Trucks",
        (11, 4, "`because` is indented by 3 blanks, its neighbours by 4"),
        "put one blank more before it",
    ),
    (
        "    drawbacks:\n      -",
        "   drawbacks:\n      -",
        (17, 4, "`drawbacks` is indented by 3 blanks, its neighbours by 4"),
        "put one blank more before it",
    ),
    (
        "  road:",
        " road:",
        (19, 2, "`road` is indented by 1 blank, its neighbours by 2"),
        "put one blank more before it",
    ),
    (
        "  trade:",
        "   trade:",
        (8, 4, "`trade` is indented by 3 blanks, its neighbours by 2"),
        "delete one blank before it",
    ),
    (
        "    rating: 2",
        "rating: 2",
        (9, 1, "`rating` is indented by 0 blanks, its neighbours by 4"),
        "put 4 blanks more before it",
    ),
    (
        "      - id: daily",
        "     - id: daily",
        (13, 8, "`id` is indented by 7 blanks, its neighbours by 8"),
        "put one blank more before its hyphen",
    ),
    (
        "method: f",
        " method: f",
        (6, 2, "`method` is indented by 1 blank, its neighbours by 0"),
        "delete one blank before it",
    ),
    (
        "because: Trucks cross every day, but not at night.",
        "because: >-\n      Trucks cross.\n     Daily: yes.",
        (13, 6, "this line is indented by 5 blanks, the text above it by 6"),
        "indent all lines of a text alike",
    ),
    (
        "    rating: 2",
        "    rating:2",
        (9, 5, "there is no blank after the colon of `rating`"),
        "put a blank after the colon: `rating: 2`",
    ),
    (
        "assessor: N",
        "assessor:N",
        (5, 1, "there is no blank after the colon of `assessor`"),
        "put a blank after the colon: `assessor: Nguyễn An`",
    ),
    (
        "    rating: 2",
        "    rating 2",
        (9, 5, "there is no colon after `rating`"),
        "put a colon and a blank after it: `rating: 2`",
    ),
    (
        "because: Trucks cross",
        "because: Trucks: cross",
        (11, 20, "this is not YAML: mapping values are not allowed in this context"),
        "put a text that holds a colon and a blank into quotes",
    ),
    (
        "because: Trucks cross every",
        "because: Trucks cross\n      every: day",
        (
            12,
            7,
            "`every:` goes on with the text of `because`, and no text may hold a colon and a blank",
        ),
        "put the text into quotes; if `every` is a key, indent it by 4 blanks",
    ),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("right", "wrong", "said", "hint"), LAYOUT)
def test_a_slip_of_layout_is_named_in_the_line_where_it_is(
    sheet: str,
    problems_of: Problems,
    right: str,
    wrong: str,
    said: tuple[int, int, str],
    hint: str,
    line_end: str,
) -> None:
    assert right in sheet
    (problem,) = problems_of(sheet.replace(right, wrong, 1).replace("\n", line_end))
    assert (problem.code, problem.hint) == ("E101", hint)
    assert (problem.line, problem.column, problem.message) == said


def test_a_lone_key_without_a_blank_is_told_so_too(sheet: str, problems_of: Problems) -> None:
    head, _, _ = sheet.partition("    rating: null")
    (problem,) = problems_of(f"{head}    rating:3\n")
    assert (problem.code, problem.line) == ("E203", 24)
    assert problem.hint == "put a blank after the colon: `rating: 3`"


def test_a_sheet_may_be_indented_by_any_steps(sheet: str, problems_of: Problems) -> None:
    lines = sheet.splitlines()
    wide = "\n".join(" " * (len(line) - len(line.lstrip(" "))) + line for line in lines)
    assert problems_of(wide.replace("- id:", "-   id:")) == []
    (problem,) = problems_of(wide.replace("        rating: 2", "       rating: 2"))
    assert problem.message == "`rating` is indented by 7 blanks, its neighbours by 8"


@pytest.mark.parametrize("header", [">-", "|", ">-  # a comment"])
def test_a_note_on_a_folded_text_is_placed_at_the_text(
    workspace: Path, save_sheet: Callable[..., Path], sheet: str, header: str
) -> None:
    folded = sheet.replace(
        "text: Trucks cross every day.",
        f"text: {header}\n          Trucks cross\n          every day.",
    )
    save_sheet(folded)
    other = folded.replace("crossing: north-pass", "crossing: south-pass").replace(": vn", ": both")
    save_sheet(other, "south-pass/2018.yaml")
    first = next(problem for problem in validate(workspace).problems if problem.code == "N501")
    assert (first.line, first.column) == (15, 11)
    assert first.excerpt == "          Trucks cross"
    assert first.length == len("Trucks cross")
