"""Ratings that are missing or could be another."""

from __future__ import annotations

from fractions import Fraction

from scorer.analysis.trust.open_ratings import leaf_missed_most
from scorer.library import open_workspace
from tests.conftest import Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_open_ratings_stand_by_how_far_they_could_move_a_score(made: Made) -> None:
    made.rubric(weights={"trade": 3}).crossings("a")
    ratings: dict[str, object] = {**dict.fromkeys(EVEN, 3), "bez": None}
    made.sheet("a", ratings, plausible={"trade": "[2, 4]", "dialogue": "[3, 4]"})
    workspace = open_workspace(made.root)
    found = workspace.situation().open_ratings
    assert [(each.leaf, each.weighs) for each in found] == [
        ("trade", Fraction(1)),
        ("bez", Fraction(2, 3)),
        ("dialogue", Fraction(1, 6)),
    ]


def test_the_leaf_that_is_missed_most_is_so_by_count_and_weight(made: Made) -> None:
    made.rubric(weights={"bez": 5}).crossings("a", "b", "c")
    made.sheet("a", dict.fromkeys(EVEN, 3))
    made.sheet("b", {**dict.fromkeys(EVEN, 3), "trade": None, "bez": None})
    made.sheet("c", {**dict.fromkeys(EVEN, 3), "trade": None})
    workspace = open_workspace(made.root)
    assert leaf_missed_most(workspace.rank()) == "bez"
    assert leaf_missed_most(workspace.rank(crossings=["c"])) == "trade"
    assert leaf_missed_most(workspace.rank(crossings=["a"])) is None
