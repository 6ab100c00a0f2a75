"""Workbooks as plain cells: exact texts, and nothing that a hostile file asks for."""

import io
import zipfile

import openpyxl
import pytest

from scorer.forms.errors import FormError
from scorer.forms.excel.workbook import read_workbook, text_for_cell, text_of

BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
)
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def raw(rows, **parts):
    files = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData>"
        "</worksheet>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**files, **parts}.items():
            archive.writestr(name, text)
    return written.getvalue()


def cells(content):
    (sheet,) = read_workbook(content, "x.xlsx")
    return {
        (row, column): text_of(cell)
        for row, of in sheet.rows.items()
        for column, cell in of.items()
    }


def test_a_workbook_of_another_program_is_read():
    book = openpyxl.Workbook()
    book.active.append(["text", 3, 2.5, True, None, "=A1"])
    written = io.BytesIO()
    book.save(written)
    assert list(cells(written.getvalue()).values()) == ["text", "3", "2.5", "TRUE", "=A1"]


def test_a_sheet_that_claims_to_be_endless_is_read_by_its_filled_cells():
    rows = '<row r="1048576"><c r="XFD1048576"><v>4</v></c></row>'
    assert cells(raw(rows)) == {(1_048_576, 16_384): "4"}


def test_cells_without_an_address_stand_one_after_the_other():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert cells(raw(rows)) == {(1, 1): "1", (1, 2): "2", (2, 1): "3"}


def test_inline_texts_keep_their_runs_but_not_their_phonetic_hints():
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><r><t>河</t></r><r><t>口</t></r>'
    rows += "<rPh><t>kako</t></rPh></is></c></row>"
    assert cells(raw(rows)) == {(1, 1): "河口"}


@pytest.mark.parametrize("text", ["_x0041_", "a\rb", "\x07", "_x005F_x0041_", "\ufffe"])
def test_characters_that_a_workbook_must_escape_come_back(text):
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text_for_cell(text)}</t></is></c></row>'
    assert cells(raw(rows)) == {(1, 1): text}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
    ],
)
def test_a_broken_sheet_is_refused_with_a_sentence(rows):
    with pytest.raises(FormError, match=r"x\.xlsx"):
        read_workbook(raw(rows), "x.xlsx")


@pytest.mark.parametrize("number", ["1" * 10_000, "1e999999", "nan", "-", "1_000", ""])
def test_strange_numbers_do_no_harm(number):
    rows = f'<row r="1"><c r="A1"><v>{number}</v></c></row>'
    assert len(cells(raw(rows))) <= 1


def test_entities_are_refused():
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet {NAMESPACE}>&a;</worksheet>'
    with pytest.raises(FormError, match="document type"):
        read_workbook(raw("", **{"xl/worksheets/sheet1.xml": bomb}), "x.xlsx")


def test_macros_are_refused():
    with pytest.raises(FormError, match="macros"):
        read_workbook(raw("", **{"xl/vbaProject.bin": "x"}), "x.xlsm")


def test_a_bomb_is_refused():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' * 200_000
    with pytest.raises(FormError, match="unpacks"):
        read_workbook(raw(rows), "x.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(FormError, match=r"x\.xlsx"):
        read_workbook(content, "x.xlsx")


def test_a_word_document_is_no_workbook():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FormError, match="no Excel workbook"):
        read_workbook(written.getvalue(), "x.xlsx")
