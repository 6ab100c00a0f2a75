"""Ranks and the ranks that are still open."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.scoring.ranks import (
    RankRange,
    competition_ranks,
    dominates,
    order_indices,
    rank_ranges,
)


def test_equals_share_a_rank_and_the_next_is_skipped() -> None:
    assert competition_ranks([4, 3, 3, 2]) == [1, 2, 2, 4]


def test_rounded_roots_that_are_equal_on_paper_are_equal_here() -> None:
    root = 2.0 ** (1 / 3)
    assert order_indices([root**3, 2.0, 2.1]) == [0, 0, 1]


def test_exact_scores_differ_by_however_little() -> None:
    assert order_indices([Fraction(1), Fraction(1) + Fraction(1, 10**30)]) == [0, 1]


def test_bounds_that_touch_could_still_be_a_tie() -> None:
    assert rank_ranges([1, 3], [3, 5]) == [RankRange(1, 2), RankRange(1, 1)]
    assert rank_ranges([1, 4], [3, 5]) == [RankRange(2, 2), RankRange(1, 1)]


def test_a_crossing_that_is_certain_is_not_above_itself() -> None:
    assert rank_ranges([3], [3]) == [RankRange(1, 1)]
    assert rank_ranges([1], [5]) == [RankRange(1, 1)]


def test_domination_needs_everything_rated() -> None:
    assert dominates([3, 4], [3, 3])
    assert not dominates([3, 4], [3, 4])
    assert not dominates([5, None], [1, 1])
    assert not dominates([5, 1], [1, 5])


bounds = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted), min_size=1, max_size=7
)


@given(bounds, st.data())
def test_every_rank_that_can_happen_lies_in_the_range(
    spans: list[list[int]], data: st.DataObject
) -> None:
    scores = [data.draw(st.integers(low, high)) for low, high in spans]
    ranges = rank_ranges([low for low, _ in spans], [high for _, high in spans])
    for rank, possible in zip(competition_ranks(scores), ranges, strict=True):
        assert possible.best <= rank <= possible.worst


@given(bounds)
def test_the_ends_of_a_rank_range_can_happen(spans: list[list[int]]) -> None:
    ranges = rank_ranges([low for low, _ in spans], [high for _, high in spans])
    for place, possible in enumerate(ranges):
        at_best = [high if i == place else low for i, (low, high) in enumerate(spans)]
        at_worst = [low if i == place else high for i, (low, high) in enumerate(spans)]
        assert competition_ranks(at_best)[place] == possible.best
        assert competition_ranks(at_worst)[place] == possible.worst
