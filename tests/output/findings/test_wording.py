"""Figures as sentences and cells write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.output.findings.wording import brief_percent, listed, percent, whole_percent


@pytest.mark.parametrize(
    ("share", "in_words", "in_a_cell"),
    [
        (0, "0 %", "0 %"),
        (0.0016, "less than 1 %", "<1 %"),
        (0.005, "1 %", "1 %"),
        (0.8349, "83 %", "83 %"),
        (Fraction(1, 8), "13 %", "13 %"),
        (0.9949, "99 %", "99 %"),
        (0.998, "more than 99 %", ">99 %"),
        (1, "100 %", "100 %"),
    ],
)
def test_a_share_is_written_the_same_in_a_sentence_and_in_a_cell(share, in_words, in_a_cell):
    assert percent(share) == in_words
    assert brief_percent(share) == in_a_cell


@given(st.fractions(0, 1))
def test_only_nothing_is_no_percent_and_only_all_is_a_hundred(share):
    assert (whole_percent(share) == 0) == (share == 0)
    assert (whole_percent(share) == 100) == (share == 1)
    assert abs(whole_percent(share) - share * 100) < 1


def test_words_are_listed_as_a_sentence_lists_them():
    assert [listed("ab"[:count]) for count in range(3)] == ["", "a", "a and b"]
    assert listed(["a", "b", "c"], "; ", "; or ") == "a; b; or c"
