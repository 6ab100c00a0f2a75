"""What would lift a crossing, in sentences."""

from __future__ import annotations

from scorer.library import open_workspace
from scorer.output.findings.reform.lift import what_would_lift
from tests.conftest import ROOT, Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_the_least_that_would_bring_a_crossing_first_is_named() -> None:
    workspace = open_workspace(ROOT)
    situation = workspace.situation()
    said = what_would_lift(situation.lifts["ma-lu-thang-jinshuihe"], workspace.rubric(), "en")
    assert "Cross-border trade 3 to 4" in said[0]
    assert said[1] == "One level more on any dimension adds +0.25."


def test_a_crossing_with_gaps_is_told_to_rate_them_first() -> None:
    workspace = open_workspace(ROOT)
    situation = workspace.situation()
    said = what_would_lift(situation.lifts["horgos"], workspace.rubric(), "en")
    assert said[0].startswith("First rate Transport and logistics and Public-private dialogue")


def test_one_of_several_levels_is_enough_to_lift(made: Made) -> None:
    made.rubric(scale="{min: 0, max: 1, step: null}").crossings("a", "b")
    made.sheet("a", {**dict.fromkeys(EVEN, "0.5"), "trade": 0, "bez": 0})
    made.sheet("b", dict.fromkeys(EVEN, 1))
    workspace = open_workspace(made.root)
    situation = workspace.situation()
    assert what_would_lift(situation.lifts["a"], workspace.rubric(), "en")[-1] == (
        "One point more on The trade or The bez adds +0.25."
    )


def test_what_is_out_of_reach_is_said_to_be(made: Made) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", dict.fromkeys(EVEN, 2))
    made.sheet("b", dict.fromkeys(EVEN, 5))
    workspace = open_workspace(made.root)
    lifts = workspace.situation().lifts
    assert what_would_lift(lifts["b"], workspace.rubric(), "en") == ["The b is first already."]
    assert what_would_lift(lifts["a"], workspace.rubric(), "en")[0].startswith(
        "The least that would bring The a to the first rank, shared with another crossing, the "
        "others standing still: "
    )
