"""What a report gathers: lifts, doubts and changes since the sheet before."""

from __future__ import annotations

from fractions import Fraction

from scorer.library import open_workspace
from scorer.output.findings.answers import answers, lift_sentences, moved
from scorer.output.findings.robustness import robustness_findings
from scorer.output.report.contents import gather
from tests.conftest import ROOT, Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_the_least_that_would_bring_a_crossing_first_is_named() -> None:
    workspace = open_workspace(ROOT)
    contents = gather(workspace.workspace, workspace.rank())
    said = lift_sentences(contents.lifts["ma-lu-thang-jinshuihe"], contents, "en")
    assert "Cross-border trade 3 to 4" in said[0]
    assert said[1] == "One level more on any dimension adds +0.25."


def test_a_crossing_with_gaps_is_told_to_rate_them_first() -> None:
    workspace = open_workspace(ROOT)
    contents = gather(workspace.workspace, workspace.rank())
    said = lift_sentences(contents.lifts["horgos"], contents, "en")
    assert said[0].startswith("First rate Transport and logistics and Public-private dialogue")


def test_doubts_stand_by_how_far_they_could_move_a_score(made: Made) -> None:
    made.rubric(weights={"trade": 3}).crossings("a")
    ratings: dict[str, object] = {**dict.fromkeys(EVEN, 3), "bez": None}
    made.sheet("a", ratings, plausible={"trade": "[2, 4]", "dialogue": "[3, 4]"})
    workspace = open_workspace(made.root)
    doubts = gather(workspace.workspace, workspace.rank()).doubts
    assert [(doubt.leaf, doubt.weighs) for doubt in doubts] == [
        ("trade", Fraction(1)),
        ("bez", Fraction(2, 3)),
        ("dialogue", Fraction(1, 6)),
    ]


def test_without_a_date_each_crossing_is_compared_with_its_sheet_before(made: Made) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", dict.fromkeys(EVEN, 2), observed="2010")
    made.sheet("a", dict.fromkeys(EVEN, 3), observed="2020")
    made.sheet("b", dict.fromkeys(EVEN, 3), observed="2015")
    workspace = open_workspace(made.root)
    changes = gather(workspace.workspace, workspace.rank()).changes
    assert [(each.crossing, each.delta) for each in changes.scores] == [("a", 1)]
    assert changes.entered == ()


def test_a_report_as_of_a_day_knows_nothing_later(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for year, rating in (("2010", 2), ("2015", 3), ("2020", 5)):
        made.sheet("a", dict.fromkeys(EVEN, rating), observed=year)
    made.sheet("b", dict.fromkeys(EVEN, 2), observed="2012")
    workspace = open_workspace(made.root)
    contents = gather(workspace.workspace, workspace.rank(as_of="2016"), named=["a"])
    assert moved(contents).startswith("The a rose from 2.00 to 3.00. ")
    assert not any("2020" in path for path, _ in contents.files)


def test_the_files_behind_a_report_are_those_of_all_its_parts(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for year in ("2010", "2015", "2020"):
        made.sheet("a", dict.fromkeys(EVEN, 2), observed=year)
    workspace = open_workspace(made.root)
    contents = gather(workspace.workspace, workspace.rank())
    sheets = [path for path, _ in contents.files if path.startswith("assessments/a/")]
    assert len(sheets) == 3


def test_rank_shares_are_those_of_the_command_line() -> None:
    workspace = open_workspace(ROOT)
    drawn = gather(workspace.workspace, workspace.rank()).robustness
    assert drawn is not None
    asked = workspace.robustness(vary_ratings=True)
    assert drawn.robustness.share_first.tolist() == asked.robustness.share_first.tolist()
    said = robustness_findings(drawn)
    assert said == robustness_findings(asked)[: len(said)]


def said_first(made: Made) -> dict[str, str]:
    workspace = open_workspace(made.root)
    contents = gather(workspace.workspace, workspace.rank())
    return {each.question: each.text for each in answers(contents, "en")}


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
    contents = gather(workspace.workspace, workspace.rank(), named=["a"])
    assert moved(contents).startswith("The a stands at 2.00-5.00 by different assessors;")


def test_one_of_several_levels_is_enough_to_lift(made: Made) -> None:
    made.rubric(scale="{min: 0, max: 1, step: null}").crossings("a", "b")
    made.sheet("a", {**dict.fromkeys(EVEN, "0.5"), "trade": 0, "bez": 0})
    made.sheet("b", dict.fromkeys(EVEN, 1))
    workspace = open_workspace(made.root)
    contents = gather(workspace.workspace, workspace.rank())
    assert lift_sentences(contents.lifts["a"], contents, "en")[-1] == (
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
