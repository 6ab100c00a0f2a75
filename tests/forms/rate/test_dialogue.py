"""Rating at the prompt: what is asked, what answers mean, and that no answer is ever lost."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.forms.rate.dialogue import Draft, RatingDialogue, draft_from, draft_text
from scorer.model import Statement

WORKSPACE = load_workspace(demo_workspace())
RUBRIC = WORKSPACE.rubric("bez-grid")
HEKOU = WORKSPACE.crossings["hekou-lao-cai"]
LAST = [each.value for each in WORKSPACE.assessments if each.value.crossing == HEKOU.id][-1]
TODAY = datetime.date(2026, 11, 21)
ABOUT = ["2026-07", "AB", "field-visit", ""]


def dialogue(last=None, answers=()):
    return RatingDialogue(HEKOU, RUBRIC, TODAY, last, answers=answers)


def told(*answers, last=None):
    """The dialogue after some answers, none of which was refused."""
    started = dialogue(last)
    for answer in answers:
        started.answer(answer)
        assert started.question is None or started.question.problem is None
    return started


def finished(*answers, last=None):
    """The sheet after some answers and Enter for everything else."""
    asked = told(*answers, last=last)
    while asked.question is not None:
        asked.answer("")
        assert asked.question is None or asked.question.problem is None
    return asked.result


def test_a_sheet_without_a_predecessor_is_asked_for_from_the_start():
    leaf = [
        "3",
        "2 to 4",
        "Runs all year.",
        "+ Rail",
        "plan",
        "VN",
        "",
        "- No banks",
        "",
        "",
        "",
        "",
    ]
    sheet = told(*ABOUT, *leaf, *(["-", "", "", ""] * 3), "").result
    assert (str(sheet.observed), sheet.assessor, sheet.method) == ("2026-07", "AB", "field-visit")
    assert sheet.recorded == TODAY
    trade = sheet.dimensions["trade"]
    assert (trade.rating, trade.plausible, trade.because) == (3, (2, 4), "Runs all year.")
    assert trade.strengths == (Statement(text="Rail", kind="plan", side="vn"),)
    assert trade.drawbacks == (Statement(text="No banks"),)
    assert sheet.dimensions["bez"].rating is None


def test_enter_keeps_what_the_last_sheet_said():
    sheet = finished("2026", last=LAST)
    unchanged = LAST.model_dump(exclude={"observed", "recorded"})
    assert sheet.model_dump(exclude={"observed", "recorded"}) == unchanged


def test_the_levels_and_the_last_rating_are_shown_with_the_question():
    asked = told("2026", "", "", "", last=LAST)
    shown = "\n".join(asked.question.about)
    assert all(level.text["en"] in shown for level in RUBRIC.leaves[0].levels.values())
    assert f"Last time: rated {LAST.dimensions['trade'].rating}" in shown
    assert LAST.dimensions["trade"].strengths[0].text in shown


def test_statements_are_kept_dropped_and_reworded():
    first, second, *_ = LAST.dimensions["trade"].strengths
    sheet = finished(*["2026", "", "", ""], *["", "", ""], "d", "r", "In new words.", "", last=LAST)
    kept = sheet.dimensions["trade"].strengths
    assert first not in kept
    assert kept[0] == second.model_copy(update={"text": "In new words."})


def test_a_dash_takes_away_what_was_there():
    sheet = finished(*["2026", "", "", ""], "-", "-", "-", last=LAST)
    trade = sheet.dimensions["trade"]
    assert (trade.rating, trade.plausible, trade.because) == (None, None, None)


def test_a_range_that_no_longer_holds_the_rating_is_not_offered():
    sheet = finished(*["2026", "", "", ""], "1", last=LAST)
    assert sheet.dimensions["trade"].rating == 1
    assert sheet.dimensions["trade"].plausible is None


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        ([], ""),
        ([], "2017-13"),
        ([], "next year"),
        (["2026"], ""),
        (["2026", "AB"], "guess"),
        (ABOUT, "7"),
        (ABOUT, "good"),
        (ABOUT, ""),
        ([*ABOUT, "3"], "4 to 5"),
        ([*ABOUT, "3"], "4 to 2"),
        ([*ABOUT, "3"], "about 3"),
        ([*ABOUT, "3", "", ""], "a statement"),
        ([*ABOUT, "3", "", "", "+ one"], "rumour"),
        ([*ABOUT, "3", "", "", "+ one", ""], "Vietnam"),
        ([*ABOUT, "3", "", "", "+ one", "", ""], "the 2018 paper"),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again_with_the_reason(before, answer):
    asked = told(*before)
    prompt = asked.question.prompt
    asked.answer(answer)
    assert asked.question.prompt == prompt
    assert asked.question.problem
    assert asked.answers == before


def test_an_answer_can_be_taken_back():
    asked = told(*ABOUT, "3")
    asked.back()
    assert asked.question.prompt.startswith("Cross-border trade")
    asked.answer("4")
    assert asked.answers == [*ABOUT, "4"]


@given(cut=st.integers(min_value=0, max_value=20))
@settings(max_examples=20)
def test_a_draft_goes_on_where_it_was_interrupted(cut):
    answers = ["2026", *[""] * 20]
    interrupted = told(*answers[:cut], last=LAST)
    draft = Draft(HEKOU.id, RUBRIC.reference, None, tuple(interrupted.answers))
    resumed = dialogue(LAST, draft_from(draft_text(draft)).answers)
    assert resumed.question == interrupted.question
    assert resumed.answers == interrupted.answers


def test_a_draft_that_no_longer_fits_goes_on_as_far_as_it_does():
    resumed = dialogue(answers=[*ABOUT, "9", "2 to 4"])
    assert resumed.answers == ABOUT
    assert resumed.question.problem is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"draft": 2}', '{"draft": 1}', "[" * 99_999]
)
def test_what_is_no_draft_is_none(text):
    assert draft_from(text) is None


def test_every_question_can_explain_itself():
    asked = dialogue()
    explanations = {}
    for answer in [*ABOUT, "3", "", "", "+ Rail", "", "", "", "", *["-", "", "", ""] * 3, ""]:
        explanations[asked.question.prompt] = asked.question.explanation
        asked.answer(answer)
    assert asked.result is not None
    assert all(explanations.values())
    assert "Source: an id that `scorer list sources` shows" in explanations
