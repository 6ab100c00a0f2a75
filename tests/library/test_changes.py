"""What changed between two states of a workspace."""

from datetime import date
from fractions import Fraction

import pytest

from scorer.library import QuestionError, open_workspace
from tests.conftest import Made

LEVEL = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}


@pytest.fixture
def two_years(made: Made) -> Made:
    made.rubric().crossings("north", "south", "east", "west")
    made.sheet("north", LEVEL, observed="2016").sheet("south", {**LEVEL, "bez": 4}, observed="2016")
    made.sheet("west", {**LEVEL, "bez": None}, observed="2016")
    made.sheet("north", {**LEVEL, "trade": 5}, observed="2018", strengths={"trade": ["A bridge."]})
    made.sheet("east", {**LEVEL, "trade": 4, "bez": 5}, observed="2018")
    return made


def test_ranks_are_taken_on_the_crossings_that_both_dates_have(two_years: Made) -> None:
    changes = open_workspace(two_years.root).diff_dates("2016", "2018")
    north, south, west = changes.scores
    assert (north.rank_old, north.rank_new) == (2, 1)
    assert (south.rank_old, south.rank_new) == (1, 2)
    assert (west.rank_old, west.rank_new) == (None, None)
    assert changes.entered == ("east",)
    assert changes.left == ()


def test_a_score_change_is_split_into_what_made_it(two_years: Made) -> None:
    north = open_workspace(two_years.root).diff_dates("2016", "2018").scores[0]
    assert north.delta == Fraction(1, 2)
    assert north.contributions == {"trade": Fraction(1, 2)}


def test_one_crossing_is_compared_with_its_sheet_before(two_years: Made) -> None:
    changes = open_workspace(two_years.root).diff_crossing("north")
    assert [(each.dimension, each.old, each.new) for each in changes.changes] == [("trade", 3, 5)]
    assert [(each.change, each.new and each.new.text) for each in changes.statements] == [
        ("added", "A bridge.")
    ]


def test_a_crossing_that_was_looked_at_once_has_nothing_to_compare(two_years: Made) -> None:
    with pytest.raises(QuestionError, match="has one sheet"):
        open_workspace(two_years.root).diff_crossing("east")


def test_two_major_versions_are_refused_unless_told(made: Made) -> None:
    made.rubric(file="grid-1").crossings("north")
    made.rubric(version="2.0.0", file="grid-2", leaves=("trade", "bez", "nature"))
    made.sheet("north", LEVEL, observed="2016", rubric="grid@1")
    made.sheet("north", {"trade": 4, "bez": 3, "nature": 1}, observed="2018", rubric="grid@2")
    workspace = open_workspace(made.root)
    with pytest.raises(QuestionError, match="--across-rubrics"):
        workspace.diff_dates("2016", "2018")
    changes = workspace.diff_dates("2016", "2018", across_rubrics=True)
    assert changes.dimensions == ("trade", "bez")
    assert [(each.dimension, each.old, each.new) for each in changes.changes] == [("trade", 3, 4)]
    assert changes.scores == ()


def test_what_is_meant_by_a_diff_is_told_by_what_is_given(two_years: Made) -> None:
    workspace = open_workspace(two_years.root)
    first, last = (s for s in workspace.workspace.assessments if s.value.crossing == "north")
    assert workspace.diff("north").records() == workspace.diff_crossing("north").records()
    assert workspace.diff(first, last).records() == workspace.diff_sheets(first, last).records()
    dates = date(2016, 12, 31), "2018"
    assert workspace.diff(*dates).records() == workspace.diff_dates(*dates).records()
    for given in ((first,), ("2016",), (first, "2018"), ("north", "south")):
        with pytest.raises(QuestionError, match=r"another file or date|neither two files"):
            workspace.diff(*given)
    with pytest.raises(QuestionError, match="one crossing"):
        workspace.diff("2016", "2018", begin="2016")


def test_ratings_have_no_weights(two_years: Made) -> None:
    with pytest.raises(QuestionError, match="make scores"):
        open_workspace(two_years.root).ratings(weights={"trade": 2})


def test_the_shipped_story_is_true() -> None:
    changes = open_workspace(demo=True).diff_crossing("dongxing-mong-cai", "2018", "2024")
    assert [(each.dimension, each.old, each.new) for each in changes.changes] == [
        ("transport", 2, 4)
    ]
    gone = [e.old.text for e in changes.statements if e.change == "gone" and e.old is not None]
    came = [e.new.text for e in changes.statements if e.change == "added" and e.new is not None]
    assert any("expressway" in text for text in came)
    assert any("second" in text.lower() or "bridge" in text.lower() for text in gone + came)
