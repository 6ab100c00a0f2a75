"""A result of some crossings or sheets says which, and one of all says nothing of it."""

import scorer
from scorer.library.views import present
from scorer.output.findings.captions import caption_of_ranking, caption_over_time
from scorer.output.findings.evidence.scope import scope_of
from scorer.output.findings.evidence.snapshot import what_is_carried_over
from scorer.output.findings.scoring.standing import what_is_ranked
from tests.conftest import Made


def test_what_the_options_let_through_is_said(made: Made) -> None:
    made.rubric(leaves=("x",)).crossings("a", "b")
    made.sheet("a", {"x": 3}).sheet("b", {"x": 4})
    workspace = scorer.open_workspace(made.root)
    assert scope_of(workspace.rank().snapshot) == ""
    ranking = workspace.rank(kinds=["area"], methods=["field-visit"], assessors=["ann"])
    scope = "areas only, by field visit, sheets of ann only"
    assert scope_of(ranking.snapshot) == scope
    assert what_is_ranked(ranking).endswith(f" ({scope}).")
    assert f"({scope})" in caption_of_ranking(ranking)
    assert scope_of(workspace.rank(crossings=["a"]).snapshot) == "The a only"


def test_every_title_says_of_which_crossings_it_speaks(made: Made) -> None:
    made.rubric(leaves=("x",)).crossings("a", "b")
    for year, level in (("2020", 2), ("2022", 3)):
        made.sheet("a", {"x": level}, observed=year).sheet("b", {"x": 4}, observed=year)
    workspace = scorer.open_workspace(made.root)
    results = (
        workspace.rank(kinds=["area"]),
        workspace.robustness(kinds=["area"]),
        workspace.compare("a", "b", kinds=["area"]),
        workspace.agreement(kinds=["area"]),
        workspace.what_if({("a", "x"): 4}, kinds=["area"]),
        workspace.improve("a", kinds=["area"]),
        workspace.sensitivity(kinds=["area"]),
        workspace.compare_methods(kinds=["area"]),
        workspace.history("a", kinds=["area"]),
        workspace.diff("2020", "2022", kinds=["area"]),
        workspace.ratings(kinds=["area"]),
    )
    assert [
        present(each).title for each in results if "(areas only)" not in present(each).title
    ] == []
    for over_time in (workspace.diff("2020", "2022", kinds=["area"]), workspace.history("a")):
        assert ("(areas only)" in caption_over_time(over_time)) is bool(over_time.origin.asked)


def test_it_is_said_how_old_a_ranking_is_where_it_is_not_fresh(made: Made) -> None:
    made.rubric(leaves=("x",)).crossings("a", "b", "c")
    made.sheet("a", {"x": 3}, observed="2024").sheet("b", {"x": 4}, observed="2022")
    made.sheet("c", {"x": 4}, observed="2017")
    workspace = scorer.open_workspace(made.root)
    (said,) = what_is_carried_over(workspace.rank().snapshot)
    assert said == (
        "Carried over: 2 of 3 were last observed a year or more before 2024-12-31, 1 of them 5 "
        "years or more; the oldest 7 years before."
    )
    assert said in caption_of_ranking(workspace.rank())
    assert what_is_carried_over(workspace.rank(crossings=["a"]).snapshot) == ()
