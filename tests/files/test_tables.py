"""The tidy table of the workspace: every assessment comes back, every fault has its line."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorer.files.tables import read_table, table_from_assessments
from scorer.files.workspace import demo_workspace, load_workspace
from scorer.model import Assessment
from tests.forms.assessments import assessments

WORKSPACE = load_workspace(demo_workspace())
RUBRIC = WORKSPACE.rubric("bez-grid")
HEADER = "crossing,rubric,observed,recorded,assessor,method,round,note,dimension,rating\n"
ROW = "horgos,bez-grid@1,2018,2018-12-01,AB,survey,,,trade,4\n"


def sheets_in(text: str) -> list[Assessment]:
    reading = read_table(text)
    assert not reading.findings
    return [sheet.value for sheet in reading.assessments]


@given(sheets=st.lists(assessments(), max_size=2, unique_by=lambda sheet: sheet.assessor))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_assessments_come_back(sheets):
    assert sheets_in(table_from_assessments(sheets)) == sheets


def test_the_shipped_assessments_come_back_in_their_order():
    shipped = [filed.value for filed in WORKSPACE.assessments]
    assert sheets_in(table_from_assessments(shipped)) == shipped


def test_bulk_ratings_take_one_short_row_each():
    (sheet,) = sheets_in(HEADER + ROW)
    header, *rows = table_from_assessments([sheet]).splitlines()
    assert header.startswith("crossing,rubric,observed")
    assert header.endswith("dimension,rating,plausible_low,plausible_high,because")
    assert rows == ["horgos,bez-grid@1,2018,2018-12-01,AB,survey,,,trade,4,,,"]


def test_decimals_keep_every_digit():
    (sheet,) = sheets_in(HEADER + ROW.replace(",4\n", ",33.3333333333333333333300\n"))
    assert str(sheet.dimensions["trade"].rating) == "33.3333333333333333333300"
    assert sheet.dimensions["trade"].rating == Decimal("33.33333333333333333333")


def test_a_text_that_looks_like_a_formula_is_shielded_in_the_file():
    sheet = WORKSPACE.assessments[0].value.model_copy(update={"note": '=HYPERLINK("x")'})
    text = table_from_assessments([sheet])
    assert "\"'=HYPERLINK" in text
    assert sheets_in(text) == [sheet]


def test_each_assessment_knows_its_lines():
    other = ROW.replace("horgos", "hekou-lao-cai")
    reading = read_table(HEADER + ROW + other + ROW.replace("trade,4", "bez,2"))
    assert [(sheet.value.crossing, sheet.line) for sheet in reading.assessments] == [
        ("horgos", 2),
        ("hekou-lao-cai", 3),
    ]
    assert reading.assessments[0].lines == {"trade": 2, "bez": 4}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, "crossing"),
        (HEADER.replace("rating", "score") + ROW, 1, "rating"),
        (HEADER.replace("note", "crossing") + ROW, 1, ""),
        (HEADER + ROW.replace(",4", ",four"), 2, "rating"),
        (HEADER + ROW.replace(",4", ",1e9"), 2, "rating"),
        (HEADER + ROW.replace("2018,", "2018-13,", 1), 2, "observed"),
        (HEADER + ROW.replace("survey", "guess"), 2, "method"),
        (HEADER + ROW + ROW, 3, "dimension"),
        (HEADER + ROW.replace("trade", ""), 2, "dimension"),
        (HEADER + ROW + "horgos,bez-grid@1\n", 3, ""),
        (HEADER + ROW.replace("horgos", "Horgos!"), 2, "crossing"),
        (HEADER + 'a"b,"x\n', 1, ""),
    ],
)
def test_a_fault_names_its_line_and_column(text, line, column):
    places = {finding.place for finding in read_table(text).findings}
    assert (line, column) in places


def test_the_sound_sheets_of_a_faulty_table_are_still_read():
    reading = read_table(HEADER + ROW + ROW.replace("AB,survey", "CD,guess"))
    assert [sheet.value.assessor for sheet in reading.assessments] == ["AB"]
    assert len(reading.findings) == 1


def test_rows_that_agree_on_the_sheet_are_one_assessment():
    text = HEADER + "".join(
        ROW.replace("trade,4", f"{leaf},{level}") for level, leaf in enumerate(RUBRIC.leaf_ids, 1)
    )
    (sheet,) = sheets_in(text)
    assert isinstance(sheet, Assessment)
    assert [cell.rating for cell in sheet.dimensions.values()] == [1, 2, 3, 4]
