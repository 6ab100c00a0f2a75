"""What of a grid counts: not what is hidden, nor what is struck out where no scale is printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorer.forms.grids.document import GridCell, GridParagraph
from scorer.forms.intake.ledger import Ledger
from scorer.forms.marks.scale import Piece, read_scale
from scorer.model import Scale

ONE_LEVEL = re.compile(r"[^\w\s]?\s?\d{1,3}(?:[.,]\d)?\s?[^\w\s]?|[\u2460-\u24ff\u2776-\u2793]")
"""The text of a cell that may be one step of a scale."""
_STRUCK = "this is struck out"


def living_row(
    row: Sequence[GridCell], places: Sequence[str], scale: Scale, ledger: Ledger
) -> list[GridCell]:
    """The cells of a row with only what counts; all else goes into the ledger with a doubt.

    In a printed scale, in a cell or across cells, a level that is struck out is a mark.
    """
    steps = [cell for cell in row if ONE_LEVEL.fullmatch(cell.text)]
    across = _is_scale((p for cell in steps for p in (*cell.pieces, Piece("\t"))), scale)
    living = []
    for cell, place in zip(row, places, strict=True):
        blocks = tuple(
            living_paragraph(each, place, scale, ledger, marks=across and cell in steps)
            if isinstance(each, GridParagraph)
            else each
            for each in cell.blocks
        )
        living.append(replace(cell, blocks=blocks))
    return living


def living_paragraph(
    paragraph: GridParagraph, place: str, scale: Scale, ledger: Ledger, *, marks: bool = False
) -> GridParagraph:
    """A paragraph with only what counts. marks: whether what is struck out in it is a mark."""
    if not any(piece.look.hidden or piece.look.struck for piece in paragraph.pieces):
        return paragraph
    marks = marks or _is_scale(paragraph.pieces, scale)
    living: list[Piece] = []
    dead: list[tuple[str, str]] = []
    before = ""
    for piece in paragraph.pieces:
        why = piece.look.hidden or (_STRUCK if piece.look.struck and not marks else "")
        if not why:
            living.append(piece)
        elif why == before:
            dead[-1] = (why, dead[-1][1] + piece.text)
        else:
            dead.append((why, piece.text))
        before = why
    for why, text in dead:
        if text.strip():
            ledger.set_aside(place, text.strip(), why)
    return replace(paragraph, pieces=tuple(living))


def _is_scale(pieces: Iterable[Piece], scale: Scale) -> bool:
    return read_scale((piece for piece in pieces if not piece.look.hidden), scale) is not None
