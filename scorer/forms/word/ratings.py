"""The rating of a dimension in cells of a Word table: a marked scale, a choice, a tick."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.levels import LevelRead, level_called, level_in
from scorer.forms.intake.lexicon import CELL_LABELS
from scorer.forms.intake.marks import Piece, read_scale
from scorer.forms.intake.sheet_builder import SheetBuilder, levels_as_shown, plain_text
from scorer.forms.word.cells import PlacedCell, joined, written
from scorer.forms.word.characters import restored

_PERHAPS_A_LEVEL = re.compile(r"(?=.{1,20}\Z)\D*\d(?:[.,]\d+)?(?!\d).*")
"""A short text with a number of one digit, as in `2-3` or `between 3 and 4`, but not `2017`."""


class RatingReader:
    """Reads rating cells into sheets; what is no part of a rating is handed to `leave`."""

    def __init__(
        self,
        context: FormContext,
        is_nothing: Callable[[str], bool],
        leave: Callable[[str, str], None],
    ) -> None:
        """is_nothing: whether a text is the form's own. leave: takes a text and its place."""
        self._scale = context.rubric.scale
        self._headings = context.headings
        self._shown_levels = levels_as_shown(context.rubric)
        self._is_nothing = is_nothing
        self._leave = leave

    def read_cell(self, cell: PlacedCell, leaf: str, sheet: SheetBuilder) -> None:
        """The title, the scale or the level, and the plausible range, in any order."""
        left: list[tuple[Piece, ...]] = []
        for line in cell.rating_lines():
            read = read_scale(line, self._scale)
            if read is not None:
                sheet.rate(leaf, read, cell.place)
                continue
            left.append(line)
        spread = read_scale(joined(self._untitled(left)), self._scale)
        if spread is not None:
            sheet.rate(leaf, spread, cell.place)
            return
        called = [line for line in left if level_called(written(line), self._scale) is not None]
        for line in left:
            # one label alone is a rating; several are the scale that the form prints
            if called == [line]:
                sheet.rate(leaf, level_in(written(line), self._scale), cell.place)
            else:
                self._line(written(line), leaf, cell.place, sheet)

    def _untitled(self, lines: list[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
        return [line for line in lines if self._headings.leaf(written(line)) is None]

    def _line(self, text: str, leaf: str, place: str, sheet: SheetBuilder) -> None:
        shown = self._shown_levels.get(plain_text(text))
        if shown is not None:
            sheet.rate(leaf, LevelRead(shown), place)
            return
        if self._is_nothing(text) or self._headings.leaf(text):
            return
        found = CELL_LABELS.labelled(text)
        if found and found[0] == "plausible":
            sheet.set_plausible(leaf, found[1], place)
        elif found and found[0] == "because":
            sheet.set_because(leaf, restored(found[1]))
        else:
            read = level_in(found[1] if found else text, self._scale)
            if read.level is not None or found:
                sheet.rate(leaf, read, place)
            elif read.doubt:
                self._leave(text, place)
                if sheet.cell(leaf).rating is None and _PERHAPS_A_LEVEL.fullmatch(text.strip()):
                    sheet.rate(leaf, read, place)

    def read_across(
        self,
        cells: list[PlacedCell],
        levels: Mapping[int, int | Decimal],
        leaf: str,
        sheet: SheetBuilder,
    ) -> None:
        """A scale that goes across cells, one level in each.

        levels: by column, where the heading of the table has them and the cells are ticked.
        """
        if not cells:
            return
        place = cells[0].place
        read = read_scale(joined(each.pieces() for each in cells), self._scale)
        if read is not None:
            sheet.rate(leaf, read, place)
            return
        for each in cells:
            level = levels.get(each.cell.column)
            if level is None:
                sheet.rate(leaf, level_in(each.text, self._scale), each.place)
            elif each.text:
                sheet.rate(leaf, LevelRead(level), each.place)
