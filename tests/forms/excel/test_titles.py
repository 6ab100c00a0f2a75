"""What a workbook says outside of its cells: names of worksheets, prompts, properties."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from scorer.forms.excel.write import write
from scorer.forms.intake.context import FormRequest
from scorer.forms.reading import read_form

TABLE = (("crossing", "observed", "trade", "bez"), ("red-river", "2018", 3, 4))


def read(book, context):
    written = BytesIO()
    book.save(written)
    return read_form(written.getvalue(), "table.xlsx", context)


def workbook(rows=TABLE, title="Sheet1"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def our_form(context, language="en"):
    request = FormRequest(context.crossings["red-river"])
    return openpyxl.load_workbook(BytesIO(write([request], context.rubric, language)))


def left_over(understood):
    return [each.text for each in understood.unplaced]


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_all_that_our_form_holds_itself_is_known(context, language):
    understood = read(our_form(context, language), context)
    assert (left_over(understood), understood.doubts) == ([], ())


@pytest.mark.parametrize("number", [0, 1])
def test_another_name_for_a_worksheet_of_our_form_is_left_over(context, number):
    book = our_form(context)
    book.worksheets[number].title = "Trucks 771"
    assert left_over(read(book, context)) == ["Trucks 771"]


def test_a_worksheet_of_our_form_that_names_another_crossing_is_doubted(context):
    book = our_form(context)
    book.worksheets[1].title = "North Gate-Nam Quan"
    understood = read(book, context)
    assert left_over(understood) == ["North Gate-Nam Quan"]
    assert "the form is for red-river" in understood.sheets[0].doubts[0].message


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Sheet1", []),
        ("2018", []),
        ("Red River", []),
        ("2019", ["2019"]),
        ("Old draft", ["Old draft"]),
    ],
)
def test_the_name_of_a_worksheet_agrees_says_nothing_or_is_left_over(context, title, left):
    assert left_over(read(workbook(title=title), context)) == left


def test_a_worksheet_named_after_a_period_gives_it_to_its_rows(context):
    rows = (("crossing", "trade", "bez"), ("red-river", 3, 4))
    understood = read(workbook(rows, "2018"), context)
    assert understood.sheets[0].observed == "2018"
    assert left_over(understood) == []


def test_prompts_and_messages_of_cells_are_kept(context):
    book = workbook()
    rule = DataValidation(type="whole", formula1="1", formula2="5", prompt="Mind the 771 trucks")
    rule.error = "Call 772"
    rule.add("C2")
    book.active.add_data_validation(rule)
    assert left_over(read(book, context)) == ["Mind the 771 trucks", "Call 772"]


def test_names_that_stand_for_more_than_cells_are_kept(context):
    book = workbook()
    for name, text in (("here", "Sheet1!$A$1:$B$2"), ("rate", "Sheet1!$A$1*771"), ("x", '"773"')):
        book.defined_names[name] = DefinedName(name, attr_text=text)
    assert left_over(read(book, context)) == ["rate: Sheet1!$A$1*771", 'x: "773"']


def test_properties_that_somebody_filled_in_are_kept(context):
    book = workbook()
    book.properties.title, book.properties.description = "red-river", "See 771"
    book.custom_doc_props.append(StringProperty(name="Checked by", value="A2"))
    book.custom_doc_props.append(StringProperty(name="ContentTypeId", value="0x0101"))
    told = {each.place: each.text for each in read(book, context).unplaced}
    assert told == {"comments of the file": "See 771", "Checked by of the file": "A2"}


def test_a_heading_without_rows_on_another_worksheet_is_left_over(context):
    titles = ("Cross-border trade", "Transport and logistics", "Public-private dialogue")
    book = workbook([("Crossing", *titles), ("red-river", 3, 4, 5)])
    book.create_sheet("Remarks")["B2"] = "771 trucks"
    assert left_over(read(book, context)) == ["771 trucks"]
