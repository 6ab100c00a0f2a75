"""Tables in terminal cells: side by side where they fit, else in a form that still reads well."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorer.output.formats.columns import row_header
from scorer.output.formats.escape import visible
from scorer.output.formats.paint import Paint
from scorer.output.formats.wrapping import is_one_figure, longest_unbreakable, pad, width_of, wrap
from scorer.output.tables.table import Column, Style, Table, TableCell

GAP = "  "
"""Between columns."""

PROSE_WITHOUT_LIMIT = 80
"""Cells of a column of sentences where no terminal limits the line."""

NARROWEST_PROSE = 30
NARROWEST_NAME = 12
"""Cells below which sentences and names, broken into a word or two a line, stop being readable."""

FEWEST_LEADING = 3
"""Columns that make a table; with fewer, blocks of label and value are easier to read."""


def table_lines(table: Table, width: int | None, paint: Paint) -> list[str]:
    """The table in lines of at most `width` cells, as whole as the width allows.

    First as columns; where they do not fit, as leading columns with the others on a line
    below each row; where that does not fit either, as blocks of label and value.
    """
    if not table.rows:
        return [paint("(none)", Style.FAINT)]
    measured = _Measured.of(table)
    if width is None:
        return _columns(measured, measured.natural, paint)
    fitting = measured.fit(len(measured.columns), width)
    if fitting:
        return _columns(measured, fitting, paint)
    leading = measured.leading(width)
    if leading:
        return _columns(measured, leading, paint, width)
    return _blocks(measured, width, paint)


@dataclass(frozen=True)
class _Measured:
    """A table with its visible texts, and how wide its columns would be and can be."""

    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    natural: tuple[int, ...]
    least: tuple[int, ...]

    @classmethod
    def of(cls, table: Table) -> "_Measured":
        rows = tuple(
            tuple(TableCell(visible(cell.text), cell.value, cell.style) for cell in row)
            for row in table.rows
        )
        titles = tuple(visible(column.title) for column in table.columns)
        natural, least = [], []
        for index, column in enumerate(table.columns):
            texts = [titles[index], *(row[index].text for row in rows)]
            widest = max(width_of(line) for text in texts for line in text.split("\n"))
            unbreakable = max(longest_unbreakable(text) for text in texts)
            if column.prose:
                widest = min(widest, max(PROSE_WITHOUT_LIMIT, unbreakable))
                unbreakable = max(unbreakable, min(widest, NARROWEST_PROSE))
            else:
                figures = (width_of(text) for text in texts[1:] if is_one_figure(text))
                unbreakable = max(unbreakable, min(widest, NARROWEST_NAME), *figures, 0)
            natural.append(widest)
            least.append(min(widest, unbreakable))
        return cls(table.columns, titles, rows, tuple(natural), tuple(least))

    def fit(self, count: int, width: int) -> tuple[int, ...] | None:
        """Widths of the first columns that fit a line, sentences narrowed before names."""
        available = width - len(GAP) * (count - 1)
        widths = [min(natural, width) for natural in self.natural[:count]]
        least = self.least[:count]
        if sum(least) > available:
            return None
        for prose in (True, False):
            narrowed = [i for i in range(count) if self.columns[i].prose is prose]
            while sum(widths) > available:
                widest = max(
                    (i for i in narrowed if widths[i] > least[i]),
                    key=widths.__getitem__,
                    default=None,
                )
                if widest is None:
                    break
                widths[widest] -= 1
        return tuple(widths)

    def leading(self, width: int) -> tuple[int, ...] | None:
        """Widths of leading columns, where the rest are figures that can stand below each row."""
        prose = [index for index, column in enumerate(self.columns) if column.prose]
        fewest = max(FEWEST_LEADING, (len(self.columns) + 1) // 2, *(i + 1 for i in prose))
        for count in range(len(self.columns) - 1, fewest - 1, -1):
            widths = self.fit(count, width)
            if widths == self.natural[:count]:
                return widths
        return self.fit(fewest, width) if fewest < len(self.columns) else None


def _columns(
    table: _Measured, widths: Sequence[int], paint: Paint, width: int | None = None
) -> list[str]:
    """The first columns side by side; the others, if any, on lines of `width` below each row."""
    count = len(widths)
    shown = table.columns[:count]
    head = tuple(TableCell(title, style=Style.STRONG) for title in table.titles[:count])
    lines = _row(head, shown, widths, paint)
    lines.append(GAP.join("─" * width for width in widths))
    rows = [_row(row[:count], shown, widths, paint) for row in table.rows]
    sentences_wrap = any(column.prose for column in shown) and any(len(row) > 1 for row in rows)
    for number, (row, wrapped) in enumerate(zip(table.rows, rows, strict=True)):
        if number and sentences_wrap:
            lines.append("")
        lines += wrapped
        if width is not None:
            lines += _below(row, table, count, width, paint)
    return lines


def _row(
    cells: Sequence[TableCell], columns: Sequence[Column], widths: Sequence[int], paint: Paint
) -> list[str]:
    wrapped = [wrap(cell.text, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max(len(part) for part in wrapped)):
        pieces = [
            paint(pad(part[number] if number < len(part) else "", width, column.align), cell.style)
            for part, width, column, cell in zip(wrapped, widths, columns, cells, strict=True)
        ]
        lines.append(GAP.join(pieces).rstrip(" "))
    return lines


def _below(
    row: Sequence[TableCell], table: _Measured, count: int, width: int, paint: Paint
) -> list[str]:
    """The columns that did not fit, as `Label value` one after the other."""
    indent = " " * (table.natural[0] + len(GAP) if table.natural[0] <= NARROWEST_NAME else 2)
    room = width - len(indent)
    lines: list[str] = []
    for title, cell in zip(table.titles[count:], row[count:], strict=True):
        if not cell.text:
            continue
        item = f"{title} {cell.text}"
        joined = f"{lines[-1]} · {item}" if lines else item
        if lines and width_of(joined) <= room:
            lines[-1] = joined
        else:
            lines += wrap(item, room)
    return [indent + paint(line, Style.FAINT) for line in lines]


def _blocks(table: _Measured, width: int, paint: Paint) -> list[str]:
    """A block per row: its name, then a line for each other column that says something."""
    name = row_header(table.columns)
    indent = 2
    labels = table.titles[name + 1 :]
    label_width = min(max((width_of(label) for label in labels), default=0), width // 3)
    widths = (label_width, width - indent - label_width - len(GAP))
    columns = (Column("label", ""), Column("value", ""))
    lines: list[str] = []
    for number, row in enumerate(table.rows):
        if number:
            lines.append("")
        title = GAP.join(cell.text for cell in row[: name + 1] if cell.text)
        lines += [paint(line, Style.STRONG) for line in wrap(title, width)]
        for label, cell in zip(labels, row[name + 1 :], strict=True):
            if cell.text:
                pair = (TableCell(label, style=Style.FAINT), cell)
                lines += [" " * indent + line for line in _row(pair, columns, widths, paint)]
    return lines
