"""A form is recognised by what is in it; what is no form is refused in words."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormRequest
from scorer.forms.markdown.write import write_markdown
from scorer.forms.reading import read_form, read_forms
from scorer.forms.word.write import write_docx
from tests.forms.text_files import GRID


def requests(context):
    return [FormRequest(context.crossings["red-river"])]


def test_our_forms_are_recognised_whatever_their_name(context):
    word = write_docx(requests(context), context.rubric, "vi")
    mail = write_markdown(requests(context), context.rubric, "zh").encode()
    for name in ("form.docx", "form.xls", "form"):
        assert read_form(word, name, context).recognised_as == "Word grid"
        assert read_form(mail, name, context).recognised_as == "Markdown form"
        assert read_form(GRID.encode(), name, context).recognised_as == "grid as plain text"


def test_a_quoted_answer_by_mail_is_recognised(context):
    mail = write_markdown(requests(context), context.rubric, "en")
    quoted = "\n".join(f"> {line}" for line in mail.split("\n")).encode()
    assert read_form(quoted, "answer.txt", context).recognised_as == "Markdown form"


def test_tables_of_ratings_are_told_from_grids(context):
    wide = "crossing,trade,transport,bez,dialogue\nred-river,1,2,3,4\n"
    for text in (wide, wide.replace(",", "\t"), wide.replace(",", ";")):
        (sheet,) = read_form(text.encode(), "ratings.txt", context).sheets
        assert [cell.rating for cell in sheet.cells.values()] == [1, 2, 3, 4]


@pytest.mark.parametrize("head", ["crossing,dimension,rating", "site,indicator,value"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_long_table_is_no_grid_though_its_rows_name_dimensions(context, head, delimiter):
    rows = ["Red River,Cross-border trade,3", "Red River,Public-private dialogue,4"]
    text = "\n".join([head, *rows]).replace(",", delimiter)
    meaning = replace(context, meanings={"site": "crossing"})
    (sheet,) = read_form(text.encode(), "ratings.txt", meaning).sheets
    assert (sheet.cells["trade"].rating, sheet.cells["dialogue"].rating) == (3, 4)


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "encrypted or in an old Office format"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"<html><table>", "a web page"),
        (b"\x89PNG\r\n", "a picture"),
        (
            b"Date: 1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=a\r\n",
            "a web archive",
        ),
        (b"\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>", "a web archive"),
        (zipped(mimetype="x", content_xml="<a/>"), "OpenDocument"),
        (zipped(readme_md="x"), "without a form"),
        (b"PK\x03\x04 cut short", "damaged or cut short"),
        (b"crossing: a\nrubric: b@1\ndimensions: {}\n", "assessment file already"),
        (b"\x00\x01\x02\x03", "is no text"),
    ],
)
def test_what_is_no_form_is_refused_in_words(context, content, says):
    with pytest.raises(FormError, match=says):
        read_form(content, "form.docx", context)


def test_several_files_are_read_each_by_its_kind(context):
    document = docx.Document()
    document.add_paragraph("nothing")
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_forms({"a.txt": GRID.encode(), "b.docx": buffer.getvalue()}, context)
    kinds = {name: understood.recognised_as for name, understood in found.items()}
    assert kinds == {"a.txt": "grid as plain text", "b.docx": "Word grid"}


def outcome(content, context):
    try:
        return read_form(content, "form", context).recognised_as
    except FormError as error:
        return str(error)


def test_a_form_cut_anywhere_is_understood_or_refused_in_words(context):
    word = write_docx(requests(context), context.rubric, "en")
    for form in (word, GRID.encode(), Path(__file__).read_bytes()):
        for size in range(0, len(form), max(1, len(form) // 40)):
            assert outcome(form[:size], context)
