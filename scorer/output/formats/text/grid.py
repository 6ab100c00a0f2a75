"""The grid as on paper, in terminal cells: the marked scale, strengths left, drawbacks right."""

from scorer.output.formats.escape import visible
from scorer.output.formats.paint import Paint
from scorer.output.formats.wrapping import pad, width_of, wrap
from scorer.output.tables.grids import (
    given_level,
    is_branch,
    is_rated,
    level_text,
    reason,
    scale_line,
    with_remark,
)
from scorer.output.tables.table import Grid, GridRow, GridStatement, Style

SIDE_BY_SIDE = 80
"""Cells from which strengths and drawbacks stand beside each other."""

GUTTER = "   "
"""Between strengths and drawbacks."""

STRENGTH, DRAWBACK = "+ ", "– "


def grid_lines(grid: Grid, width: int, paint: Paint) -> list[str]:
    """The sheet in lines of at most `width` cells."""
    parts = [_head(grid, width, paint)]
    parts += [_dimension(row, width, paint) for row in grid.rows]
    if grid.note:
        parts.append(_styled(f"Note: {visible(grid.note)}", width, Style.FAINT, paint))
    lines: list[str] = []
    for part in parts:
        if lines and part:
            lines.append("")
        lines += part
    return lines


def _head(grid: Grid, width: int, paint: Paint) -> list[str]:
    lines = _styled(visible(grid.title), width, Style.STRONG, paint) if grid.title else []
    facts = [(visible(label), visible(text)) for label, text in grid.facts]
    label_width = min(max((width_of(label) for label, _ in facts), default=0), width // 3)
    for label, text in facts:
        labels = wrap(label, label_width)
        values = wrap(text, width - label_width - 2)
        for number in range(max(len(labels), len(values))):
            left = pad(labels[number] if number < len(labels) else "", label_width, "left")
            right = values[number] if number < len(values) else ""
            lines.append(f"{paint(left, Style.FAINT)}  {right}".rstrip(" "))
    return lines


def _dimension(row: GridRow, width: int, paint: Paint) -> list[str]:
    indent = "  " * row.depth
    room = width - len(indent)
    lines = [paint(line, Style.STRONG) for line in wrap(visible(row.title), room)]
    lines.append("─" * min(room, max(width_of(line) for line in wrap(visible(row.title), room))))
    if row.question:
        lines += _styled(visible(row.question), room, Style.FAINT, paint)
    if not is_branch(row):
        lines += _rating(row, room, paint)
        lines += _statements(row, room, paint)
    return [(indent + line).rstrip(" ") for line in lines]


def _rating(row: GridRow, width: int, paint: Paint) -> list[str]:
    lines = ["", *_scale(row, width, paint)]
    given = given_level(row)
    if given:
        lines += wrap(visible(level_text(given)), width)
    elif is_rated(row):
        lines += wrap(f"Rating {visible(row.rating)}", width)
    why = reason(row)
    if why:
        lines += _styled(visible(why), width, Style.PLAIN if is_rated(row) else Style.WARN, paint)
    return lines


def _scale(row: GridRow, width: int, paint: Paint) -> list[str]:
    if not row.levels:
        return []
    return _styled(visible(scale_line(row.levels)), width, Style.STRONG, paint)


def _statements(row: GridRow, width: int, paint: Paint) -> list[str]:
    if not row.strengths and not row.drawbacks:
        return []
    if width < SIDE_BY_SIDE - 2 * row.depth:
        return [
            *_side("Strengths", STRENGTH, row.strengths, width, paint),
            *_side("Drawbacks", DRAWBACK, row.drawbacks, width, paint),
        ]
    half = (width - len(GUTTER)) // 2
    left = _side("Strengths", STRENGTH, row.strengths, half, Paint(color=False))
    right = _side("Drawbacks", DRAWBACK, row.drawbacks, half, Paint(color=False))
    lines = []
    for number in range(max(len(left), len(right))):
        style = Style.STRONG if number == 1 else Style.PLAIN
        pieces = (side[number] if number < len(side) else "" for side in (left, right))
        lines.append(GUTTER.join(paint(pad(piece, half, "left"), style) for piece in pieces))
    return lines


def _side(
    title: str, mark: str, statements: tuple[GridStatement, ...], width: int, paint: Paint
) -> list[str]:
    lines = ["", paint(title, Style.STRONG)]
    for statement in statements:
        for number, line in enumerate(wrap(visible(with_remark(statement)), width - len(mark))):
            lines.append((mark if number == 0 else " " * len(mark)) + line)
    return lines if statements else [*lines, paint("none noted", Style.FAINT)]


def _styled(text: str, width: int, style: Style, paint: Paint) -> list[str]:
    return [paint(line, style) for line in wrap(text, width)]
