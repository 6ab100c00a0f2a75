"""What a cell under a dimension holds, told by its column or its label, into the sheet."""

from scorer.forms.grids.cells import PlacedCell
from scorer.forms.grids.layout import STATEMENT_COLUMNS
from scorer.forms.grids.ratings import RatingReader
from scorer.forms.grids.sheets import SHAPE
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.statement_texts import split_statements


class ContentReader:
    """Reads cells of one meaning each: statements, a reason, a range, a rating."""

    def __init__(self, ledger: Ledger, ratings: RatingReader) -> None:
        self._ledger = ledger
        self._ratings = ratings

    def take(self, cell: PlacedCell, meaning: str | None, leaf: str, sheet: SheetBuilder) -> None:
        """What stands in a cell, and a doubt for what is drawn in it.

        meaning: a heading of `GRID_COLUMNS` or a label of `CELL_LABELS`; where it is another than
        the rating, or none, the cell may hold a rating beside texts that explain the dimension.
        """
        self.draw_attention(cell, leaf, sheet)
        if meaning in STATEMENT_COLUMNS:
            for text in split_statements(cell.statement_lines()):
                sheet.add_tagged(leaf, meaning, text, cell.place)
            for entry in cell.entries:
                entry.use()
        elif meaning == "because":
            sheet.set_because(leaf, self._ledger.as_written(cell.text), *cell.entries)
        elif meaning == "plausible":
            for entry in cell.entries:
                sheet.set_plausible(leaf, entry.text, entry)
        else:
            self._ratings.read_cell(cell, leaf, sheet, holds_title=meaning != "rating")

    def draw_attention(self, cell: PlacedCell, leaf: str, sheet: SheetBuilder) -> None:
        """Doubt what is drawn in a cell: only a person sees what it marks."""
        for shape in dict.fromkeys(cell.cell.shapes):
            sheet.doubt(cell.place, _PICTURE if shape == "picture" else SHAPE, leaf)


_PICTURE = "a picture is here that only a person can read"
