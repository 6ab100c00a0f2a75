"""Responses as survey tools export them: each tool's own columns, headings and header rows."""

import json
from dataclasses import replace

import pytest

from scorer.forms.errors import FormError
from scorer.forms.reading import read_form
from tests.forms.services.exports import (
    LEAVES,
    TITLES,
    any_of,
    csv_of,
    doubts,
    left,
    ratings,
    statements,
    xlsx_of,
    zip_of,
)

RATE = "How would you rate each area?"
MATRIX = [f"{RATE} [{title}]" for title in TITLES]
GIVEN = ["3", "4 (Predictable)", "Ad hoc", "3 - Regular"]
READ = [[3, 4, 2, 3]]


def google(*questions, answers=(), when="2024/05/14 9:12:44 AM GMT+7", **told):
    header = [told.get("stamp", "Timestamp"), "Email Address", *questions]
    return [header, [when, "a1@example.org", *answers]]


def read(rows, context, name="answers.csv"):
    return read_form(csv_of(rows), name, context)


def test_google_forms_puts_the_dimension_into_brackets(context):
    rows = google("Which border crossing do you rate?", *MATRIX, answers=["Red River", *GIVEN])
    understood = read(rows, context)
    (sheet,) = understood.sheets
    assert ratings(understood) == READ
    assert (sheet.crossing, sheet.assessor, sheet.method) == (
        "red-river",
        "a1@example.org",
        "survey",
    )
    assert sheet.recorded == "2024-05-14"
    assert (doubts(understood), left(understood)) == ([], [])
    assert understood.recognised_as == "responses to Google Forms (CSV)"


def test_google_forms_comes_as_a_zip_too(context):
    rows = google("Border crossing", *MATRIX, answers=["Red River", *GIVEN])
    understood = read_form(zip_of({"Border survey.csv": csv_of(rows)}), "answers.zip", context)
    assert ratings(understood) == READ


@pytest.mark.parametrize(
    ("stamp", "rate", "titles"),
    [
        (
            "Dấu thời gian",
            "Bạn đánh giá thế nào?",
            ["Thương mại qua biên giới", "Đối thoại công - tư"],
        ),
        ("时间戳记", "您如何评价？", ["跨境贸易", "公私对话"]),
    ],
)
def test_google_forms_speaks_other_languages(context, stamp, rate, titles):
    rows = google(
        "Cửa khẩu",
        *[f"{rate} [{title}]" for title in titles],
        answers=["红河", "3", "2"],
        stamp=stamp,
    )
    (sheet,) = read(rows, context).sheets
    assert (sheet.crossing, sheet.recorded) == ("red-river", "2024-05-14")
    assert sheet.cells["trade"].rating == 3


def test_other_questions_about_a_dimension_are_told_by_their_words(context):
    rows = google(
        *("Border crossing", f"{RATE} [{TITLES[0]}]", f"Why? [{TITLES[0]}]"),
        *(f"Main strengths [{TITLES[0]}]", f"How important is it? [{TITLES[0]}]"),
        *(f"How many trucks a day? [{TITLES[0]}]", f"How would you rate {TITLES[1]}?"),
        *("What period does it describe?", "Comments"),
        answers=["Red River", "3", "No store", "A bridge", "5", "4", "4", "2024", "In a hurry"],
    )
    understood = read(rows, context)
    (sheet,) = understood.sheets
    assert ratings(understood) == [[3, 4, None, None]]
    assert sheet.cells["trade"].because == "No store"
    assert statements(understood) == ["A bridge"]
    assert (sheet.observed, sheet.note) == ("2024", "In a hurry")
    assert left(understood) == [
        f"How important is it? [{TITLES[0]}]: 5",
        f"How many trucks a day? [{TITLES[0]}]: 4",
    ]


def test_a_crossing_is_told_by_its_answers_or_by_one_explanation(context):
    by_answers = google("Q7", "Where do you live?", *MATRIX, answers=["Red River", "Red", *GIVEN])
    assert read(by_answers, context).sheets[0].crossing == "red-river"
    new = google("Q7", *MATRIX, answers=["New Pass", *GIVEN])
    understood = read(new, context)
    assert understood.sheets[0].crossing is None
    assert any_of(doubts(understood), "--map QUESTION=crossing")
    explained = replace(context, meanings={"Q7": "crossing"})
    understood = read(new, explained)
    assert (understood.sheets[0].crossing, doubts(understood)) == ("New Pass", [])


def test_of_two_questions_about_crossings_the_one_that_asks_which_counts(context):
    questions = ("Which border crossing do you rate?", "Have you seen another border crossing?")
    rows = google(*questions, *MATRIX, answers=["New Pass", "yes", *GIVEN])
    understood = read(rows, context)
    assert understood.sheets[0].crossing == "New Pass"
    assert left(understood) == ["Have you seen another border crossing?: yes"]


def test_a_question_that_the_map_names_and_nobody_asks_is_doubted(context):
    rows = google("Border crossing", *MATRIX, answers=["Red River", *GIVEN])
    understood = read(rows, replace(context, meanings={"Q9": "crossing"}))
    assert any_of(doubts(understood), "there is no question 'Q9'")


def test_a_figure_in_the_wording_of_a_question_is_left_over(context):
    rows = google(
        *("Border crossing", f"Rate it as of 2019 [{TITLES[0]}]"),
        f"Rate {TITLES[1]} from 1 (Absent) to 5 (Exemplary)",
        answers=["Red River", "3", "4"],
    )
    understood = read(rows, context)
    assert ratings(understood) == [[3, 4, None, None]]
    assert left(understood) == [f"Rate it as of 2019 [{TITLES[0]}]"]


def test_a_survey_that_rates_nothing_is_refused_with_advice(context):
    rows = google("Border crossing", "Is it busy?", answers=["Red River", "yes"])
    with pytest.raises(FormError, match=r"Is it busy\?.*--map QUESTION=trade"):
        read(rows, context)


def test_days_with_the_month_first_are_told_by_the_other_days(context):
    header, row = google("Border crossing", *MATRIX, answers=["Red River", *GIVEN])
    first = ["5/6/2024 9:12:44", *row[1:]]
    second = ["5/14/2024 9:12:44", *row[1:]]
    recorded = [sheet.recorded for sheet in read([header, first, second], context).sheets]
    assert recorded == ["2024-05-06", "2024-05-14"]


MICROSOFT = ["ID", "Start time", "Completion time", "Email", "Name"]


def microsoft(*rows, header=MICROSOFT):
    return xlsx_of(Sheet1=[[*header, "Border crossing\n", *TITLES], *rows])


def test_the_name_in_microsoft_forms_is_the_respondent(context):
    begun, sent = "2024-05-14 09:12:44", "2024-05-14 09:22:04"
    content = microsoft(
        [1, begun, sent, "anonymous", "Ann Bo", "Red River", *GIVEN],
        [2, begun, sent, "c@example.org", "", "New Pass", *GIVEN],
        [3, begun, sent, "anonymous", "", "North Gate-Nam Quan", *GIVEN],
    )
    sheets = read_form(content, "answers.xlsx", context).sheets
    assert [sheet.crossing for sheet in sheets] == ["red-river", "New Pass", "north-gate"]
    assert [sheet.assessor for sheet in sheets] == ["Ann Bo", "c@example.org", None]
    assert {sheet.recorded for sheet in sheets} == {"2024-05-14"}


def test_microsoft_forms_speaks_chinese(context):
    header = ["序号", "开始时间", "完成时间", "电子邮件", "名称", "口岸", "跨境贸易"]
    rows = [header, ["1", "2024/5/14 9:12:44", "2024/5/14 9:22:44", "匿名", "", "红河", "3分"]]
    (sheet,) = read(rows, context).sheets
    assert (sheet.crossing, sheet.assessor) == ("red-river", None)
    assert sheet.cells["trade"].rating == 3


LIMESURVEY = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
SENT = ["7", "2024-05-14 09:22:04", "3", "en", "12345"]


@pytest.mark.parametrize("code", ["G1Q1[{}]", "G1Q1_{}"])
def test_limesurvey_puts_the_code_of_the_row_into_brackets(context, code):
    header = [*LIMESURVEY, "crossing", *(code.format(leaf) for leaf in LEAVES)]
    understood = read([header, [*SENT, "red-river", *GIVEN]], context)
    assert ratings(understood) == READ
    assert (understood.sheets[0].recorded, doubts(understood)) == ("2024-05-14", [])


def test_limesurvey_with_full_headings_and_an_unfinished_response(context):
    header = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    header += ["Which crossing?", "Which crossing? [Other]", *MATRIX]
    unfinished = ["8", "", "1", "en", "1", "", "New Pass", "5", "", "", ""]
    understood = read([header, [*SENT, "Red River", "", *GIVEN], unfinished], context)
    assert ratings(understood) == [[3, 4, 2, 3], [5, None, None, None]]
    assert [sheet.crossing for sheet in understood.sheets] == ["red-river", "New Pass"]
    assert doubts(understood) == ["response 8 was not finished"]


def test_limesurvey_with_codes_and_headings_at_once(context):
    header = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    header += ["startlanguage. Start language", "seed. Seed", "Q1. Border crossing"]
    header += [f"G1Q1[SQ00{n}]. {heading}" for n, heading in enumerate(MATRIX, start=1)]
    forgotten = ["7", "1980-01-01 00:00:00", "3", "en", "1"]
    understood = read([header, [*forgotten, "Red River", *GIVEN]], context)
    assert ratings(understood) == READ
    assert understood.sheets[0].recorded is None


def test_codes_of_limesurveys_answers_are_levels_with_a_doubt(context):
    header = [*LIMESURVEY, "crossing", *(f"G1Q1[{leaf}]" for leaf in LEAVES)]
    understood = read([header, [*SENT, "red-river", "A3", "A4", "A2", "A9"]], context)
    assert ratings(understood) == [[3, 4, 2, None]]
    assert any_of(doubts(understood), "by their codes (A3)")
    assert left(understood) == ["G1Q1[dialogue]: A9"]


def test_parts_of_a_question_without_names_stand_in_the_order_of_the_rubric_if_somebody_says_so(
    context,
):
    parts = [f"rate[SQ00{number}]" for number in range(1, 5)]
    rows = [[*LIMESURVEY, "crossing", *parts], [*SENT, "red-river", "A3", "A4", "2", "3"]]
    with pytest.raises(FormError, match="--map rate=dimension"):
        read(rows, context)
    understood = read(rows, replace(context, meanings={"rate": "dimension"}))
    assert ratings(understood) == READ
    assert not any("--map explains" in message for message in doubts(understood))


def test_fewer_parts_than_dimensions_are_not_told_by_their_order(context):
    rows = [[*LIMESURVEY, "crossing", "rate[SQ001]", "rate[SQ002]"], [*SENT, "red-river", "3", "4"]]
    with pytest.raises(FormError):
        read(rows, replace(context, meanings={"rate": "dimension"}))


QUALTRICS = {
    "StartDate": "Start Date",
    "EndDate": "End Date",
    "Status": "Response Type",
    "Progress": "Progress",
    "Finished": "Finished",
    "ResponseId": "Response ID",
    "RecipientLastName": "Recipient Last Name",
    "RecipientFirstName": "Recipient First Name",
    "Q1": "Which crossing do you rate?",
    **{f"Q2_{n}": f"Rate it: - {title}" for n, title in enumerate(TITLES, start=1)},
    "Q3": "Anything else?",
}
IMPORT_IDS = [json.dumps({"ImportId": name}) for name in QUALTRICS]


def response(status, identity="R_1", finished="1", given=GIVEN):
    times = ["2024-05-14 02:12:44", "2024-05-14 02:22:04"]
    return [*times, status, "100", finished, identity, "Bo", "Ann", "Red River", *given, "Hello"]


def test_qualtrics_has_three_header_rows_and_previews(context):
    rows = [
        *([*QUALTRICS], [*QUALTRICS.values()], IMPORT_IDS),
        *(response("0"), response("1", "R_2"), response("0", "R_3", "0")),
    ]
    understood = read(rows, context)
    assert ratings(understood) == READ * 2
    assert understood.sheets[0].assessor == "Ann Bo"
    assert doubts(understood) == [
        "response R_2 is a preview or a test: left out",
        "response R_3 was not finished",
    ]
    assert left(understood) == ["Q3. Anything else?: Hello"] * 2


def test_qualtrics_with_words_and_two_header_rows(context):
    rows = [[*QUALTRICS], [*QUALTRICS.values()]]
    rows += [response("IP Address", finished="True"), response("Survey Preview", "R_2")]
    understood = read_form(xlsx_of(Sheet0=rows), "answers.xlsx", context)
    assert ratings(understood) == READ
    assert any_of(doubts(understood), "R_2 is a preview")


def test_qualtrics_writes_another_crossing_into_a_column_of_its_own(context):
    asked = "Which border crossing do you rate?"
    labels = {**QUALTRICS, "Q1": f"{asked} - Selected Choice"}
    header = [*labels, "Q1_9_TEXT"]
    below = [*labels.values(), f"{asked} - Other (please specify) - Text"]
    known, other = [*response("0"), ""], [*response("0", "R_2"), "New Pass"]
    other[header.index("Q1")] = "Other (please specify)"
    understood = read([header, below, known, other], context)
    assert [sheet.crossing for sheet in understood.sheets] == ["red-river", "New Pass"]
    assert doubts(understood) == []


def test_one_explanation_by_the_short_name_of_a_question_is_enough(context):
    labels = {**QUALTRICS, "Q1": "Where?"}
    rows = [[*labels], [*labels.values()], IMPORT_IDS, response("0")]
    rows[3][[*labels].index("Q1")] = "New Pass"
    (sheet,) = read(rows, replace(context, meanings={"q1": "crossing"})).sheets
    assert sheet.crossing == "New Pass"


MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "First Name", "Last Name"]


def test_surveymonkey_puts_the_rows_of_a_matrix_below_its_question(context):
    header = [*MONKEY, "Which border crossing do you rate?", "", RATE, "", "", ""]
    below = [""] * len(MONKEY) + ["Response", "Other (please specify)", *TITLES]
    sent = ["05/06/2024 09:12:44 AM", "05/06/2024 09:22:44 AM"]
    rows = [
        *(header, below),
        ["1", "2", *sent, "Ann", "Bo", "Red River", "", *GIVEN],
        ["2", "2", *sent, "", "", "", "New Pass", "3", "", "", ""],
    ]
    for content, name in ((csv_of(rows), "a.csv"), (xlsx_of(Sheet=rows), "a.xlsx")):
        understood = read_form(content, name, context)
        assert ratings(understood) == [[3, 4, 2, 3], [3, None, None, None]]
        assert [sheet.crossing for sheet in understood.sheets] == ["red-river", "New Pass"]
        assert understood.sheets[0].assessor == "Ann Bo"
        assert understood.sheets[0].recorded == "2024-05-06"
        assert (doubts(understood), left(understood)) == ([], [])


def test_surveymonkey_may_ask_without_a_question_mark(context):
    rows = [
        [*MONKEY, "Border crossing", "Please rate", "", "", ""],
        [*[""] * len(MONKEY), "Response", *TITLES],
        ["11", "22", "05/14/2024", "05/14/2024", "", "", "Red River", *GIVEN],
    ]
    assert ratings(read(rows, context)) == READ


def test_what_qualtrics_says_of_a_choice_with_a_text_is_no_part_of_the_question(context):
    names = ["StartDate", "EndDate", "Status", "Finished", "ResponseId", "Q1", "Q2", "Q2_4_TEXT"]
    asked = ["Border crossing", f"{TITLES[0]} - Selected Choice", f"{TITLES[0]} - Other - Text"]
    labels = ["Start Date", "End Date", "Response Type", "Finished", "Response ID", *asked]
    sent = ["2024-05-14", "2024-05-14", "0", "1", "R_1", "Red River", "3", "with a remark"]
    understood = read([names, labels, sent], context)
    assert [each[0] for each in ratings(understood)] == [3]
    assert any("with a remark" in text for text in left(understood))


def test_a_table_of_ratings_with_a_time_in_front_stays_a_table(context):
    rows = [["timestamp", "crossing", "year", "dimension", "rating"]]
    rows += [["x", "red-river", "2018", "trade", "3"]]
    assert read(rows, context).recognised_as == "a table of ratings (a row per rating)"
