"""What changed between two states of a workspace."""

from datetime import date
from fractions import Fraction

import pytest

from scorer.library import QuestionError, open_workspace
from scorer.output.findings.change.changes import how_much_changed, what_moved
from scorer.output.findings.change.history import history_notes
from scorer.output.findings.change.looks import what_to_mind
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


@pytest.fixture
def survey(made: Made) -> Made:
    made.rubric(leaves=("x", "y")).crossings("a", "b")
    made.sheet("a", {"x": 1, "y": 5}, observed="2024-03", round_="r-1", recorded="2024-03-01")
    return made


def said_of(made: Made, *asked: str, **options: object) -> str:
    changes = open_workspace(made.root).diff(*asked, **options)  # type: ignore[arg-type]
    return " ".join([how_much_changed(changes), *what_to_mind(changes)])


def test_where_nobody_looked_between_nothing_is_said_to_have_stood_still(two_years: Made) -> None:
    assert "Nobody looked between 2018 and 2019: both sides rest on the same sheets." in said_of(
        two_years, "2018", "2019"
    )
    assert "Nobody looked between 2016 and 2018 at The south and The west." in said_of(
        two_years, "2016", "2018"
    )
    changes = open_workspace(two_years.root).diff("2016", "2018")
    assert "stood still" not in what_moved(changes)
    assert changes.nobody_looked == ("south", "west")


def test_reversed_dates_are_put_in_order_and_said(two_years: Made) -> None:
    workspace = open_workspace(two_years.root)
    changes = workspace.diff("2018", "2016")
    assert (changes.old, changes.new, changes.reordered) == ("2016", "2018", True)
    assert changes.records() == workspace.diff("2016", "2018").records()
    assert "Put in order, the earlier" in said_of(two_years, "2018", "2016")
    assert "Put in order, the earlier" in said_of(two_years, "north", begin="2018", end="2016")


def test_two_sheets_are_put_in_order_and_that_is_said(two_years: Made) -> None:
    workspace = open_workspace(two_years.root)
    older, newer = sorted(
        (sheet for sheet in workspace.workspace.assessments if sheet.identity.crossing == "north"),
        key=lambda sheet: sheet.value.observed,
    )[:2]
    changes = workspace.diff(newer, older)
    assert changes.reordered
    assert changes.records() == workspace.diff(older, newer).records()
    assert "Put in order, the earlier first." in what_to_mind(changes)


def test_other_assessors_are_said_beside_the_change(two_years: Made) -> None:
    two_years.sheet("north", {**LEVEL, "bez": 5}, observed="2020", assessor="bo")
    assert "Different assessors: The north (ann before, bo after)." in said_of(two_years, "north")


@pytest.mark.parametrize("later", ["2024-03", "2024-06"])
def test_a_second_round_says_whose_ratings_moved_and_how_the_spread_shrank(
    survey: Made, later: str
) -> None:
    survey.sheet(
        "a", {"x": 5, "y": 1}, observed="2024-03", assessor="bo", round_="r-1", file="b1"
    ).sheet("a", {"x": 3, "y": 3}, observed="2024-03", assessor="cy", round_="r-1", file="c1")
    for assessor, x in (("ann", 3), ("bo", 4), ("cy", 3)):
        survey.sheet(
            "a",
            {"x": x, "y": 3},
            observed=later,
            assessor=assessor,
            round_="r-2",
            recorded="2026-06-01",
            file=f"{assessor}2",
        )
    said = said_of(survey, "a")
    assert "No combined rating and no statement changed" in said
    assert "of 3 assessors who rated both times, 2 moved 4 ratings (ann and bo)" in said
    assert "shrank from 4.00 to 0.50 levels a dimension" in said


def test_a_change_that_both_ranges_hold_is_said_to_be(made: Made) -> None:
    made.rubric(leaves=("x",)).crossings("a")
    made.sheet("a", {"x": 3}, observed="2018", plausible={"x": "[2, 4]"})
    made.sheet("a", {"x": 4}, observed="2020", plausible={"x": "[3, 5]"})
    changes = open_workspace(made.root).diff("a")
    assert changes.scores[0].range_old == (2, 4)
    assert changes.scores[0].inside_ranges
    assert "The change of score of The a lies inside both ranges." in said_of(made, "a")


def test_levels_of_two_scales_are_not_subtracted(made: Made) -> None:
    made.rubric(file="grid-1", leaves=("x", "y")).crossings("a")
    made.rubric(file="grid-2", version="2.0.0", scale="{min: 0, max: 3}", leaves=("x", "z"))
    made.sheet("a", {"x": 5, "y": 5}, observed="2018")
    made.sheet("a", {"x": 3, "z": 3}, observed="2024", rubric="grid@2")
    changes = open_workspace(made.root).diff("a", across_rubrics=True)
    assert [(each.old, each.new, each.delta) for each in changes.changes] == [(5, 3, None)]
    said = said_of(made, "a", across_rubrics=True)
    assert "The scales differ (1 to 5 before, 0 to 3 after)" in said
    assert "Without a counterpart: y in the older rubric alone and z in the newer" in said


LATER = """
rubric: grid
version: 2.0.0
title: grid
scale: {min: 1, max: 5}
dimensions:
  - {id: clearance, title: Clearance, was: {id: customs, levels: {0: 1, 1: 2, 2: 4, 3: 5}}}
  - {id: road, title: Road}
  - {id: nature, title: Nature}
"""


@pytest.fixture
def continued(made: Made) -> Made:
    """A crossing rated under two versions: customs went on as clearance, with its levels."""
    made.rubric(file="grid-1", leaves=("customs", "road", "tolls"), scale="{min: 0, max: 3}")
    made.file("rubrics/grid-2.yaml", LATER).crossings("a")
    before = {"customs": 2, "road": 3, "tolls": 1}
    made.sheet("a", before, observed="2018", drawbacks={"customs": ["One lane."]})
    after = {"clearance": 3, "road": 3, "nature": 2}
    return made.sheet("a", after, observed="2024", rubric="grid@2")


def test_a_leaf_that_goes_on_under_another_name_is_compared_by_its_map(continued: Made) -> None:
    changes = open_workspace(continued.root).diff("a", across_rubrics=True)
    clearance, road = changes.changes
    assert clearance.dimension == "clearance"
    assert changes.renamed == {"clearance": "customs"}
    assert (clearance.old, clearance.new, clearance.mapped, clearance.delta) == (2, 3, (4, 3), -1)
    assert (road.dimension, road.delta) == ("road", None)
    assert (changes.only_old, changes.only_new) == (("tolls",), ("nature",))
    assert [(each.dimension, each.change) for each in changes.statements] == [("clearance", "gone")]
    said = said_of(continued, "a", across_rubrics=True)
    assert "Under another name before: clearance was customs." in said
    assert "The scales differ (0 to 3 before, 1 to 5 after)" in said


def test_a_map_that_turns_a_level_into_the_later_one_is_no_change(continued: Made) -> None:
    continued.sheet("a", {"clearance": 4, "road": 3, "nature": 2}, observed="2025", rubric="grid@2")
    changes = open_workspace(continued.root).diff("a", begin="2018", across_rubrics=True)
    assert [each.dimension for each in changes.changes] == ["road"]


def test_a_history_goes_on_from_the_version_before(continued: Made) -> None:
    history = open_workspace(continued.root).history("a")
    assert [moment.observed for moment in history.moments] == ["2024"]
    (earlier,) = history.earlier
    assert earlier.rubric == "grid@1"
    assert earlier.given == {"clearance": 2, "road": 3}
    assert earlier.ratings == {"clearance": 4, "road": None}
    assert earlier.not_compared == ("tolls",)
    assert history.other_rubrics == ()
    notes = " ".join(history_notes(history))
    assert "Without a counterpart: tolls in the older rubric alone and nature in the newer" in notes
    assert "they are not subtracted" in notes
