"""Headings name a dimension or a crossing however they are numbered, hinted at or shortened."""

import pytest

from scorer.forms.intake.context import FormContext


@pytest.mark.parametrize(
    ("heading", "leaf"),
    [
        ("trade", "trade"),
        ("Trade (1-5)", "trade"),
        ("1. Cross-border trade", "trade"),
        ("2. Transport & logistics", "transport"),
        ("PPD", "dialogue"),
        ("Logistics and transport", "transport"),
        ("Đối thoại công - tư", "dialogue"),
        ("Trade volume", None),
        ("4.", None),
        ("", None),
    ],
)
def test_a_heading_names_a_dimension(context, heading, leaf):
    assert context.headings.leaf(heading) == leaf


def test_a_name_is_not_guessed_from_its_likeness(context):
    assert context.headings.leaf_named("Logistics and transport") is None


def test_what_somebody_explained_comes_first(context):
    explained = FormContext(context.rubric, {}, {"Trade": "transport", "Q7": "bez"})
    assert explained.headings.leaf("trade") == "transport"
    assert explained.headings.leaf("q7") == "bez"
    assert explained.headings.leaf("Cross-border trade") == "trade"


def test_a_crossing_is_known_by_every_name_and_by_the_id_in_brackets(context):
    for written in ("Red River", "sông hồng", "The river crossing (red-river)"):
        assert context.headings.crossing(written) == "red-river"
