"""No fixed text of a form is missing in any of its languages."""

import pytest

from scorer.forms import texts_tables as tables
from scorer.forms.intake.proposals import METHODS
from scorer.forms.texts import FIELDS, LANGUAGES, TEXTS, form_text
from scorer.vocabulary import STATEMENT_KINDS


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_is_there_in_every_language(key):
    assert tuple(TEXTS[key]) == LANGUAGES
    assert all(text.strip() for text in TEXTS[key].values())


def test_the_labels_of_one_language_can_be_told_apart():
    labels = (*FIELDS, "strengths", "drawbacks", "rating", "plausible", "because", "dimension")
    for language in LANGUAGES:
        assert len({form_text(label, language).casefold() for label in labels}) == len(labels)


def test_a_language_that_the_forms_do_not_have_is_written_in_english():
    assert form_text("strengths", "fr") == "Strengths"
    assert form_text("strengths", "zh-Hant") == "优势"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_form_calls_a_thing_all_forms_call_it(language):
    kinds_and_methods = (*STATEMENT_KINDS, "both", *METHODS)
    for key in (*FIELDS, "rating", "not_rated", "because", *kinds_and_methods):
        if key in tables.TEXTS:
            word = form_text(key, language)
            assert tables.said(key, language).casefold() == word.casefold()
    assert {"observed", "recorded", *kinds_and_methods} <= set(tables.TEXTS)


def test_no_text_of_the_shipped_rubric_is_missing_in_any_language(workspace):
    rubric = workspace.rubric("bez-grid")
    texts = {"title": rubric.title}
    texts |= {f"label {level}": label for level, label in rubric.scale.labels.items()}
    for leaf in rubric.leaves:
        texts |= {f"{leaf.id} title": leaf.title, f"{leaf.id} question": leaf.question}
        texts |= {f"{leaf.id} aspect {number}": text for number, text in enumerate(leaf.aspects)}
        texts |= {f"{leaf.id} level {level}": leaf.levels[level] for level in rubric.scale.levels}
    for place, text in texts.items():
        assert isinstance(text, dict), place
        assert set(text) == set(LANGUAGES), place
        assert all(words.strip() for words in text.values()), place
        assert len(set(text.values())) == len(LANGUAGES), place
