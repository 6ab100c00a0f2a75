"""Which ranks hang on how panels are read, and the middle half of what many assessors gave."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scorer as library
from scorer.analysis.evidence.reading import reading_of
from scorer.analysis.scoring.ranking import MiddleHalf
from scorer.model import Cell, Dimension, Scale
from scorer.vocabulary import PanelRule
from tests.conftest import Made

SCALE = Scale(min=1, max=5)
LEAF = Dimension(id="trade", title="Trade", levels={1: "bad", 5: "best"})
levels = st.lists(st.integers(1, 5), min_size=1, max_size=40)


def ranking(made: Made, panels: dict[str, dict[str, int]], **options: str):
    made.rubric(leaves=("trade",)).crossings(*panels)
    for crossing, sheets in panels.items():
        for assessor, level in sheets.items():
            made.sheet(crossing, {"trade": level}, assessor=assessor)
    return library.open_workspace(made.root).rank(**options)


def hanging(found) -> set[str]:
    return {row.crossing for row in found if row.hangs_on_panel}


@pytest.mark.parametrize(
    ("panels", "marked"),
    [
        ({"a": {"ann": 3, "bo": 5}, "b": {"ann": 4, "bo": 4}}, {"a", "b"}),
        ({"a": {"ann": 4, "bo": 5}, "b": {"ann": 3, "bo": 3}}, set()),
        ({"a": {"ann": 4, "bo": 4}, "b": {"ann": 3, "bo": 3}}, set()),
        # All panels by another rule stay level; one of them alone would not.
        ({"a": {"ann": 3, "bo": 4}, "b": {"ann": 4, "bo": 3}}, {"a", "b"}),
        # The mean parts what the middle leaves level.
        ({"a": {"ann": 3, "bo": 3, "cy": 4}, "b": {"ann": 3, "bo": 3, "cy": 3}}, {"a", "b"}),
    ],
)
def test_a_rank_that_another_reading_of_the_panels_would_change_is_marked(made, panels, marked):
    assert hanging(ranking(made, panels)) == marked


def test_every_rule_gives_the_ranks_that_the_others_are_compared_with(made: Made) -> None:
    panels = {"a": {"ann": 3, "bo": 5}, "b": {"ann": 4, "bo": 4}}
    first = {}
    for rule in PanelRule:
        found = ranking(made, panels, panel=rule.value)
        first[rule] = [row.crossing for row in found if row.rank == 1]
        assert hanging(found) == {"a", "b"}
    assert first == {
        PanelRule.MEDIAN: ["b"],
        PanelRule.UPPER_MEDIAN: ["a"],
        PanelRule.MEAN: ["a", "b"],
    }


def test_without_any_panel_nothing_is_said_of_panels(made: Made) -> None:
    (row,) = ranking(made, {"a": {"ann": 3}})
    assert row.hangs_on_panel is row.middle is None
    assert "rank_hangs_on_panel" not in row.plain()


def test_a_rating_that_is_imagined_is_not_read_anew(made: Made) -> None:
    ranking(made, {"a": {"ann": 1, "bo": 5}, "b": {"ann": 3, "bo": 3}})
    found = library.open_workspace(made.root).what_if({("a", "trade"): 4})
    assert hanging(found.after) == set()
    assert hanging(found.before) == {"a", "b"}


def test_the_middle_half_leaves_out_a_quarter_at_either_end(made: Made) -> None:
    many = {f"p{number}": level for number, level in enumerate([1, 2, 3, 3, 3, 4, 4, 5])}
    found = ranking(made, {"a": many, "b": {"ann": 5}})
    row = found["a"]
    assert (row.low, row.high, row.rank_low, row.rank_high) == (1, 5, 1, 2)
    assert row.middle == MiddleHalf(Fraction(3), Fraction(4), 2, 2)
    assert row.plain()["middle_rank_low"] == 2


@given(levels, st.sampled_from(PanelRule))
def test_the_middle_half_holds_the_level_and_lies_within_the_range(given_levels, rule):
    cells = [Cell(rating=level) for level in given_levels]
    found = reading_of(cells, LEAF, SCALE, rule=rule)
    low, high = found.half
    assert found.low <= low <= found.level <= high <= found.high
    inside = sum(low <= level <= high for level in given_levels)
    assert 2 * inside >= len(given_levels)


@given(levels)
def test_who_rated_in_which_order_changes_no_middle_half(given_levels):
    cells = [Cell(rating=level) for level in given_levels]
    assert reading_of(cells, LEAF, SCALE) == reading_of(cells[::-1], LEAF, SCALE)
