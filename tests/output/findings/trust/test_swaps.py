"""What would put one crossing above another."""

from scorer.output.findings.trust.swaps import what_would_swap

DIMENSIONS = ["trade", "transport", "bez", "dialogue"]
EQUAL = [1, 1, 1, 1]


def said(differences, weights=EQUAL):
    return what_would_swap("A", "B", differences, weights, DIMENSIONS)


def test_what_no_weights_can_do_is_said_first():
    assert said((1, 0, 0, 2)) == (
        "Nothing puts B above A, whatever the weights: B is nowhere rated higher."
    )


def test_one_dimension_can_be_the_only_way():
    """B is ahead in transport alone: 2 w = 3 (1 - w) at the least, which is 60 %."""
    assert said((3, -2, 3, 3)) == (
        "Nothing puts B above A unless transport weighs more than 60 % (now 25 %)."
    )


def test_otherwise_single_weights_are_named_with_the_others_in_proportion():
    assert said((2, -1, -1, 1)) == (
        "B moves above A if trade weighs less than about 14 % (now 25 %) or if transport weighs "
        "more than 40 % (now 25 %) or if bez weighs more than 40 % (now 25 %), "
        "the other weights keeping their proportions."
    )


def test_level_crossings_are_parted_by_any_shift():
    assert said((1, -1, 0, 0)) == "A and B are level; more weight on transport puts B ahead."
    assert said((0, 0, 0, 0)) == "B is level with A in every dimension; no weights part them."


def test_a_limit_close_to_the_present_weight_has_the_digits_that_tell_them_apart():
    assert "more than about 25.1 % (now 25 %)" in said((1000, -2990, 1010, 1000))


def test_a_sentence_that_begins_with_other_words_goes_on_in_small_letters():
    opening = "As rated, "
    assert what_would_swap("A", "B", (1, 0, 0, 2), EQUAL, DIMENSIONS, opening).startswith(
        "As rated, nothing puts B above A"
    )
    assert what_would_swap("A", "B", (1, -1, 0, 0), EQUAL, DIMENSIONS, opening).startswith(
        "As rated, A and B are level"
    )
