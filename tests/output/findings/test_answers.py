"""The five answers that stand first, and what would lift a crossing."""

from __future__ import annotations

from scorer.library import open_workspace
from scorer.output.findings.answers import answers, moved
from scorer.output.findings.lift import what_would_lift
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


def said_first(made: Made) -> dict[str, str]:
    workspace = open_workspace(made.root)
    situation = workspace.situation()
    return {each.question: each.text for each in answers(situation, "en")}


def test_the_answers_hold_where_nothing_is_rated(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for crossing in ("a", "b"):
        made.sheet(crossing, dict.fromkeys(EVEN, None))
    said = said_first(made)
    assert said["Where do we stand?"] == "No crossing has a score yet."
    assert said["What moved?"] == "There are no two sheets of one crossing to compare."
    assert said["What would lift us?"] == "First rate: nothing is rated yet."


def test_the_answers_hold_where_crossings_are_level(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for crossing in ("a", "b"):
        made.sheet(crossing, dict.fromkeys(EVEN, 3))
    said = said_first(made)
    assert said["Where do we stand?"] == (
        "The a and The b lead with 3.00 on the scale from 1 to 5."
    )
    assert "The a and The b come first in 50 % of draws each" in said["How sure is that?"]
    assert said["What would lift us?"].startswith("Every dimension has the same room: one level")


def test_sheets_of_one_round_are_no_move_over_time(made: Made) -> None:
    made.rubric().crossings("a")
    for assessor, rating in (("ann", 2), ("bob", 4), ("eve", 5)):
        made.sheet("a", dict.fromkeys(EVEN, rating), assessor=assessor)
    workspace = open_workspace(made.root)
    situation = workspace.situation("a")
    assert moved(situation).startswith("The a stands at 2.00-5.00 by different assessors;")


def test_one_of_several_levels_is_enough_to_lift(made: Made) -> None:
    made.rubric(scale="{min: 0, max: 1, step: null}").crossings("a", "b")
    made.sheet("a", {**dict.fromkeys(EVEN, "0.5"), "trade": 0, "bez": 0})
    made.sheet("b", dict.fromkeys(EVEN, 1))
    workspace = open_workspace(made.root)
    situation = workspace.situation()
    assert what_would_lift(situation.lifts["a"], workspace.rubric(), "en")[-1] == (
        "One point more on The trade or The bez adds +0.25."
    )


def test_the_gap_that_weighs_most_is_the_one_to_rate(made: Made) -> None:
    made.rubric(weights={"bez": 5}).crossings("a", "b", "c")
    made.sheet("a", dict.fromkeys(EVEN, 3))
    made.sheet("b", {**dict.fromkeys(EVEN, 3), "trade": None, "bez": None})
    made.sheet("c", {**dict.fromkeys(EVEN, 3), "trade": None})
    assert (
        "Rating The bez at 1 crossing would bring the most certainty."
        in (said_first(made)["What would lift us?"])
    )
