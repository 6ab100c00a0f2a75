"""A report as one HTML file that needs nothing else: no network, no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scorer.analysis.scoring.scores import Scoring
from scorer.output.charts.writing import script_safe
from scorer.output.findings.scoring.scores import score_digits
from scorer.output.formats.escape import visible
from scorer.output.formats.page.style import STYLE_SHEET
from scorer.output.report.drawing import draw
from scorer.output.report.live import live_data, rules_script
from scorer.output.report.page_rows import PageRow, page_row, scale_ends
from scorer.output.report.report import (
    CrossingPart,
    Exhibit,
    LevelMeanings,
    Lifts,
    LiveRanking,
    PlacedPicture,
    Points,
    RankedRow,
    Record,
    Report,
    ReportBlock,
)
from scorer.output.tables.table import Paragraph, TableCell
from scorer.output.tables.values import as_decimal_text
from scorer.version import __version__

TEMPLATES: Mapping[type[ReportBlock], str] = {
    Paragraph: "paragraph",
    Points: "points",
    PlacedPicture: "picture",
    Exhibit: "exhibit",
    LiveRanking: "ranking",
    Lifts: "lifts",
    CrossingPart: "crossing",
    LevelMeanings: "levels",
    Record: "record",
}
"""The template that writes each kind of block."""

SCRIPTS = ("scores.js", "weights.js", "tools.js")
"""Parts of the page's script; a later one uses what the ones before it define."""


def write_page(report: Report, name: str = "report.html") -> str:
    """The whole page. name: of the file it goes to."""
    script = _script(report.ranking.scoring)
    return (
        _environment(report)
        .get_template("page.html.jinja")
        .render(
            policy=_policy(script),
            tool=f"scorer {__version__}",
            report=report,
            command=report.command.writing(name),
            lang_of_texts=_language_mark(report.language),
            style=_ours(STYLE_SHEET + _packaged("style.css")),
            script=_ours(script),
            live=_ours(script_safe(live_data(report.ranking, report.language))),
            scale_ends=scale_ends(report.ranking),
        )
    )


def _environment(report: Report) -> Environment:
    environment = Environment(
        loader=PackageLoader("scorer.output.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
    )

    digits = score_digits(report.ranking)

    def shown_row(ranked: RankedRow) -> PageRow:
        return page_row(ranked, report.ranking, digits[ranked.row.crossing], report.language)

    def drawn(placed: PlacedPicture, *, narrow: bool = False) -> Mapping[str, object]:
        found = draw(placed, report.language, narrow=narrow, background="transparent")
        return {"svg": _inline(found.svg), "finding": found.finding}

    environment.filters["template"] = lambda block: f"{TEMPLATES[type(block)]}.html.jinja"
    environment.filters["page_row"] = shown_row
    environment.filters["drawn"] = drawn
    environment.filters["sort_key"] = _sort_key
    environment.filters["zip"] = zip
    return environment


def _shown(value: Any) -> Any:
    """What cannot be seen is shown; a break in a text breaks the line."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup("<br>").join(visible(value).split("\n"))


def _inline(svg: str) -> Markup:
    # The drawing's own labels are for those who see it; the element around it says what it shows.
    return _ours(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _ours(text: str) -> Markup:
    """Text that is markup already: our own style, script and drawings, and JSON made safe."""
    return Markup(text)  # noqa: S704


def _language_mark(language: str) -> Markup:
    # What the rubric says is in the language asked for; the sentences around it are English.
    return Markup("") if language == "en" else Markup('lang="{}"').format(language)


def _sort_key(cell: TableCell) -> Markup:
    if cell.value is None or isinstance(cell.value, str):
        return Markup("")
    return Markup(' data-sort="{}"').format(as_decimal_text(cell.value))


def _policy(script: str) -> str:
    """What a browser may do with the page: run the one script in it, and nothing from elsewhere."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; "
        f"script-src 'sha256-{digest}'"
    )


def _script(scoring: Scoring) -> str:
    parts = rules_script(scoring) + "".join(map(_packaged, SCRIPTS))
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _packaged(name: str) -> str:
    return files("scorer.output.report").joinpath(name).read_text(encoding="utf-8")
