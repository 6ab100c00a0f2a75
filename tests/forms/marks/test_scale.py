"""A mark on a printed scale is found by comparison with the other levels."""

from dataclasses import replace

import pytest

from scorer.forms.marks.scale import PLAIN, Look, Piece, read_scale
from scorer.model import Scale

SCALE = Scale.model_validate(
    {"min": 1, "max": 5, "labels": {1: "Absent", 3: "Regular", 5: {"en": "Best", "vi": "Tốt"}}}
)


def printed(**looks: Look) -> list[Piece]:
    """`1     2     3     4     5`, with a look for some digits: printed(d3=Look(bold=True))."""
    pieces = []
    for level in range(1, 6):
        pieces += [Piece(str(level), looks.get(f"d{level}", PLAIN)), Piece("     ")]
    return pieces


MANNERS = [
    Look(bold=True),
    Look(italic=True),
    Look(underline=True),
    Look(circled=True),
    Look(effect="dot"),
    Look(highlight="yellow"),
    Look(shading="FFFF00"),
    Look(border="single"),
    Look(colour="FF0000"),
    Look(size="32"),
    Look(style="Strong"),
    Look(bold=True, highlight="yellow"),
]


@pytest.mark.parametrize("look", MANNERS, ids=str)
def test_the_level_that_looks_different_is_the_rating(look):
    read = read_scale(printed(d4=look), SCALE)
    assert (read.level, read.doubt) == (4, None)


@pytest.mark.parametrize("look", MANNERS, ids=str)
def test_two_levels_that_look_different_are_ambiguous(look):
    read = read_scale(printed(d2=look, d4=look), SCALE)
    assert read.level is None
    assert "ambiguous" in read.doubt
    assert "2" in read.doubt
    assert "4" in read.doubt


@pytest.mark.parametrize("look", [*MANNERS, PLAIN], ids=str)
def test_what_all_levels_share_is_no_mark(look):
    alike = {f"d{level}": look for level in range(1, 6)}
    assert read_scale(printed(**alike), SCALE).level is None
    assert read_scale(printed(**alike), SCALE).doubt is None
    if not look.underline:
        alike["d2"] = replace(look, underline=True)
        assert read_scale(printed(**alike), SCALE).level == 2


def test_two_manners_on_two_levels_are_ambiguous():
    read = read_scale(printed(d2=Look(bold=True), d3=Look(highlight="yellow")), SCALE)
    assert read.level is None
    assert "2 (bold)" in read.doubt
    assert "3 (highlighted)" in read.doubt


def test_a_scale_in_the_colours_of_traffic_lights_is_not_marked():
    colours = dict(zip(range(1, 6), ("C00", "C00", "FA0", "0A0", "0A0"), strict=True))
    looks = {f"d{level}": Look(colour=colour) for level, colour in colours.items()}
    assert read_scale(printed(**looks), SCALE).level is None
    looks["d3"] = replace(looks["d3"], bold=True)
    assert read_scale(printed(**looks), SCALE).level == 3


def test_striking_out_all_but_one_leaves_that_one():
    struck = Look(struck=True)
    assert read_scale(printed(d1=struck, d2=struck, d4=struck, d5=struck), SCALE).level == 3
    read = read_scale(printed(d3=struck), SCALE)
    assert read.level is None
    assert "chosen or rejected" in read.doubt


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1     2     3     4     5", None),
        ("1 2 [3] 4 5", 3),
        ("1 2 ( 3 ) 4 5", 3),
        ("(1) (2) (3) (4) (5)", None),
        ("1 2 *3* 4 5", 3),
        ("1 2 **3** 4 5", 3),
        ("1 2 3 ④ 5", 4),
        ("① ② ③ ④ ⑤", None),
        ("① ② ❸ ④ ⑤", 3),
        ("1 2 3\u20dd 4 5", 3),
        ("1 2 3 4 5\u20e3", 5),
        ("1 ⑵ 3 4 5", 2),
        ("1 2 3✓ 4 5", 3),
        ("1 2 ✓3 4 5", 3),
        ("1 2 3x 4 5", 3),
        ("x 1 2 3 4 5", 1),
        ("1 2 3 4 5 x", 5),
        ("☐1 ☐2 ☒3 ☐4 ☐5", 3),
        ("1 ☐ 2 ☐ 3 ☐ 4 ☑ 5 ☐", 4),
        ("☐1 ☐2 ☐3 ☐4 ☐5", None),
        ("1 / 2 / 3 / <4> / 5", 4),
        ("5 4 [3] 2 1", 3),
        ("Rating: 1 2 3 4 [5] (best)", 5),
        ("1 Absent 2 [3] Regular 4 5 Tốt", 3),
        ("1\n2\n[3]\n4\n5", 3),
        ("1 | 2 | 3 | 4 | >5<", 5),
    ],
)
def test_signs_mark_a_level_too(text, level):
    read = read_scale([Piece(text)], SCALE)
    assert (read.level, read.doubt) == (level, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1 [2] 3 [4] 5", "ambiguous"),
        ("1 2 3 x 4 5", "between two levels"),
        ("☐1 ☒2 ☒3 ☐4 ☐5", "ambiguous"),
    ],
)
def test_a_sign_that_can_be_read_in_two_ways_is_a_doubt(text, says):
    read = read_scale([Piece(text)], SCALE)
    assert read.level is None
    assert says in read.doubt


def test_a_mark_in_the_place_of_a_digit_means_that_digit_and_is_told():
    read = read_scale([Piece("1 2 X 4 5")], SCALE)
    assert read.level == 3
    assert "in the place of 3" in read.doubt


@pytest.mark.parametrize(
    "text",
    ["", "3", "1 2 3", "1 2 3 4 5 6", "1 bridge 2 roads 3 gates 4 banks 5 yards", "2 1 3 4 5"],
)
def test_other_numbers_are_no_scale(text):
    assert read_scale([Piece(text)], SCALE) is None
