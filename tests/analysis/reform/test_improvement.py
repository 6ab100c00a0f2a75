from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.analysis.reform.improvement import improve


def mean(profile):
    return Fraction(sum(profile), len(profile))


def weighted(weights):
    return lambda profile: sum(
        (Fraction(w) * r for w, r in zip(weights, profile, strict=True)), Fraction(0)
    )


def named(result):
    return [{leaf: (old, new) for leaf, old, new in each.rises} for each in result.sets]


def test_the_smallest_rises_are_found_fewest_levels_then_fewest_dimensions():
    """The mean of (2, 2) must rise by one: two levels, best on a single dimension."""
    result = improve((2, 2), [Fraction(3)], mean, highest=5)
    assert named(result) == [{0: (2, 4)}, {1: (2, 4)}]
    assert (result.now, result.best, result.sets[0].levels, result.sets[0].rank) == (2, 1, 2, 1)
    assert result.proven


def test_the_top_of_the_scale_forces_more_dimensions():
    result = improve((4, 4), [Fraction(5)], mean, highest=5)
    assert named(result) == [{0: (4, 5), 1: (4, 5)}]


def test_a_heavier_dimension_needs_fewer_levels():
    result = improve((2, 2), [Fraction(10)], weighted((3, 1)), highest=5, gains=(3, 1))
    assert named(result) == [{0: (2, 3)}]


def test_a_rank_below_the_first_is_reached_sooner():
    result = improve((1, 1), [Fraction(5), Fraction(2)], mean, highest=5, to_rank=2)
    assert result.sets[0].levels == 2
    assert result.sets[0].rank == 2


def test_a_rank_that_is_held_needs_nothing():
    result = improve((3, 3), [Fraction(3)], mean, highest=5)
    assert result.held
    assert (result.now, result.sets) == (1, ())


def test_the_unreachable_is_said_to_be_so():
    result = improve((1, 1), [Fraction(9)], mean, highest=5)
    assert (result.best, result.sets, result.proven) == (2, (), True)


def test_a_limit_on_levels_is_kept():
    assert improve((2, 2), [Fraction(3)], mean, highest=5, max_levels=1).sets == ()


def test_weakest_links_must_all_be_raised():
    result = improve((1, 1, 4), [Fraction(2)], lambda p: Fraction(min(p)), highest=5)
    assert named(result) == [{0: (1, 2), 1: (1, 2)}]


def test_rounded_scores_that_are_level_count_as_level():
    def third_root(profile):
        return (profile[0] * profile[1] * profile[2]) ** (1 / 3)

    result = improve((1, 2, 4), [third_root((2, 2, 4))], third_root, highest=5)
    assert named(result)[0] == {0: (1, 2)}


def test_half_steps_rise_by_halves():
    result = improve((2,), [Fraction(3)], mean, highest=4, step=Fraction(1, 2))
    assert named(result) == [{0: (2, 3)}]
    assert result.sets[0].levels == 2


def brute_force(profile, threshold, score_of, highest):
    options = [
        rises
        for rises in product(*(range(highest - rating + 1) for rating in profile))
        if score_of([r + n for r, n in zip(profile, rises, strict=True)]) >= threshold
    ]

    def size(rises):
        return sum(rises), sum(map(bool, rises))

    least = min(map(size, options))
    return sorted(rises for rises in options if size(rises) == least)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
    st.integers(0, 60),
    st.booleans(),
)
def test_the_sets_are_all_the_smallest_ones(profile, weights, threshold, told):
    weights = weights[: len(profile)]
    score_of = weighted(weights)
    gains = weights if told else None
    result = improve(profile, [Fraction(threshold)], score_of, highest=5, gains=gains, limit=1000)
    if result.held:
        assert score_of(profile) >= threshold
    elif score_of([5] * len(profile)) < threshold:
        assert result.sets == ()
    else:
        found = [{leaf: new - old for leaf, old, new in each.rises} for each in result.sets]
        as_counts = sorted(tuple(each.get(i, 0) for i in range(len(profile))) for each in found)
        assert as_counts == brute_force(profile, threshold, score_of, 5)


def test_many_dimensions_are_searched_quickly_when_the_gains_are_known():
    weights = [1 + i % 3 for i in range(60)]
    score_of = weighted(weights)
    threshold = score_of([1] * 60) + 40
    result = improve([1] * 60, [threshold], score_of, highest=5, gains=weights)
    assert result.proven
    assert (result.sets[0].levels, len(result.sets[0].rises)) == (14, 4)
    assert len(result.sets) == 20


def test_many_dimensions_without_known_gains_give_a_way_not_proven_smallest():
    score_of = weighted([1 + i % 3 for i in range(30)])
    threshold = score_of([1] * 30) + 30
    result = improve([1] * 30, [threshold], score_of, highest=5)
    assert not result.proven
    assert result.sets[0].rank == 1


def test_what_cannot_be_raised_is_refused():
    with pytest.raises(ValueError, match="unrated"):
        improve((None, 3), [], mean, highest=5)
    with pytest.raises(ValueError, match="no rank 0"):
        improve((3,), [], mean, highest=5, to_rank=0)
