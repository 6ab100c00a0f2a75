import random
import subprocess
import sys
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.trust.order_methods import (
    CROSSINGS_WORTH_NUMPY,
    borda,
    copeland,
    kendall_tau_b,
)

FIVE = [(5, 2, 3, 1), (3, 3, 3, 3), (1, 5, 2, 4), (4, 4, 1, 2), (2, 1, 5, 5)]
grids = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=6)


def test_copeland_of_three_columns():
    rows = list(zip((1, 2, 3, 4), (3, 2, 1, 5), (2, 3, 1, 4), strict=True))
    assert copeland(rows, [1, 1, 1]) == [-1, 1, -3, 3]


def test_copeland_of_two_opposite_rows_is_a_tie():
    assert copeland([(1, 2), (2, 1)], [1, 1]) == [0, 0]


def test_copeland_of_the_five_crossings():
    assert copeland(FIVE, [1] * 4) == [-1, 1, 0, -1, 1]


def test_exactly_tied_majorities_are_ties_where_floats_see_winners():
    """0.1 + 0.2 against 0.3: level on paper, not in binary."""
    weights = [Fraction(1, 10), Fraction(2, 10), Fraction(3, 10)]
    assert copeland([(2, 2, 1), (1, 1, 2)], weights) == [0, 0]
    assert 0.1 + 0.2 != 0.3


def test_borda_of_three_voters_gives_the_published_ranks():
    ranks = [(3, 2, 3), (4, 4, 4), (2, 3, 2), (1, 1, 1)]
    points = borda([[-rank for rank in row] for row in ranks], [1, 1, 1])
    order = sorted(points, reverse=True)
    assert [order.index(each) + 1 for each in points] == [3, 4, 2, 1]


def test_identical_rows_have_equal_borda_points():
    assert borda([(3, 2, 1)] * 3, [1, 1, 1]) == [1, 1, 1]


@given(grids)
def test_borda_points_share_out_all_pairs(grid):
    assert sum(borda(grid, [3, 2, 1])) == Fraction(len(grid) * (len(grid) - 1), 2)


@given(grids)
def test_wins_and_losses_cancel(grid):
    assert sum(copeland(grid, [3, 2, 1])) == 0


def test_a_dimension_that_one_of_two_lacks_is_silent_on_them():
    assert copeland([(None, 2), (5, 1)], [9, 1]) == [1, -1]


def test_many_crossings_are_ranked_by_the_same_rules():
    chance = random.Random(0)
    levels = [None, 1, 2, 3, 4, 5]
    many = [[chance.choice(levels) for _ in range(4)] for _ in range(CROSSINGS_WORTH_NUMPY)]
    weights = [Fraction(3, 10), Fraction(3, 10), Fraction(1, 5), Fraction(1, 5)]
    first = [margin_of(many[0], other, weights) for other in many[1:]]
    assert copeland(many, weights)[0] == sum((m > 0) - (m < 0) for m in first)
    assert borda(many, weights)[0] == (sum(first) + len(many) - 1) / 2


def margin_of(one, other, weights):
    """The share of weight for one less the share for the other."""
    rated = [(w, x, y) for w, x, y in zip(weights, one, other, strict=True) if x and y]
    return sum((w * ((x > y) - (x < y)) for w, x, y in rated), Fraction(0))


def test_weights_too_long_for_machine_integers_stay_exact():
    huge = [Fraction(1, 3**60), Fraction(1, 3**60)]
    rows = [list(pair) for pair in product(range(16), repeat=2)]
    assert copeland(rows, huge)[-1] == len(rows) - 1


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="negative"):
        copeland(FIVE, [1, 1, 1, -1])


def test_ranking_a_few_crossings_by_order_loads_no_numpy():
    code = (
        "import sys;"
        "from scorer.analysis.trust.order_methods import borda, copeland, kendall_tau_b;"
        "copeland([(1, 2), (2, 1)], [1, 1]); borda([(1, 2), (2, 1)], [1, 1]);"
        "kendall_tau_b([1, 2], [1, 2]); sys.exit('numpy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rank_correlation_of_one_swapped_pair():
    assert kendall_tau_b([1, 2, 3, 4, 5], [1, 3, 2, 4, 5]) == 0.8


def test_ties_count_in_neither_ranking():
    """Of three pairs two are untied in the first and all in the second: 2 / sqrt(2 * 3)."""
    assert kendall_tau_b([1, 1, 2], [1, 2, 3]) == pytest.approx(2 / 6**0.5)


def test_a_ranking_without_differences_has_no_correlation():
    assert kendall_tau_b([1, 1], [1, 2]) is None


@given(st.lists(st.integers(0, 5), min_size=2, max_size=9).filter(lambda v: len(set(v)) > 1))
def test_a_ranking_agrees_fully_with_itself_and_not_with_its_reverse(values):
    assert kendall_tau_b(values, values) == 1
    assert kendall_tau_b(values, [-value for value in values]) == -1
