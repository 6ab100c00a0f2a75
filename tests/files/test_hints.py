"""What a slip of the keyboard in a sheet is told: the right line, and the way out that keeps all."""

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
