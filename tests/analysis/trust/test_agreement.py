from fractions import Fraction

import pytest

from scorer.analysis.trust.agreement import agreement, agreement_figures

STRICT = [(2, 3), (1, 2), (3, None)]
MILD = [(3, 3), (3, 2), (None, 4)]
LOWER = [(2, 3), (1, 2), (3, 4)]
"""What the panel of both is combined to by its lower median."""


def test_pairs_of_ratings_agree_exactly_or_within_one_step():
    overall = agreement([STRICT, MILD], LOWER).overall
    assert (overall.units, overall.assessors) == (4, 2)
    assert overall.exact == Fraction(2, 4)
    assert overall.within_one == Fraction(3, 4)


def test_on_half_steps_within_one_means_half_a_level():
    halves = [(Fraction(3, 2), 2), (1, 2)]
    assert agreement_figures(halves, step=Fraction(1, 2)).within_one == Fraction(1, 2)


def test_severity_is_the_mean_distance_from_what_the_panel_is_combined_to():
    assert agreement([STRICT, MILD], LOWER).severity == (0, Fraction(3, 4))
    means = [(Fraction(5, 2), 3), (2, 2), (3, 4)]
    assert agreement([STRICT, MILD], means).severity == (Fraction(-3, 8), Fraction(3, 8))


def test_an_assessor_without_common_cells_has_no_severity():
    assert agreement([[(1, None)], [(None, 2)]], [(1, 2)]).severity == (None, None)


def test_the_rating_given_most_often_is_told_with_its_share():
    figures = agreement_figures([(3, 3, None), (4, 3, 3), (1, None, None)])
    assert (figures.usual, figures.usual_share) == (3, Fraction(4, 5))


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([(1, None), (None, 2)], "no cell"),
        ([(1, 2), (None, 2)], "only one cell"),
        ([(2, 2), (2, 2), (2, 2)], "no variation"),
    ],
)
def test_no_alpha_without_enough_to_go_by_and_the_reason_is_said(units, reason):
    figures = agreement_figures(units)
    assert figures.alpha is figures.low is figures.high is None
    assert reason in figures.reason
    if "cell" in reason:
        assert figures.exact is figures.within_one is None


def test_a_few_cells_have_a_figure_but_no_interval():
    figures = agreement_figures([(1, 2), (2, 1)])
    assert figures.alpha == Fraction(-1, 2)
    assert figures.low is None
    assert "2 common cells" in figures.reason


def test_enough_cells_have_an_interval_and_nothing_to_explain():
    figures = agreement_figures([(1, 1), (2, 3), (3, 3), (5, 4), (2, 2), (1, 2)])
    assert figures.low < figures.alpha < figures.high
    assert figures.reason is None


def test_no_assessor_at_all_is_refused():
    with pytest.raises(ValueError, match="no assessor"):
        agreement([], [])
