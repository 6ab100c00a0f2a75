from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.reform.critical_weights import (
    critical_weight,
    critical_weights,
    least_share_needed,
)

differences = st.lists(st.integers(-4, 4), min_size=2, max_size=5)


def with_share(weights, leaf, share):
    rest = sum(w for i, w in enumerate(weights) if i != leaf)
    return [share if i == leaf else (1 - share) * w / rest for i, w in enumerate(weights)]


def test_the_worked_example():
    """A (4, 2), B (2, 5): level where 2 (1 - t) = 3 t, so B passes above 2/5 on the second."""
    assert critical_weight((2, -3), (3, 1), leaf=1) == (Fraction(2, 5), True)
    assert critical_weight((2, -3), (3, 1), leaf=0) == (Fraction(3, 5), False)


@given(differences, st.data())
def test_at_the_critical_weight_the_two_are_level_and_beyond_it_they_swap(difference, data):
    weights = [Fraction(data.draw(st.integers(1, 9))) for _ in difference]
    for leaf in range(len(difference)):
        critical, rises = critical_weight(difference, weights, leaf)
        if critical is None:
            continue

        def gap(share, leaf=leaf):
            mixed = with_share(weights, leaf, share)
            return sum(w * d for w, d in zip(mixed, difference, strict=True))

        assert gap(critical) == 0
        end = 1 if rises else 0
        assert gap(Fraction(end)) < 0 or critical == end


def test_a_dominated_neighbour_has_no_critical_weight():
    rows = critical_weights([(3, 3), (2, 3)], [1, 1], ranking=[0, 1])
    assert [(row.critical, row.rises) for row in rows] == [(None, None)] * 2


def test_each_pair_of_neighbours_gets_a_row_a_dimension():
    rows = critical_weights([(1, 5), (4, 4), (5, 1)], [3, 1], ranking=[1, 2, 0])
    assert [(row.upper, row.lower, row.leaf) for row in rows] == [
        (1, 2, 0),
        (1, 2, 1),
        (2, 0, 0),
        (2, 0, 1),
    ]
    assert [row.now for row in rows[:2]] == [Fraction(3, 4), Fraction(1, 4)]
    assert (rows[2].critical, rows[2].rises) == (Fraction(1, 2), False)


def test_a_single_dimension_has_nothing_to_weigh_against():
    assert critical_weight((2,), (1,), 0) == (None, None)


def test_the_least_share_holds_whatever_the_other_weights():
    """B is ahead in one dimension alone, by 3; of the others the closest is 1 behind."""
    assert least_share_needed((2, -3, 1), leaf=1) == Fraction(1, 4)
    assert least_share_needed((2, -3, 0), leaf=1) == 0
    assert least_share_needed((2, 3, 1), leaf=1) is None


@pytest.mark.parametrize("leaf", [0, 1])
def test_weights_that_are_zero_elsewhere_give_way_equally(leaf):
    weights = (1, 0) if leaf == 0 else (0, 1)
    assert critical_weight((1, -1) if leaf else (-1, 1), weights, leaf) == (Fraction(1, 2), True)
