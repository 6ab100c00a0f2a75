"""Office files are opened by their relationships: folders and names of parts do not matter."""

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest

from scorer.forms.errors import FormError
from scorer.forms.reading import read_form
from tests.forms.word_files import grid, run, saved


def renamed(content, names, texts=()):
    """The package with entries named otherwise. names, texts: what is replaced by what."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry.endswith((".xml", ".rels")):
                for before, after in texts:
                    data = data.replace(before.encode(), after.encode())
            name = entry
            for before, after in names:
                name = re.sub(before, after, name)
            new.writestr(name, data)
    return written.getvalue()


@pytest.fixture
def workbook():
    book = openpyxl.Workbook()
    book.active.append(["crossing", "year", "trade", "transport", "bez", "dialogue"])
    book.active.append(["red-river", "2018", 3, 4, 2, 3])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def document():
    return saved(grid([run(level) for level in "3423"]))


def ratings(content, name, context):
    (sheet,) = read_form(content, name, context).sheets
    return [cell.rating for cell in sheet.cells.values()]


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        ([("sharedStrings", "SharedStrings")], []),
        ([("sharedStrings", "SharedStrings")], [("sharedStrings.xml", "SharedStrings.xml")]),
        ([("sheet1", "Sheet1")], []),
        ([("^xl/", "XL/")], []),
        ([("xl/worksheets/", "xl/")], [("/xl/worksheets/", "/xl/")]),
        ([("^xl/", "book/")], [("xl/", "book/")]),
        ([("^xl/sharedStrings", "texts/all")], [("/xl/sharedStrings", "/texts/all")]),
        ([("/", r"\\")], []),
    ],
)
def test_a_workbook_is_read_wherever_its_parts_lie(context, workbook, names, texts):
    assert ratings(renamed(workbook, names, texts), "a.xlsx", context) == [3, 4, 2, 3]


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        ([("/", r"\\")], []),
        ([("^word/", "Word/")], []),
        ([("^word/", "text/")], [("word/", "text/")]),
        ([(r"document\.xml", "document2.xml")], [("document.xml", "document2.xml")]),
        ([(r"document\.xml", "body.xml")], [("word/document.xml", "/word/body.xml")]),
    ],
)  # fmt: skip
def test_a_document_is_read_wherever_its_parts_lie(context, document, names, texts):
    assert ratings(renamed(document, names, texts), "a.docx", context) == [3, 4, 2, 3]


def test_a_part_that_is_not_called_xml_may_not_declare_entities_either(context, workbook):
    hostile = '<!DOCTYPE a [<!ENTITY x "y">]>'
    names = [("worksheets/sheet1.xml", "worksheets/sheet1.dat")]
    texts = [
        ("worksheets/sheet1.xml", "worksheets/sheet1.dat"),
        ("<worksheet ", f"{hostile}<worksheet "),
    ]
    with pytest.raises(FormError, match="document type"):
        read_form(renamed(workbook, names, texts), "a.xlsx", context)


def test_a_zip_whose_places_lie_before_its_beginning_is_damaged(context, workbook):
    cut = workbook[:200] + workbook[300:]
    with pytest.raises(FormError, match="damaged"):
        read_form(cut, "a.xlsx", context)


def test_a_presentation_is_no_form(context):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("_rels/.rels", '<Relationships><Relationship Id="a" Target="ppt/p.xml" '
                         'Type="http://x/officeDocument"/></Relationships>')  # fmt: skip
        archive.writestr("ppt/p.xml", "<presentation/>")
    with pytest.raises(FormError, match="without a form"):
        read_form(written.getvalue(), "a.pptx", context)
