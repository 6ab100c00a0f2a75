import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scorer.output.formats.wrapping import beginning, ending, is_one_figure, pad, width_of, wrap

texts = st.text(alphabet="ab-/1. \n東兴，（）éÀ\u0301😀", max_size=80)


def test_lines_break_at_blanks_and_keep_what_fits():
    assert wrap("a second bridge is coming", 12) == ["a second", "bridge is", "coming"]
    assert wrap("2  3  -", 12) == ["2  3  -"]


def test_ids_dates_and_ranges_stay_whole():
    assert wrap("from 2017-07/2019-03 on", 15) == ["from", "2017-07/2019-03", "on"]


def test_chinese_breaks_between_letters_but_not_before_closing_marks():
    assert wrap("边民互市每天开放，手续简便。", 16) == ["边民互市每天开", "放，手续简便。"]


def test_only_a_word_wider_than_the_line_is_cut():
    assert wrap("a wwwwwwww b", 4) == ["a", "wwww", "wwww", "b"]


@pytest.mark.parametrize("figure", ["3 4 2 -", "75 %", "2.25-3.25", "2017-07/2019-03", "2="])
def test_figures_are_told_from_words(figure):
    assert is_one_figure(figure)
    assert not is_one_figure(f"{figure} Lào Cai")


@given(texts, st.integers(2, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text, width):
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(texts.filter(lambda text: "\n" not in text), st.sampled_from(["left", "right", "center"]))
def test_padding_counts_cells_not_letters(text, align):
    assert cell_len(pad(text, 200, align)) == 200
    assert width_of(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("a bridge", "a bridge", "a bridge"),
        ("a second bridge", "a secon…", "… bridge"),
        ("边民互市每天", "边民互…", "…市每天"),
        ("e\u0301" * 9, "e\u0301" * 7 + "…", "…" + "e\u0301" * 7),
    ],
)
def test_a_text_too_wide_keeps_its_beginning_or_its_end_in_whole_letters(text, begins, ends):
    assert beginning(text, 8) == begins
    assert ending(text, 8) == ends
    assert max(width_of(begins), width_of(ends)) <= 8
