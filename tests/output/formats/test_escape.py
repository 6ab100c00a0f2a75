import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from scorer.output.formats.escape import one_line, visible, without_controls


def test_an_escape_sequence_is_shown_and_not_obeyed():
    assert visible("\x1b[31mred\x1b[0m") == "␛[31mred␛[0m"


def test_a_change_of_writing_direction_is_shown_by_its_number():
    assert visible("\u202egnp.exe") == "[U+202E]gnp.exe"


def test_programs_keep_directions_but_no_controls():
    assert without_controls("\u2067שלום\u2069\x07") == "\u2067שלום\u2069␇"


def test_right_to_left_and_combining_letters_are_left_alone():
    for text in ("مرحبا بالعالم", "Lào Cai", "e\u0301", "👩‍🌾", "东兴\u200b-芒街"):
        assert visible(text) == text


def test_newlines_of_every_system_are_one_newline():
    assert visible("a\r\nb\x85c\u2028d\u2029e\nf") == "a\nb\nc\nd\ne\nf"
    assert one_line(" a\r\n\t b ") == "a b"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_visible_is_a_control_and_everything_can_be_encoded(text):
    shown = visible(text)
    shown.encode("utf-8")
    controls = [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\t\n"]
    assert controls == []
    assert visible(shown) == shown
