"""No fixed text of a form is missing in any of its languages."""

import pytest

from scorer.files.workspace import demo_workspace, load_workspace
from scorer.texts.catalogue import languages
from scorer.texts.forms import FIELDS, form_text, said
from scorer.vocabulary import METHODS, STATEMENT_KINDS


def test_the_labels_of_one_language_can_be_told_apart():
    labels = (*FIELDS, "strengths", "drawbacks", "rating", "plausible", "because", "dimension")
    for language in languages():
        assert len({form_text(label, language).casefold() for label in labels}) == len(labels)


def test_a_language_that_the_forms_do_not_have_is_written_in_english():
    assert form_text("strengths", "fr") == "Strengths"
    assert form_text("strengths", "zh-Hant") == "优势"


@pytest.mark.parametrize("language", languages())
def test_what_one_form_calls_a_thing_all_forms_call_it(language):
    for key in ("observed", "recorded", "rating", "because", *STATEMENT_KINDS, "both", *METHODS):
        assert said(key, language).casefold() == form_text(key, language).casefold()


def test_no_text_of_the_shipped_rubric_is_missing_in_any_language():
    rubric = load_workspace(demo_workspace()).rubric("bez-grid")
    texts = {"title": rubric.title}
    texts |= {f"label {level}": label for level, label in rubric.scale.labels.items()}
    for leaf in rubric.leaves:
        texts |= {f"{leaf.id} title": leaf.title, f"{leaf.id} question": leaf.question}
        texts |= {f"{leaf.id} aspect {number}": text for number, text in enumerate(leaf.aspects)}
        texts |= {
            f"{leaf.id} level {level}": leaf.levels[level].text for level in rubric.scale.levels
        }
    for place, text in texts.items():
        assert isinstance(text, dict), place
        assert set(text) == set(languages()), place
        assert all(words.strip() for words in text.values()), place
        assert len(set(text.values())) == len(languages()), place
