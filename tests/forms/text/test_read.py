"""A grid saved as plain text is read: cells behind tabs, statements between rules."""

import pytest

from scorer.forms.errors import FormError
from scorer.forms.text.read import read_plain_text
from tests.forms.text_files import GRID


def read(text, context):
    return read_plain_text(text.encode(), "grid.txt", context)


def texts(statements):
    return [statement.text for statement in statements]


def test_the_cells_of_a_grid_are_found_behind_their_tabs(context):
    (sheet,) = read(GRID, context).sheets
    assert sheet.crossing == "red-river"
    assert texts(sheet.cells["trade"].strengths) == ["Fruit trade grows", "Banks on both sides"]
    assert texts(sheet.cells["trade"].drawbacks) == ["No cold store", "Slow agreements"]
    assert texts(sheet.cells["transport"].strengths) == ["A second bridge", "A railway"]
    assert texts(sheet.cells["transport"].drawbacks) == ["Missing roads", "Slow works"]
    assert texts(sheet.cells["dialogue"].drawbacks) == ["Problems are not solved together"]
    assert not sheet.doubts


def test_a_scale_without_a_mark_is_not_rated_and_one_in_brackets_is(context):
    (sheet,) = read(GRID, context).sheets
    ratings = {leaf: cell.rating for leaf, cell in sheet.cells.items()}
    assert ratings == {"trade": None, "transport": 3, "bez": None, "dialogue": None}


def test_every_further_crossing_begins_a_sheet_known_or_not(context):
    further = GRID.replace("Red River", "North Gate-Nam Quan") + GRID.replace(
        "Red River", "Nowhere"
    )
    understood = read(GRID + "A heading over all:\n" + further, context)
    assert [s.crossing for s in understood.sheets] == ["red-river", "north-gate", "Nowhere"]
    for sheet in understood.sheets:
        assert [len(c.strengths) for c in sheet.cells.values()] == [2, 2, 1, 1]
        assert [len(c.drawbacks) for c in sheet.cells.values()] == [2, 2, 1, 1]
    assert texts_of_unplaced(understood) == ["A heading over all:"]


def texts_of_unplaced(understood):
    return [unplaced.text for unplaced in understood.unplaced]


def test_a_line_far_below_the_last_grid_is_no_statement_of_it(context):
    understood = read(GRID + "Signed: B", context)
    assert texts(understood.sheets[0].cells["dialogue"].drawbacks) == [
        "Problems are not solved together"
    ]
    assert texts_of_unplaced(understood) == ["Signed: B"]


def test_tabs_that_became_blanks_are_cells_too(context):
    assert read(GRID.replace("\t", "      "), context).sheets == read(GRID, context).sheets


def test_where_nothing_tells_the_sides_apart_nothing_is_guessed_and_nothing_is_lost(context):
    understood = read(GRID.replace("\t", ""), context)
    (sheet,) = understood.sheets
    assert sheet.crossing == "red-river"
    assert not any(cell.strengths or cell.drawbacks for cell in sheet.cells.values())
    assert sheet.cells["transport"].rating == 3
    assert "Fruit trade grows" in texts_of_unplaced(understood)
    assert any("nothing tells" in doubt.message for doubt in sheet.doubts)


def test_labels_in_every_row_tell_the_sides_apart(context):
    text = """Red River
Assessor: A. Example
Observed period: 2024-05

1. Cross-border trade
Rating: 4
Plausible range: 3 to 4
Strengths:
- fruit
- fish
Drawbacks:
- banks
Transport and logistics
Rating: 7
Strengths
a bridge
"""
    (sheet,) = read(text, context).sheets
    assert (sheet.crossing, sheet.assessor, sheet.observed) == (
        "red-river",
        "A. Example",
        "2024-05",
    )
    trade = sheet.cells["trade"]
    assert (trade.rating, trade.plausible) == (4, (3, 4))
    assert texts(trade.strengths) == ["fruit", "fish"]
    assert texts(trade.drawbacks) == ["banks"]
    assert sheet.cells["transport"].rating is None
    assert any("7 is off the scale" in doubt.message for doubt in sheet.doubts)
    assert any("not in the form" in doubt.message for doubt in sheet.doubts)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_and_line_ends_are_read(context, encoding):
    text = GRID.replace("Red River", "Sông Hồng").replace("\n", "\r\n")
    (sheet,) = read_plain_text(text.encode(encoding), "grid.txt", context).sheets
    assert sheet.crossing == "red-river"
    assert texts(sheet.cells["transport"].strengths) == ["A second bridge", "A railway"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"caf\xe9", b"a\0b"])
def test_bytes_that_are_no_text_are_refused_in_words(context, content):
    with pytest.raises(FormError, match=r"is no text"):
        read_plain_text(content, "grid.txt", context)


def test_a_text_without_a_grid_is_kept_whole_and_doubtful(context):
    understood = read("Dear colleague,\nthe grid follows tomorrow.", context)
    assert not understood.sheets
    assert texts_of_unplaced(understood) == ["Dear colleague,", "the grid follows tomorrow."]
    assert understood.doubts
