"""Headings mean the same however their accents are encoded."""

import unicodedata

import pytest

from scorer.forms.intake.headings import column_named
from scorer.texts.forms import form_texts, key_meant


@pytest.mark.parametrize("column", ["strengths", "drawbacks", "rating"])
def test_a_heading_is_known_composed_and_decomposed(column):
    for heading in form_texts(column):
        for form in ("NFC", "NFD"):
            assert column_named(unicodedata.normalize(form, heading)) == column


def test_a_word_of_a_list_is_known_composed_and_decomposed():
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, "Điểm mạnh")
        assert key_meant(written, ("strength", "drawback")) == "strength"
