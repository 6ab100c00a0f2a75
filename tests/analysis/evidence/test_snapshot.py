"""The panel before the latest: of an earlier period, of the sheets that were asked for."""

from __future__ import annotations

from scorer.analysis.evidence.snapshot import panels_before
from scorer.library import OpenWorkspace, open_workspace
from tests.conftest import Made

EVEN = ("trade", "transport", "bez", "dialogue")


def before(workspace: OpenWorkspace, **options: object) -> dict[str, list[str]]:
    """The paths of the sheets of each panel before the latest."""
    snapshot = workspace.snapshot(**options)  # type: ignore[arg-type]
    found = panels_before(workspace.workspace, snapshot)
    return {crossing: [sheet.path for sheet in panel.sheets] for crossing, panel in found.items()}


def test_it_is_of_the_last_round_before(made: Made) -> None:
    made.rubric().crossings("a", "b")
    for year in ("2010", "2015", "2020"):
        made.sheet("a", dict.fromkeys(EVEN, 3), observed=year)
    made.sheet("b", dict.fromkeys(EVEN, 3), observed="2020")
    workspace = open_workspace(made.root)
    assert before(workspace) == {"a": ["assessments/a/2015-ann-1.yaml"]}
    assert before(workspace, as_of="2016") == {"a": ["assessments/a/2010-ann-1.yaml"]}


def test_two_rounds_of_one_period_do_not_follow_each_other(made: Made) -> None:
    made.rubric().crossings("a")
    for round_ in ("spring", "autumn"):
        made.sheet("a", dict.fromkeys(EVEN, 3), round_=round_, file=round_)
    assert before(open_workspace(made.root)) == {}


def test_it_is_of_the_assessors_asked_for(made: Made) -> None:
    made.rubric().crossings("a")
    for assessor, year in (("ann", "2010"), ("bob", "2015"), ("ann", "2020")):
        made.sheet("a", dict.fromkeys(EVEN, 3), observed=year, assessor=assessor)
    workspace = open_workspace(made.root)
    assert before(workspace, assessors=["ann"]) == {"a": ["assessments/a/2010-ann-1.yaml"]}
