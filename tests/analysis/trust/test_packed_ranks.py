from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.trust.exact_shares import exact_first_shares
from scorer.analysis.trust.packed_ranks import packed_rank_shares
from scorer.analysis.trust.sampled_ranks import RankTally, fitted_to_first
from scorer.analysis.trust.weight_space import UNIFORM, weight_space

grids = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=8)
SPACE = weight_space(UNIFORM, "abc", [1, 1, 1])


@settings(max_examples=15, deadline=None)
@given(grids)
def test_packed_integers_give_the_shares_that_sorting_scores_gives(grid):
    shares, central = packed_rank_shares(grid, SPACE, [0], 20_000)
    weights = SPACE.mixtures(np.random.default_rng(9), 20_000)
    tally = RankTally(len(grid), 3, pairs=False)
    tally.add(weights @ np.array(grid, dtype=float).T, weights)
    assert shares == pytest.approx(tally.acceptability, abs=0.03)
    assert np.isnan(central).any(axis=1) == pytest.approx(shares[:, 0] == 0)


def test_ratings_with_many_digits_are_packed_into_longer_integers():
    fine = [(Fraction(1, 97), 1, 2), (1, Fraction(1, 89), 2), (2, 1, Fraction(1, 101))]
    shares, _ = packed_rank_shares(fine, SPACE, [0], 30_000)
    exact = [float(each.share) for each in exact_first_shares(fine)]
    assert shares[:, 0] == pytest.approx(exact, abs=0.01)


def test_ratings_with_too_many_digits_are_refused():
    with pytest.raises(OverflowError, match="digits"):
        packed_rank_shares([(Fraction(1, 10**40), 1, 1), (1, 1, 2)], SPACE, [0], 10)


def test_more_or_fewer_draws_than_streams_are_all_counted():
    for draws in (1, 3, 8, 9001):
        shares, _ = packed_rank_shares([(1, 2, 3), (3, 2, 1)], SPACE, [0], draws)
        assert shares.sum(axis=1) == pytest.approx(1)


def test_sampled_shares_are_brought_into_line_with_exact_first_shares():
    sampled = np.array([[0.5, 0.3, 0.2], [0.3, 0.4, 0.3], [0.2, 0.3, 0.5]])
    exact = np.array([0.52, 0.29, 0.19])
    fitted = fitted_to_first(sampled, exact)
    assert fitted[:, 0] == pytest.approx(exact)
    assert fitted.sum(axis=0) == pytest.approx(1)
    assert fitted.sum(axis=1) == pytest.approx(1)


def test_shares_that_cannot_be_brought_into_line_are_left_alone():
    always_first = np.eye(2)
    assert fitted_to_first(always_first, np.array([0.9, 0.1])) is None
