"""One reader of levels for every form: what people write in a rating cell."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.forms.intake.levels import level_in
from scorer.model import Scale

SCALE = Scale(
    min=1,
    max=5,
    labels={
        1: {"en": "Absent", "vi": "Chưa có"},
        3: {"en": "Regular", "vi": "Khá", "zh": "常态"},
        5: "Exemplary",
    },
)
WAYS = (
    "{0}",
    " {0} ",
    "{0}.0",
    "{0},0",
    "{0}/5",
    "{0} / 5",
    "{0} out of 5",
    "{0} of 5",
    "level {0}",
    "Level: {0}",
    "mức {0}",
    "Mức điểm {0}",
    "{0}分",
    "第{0}级",
    "{0}.",
    "等级 {0}",
)


@given(st.integers(1, 5), st.sampled_from(WAYS))
def test_a_level_is_read_however_it_is_written(level, way):
    read = level_in(way.format(level), SCALE)
    assert (read.level, read.doubt) == (level, None)


@pytest.mark.parametrize(
    "written",
    ["3 - Regular", "3 (Khá)", "3: 常态", "Regular", "khá", "常态", "③", "３", "❸", "★★★", "★★★☆☆"],
)
def test_labels_stars_and_circled_digits_are_levels(written):
    for form in ("NFC", "NFD"):
        read = level_in(unicodedata.normalize(form, written), SCALE)
        assert (read.level, read.doubt) == (3, None)


@pytest.mark.parametrize(
    "written",
    [
        "3 pigs",
        "3 - kilometres",
        "2 roads are open",
        "1 - very good",
        "4-Mar",
        "5-Apr",
        "3 - Exemplary",
        "3-4",
        "3/4",
        "6",
        "2.5",
        "★★★★★★",
        "★★☆",
        "Good",
        "?",
        "2024-05-03",
    ],
)
def test_what_is_no_level_is_doubted_and_never_guessed(written):
    read = level_in(written, SCALE)
    assert read.level is None
    assert read.doubt


@pytest.mark.parametrize("written", ["3*", "3¹", "3 †"])
def test_a_footnote_behind_a_level_is_doubted_but_the_level_stands(written):
    read = level_in(written, SCALE)
    assert read.level == 3
    assert "note" in str(read.doubt)


def test_a_decimal_may_begin_with_its_point():
    assert level_in(".3", Scale(min=0, max=1, step=None)).level == Decimal("0.3")
