"""Rows whose texts were read before: they say what they would say in a table of their own."""

import csv
import io
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.intake.context import FormContext
from scorer.forms.reading import read_form

WORKSPACE = load_workspace(demo_workspace())
CONTEXT = FormContext(WORKSPACE.rubric("bez-grid"), WORKSPACE.crossings)

CROSSINGS = st.sampled_from(["hekou-lao-cai", "Hekou-Lao Cai", "nowhere", "", "Average"])
LEVELS = st.sampled_from(["3", "4", "3 - Regular", "", "n/a", "2-3", "soon"])
WIDE = ("crossing", "name", "year", "method", "trade", "bez", "trade_because", "shipments")
WIDE_ROWS = st.tuples(
    CROSSINGS,
    st.sampled_from(["", "A name"]),
    st.sampled_from(["2019", "2020", ""]),
    st.sampled_from(["survey", "", "______"]),
    LEVELS,
    LEVELS,
    st.sampled_from(["", "for want of a road"]),
    st.sampled_from(["", "", "a truck"]),
)
LONG = ("crossing", "name", "year", "dimension", "rating", "low", "high", "strengths")
LONG_SHEETS = st.tuples(
    st.sampled_from(["hekou-lao-cai", "nowhere"]),
    st.sampled_from(["2019", "2020", "2021"]),
    st.lists(
        st.tuples(
            st.sampled_from(["", "A name"]),
            st.sampled_from(["trade", "bez", "elsewhere"]),
            LEVELS,
            st.sampled_from(["", "2"]),
            st.sampled_from(["", "4"]),
            st.sampled_from(["", "A road [planed]", "A bridge [plan]"]),
        ),
        min_size=1,
        max_size=3,
    ),
)


def read(header, rows):
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return read_form(text.getvalue().encode(), "table.csv", CONTEXT)


def said(sheet):
    """A sheet as it stands anywhere in a table."""
    head = (sheet.crossing, sheet.crossing_name, sheet.observed, sheet.method)
    return (*head, sheet.cells, set(sheet.places), [each.message for each in sheet.doubts])


def left(understood):
    """The texts that are left over, but for the name of a column that holds none."""
    lines = [line for each in understood.unplaced for line in each.text.split("\n")]
    texts = Counter(line.rpartition("column shipments: ")[2] for line in lines)
    del texts["shipments"]
    return texts


@settings(max_examples=40)
@given(st.lists(WIDE_ROWS, min_size=1, max_size=6))
def test_a_row_says_in_a_table_what_it_says_alone(rows):
    together = read(WIDE, rows)
    alone = [read(WIDE, [row]) for row in rows]
    assert list(map(said, together.sheets)) == [said(s) for each in alone for s in each.sheets]
    assert left(together) == sum(map(left, alone), Counter())


@settings(max_examples=40)
@given(st.lists(LONG_SHEETS, min_size=1, max_size=5, unique_by=lambda sheet: sheet[:2]))
def test_the_rows_of_a_sheet_say_among_others_what_they_say_alone(sheets):
    rows = [
        [(crossing, name, year, *rest) for name, *rest in cells] for crossing, year, cells in sheets
    ]
    together = read(LONG, [row for each in rows for row in each])
    alone = [read(LONG, each) for each in rows]
    assert list(map(said, together.sheets)) == [said(s) for each in alone for s in each.sheets]
    assert left(together) == sum(map(left, alone), Counter())


def test_a_row_that_differs_in_nothing_but_its_place_is_told_of_where_it_stands():
    rows = [("hekou-lao-cai", "", "sometime", "survey", "3", "4", "", "")] * 3
    places = [sheet.places["observed"] for sheet in read(WIDE, rows).sheets]
    assert places == [f"row {number}, column year" for number in (2, 3, 4)]
