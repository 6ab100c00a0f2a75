import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from scorer.output.formats.write import render
from scorer.output.tables.table import Column, Paragraph, Presentation, Style, Table, TableCell

WIDTHS = (40, 60, 80, 120, 200)


def text(presentation, width=None, *, color=False):
    return render(presentation, "text", width=width, color=color)


def widest(written):
    return max(cell_len(line) for line in written.splitlines())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["ranking", "sheet", "hostile"])
def test_no_line_is_longer_than_the_terminal(name, width, request):
    assert widest(text(request.getfixturevalue(name), width)) <= width


def test_without_a_terminal_tables_take_what_they_need_and_prose_wraps(ranking):
    lines = text(ranking).splitlines()
    row = next(line for line in lines if "Hekou" in line)
    assert row == (
        "  2=  Hekou-Lao Cai                   3.25  2.25-3.25   1-3   3 4 2 -      75 %"
        "  2017-07/2019-03  desk-review, zone board of Lao Cai"
    )
    assert "Pingxiang-Dong Dang leads with 3.50, but 2 of the others could still overtake" in lines


def test_at_80_columns_what_does_not_fit_stands_below_its_row(ranking):
    lines = text(ranking, 80).splitlines()
    number = next(i for i, line in enumerate(lines) if "Hekou" in line)
    assert lines[number].endswith("3.25  2.25-3.25   1-3   3 4 2 -      75 %")
    assert lines[number + 1] == (
        "      Observed 2017-07/2019-03 · Assessors desk-review, zone board of Lao Cai"
    )


def test_at_40_columns_rows_become_blocks_of_label_and_value(ranking):
    written = text(ranking, 40)
    assert "2=  Hekou-Lao Cai\n  Score      3.25\n  Range      2.25-3.25\n" in written


@pytest.mark.parametrize("width", [None, 40, 60, 80, 120, 200])
def test_ranges_dates_and_profiles_are_never_broken(ranking, width):
    written = text(ranking, width)
    for figure in ("2.25-3.25", "2017-07/2019-03", "3 4 2 -", "75 %"):
        assert figure in written


def test_columns_align_with_chinese_and_accents(ranking):
    rows = [line for line in text(ranking).splitlines() if "2017-07/2019-03" in line]
    starts = {cell_len(row[: row.index("2017-07/2019-03")]) for row in rows}
    assert len(rows) == 3
    assert len(starts) == 1


def test_the_grid_stands_as_on_paper(sheet):
    written = text(sheet, 80)
    assert "Absent  1  (2 [3])  4  5  Exemplary\n3 Moderate: Regular trade" in written
    assert "Absent  1  2  3  [4]  5  Exemplary" in written
    assert "-  Not rated: the sources say nothing about joint bodies" in written
    assert re.search(r"^Strengths +Drawbacks$", written, re.MULTILINE)
    assert re.search(r"^\+ Border residents .* – Cold storage", written, re.MULTILINE)


def test_below_80_columns_drawbacks_follow_strengths(sheet):
    lines = text(sheet, 60).splitlines()
    assert lines.index("Strengths") < lines.index("Drawbacks")


def test_color_is_only_there_when_asked_for_and_says_nothing_new(ranking, sheet):
    for presentation in (ranking, sheet):
        for width in (None, 60, 80):
            colored = text(presentation, width, color=True)
            assert "\x1b[1m" in colored
            assert re.sub("\x1b\\[[0-9]+m", "", colored) == text(presentation, width)


def test_a_table_without_rows_says_so():
    empty = Table((Column("a", "A"),), (), title="Changes")
    assert text(Presentation("diff", "", (empty,), {})) == "Changes\n(none)\n"


def test_markup_of_rich_is_text():
    shown = text(Presentation("x", "", (Paragraph("[red]no[/red] :smile:"),), {}), color=True)
    assert shown == "[red]no[/red] :smile:\n"


words = st.text(alphabet="aàbW19-./=东兴", min_size=1, max_size=12)
cells = st.lists(words, max_size=6).map(" ".join)


@st.composite
def tables(draw):
    count = draw(st.integers(1, 8))
    columns = tuple(
        Column(f"c{i}", draw(words), draw(st.sampled_from(["left", "right"])), prose=prose)
        for i, prose in enumerate(draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    )
    row = st.tuples(*[st.builds(TableCell, cells, style=st.sampled_from(Style))] * count)
    return Table(columns, tuple(draw(st.lists(row, min_size=1, max_size=4))))


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from([None, *WIDTHS]))
def test_every_word_of_every_cell_is_in_the_output(table, width):
    written = text(Presentation("x", "", (table,), {}), width)
    if width:
        assert widest(written) <= width
    found = written.split()
    for row in table.rows:
        for cell in row:
            for word in cell.text.split():
                # A line may break between Chinese letters, nowhere else in a word.
                for part in re.split("(?=[东兴])|(?<=[东兴])", word):
                    assert any(part in piece for piece in found)
