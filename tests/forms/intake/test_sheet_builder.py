"""What is said of one dimension twice is doubted, and neither is silently preferred."""

import pytest

from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.marks.levels import level_in


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def sheet(context, ledger) -> SheetBuilder:
    return SheetBuilder(context, ledger, "here")


def rate(sheet, ledger, scale, *values):
    for number, value in enumerate(values):
        entry = ledger.enter(f"column {number}", str(value))
        sheet.rate("trade", level_in(value, scale), entry)


def left(ledger):
    return [(each.place, each.text) for each in ledger.left_over()]


def test_a_second_other_rating_is_doubted_and_kept_and_the_first_stands(sheet, ledger, context):
    rate(sheet, ledger, context.rubric.scale, 3, "5")
    read = sheet.finish(of_a_whole_form=False)
    assert read.cells["trade"].rating == 3
    assert "rated 3 and 5; 3 stands" in read.doubts[0].message
    assert left(ledger) == [("column 1", "5")]


@pytest.mark.parametrize("given", [(3, 3), (3, None), (None, 3), (3, "n/a")])
def test_the_same_rating_twice_and_a_blank_beside_it_are_no_doubt(sheet, ledger, context, given):
    rate(sheet, ledger, context.rubric.scale, *given)
    read = sheet.finish(of_a_whole_form=False)
    assert (read.cells["trade"].rating, read.doubts, left(ledger)) == (3, (), [])


def test_a_range_in_place_of_a_rating_is_kept_as_the_plausible_range(sheet, ledger, context):
    rate(sheet, ledger, context.rubric.scale, "3-4")
    read = sheet.finish(of_a_whole_form=False)
    assert (read.cells["trade"].rating, read.cells["trade"].plausible) == (None, (3, 4))
    assert len(read.doubts) == 1


def test_a_second_other_reason_or_range_is_doubted_and_kept(sheet, ledger):
    for text in ("The road is closed.", " ", "The road is closed.", "It rains."):
        sheet.set_because("trade", text, ledger.enter("reason", text))
    for text in ("2 to 3", "2-3", "1 to 4", "a wide one"):
        sheet.set_plausible("trade", text, ledger.enter("range", text))
    read = sheet.finish(of_a_whole_form=False)
    assert read.cells["trade"].because == "The road is closed."
    assert read.cells["trade"].plausible == (2, 3)
    assert [text for _, text in left(ledger)] == ["It rains.", "1 to 4", "a wide one"]
    assert len(read.doubts) == 3


def test_half_a_plausible_range_is_doubted_and_kept(sheet, ledger, context):
    entry = ledger.enter("low", "2")
    sheet.set_end("trade", "low", level_in("2", context.rubric.scale), entry)
    read = sheet.finish(of_a_whole_form=False)
    assert read.cells["trade"].plausible is None
    assert left(ledger) == [("low", "plausible: 2 to None")]


def test_a_field_that_says_two_things_keeps_the_first_and_doubts_the_second(sheet, ledger):
    for assessor in ("A1", "A1", "B2"):
        sheet.set_field("assessor", assessor, ledger.enter("head", assessor))
    read = sheet.finish(of_a_whole_form=False)
    assert read.assessor == "A1"
    assert left(ledger) == [("head", "B2")]
    assert "said twice" in read.doubts[0].message
