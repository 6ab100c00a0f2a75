"""Worksheets laid out as grids on paper are read as in Word."""

from io import BytesIO

import openpyxl
import pytest

from scorer.forms.errors import FormError
from scorer.forms.reading import read_form
from tests.forms.word_files import TITLES

MARKED = (3, 4, 2, 3)


def read(rows, context, title="Red River"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    return read_form(written.getvalue(), "a.xlsx", context)


def likert(tick="x", box=None):
    return [
        ["Dimension", 1, 2, 3, 4, 5],
        *[
            [title, *[tick if each == level else box for each in range(1, 6)]]
            for title, level in zip(TITLES, MARKED, strict=True)
        ],
    ]


@pytest.mark.parametrize(("tick", "box"), [("x", None), ("☒", "☐"), ("✓", None), ("[x]", "[ ]")])
def test_levels_across_columns_are_ticked(context, tick, box):
    understood = read(likert(tick, box), context)
    (sheet,) = understood.sheets
    assert sheet.crossing == "red-river"
    assert [cell.rating for cell in sheet.cells.values()] == list(MARKED)
    assert not sheet.doubts
    assert not understood.unplaced


def test_ticks_may_be_set_in_a_font_of_signs(context):
    book = openpyxl.Workbook()
    book.active.title = "Red River"
    for row in likert("\u00fc"):
        book.active.append(row)
    for row in book.active.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.font = openpyxl.styles.Font(name="Wingdings")
    written = BytesIO()
    book.save(written)
    understood = read_form(written.getvalue(), "a.xlsx", context)
    (sheet,) = understood.sheets
    assert [cell.rating for cell in sheet.cells.values()] == list(MARKED)
    assert not sheet.doubts


def test_a_head_may_stand_above_and_places_are_cells(context):
    head = [["Crossing", "Red River"], ["Observed", 2018], ["Assessor", "A1"], []]
    rows = likert()
    rows[1][1] = "x"
    understood = read([*head, *rows, ["Signed in Hanoi"]], context, "Sheet1")
    (sheet,) = understood.sheets
    assert (sheet.crossing, sheet.observed, sheet.assessor) == ("red-river", "2018", "A1")
    assert sheet.cells["trade"].rating is None
    assert sheet.doubts[0].place == "Sheet1!B6"
    assert "Signed in Hanoi" in [each.text for each in understood.unplaced]


def test_rows_of_rating_strengths_and_drawbacks(context):
    rows = [["Crossing", "Red River"]]
    for title, level in zip(TITLES, MARKED, strict=True):
        rows += [[title], ["Rating", level], ["Strengths", "good"], ["Drawbacks", "bad"]]
    (sheet,) = read(rows, context, "Sheet1").sheets
    assert [cell.rating for cell in sheet.cells.values()] == list(MARKED)
    assert [each.text for each in sheet.cells["bez"].drawbacks] == ["bad"]


def test_a_workbook_without_ratings_is_refused_as_before(context):
    with pytest.raises(FormError, match="no column"):
        read([["a", "b"], ["c", "d"]], context)


@pytest.mark.parametrize("dimension", ["Dimension", "Khía cạnh", "维度"])
def test_lines_above_a_table_of_ratings_are_the_head_of_its_sheet(context, dimension):
    book = openpyxl.Workbook()
    for row in (
        ["Crossing: Red River"],
        ["Observed: 2018"],
        [dimension, "Rating", "Strengths", "Drawbacks"],
        ["Cross-border trade", 3, "A bridge", "No store"],
        ["Transport and logistics", "☐ 1 ☐ 2 ☐ 3 ☒ 4 ☐ 5", "A road", "No signals"],
    ):
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    understood = read_form(written.getvalue(), "grid.xlsx", context)
    (sheet,) = understood.sheets
    assert (sheet.crossing, sheet.observed) == ("red-river", "2018")
    assert (sheet.cells["trade"].rating, sheet.cells["transport"].rating) == (3, 4)
    assert (understood.unplaced, understood.doubts) == ((), ())


def test_the_head_may_stand_above_rows_of_rating_strengths_and_drawbacks(context):
    understood = read(
        [
            ["Crossing: Red River"],
            ["Observed: 2018"],
            ["Cross-border trade"],
            ["Rating", 3],
            ["Strengths", "A bridge"],
            ["Drawbacks", "No store"],
        ],
        context,
        "Sheet1",
    )
    (sheet,) = understood.sheets
    assert (sheet.crossing, sheet.observed, sheet.cells["trade"].rating) == ("red-river", "2018", 3)
    assert understood.unplaced == ()
