import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from scorer.output.formats.escape import visible
from scorer.output.formats.write import render
from scorer.output.tables.table import Column, Presentation, Table, TableCell


def book(presentation):
    return load_workbook(io.BytesIO(render(presentation, "xlsx")))


def sheet_of(*values):
    rows = tuple((TableCell(text, value),) for text, value in values)
    return book(Presentation("x", "", (Table((Column("a", "A"),), rows),), {})).worksheets[0]


def test_numbers_are_numbers_shown_as_in_the_other_formats(ranking):
    sheet = book(ranking)["rank"]
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[4], strict=True))
    assert row["Rank"].value == 2
    assert row["High"].value == pytest.approx(10 / 3, rel=1e-14)
    assert row["High"].number_format == "0.00"
    assert dict(zip(head, sheet[3], strict=True))["Coverage"].number_format == "0%"
    assert dict(zip(head, sheet[5], strict=True))["Score"].value is None


def test_the_header_is_frozen_and_filtered_and_columns_are_wide_enough(ranking):
    sheet = book(ranking)["rank"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I5"
    assert sheet.column_dimensions["C"].width >= len("Dongxing-Móng Cái (东兴-芒街)")


def test_notes_and_provenance_have_their_sheets(ranking):
    read = book(ranking)
    assert read.sheetnames == ["rank", "Notes", "Provenance"]
    pairs = {row[0].value: row[1].value for row in read["Provenance"]}
    assert pairs["rubric"] == "bez-grid@1.0.0"
    assert pairs["file assessments/hekou-lao-cai/2017-desk-review.yaml"] == "9f" * 32
    assert "Tra Linh-Longbang has no score" in read["Notes"]["A5"].value


def test_a_text_never_becomes_a_formula_an_error_or_a_number():
    texts = ("=1+1", "+1", "-1", "@x", "#N/A", "#REF!", "007", "TRUE", "2017-07")
    sheet = sheet_of(*((text, text) for text in texts))
    for text, (cell,) in zip(texts, sheet.iter_rows(min_row=2), strict=True):
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_hostile_texts_are_legal_and_visible(hostile):
    sheet = book(hostile).worksheets[0]
    read = [row[1].value for row in sheet.iter_rows(min_row=2)]
    expected = [visible(text) for text in hostile.body["texts"]]
    expected[-1] = "_x005F_x0041_ stays"  # As Excel itself writes it; it shows `_x0041_`.
    assert read == expected


def test_a_text_too_long_for_a_cell_goes_on_in_a_sheet_of_its_own():
    long = "".join(f"{number} " for number in range(8_000))
    table = Table((Column("a", "A"),), ((TableCell(long, long),),))
    read = book(Presentation("x", "", (table,), {}))
    first = read["x"]["A2"].value
    parts = [row[3].value for row in read["Long texts"].iter_rows(min_row=2)]
    assert first.endswith(" [continued in the sheet Long texts]")
    assert first.removesuffix(" [continued in the sheet Long texts]") + "".join(parts) == long
    assert [cell.value for cell in read["Long texts"][2]][:3] == ["x", "A2", "2"]


def test_sheet_names_are_legal_and_unique():
    titles = ("A/B: [c]*?\\", "a b   c", "History", "x" * 40, "x" * 40, "'", "")
    tables = tuple(Table((Column("a", "A"),), (), title=title) for title in titles)
    names = book(Presentation("rank", "", tables, {})).sheetnames
    assert len(names) == len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.casefold() != "history"


def test_numbers_of_every_kind_are_typed_and_unknown_is_empty():
    sheet = sheet_of(("-", None), ("x", float("nan")), ("1.50", Decimal("1.5")), ("3", 3))
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [None, None, 1.5, 3]


def test_a_presentation_without_tables_is_still_a_workbook():
    assert book(Presentation("x", "", (), {})).sheetnames == ["Empty"]
