"""Exports of ODK: Central (zip, its files unpacked, OData, GeoJSON), Briefcase and Aggregate."""

import pytest

from scorer.forms.errors import FormError
from scorer.forms.reading import read_form, read_forms
from tests.forms.services.exports import (
    any_of,
    csv_of,
    doubts,
    json_of,
    left,
    ratings,
    statements,
    table_of,
    zip_of,
)

MAIN = {
    "SubmissionDate": "2024-05-14T02:20:00.000Z",
    "end": "2024-05-14T09:22:04+07:00",
    "about-crossing": "red-river",
    "about-observed_from": "2024-01-01",
    "about-observed_to": "2024-12-31",
    "about-assessor": "A1",
    "about-method": "workshop",
    "trade_group-trade_rating": "3",
    "transport_group-transport_rating": "4",
    "bez_group-bez_rating": "2",
    "dialogue_group-dialogue_rating": "3",
    "statement_count": "1",
    "meta-instanceID": "uuid:a",
    "KEY": "uuid:a",
    "ReviewState": "",
    "Edits": "0",
}
REPEAT = {
    "statement_dimension": "trade",
    "statement_polarity": "strength",
    "statement_text": "A bridge",
    "PARENT_KEY": "uuid:a",
    "KEY": "uuid:a/statement[1]",
}
AUDIT = {
    "instance ID": "uuid:a",
    "event": "question",
    "node": "/note",
    "start": "x",
    "end": "",
}
FILES = {
    "bez.csv": csv_of(table_of(MAIN)),
    "bez-statement.csv": csv_of(table_of(REPEAT)),
    "bez - audit.csv": csv_of(table_of(AUDIT)),
}
OTHER = csv_of([["crossing", "year", "assessor", "trade"], ["north-gate", "2018", "B", "2"]])


def assert_read_whole(understood):
    (sheet,) = understood.sheets
    assert (sheet.crossing, sheet.observed, sheet.recorded) == ("red-river", "2024", "2024-05-14")
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert statements(understood) == ["A bridge"]
    assert (doubts(understood), left(understood)) == ([], [])


def test_a_log_and_attachments_are_passed_over(context):
    files = FILES | {"media/bridge.jpg": b"x", "media/audit-1.csv": b"event,node\n"}
    assert_read_whole(read_form(zip_of(files), "bez.zip", context))


@pytest.mark.parametrize("order", [list(FILES), list(reversed(FILES))])
def test_an_export_that_was_unpacked_is_joined_beside_other_files(context, order):
    files = {"aside.csv": OTHER, **{name: FILES[name] for name in order}, "z.csv": OTHER}
    understood = read_forms(files, context)
    (joined,) = (name for name in understood if name.startswith("bez"))
    assert_read_whole(understood[joined])
    assert ratings(understood["aside.csv"]) == [[2, None, None, None]]


def test_two_exports_beside_each_other_stay_apart(context):
    second = {
        "old/bez.csv": csv_of(table_of(MAIN | {"KEY": "uuid:b", "about-crossing": "north-gate"})),
        "old/bez-statement.csv": csv_of(table_of(REPEAT | {"PARENT_KEY": "uuid:b"})),
    }
    understood = read_forms(FILES | second, context)
    assert [sheet.crossing for each in understood.values() for sheet in each.sheets] == [
        "red-river",
        "north-gate",
    ]
    assert [statements(each) for each in understood.values()] == [["A bridge"], ["A bridge"]]


def test_a_log_alone_is_refused_with_advice(context):
    with pytest.raises(FormError, match="audit"):
        read_form(FILES["bez - audit.csv"], "bez - audit.csv", context)


def test_briefcase_writes_dates_in_words_and_links_to_repeats(context):
    main = {name: text for name, text in MAIN.items() if name not in ("ReviewState", "Edits")} | {
        "SubmissionDate": "May 14, 2024 9:20:00 AM",
        "end": "May 14, 2024 9:22:04 AM",
        "about-observed_from": "Jan 1, 2024",
        "about-observed_to": "Dec 31, 2024",
        "SET-OF-statement": "uuid:a/statement",
    }
    repeat = REPEAT | {"SET-OF-statement": "uuid:a/statement"}
    files = {"Bez Grid.csv": main, "Bez Grid-statement.csv": repeat}
    tables = {name: csv_of(table_of(row)) for name, row in files.items()}
    assert_read_whole(read_form(zip_of(tables), "b.zip", context))


def test_aggregate_marks_its_own_columns_and_links_to_repeats(context):
    own = {"*meta-instance-id*": "uuid:a", "*meta-is-complete*": "true"}
    rest = {
        name.replace("-", ":", 1): text
        for name, text in MAIN.items()
        if name not in ("KEY", "ReviewState", "Edits", "SubmissionDate")
    }
    link = {"statement": "http://a.example.org/view/formMultipleValue?formId=x"}
    understood = read_form(csv_of(table_of(own | rest | link)), "a.csv", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert left(understood) == []
    assert any_of(doubts(understood), "no strengths and drawbacks")


def odata(**more):
    submission = {
        "__id": "uuid:a",
        "__system": {"submissionDate": "2024-05-14T02:20:00Z", "reviewState": None, "edits": 0},
        "meta": {"instanceID": "uuid:a"},
        "end": "2024-05-14T09:22:04+07:00",
        "about": {
            "crossing": "red-river",
            "crossing_other": None,
            "observed_from": "2024-01-01",
            "observed_to": "2024-12-31",
            "assessor": "A1",
            "method": "workshop",
        },
        "trade_group": {"trade_rating": "3"},
        "transport_group": {"transport_rating": 4},
        "bez_group": {"bez_rating": "2"},
        "dialogue_group": {"dialogue_rating": "3"},
        "statement_count": "1",
        "statement": [
            {name: text for name, text in REPEAT.items() if name.startswith("statement")}
        ],
    }
    return submission | more


def document(*submissions, **more):
    context = "https://central.example.org/v1/projects/1/forms/bez.svc/$metadata#Submissions"
    return json_of({"value": list(submissions), "@odata.context": context, **more})


def test_odata_is_read_group_by_group(context):
    understood = read_form(document(odata()), "s.json", context)
    assert_read_whole(understood)
    assert understood.recognised_as == "data of ODK Central (OData)"


def test_a_rejected_submission_of_odata_is_left_out(context):
    rejected = odata(__id="uuid:b", meta={}, __system={"reviewState": "rejected"})
    understood = read_form(document(odata(), rejected), "s.json", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert doubts(understood) == ["submission b is rejected: left out"]


def test_odata_without_its_repeats_or_in_pages_says_so(context):
    bare = odata(**{"statement@odata.navigationLink": "Submissions('uuid:a')/statement"})
    del bare["statement"]
    understood = read_form(document(bare, **{"@odata.nextLink": "x"}), "s.json", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert any_of(doubts(understood), "one page of several")
    assert any_of(doubts(understood), "1 of 1 strengths and drawbacks are not in this file")


def test_the_rows_of_a_repeat_alone_are_refused_with_advice(context):
    row = {"__id": "x", "__Submissions-id": "uuid:a", "statement_text": "A bridge"}
    with pytest.raises(FormError, match="without their submissions"):
        read_form(document(row), "s.json", context)


def test_geojson_with_places_alone_is_refused_with_advice(context):
    place = {"type": "Point", "coordinates": [1, 2]}
    feature = {"type": "Feature", "id": "uuid:a", "properties": {"fieldpath": "/p"}}
    content = json_of({"type": "FeatureCollection", "features": [feature | {"geometry": place}]})
    with pytest.raises(FormError, match="no answers"):
        read_form(content, "s.geojson", context)
