"""A presentation as one HTML page that needs nothing else: no script, no network, no other file."""

from collections.abc import Sequence
from html import escape as html_escape

from scorer.output.formats.columns import for_readers, row_header
from scorer.output.formats.escape import one_line
from scorer.output.formats.medium import Medium
from scorer.output.formats.page.grid import grid_html
from scorer.output.formats.page.markup import text_html
from scorer.output.formats.page.style import STYLE_SHEET
from scorer.output.formats.wrapping import is_one_figure
from scorer.output.tables.origin import facts
from scorer.output.tables.table import (
    Block,
    Grid,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for this page: nothing but the style that stands in it."""


def render(presentation: Presentation, medium: Medium) -> str:
    """The whole page, in light or dark as the reader's system asks, ready to print."""
    title = _title(presentation)
    origin = presentation.provenance
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{html_escape(medium.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{html_escape(one_line(title))}</title>",
            f"<style>{STYLE_SHEET}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{text_html(title)}</h1>",
            fragment(presentation),
            "</main>",
            *([f"<footer>{_provenance(origin)}</footer>"] if origin else []),
            "</body>",
            "</html>",
            "",
        ]
    )


def fragment(presentation: Presentation) -> str:
    """The tables, grids, paragraphs and notes alone, as a notebook or another page shows them."""
    parts = [
        _block(block, number, _title(presentation))
        for number, block in enumerate(presentation.blocks, start=1)
    ]
    parts += [f'<p class="note">{text_html(note)}</p>' for note in presentation.notes if note]
    return "\n".join(parts)


def _title(presentation: Presentation) -> str:
    grids = (block.title for block in presentation.blocks if isinstance(block, Grid))
    return presentation.title or next(grids, presentation.kind)


def _block(block: Block, number: int, page_title: str) -> str:
    if isinstance(block, Paragraph):
        return f"<p{_class(block.style)}>{text_html(block.text)}</p>"
    if isinstance(block, Grid):
        return grid_html(block, page_title)
    return _table(for_readers(block), number, page_title)


def _table(table: Table, number: int, page_title: str) -> str:
    # Every table has a caption for those who hear the page; a repeated title is not shown.
    shown = "" if table.title else ' class="unseen"'
    caption = text_html(table.title or page_title)
    head = "".join(
        f'<th scope="col" class="{column.align}">{text_html(column.title)}</th>'
        for column in table.columns
    )
    naming = row_header(table.columns)
    rows = "\n".join(f"<tr>{_row(row, table, naming)}</tr>" for row in table.rows)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="caption-{number}">'
        f'<table><caption id="caption-{number}"{shown}>{caption}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(row: Sequence[TableCell], table: Table, naming: int) -> str:
    pieces = []
    for index, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        tag, scope = ("th", ' scope="row"') if index == naming else ("td", "")
        shape = ["prose"] if column.prose else ["figure"] if is_one_figure(cell.text) else []
        classes = [column.align, *shape, *_names(cell.style)]
        pieces.append(f'<{tag}{scope} class="{" ".join(classes)}">{text_html(cell.text)}</{tag}>')
    return "".join(pieces)


def _names(style: Style) -> list[str]:
    return [] if style is Style.PLAIN else [style.value]


def _class(style: Style) -> str:
    return "" if style is Style.PLAIN else f' class="{style.value}"'


def _provenance(provenance: Provenance) -> str:
    pairs = "".join(
        f"<dt>{text_html(label)}</dt><dd>{text_html(text)}</dd>"
        for label, text in facts(provenance)
    )
    files = "".join(
        f"<li>{text_html(path)} <code>{text_html(sha256)}</code></li>"
        for path, sha256 in provenance.files
    )
    listed = f"<p>Files and their SHA-256:</p><ul>{files}</ul>" if files else ""
    return f"<details><summary>Provenance</summary><dl>{pairs}</dl>{listed}</details>"
