"""Texts in several languages, and the words that are ids."""

import pytest
from pydantic import TypeAdapter, ValidationError

from scorer.model import text_in
from scorer.model.base import LONGEST_TEXT, Slug, Text

TITLE = {"vi": "Giao thông", "en": "Transport", "zh": "交通"}


@pytest.mark.parametrize(
    ("language", "found"),
    [("vi", "Giao thông"), ("zh-TW", "交通"), ("fr", "Transport"), ("en", "Transport")],
)
def test_a_text_is_given_in_the_nearest_language_it_has(language: str, found: str) -> None:
    assert text_in(TITLE, language) == found


def test_a_text_without_english_is_given_in_its_first_language() -> None:
    assert text_in({"zh": "交通", "vi": "Giao thông"}, "fr") == "交通"
    assert text_in("Transport", "vi") == "Transport"


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST_TEXT + 1)])
def test_a_text_says_something_and_is_no_book(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(text)


@pytest.mark.parametrize("name", ["Hekou", "hekou--lao-cai", "-hekou", "hà-khẩu", "a b", "../a"])
def test_an_id_has_small_letters_digits_and_single_hyphens(name: str) -> None:
    assert TypeAdapter(Slug).validate_python("hekou-lao_cai-2")
    with pytest.raises(ValidationError):
        TypeAdapter(Slug).validate_python(name)
