"""A situation: what moved since the sheet before, as of when, on which files it rests."""

from __future__ import annotations

from scorer.library import open_workspace
from scorer.output.findings.answers import moved
from scorer.output.findings.trust.robustness import robustness_findings
from tests.conftest import ROOT, Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_without_a_date_each_crossing_is_compared_with_its_sheet_before(made: Made) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", dict.fromkeys(EVEN, 2), observed="2010")
    made.sheet("a", dict.fromkeys(EVEN, 3), observed="2020")
    made.sheet("b", dict.fromkeys(EVEN, 3), observed="2015")
    workspace = open_workspace(made.root)
    changes = workspace.situation().changes
    assert [(each.crossing, each.delta) for each in changes.scores] == [("a", 1)]
    assert changes.entered == ()


def test_a_report_as_of_a_day_knows_nothing_later(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for year, rating in (("2010", 2), ("2015", 3), ("2020", 5)):
        made.sheet("a", dict.fromkeys(EVEN, rating), observed=year)
    made.sheet("b", dict.fromkeys(EVEN, 2), observed="2012")
    workspace = open_workspace(made.root)
    situation = workspace.situation("a", as_of="2016")
    assert moved(situation).startswith("The a rose from 2.00 to 3.00. ")
    assert not any("2020" in path for path, _ in situation.files)


def test_the_files_behind_a_report_are_those_of_all_its_parts(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for year in ("2010", "2015", "2020"):
        made.sheet("a", dict.fromkeys(EVEN, 2), observed=year)
    workspace = open_workspace(made.root)
    situation = workspace.situation()
    sheets = [path for path, _ in situation.files if path.startswith("assessments/a/")]
    assert len(sheets) == 3


def test_rank_shares_are_those_of_the_command_line() -> None:
    workspace = open_workspace(ROOT)
    drawn = workspace.situation().robustness
    assert drawn is not None
    asked = workspace.robustness(vary_ratings=True)
    assert drawn.robustness.share_first.tolist() == asked.robustness.share_first.tolist()
    said = robustness_findings(drawn)
    assert said == robustness_findings(asked)[: len(said)]


def test_what_moved_and_the_histories_are_of_the_sheets_that_were_asked_for(made: Made) -> None:
    made.rubric().crossings("a")
    for assessor, year, rating in (("ann", "2010", 2), ("bob", "2015", 5), ("ann", "2020", 3)):
        made.sheet("a", dict.fromkeys(EVEN, rating), observed=year, assessor=assessor)
    situation = open_workspace(made.root).situation(assessors=["ann"])
    assert [each.delta for each in situation.changes.scores] == [1]
    assert [moment.assessor for moment in situation.histories["a"].moments] == ["ann", "ann"]
    assert not any("bob" in path for path, _ in situation.files)
