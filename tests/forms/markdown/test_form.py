"""The Markdown form: what is written into it is read back, also after a way through e-mail."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scorer.forms.intake.context import FormRequest
from scorer.forms.markdown.read import read_markdown
from scorer.forms.markdown.write import write_markdown
from scorer.model import Assessment
from scorer.texts.catalogue import languages
from scorer.texts.forms import form_text
from tests.forms.assessments import SURPRISES, as_assessment, assessments


def read(text, context):
    return read_markdown(text.encode(), "form.md", context)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    first=assessments("red-river"),
    second=assessments("north-gate"),
    language=st.sampled_from(languages()),
)
def test_prefilled_forms_read_back_as_the_assessments(context, first, second, language):
    requests = [FormRequest(context.crossings[each.crossing], each) for each in (first, second)]
    understood = read(write_markdown(requests, context.rubric, language), context)
    assert [as_assessment(sheet, context.rubric) for sheet in understood.sheets] == [first, second]
    assert not understood.unplaced
    assert not [doubt for sheet in understood.sheets for doubt in sheet.doubts]


def filled_with(text, workspace):
    shipped = workspace.assessments[0].value.model_dump(mode="json")
    shipped["crossing"] = "red-river"
    if text.strip("_"):
        shipped |= {"note": text, "assessor": text, "round": text}
    for cell in shipped["dimensions"].values():
        cell["because"] = text
        cell["strengths"] = [{"text": text, "id": "a"}, {"text": text, "kind": "need"}]
    return Assessment.model_validate(shipped)


@pytest.mark.parametrize("text", SURPRISES, ids=lambda text: repr(text[:20]))
def test_every_surprising_text_survives_in_every_field(context, workspace, text):
    assessment = filled_with(text, workspace)
    form = write_markdown(
        [FormRequest(context.crossings["red-river"], assessment)], context.rubric, "en"
    )
    for sent in (form, form.replace("\n", "\r\n"), "".join(f"> {e}\n" for e in form.split("\n"))):
        (sheet,) = read(sent, context).sheets
        assert as_assessment(sheet, context.rubric) == assessment


@pytest.mark.parametrize("text", ["<b>html</b> & &lt;", "a | b", "# x", "[a](http://b)", "*x* _y_"])
def test_a_text_shows_as_it_was_written(context, workspace, text):
    assessment = filled_with(text, workspace)
    form = write_markdown(
        [FormRequest(context.crossings["red-river"], assessment)], context.rubric, "en"
    )
    tokens = MarkdownIt().parse(form)
    shown = [
        "".join(child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    assert f"{text} [fact, #a]" in shown
    assert not any(child.type == "html_inline" for t in tokens for child in t.children or ())


@pytest.mark.parametrize("language", languages())
def test_a_blank_form_names_its_crossing_and_rubric_and_says_nothing_else(context, language):
    requests = [FormRequest(crossing) for crossing in context.crossings.values()]
    understood = read(write_markdown(requests, context.rubric, language), context)
    assert [sheet.crossing for sheet in understood.sheets] == list(context.crossings)
    for sheet in understood.sheets:
        assert (sheet.rubric, sheet.observed, sheet.method) == ("bez-grid@1", None, None)
        assert not sheet.doubts
        assert not any(c.because or c.strengths or c.drawbacks for c in sheet.cells.values())
        assert {cell.rating for cell in sheet.cells.values()} == {None}
    assert not understood.unplaced


def test_a_form_typed_by_hand_is_understood(context):
    text = """## Sông Hồng

Assessor: A. Example

Best wishes to all of you!

### Trade

1 2 (3) 4 5

**Strengths**
- fruit [plan]
- a long line that a mail program
broke in two

**Drawbacks:**

no banks

### Transport & logistics
Rating: 9
"""
    understood = read(text, context)
    (sheet,) = understood.sheets
    trade = sheet.cells["trade"]
    assert (sheet.crossing, sheet.assessor, trade.rating) == ("red-river", "A. Example", 3)
    assert [(s.text, s.kind) for s in trade.strengths] == [
        ("fruit", "plan"),
        ("a long line that a mail program broke in two", "fact"),
    ]
    assert [s.text for s in trade.drawbacks] == ["no banks"]
    assert any("9 is off the scale" in doubt.message for doubt in sheet.doubts)
    assert [(each.place, each.text) for each in understood.unplaced] == [
        ("line 5", "Best wishes to all of you!"),
        ("line 21", "Rating: 9"),
    ]


def rated(line, context):
    (sheet,) = read(f"## Red River\n\n### Trade\n\n{line}\n", context).sheets
    doubts = [each for each in sheet.doubts if "not in the form" not in each.message]
    return sheet.cells["trade"].rating, doubts


@pytest.mark.parametrize(
    "line",
    [
        "- **Rating:** 1  2  [3]  4  5",
        "- **Rating:** 1  2  \\[3\\]  4  5",
        "- **Rating:** 1  2  \\[3]  4  5",
        "- **Rating:** `1 2 [3] 4 5`",
        "- **Rating:** 1  2  **3**  4  5",
        "- **Rating:** 1  2  \\*3\\*  4  5",
        "-**Rating:** 3",
    ],
)
def test_a_marked_level_is_the_rating_with_backslashes_or_without(context, line):
    assert rated(line, context) == (3, [])


@pytest.mark.parametrize("line", ["- **Rating:** 1  2  3  4  5", "- **Rating:**", "Rating: -"])
def test_a_rating_line_left_blank_is_no_doubt(context, line):
    assert rated(line, context) == (None, [])


@pytest.mark.parametrize(
    "line",
    [
        "- **Rating:** 1  2  ,3  4  5",
        "- **Rating:** 1  2  [3  4  5",
        "- **Rating:** 1  2  [3]  5",
        "- **Rating:** three or so",
        "- **Rating** 3",
    ],
)
def test_a_rating_line_that_was_changed_and_gives_no_rating_is_doubted(context, line):
    rating, doubts = rated(line, context)
    assert rating is None
    assert [doubt.place for doubt in doubts] == ["line 5"]


@pytest.mark.parametrize("language", languages())
def test_the_instruction_shows_its_example_without_backslashes(context, language):
    form = write_markdown([FormRequest(context.crossings["red-river"])], context.rubric, language)
    assert " `1 2 [3] 4 5`" in form


@pytest.mark.parametrize(
    ("lines", "statements"),
    [
        (
            ["- Market days are kept", "-Second without blank", "Third no hyphen"],
            ["Market days are kept", "Second without blank Third no hyphen"],
        ),
        (["-one", "-two"], ["one", "two"]),
        (["  - one", "  - two"], ["one", "two"]),
        (["- one", "  - and below it"], ["one\n- and below it"]),
        (["- Cold", "-5 °C in winter"], ["Cold", "-5 °C in winter"]),
        (["- one", "---", "- two"], ["one", "two"]),
        (["- one", "  more of one", "", "-", "- two"], ["one\nmore of one", "two"]),
    ],
)
def test_every_line_that_begins_with_a_hyphen_is_a_statement(context, lines, statements):
    text = "\n".join(["## Red River", "### Trade", "#### Strengths", *lines])
    (sheet,) = read(text, context).sheets
    assert [each.text for each in sheet.cells["trade"].strengths] == statements


@pytest.mark.parametrize(
    ("line", "method"),
    [
        ("- **Method:** desk review / **field visit** / workshop / survey", "field-visit"),
        ("- **Method:** desk review / \\[field visit\\] / workshop / survey", "field-visit"),
        ("- **Method** (keep one, delete the others): field visit", "field-visit"),
        ("- Phương pháp: **khảo sát thực địa**", "field-visit"),
        ("- **Method:** desk review / field visit / workshop / survey", None),
        ("- **Method:** desk review / field visit", "desk review / field visit"),
        ("- **Method:** [survey] / [workshop]", "[survey] / [workshop]"),
    ],
)
def test_the_method_is_the_one_that_is_marked_or_left(context, line, method):
    (sheet,) = read(f"## Red River\n\n{line}\n\n### Trade\n", context).sheets
    assert sheet.method == method


@pytest.mark.parametrize("language", languages())
def test_the_form_says_how_to_write_periods_and_days_and_to_choose_a_method(context, language):
    form = write_markdown([FormRequest(context.crossings["red-river"])], context.rubric, language)
    for key in ("observed_hint", "recorded_hint", "round_hint", "method_hint_markdown"):
        assert form_text(key, language) in form


def test_an_unknown_tag_is_doubted_and_left_in_the_text(context):
    text = "## Red River\n### Trade\n#### Strengths\n- A bridge [planed]\n- A road [plan]\n"
    (sheet,) = read(text, context).sheets
    assert [each.text for each in sheet.cells["trade"].strengths] == ["A bridge [planed]", "A road"]
    (doubt,) = [each for each in sheet.doubts if "did you mean [plan]?" in each.message]
    assert doubt.place == "line 4"


@pytest.mark.parametrize("mark", ["", "**"])
def test_lines_with_labels_right_below_one_another_are_fields_of_their_own(context, mark):
    head = [
        f"{mark}{each[0]}:{mark} {each[1]}" for each in [("Period", "2018"), ("Assessor", "A1")]
    ]
    rating = ["### Trade", f"{mark}Rating:{mark} 3", f"{mark}Reason:{mark} so it is", "since May"]
    (sheet,) = read("\n".join(["## Red River", *head, *rating]), context).sheets
    assert (sheet.observed, sheet.assessor) == ("2018", "A1")
    assert (sheet.cells["trade"].rating, sheet.cells["trade"].because) == (3, "so it is since May")


@pytest.mark.parametrize("line", ["**Rating:** 1  2  3  [4]  5", "Rating: 4", "1 2 [3] 4 5"])
def test_a_rating_among_the_statements_is_doubted(context, line):
    text = f"## Red River\n### Trade\n- **Rating:** 1 2 3 4 5\n#### Drawbacks\n- {line}\n"
    (sheet,) = read(text, context).sheets
    assert sheet.cells["trade"].rating is None
    assert any("a rating stands among the drawbacks" in each.message for each in sheet.doubts)
