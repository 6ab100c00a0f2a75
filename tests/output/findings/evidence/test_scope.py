"""A result of some crossings or sheets says which, and one of all says nothing of it."""

import scorer
from scorer.output.findings.captions import caption_of_ranking
from scorer.output.findings.evidence.scope import scope_of
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
