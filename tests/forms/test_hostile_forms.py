"""Forms that were made to do harm cost little, and are read as text or refused in words."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormRequest
from scorer.forms.markdown.read import read_markdown
from scorer.forms.reading import read_form
from scorer.forms.text.read import read_plain_text
from scorer.forms.word.read import read_docx
from scorer.forms.word.write import write_docx
from tests.forms.word_files import W, grid, run, saved, scale

GRID_WORDS = (
    "Trade",
    "Strengths",
    "Drawbacks",
    "Reason:",
    "1 2 [3] 4 5",
    "# Red River",
    "### Trade",
)
GRID_WORDS += ("a bridge", "[plan]", "\t", "\n", "\n\n\n\n", "- ", "____________", "> ", "**")


@pytest.fixture(scope="session")
def word_form(workspace) -> bytes:
    request = FormRequest(workspace.crossings["hekou-lao-cai"], workspace.assessments[0].value)
    return write_docx([request], workspace.rubric("bez-grid"), "en")


def outcome(content, context):
    """What a form was taken for, or why it was refused; anything else fails the test."""
    try:
        return read_form(content, "form.docx", context).recognised_as
    except FormError as error:
        return str(error)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_word_form_with_damaged_bytes_is_read_or_refused(context, word_form, data):
    content = bytearray(word_form)
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[position] = data.draw(st.integers(0, 255))
    assert outcome(bytes(content), context)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_word_form_with_damaged_xml_is_read_or_refused(context, word_form, data):
    parts = {}
    with zipfile.ZipFile(BytesIO(word_form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    xml = parts[name]
    start = data.draw(st.integers(0, len(xml)))
    end = min(len(xml), start + data.draw(st.integers(0, 300)))
    parts[name] = xml[:start] + data.draw(st.sampled_from([b"", b"<w:p>", xml[:40]])) + xml[end:]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    assert outcome(buffer.getvalue(), context)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pieces=st.lists(
        st.sampled_from(GRID_WORDS) | st.text(max_size=12),
        max_size=40,
    )
)
def test_any_text_is_read_and_none_of_its_words_is_lost(context, pieces):
    text = "".join(pieces).replace("\0", "")
    for read in (read_plain_text, read_markdown):
        understood = read(text.encode("utf-8", "replace"), "form.txt", context)
        assert understood.recognised_as
        kept = repr(understood)
        assert text.count("a bridge") == 0 or "bridge" in kept


def nested_text_boxes(depth):
    content = run("inside")
    for _ in range(depth):
        content = f"<w:r><w:pict><w:txbxContent><w:p>{content}</w:p></w:txbxContent></w:pict></w:r>"
    return content


def test_text_boxes_in_text_boxes_do_not_multiply(context):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W}>{nested_text_boxes(45)}</w:p>"))
    understood = read_docx(saved(document), "form.docx", context)
    assert [each.text for each in understood.unplaced] == ["inside"]


def test_tables_in_tables_to_the_bound_are_read(context):
    content = f"<w:p>{run('deep inside')}</w:p>"
    for _ in range(40):
        content = f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr><w:tr><w:tc/></w:tr></w:tbl>"
    document = docx.Document()
    document.element.body.insert(0, parse_xml(content.replace("<w:tbl>", f"<w:tbl {W}>", 1)))
    understood = read_docx(saved(document), "form.docx", context)
    assert [each.text for each in understood.unplaced] == ["deep inside"]


@pytest.mark.parametrize("character", [" ", "[", "(", "#", "*", "_", "\t", "1 ", "a [", ": "])
def test_long_runs_of_one_sign_are_read_in_time(context, character):
    long = character * 60_000
    assert read_plain_text(f"Trade\n{long}x\n".encode(), "form.txt", context)
    assert read_markdown(f"### Trade\n\n# {long}x\n\n- {long}\n".encode(), "form.md", context)
    document = grid([scale(), run(long + "x")])
    document.tables[0].rows[1].cells[1].text = long.strip() + "x"
    assert read_docx(saved(document), "form.docx", context)


def test_a_statement_of_a_book_s_length_is_kept_as_unplaced(context):
    document = grid([scale()])
    document.tables[0].rows[1].cells[1].text = "long " * 10_000
    understood = read_docx(saved(document), "form.docx", context)
    assert any(len(each.text) > 40_000 for each in understood.unplaced)
    assert any("cannot be kept" in doubt.message for doubt in understood.sheets[0].doubts)


def test_a_grid_of_a_million_lines_is_refused_in_words(context):
    with pytest.raises(FormError, match="at most 1,000,000"):
        read_form(b"Strengths\nDrawbacks\nTrade\n" * 100_000, "grid.txt", context)


def test_a_formula_is_text(context):
    formula = '=HYPERLINK("http://example.org";"x")'
    document = grid([scale()])
    document.tables[0].rows[1].cells[2].text = formula
    (sheet,) = read_docx(saved(document), "form.docx", context).sheets
    assert sheet.cells["trade"].drawbacks[0].text == formula
