from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.trust.weight_space import (
    check_order_names,
    normalised,
    parse_weight_source,
    weight_space,
)

NAMES = ("trade", "transport", "bez", "dialogue")


def drawn(text, weights=(1, 1, 1, 1), draws=4000):
    space = weight_space(parse_weight_source(text), NAMES, weights)
    return space.weights(space.mixtures(np.random.default_rng(0), draws))


def test_uniform_weightings_have_the_moments_of_the_simplex():
    weights = drawn("uniform", draws=50_000)
    assert weights.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.005)
    assert weights.var(axis=0) == pytest.approx([3 / 80] * 4, abs=0.001)


def test_an_order_holds_in_every_draw_and_equals_are_equal():
    trade, transport, bez, dialogue = drawn("order:trade>transport>bez=dialogue").T
    assert (trade >= transport).all()
    assert (transport >= bez).all()
    assert bez == pytest.approx(dialogue)


def test_ordered_weightings_are_uniform_among_those_that_respect_the_order():
    """Simulated the slow way: uniform draws, of which those in order are kept."""
    free = np.random.default_rng(5).dirichlet([1] * 4, 200_000)
    kept = free[(free[:, 0] > free[:, 1]) & (free[:, 1] > free[:, 2])]
    weights = drawn("order:trade>transport>bez", draws=50_000)
    assert weights.mean(axis=0) == pytest.approx(kept.mean(axis=0), abs=0.005)
    assert weights.std(axis=0) == pytest.approx(kept.std(axis=0), abs=0.005)


def test_weights_around_the_given_ones_stay_around_them():
    weights = drawn("around:20%", (4, 2, 2, 0))
    assert weights[:, 3] == pytest.approx(0)
    assert weights[:, 0].min() >= 0.8 / (0.8 + 1.2)
    assert weights.mean(axis=0) == pytest.approx([0.5, 0.25, 0.25, 0], abs=0.01)


def test_a_dirichlet_has_the_given_weights_as_its_mean():
    weights = drawn("dirichlet:50", (4, 2, 1, 1), draws=20_000)
    assert weights.mean(axis=0) == pytest.approx([0.5, 0.25, 0.125, 0.125], abs=0.005)
    assert weights[:, 0].var() == pytest.approx(0.25 / 51, rel=0.05)


@given(
    st.sampled_from(
        ["fixed", "uniform", "order:bez>trade", "around:100%", "dirichlet:0.000001", "dirichlet:9"]
    ),
    st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any),
)
def test_every_draw_is_a_weighting(text, weights):
    found = drawn(text, weights, draws=50)
    assert found.sum(axis=1) == pytest.approx(1)
    assert (found >= 0).all()


@pytest.mark.parametrize(
    "text",
    ["uniform", "fixed", "order:a>b=c,d>e", "around:20%", "dirichlet:2.5"],
)
def test_a_source_prints_as_it_is_written(text):
    assert str(parse_weight_source(text)) == text


def test_a_share_may_be_written_as_a_number():
    assert parse_weight_source("around: 0.2").spread == Fraction(1, 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sideways", "no weight source"),
        ("order", "no weight source"),
        ("uniform:2", "no weight source"),
        ("order:trade", "compares nothing"),
        ("order:trade>", "name is missing"),
        ("order:trade>bez,bez>trade", "twice"),
        ("around:0%", "more than 0"),
        ("around:150%", "at most 100"),
        ("around:1e999999999", "no share"),
        ("dirichlet:-3", "positive number"),
        ("dirichlet:nan", "positive number"),
        ("u" * 5000, "too long"),
    ],
)
def test_a_source_that_makes_no_sense_is_refused_with_the_way_out(text, message):
    with pytest.raises(ValueError, match=message) as refusal:
        parse_weight_source(text)
    assert "write " in str(refusal.value) or "once" in str(refusal.value)


def test_a_mistyped_dimension_gets_a_suggestion():
    with pytest.raises(ValueError, match="did you mean transport"):
        check_order_names(parse_weight_source("order:trade>tranport"), [NAMES])


def test_only_siblings_can_be_ordered():
    with pytest.raises(ValueError, match="siblings"):
        check_order_names(parse_weight_source("order:trade>bez"), [NAMES[:2], NAMES[2:]])


def test_weights_that_are_all_zero_are_refused_where_they_are_needed():
    with pytest.raises(ValueError, match="all weights are zero"):
        weight_space(parse_weight_source("around:20%"), NAMES, [0, 0, 0, 0])
    assert drawn("uniform", (0, 0, 0, 0)).mean() == pytest.approx(0.25)


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="negative"):
        normalised([1, -1])
