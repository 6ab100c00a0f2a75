"""Which sheets a snapshot holds, and what a panel of several assessors says."""

import pytest

from scorer.files.problems.problem import UnknownNameError
from scorer.library import QuestionError, open_workspace
from tests.conftest import Made

LEVEL = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}


def test_the_latest_sheet_that_had_begun_counts(made: Made) -> None:
    made.rubric().crossings("north")
    made.sheet("north", {**LEVEL, "trade": 1}, observed="2017-07/2019-03")
    made.sheet("north", {**LEVEL, "trade": 5}, observed="2019")
    workspace = open_workspace(made.root)
    assert workspace.rank(as_of="2018")["north"].ratings["trade"] == 1
    assert workspace.rank(as_of="2018-12-31")["north"].ratings["trade"] == 1
    assert workspace.rank(as_of="2019-01")["north"].ratings["trade"] == 5
    assert workspace.rank()["north"].ratings["trade"] == 5
    assert len(workspace.rank(as_of="2016")) == 0


def test_of_two_that_begin_together_the_one_that_ends_last_counts(made: Made) -> None:
    made.rubric().crossings("north")
    made.sheet("north", {**LEVEL, "trade": 1}, observed="2020/2021")
    made.sheet("north", {**LEVEL, "trade": 5}, observed="2020")
    assert open_workspace(made.root).rank()["north"].observed == "2020/2021"


def test_a_panel_takes_the_lower_median_and_its_spread_becomes_the_range(made: Made) -> None:
    made.rubric().crossings("north")
    for assessor, trade in (("ann", 2), ("bob", 3), ("eve", 5), ("kim", 4)):
        made.sheet("north", {**LEVEL, "trade": trade}, assessor=assessor)
    row = open_workspace(made.root).rank()["north"]
    assert row.ratings["trade"] == 3
    assert (row.low, row.score, row.high) == (2.75, 3, 3.5)
    assert row.assessors == ("ann", "bob", "eve", "kim")
    assert open_workspace(made.root).rank(panel="mean")["north"].ratings["trade"] == 3.5


def test_a_round_joins_sheets_of_different_periods(made: Made) -> None:
    made.rubric().crossings("north")
    made.sheet("north", {**LEVEL, "trade": 1}, observed="2020", assessor="ann", round_="first")
    made.sheet("north", {**LEVEL, "trade": 3}, observed="2021", assessor="bob", round_="first")
    row = open_workspace(made.root).rank()["north"]
    assert row.assessors == ("ann", "bob")
    assert row.observed == "2020, 2021"


def test_without_a_round_only_the_same_period_makes_a_panel(made: Made) -> None:
    made.rubric().crossings("north")
    made.sheet("north", {**LEVEL, "trade": 1}, observed="2020", assessor="ann")
    made.sheet("north", {**LEVEL, "trade": 3}, observed="2021", assessor="bob")
    assert open_workspace(made.root).rank()["north"].assessors == ("bob",)


def test_a_missing_rating_widens_the_range_and_withholds_the_score(made: Made) -> None:
    made.rubric().crossings("north", "south")
    made.sheet("north", {**LEVEL, "trade": None})
    made.sheet("south", LEVEL)
    ranking = open_workspace(made.root).rank()
    row = ranking["north"]
    assert row.score is None
    assert (row.low, row.high) == (2.5, 3.5)
    assert (row.rank_low, row.rank_high) == (1, 2)
    assert [each.crossing for each in ranking.unranked] == ["north"]


def test_a_plausible_range_narrows_what_is_not_rated(made: Made) -> None:
    made.rubric().crossings("north")
    made.sheet("north", {**LEVEL, "trade": None}, plausible={"trade": "[2, 3]"})
    row = open_workspace(made.root).rank()["north"]
    assert (row.low, row.high) == (2.75, 3)


def test_a_range_holds_its_score_whatever_a_sheet_says_of_its_gaps(made: Made) -> None:
    made.rubric().crossings("north")
    ratings = {"trade": None, "transport": 5, "bez": 5, "dialogue": 5}
    made.sheet("north", ratings, plausible={"trade": "[1, 2]"})
    row = open_workspace(made.root).rank(min_coverage="0.75")["north"]
    assert (row.low, row.score, row.high) == (4, 5, 5)


def test_two_major_versions_are_not_mixed(made: Made) -> None:
    made.rubric(file="grid-1").rubric(version="2.0.0", file="grid-2").crossings("north", "south")
    made.sheet("north", LEVEL, rubric="grid@1").sheet("south", LEVEL, rubric="grid@2")
    workspace = open_workspace(made.root)
    newest = workspace.rank()
    assert [row.crossing for row in newest] == ["south"]
    assert newest.snapshot.other_versions == {"grid@1": 1}
    assert [row.crossing for row in workspace.rank(rubric="grid@1")] == ["north"]


def test_adding_a_crossing_never_reorders_the_others(made: Made) -> None:
    made.rubric(weights={"trade": 30, "transport": 30, "bez": 20, "dialogue": 20})
    made.crossings("a", "b", "c")
    for crossing, ratings in (("a", (3, 2, 5, 1)), ("b", (5, 1, 1, 5))):
        made.sheet(crossing, dict(zip(LEVEL, ratings, strict=True)))
    before = [row.crossing for row in open_workspace(made.root).rank()]
    made.sheet("c", dict(zip(LEVEL, (1, 5, 4, 2), strict=True)))
    after = [row.crossing for row in open_workspace(made.root).rank()]
    assert [crossing for crossing in after if crossing != "c"] == before


def test_filters_choose_sheets(made: Made) -> None:
    made.rubric().crossings("north", "south", more={"north": "countries: [VN, CN]"})
    made.sheet("north", LEVEL, assessor="ann", method="workshop").sheet("south", LEVEL)
    workspace = open_workspace(made.root)

    def found(**options: object) -> list[str]:
        return [row.crossing for row in workspace.rank(**options)]  # type: ignore[arg-type]

    assert found(countries=["vn"]) == ["north"]
    assert found(methods=["field-visit"]) == ["south"]
    assert found(assessors=["ann"], crossings=["The South"]) == ["south"]
    assert found(kinds=["gate"]) == []


def test_names_are_found_however_they_are_typed() -> None:
    workspace = open_workspace(demo=True)
    for typed in ("Lào Cai", "laocai", "HEKOU-LAO-CAI", "hekou lao cai"):
        assert workspace.crossing(typed).id == "hekou-lao-cai"
    with pytest.raises(UnknownNameError, match="did you mean hekou-lao-cai"):
        workspace.crossing("hekou-lao-kai")


@pytest.mark.parametrize("as_of", ["2017-13", "yesterday", ""])
def test_a_date_that_is_none_is_refused_in_words(as_of: str) -> None:
    with pytest.raises(QuestionError, match="write a day, a month or a year"):
        open_workspace(demo=True).rank(as_of=as_of)


def test_a_result_is_a_frame_when_asked_and_shows_itself_in_a_notebook() -> None:
    ranking = open_workspace(demo=True).rank()
    frame = ranking.to_frame()
    assert list(frame["crossing"]) == [row.crossing for row in ranking]
    assert frame["score"].dtype == float
    assert "Hekou-Lao Cai" in ranking._repr_html_()


def test_assessors_of_one_round_differ_but_nothing_moved(made: Made) -> None:
    made.rubric().crossings("north")
    made.sheet("north", {**LEVEL, "trade": 2}, observed="2019", assessor="ann")
    made.sheet("north", {**LEVEL, "trade": 4}, observed="2020", assessor="ann")
    made.sheet("north", {**LEVEL, "trade": 3}, observed="2020", assessor="bob")
    moments = open_workspace(made.root).history("north").moments
    assert [moment.moves for moment in moments] == [{}, {"trade": 1}, {"trade": 1}]


def test_without_a_choice_the_version_with_the_latest_sheets_is_taken(made: Made) -> None:
    made.rubric(file="grid-1").rubric(version="2.0.0", file="grid-2").crossings("a", "b")
    made.sheet("a", LEVEL, observed="2018").sheet("b", LEVEL, observed="2020")
    workspace = open_workspace(made.root)
    assert workspace.rank().snapshot.rubric.reference == "grid@1", "nobody used the new one yet"
    assert workspace.rubric().reference == "grid@2", "what is written next is under the new one"
    made.sheet("a", LEVEL, observed="2024", rubric="grid@2")
    workspace = open_workspace(made.root)
    later = workspace.rank()
    assert later.snapshot.rubric.reference == "grid@2"
    assert later.snapshot.other_versions == {"grid@1": 1}
    assert len(workspace.rank(as_of="2020")) == 2
    assert {c.crossing for c in workspace.diff("2018", "2020").scores} == {"a"}
    assert workspace.diff("2018", "2020").entered == ("b",)
