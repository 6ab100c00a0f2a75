"""The report as a Markdown document with SVG files beside it, for Word and for git."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorer.analysis.situation import Situation
from scorer.output.findings.answers import answers, moved
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.certainty import how_sure
from scorer.output.findings.figures import methods
from scorer.output.findings.standing import what_is_asked_about, what_is_ranked, who_lacks_a_score
from scorer.output.formats.markdown import escape, render
from scorer.output.formats.medium import Medium
from scorer.output.report.again import report_again
from scorer.output.report.pictures import Picture, Pictures
from scorer.output.report.sections import Section, section
from scorer.output.report.tables import (
    change_tables,
    disputes_table,
    doubts_table,
    files_table,
    ranking_table,
)
from scorer.output.tables.origin import facts
from scorer.output.tables.table import (
    Block,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Table,
    TableCell,
)


def markdown(
    situation: Situation, language: str = "en", prefix: str = "report-"
) -> tuple[str, Mapping[str, str]]:
    """The document, and the SVG files that it shows, by file name.

    The document names the files without a folder: they belong beside it.
    prefix: what their names begin with, the document's own name and a hyphen.
    """
    shown: dict[str, str] = {}

    def picture(it: Picture | None) -> str:
        if it is None:
            return ""
        name = f"{prefix}{it.name}.svg"
        shown[name] = it.wide
        return f"![{escape(it.finding)}](<{name}>)"

    pictures = Pictures(situation, language, with_narrow=False, background="#ffffff")
    doubts, doubts_left_out = doubts_table(situation, language)
    ratings, statements, statements_left_out = change_tables(situation, language)
    sections = [section(situation, pictures, each, language) for each in situation.detailed]
    provenance = replace(Provenance.of(situation.ranking.origin), files=situation.files)
    again = report_again(situation, language, f"{prefix.removesuffix('-')}.md")
    parts = [
        f"# {escape(what_is_asked_about(situation, language))}",
        escape(what_is_ranked(situation.ranking)),
        escape(what_ratings_rest_on(situation.ranking.snapshot.sheets)),
        "\n".join(
            f"- **{escape(each.question)}** {escape(each.text)}"
            for each in answers(situation, language)
        ),
        "## Where we stand",
        _blocks([ranking_table(situation)], demoted=1),
        escape(who_lacks_a_score(situation.ranking, language)),
        picture(pictures.overview()),
        "## Why",
        picture(pictures.profile()),
        picture(pictures.map()),
        "## How sure",
        _list(how_sure(situation)),
        picture(pictures.acceptability()),
        picture(pictures.dominance()),
        _blocks([doubts, disputes_table(situation, language)], demoted=1),
        escape(doubts_left_out),
        "## What moved",
        escape(moved(situation)),
        *(picture(it) for it in pictures.changes()),
        _blocks([ratings, statements], demoted=1),
        escape(statements_left_out),
        "## What would lift them",
        _list(f"{each.name}: {' '.join(each.lifts)}" for each in sections),
        "## Crossing by crossing",
        *(text for each in sections for text in (_section(each), picture(each.history))),
        "## Methods in brief",
        _list(methods(situation, language)),
        "## Provenance",
        f"To make this report again: `{_code(again)}`",
        _list(f"{label}: {text}" for label, text in facts(provenance)),
        _blocks([files_table(provenance.files)], demoted=1),
    ]
    return "\n\n".join(part for part in parts if part) + "\n", shown


def _section(it: Section) -> str:
    facts_table = Table(
        (Column("fact", it.name), Column("text", "")),
        tuple((TableCell(label), TableCell(text)) for label, text in it.facts),
    )
    blocks: list[Block] = [
        facts_table,
        *(Paragraph(text) for text in it.lifts),
        *(replace(grid, title="") for grid in it.grids),
    ]
    sources = Table(
        (Column("source", "Source"), Column("title", "Title", prose=True)),
        tuple(
            (
                TableCell(source.id),
                TableCell(
                    ", ".join(
                        str(part) for part in (source.title, source.publisher, source.date) if part
                    )
                ),
            )
            for source in it.sources
        ),
        title="Sources",
    )
    return f"### {escape(it.name)}\n\n" + _blocks([*blocks, sources], demoted=2)


def _blocks(blocks: Iterable[Block], *, demoted: int) -> str:
    """Tables, grids and paragraphs, their headings so many levels further down."""
    kept = tuple(block for block in blocks if not isinstance(block, Table) or block.rows)
    if not kept:
        return ""
    text = render(Presentation(kind="report", title="", blocks=kept, body={}), Medium())
    return re.sub(r"^(#+) ", rf"\1{'#' * demoted} ", text, flags=re.MULTILINE).strip()


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {escape(text)}" for text in texts)


def _code(text: str) -> str:
    return text.replace("`", "'")
