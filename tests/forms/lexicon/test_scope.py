"""Words of forms are known in every language, however they are composed, cased or numbered."""

import unicodedata

import pytest

from scorer.forms.lexicon.answers import POLARITY
from scorer.forms.lexicon.grids import CELL_LABELS, GRID_COLUMNS, HEAD
from scorer.forms.lexicon.questions import STATEMENT_QUESTIONS
from scorer.forms.lexicon.tables import TABLE_COLUMNS
from scorer.model.names import plain_name
from scorer.texts.forms import form_texts


@pytest.mark.parametrize("column", ["strengths", "drawbacks", "rating", "because"])
def test_a_heading_is_known_composed_and_decomposed(column):
    for heading in form_texts(column):
        for form in ("NFC", "NFD"):
            assert GRID_COLUMNS.meaning(unicodedata.normalize(form, heading)) == column


def test_a_word_of_a_list_is_known_composed_and_decomposed():
    for form in ("NFC", "NFD"):
        assert POLARITY.word(unicodedata.normalize(form, "Điểm mạnh")) == "strength"


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("STRENGTHS:", "strengths"),
        ("2. Weaknesses", "drawbacks"),
        ("Strengths (in your own words)", "strengths"),
        ("diem manh", "strengths"),
        ("Strong points", "strengths"),
        ("The strengths of it", None),
        ("", None),
    ],
)
def test_numbering_hints_case_and_accents_do_not_hide_a_heading(heading, meaning):
    assert GRID_COLUMNS.meaning(heading) == meaning


def test_a_word_means_what_may_stand_where_it_stands():
    assert HEAD.meaning("Date") == "recorded"
    assert TABLE_COLUMNS.meaning("Date") == "observed"
    assert TABLE_COLUMNS.meaning("id") == "code"
    assert STATEMENT_QUESTIONS.meaning("id") == "id"


def test_a_label_is_read_with_what_stands_behind_its_colon():
    assert CELL_LABELS.labelled("Reason: the road is open") == ("because", "the road is open")
    assert CELL_LABELS.labelled("Lý do：đường mở") == ("because", "đường mở")
    assert CELL_LABELS.labelled("At 8:30 the gate opens") is None


def test_the_words_of_one_scope_are_told_apart_with_and_without_accents():
    for scope in (GRID_COLUMNS, HEAD, CELL_LABELS, POLARITY):
        for meaning in scope.meanings:
            for word in form_texts(meaning) if scope is not POLARITY else ():
                assert scope.meaning(word) == scope.meaning(plain_name(word)) == meaning
