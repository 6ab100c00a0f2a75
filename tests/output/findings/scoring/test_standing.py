"""Where crossings stand, in sentences."""

from __future__ import annotations

from scorer.library import open_workspace
from scorer.output.findings.scoring.ranking import who_has_no_score
from scorer.output.findings.scoring.standing import (
    named,
    where_strong,
    who_could_be_first,
    who_leads,
)
from tests.conftest import Made

EVEN = ("trade", "transport", "bez", "dialogue")


def test_names_are_listed_while_that_is_shorter_than_counting_them() -> None:
    assert named(list("abcd")) == "a, b, c and d"
    assert named(list("abcde")) == "a, b, c and 2 others"


def test_who_leads_is_said_with_who_still_could(made: Made) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", dict.fromkeys(EVEN, 4))
    made.sheet("b", dict.fromkeys(EVEN, 3), plausible={"trade": "[2, 5]"})
    ranking = open_workspace(made.root).rank()
    assert who_leads(ranking) == "The a leads with 4.00; no other could still be first"
    assert who_could_be_first(open_workspace(made.root).rank(crossings=["a"])) == (
        "there is no other to compare with"
    )


def test_strong_and_weak_are_told_apart_by_what_is_printed(made: Made) -> None:
    made.rubric().crossings("a")
    made.sheet("a", {"trade": 4, "transport": 3, "bez": 2, "dialogue": None})
    assert where_strong(open_workspace(made.root).rank(), "en") == (
        "Strongest on average: The trade (4.0); weakest: The bez (2.0); 1 rating is missing"
    )


def test_who_has_no_score_is_named_with_what_it_lacks(made: Made) -> None:
    made.rubric().crossings("a")
    made.sheet("a", {**dict.fromkeys(EVEN, 3), "bez": None})
    ranking = open_workspace(made.root).rank()
    assert who_has_no_score(ranking) == "No score below 100 % rated; what it lacks: The a (bez)."
    called = ranking.snapshot.rubric.titles("en")
    assert who_has_no_score(ranking, called).endswith("The a (The bez).")
