"""The five answers that stand first."""

from __future__ import annotations

from scorer.library import open_workspace
from scorer.output.findings.answers import answers, moved
from tests.conftest import Made

EVEN = ("trade", "transport", "bez", "dialogue")


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
    assert "The a and The b come first together in every draw" in said["How sure is that?"]
    assert said["What would lift us?"].startswith("Every dimension has the same room: one level")


def test_sheets_of_one_round_are_no_move_over_time(made: Made) -> None:
    made.rubric().crossings("a")
    for assessor, rating in (("ann", 2), ("bob", 4), ("eve", 5)):
        made.sheet("a", dict.fromkeys(EVEN, rating), assessor=assessor)
    workspace = open_workspace(made.root)
    situation = workspace.situation("a")
    assert moved(situation).startswith("The a stands at 2.00-5.00 by different assessors;")


def test_the_gap_that_weighs_most_is_the_one_to_rate(made: Made) -> None:
    made.rubric(weights={"bez": 5}).crossings("a", "b", "c")
    made.sheet("a", dict.fromkeys(EVEN, 3))
    made.sheet("b", {**dict.fromkeys(EVEN, 3), "trade": None, "bez": None})
    made.sheet("c", {**dict.fromkeys(EVEN, 3), "trade": None})
    assert (
        "Rating The bez at 1 crossing would bring the most certainty."
        in (said_first(made)["What would lift us?"])
    )
