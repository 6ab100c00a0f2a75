"""Crossings that were closed, split or merged: ranked while they were there, and said after."""

import pytest

import scorer as library
from scorer.library import QuestionError
from scorer.output.findings.scoring.ranking import ranking_notes
from tests.conftest import Made, Scorer

RATED = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}


def workspace(made: Made, **more: str) -> library.OpenWorkspace:
    made.rubric().crossings("old", "north", "south", more=more)
    made.sheet("old", RATED, observed="2015").sheet("north", RATED, observed="2016")
    return library.open_workspace(made.root)


def ranked(own: library.OpenWorkspace, **options: str) -> list[str]:
    return [row.crossing for row in own.rank(**options)]  # type: ignore[arg-type]


def test_a_closed_crossing_is_ranked_as_of_an_earlier_day_alone(made: Made) -> None:
    own = workspace(made, old="closed: 2018-05-01")
    assert ranked(own) == ranked(own, as_of="2018-05-01") == ["north"]
    assert set(ranked(own, as_of="2018-04-30")) == {"old", "north"}
    assert ranked(own, observed_in="2015") == ["old"]
    assert "Left out: The old (closed since 2018-05-01)." in ranking_notes(own.rank())
    assert not any("Left out" in note for note in ranking_notes(own.rank(as_of="2017")))


def test_one_that_was_split_is_ranked_until_a_part_of_it_is_rated(made: Made) -> None:
    own = workspace(made, old="succeeded_by: [north, south]")
    assert ranked(own) == ["north"]
    assert ranked(own, as_of="2015") == ["old"]
    assert "Left out: The old (succeeded by north and south)." in ranking_notes(own.rank())


def test_who_asks_for_it_by_name_gets_it(made: Made) -> None:
    own = workspace(made, old="closed: 2018-05-01\nsucceeded_by: [north]")
    assert [row.crossing for row in own.rank(crossings=["old"])] == ["old"]
    assert own.panel("old") is not None
    with pytest.raises(QuestionError, match="The old is left out: closed since 2018-05-01, succ"):
        own.compare("old", "north")


def test_a_change_between_days_sees_it_leave(made: Made) -> None:
    own = workspace(made, old="closed: 2018-05-01")
    assert "old" in set(own.diff_dates("2017", "2019").left)


def test_show_and_history_say_it(made: Made, scorer: Scorer) -> None:
    workspace(made, old="closed: 2018-05-01\nsucceeded_by: [north]")
    for command in ("show", "history"):
        done = scorer(command, "old", cwd=made.root)
        assert "2018-05-01" in done.out
        assert "north" in done.out
