"""Ratings that are missing or could be another."""

from __future__ import annotations

from fractions import Fraction

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
