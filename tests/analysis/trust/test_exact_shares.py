from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.trust.exact_shares import (
    corner_values,
    exact_first_shares,
    exact_pair_share,
    pair_share_matrix,
)
from scorer.analysis.trust.weight_space import UNIFORM, parse_weight_source, weight_space

grids = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=6)
differences = st.lists(st.integers(-4, 4), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("difference", "share"),
    [
        ((2, 0, 0, -1), "2/3"),
        ((1, 1, -1, -1), "1/2"),
        ((1, 1, 1, -1), "7/8"),
        ((3, -1, -1, -1), "27/64"),
        ((2, -1, 0, -2), "1/3"),
        ((4, -3, 1, -3), "325/784"),
        ((3, 1, -2, -4), "37/105"),
        ((-1, -1, 2, 1), "23/36"),
        ((-3, 1, 1, 2), "53/80"),
        ((2, 3, -4, -3), "79/210"),
    ],
)
def test_the_share_of_weightings_is_the_exact_volume(difference, share):
    assert exact_pair_share(difference).above == Fraction(share)


def test_no_difference_anywhere_is_a_tie_under_every_weighting():
    pair = exact_pair_share((0, 0, 0, 0))
    assert (pair.above, pair.tied, pair.share) == (0, 1, Fraction(1, 2))


def test_half_steps_are_as_exact_as_whole_ones():
    halves = [Fraction(d, 2) for d in (2, 3, -4, -3)]
    assert exact_pair_share(halves).above == Fraction(79, 210)


def test_floats_are_refused_because_they_are_not_exact():
    with pytest.raises(TypeError, match="Fraction"):
        exact_pair_share([0.1, -0.2])


@given(differences)
def test_shares_of_a_pair_are_complementary(difference):
    pair, turned = exact_pair_share(difference), exact_pair_share([-d for d in difference])
    assert pair.share + turned.share == 1
    assert pair.above + turned.above + pair.tied == 1


@given(differences, st.randoms(use_true_random=False))
def test_the_order_of_the_dimensions_does_not_matter(difference, random):
    shuffled = difference.copy()
    random.shuffle(shuffled)
    assert exact_pair_share(shuffled) == exact_pair_share(difference)


@given(differences, st.integers(0, 5))
def test_raising_a_rating_never_lowers_a_share(difference, place):
    raised = difference.copy()
    raised[place % len(raised)] += 1
    assert exact_pair_share(raised).share >= exact_pair_share(difference).share


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(-4, 4), min_size=4, max_size=4),
    st.sampled_from(["uniform", "order:a>b>c=d", "order:c=d", "order:a>b,d>c"]),
)
def test_exact_shares_equal_sampled_ones_within_their_error(difference, source):
    space = weight_space(parse_weight_source(source), "abcd", [1, 1, 1, 1])
    exact = exact_pair_share(corner_values([difference], space.corners)[0])
    drawn = space.weights(space.mixtures(np.random.default_rng(1), 20_000)) @ difference
    tied = np.abs(drawn) < 1e-12
    sampled = ((drawn > 0) & ~tied).mean() + tied.mean() / 2
    assert sampled == pytest.approx(float(exact.share), abs=0.02)


def test_a_matrix_holds_every_pair_both_ways():
    ratings = [(5, 2, 3, 1), (3, 3, 3, 3), (5, 2, 3, 1)]
    matrix = pair_share_matrix(ratings)
    assert matrix[0][1] == exact_pair_share((2, -1, 0, -2))
    assert matrix[1][0].share == Fraction(2, 3)
    assert matrix[0][2].tied == matrix[0][0].tied == 1


def test_under_uniform_weights_the_corners_are_the_dimensions():
    space = weight_space(UNIFORM, "abc", [1, 1, 1])
    assert corner_values([(1, 2, 3)], space.corners) == [[1, 2, 3]]


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
