"""The grid as on paper, in HTML: the marked scale, strengths and drawbacks beside each other."""

from scorer.output.formats.page.markup import text_html
from scorer.output.tables.grids import given_level, is_branch, is_rated, level_text, reason, remark
from scorer.output.tables.table import Grid, GridLevel, GridRow, GridStatement

_DEEPEST_HEADING = 6


def grid_html(grid: Grid, page_title: str) -> str:
    """Title where the page has another, head facts, then a section per dimension."""
    titled = grid.title not in ("", page_title)
    pairs = "".join(
        f"<dt>{text_html(label)}</dt><dd>{text_html(text)}</dd>" for label, text in grid.facts
    )
    parts = [
        f"<h2>{text_html(grid.title)}</h2>" if titled else "",
        f'<dl class="facts">{pairs}</dl>' if pairs else "",
        *(_dimension(row, heading=3 if titled else 2) for row in grid.rows),
        f'<p class="note">Note: {text_html(grid.note)}</p>' if grid.note else "",
    ]
    return "\n".join(part for part in parts if part)


def _dimension(row: GridRow, heading: int) -> str:
    level = min(heading + row.depth, _DEEPEST_HEADING)
    parts = [f"<h{level}>{text_html(row.title)}</h{level}>"]
    if row.question:
        parts.append(f'<p class="faint">{text_html(row.question)}</p>')
    if not is_branch(row):
        parts += [_scale(row), _rating(row), _statements(row)]
    return f'<section class="depth-{min(row.depth, 3)}">{"".join(parts)}</section>'


def _scale(row: GridRow) -> str:
    if not row.levels:
        return ""
    first, last = row.levels[0].label, row.levels[-1].label
    levels = "".join(_level(level) for level in row.levels)
    meanings = "".join(f"<li>{text_html(level_text(level))}</li>" for level in row.levels)
    return (
        f'<div class="scale"><span>{text_html(first)}</span>'
        f'<ol aria-label="Scale">{levels}</ol><span>{text_html(last)}</span></div>'
        f"<details><summary>What each level means</summary><ul>{meanings}</ul></details>"
    )


def _level(level: GridLevel) -> str:
    said = "given" if level.rated else "plausible" if level.plausible else ""
    spoken = f'<span class="unseen"> {said}</span>' if said else ""
    marked = f' class="{said}"' if said else ""
    return f"<li{marked}>{text_html(level.level)}{spoken}</li>"


def _rating(row: GridRow) -> str:
    parts = []
    given = given_level(row)
    if is_rated(row):
        parts.append(f"<p><strong>Rating {text_html(row.rating)}</strong>")
        if given and given.descriptor:
            parts.append(f" {text_html(given.descriptor)}")
        parts.append("</p>")
    why = reason(row)
    if why:
        parts.append(f"<p{'' if is_rated(row) else ' class=warn'}>{text_html(why)}</p>")
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
        return text_html(statement.text)
    return f'{text_html(statement.text)} <span class="faint">{text_html(remark(statement))}</span>'
