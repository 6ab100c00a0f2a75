"""What a ranking knows beside its rows."""

from __future__ import annotations

from fractions import Fraction

from scorer.analysis.scoring.dominance import dominance_in
from scorer.library import open_workspace
from tests.conftest import Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_the_mean_of_a_leaf_is_over_where_it_is_rated(made: Made) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", {"trade": 2, "transport": 3, "bez": None, "dialogue": None})
    made.sheet("b", {"trade": 5, "transport": None, "bez": 4, "dialogue": None})
    assert open_workspace(made.root).rank().mean_ratings == {
        "trade": Fraction(7, 2),
        "transport": 3,
        "bez": 4,
    }


def test_a_missing_rating_dominates_nothing_and_doubt_is_put_aside(made: Made) -> None:
    made.rubric().crossings("a", "b", "c")
    made.sheet("a", dict.fromkeys(EVEN, 4), plausible={"trade": "[1, 5]"})
    made.sheet("b", dict.fromkeys(EVEN, 3))
    made.sheet("c", {**dict.fromkeys(EVEN, 5), "bez": None})
    ranking = open_workspace(made.root).rank()
    assert [row.crossing for row in ranking] == ["a", "b", "c"]
    assert dominance_in(ranking).pairs == ((0, 1),)
