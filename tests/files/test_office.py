"""Texts and names of worksheets as the Office formats take them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.files.office import (
    LONGEST_WORKSHEET_NAME,
    escaped,
    unescaped,
    without_seeming_escapes,
    worksheet_name,
)


@given(st.text(alphabet="_x0123456789abcdefABCDEF5 ") | st.text())
def test_a_text_that_seems_escaped_is_read_back_as_it_was(text):
    assert unescaped(without_seeming_escapes(text)) == text


def test_a_character_is_written_by_its_number():
    assert escaped("\x07") == "_x0007_"
    assert unescaped("a_x0007_b") == "a\x07b"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Hekou", "Hekou"),
        ("a/b: [c]*?\\", "a b   c"),
        ("'quoted'", "quoted"),
        ("two\nlines", "two lines"),
        ("History", "History 2"),
        ("///", "Table"),
        ("x" * 40, "x" * 31),
    ],
)
def test_a_worksheet_is_called_as_wanted_as_far_as_excel_allows(wanted, name):
    assert worksheet_name(wanted, (), "Table") == name


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_are_told_apart_whatever_their_case_and_never_too_long(wanted):
    names: list[str] = []
    for each in wanted:
        names.append(worksheet_name(each, names, "Table"))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(1 <= len(name) <= LONGEST_WORKSHEET_NAME for name in names)
