"""What a slip of the keyboard in a sheet is told: the line, and a way out that keeps all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.files.problems import Problem
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
