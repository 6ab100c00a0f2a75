"""The grid as on paper, in HTML: the marked scale, strengths and drawbacks beside each other."""

from html import escape as html_escape

from scorer.output.formats.escape import visible
from scorer.output.tables.grids import given_level, is_branch, is_rated, level_text, reason, remark
from scorer.output.tables.table import Grid, GridLevel, GridRow, GridStatement

_DEEPEST_HEADING = 6


def grid_html(grid: Grid, page_title: str) -> str:
    """Title where the page has another, head facts, then a section per dimension."""
    titled = grid.title not in ("", page_title)
    pairs = "".join(f"<dt>{_text(label)}</dt><dd>{_text(text)}</dd>" for label, text in grid.facts)
    parts = [
        f"<h2>{_text(grid.title)}</h2>" if titled else "",
        f'<dl class="facts">{pairs}</dl>' if pairs else "",
        *(_dimension(row, heading=3 if titled else 2) for row in grid.rows),
        f'<p class="note">Note: {_text(grid.note)}</p>' if grid.note else "",
    ]
    return "\n".join(part for part in parts if part)


def _dimension(row: GridRow, heading: int) -> str:
    level = min(heading + row.depth, _DEEPEST_HEADING)
    parts = [f"<h{level}>{_text(row.title)}</h{level}>"]
    if row.question:
        parts.append(f'<p class="faint">{_text(row.question)}</p>')
    if not is_branch(row):
        parts += [_scale(row), _rating(row), _statements(row)]
    return f'<section class="depth-{min(row.depth, 3)}">{"".join(parts)}</section>'


def _scale(row: GridRow) -> str:
    if not row.levels:
        return ""
    first, last = row.levels[0].label, row.levels[-1].label
    levels = "".join(_level(level) for level in row.levels)
    meanings = "".join(f"<li>{_text(level_text(level))}</li>" for level in row.levels)
    return (
        f'<div class="scale"><span>{_text(first)}</span>'
        f'<ol aria-label="Scale">{levels}</ol><span>{_text(last)}</span></div>'
        f"<details><summary>What each level means</summary><ul>{meanings}</ul></details>"
    )


def _level(level: GridLevel) -> str:
    said = "given" if level.rated else "plausible" if level.plausible else ""
    spoken = f'<span class="unseen"> {said}</span>' if said else ""
    marked = f' class="{said}"' if said else ""
    return f"<li{marked}>{_text(level.level)}{spoken}</li>"


def _rating(row: GridRow) -> str:
    parts = []
    given = given_level(row)
    if is_rated(row):
        parts.append(f"<p><strong>Rating {_text(row.rating)}</strong>")
        if given and given.descriptor:
            parts.append(f" {_text(given.descriptor)}")
        parts.append("</p>")
    why = reason(row)
    if why:
        parts.append(f"<p{'' if is_rated(row) else ' class=warn'}>{_text(why)}</p>")
    return "".join(parts)


def _statements(row: GridRow) -> str:
    if not row.strengths and not row.drawbacks:
        return ""
    strengths = _side("Strengths", "strengths", row.strengths)
    drawbacks = _side("Drawbacks", "drawbacks", row.drawbacks)
    return f'<div class="sides">{strengths}{drawbacks}</div>'


def _side(title: str, name: str, statements: tuple[GridStatement, ...]) -> str:
    items = "".join(f"<li>{_statement(statement)}</li>" for statement in statements)
    body = f"<ul>{items}</ul>" if items else '<p class="faint">none noted</p>'
    return f'<div class="{name}"><p class="side">{title}</p>{body}</div>'


def _statement(statement: GridStatement) -> str:
    if not statement.details:
        return _text(statement.text)
    return f'{_text(statement.text)} <span class="faint">{_text(remark(statement))}</span>'


def _text(text: str) -> str:
    return html_escape(visible(text)).replace("\n", "<br>")
