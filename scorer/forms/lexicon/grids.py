"""The words of a grid on paper: its columns, its head, its cells."""

from scorer.forms.lexicon.scope import Scope
from scorer.texts.forms import FIELDS

GRID_COLUMNS = Scope(("strengths", "drawbacks", "dimension", "rating", "because"))
"""The headings of the columns of a grid on paper."""

HEAD = Scope(FIELDS, also={"recorded": ("date", "ngày", "日期"), "crossing": ("口岸名称",)})
"""The labels of a sheet's head."""

CELL_LABELS = Scope(("rating", "plausible", "because"))
"""What a line in the cell of a dimension may begin with, beside its scale."""
