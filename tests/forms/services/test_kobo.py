"""Exports of KoboToolbox and Ona, in the many ways that people choose when they export."""

import pytest

from scorer.forms.reading import read_form
from tests.forms.services.exports import (
    LEAVES,
    any_of,
    csv_of,
    doubts,
    grouped,
    json_of,
    left,
    ratings,
    statements,
    table_of,
    xlsx_of,
    zip_of,
)

ANSWERS = {
    "start": "2024-05-14T09:12:44+07:00",
    "end": "2024-05-14T09:22:04+07:00",
    "about/crossing": "red-river",
    "about/observed_from": "2024-01-01",
    "about/observed_to": "2024-12-31",
    "about/assessor": "A1",
    "about/method": "workshop",
    "about/round": "second",
    "trade_group/trade_rating": "3",
    "trade_group/trade_because": "No cold store",
    "transport_group/transport_rating": "4",
    "bez_group/bez_rating": "2",
    "dialogue_group/dialogue_rating": "3",
    "statement_count": "1",
    "note": "Dry season",
}
ADDED = {
    "__version__": "v1",
    "_id": "101",
    "_uuid": "u1",
    "_submission_time": "2024-05-14T02:21:10",
    "_validation_status": "",
    "_index": "1",
}
STATEMENT = {
    "statement/statement_dimension": "trade",
    "statement/statement_polarity": "strength",
    "statement/statement_text": "A bridge",
}
OWNER = {"_parent_table_name": "bez", "_parent_index": "1", "_submission__uuid": "u1"}


def workbook(main, *repeats):
    sheets = {"bez": table_of(main)}
    if repeats:
        sheets["statement"] = table_of(*repeats)
    return xlsx_of(**sheets)


def assert_read_whole(understood):
    (sheet,) = understood.sheets
    assert (sheet.crossing, sheet.observed, sheet.recorded) == ("red-river", "2024", "2024-05-14")
    assert (sheet.assessor, sheet.method, sheet.round) == ("A1", "workshop", "second")
    assert sheet.note == "Dry season"
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert sheet.cells["trade"].because == "No cold store"
    assert statements(understood) == ["A bridge"]
    assert (doubts(understood), left(understood)) == ([], [])


@pytest.mark.parametrize("separator", ["/", ".", "_", ":", "__", "|", " > ", "-", "~"])
def test_groups_end_in_any_separator(context, separator):
    main = grouped(separator, ANSWERS) | ADDED
    content = workbook(main, grouped(separator, STATEMENT) | OWNER)
    assert_read_whole(read_form(content, "e.xlsx", context))


def test_tags_below_the_header_are_the_forms_own(context):
    tags = dict.fromkeys(ANSWERS, "") | {"about/crossing": "#loc+name", "start": "#date +start"}
    repeat_tags = {"statement/statement_dimension": "#sector"}
    content = xlsx_of(
        bez=table_of(tags, ANSWERS | ADDED), statement=table_of(repeat_tags, STATEMENT | OWNER)
    )
    assert_read_whole(read_form(content, "e.xlsx", context))


@pytest.mark.parametrize("kept", [("_id", "_index"), ("_index",), ("_id",), ()])
def test_chosen_columns_are_known_by_what_is_left_of_the_services(context, kept):
    main = ANSWERS | {name: ADDED[name] for name in kept}
    owner = {"_parent_table_name": "bez", "_parent_index": "1"} if "_index" in kept else {}
    content = workbook(main, STATEMENT | owner) if owner else workbook(main)
    understood = read_form(content, "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert understood.sheets[0].observed == "2024"
    assert statements(understood) == (["A bridge"] if owner else [])


def test_a_question_in_two_versions_of_a_form_is_one_question(context):
    first = ANSWERS | {"trade_group/trade_rating": "", "old_group/trade_rating": "3"}
    content = workbook(first | ADDED, STATEMENT | OWNER)
    assert_read_whole(read_form(content, "e.xlsx", context))


def test_two_versions_that_differ_are_doubted_and_kept(context):
    both = ANSWERS | {"old_group/trade_rating": "5", "old_group/crossing": "north-gate"}
    understood = read_form(workbook(both | ADDED, STATEMENT | OWNER), "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert any_of(doubts(understood), "rated 3 and 5")
    assert left(understood) == ["old_group/trade_rating: 5", "old_group/crossing: north-gate"]


def test_the_same_heading_twice_is_one_question(context):
    header, row = table_of(ANSWERS | ADDED)
    place = header.index("trade_group/trade_rating")
    header.insert(place, "trade_group/trade_rating")
    row.insert(place, "")
    content = xlsx_of(bez=[header, row], statement=table_of(STATEMENT | OWNER))
    assert_read_whole(read_form(content, "e.xlsx", context))


@pytest.mark.parametrize(
    "names",
    [
        [f"score_ab1_header/{leaf}" for leaf in ("trade", "transport", "bez", "dialogue")],
        [f"score_ab1_header_{leaf}" for leaf in ("trade", "transport", "bez", "dialogue")],
        [f"G1_{leaf}" for leaf in ("trade", "transport", "bez", "dialogue")],
        ["trade", "transport", "bez", "dialogue"],
        [
            *("Cross-border trade", "Transport and logistics"),
            *("Border economic zone potential", "Public-private dialogue"),
        ],
    ],
)
def test_ratings_named_after_the_dimensions_alone_are_read(context, names):
    answers = ("3 - Regular", "4", "2", "3")
    main = {"Border_crossing": "red-river", "Assessor_code": "A1", "header": ""}
    main |= dict(zip(names, answers, strict=True))
    understood = read_form(workbook(main | ADDED), "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert understood.sheets[0].crossing == "red-river"


@pytest.mark.parametrize("separator", ["/", "_", "__", "."])
def test_the_parts_of_a_multiple_choice_are_no_ratings(context, separator):
    choice = {"challenges": "trade bez", "challenges/trade": "1", "challenges/bez": "1"}
    content = workbook(ANSWERS | grouped(separator, choice) | ADDED, STATEMENT | OWNER)
    understood = read_form(content, "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert f"challenges{separator}trade: 1" in left(understood)


def test_statements_in_one_field_are_parted(context):
    main = ANSWERS | {"trade_group/trade_strengths": "A road\nA railway"} | ADDED
    understood = read_form(workbook(main, STATEMENT | OWNER), "e.xlsx", context)
    assert sorted(statements(understood)) == ["A bridge", "A railway", "A road"]
    assert left(understood) == []


def test_ratings_may_be_asked_in_a_repeat(context):
    main = {name: text for name, text in ANSWERS.items() if "_group/" not in name}
    rated = [
        {"scores/dimension": leaf, "scores/rating": level, "scores/reason": "So"} | OWNER
        for leaf, level in zip(LEAVES, "3423", strict=True)
    ]
    content = xlsx_of(bez=table_of(main | ADDED), scores=table_of(*rated))
    understood = read_form(content, "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert {cell.because for cell in understood.sheets[0].cells.values()} == {"So"}


def test_a_long_table_with_an_id_of_its_own_stays_a_table(context):
    rows = [["_id", "crossing", "year", "assessor", "dimension", "rating"]]
    rows += [["1", "red-river", "2018", "A1", "trade", "3"]]
    understood = read_form(csv_of(rows), "t.csv", context)
    assert understood.recognised_as == "a table of ratings (a row per rating)"


def test_a_figure_about_something_else_is_left_over(context):
    other = {"vehicle/count": "300", "bridge/status": "open", "agri-trade": "5"}
    content = workbook(ANSWERS | other | ADDED, STATEMENT | OWNER)
    understood = read_form(content, "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert left(understood) == ["vehicle/count: 300", "bridge/status: open", "agri-trade: 5"]


@pytest.mark.parametrize(
    "state", ["Not Approved", "Non approuvé", "Không được phê duyệt", "未批准"]
)
def test_a_rejection_is_understood_in_the_languages_of_the_service(context, state):
    main = ANSWERS | ADDED | {"_validation_status": state}
    understood = read_form(workbook(main), "e.xlsx", context)
    assert understood.sheets == ()
    assert doubts(understood) == ["submission u1 is rejected: left out"]


def test_a_state_that_nobody_knows_is_doubted(context):
    main = ANSWERS | ADDED | {"_validation_status": "Zurückgelegt"}
    understood = read_form(workbook(main, STATEMENT | OWNER), "e.xlsx", context)
    assert len(understood.sheets) == 1
    assert any_of(doubts(understood), "Zurückgelegt")


def test_an_edited_submission_keeps_its_own_statements(context):
    older = ANSWERS | ADDED | {"trade_group/trade_rating": "1", "_index": "2"}
    newer = ANSWERS | ADDED | {"_submission_time": "2024-06-01T00:00:00"}
    content = xlsx_of(
        bez=table_of(newer, older),
        statement=table_of(
            STATEMENT | OWNER,
            STATEMENT | OWNER | {"statement/statement_text": "Old", "_parent_index": "2"},
        ),
    )
    understood = read_form(content, "e.xlsx", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert statements(understood) == ["A bridge"]


ONA = {"_media_all_received": "True", "_total_media": "0"}


def test_ona_writes_repeats_into_columns_and_blanks_as_words(context):
    blanks = {"about/crossing_other": "n/a", "transport_because": "n/a"}
    repeats = {
        name.replace("statement/", "statement[1]/"): text for name, text in STATEMENT.items()
    }
    blank = {name.replace("statement/", "statement[2]/"): "n/a" for name in STATEMENT}
    content = csv_of(table_of(ANSWERS | blanks | repeats | blank | ADDED | ONA))
    understood = read_form(content, "e.csv", context)
    assert_read_whole(understood)
    assert understood.recognised_as == "an export of Ona (CSV)"


def test_a_zip_of_tables_is_joined_by_the_index(context):
    repeat = STATEMENT | {"_parent_table_name": "bez", "_parent_index": "1"}
    files = {
        "bez.csv": csv_of(table_of(ANSWERS | ADDED | ONA)),
        "statement.csv": csv_of(table_of(repeat)),
        "bridge.jpg": b"x",
    }
    assert_read_whole(read_form(zip_of(files), "e.zip", context))


def test_what_else_is_in_a_zip_is_named(context):
    files = {"bez.csv": csv_of(table_of(ANSWERS | ADDED)), "letter.docx": b"PK"}
    understood = read_form(zip_of(files), "e.zip", context)
    assert any_of(doubts(understood), "was not read")
    assert "letter.docx" in left(understood)


def feature(geometry, **answers):
    return {
        "type": "Feature",
        "properties": {name: text for name, text in (ANSWERS | ADDED | answers).items() if text},
        "geometry": geometry,
    }


def test_a_submission_with_two_places_is_two_features_and_one_sheet(context):
    here, there = ({"type": "Point", "coordinates": [1.5, each, 0]} for each in (2, 3))
    rejected = feature(None, _uuid="u2", _validation_status="Not Approved")
    document = {
        "type": "FeatureCollection",
        "features": [feature(here), feature(there), rejected],
    }
    understood = read_form(json_of(document), "e.geojson", context)
    assert ratings(understood) == [[3, 4, 2, 3]]
    assert len([text for text in left(understood) if text.startswith("geometry")]) == 2
    assert "submission u2 is rejected: left out" in doubts(understood)


@pytest.mark.parametrize(
    "position",
    [
        {
            "about/position": "22.5 103.9 80 5",
            "_about/position_latitude": "22.5",
            "_about/position_altitude": "80",
        },
        {
            "about-position-Latitude": "22.5",
            "about-position-Longitude": "103.9",
            "about-position-Altitude": "80",
            "about-position-Accuracy": "5",
        },
        {"GPS": "22.5 103.9 80 5"},
    ],
)
@pytest.mark.parametrize("note", ["Dry season", ""])
def test_where_the_form_was_filled_in_is_noted(context, position, note):
    main = {**ANSWERS, **position, "note": note}
    understood = read_form(workbook(main | ADDED, STATEMENT | OWNER), "e.xlsx", context)
    (sheet,) = understood.sheets
    assert (sheet.note or "").split("\n") == [*([note] if note else []), WHERE]
    assert (doubts(understood), left(understood)) == ([], [])


def test_a_point_of_a_service_is_noted_as_phones_write_it(context):
    point = {"type": "Point", "coordinates": [103.9, 22.5, 80], "properties": {"accuracy": 5}}
    main = {**ANSWERS, "about/position": point, "statement": [STATEMENT]} | ADDED
    del main["note"]
    understood = read_form(json_of([main]), "e.json", context)
    assert understood.sheets[0].note == WHERE
    assert left(understood) == []


def test_words_in_the_place_of_a_position_are_left_over(context):
    main = {**ANSWERS, "about/position": "at the gate, 3rd lane"} | ADDED
    understood = read_form(workbook(main, STATEMENT | OWNER), "e.xlsx", context)
    assert any_of(left(understood), "at the gate, 3rd lane")


WHERE = "Filled in at 22.5 103.9 80 5"
