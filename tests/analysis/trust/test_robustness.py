from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.trust.draws import ExactScale, Streams
from scorer.analysis.trust.robustness import robustness

FIVE = [(5, 2, 3, 1), (3, 3, 3, 3), (1, 5, 2, 4), (4, 4, 1, 2), (2, 1, 5, 5)]
IDENTITY = [tuple(int(i == j) for j in range(4)) for i in range(4)]
ALL_RULES = ("arithmetic", "geometric", "harmonic", "median", "minimum")

grids = st.integers(1, 4).flatmap(
    lambda leaves: st.lists(st.tuples(*[st.integers(1, 5)] * leaves), min_size=1, max_size=6)
)
sources = st.sampled_from(["fixed", "uniform", "around:30%", "dirichlet:3"])


def test_five_crossings_are_first_under_these_shares_of_weightings(space_of):
    result = robustness(space_of(FIVE))
    published = [0.185542586, 0.001550153, 0.269041991, 0.081467922, 0.462397348]
    assert result.share_first == pytest.approx(published, abs=5e-10)
    assert sum(result.exact_first) == 1


def test_five_crossings_take_these_ranks(space_of):
    result = robustness(space_of(FIVE), draws=100_000)
    published = [
        [0.184, 0.137, 0.099, 0.252, 0.328],
        [0.002, 0.232, 0.724, 0.042, 0],
        [0.268, 0.225, 0.097, 0.173, 0.236],
        [0.082, 0.267, 0.047, 0.350, 0.253],
        [0.464, 0.139, 0.032, 0.182, 0.183],
    ]
    assert result.acceptability == pytest.approx(np.array(published), abs=0.005)
    assert result.acceptability[1, 1:3].sum() == pytest.approx(0.956, abs=0.003)
    assert result.rank_interval[1] == (2, 3)


def test_each_of_four_specialists_is_first_under_a_quarter_of_weightings(space_of):
    result = robustness(space_of(IDENTITY))
    assert result.exact_first == (Fraction(1, 4),) * 4
    for place, central in enumerate(result.central_weights):
        expected = [25 / 48 if i == place else 23 / 144 for i in range(4)]
        assert central == pytest.approx(expected)


def test_sampled_central_weights_agree_with_the_exact_ones(space_of):
    result = robustness(space_of(IDENTITY, rules=("arithmetic",) * 2, methods=True))
    assert result.exact_first is None
    assert result.central_weights[2] == pytest.approx(
        [23 / 144, 23 / 144, 25 / 48, 23 / 144], abs=0.01
    )


def test_a_crossing_that_is_never_first_has_no_central_weights(space_of):
    result = robustness(space_of([(5, 5), (3, 4)]))
    assert result.central_weights[1] is None
    assert result.confidence == (1.0, None)


@pytest.mark.parametrize("source", ["uniform", "fixed", "around:10%"])
def test_ties_share_the_mass_of_their_ranks(space_of, source):
    result = robustness(space_of([(3, 3), (3, 3), (1, 1)], source=source))
    assert result.acceptability.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]
    assert result.expected_rank.tolist() == [1.5, 1.5, 3]
    assert result.confidence == (0.5, 0.5, None)
    assert result.first_alone.tolist() == [0, 0, 0]
    assert result.first_jointly.tolist() == [1, 1, 0]
    assert (result.pair(0, 1).above, result.pair(0, 1).level) == (0, 1)
    assert (result.pair(0, 2).above, result.pair(0, 2).level) == (1, 0)


def test_draws_in_which_two_are_level_are_told_from_those_in_which_one_is_above(space_of):
    low, high = [[3], [2]], [[3], [3]]
    space = space_of([(3,), (3,)], uncertain_ratings=True, low=low, high=high, source="fixed")
    result = robustness(space, draws=4000)
    pair = result.pair(0, 1)
    assert pair.above == pytest.approx(0.5, abs=0.04)
    assert pair.above + pair.level == 1
    assert result.first_alone.tolist() == [pair.above, 0]
    assert result.first_jointly.tolist() == [pair.level, pair.level]


def test_decimal_weights_do_not_split_a_tie(space_of):
    tied = [(1, 1, 1, 2), (1, 1, 2, 1)]
    result = robustness(space_of(tied, source="fixed", weights=[3, 3, 2, 2]), draws=10)
    assert result.acceptability.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert result.pair(0, 1).share == 0.5


@settings(max_examples=40, deadline=None)
@given(
    grids,
    sources,
    st.booleans(),
    st.booleans(),
    st.integers(0, 3),
)
def test_shares_sum_to_one_by_crossing_and_by_rank(
    space_of, grid, source, methods, leave_one_out, gap
):
    ratings = [list(row) for row in grid]
    if gap < len(ratings):
        ratings[gap][0] = None
    space = space_of(
        ratings, source=source, rules=ALL_RULES, methods=methods, leave_one_out=leave_one_out
    )
    result = robustness(space, draws=200)
    assert result.acceptability.sum(axis=0) == pytest.approx(1)
    assert result.acceptability.sum(axis=1) == pytest.approx(1)
    assert result.above + result.above.T + result.level == pytest.approx(1)
    together = result.first_alone + result.first_jointly
    assert (result.share_first <= together + 1e-9).all()
    assert (result.first_alone <= result.share_first + 1e-9).all()


@settings(max_examples=40, deadline=None)
@given(grids, sources, st.sampled_from(ALL_RULES), st.booleans(), st.lists(st.integers(0, 1)))
def test_a_dominated_crossing_is_never_above_its_dominator(
    space_of, grid, source, rule, leave_one_out, rises
):
    lower = grid[0]
    raised = [min(5, r + (rises[i] if i < len(rises) else 0)) for i, r in enumerate(lower)]
    space = space_of([*grid, raised], source=source, rules=(rule,), leave_one_out=leave_one_out)
    result = robustness(space, draws=300)
    assert result.above[0, -1] == 0
    assert (np.cumsum(result.acceptability[0]) <= np.cumsum(result.acceptability[-1]) + 1e-9).all()


@settings(max_examples=15, deadline=None)
@given(grids.filter(lambda grid: len(grid) > 1))
def test_sampled_pairs_equal_exact_ones_within_their_error(space_of, grid):
    exact = robustness(space_of(grid))
    sampled = robustness(space_of(grid, rules=("arithmetic",) * 2, methods=True), draws=5000)
    assert exact.pair(0, 1).standard_error == 0
    found = sampled.pair(0, 1)
    assert found.standard_error > 0
    assert found.share == pytest.approx(exact.pair(0, 1).share, abs=5 * found.standard_error)


@settings(max_examples=15, deadline=None)
@given(grids, st.randoms(use_true_random=False))
def test_permuting_crossings_permutes_the_result(space_of, grid, random):
    order = list(range(len(grid)))
    random.shuffle(order)
    one = robustness(space_of(grid), draws=2000)
    other = robustness(space_of([grid[i] for i in order]), draws=2000)
    assert other.acceptability == pytest.approx(one.acceptability[order], abs=1e-9)
    assert other.exact_first == tuple(one.exact_first[i] for i in order)


@settings(max_examples=15, deadline=None)
@given(grids, st.randoms(use_true_random=False))
def test_permuting_dimensions_changes_nothing_but_their_places(space_of, grid, random):
    order = list(range(len(grid[0])))
    random.shuffle(order)
    one = robustness(space_of(grid), draws=100)
    other = robustness(space_of([tuple(row[i] for i in order) for row in grid]), draws=100)
    assert other.exact_first == one.exact_first
    assert other.exact_pairs == one.exact_pairs
    for before, after in zip(one.central_weights, other.central_weights, strict=True):
        assert (before is None) == (after is None)
        if before is not None:
            assert after == pytest.approx([before[i] for i in order])


@settings(max_examples=25, deadline=None)
@given(grids, st.integers(0, 3), sources)
def test_raising_a_rating_never_lowers_a_share_first(space_of, grid, leaf, source):
    raised = [list(row) for row in grid]
    leaf %= len(raised[0])
    raised[0][leaf] = min(5, raised[0][leaf] + 1)
    before = robustness(space_of(grid, source=source, weights=None), draws=500)
    after = robustness(space_of(raised, source=source, weights=None), draws=500)
    assert after.share_first[0] >= before.share_first[0] - 1e-9


def test_an_unrated_cell_ranges_over_the_whole_scale(space_of):
    result = robustness(space_of([(None, 3), (3, 3)], source="fixed"), draws=20_000)
    assert result.pair(0, 1).share == pytest.approx(0.5, abs=0.01)
    assert result.acceptability[0] == pytest.approx([0.5, 0.5], abs=0.01)


def test_rated_cells_range_over_their_plausible_steps_only_when_asked(space_of):
    ranges = {"low": [[2], [3]], "high": [[4], [3]], "source": "fixed"}
    certain = robustness(space_of([(4,), (3,)], **ranges), draws=9000)
    assert certain.acceptability[0].tolist() == [1, 0]
    ranged = robustness(space_of([(4,), (3,)], uncertain_ratings=True, **ranges), draws=30_000)
    assert ranged.acceptability[0] == pytest.approx([0.5, 0.5], abs=0.01)
    assert ranged.pair(0, 1).standard_error == pytest.approx(0.5 / 30_000**0.5, rel=0.01)


def test_half_steps_and_scales_without_steps_are_drawn_as_such(space_of):
    halves = space_of([(None,), (2,)], source="fixed", scale=ExactScale(1, 3, Fraction(1, 2)))
    assert robustness(halves, draws=30_000).pair(0, 1).share == pytest.approx(0.5, abs=0.01)
    assert set(halves.draw(Streams.seeded(0), 500).ratings[:, 0, 0]) == {1, 1.5, 2, 2.5, 3}
    free = space_of([(None,), (2,)], source="fixed", scale=ExactScale(1, 3, None))
    assert len(set(free.draw(Streams.seeded(0), 500).ratings[:, 0, 0])) == 500


def test_each_method_is_drawn_as_often_as_the_others(space_of):
    """(5, 1) has the higher mean of any weights drawn; (2, 2) has the higher minimum."""
    space = space_of(
        [(5, 1), (2, 2)], source="fixed", rules=("arithmetic", "minimum"), methods=True
    )
    assert robustness(space).pair(0, 1).share == pytest.approx(0.5, abs=0.015)


def test_leaving_one_out_takes_none_or_any_dimension_equally_often(space_of):
    """Without the first dimension, and only then, the second crossing leads."""
    space = space_of([(5, 1, 1), (1, 2, 2)], source="fixed", leave_one_out=True)
    assert robustness(space).pair(0, 1).share == pytest.approx(2 / 4 + 1 / 4, abs=0.015)


def test_the_siblings_of_each_branch_are_drawn_apart(space_of, tree):
    """Access weighs on average a half, each of its two leaves a quarter."""
    grid = [(5, 1, 1, 1), (1, 1, 1, 5)]
    result = robustness(space_of(grid, roots=(tree,)), draws=20_000)
    assert result.pair(0, 1).share == pytest.approx(0.5, abs=0.02)
    assert sum(result.central_weights[0]) == pytest.approx(1)
    fixed = robustness(space_of(grid, roots=(tree,), source="fixed"), draws=1)
    assert fixed.central_weights[0] == pytest.approx((3 / 8, 3 / 8, 1 / 8, 1 / 8))
    ordered = robustness(space_of(grid, roots=(tree,), source="order:access>order"), draws=999)
    assert ordered.central_weights[0][0] > ordered.central_weights[0][3]


def test_under_an_order_of_weights_pairs_are_exact_too(space_of):
    """With a >= b the corners are (1, 0) and (1/2, 1/2): (3, 1) against (1, 4) gives 2, -1/2."""
    result = robustness(space_of([(3, 1), (1, 4)], source="order:a>b"))
    assert result.exact_pairs[0][1] == result.exact_first[0] == Fraction(4, 5)


def test_the_same_seed_gives_the_same_figures_and_another_seed_others(space_of):
    one, same, other = (robustness(space_of(FIVE), seed=seed) for seed in (3, 3, 4))
    assert (one.acceptability == same.acceptability).all()
    assert (one.acceptability != other.acceptability).any()


def test_one_crossing_is_always_first(space_of):
    result = robustness(space_of([(3, 4)]))
    assert result.acceptability.tolist() == [[1.0]]
    assert list(result.pairs()) == []
    assert result.central_weights[0] == pytest.approx((0.5, 0.5))


def test_all_unrated_crossings_are_equally_likely_anywhere(space_of):
    result = robustness(space_of([(None, None)] * 4), draws=40_000)
    assert result.acceptability == pytest.approx(np.full((4, 4), 0.25), abs=0.01)


def test_a_dimension_without_weight_does_not_count(space_of):
    result = robustness(space_of([(1, 5), (2, 1)], source="around:50%", weights=[1, 0]))
    assert result.share_first.tolist() == [0, 1]


def test_a_thousand_crossings_are_ranked(space_of):
    grid = np.random.default_rng(0).integers(1, 6, (1000, 4)).tolist()
    result = robustness(space_of(grid), draws=2000, pairs=False)
    assert result.acceptability.sum(axis=0) == pytest.approx(1)
    assert list(result.pairs()) == []
    ranged = space_of(grid, uncertain_ratings=True, low=[[1] * 4] * 1000, high=[[5] * 4] * 1000)
    assert robustness(ranged, draws=100).above is None


def test_nothing_to_rank_and_nothing_drawn_are_refused(space_of):
    with pytest.raises(ValueError, match="no crossing"):
        space_of([])
    with pytest.raises(ValueError, match="at least one"):
        robustness(space_of(FIVE), draws=0)
    with pytest.raises(ValueError, match="negative"):
        robustness(space_of(FIVE), seed=-1)


def test_what_no_draw_brings_is_zero_and_what_all_bring_is_one(space_of):
    """Ties among three share their ranks by thirds; adding these up must leave nothing over."""
    grid = [(2, 2), (2, 2), (2, 2), (1, 1)]
    low, high = [[2, 2]] * 3 + [[1, 1]], [[3, 3]] * 3 + [[1, 1]]
    found = robustness(
        space_of(grid, uncertain_ratings=True, low=low, high=high, source="fixed"), draws=3000
    )
    assert found.acceptability[3].tolist() == [0, 0, 0, 1]
    assert found.acceptability[:3, 3].tolist() == [0, 0, 0]
    assert found.share_in_top(3).tolist() == [1, 1, 1, 0]


def test_only_what_is_exact_has_no_standard_error(space_of):
    grid = [(1, 1), (2, 2)]
    low, high = [[1, 1], [2, 2]], [[5, 5], [2, 2]]
    drawn = robustness(space_of(grid, uncertain_ratings=True, low=low, high=high), draws=1)
    assert drawn.standard_error.min() > 0.2
    exact = robustness(space_of(grid))
    assert exact.standard_error[:, 0].tolist() == [0, 0]


@pytest.mark.parametrize("scale", [ExactScale(1, 5), ExactScale(1, 5, None)])
@pytest.mark.parametrize("source", ["fixed", "uniform", "around:20%"])
def test_a_gap_that_can_only_be_one_level_counts_as_that_level(space_of, scale, source):
    gap = space_of(
        [(3, 3), (None, 4)],
        low=[[None, None], [5, None]],
        high=[[None, None], [5, None]],
        scale=scale,
        source=source,
    )
    assert not gap.cells
    assert list(robustness(gap, draws=50).share_first) == [0, 1]


@pytest.mark.parametrize("scale", [ExactScale(1, 5), ExactScale(1, 5, None)])
def test_a_gap_stays_within_its_plausible_range(space_of, scale):
    gap = space_of(
        [(3, 3), (None, 4)],
        low=[[None, None], [4, None]],
        high=[[None, None], [5, None]],
        scale=scale,
    )
    drawn = gap.draw(Streams.seeded(1), 500).ratings[:, 1, 0]
    assert 4 <= drawn.min() <= drawn.max() <= 5
