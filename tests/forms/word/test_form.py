"""The Word form: what is written into it is read back, and blank it says nothing."""

from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorer.forms.intake.context import FormContext, FormRequest
from scorer.forms.word.read import read_docx
from scorer.forms.word.write import write_docx
from scorer.model import Assessment, Rubric
from scorer.texts.catalogue import languages
from tests.forms.assessments import SURPRISES, as_assessment, assessments


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    first=assessments("red-river"),
    second=assessments("north-gate"),
    language=st.sampled_from(languages()),
)
def test_prefilled_forms_read_back_as_the_assessments(context, first, second, language):
    requests = [FormRequest(context.crossings[each.crossing], each) for each in (first, second)]
    understood = read_docx(write_docx(requests, context.rubric, language), "form.docx", context)
    assert [as_assessment(sheet, context.rubric) for sheet in understood.sheets] == [first, second]
    assert not understood.unplaced
    assert not [doubt for sheet in understood.sheets for doubt in sheet.doubts]


@pytest.mark.parametrize("text", SURPRISES, ids=lambda text: repr(text[:20]))
def test_every_surprising_text_survives_in_every_field(context, workspace, text):
    shipped = workspace.assessments[0].value.model_dump(mode="json")
    shipped["crossing"] = "red-river"
    for key in ("note", "assessor", "round"):
        if text.strip("_"):
            shipped[key] = text
    for cell in shipped["dimensions"].values():
        cell["because"] = text
        cell["strengths"] = [{"text": text, "id": "a"}, {"text": text, "kind": "need"}]
    assessment = Assessment.model_validate(shipped)
    form = write_docx(
        [FormRequest(context.crossings["red-river"], assessment)], context.rubric, "en"
    )
    (sheet,) = read_docx(form, "form.docx", context).sheets
    assert as_assessment(sheet, context.rubric) == assessment


@pytest.mark.parametrize("language", languages())
def test_a_blank_form_names_its_crossing_and_rubric_and_says_nothing_else(context, language):
    requests = [FormRequest(crossing) for crossing in context.crossings.values()]
    understood = read_docx(write_docx(requests, context.rubric, language), "form.docx", context)
    assert [sheet.crossing for sheet in understood.sheets] == list(context.crossings)
    for sheet in understood.sheets:
        assert sheet.rubric == "bez-grid@1"
        assert (sheet.observed, sheet.assessor, sheet.method) == (None, None, None)
        assert not sheet.doubts
        for cell in sheet.cells.values():
            assert (cell.rating, cell.plausible, cell.because) == (None, None, None)
            assert not cell.strengths
            assert not cell.drawbacks
    assert not understood.unplaced


def test_the_form_opens_in_a_strict_reader_and_is_the_same_on_any_day(context):
    requests = [FormRequest(context.crossings["red-river"])]
    form = write_docx(requests, context.rubric, "vi")
    assert form == write_docx(requests, context.rubric, "vi")
    document = docx.Document(BytesIO(form))
    assert "Red River" in [paragraph.text for paragraph in document.paragraphs]
    assert document.sections[0].page_width.cm == pytest.approx(21, abs=0.01)


def test_scales_of_many_or_half_levels_are_carried_too(context):
    for scale, rating, plausible in (
        ({"min": 0, "max": 100}, 73, (70, 80)),
        ({"min": 1, "max": 4, "step": "0.5"}, "2.5", ("2.0", "3.5")),
        ({"min": 0, "max": 1, "step": None}, "0.625", ("0.5", "0.75")),
    ):
        rubric = Rubric.model_validate(
            {
                "rubric": "small",
                "version": "2.1.0",
                "title": "Small",
                "scale": decimals(scale),
                "dimensions": [{"id": "a", "title": "Same"}, {"id": "b", "title": "Same"}],
            }
        )
        cell = decimals({"rating": rating, "plausible": plausible})
        assessment = Assessment.model_validate(
            {
                "crossing": "red-river",
                "rubric": "small@2",
                "observed": "2024",
                "recorded": "2024-05-06",
                "assessor": "somebody",
                "method": "survey",
                "dimensions": {"a": cell, "b": {"rating": None}},
            }
        )
        form = write_docx([FormRequest(context.crossings["red-river"], assessment)], rubric, "en")
        (sheet,) = read_docx(form, "form.docx", FormContext(rubric, context.crossings)).sheets
        assert as_assessment(sheet, context.rubric) == assessment


def decimals(mapping):
    from decimal import Decimal

    def exact(value):
        if isinstance(value, tuple):
            return tuple(map(exact, value))
        return Decimal(value) if isinstance(value, str) else value

    return {key: exact(value) for key, value in mapping.items()}


def test_the_styles_bear_the_names_that_word_knows(context):
    requests = [FormRequest(next(iter(context.crossings.values())))]
    styles = docx.Document(BytesIO(write_docx(requests, context.rubric, "en"))).styles
    names = {style.name for style in styles}
    assert {
        "Normal",
        "Heading 1",
        "Heading 2",
        "List Bullet",
        "Normal Table",
        "Table Grid",
    } <= names
