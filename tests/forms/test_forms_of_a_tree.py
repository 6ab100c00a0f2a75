"""Forms of a rubric with branches print the branches' titles and questions, and read back."""

from datetime import date

import pytest

from scorer.forms.intake.context import FormContext, FormRequest
from scorer.forms.kinds import write_form
from scorer.forms.rate.dialogue import RatingDialogue
from scorer.forms.reading import read_form
from scorer.model import Assessment, Crossing, Rubric
from scorer.texts.catalogue import languages

LEVELS = {number: f"level {number}" for number in range(1, 6)}
TREE = Rubric.model_validate(
    {
        "rubric": "two-sides",
        "version": "1.0.0",
        "title": "Two sides",
        "scale": {"min": 1, "max": 5},
        "dimensions": [
            {
                "id": "access",
                "title": "Access to the gate",
                "question": "How well is the gate reached?",
                "dimensions": [
                    {
                        "id": "road",
                        "title": "Side A",
                        "levels": LEVELS,
                    },
                    {
                        "id": "rail",
                        "title": "Side B",
                        "levels": LEVELS,
                    },
                ],
            },
            {
                "id": "people",
                "title": "People at the gate",
                "question": "How are people served?",
                "dimensions": [{"id": "queue", "title": "Queues", "levels": LEVELS}],
            },
        ],
    }
)
GATE = Crossing(id="gate", name="The Gate", kind="area")
SHEET = Assessment.model_validate(
    {
        "crossing": "gate",
        "rubric": "two-sides@1",
        "observed": "2018",
        "recorded": "2026-01-02",
        "assessor": "A1",
        "method": "survey",
        "dimensions": {
            "road": {"rating": 3, "strengths": ["Wide"], "drawbacks": ["Steep"]},
            "rail": {"rating": None},
            "queue": {"rating": 2, "because": "Seen", "drawbacks": ["Long"]},
        },
    }
)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "md"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_form_of_a_tree_reads_back_with_nothing_left(kind, language):
    context = FormContext(TREE, {"gate": GATE})
    written = write_form(kind, [FormRequest(GATE, SHEET)], TREE, language)
    content = written.encode() if isinstance(written, str) else written
    understood = read_form(content, f"form.{kind}", context)
    (sheet,) = understood.sheets
    assert dict(sheet.cells) == dict(SHEET.dimensions)
    assert not sheet.doubts
    assert not understood.unplaced


@pytest.mark.parametrize("kind", ["docx", "xlsx", "md", "xlsform"])
def test_each_branch_is_printed_with_its_question_in_the_order_of_the_rubric(kind, text_of):
    text = text_of(write_form(kind, [FormRequest(GATE)], TREE, "en"))
    for branch in ("access", "people"):
        node = next(each for each in TREE.nodes if each.id == branch)
        assert text.count(node.question) == (len(languages()) if kind == "xlsform" else 1)
    order = [text.index(node.question) for node in TREE.nodes if node.question]
    assert order == sorted(order)


def test_the_prompt_says_a_branch_before_its_first_leaf_and_not_again():
    dialogue = RatingDialogue(GATE, TREE, date(2026, 1, 2), SHEET)
    said = []
    while dialogue.question is not None:
        said.append("\n".join(dialogue.question.about))
        dialogue.answer("2018" if dialogue.question.default is None else "")
    shown = "\n".join(said)
    order = ["Access to the gate", "Side A", "Side B", "People at the gate", "Queues"]
    assert [shown.index(f"\n{title}\n") for title in order] == sorted(
        shown.index(f"\n{title}\n") for title in order
    )
    assert shown.count("How well is the gate reached?") == 1


@pytest.fixture
def text_of():
    import io
    import re
    import zipfile

    import openpyxl

    def text(written):
        if isinstance(written, str):
            return written
        with zipfile.ZipFile(io.BytesIO(written)) as package:
            if "word/document.xml" in package.namelist():
                return re.sub("<[^>]+>", "\n", package.read("word/document.xml").decode())
        book = openpyxl.load_workbook(io.BytesIO(written))
        sheet = next(each for each in book if each.title in ("The Gate", "survey"))
        return "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)

    return text
