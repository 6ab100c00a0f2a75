"""What is hidden, struck out or said beside the cells of a workbook is kept and never taken."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from scorer.forms.errors import FormError
from scorer.forms.excel import write as xlsx_write
from scorer.forms.intake.context import FormRequest
from scorer.forms.reading import read_form

HEAD = ["crossing", "year", "trade", "transport", "bez", "dialogue", "remark"]
ROW = ["red-river", "2018", 3, 4, 2, 3, "dry season"]
OLD = ["north-gate", "2018", 1, 1, 1, 1, "an old row"]


@pytest.fixture
def book():
    book = openpyxl.Workbook()
    for row in (HEAD, ROW, OLD):
        book.active.append(row)
    return book


def read(book, context):
    written = BytesIO()
    book.save(written)
    return read_form(written.getvalue(), "a.xlsx", context)


def ratings(understood):
    return {
        sheet.crossing: [cell.rating for cell in sheet.cells.values()]
        for sheet in understood.sheets
    }


def left(understood):
    return " ".join(f"{each.place} {each.text}" for each in understood.unplaced)


def doubts(understood):
    return " ".join(f"{each.place} {each.message}" for each in understood.doubts)


def test_a_hidden_row_is_named_and_kept(book, context):
    book.active.row_dimensions[3].hidden = True
    understood = read(book, context)
    assert ratings(understood) == {"red-river": [3, 4, 2, 3]}
    assert "Sheet!3 row 3 is hidden" in doubts(understood)
    assert "north-gate\t2018\t1\t1\t1\t1\tan old row" in left(understood)


def test_rows_hidden_together_are_named_together(book, context):
    book.active.append(OLD)
    for row in (3, 4):
        book.active.row_dimensions[row].hidden = True
    understood = read(book, context)
    assert [each.message for each in understood.doubts if "hidden" in each.message] == [
        "rows 3 to 4 are hidden: what stands there was not taken, and is kept beside"
    ]


def test_a_hidden_column_is_named_and_kept(book, context):
    book.active.column_dimensions["F"].hidden = True
    understood = read(book, context)
    assert ratings(understood)["red-river"] == [3, 4, 2, None]
    assert "Sheet!F column F is hidden" in doubts(understood)
    assert "Sheet!F dialogue\n3\n1" in left(understood)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_worksheet_is_named_and_kept_and_the_visible_one_is_read(book, context, state):
    old = book.create_sheet("old draft", 0)
    for row in (HEAD, [*ROW[:2], 1, 1, 1, 1]):
        old.append(row)
    old.sheet_state = state
    understood = read(book, context)
    assert ratings(understood)["red-river"] == [3, 4, 2, 3]
    assert "worksheet old draft this worksheet is hidden" in doubts(understood)
    assert "red-river\t2018\t1\t1\t1\t1" in left(understood)


def test_a_workbook_of_hidden_worksheets_alone_is_refused_with_the_way_out(book, context):
    book.create_sheet("empty")
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    with pytest.raises(FormError, match="hidden or struck out; show what counts"):
        read(book, context)


@pytest.mark.parametrize(
    "change",
    [
        lambda cell: setattr(cell, "font", Font(strike=True)),
        lambda cell: setattr(cell, "font", Font(color="FFFFFFFF")),
        lambda cell: setattr(cell, "number_format", ";;;"),
    ],
    ids=["struck", "white", "format"],
)
def test_a_cell_that_is_struck_out_or_cannot_be_seen_is_doubted_and_kept(book, context, change):
    change(book.active["C2"])
    understood = read(book, context)
    assert ratings(understood)["red-river"] == [None, 4, 2, 3]
    assert "Sheet!C2 3" in left(understood)
    assert "Sheet!C2 this is " in doubts(understood)


def test_white_letters_on_a_fill_count(book, context):
    for cell in book.active[1]:
        cell.font = Font(color="FFFFFFFF", bold=True)
        cell.fill = PatternFill("solid", fgColor="FF1F3864")
    understood = read(book, context)
    assert ratings(understood)["red-river"] == [3, 4, 2, 3]


def test_of_a_cell_struck_out_in_part_the_rest_counts(book, context):
    struck = TextBlock(InlineFont(strike=True), "3")
    book.active["C2"] = CellRichText(struck, TextBlock(InlineFont(b=True), "4"))
    understood = read(book, context)
    assert ratings(understood)["red-river"] == [4, 4, 2, 3]
    assert "Sheet!C2 3" in left(understood)


def test_a_text_struck_out_whole_run_by_run_is_kept(book, context):
    book.active["G2"] = CellRichText(TextBlock(InlineFont(strike=True), "not any more"))
    assert "Sheet!G2 not any more" in left(read(book, context))


def test_comments_on_cells_are_kept(book, context):
    book.active["C2"].comment = Comment("Ask the customs office", "A1")
    book.active["J20"].comment = Comment("Beside the table", "A1")
    understood = read(book, context)
    assert "comment on Sheet!C2 Ask the customs office" in left(understood)
    assert "comment on Sheet!J20 Beside the table" in left(understood)


def test_in_our_form_too_and_its_own_hidden_columns_are_no_doubt(context):
    request = FormRequest(context.crossings["red-river"])
    content = xlsx_write.write([request], context.rubric, "en")
    blank = read_form(content, "form.xlsx", context)
    assert not blank.doubts
    assert not blank.unplaced
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[1]
    keys = {row[6].value: row[0].row for row in sheet.iter_rows(min_col=1, max_col=7)}
    row = keys["rating:trade"]
    sheet.cell(row, 2).value = 4
    sheet.cell(row, 3).value = "Because it is so"
    sheet.cell(row, 3).comment = Comment("Really?", "A2")
    sheet.row_dimensions[row].hidden = True
    understood = read(book, context)
    assert understood.sheets[0].cells["trade"].rating is None
    assert f"row {row} is hidden" in doubts(understood)
    assert "4\tBecause it is so" in left(understood)
    assert "Really?" in left(understood)


def test_what_stands_on_each_page_in_charts_names_and_behind_links_is_left_over(book, context):
    sheet = book.active
    sheet.oddHeader.center.text = "Draft of 2019"
    sheet.oddFooter.center.text = "Page &P of &N"
    chart = BarChart()
    chart.title = "Trucks a day: 771"
    sheet.add_chart(chart, "K2")
    book.defined_names["Target"] = DefinedName("Target", attr_text="4.5")
    book.defined_names["Range"] = DefinedName("Range", attr_text="Sheet!$A$1:$A$2")
    sheet["G2"].hyperlink = "https://example.org/report"
    sheet["G3"].value = "example.org/old"
    sheet["G3"].hyperlink = "https://example.org/old"
    understood = read(book, context)
    assert ratings(understood)["red-river"] == [3, 4, 2, 3]
    beside = [each.text for each in understood.unplaced if "column" not in each.place]
    wanted = ["Draft of 2019", "Target: 4.5", "Trucks a day: 771", "https://example.org/report"]
    assert sorted(beside) == wanted
