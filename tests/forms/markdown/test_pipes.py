"""Grids as pipe tables are read as in Word."""

import pytest

from scorer.forms.reading import read_form
from tests.forms.word_files import TITLES

HEAD = "# Red River\n\nObserved: 2018\nAssessor: A1\n\n"
MARKED = (3, 4, 2, 3)


def table(*rows, rule="| --- " * 3 + "|"):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def read(text, context, name="grid.md"):
    return read_form(text.encode(), name, context)


def assert_read_whole(understood):
    assert understood.recognised_as == "Markdown table"
    (sheet,) = understood.sheets
    assert [cell.rating for cell in sheet.cells.values()] == list(MARKED)
    assert (sheet.crossing, sheet.observed, sheet.assessor) == ("red-river", "2018", "A1")
    assert not sheet.doubts
    assert not understood.unplaced


@pytest.mark.parametrize(
    "mark", ["**{}**", "[{}]", "<u>{}</u>", "=={}==", "__{}__", "({})", "<mark>{}</mark>"]
)
@pytest.mark.parametrize("name", ["grid.md", "grid.txt"])
def test_a_marked_scale_in_a_pipe_table(context, mark, name):
    rows = [
        [
            f"{title}<br>"
            + " ".join(mark.format(n) if n == level else str(n) for n in range(1, 6)),
            "One<br/><br/>two",
            "A \\| B &amp; C",
        ]
        for title, level in zip(TITLES, MARKED, strict=True)
    ]
    understood = read(
        HEAD + table(["Dimension", "Strengths", "**Drawbacks**"], *rows), context, name
    )
    assert_read_whole(understood)
    trade = understood.sheets[0].cells["trade"]
    assert [each.text for each in trade.strengths] == ["One", "two"]
    assert [each.text for each in trade.drawbacks] == ["A | B & C"]


@pytest.mark.parametrize("rule", ["|---|:---:|", "--- | ---", "| - | -: |"])
def test_a_column_of_ratings_in_a_pipe_table(context, rule):
    rows = [[title, str(level)] for title, level in zip(TITLES, MARKED, strict=True)]
    assert_read_whole(read(HEAD + table(["Dimension", "Rating"], *rows, rule=rule), context))


def test_levels_across_a_pipe_table_and_dimensions_as_its_columns(context):
    levels = [str(level) for level in range(1, 6)]
    rows = [
        [title, *["x" if each == str(level) else " " for each in levels]]
        for title, level in zip(TITLES, MARKED, strict=True)
    ]
    likert = table(["Dimension", *levels], *rows, rule="|---" * 6 + "|")
    assert_read_whole(read(HEAD + likert, context))
    turned = table(["", *TITLES], ["Rating", *map(str, MARKED)], rule="|---" * 5 + "|")
    assert_read_whole(read(HEAD + turned, context))


def test_what_is_struck_out_is_kept_and_lines_are_named(context):
    rows = [[TITLES[0], "~~An old bridge~~ A new bridge", "none ☺"], [TITLES[1], "", ""]]
    understood = read(HEAD + table(["", "Strengths", "Drawbacks"], *rows) + "\nSigned", context)
    assert [e.text for e in understood.sheets[0].cells["trade"].strengths] == ["A new bridge"]
    assert [(each.place, each.text) for each in understood.unplaced] == [
        ("line 8, cell 2", "An old bridge"),
        ("line 11", "Signed"),
    ]


def test_a_table_separated_by_bars_stays_a_table_of_ratings(context):
    text = "crossing|year|trade|transport\nred-river|2018|3|4\n"
    assert read(text, context, "a.csv").recognised_as.startswith("a table of ratings")
