"""A presentation's first table as CSV (RFC 4180): one header row, values as programs read them."""

import csv
import io
import re

from scorer.files.shielding import shielded
from scorer.output.formats.columns import for_programs, tables_of
from scorer.output.formats.escape import without_controls
from scorer.output.formats.medium import Medium
from scorer.output.tables.table import Column, Paragraph, Presentation, Table, TableCell, Value
from scorer.output.tables.values import as_decimal_text

_A_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def render(presentation: Presentation, medium: Medium) -> str:  # noqa: ARG001 - as all formats
    """The first table: column keys, then exact values; unknown is empty.

    A text that a spreadsheet would compute gets an apostrophe in front, as is customary.
    Where there is no table, the paragraphs stand in one column `text`.
    """
    table = for_programs(next(iter(tables_of(presentation)), _paragraphs(presentation)))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([column.key for column in table.columns])
    writer.writerows([_field(cell.value) for cell in row] for row in table.rows)
    return written.getvalue()


def _field(value: Value) -> str:
    text = as_decimal_text(value)
    if not isinstance(value, str):
        return text
    return without_controls(text if _A_NUMBER.fullmatch(text) else shielded(text))


def _paragraphs(presentation: Presentation) -> Table:
    texts = [block.text for block in presentation.blocks if isinstance(block, Paragraph)]
    rows = tuple((TableCell(text, text),) for text in texts)
    return Table((Column("text", "Text", prose=True),), rows)
