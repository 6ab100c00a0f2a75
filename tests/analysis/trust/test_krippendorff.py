import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.trust.krippendorff import bootstrap_interval, krippendorff_alpha

OBSERVERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
UNITS = list(
    zip(
        *(
            [None if rating == "." else int(rating) for rating in line.split()]
            for line in OBSERVERS.strip().splitlines()
        ),
        strict=True,
    )
)
units = st.lists(
    st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=3, max_size=3), max_size=8
)


def test_four_observers_and_twelve_units():
    assert float(krippendorff_alpha(UNITS)) == pytest.approx(0.815387504, abs=5e-10)


def test_two_observers_who_always_differ_agree_less_than_by_chance():
    assert krippendorff_alpha([(1, 2), (2, 1)]) == -0.5


def test_without_variation_there_is_no_figure():
    assert krippendorff_alpha([(3, 3), (3, 3)]) is None
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([(3, None), (None, 4)]) is None


def test_one_deviation_among_equals_is_no_better_than_chance():
    assert krippendorff_alpha([(3, 3), (3, 3), (3, 4)]) == 0


def test_agreement_in_all_units_is_one():
    assert krippendorff_alpha([(1, 1), (5, 5, 5), (2, 2, None)]) == 1


@given(units)
def test_units_rated_once_do_not_count(some):
    assert krippendorff_alpha([*some, (5, None, None)]) == krippendorff_alpha(some)


@given(units)
def test_it_does_not_matter_who_rated(some):
    assert krippendorff_alpha([row[::-1] for row in some]) == krippendorff_alpha(some)


@given(units)
def test_only_the_order_of_levels_counts_for_ordinal_data(some):
    squared = [[None if rating is None else rating**2 for rating in row] for row in some]
    assert krippendorff_alpha(squared) == krippendorff_alpha(some)


@settings(max_examples=20, deadline=None)
@given(units)
def test_an_interval_is_in_order_and_repeatable(some):
    interval = bootstrap_interval(some, replicates=100, seed=1)
    assert interval == bootstrap_interval(some, replicates=100, seed=1)
    if interval is not None:
        assert interval[0] <= interval[1] <= 1


def test_the_interval_holds_the_figure():
    low, high = bootstrap_interval(UNITS)
    assert low < 0.8154 < high


def test_no_interval_where_redrawing_shows_no_variation():
    assert bootstrap_interval([(3, 3)] * 5) is None
    assert bootstrap_interval([]) is None
