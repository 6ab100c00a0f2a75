"""Grids as pipe tables, as converters make them of Word files: a text as paragraphs and tables."""

import re
from collections.abc import Iterator
from html import unescape

from scorer.forms.grids.document import (
    Block,
    GridCell,
    GridDocument,
    GridParagraph,
    GridTable,
)
from scorer.forms.grids.layout import STATEMENT_COLUMNS
from scorer.forms.grids.read import read_grid
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.sent import Sent
from scorer.forms.intake.understood import Understood
from scorer.forms.lexicon.grids import GRID_COLUMNS
from scorer.forms.marks.scale import Look, Piece
from scorer.forms.opening.decoding import LONGEST_GRID, decoded

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEADING = re.compile(r"\s*#{1,6}\s+|\s*>\s?")
_MARK = re.compile(
    r"(\*\*|(?<!_)__(?!_)|~~|==|</?(?:u|s|del|strike|mark|b|strong|ins)>)", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LOOKS = {
    **dict.fromkeys(("**", "__", "b", "strong"), "bold"),
    **dict.fromkeys(("~~", "s", "del", "strike"), "struck"),
    **dict.fromkeys(("==", "mark"), "highlight"),
    **dict.fromkeys(("u", "ins"), "underline"),
}
_FEWEST_TITLES = 2
"""Rows, or columns, that a table has to name dimensions by."""


def read_pipe_tables(content: bytes, name: str, context: FormContext) -> Understood:
    """What the grids of a Markdown text say; FormError where the bytes are no text."""
    text = decoded(content, name, longest=LONGEST_GRID)
    return read_grid(GridDocument(tuple(_blocks(text)), ()), context, "Markdown table")


def holds_grid(sent: Sent) -> bool:
    """Whether a pipe table of a text has dimensions for its rows, or labelled rows under them."""
    if "|" not in sent.text:
        return False
    for block in _blocks(sent.beginning):
        if not isinstance(block, GridTable):
            continue
        head, *rows = [[cell.text.partition("\n")[0] for cell in row] for row in block.rows]
        leaf, column = sent.context.headings.leaf, GRID_COLUMNS.meaning
        if sum(bool(row and leaf(row[0])) for row in rows) >= _FEWEST_TITLES:
            return True
        if sum(map(bool, map(leaf, head))) >= _FEWEST_TITLES and any(
            column(r[0]) for r in rows if r
        ):
            return True
        if set(STATEMENT_COLUMNS) <= set(map(column, head)):
            return True
    return False


def _blocks(text: str) -> Iterator[Block]:
    lines = text.split("\n")
    number = tables = 0
    while number < len(lines):
        if number + 1 < len(lines) and _is_head(lines[number], lines[number + 1]):
            tables += 1
            rows = [_row(lines[number], number)]
            number += 2
            while number < len(lines) and _BAR.search(lines[number]):
                rows.append(_row(lines[number], number))
                number += 1
            yield GridTable(tables, tuple(rows))
        else:
            line = _LEADING.sub("", lines[number], count=1)
            if line.strip():
                yield GridParagraph(tuple(_pieces(line)), place=f"line {number + 1}")
            number += 1


def _is_head(line: str, following: str) -> bool:
    """Whether a line holds the headings of a table, above a rule with as many cells."""
    return (
        _RULE.fullmatch(following) is not None
        and _BAR.search(line) is not None
        and len(_cells(line)) == len(_cells(following))
    )


def _row(line: str, number: int) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(
            column,
            tuple(
                GridParagraph(tuple(_pieces(part.strip()))) for part in _BREAK.split(text.strip())
            ),
            place=f"line {number + 1}, cell {column + 1}",
        )
        for column, text in enumerate(_cells(line))
    )


def _cells(line: str) -> list[str]:
    cells = _BAR.split(line.strip())
    return cells[1 if not cells[0] else 0 : -1 if len(cells) > 1 and not cells[-1] else None]


def _pieces(text: str) -> Iterator[Piece]:
    """The characters of a text with the looks that its signs give them."""
    on: dict[str, bool] = {}
    parts = _MARK.split(text)
    for index, part in enumerate(parts):
        kind = _LOOKS.get(part.strip("</>").lower()) if index % 2 else None
        if kind is not None:
            on[kind] = not part.startswith("</") if part.startswith("<") else not on.get(kind)
        elif part:
            look = Look(
                bold=on.get("bold", False),
                struck=on.get("struck", False),
                underline=on.get("underline", False),
                highlight="yes" if on.get("highlight") else "",
            )
            yield Piece(unescape(_ESCAPED.sub(r"\1", part)), look)
