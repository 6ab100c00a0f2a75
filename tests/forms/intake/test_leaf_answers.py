"""What is said of one dimension twice is doubted, and neither is silently preferred."""

from scorer.forms.intake.leaf_answers import LeafAnswers
from scorer.forms.intake.statement_words import Findings
from scorer.model import Scale

SCALE = Scale(min=1, max=5)


def answers(*given: object) -> tuple[LeafAnswers, Findings]:
    read, found = LeafAnswers(), Findings()
    for number, value in enumerate(given):
        read.put_level("rating", value, f"column {number}", SCALE, found)  # type: ignore[arg-type]
    return read, found


def test_a_second_other_rating_is_doubted_and_kept_and_the_first_stands():
    read, found = answers(3, "5")
    assert read.rating == 3
    assert [each.message for each in found.doubts] == ["the rating is 3 already; 5 is kept here"]
    assert [(each.place, each.text) for each in found.unplaced] == [("column 1", "5")]


def test_the_same_rating_twice_and_a_blank_beside_it_are_no_doubt():
    for given in ((3, 3), (3, None), (None, 3), (3, "n/a")):
        read, found = answers(*given)
        assert read.rating == 3
        assert found.doubts == []


def test_a_second_other_reason_is_doubted_and_kept():
    read, found = LeafAnswers(), Findings()
    for text in ("The road is closed.", None, "The road is closed.", "It rains."):
        read.put_because(text, "column 7", found)
    assert read.because == "The road is closed."
    assert [each.text for each in found.unplaced] == ["It rains."]
