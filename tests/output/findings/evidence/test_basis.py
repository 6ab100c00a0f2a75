"""What ratings rest on is counted in sheets, whether they stand in files or in one table."""

import pytest

import scorer
from scorer.output.findings.change.changes import what_made_scores_change, what_moved
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from tests.conftest import Made

RATINGS = {
    ("a", "2019"): (1, 2),
    ("a", "2021"): (2, 2),
    ("b", "2019"): (3, 1),
    ("b", "2021"): (3, 3),
}


def in_files(made: Made) -> Made:
    for (crossing, observed), (x, y) in RATINGS.items():
        made.sheet(crossing, {"x": x, "y": y}, observed=observed, method="survey")
    return made


def in_a_table(made: Made) -> Made:
    rows = ["crossing,rubric,observed,recorded,assessor,method,dimension,rating"]
    for (crossing, observed), ratings in RATINGS.items():
        rows += [
            f"{crossing},grid@1,{observed},2026-01-01,ann,survey,{leaf},{rating}"
            for leaf, rating in zip("xy", ratings, strict=True)
        ]
    return made.file("assessments/tables/t.csv", "\n".join(rows) + "\n")


@pytest.mark.parametrize("fill", [in_files, in_a_table])
def test_a_row_of_a_table_counts_as_the_sheet_it_is(made: Made, fill: object) -> None:
    made.rubric(leaves=("x", "y")).crossings("a", "b")
    assert callable(fill)
    fill(made)
    workspace = scorer.open_workspace(made.root)
    changes = workspace.diff("2019", "2021")

    assert what_ratings_rest_on(workspace.rank().snapshot.sheets) == (
        "The ratings rest on 2 survey sheets (assessor: ann), observed 2021."
    )
    assert what_ratings_rest_on(changes.sheets) == (
        "The ratings rest on 4 survey sheets (assessor: ann), observed 2019-2021."
    )
    assert "The a and The b rose" in what_moved(changes)
    assert what_made_scores_change(changes, {}) == "y made 67 % of the changes of score"


def test_the_sheets_of_one_workshop_are_not_so_many_workshops(made: Made) -> None:
    made.rubric(leaves=("x",)).crossings("a")
    for assessor in ("ann", "bo", "cy"):
        made.sheet("a", {"x": 3}, assessor=assessor, method="workshop")

    assert what_ratings_rest_on(scorer.open_workspace(made.root).rank().snapshot.sheets) == (
        "The ratings rest on 3 workshop sheets (3 assessors), observed 2020."
    )
