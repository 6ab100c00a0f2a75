"""What would lift a crossing: the same ways as its reform agenda, and what one rise brings."""

from __future__ import annotations

from fractions import Fraction

from scorer.analysis.reform.lift import lift_of
from scorer.library import open_workspace
from tests.conftest import ROOT, Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_the_ways_to_the_first_rank_are_those_of_the_reform_agenda() -> None:
    workspace = open_workspace(ROOT)
    for row in workspace.rank().ranking:
        lift = lift_of(workspace.rank(), row.crossing)
        assert lift.to_first == workspace.improve(row.crossing).improvement


def test_a_crossing_with_gaps_has_no_way_yet_but_gains_where_it_can_rise(made: Made) -> None:
    made.rubric(weights={"trade": 3}).crossings("a")
    made.sheet("a", {**dict.fromkeys(EVEN, 3), "bez": None, "dialogue": 5})
    lift = lift_of(open_workspace(made.root).rank(), "a")
    assert lift.to_first is None
    assert lift.gains == {"trade": Fraction(1, 2), "transport": Fraction(1, 6)}


def test_a_gain_that_hangs_on_the_other_ratings_is_not_told(made: Made) -> None:
    made.rubric(more="aggregate: geometric").crossings("a")
    made.sheet("a", dict.fromkeys(EVEN, 3))
    assert lift_of(open_workspace(made.root).rank(), "a").gains == {}
