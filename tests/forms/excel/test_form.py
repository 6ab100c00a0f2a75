"""The Excel form: what goes out comes back, whatever happens to it on the way."""

import datetime
import decimal
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.errors import FormError
from scorer.forms.excel import write as xlsx_write
from scorer.forms.intake.context import FormContext, FormRequest
from scorer.forms.reading import read_form
from scorer.model import Rubric
from scorer.texts.catalogue import languages
from scorer.texts.forms import said
from tests.forms.assessments import LONG, TEXTS, as_assessment, assessments

WORKSPACE = load_workspace(demo_workspace())
RUBRIC = WORKSPACE.rubric("bez-grid")
CONTEXT = FormContext(RUBRIC, WORKSPACE.crossings)
HEKOU = WORKSPACE.crossings["hekou-lao-cai"]
LATEST = {filed.value.crossing: filed.value for filed in WORKSPACE.assessments}


def form(*names, language="en", prefill=True):
    requests = [
        FormRequest(WORKSPACE.crossings[name], LATEST[name] if prefill else None) for name in names
    ]
    return xlsx_write.write(requests, RUBRIC, language)


def changed(content, change):
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_one(content):
    understood = read_form(content, "grid.xlsx", CONTEXT)
    (sheet,) = understood.sheets
    return sheet, understood


def cell_of(sheet, key, column):
    """The cell in the row of a key: `rating:trade`."""
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row=row, column=7).value == key:
            return sheet[f"{column}{row}"]
    raise AssertionError(key)


@given(assessment=assessments(texts=TEXTS | LONG))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_prefilled_form_gives_the_same_assessment_back(assessment):
    content = xlsx_write.write([FormRequest(HEKOU, assessment)], RUBRIC)
    sheet, understood = read_one(content)
    assert as_assessment(sheet, RUBRIC) == assessment
    assert (sheet.doubts, understood.doubts, understood.unplaced) == ((), (), ())


@pytest.mark.parametrize("language", languages())
def test_every_language_comes_back_the_same(language):
    understood = read_form(form(*LATEST, language=language), "grid.xlsx", CONTEXT)
    assert [as_assessment(sheet, RUBRIC) for sheet in understood.sheets] == list(LATEST.values())
    assert understood.unplaced == ()


def test_a_blank_form_is_read_as_not_rated():
    sheet, understood = read_one(form("hekou-lao-cai", prefill=False))
    assert sheet.crossing == "hekou-lao-cai"
    assert {cell.rating for cell in sheet.cells.values()} == {None}
    assert not any(cell.strengths or cell.drawbacks for cell in sheet.cells.values())
    assert (sheet.doubts, understood.unplaced, sheet.observed) == ((), (), None)


@pytest.mark.parametrize(
    ("typed", "rating"),
    [("4", 4), ("3 - Regular", 3), (2.0, 2), ("Exemplary", 5), ("３", 3), ("④", 4), ("-", None)],
)
def test_a_rating_is_understood_however_it_was_typed(typed, rating):
    def paste(book):
        cell_of(book.worksheets[1], "rating:trade", "B").value = typed

    sheet, _ = read_one(changed(form("hekou-lao-cai"), paste))
    assert sheet.cells["trade"].rating == rating
    assert sheet.doubts == ()


@pytest.mark.parametrize("typed", [7, "three", 2.5, "2 or 3", True, "3 - Exemplary", "=1+2"])
def test_what_is_no_level_is_refused_with_its_cell(typed):
    places = []

    def paste(book):
        cell = cell_of(book.worksheets[1], "rating:trade", "B")
        cell.value = typed
        places.append(f"{book.worksheets[1].title}!{cell.coordinate}")

    sheet, understood = read_one(changed(form("hekou-lao-cai"), paste))
    assert sheet.cells["trade"].rating is None
    assert [doubt.place for doubt in sheet.doubts] == places
    assert [text.place for text in understood.unplaced] == places


def test_a_new_statement_takes_its_dimension_and_side_from_the_lists():
    def add(book):
        sheet = book.worksheets[1]
        row = next(
            row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 7).value == "statement"
        )
        for column, value in enumerate(
            ["Public-private dialogue", "Drawback", "No minutes.", "Question", "VN", "grid-2018"], 1
        ):
            sheet.cell(row, column).value = value

    sheet, _ = read_one(changed(form("hekou-lao-cai", prefill=False), add))
    (statement,) = sheet.cells["dialogue"].drawbacks
    assert (statement.text, statement.kind, statement.side) == ("No minutes.", "question", "vn")
    assert statement.source == "grid-2018"


def test_a_statement_that_was_cleared_is_gone_without_a_doubt():
    before = LATEST["hekou-lao-cai"].dimensions["trade"].strengths

    def clear(book):
        cell_of(book.worksheets[1], "statement:trade:strength", "C").value = None

    sheet, understood = read_one(changed(form("hekou-lao-cai"), clear))
    assert sheet.cells["trade"].strengths == before[1:]
    assert (sheet.doubts, understood.unplaced) == ((), ())


def test_a_reworded_statement_keeps_its_id():
    before = LATEST["hekou-lao-cai"].dimensions["trade"].strengths[0]

    def reword(book):
        cell_of(book.worksheets[1], "statement:trade:strength", "C").value = "Said anew."

    sheet, _ = read_one(changed(form("hekou-lao-cai"), reword))
    assert sheet.cells["trade"].strengths[0] == before.model_copy(update={"text": "Said anew."})


def test_a_period_that_excel_took_for_a_date_is_still_a_month():
    def retype(book):
        cell = cell_of(book.worksheets[1], "observed", "C")
        cell.value = datetime.date(2017, 7, 1)
        cell.number_format = "mmm-yy"

    sheet, _ = read_one(changed(form("hekou-lao-cai"), retype))
    assert sheet.observed == "2017-07"


def test_a_scribble_is_kept_with_its_cell():
    def scribble(book):
        book.worksheets[1]["N40"] = "call me"
        book.create_sheet("My notes")["A1"] = "ask customs"

    _, understood = read_one(changed(form("hekou-lao-cai"), scribble))
    assert [(text.place, text.text) for text in understood.unplaced] == [
        ("Hekou-Lao Cai!N40", "call me"),
        ("name of a worksheet", "My notes"),
        ("My notes!A1", "ask customs"),
    ]


def test_half_a_plausible_range_is_doubtful():
    def halve(book):
        cell_of(book.worksheets[1], "rating:trade", "D").value = None

    sheet, _ = read_one(changed(form("hekou-lao-cai"), halve))
    assert sheet.cells["trade"].plausible is None
    assert len(sheet.doubts) == 1


def test_only_the_cells_to_fill_in_can_be_changed():
    book = openpyxl.load_workbook(io.BytesIO(form("hekou-lao-cai")))
    sheet = book.worksheets[1]
    assert sheet.protection.sheet
    assert not cell_of(sheet, "rating:trade", "B").protection.locked
    assert cell_of(sheet, "rating:trade", "A").protection.locked
    assert book["scorer"].sheet_state == "hidden"


def test_the_lists_and_prompts_speak_the_language_of_the_form():
    book = openpyxl.load_workbook(io.BytesIO(form("hekou-lao-cai", language="vi")))
    rules = book.worksheets[1].data_validations.dataValidation
    lists = {rule.formula1 for rule in rules if rule.type == "list"}
    assert '"1,2,3,4,5"' in lists
    assert (
        f'"{said("fact", "vi")},{said("plan", "vi")},{said("need", "vi")},{said("question", "vi")}"'
        in lists
    )
    assert all(len(rule.prompt or "") <= 255 for rule in rules)


def test_the_guide_has_every_descriptor():
    book = openpyxl.load_workbook(io.BytesIO(form("hekou-lao-cai", language="zh")))
    texts = {cell.value for row in book[said("guide", "zh")].iter_rows() for cell in row}
    assert {level.text["zh"] for leaf in RUBRIC.leaves for level in leaf.levels.values()} <= texts


def test_a_formula_in_place_of_a_text_is_kept_as_its_text():
    def type_formula(book):
        cell_of(book.worksheets[1], "rating:trade", "C").value = '=HYPERLINK("http://x","y")'

    sheet, _ = read_one(changed(form("hekou-lao-cai"), type_formula))
    assert sheet.cells["trade"].because == '=HYPERLINK("http://x","y")'
    assert len(sheet.doubts) == 1


def test_crossings_with_the_same_or_a_forbidden_name_get_sheets_of_their_own():
    names = ["History", "a/b:c?" * 8, "a/b:c?" * 8, "scorer", "'x'"]
    requests = [FormRequest(HEKOU.model_copy(update={"name": name})) for name in names]
    content = xlsx_write.write(requests, RUBRIC)
    assert len(read_form(content, "x.xlsx", CONTEXT).sheets) == len(names)


def test_a_rubric_with_decimals_comes_back():
    rubric = Rubric.model_validate(
        {
            "rubric": "index",
            "version": "1.0.0",
            "title": "Index",
            "scale": {"min": 0, "max": 100, "step": None},
            "dimensions": [{"id": "trade", "title": "Trade, in all"}],
        }
    )
    assessment = LATEST["hekou-lao-cai"].model_copy(
        update={
            "rubric": "index@1",
            "dimensions": {
                "trade": LATEST["hekou-lao-cai"]
                .dimensions["trade"]
                .model_copy(
                    update={"rating": decimal.Decimal("33.3333333333333333333"), "plausible": None}
                )
            },
        }
    )
    content = xlsx_write.write([FormRequest(HEKOU, assessment)], rubric)
    (sheet,) = read_form(content, "x.xlsx", FormContext(rubric, WORKSPACE.crossings)).sheets
    assert as_assessment(sheet, rubric) == assessment


@pytest.mark.parametrize("cut", [10, 1000, -200, -1])
def test_a_form_cut_short_is_refused_with_a_sentence(cut):
    with pytest.raises(FormError, match=r"grid\.xlsx"):
        read_form(form("hekou-lao-cai")[:cut], "grid.xlsx", CONTEXT)


def test_printed_pages_of_statements_repeat_what_the_columns_are():
    book = openpyxl.load_workbook(io.BytesIO(form("horgos")))
    sheet = book.worksheets[1]
    first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
    assert first == last
    assert sheet.cell(int(first), 3).value == "Statement"


def test_an_unknown_tag_is_doubted_and_left_in_the_text():
    def write(book):
        cell_of(book.worksheets[1], "statement:trade:strength", "C").value = "A bridge [planed]"

    sheet, _ = read_one(changed(form("hekou-lao-cai"), write))
    assert sheet.cells["trade"].strengths[0].text == "A bridge [planed]"
    (doubt,) = sheet.doubts
    assert "did you mean [plan]?" in doubt.message


def test_a_key_that_somebody_wrote_into_is_left_over_and_its_row_is_read():
    def write_into_a_key(book):
        for row in book["Hekou-Lao Cai"].iter_rows():
            for cell in row:
                if str(cell.value).startswith("statement:trade"):
                    cell.value = f"{cell.value}: a: b"

    content = changed(form("hekou-lao-cai"), write_into_a_key)
    understood = read_form(content, "form.xlsx", CONTEXT)
    assert any("a: b" in each.text for each in understood.unplaced)
    (sheet,) = understood.sheets
    assert sheet.cells["trade"].strengths
