from fractions import Fraction

import pytest

from scorer.analysis.trust.draws import Uncertainty
from scorer.analysis.trust.rank_variation import rank_variation
from scorer.analysis.trust.robustness import robustness
from scorer.analysis.trust.weight_space import parse_weight_source
from scorer.output.findings.trust.robustness import (
    rank_sentences,
    robustness_sentences,
    variation_sentences,
    weightings,
    who_takes_part,
)
from scorer.output.findings.wording import percent

DIMENSIONS = ["trade", "transport", "bez", "dialogue"]


def test_the_share_first_is_said_in_words(space_of):
    result = robustness(space_of([(2, 0, 0, 0), (0, 0, 0, 1)]))
    assert rank_sentences(result, ["A", "B"], [0, 1]) == [
        "A is first under 67 % of all weightings; its rank ranges from 1 to 2, the whole ranking.",
        "B is first under 33 % of all weightings; its rank ranges from 1 to 2, the whole ranking.",
    ]


def test_certainty_is_said_as_certainty(space_of):
    result = robustness(space_of([(3, 3), (2, 2)]))
    assert rank_sentences(result, ["A", "B"], [0, 1]) == [
        "A is first under every one of the weightings; it always takes rank 1.",
        "B is first under none of the weightings; in every draw it takes rank 2.",
    ]


def test_what_was_only_drawn_is_not_said_to_be_impossible(space_of):
    low, high = [[1, 1], [5, 5]], [[2, 2], [5, 5]]
    space = space_of([(1, 1), (5, 5)], uncertain_ratings=True, low=low, high=high)
    result = robustness(space, draws=500)
    assert rank_sentences(result, ["A", "B"], [1, 0], share_of=None) == [
        "B is first in every one of the 500 draws; in every draw it takes rank 1.",
        "A is first in none of the 500 draws; in every draw it takes rank 2.",
    ]


def test_a_first_rank_that_is_shared_is_said_to_be(space_of):
    low, high = [[3, 3], [2, 2]], [[3, 3], [3, 3]]
    grid = [(3, 3), (3, 3)]
    space = space_of(grid, uncertain_ratings=True, low=low, high=high, source="fixed")
    first, second = rank_sentences(robustness(space, draws=4000), ["A", "B"], [0, 1], share_of=None)
    assert first.startswith("A is first alone in 7")
    assert "of the draws, together with others in 2" in first
    assert second.startswith("B is first in 2")
    assert "of the draws, never alone" in second


def test_a_rule_that_ties_under_all_weightings_is_not_said_to_be_first_under_half(space_of):
    result = robustness(space_of([(1, 3), (1, 5)], rules=("minimum",)), draws=100)
    assert rank_sentences(result, ["A", "B"], [0, 1])[0].startswith(
        "A is first under 100 % of all weightings, never alone"
    )


def test_most_of_the_time_is_said_to_be_most_of_the_time(space_of):
    grid = [(5, 2, 3, 1), (3, 3, 3, 3), (1, 5, 2, 4), (4, 4, 1, 2), (2, 1, 5, 5)]
    result = robustness(space_of(grid))
    (said,) = rank_sentences(result, ["A", "B", "C", "D", "E"], [1])
    assert said == (
        "B is first under less than 1 % of all weightings; "
        "at least nine times in ten it takes ranks 2 to 3."
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("uniform", "all weightings"),
        ("order:a>b=c", "all weightings with a>b=c"),
        ("around:20%", "all weightings that take each weight up to 20 % higher or lower"),
        ("dirichlet:50", "the weightings drawn around the present one (dirichlet:50)"),
    ],
)
def test_a_share_says_which_weightings_it_is_a_share_of(source, words):
    found = weightings(Uncertainty(parse_weight_source(source)))
    assert found is not None
    assert found.all_of_them == words


def test_with_more_than_weights_uncertain_pairs_are_said_to_hold_as_rated(space_of):
    ratings = [(5, 5), (1, 1)]
    space = space_of(ratings, uncertain_ratings=True)
    result = robustness(space, draws=500)
    said = robustness_sentences(result, ratings, [1, 1], [0, 1], "AB", DIMENSIONS, share_of=None)
    assert said[2].startswith("By the weighted mean of the ratings as they stand, nothing puts B")


def test_who_is_left_out_is_named():
    assert who_takes_part(2, ["C"]) == (
        "Only 2 of 3 crossings have a score and are compared: C has none and is left out; "
        "--ratings takes it in."
    )
    assert "C1, C2, C3, C4, C5, C6 and 3 more have none" in who_takes_part(
        2, [f"C{number}" for number in range(1, 10)]
    )


def test_pairs_with_a_gap_are_passed_over(space_of):
    ratings = [(5, 5), (None, 1), (1, 1)]
    result = robustness(space_of(ratings), draws=500)
    sentences = robustness_sentences(
        result, ratings, [1, 1], [0, 1, 2], ["A", "B", "C"], DIMENSIONS
    )
    assert len(sentences) == 3


def test_neighbours_follow_the_ranks(space_of):
    ratings = [(3, 3), (5, 2)]
    result = robustness(space_of(ratings))
    sentences = robustness_sentences(result, ratings, [1, 1], [1, 0], ["A", "B"], DIMENSIONS)
    assert sentences[0].startswith("B is first under 67 %")
    assert (
        sentences[2]
        == "Nothing puts A above B unless transport weighs more than about 67 % (now 50 %)."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0 %"),
        (0.0016, "less than 1 %"),
        (0.8349, "83 %"),
        (Fraction(2, 3), "67 %"),
        (0.9990, "more than 99 %"),
        (1, "100 %"),
    ],
)
def test_a_percentage_never_claims_more_than_it_knows(share, words):
    assert percent(share) == words


def test_what_moves_the_ranking_is_said_the_strongest_first(space_of):
    space = space_of(
        [(4, 2, 3), (3, 3, 3), (2, 4, 4)],
        uncertain_ratings=True,
        low=[[4, 2, 2], [3, 3, 3], [2, 4, 4]],
        high=[[4, 2, 4], [3, 3, 3], [2, 4, 4]],
    )
    sentences = variation_sentences(rank_variation(space, [1, 2, 3], draws=2000))
    assert sentences[0].startswith("On average over the draws a crossing stands ")
    assert sentences[1].startswith("The weights alone would explain about ")
    assert sentences[2].startswith("The ratings alone would explain ")
    one_cause = rank_variation(space_of([(4, 2), (3, 4)]), [1, 2], draws=2000)
    assert variation_sentences(one_cause)[1:] == ["Nothing but the weights moves the ranking."]
    (placed, *_) = variation_sentences(one_cause, unscored=True)
    assert placed.endswith(
        "in the ranking; one without a score is placed by the middle of its range."
    )
    still = rank_variation(space_of([(5,), (1,)]), [1, 2], draws=10)
    assert variation_sentences(still) == ["Nothing that was taken as uncertain moves the ranking."]
