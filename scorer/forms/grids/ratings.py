"""The rating of a dimension in cells of a table: a marked scale, a choice, a tick."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from scorer.forms.grids.cells import CellLine, PlacedCell, joined
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import levels_as_shown, plain_text
from scorer.forms.intake.ledger import Entry, Ledger
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.lexicon.grids import CELL_LABELS
from scorer.forms.marks.levels import LevelRead, level_called, level_in
from scorer.forms.marks.scale import is_tick, read_scale

_LONGEST_RATING_BESIDE_A_TITLE = 20
"""Characters; a longer text in the cell of a title explains the dimension."""
_BLANK = re.compile(r"[\s_.…·:/|☐□○\-–—]*")
"""What stands in a rating cell that nobody filled in."""


class RatingReader:
    """Reads rating cells into sheets; what is no part of a rating stays in the ledger."""

    def __init__(self, context: FormContext, ledger: Ledger) -> None:
        self._scale = context.rubric.scale
        self._headings = context.headings
        self._shown_levels = levels_as_shown(context.rubric)
        self._ledger = ledger

    def read_cell(
        self, cell: PlacedCell, leaf: str, sheet: SheetBuilder, *, holds_title: bool
    ) -> None:
        """The title, the scale or the level, and the plausible range, in any order.

        holds_title: whether longer texts may explain the dimension; in a cell that is for the
        rating alone every text that comes to no level is doubted.
        """
        left: list[CellLine] = []
        for line in cell.lines:
            read = read_scale(line.pieces, self._scale)
            if read is not None:
                sheet.rate(leaf, read, line.entry)
            elif self._headings.leaf(line.text) is not None:
                self._ledger.use_title(line.entry, self._headings)
            else:
                left.append(line)
        spread = read_scale(joined(line.pieces for line in left), self._scale)
        if spread is not None:
            sheet.rate(leaf, spread, *(line.entry for line in left))
            return
        called = [line for line in left if level_called(line.text, self._scale) is not None]
        unread: list[tuple[LevelRead, Entry]] = []
        for line in left:
            # one label alone is a rating; several are the scale that the form prints
            if called == [line]:
                sheet.rate(leaf, level_in(line.text, self._scale), line.entry)
            else:
                unread += self._line(line, leaf, sheet)
        for read, entry in unread if not sheet.is_rated(leaf) else ():
            if not holds_title or len(entry.text) <= _LONGEST_RATING_BESIDE_A_TITLE:
                sheet.rate(leaf, read, entry)

    def _line(
        self, line: CellLine, leaf: str, sheet: SheetBuilder
    ) -> list[tuple[LevelRead, Entry]]:
        """Take a line for what it says; given back is what comes to no level."""
        text, entry = line.text, line.entry
        shown = self._shown_levels.get(plain_text(text))
        if shown is not None:
            sheet.rate(leaf, LevelRead(shown), entry)
            return []
        if _BLANK.fullmatch(text) or (any(map(str.isalnum, text)) and text in self._ledger.known):
            entry.pass_over()
            return []
        found = self._ledger.labelled(entry, CELL_LABELS, text)
        if found and found[0] == "plausible":
            sheet.set_plausible(leaf, found[1], entry)
        elif found and found[0] == "because":
            sheet.set_because(leaf, self._ledger.as_written(found[1]), entry)
        else:
            read = level_in(found[1] if found else text, self._scale)
            if read.doubt and not (found or read.level or read.plausible):
                return [(read, entry)]
            sheet.rate(leaf, read, entry)
        return []

    def read_across(
        self,
        cells: Sequence[PlacedCell],
        levels: Mapping[int, int | Decimal | None],
        leaf: str,
        sheet: SheetBuilder,
    ) -> bool:
        """A scale that goes across cells, one level in each; whether it is one without a mark.

        levels: by column, where the heading of the table has them and the cells are ticked; None
        for a column that says `N/A`.
        """
        if not cells:
            return False
        entries = [entry for each in cells for entry in each.entries]
        read = read_scale(joined(each.cell.pieces for each in cells), self._scale)
        if read is not None:
            sheet.rate(leaf, read, *entries)
            return read == LevelRead()
        ticked: list[int | Decimal | None] = []
        for each in cells:
            if each.cell.column not in levels:
                sheet.rate(leaf, level_in(each.text, self._scale), *each.entries)
                continue
            level = levels[each.cell.column]
            tick = is_tick(each.text, level, self._scale)
            if tick is None:
                message = f"is this a tick for {_in_words(level)}? {each.text[:60]!r}"
                sheet.doubt(each.place, message, leaf)
                continue
            ticked += [level] if tick else []
            for entry in each.entries:
                entry.use()
        if len(ticked) > 1:
            ways = " and ".join(map(_in_words, ticked))
            sheet.rate(leaf, LevelRead(doubt=f"ambiguous: {ways} are both marked"), *entries)
        elif ticked:
            sheet.rate(leaf, LevelRead(ticked[0]), *entries)
        return False


def _in_words(level: int | Decimal | None) -> str:
    return "no rating" if level is None else str(level)
