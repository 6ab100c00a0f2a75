"""Where things stand in the Excel form: the one agreement between its writer and its reader."""

from collections.abc import Iterator
from enum import IntEnum
from unicodedata import east_asian_width

from scorer.forms.excel.workbook import text_for_cell
from scorer.model import Rubric, text_in
from scorer.texts.forms import said

FORM = "scorer-xlsx-1"
"""Which form it is, in the hidden worksheet; a change of the layout raises the number."""
HIDDEN_SHEET = "scorer"

LONGEST_CELL = 30_000
"""UTF-16 units that the form puts into one cell; Excel holds 32,767."""
MOST_CONTINUED = 12
"""Hidden columns for the rest; the longest text and place in a source, all escapes, fill these."""

GUIDE = "guide"
"""The key in the first row of the guide."""

REVIEW_KEYS = ("status", "reviewed_by")
"""Rows of the head that a blank form does without: nobody has reviewed it."""
HEADER_KEYS = ("observed", "recorded", "assessor", "method", "round", *REVIEW_KEYS, "note")


FONT = "Calibri"
LINE_HEIGHT = 15.0
"""Points of a line in the usual size."""
TALLEST_ROW = 400.0
"""Points; Excel's own limit is 409."""


class FormColumn(IntEnum):
    """The columns of a crossing's worksheet; what a column holds depends on the key of its row."""

    TITLE = 1
    RATING_OR_POLARITY = 2
    TEXT = 3
    KIND_OR_LOW = 4
    SIDE_OR_HIGH = 5
    SOURCE = 6
    KEY = 7
    """Hidden: `heading`, `crossing`, `observed`, `rating:trade`, `statement:trade:strength`."""
    ID = 8
    """Hidden: the id of the crossing or of the statement."""
    CONTINUED = 9
    """Hidden: what did not fit into the text, here and in the columns after it."""


def rating_key(leaf: str) -> str:
    """The key of the row that rates a leaf."""
    return f"rating:{leaf}"


def statement_key(leaf: str = "", polarity: str = "") -> str:
    """The key of a statement's row; without a leaf, of a row that is free for any."""
    return f"statement:{leaf}:{polarity}" if leaf else "statement"


def pieces_for_cells(text: str) -> Iterator[str]:
    """A text cut into parts that cells can hold, ready to be written."""
    piece: list[str] = []
    used = 0
    for character in text:
        safe = text_for_cell(character)
        size = len(safe) if character <= "\uffff" else 2
        if used + size > LONGEST_CELL:
            yield text_for_cell("".join(piece))
            piece, used = [], 0
        piece.append(character)
        used += size
    yield text_for_cell("".join(piece))


LONGEST_PROMPT = 255
"""Characters, by Excel's own rule."""


def rating_prompt(rubric: Rubric, language: str) -> str:
    """What stands beside a rating while it is filled in: the levels in brief."""
    labels = sorted(rubric.scale.labels.items())
    lines = [f"{level} - {text_in(label, language)}" for level, label in labels]
    return "\n".join((*lines, said("see_guide", language)))


def prompt_for_cell(text: str) -> str:
    """A prompt as Excel can show it."""
    safe = text_for_cell(text)
    return safe if len(safe) <= LONGEST_PROMPT else safe[: LONGEST_PROMPT - 3] + "..."


def height_for(text: str, width: float, *, lines: int = 1) -> float:
    """Points that a text needs in a column of a width in characters; at least some lines.

    Neither Excel nor LibreOffice fits the rows of a file that no one has opened yet.
    """
    needed = sum(
        1 + int(sum(2 if east_asian_width(each) in "WF" else 1 for each in line) / (width * 1.1))
        for line in text[:LONGEST_CELL].split("\n")
    )
    return min(TALLEST_ROW, LINE_HEIGHT * max(lines, needed))
