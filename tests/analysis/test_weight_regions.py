from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.trust.pair_shares import exact_pair_share
from scorer.analysis.trust.weight_regions import exact_first_shares

grids = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=6)


@settings(max_examples=50, deadline=None)
@given(grids)
def test_shares_first_sum_to_one(grid):
    assert sum(each.share for each in exact_first_shares(grid)) == 1


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.integers(1, 5)] * 4), st.tuples(*[st.integers(1, 5)] * 4))
def test_of_two_crossings_the_share_first_is_the_share_of_the_pair(one, other):
    difference = [a - b for a, b in zip(one, other, strict=True)]
    assert exact_first_shares([one, other])[0].share == exact_pair_share(difference).share


@settings(max_examples=10, deadline=None)
@given(grids)
def test_shares_and_centres_are_those_of_many_draws(grid):
    weights = np.random.default_rng(0).dirichlet([1, 1, 1], 20_000)
    best = (weights @ np.array(sorted(set(grid))).T).argmax(axis=1)
    exact = dict(zip(sorted(set(grid)), exact_first_shares(sorted(set(grid))), strict=True))
    for place, row in enumerate(sorted(set(grid))):
        ahead = weights[best == place]
        assert len(ahead) / 20_000 == pytest.approx(float(exact[row].share), abs=0.02)
        if len(ahead) > 1000:
            centre = [float(weight) for weight in exact[row].centre]
            assert ahead.mean(axis=0) == pytest.approx(centre, abs=0.03)


def test_the_centre_is_where_a_specialist_is_best():
    specialists = [tuple(int(i == j) for j in range(4)) for i in range(4)]
    first = exact_first_shares(specialists)[0]
    assert first.share == Fraction(1, 4)
    assert first.centre == (Fraction(25, 48), *[Fraction(23, 144)] * 3)


def test_equal_crossings_share_and_dominated_ones_have_no_centre():
    shares = exact_first_shares([(2, 3), (2, 3), (2, 2)])
    assert [each.share for each in shares] == [Fraction(1, 2), Fraction(1, 2), 0]
    assert shares[2].centre is None


def test_too_much_work_is_declined():
    grid = np.random.default_rng(0).permuted([range(9)] * 12, axis=1).tolist()
    assert exact_first_shares(grid, most_pieces=50) is None
