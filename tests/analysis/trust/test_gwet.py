from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.trust.gwet import gwet_ac2
from tests.analysis.trust.test_krippendorff import UNITS

LEVELS = (1, 2, 3, 4, 5)
unit = st.lists(st.none() | st.integers(1, 5), min_size=3, max_size=3)
units = st.lists(unit, max_size=8)


def test_four_observers_twelve_units_and_ordinal_weights():
    """The example of Gwet 2014 with the weights of ordinal data, as his program gives it."""
    assert float(gwet_ac2(UNITS, LEVELS)) == pytest.approx(0.899, abs=5e-4)


def test_two_levels_leave_the_weights_no_say():
    # Three of four pairs agree; 3/8 and 5/8 of ratings: chance is 2 * 15/64 = 15/32.
    pairs = [(1, 1), (2, 2), (1, 2), (2, 2)]
    assert gwet_ac2(pairs, (1, 2)) == (Fraction(3, 4) - Fraction(15, 32)) / (1 - Fraction(15, 32))


def test_one_deviation_among_equals_hardly_lowers_it():
    assert gwet_ac2([(3, 3, 3), (3, 4, 3)], LEVELS) > Fraction(9, 10)


def test_there_is_no_figure_without_a_unit_rated_twice_or_without_levels():
    assert gwet_ac2([(3, None), (None, 4)], LEVELS) is None
    assert gwet_ac2([], LEVELS) is None
    assert gwet_ac2([(3, 3)], ()) is None


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_perfect_agreement_is_one_even_where_nothing_varies(levels):
    assert gwet_ac2([(level, level, None) for level in levels], LEVELS) == 1


@given(units, st.permutations(range(3)))
def test_it_does_not_matter_who_rated_nor_what_came_first(some, order):
    swapped = [[row[index] for index in order] for row in some][::-1]
    assert gwet_ac2(swapped, LEVELS) == gwet_ac2(some, LEVELS)


@given(units)
def test_a_scale_read_from_the_other_end_gives_the_same(some):
    turned = [[None if rating is None else 6 - rating for rating in row] for row in some]
    assert gwet_ac2(turned, LEVELS) == gwet_ac2(some, LEVELS)


@given(units)
def test_it_is_never_above_one(some):
    figure = gwet_ac2(some, LEVELS)
    assert figure is None or figure <= 1
