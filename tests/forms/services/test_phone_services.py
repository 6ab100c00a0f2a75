"""Exports of KoboToolbox and ODK Central, made up here in the layouts of those services."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.reading import read_form, read_forms
from scorer.forms.services import documents
from scorer.forms.services.together import together

WORKSPACE = load_workspace(demo_workspace())
CONTEXT = FormContext(WORKSPACE.rubric("bez-grid"), WORKSPACE.crossings)

MAIN = (
    "start",
    "end",
    "today",
    "hdr/crossing",
    "hdr/crossing_other",
    "hdr/obs_date",
    "hdr/assessor",
    "trade/trade_rating",
    "trade/trade_why",
    "ppd/ppd_rating",
    "ppd/ppd_conf",
    "n_item",
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_index",
)
ITEM = ("item/item_dim", "item/item_pol", "item/item_text", "item/item_ref")


def submission(uuid="a1", **answers):
    row = {
        "start": "2025-11-22T00:40:00.000+07:00",
        "end": "2025-11-22T00:59:00.000+07:00",
        "hdr/crossing": "hekou-lao-cai",
        "hdr/obs_date": "2025-11-20",
        "hdr/assessor": "AB1",
        "trade/trade_rating": "3",
        "trade/trade_why": "Runs all year.",
        "ppd/ppd_rating": "na",
        "_uuid": uuid,
        "_submission_time": "2025-11-21T18:00:12",
        "_index": "1",
    }
    return row | answers


def item(uuid="a1", **answers):
    row = {
        "item/item_dim": "trade",
        "item/item_pol": "drawback",
        "item/item_text": "No cold store",
        "_parent_index": "1",
        "_submission__uuid": uuid,
    }
    return row | answers


def workbook(submissions, items=(), main=MAIN, item_columns=ITEM):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Border crossing strengths an..."
    sheet.append(main)
    for row in submissions:
        sheet.append([row.get(name) for name in main])
    if items:
        columns = (*item_columns, "_index", "_parent_table_name", "_parent_index")
        columns = (*columns, "_submission__uuid")
        child = book.create_sheet("item")
        child.append(columns)
        for row in items:
            child.append([row.get(name) for name in columns])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def delimited(rows, delimiter=","):
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_json(submissions):
    return json.dumps({"count": len(submissions), "next": None, "results": submissions}).encode()


def read_xlsx(*arguments, **options):
    return read_form(workbook(*arguments, **options), "export.xlsx", CONTEXT)


def messages(understood):
    doubts = [*understood.doubts, *(doubt for sheet in understood.sheets for doubt in sheet.doubts)]
    return [doubt.message for doubt in doubts]


def test_a_workbook_is_joined_with_its_repeats():
    understood = read_xlsx(
        [submission("a1"), submission("b2", **{"hdr/crossing": "horgos", "_index": "2"})],
        [item("b2", _parent_index="2"), item("a1", **{"item/item_pol": "strength"})],
    )
    first, second = understood.sheets
    assert (first.crossing, second.crossing) == ("hekou-lao-cai", "horgos")
    assert [each.text for each in first.cells["trade"].strengths] == ["No cold store"]
    assert [each.text for each in second.cells["trade"].drawbacks] == ["No cold store"]
    assert first.cells["trade"].rating == 3
    assert first.cells["trade"].because == "Runs all year."
    assert first.cells["dialogue"].rating is None
    assert (first.observed, first.assessor, first.doubts) == ("2025-11-20", "AB1", ())


def test_the_day_of_writing_is_that_of_the_assessor_and_not_of_the_server():
    (sheet,) = read_xlsx([submission()]).sheets
    assert sheet.recorded == "2025-11-22"
    (sheet,) = read_xlsx([submission(end=None)]).sheets
    assert sheet.recorded == "2025-11-21"


def test_typed_values_are_read_like_texts():
    import datetime

    typed = submission(
        **{
            "trade/trade_rating": 3,
            "hdr/obs_date": datetime.date(2025, 11, 20),
            "end": datetime.datetime.fromisoformat("2025-11-22T00:59:00"),
        }
    )
    assert read_xlsx([typed]).sheets[0] == read_xlsx([submission()]).sheets[0]


def test_names_without_groups_are_read_like_names_with_groups():
    def bare(row):
        return {name.rpartition("/")[2]: value for name, value in row.items()}

    main = tuple(name.rpartition("/")[2] for name in MAIN)
    columns = tuple(name.rpartition("/")[2] for name in ITEM)
    content = workbook([bare(submission())], [bare(item())], main, columns)
    (sheet,) = read_form(content, "export.xlsx", CONTEXT).sheets
    (expected,) = read_xlsx([submission()], [item()]).sheets
    assert sheet == expected


def test_labels_are_understood_where_no_names_were_exported():
    labels = {
        "Border crossing": "Hekou-Lao Cai",
        "Date the situation refers to": "2025-11-20",
        "Assessor code": "AB1",
        "Cross-border trade: rating": "3 - Regular",
        "Reason for the rating": "Runs all year.",
        "Public-private dialogue: rating": "Cannot rate",
        "_uuid": "a1",
        "_submission_time": "2025-11-21T18:00:12",
        "_index": 1,
    }
    item_labels = {
        "Dimension": "Cross-border trade",
        "Strength or drawback?": "Drawback",
        "In a few words": "No cold store",
        "_submission__uuid": "a1",
    }
    content = workbook([labels], [item_labels], tuple(labels), tuple(item_labels)[:3])
    (sheet,) = read_form(content, "export.xlsx", CONTEXT).sheets
    assert sheet.crossing == "hekou-lao-cai"
    assert (sheet.cells["trade"].rating, sheet.cells["trade"].because) == (3, "Runs all year.")
    assert [each.text for each in sheet.cells["trade"].drawbacks] == ["No cold store"]


def test_a_csv_says_that_it_lacks_the_statements():
    content = delimited([submission(n_item="2")], ";")
    understood = read_form(content, "export.csv", CONTEXT)
    assert understood.sheets[0].cells["trade"].rating == 3
    assert any("no strengths and drawbacks" in message for message in messages(understood))
    assert "2 of 2 strengths and drawbacks are not in this file" in messages(understood)


def test_the_json_of_the_data_service_is_read():
    answers = submission(n_item="1")
    nested = [{name: value for name, value in item().items() if name.startswith("item/")}]
    understood = documents.read_json(as_json([answers | {"item": nested}]), "d.json", CONTEXT)
    (sheet,) = understood.sheets
    assert sheet.cells["trade"].rating == 3
    assert [each.text for each in sheet.cells["trade"].drawbacks] == ["No cold store"]
    assert messages(understood) == []


def test_an_edited_submission_replaces_the_earlier_one():
    edited = submission(**{"trade/trade_rating": "4", "_submission_time": "2025-11-25T08:00:00"})
    for rows in ([submission(), edited], [edited, submission()]):
        understood = read_xlsx(rows)
        assert [sheet.cells["trade"].rating for sheet in understood.sheets] == [4]
        assert "an earlier version of submission a1 was left out" in messages(understood)


def test_the_same_submission_twice_counts_once_and_is_not_doubtful():
    understood = read_xlsx([submission(), submission()])
    assert len(understood.sheets) == 1
    assert messages(understood) == []


def test_an_edit_under_a_new_id_replaces_what_it_names():
    edited = submission("b2", **{"meta/deprecatedID": "uuid:a1", "trade/trade_rating": "4"})
    understood = documents.read_json(as_json([submission(), edited]), "d.json", CONTEXT)
    assert [sheet.cells["trade"].rating for sheet in understood.sheets] == [4]


@pytest.mark.parametrize("state", ["validation_status_not_approved", "Not approved"])
def test_a_rejected_submission_is_skipped_and_named(state):
    understood = read_xlsx([submission(_validation_status=state), submission("b2")])
    assert len(understood.sheets) == 1
    assert "submission a1 is rejected: left out" in messages(understood)


def test_an_approved_submission_counts():
    approved = submission(_validation_status={"uid": "validation_status_approved"})
    understood = documents.read_json(as_json([approved]), "d.json", CONTEXT)
    assert len(understood.sheets) == 1


def test_another_crossing_is_named_by_its_own_answer():
    other = submission(**{"hdr/crossing": "other", "hdr/crossing_other": "Bát Xát"})
    assert read_xlsx([other]).sheets[0].crossing == "Bát Xát"


def test_answers_that_a_sheet_cannot_hold_are_kept_with_their_cells():
    understood = read_xlsx([submission(**{"ppd/ppd_conf": "low"})])
    texts = [(text.place, text.text) for text in understood.unplaced]
    assert texts == [("Border crossing strengths an...!K2", "ppd/ppd_conf: low")]


def test_a_source_that_is_no_id_is_kept_and_doubted():
    understood = read_xlsx([submission()], [item(**{"item/item_ref": "the 2018 paper"})])
    assert [text.text for text in understood.unplaced] == ["source: the 2018 paper"]
    assert len(messages(understood)) == 1


def test_a_statement_of_no_submission_is_kept():
    understood = read_xlsx([submission()], [item("zz", _parent_index="9")])
    assert "item/item_text: No cold store" in [text.text for text in understood.unplaced]
    assert "this row belongs to no submission of the file" in messages(understood)


@pytest.mark.parametrize("rating", ["7", "good", "3.5"])
def test_an_answer_off_the_scale_is_no_rating(rating):
    understood = read_xlsx([submission(**{"trade/trade_rating": rating})])
    assert understood.sheets[0].cells["trade"].rating is None
    assert len(messages(understood)) == 1


CENTRAL = {
    "SubmissionDate": "2025-11-21T18:00:12.000Z",
    "end": "2025-11-22T00:59:00.000+07:00",
    "hdr-crossing": "hekou-lao-cai",
    "hdr-obs_date": "2025-11-20",
    "hdr-gps-Latitude": "22.5",
    "trade-trade_rating": "3",
    "meta-instanceID": "uuid:a1",
    "KEY": "uuid:a1",
    "ReviewState": "",
    "Edits": "0",
}
CENTRAL_ITEM = {
    "item_dim": "trade",
    "item_pol": "strength",
    "item_text": "Fruit trade grows",
    "PARENT_KEY": "uuid:a1",
    "KEY": "uuid:a1/item[1]",
}


def zipped(files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_a_zip_of_central_is_joined_on_its_keys():
    files = {"grid.csv": delimited([CENTRAL]), "grid-item.csv": delimited([CENTRAL_ITEM])}
    understood = read_form(zipped(files), "grid.zip", CONTEXT)
    (sheet,) = understood.sheets
    assert sheet.cells["trade"].rating == 3
    assert [each.text for each in sheet.cells["trade"].strengths] == ["Fruit trade grows"]
    assert (sheet.observed, sheet.recorded) == ("2025-11-20", "2025-11-22")
    assert [text.text for text in understood.unplaced] == ["hdr-gps-Latitude: 22.5"]
    assert messages(understood) == []
    assert together(files) == [("grid.csv", "grid-item.csv")]
    assert read_forms(files, CONTEXT)["grid.csv"].sheets == understood.sheets


def test_the_later_edit_counts_in_central():
    edited = CENTRAL | {"Edits": "2", "trade-trade_rating": "5"}
    understood = read_forms({"grid.csv": delimited([edited, CENTRAL])}, CONTEXT)["grid.csv"]
    assert [sheet.cells["trade"].rating for sheet in understood.sheets] == [5]


@pytest.mark.parametrize("state", [{"ReviewState": "rejected"}, {"Status": "notDecrypted"}])
def test_central_submissions_that_do_not_count_are_named(state):
    understood = read_forms({"grid.csv": delimited([CENTRAL | state])}, CONTEXT)["grid.csv"]
    assert understood.sheets == ()
    assert any("uuid:a1" in message for message in messages(understood))


def test_a_repeat_without_its_submissions_is_refused_with_advice():
    with pytest.raises(FormError, match="without its submissions"):
        read_form(delimited([CENTRAL_ITEM]), "grid-item.csv", CONTEXT)


@pytest.mark.parametrize(
    "content",
    [b"{", b"[" * 100_000, b'{"results": 3}', b'{"results": [1]}', b"\xff\xfe\x00", b'{"a": \xff}'],
)
def test_broken_json_is_refused_with_a_sentence(content):
    with pytest.raises(FormError, match=r"d\.json"):
        documents.read_json(content, "d.json", CONTEXT)
