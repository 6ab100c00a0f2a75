"""One reader of levels for every form: what people write in a rating cell."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.forms.marks.levels import level_in, range_in
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
RANGES = (
    "{0} to {1}",
    "{0}-{1}",
    "{0} – {1}",
    "{0}..{1}",
    "{0}, {1}",
    "từ {0} đến {1}",
    "{0}至{1}",
    "{0} {1}",
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
    "Grade {0}",
    "mức độ {0}",
    "{0}/5 điểm",
    "({0})",
    "（{0}）",
    "{0}\ufe0f\u20e3",
)


@given(st.integers(1, 5), st.sampled_from(WAYS))
def test_a_level_is_read_however_it_is_written(level, way):
    read = level_in(way.format(level), SCALE)
    assert (read.level, read.doubt) == (level, None)


@pytest.mark.parametrize(
    "written",
    [
        *("3 - Regular", "3 (Khá)", "3: 常态", "Regular", "khá", "常态", "③", "３", "❸", "★★★"),
        *(
            "(3) Regular",
            "3、常态",
            "Regular (3)",
            "Khá - 3",
            "常态【3】",
            "3常态",
            "三",
            "三级",
            "★★★☆☆",
        ),
        *("●●●○○", "■■■□□"),
    ],
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
        "●●●",
        "○○●○○",
        "Exemplary (3)",
        "roads: 3",
        "一",
        "three",
        "2 (1)",
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


@given(st.integers(1, 5), st.integers(1, 5), st.sampled_from(RANGES))
def test_a_range_is_read_however_it_is_written(one, other, way):
    read = range_in(way.format(one, other), SCALE)
    assert read.plausible == (min(one, other), max(one, other))
    assert (read.doubt is None) == (one <= other)


@pytest.mark.parametrize(("written", "ends"), [("Absent to Regular", (1, 3)), ("khá-5", (3, 5))])
def test_a_range_may_be_written_in_labels(written, ends):
    assert range_in(written, SCALE).plausible == ends


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("2", "only one level"),
        ("2 to 9", "9 is off the scale"),
        ("2 to 3 until the bridge opens", "not a range"),
        ("weak", "not a range"),
    ],
)
def test_what_is_no_range_is_doubted(written, doubt):
    read = range_in(written, SCALE)
    assert read.plausible is None
    assert doubt in str(read.doubt)


@pytest.mark.parametrize("written", ["", "____ to ____", "__ đến __", "… 至 …", "-", "…"])
def test_a_range_that_nobody_filled_in_is_none(written):
    read = range_in(written, SCALE)
    assert (read.level, read.doubt, read.plausible) == (None, None, None)


@pytest.mark.parametrize(
    "written", ["between 2 and 4 (we disagree)", "2-4, not sure", "2 to 4: it depends"]
)
def test_words_behind_a_range_are_doubted_and_the_range_is_read(written):
    for read in (level_in(written, SCALE), range_in(written, SCALE)):
        assert (read.level, read.plausible) == (None, (2, 4))
        assert written in str(read.doubt)


@pytest.mark.parametrize("written", ["3-4", "3 to 4", "3–4", "between 3 and 4"])
def test_a_range_in_place_of_a_rating_is_a_range_and_a_doubt(written):
    read = level_in(written, SCALE)
    assert read.level is None
    assert read.plausible == (3, 4)
    assert "range" in str(read.doubt)
