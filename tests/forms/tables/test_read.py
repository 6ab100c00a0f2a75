"""Tables of ratings that somebody has already: wide, long, from Excel, from anywhere."""

import io

import openpyxl
import pytest

from scorer.files.tables import table_from_assessments
from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.reading import read_form
from scorer.model import Rubric
from tests.forms.assessments import as_assessment

WORKSPACE = load_workspace(demo_workspace())
RUBRIC = WORKSPACE.rubric("bez-grid")
CONTEXT = FormContext(RUBRIC, WORKSPACE.crossings)


def read(text, **meanings):
    context = FormContext(RUBRIC, WORKSPACE.crossings, meanings)
    content = text if isinstance(text, bytes) else text.encode()
    return read_form(content, "index.csv", context)


def ratings(sheet):
    return {leaf: cell.rating for leaf, cell in sheet.cells.items() if cell.rating is not None}


def workbook(*rows, title="Index"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_wide_table_has_a_crossing_a_row():
    understood = read(
        "crossing,observed,assessor,trade,transport\nhorgos,2018,AB,4,3\nlao cai,2019,CD,2,\n"
    )
    first, second = understood.sheets
    assert (first.crossing, first.observed, first.assessor) == ("horgos", "2018", "AB")
    assert (ratings(first), ratings(second)) == ({"trade": 4, "transport": 3}, {"trade": 2})
    assert second.place == "row 3"


def test_a_long_table_has_a_rating_a_row():
    understood = read(
        "Border crossing;Year;Dimension;Score\n"
        "horgos;2018;Cross-border trade;4\nhorgos;2018;bez;5\nhorgos;2019;bez;4\n"
    )
    assert [(sheet.observed, ratings(sheet)) for sheet in understood.sheets] == [
        ("2018", {"trade": 4, "bez": 5}),
        ("2019", {"bez": 4}),
    ]


@pytest.mark.parametrize(
    "column", ["trade", "TRADE", "Cross-border trade", "Thương mại qua biên giới", "跨境贸易"]
)
def test_columns_are_matched_to_ids_and_titles_in_any_language(column):
    (sheet,) = read(f"crossing,{column}\nhorgos,4\n").sheets
    assert ratings(sheet) == {"trade": 4}


def test_other_column_names_are_explained():
    (sheet,) = read("BCP,T1\nhorgos,4\n", T1="trade").sheets
    assert ratings(sheet) == {"trade": 4}
    (sheet,) = read("Where,trade\nhorgos,4\n", Where="crossing").sheets
    assert sheet.crossing == "horgos"


@pytest.mark.parametrize("text", ["crossing,x\nhorgos,4\n", "a,trade\nhorgos,4\n", "", "\n\n"])
def test_a_table_that_says_nothing_is_refused_with_its_columns(text):
    with pytest.raises(FormError, match=r"index\.csv"):
        read(text)


def test_an_explained_column_that_is_not_there_is_doubtful():
    understood = read("crossing,trade\nhorgos,4\n", Transprot="transport")
    assert ["Transprot" in doubt.message for doubt in understood.doubts] == [True]


def test_a_table_of_endless_columns_is_refused():
    with pytest.raises(FormError, match="5,000 columns"):
        read("crossing,trade," + ",".join(map(str, range(4998))) + "\nhorgos,4\n")


def test_a_code_names_the_crossing_and_the_name_stands_beside_it():
    (sheet,) = read("Code,Name,trade\nX17,Somewhere,4\n").sheets
    assert (sheet.crossing, sheet.crossing_name) == ("X17", "Somewhere")


def test_other_columns_are_kept_once_each():
    understood = read("crossing,trade,traders\nhorgos,4,120\nlaocai,3,80\n")
    (kept,) = understood.unplaced
    assert kept.place == "column traders"
    assert kept.text.splitlines() == [
        "row 2, column traders: 120",
        "row 3, column traders: 80",
    ]


def test_values_off_the_scale_are_named_with_row_and_column():
    (sheet,) = read("crossing,trade,bez\nhorgos,9,n/a\n").sheets
    assert ratings(sheet) == {}
    assert [(doubt.place, doubt.message) for doubt in sheet.doubts] == [
        ("row 2, column trade", "Cross-border trade: 9 is off the scale 1-5")
    ]


def test_unknown_dimensions_are_named_once_and_kept():
    text = "crossing,dimension,rating\nhorgos,trade,4\n" + "horgos,safety,3\n" * 50
    understood = read(text)
    assert [doubt.message for doubt in understood.doubts] == [
        "the rubric has no dimension 'safety'; see --map"
    ]
    assert len(understood.unplaced) == 50


def test_a_second_rating_of_the_same_dimension_is_doubtful_and_kept():
    understood = read("crossing,dimension,rating\nhorgos,trade,4\nhorgos,trade,5\n")
    assert ratings(understood.sheets[0]) == {"trade": 4}
    assert len(understood.sheets[0].doubts) == len(understood.unplaced) == 1


def test_a_row_without_a_crossing_is_kept():
    understood = read("crossing,trade\nhorgos,4\n,5\n")
    assert len(understood.sheets) == 1
    assert [text.text for text in understood.unplaced] == ["trade: 5"]


def test_a_long_table_may_hold_strengths_and_drawbacks_beside_the_rating():
    (sheet,) = read(
        "crossing,dimension,rating,Strengths,Weaknesses\n"
        'horgos,trade,4,"a bridge\nnot one more [plan, kz]",\n'
        "horgos,2. Border Economic Zone Potential,2,,3\n"
    ).sheets
    trade = sheet.cells["trade"]
    assert [(each.text, each.kind) for each in trade.strengths] == [
        ("a bridge", "fact"),
        ("not one more", "plan"),
    ]
    assert sheet.cells["bez"].drawbacks == ()


@pytest.mark.parametrize(("title", "crossing"), [("Horgos", "horgos"), ("Sheet1", None)])
def test_a_worksheet_of_one_crossing_may_be_named_after_it(title, crossing):
    rows = ("Dimension", "Rating", "Strengths"), ("Cross-border trade", 4, "a bridge")
    content = workbook(("Our assessment",), *rows, title=title)
    understood = read_form(content, "grid.xlsx", CONTEXT)
    (sheet,) = understood.sheets
    assert (sheet.crossing, ratings(sheet)) == (crossing, {"trade": 4})
    assert [each.text for each in understood.unplaced] == ["Our assessment"]


def test_the_tidy_table_and_the_export_are_tables_like_any_other():
    shipped = [filed.value for filed in WORKSPACE.assessments]
    understood = read(table_from_assessments(shipped))
    assert [as_assessment(sheet, RUBRIC) for sheet in understood.sheets] == shipped
    assert (understood.unplaced, understood.doubts) == ((), ())


def test_a_workbook_may_have_titles_above_its_table():
    content = workbook(
        ["Crossings of the corridor"], [], ["Crossing", "Year", "trade"], ["horgos", 2018, 4]
    )
    understood = read_form(content, "index.xlsx", CONTEXT)
    assert ratings(understood.sheets[0]) == {"trade": 4}
    assert understood.sheets[0].observed == "2018"
    assert [text.text for text in understood.unplaced] == ["Crossings of the corridor"]


def test_a_formula_in_a_workbook_is_not_worked_out():
    content = workbook(["crossing", "trade"], ["horgos", "=1+2"])
    understood = read_form(content, "index.xlsx", CONTEXT)
    assert ratings(understood.sheets[0]) == {}
    assert understood.sheets[0].doubts[0].place == "Index!B2"
    assert [text.text for text in understood.unplaced] == ["trade: =1+2"]


def test_decimals_of_a_workbook_are_what_the_sheet_shows():
    rubric = Rubric.model_validate(
        {
            "rubric": "index",
            "version": "1.0.0",
            "title": "Index",
            "scale": {"min": 0, "max": 100, "step": None},
            "dimensions": [{"id": "trade", "title": "Trade"}],
        }
    )
    content = workbook(["crossing", "trade"], ["horgos", 0.1 + 0.2], ["x", 41])
    context = FormContext(rubric, WORKSPACE.crossings)
    first, second = read_form(content, "index.xlsx", context).sheets
    assert str(first.cells["trade"].rating) == "0.3"
    assert second.cells["trade"].rating == 41


def test_decimal_commas_and_utf_16_are_read():
    (sheet,) = read("crossing\ttrade\nhorgos\t4,0\n".encode("utf-16")).sheets
    assert ratings(sheet) == {"trade": 4}


def test_another_encoding_is_refused_with_advice():
    with pytest.raises(FormError, match="UTF-8"):
        read("crossing,trade,note\nhorgos,4,Đồng\n".encode("cp1258", errors="replace") + b"\xff")


def test_thousands_of_rows_are_read():
    text = "crossing,year,trade,bez\n" + "".join(f"c{n},2020,{n % 5 + 1},\n" for n in range(5_000))
    assert len(read(text).sheets) == 5_000


def test_a_row_that_passes_for_a_header_leaves_all_over():
    understood = read(
        "crossing,observed,,rating,because\n"
        "horgos,2018,trade,3,dimension\n"
        "horgos,2018,transport,4,\n"
        "horgos,2018,bez,2,Reason two\n"
    )
    told = " ".join(each.text for each in understood.unplaced)
    assert all(each in told for each in ("transport", "Reason two", "dimension"))
