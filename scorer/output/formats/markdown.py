"""A presentation as GitHub-flavoured Markdown: tables, headings, texts that stay texts."""

import re
from collections.abc import Sequence

from scorer.output.formats.columns import for_readers, own_title
from scorer.output.formats.escape import one_line, visible
from scorer.output.formats.medium import Medium
from scorer.output.tables.grids import (
    given_level,
    is_branch,
    is_rated,
    level_text,
    reason,
    scale_line,
    with_remark,
)
from scorer.output.tables.origin import facts
from scorer.output.tables.table import (
    Block,
    Column,
    Grid,
    GridRow,
    GridStatement,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]")
_STARTS_A_BLOCK = re.compile(r"^(\d*)([#+=-]|(?<=\d)[.)])")
_RULES = {"left": ":--", "right": "--:", "center": ":-:"}
_DEEPEST_HEADING = 6


def render(presentation: Presentation, medium: Medium) -> str:  # noqa: ARG001 - as all formats
    """The Markdown document; provenance stands folded at its end."""
    parts = [_heading(own_title(presentation), 1)]
    parts += [block_text(block) for block in presentation.blocks]
    parts += [f"*{escape(note)}*" for note in presentation.notes if note]
    if presentation.provenance:
        parts.append(_provenance(presentation.provenance))
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """The text on one line, so that Markdown shows each of its characters as it is.

    Newlines become `<br>`.
    """
    lines = (_SPECIAL.sub(r"\\\g<0>", one_line(line)) for line in visible(text).split("\n"))
    return "<br>".join(lines)


def _paragraph(text: str) -> str:
    """The text as a block of its own: its first letters make no heading, list or rule."""
    return _STARTS_A_BLOCK.sub(r"\1\\\2", escape(text))


def block_text(block: Block, deeper: int = 0) -> str:
    """One table, grid or paragraph, its headings so many levels deeper than on a page alone."""
    match block:
        case Paragraph():
            parts = [_styled(_paragraph(block.text), block.style)]
        case Grid():
            parts = _grid(block, deeper)
        case Table():
            parts = [_heading(block.title, 2 + deeper), _table(for_readers(block))]
    return "\n\n".join(part for part in parts if part)


def _heading(text: str, depth: int) -> str:
    return f"{'#' * min(depth, _DEEPEST_HEADING)} {escape(text)}" if text else ""


def _styled(text: str, style: Style) -> str:
    return f"**{text}**" if text and style is Style.STRONG else text


def _table(table: Table) -> str:
    head = [escape(column.title) for column in table.columns]
    rules = [_RULES[column.align] for column in table.columns]
    rows = [[_styled(escape(cell.text), cell.style) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, rules, *rows])


def _grid(grid: Grid, deeper: int) -> list[str]:
    facts_table = _pairs(grid.facts, ("", "")) if grid.facts else ""
    parts = [_heading(grid.title, 1 + deeper), facts_table]
    parts += [part for row in grid.rows for part in _dimension(row, deeper)]
    return [*parts, f"*Note: {escape(grid.note)}*" if grid.note else ""]


def _dimension(row: GridRow, deeper: int) -> list[str]:
    parts = [_heading(row.title, 2 + row.depth + deeper), _paragraph(row.question)]
    if is_branch(row):
        return parts
    if row.levels:
        parts.append(f"**{escape(scale_line(row.levels))}**")
    given = given_level(row)
    if given:
        parts.append(_paragraph(level_text(given)))
    elif is_rated(row):
        parts.append(f"Rating {escape(row.rating)}")
    parts.append(_paragraph(reason(row)))
    if row.strengths or row.drawbacks:
        parts.append(_sides(row.strengths, row.drawbacks))
    return parts


def _sides(strengths: Sequence[GridStatement], drawbacks: Sequence[GridStatement]) -> str:
    columns = (Column("strengths", "Strengths"), Column("drawbacks", "Drawbacks"))
    longer = max(len(strengths), len(drawbacks))
    rows = tuple(
        tuple(
            TableCell(with_remark(side[number]) if number < len(side) else "")
            for side in (strengths, drawbacks)
        )
        for number in range(longer)
    )
    return _table(Table(columns, rows))


def _pairs(pairs: Sequence[tuple[str, str]], titles: tuple[str, str]) -> str:
    columns = (Column("label", titles[0]), Column("text", titles[1]))
    return _table(
        Table(columns, tuple((TableCell(label), TableCell(text)) for label, text in pairs))
    )


def _provenance(provenance: Provenance) -> str:
    parts = [
        "<details><summary>Provenance</summary>",
        _pairs(facts(provenance), ("What", "Which")),
        _pairs(provenance.files, ("File", "SHA-256")) if provenance.files else "",
        "</details>",
    ]
    return "\n\n".join(part for part in parts if part)
