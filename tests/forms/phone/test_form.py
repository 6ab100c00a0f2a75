"""The phone form: what form services make of it, and what comes back from the field."""

import io
import json
import shutil
import warnings

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext, FormRequest
from scorer.forms.phone import write as xlsform
from scorer.forms.reading import read_form
from scorer.forms.services import documents
from scorer.model import Rubric
from scorer.texts.catalogue import languages, own_name
from tests.forms.assessments import PRINTED, as_assessment, assessments
from tests.forms.phone.a_phone import submitted

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pyxform.xls2xform import convert

WORKSPACE = load_workspace(demo_workspace())
RUBRIC = WORKSPACE.rubric("bez-grid")
CONTEXT = FormContext(RUBRIC, WORKSPACE.crossings)
HEKOU = WORKSPACE.crossings["hekou-lao-cai"]
LATEST = {filed.value.crossing: filed.value for filed in WORKSPACE.assessments}
EVERYWHERE = [FormRequest(crossing) for crossing in WORKSPACE.crossings.values()]


def converted(content, **options):
    return convert(io.BytesIO(content), file_type=".xlsx", **options)


def rows(content, sheet):
    header, *rest = openpyxl.load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return [
        {name: value for name, value in zip(header, row, strict=True) if value is not None}
        for row in rest
    ]


@pytest.mark.parametrize(
    "requests", [EVERYWHERE, [FormRequest(HEKOU)], [FormRequest(HEKOU, LATEST["hekou-lao-cai"])]]
)
@pytest.mark.parametrize("language", languages())
def test_the_form_converts_without_a_warning(requests, language):
    assert converted(xlsform.write(requests, RUBRIC, language), validate=False).warnings == []


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java")
@pytest.mark.parametrize("requests", [EVERYWHERE, [FormRequest(HEKOU, LATEST["hekou-lao-cai"])]])
def test_odk_validate_accepts_the_form(requests):
    assert converted(xlsform.write(requests, RUBRIC), validate=True).warnings == []


def test_every_label_hint_and_message_is_there_in_every_language():
    content = xlsform.write(EVERYWHERE, RUBRIC)
    for row in [*rows(content, "survey"), *rows(content, "choices")]:
        for column in ("label", "hint", "constraint_message", "required_message"):
            there = {name for name in row if name.startswith(f"{column}::")}
            assert there in (
                set(),
                {f"{column}::{own_name(tag)} ({tag})" for tag in languages()},
            )


def test_names_and_labels_are_unique():
    survey = [row for row in rows(xlsform.write(EVERYWHERE, RUBRIC), "survey") if "name" in row]
    names = [row["name"] for row in survey]
    assert len(set(names)) == len(names)
    labels = [row["label::English (en)"] for row in survey if row["type"].startswith("select_one")]
    assert len(set(labels)) == len(labels)


def test_all_crossings_of_the_workspace_can_be_chosen_and_others_named():
    choices = rows(xlsform.write(EVERYWHERE, RUBRIC), "choices")
    crossings = [row["name"] for row in choices if row["list_name"] == "crossing"]
    assert crossings == [*WORKSPACE.crossings, "other"]


def test_there_is_one_repeat_for_all_statements():
    survey = rows(xlsform.write(EVERYWHERE, RUBRIC), "survey")
    assert [row["name"] for row in survey if row["type"] == "begin repeat"] == ["statement"]


@given(assessment=assessments(texts=PRINTED))
@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_a_prefilled_form_gives_the_same_assessment_back(assessment):
    assert sent_from_a_phone(assessment) == assessment


def test_even_what_form_engines_replace_comes_back():
    awkward = "\u00a0“Curly” and ‘single’\r\n${trade_rating}\r "
    latest = LATEST["hekou-lao-cai"].model_copy(update={"note": awkward})
    assert sent_from_a_phone(latest).note == awkward


def sent_from_a_phone(assessment):
    """The assessment after it went out as a prefilled form and came back unchanged."""
    content = xlsform.write([FormRequest(HEKOU, assessment)], RUBRIC)
    xform = converted(content, validate=False).xform
    answers = submitted(xform, today=assessment.recorded.isoformat())
    data = json.dumps({"results": [answers]}).encode()
    understood = documents.read_json(data, "data.json", CONTEXT)
    assert (understood.unplaced, understood.doubts) == ((), ())
    (sheet,) = understood.sheets
    assert sheet.doubts == ()
    return as_assessment(sheet, RUBRIC)


def test_a_statement_that_no_longer_holds_is_dropped_on_the_phone():
    latest = LATEST["hekou-lao-cai"]
    content = xlsform.write([FormRequest(HEKOU, latest)], RUBRIC)
    answers = submitted(converted(content, validate=False).xform, today="2026-11-21")
    answers["statement"][0]["statement/statement_keep"] = "no"
    data = json.dumps({"results": [answers]}).encode()
    (sheet,) = documents.read_json(data, "data.json", CONTEXT).sheets
    assert sheet.cells["trade"].strengths == latest.dimensions["trade"].strengths[1:]


@pytest.mark.parametrize("language", languages())
def test_an_export_with_labels_is_understood(language):
    """Kobo writes labels instead of names where it is asked to."""
    content = xlsform.write(EVERYWHERE, RUBRIC, language)
    column = f"label::{own_name(language)} ({language})"
    label = {row["name"]: row.get(column) for row in rows(content, "survey") if "name" in row}
    choice = {(row["list_name"], row["name"]): row[column] for row in rows(content, "choices")}
    book = openpyxl.Workbook()
    book.active.append(
        [
            label["crossing"],
            label["observed_from"],
            label["observed_to"],
            label["assessor"],
            label["method"],
            label["trade_rating"],
            label["trade_low"],
            label["trade_high"],
            label["trade_because"],
            label["dialogue_rating"],
            "_uuid",
            "_submission_time",
        ]
    )
    book.active.append(
        [
            HEKOU.name,
            "2026-01-01",
            "2026-06-30",
            "AB",
            choice["method", "field-visit"],
            choice["level_or_not", "3"],
            choice["level", "2"],
            choice["level", "4"],
            "=because",
            choice["level_or_not", "not_rated"],
            "a1",
            "2026-07-01T00:00:00",
        ]
    )
    book.active["I2"].data_type = "s"
    repeat = book.create_sheet("statement")
    names = ("dimension", "polarity", "text", "kind", "side", "source")
    repeat.append([*(label[f"statement_{name}"] for name in names), "_submission__uuid"])
    repeat.append(
        [
            choice["dimension", "trade"],
            choice["polarity", "drawback"],
            "No cold store",
            choice["kind", "need"],
            choice["side", "both"],
            "grid-2018",
            "a1",
        ]
    )
    written = io.BytesIO()
    book.save(written)
    understood = read_form(written.getvalue(), "export.xlsx", CONTEXT)
    (sheet,) = understood.sheets
    assert (sheet.crossing, sheet.observed, sheet.method) == (
        HEKOU.id,
        "2026-01/2026-06",
        "field-visit",
    )
    trade = sheet.cells["trade"]
    assert (trade.rating, trade.plausible, trade.because) == (3, (2, 4), "=because")
    (drawback,) = trade.drawbacks
    assert (drawback.text, drawback.kind, drawback.side) == ("No cold store", "need", "both")
    assert sheet.cells["dialogue"].rating is None
    assert (sheet.doubts, understood.unplaced) == ((), ())


def test_a_phone_form_is_prefilled_for_one_crossing_only():
    requests = [FormRequest(WORKSPACE.crossings[name], sheet) for name, sheet in LATEST.items()]
    with pytest.raises(FormError, match="one crossing"):
        xlsform.write(requests, RUBRIC)


def test_a_rubric_with_awkward_names_and_texts_still_converts():
    rubric = Rubric.model_validate(
        {
            "rubric": "odd",
            "version": "2.0.0",
            "title": "Odd ${title} <b>",
            "scale": {"min": 0, "max": 10, "step": None},
            "dimensions": [
                {"id": "24-hours", "title": "Open ${crossing} & <24> hours", "question": "${why}?"},
                {"id": "note", "title": "crossing", "levels": {1: "${x} = 'y'"}},
                {"id": "border-trade", "title": "Trade", "question": "$ {a}"},
            ],
        }
    )
    crossing = HEKOU.model_copy(update={"name": "A ${b} 'c' \"d\""})
    content = xlsform.write([FormRequest(crossing)], rubric)
    result = converted(content, validate=shutil.which("java") is not None)
    assert result.warnings == []
    answers = submitted(result.xform, today="2026-11-21")
    answers |= {"leaf_24_hours_group/leaf_24_hours_rating": "7.5"}
    answers |= {"border_trade_group/border_trade_rating": "3", "note_group/note_rating": "1"}
    data = json.dumps({"results": [answers]}).encode()
    context = FormContext(rubric, WORKSPACE.crossings)
    (sheet,) = documents.read_json(data, "d.json", context).sheets
    assert [str(cell.rating) for cell in sheet.cells.values()] == ["7.5", "1", "3"]


def test_a_form_sent_in_place_of_its_submissions_is_named_as_that():
    with pytest.raises(FormError, match="no answers"):
        read_form(xlsform.write(EVERYWHERE, RUBRIC), "form.xlsx", CONTEXT)
