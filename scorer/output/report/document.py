"""A report as a Markdown document with SVG files beside it, for Word and for git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import PurePath

from scorer.model import Source
from scorer.output.formats.markdown import block_text, escape
from scorer.output.report.drawing import draw
from scorer.output.report.report import (
    CrossingPart,
    Exhibit,
    LevelMeanings,
    Lifts,
    LiveRanking,
    PlacedPicture,
    Points,
    Record,
    Report,
    ReportBlock,
)
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import Paragraph


def write_document(report: Report, name: str = "report.md") -> Mapping[str, str]:
    """The document and the SVG files that it shows, by file name.

    name: of the document; those of the pictures begin with it. It names them without a folder:
    they belong beside it.
    """
    document = _Document(report, name)
    text = "\n\n".join(part for part in document.parts() if part) + "\n"
    return {**document.pictures, name: text}


@dataclass
class _Document:
    """A document on its way, with the pictures that were drawn for it so far."""

    report: Report
    name: str
    pictures: dict[str, str] = field(default_factory=dict)

    def parts(self) -> Iterator[str]:
        """The paragraphs, lists and tables in reading order; some are empty."""
        report = self.report
        yield f"# {escape(report.title)}"
        yield escape(report.subtitle)
        yield escape(report.rests_on)
        yield "\n".join(
            f"- **{escape(each.question)}** {escape(each.text)}" for each in report.answers
        )
        for section in report.sections:
            yield f"## {escape(section.heading)}"
            for block in section.blocks:
                yield from self._block(block)

    def _block(self, block: ReportBlock) -> Iterator[str]:
        match block:
            case Paragraph(text=text):
                yield escape(text)
            case Points(sentences):
                yield _list(sentences)
            case PlacedPicture():
                yield self._picture(block)
            case Exhibit(table=table, left_out=left_out):
                yield block_text(table, deeper=1)
                yield escape(left_out)
            case LiveRanking(table=table, without_score=without_score, picture=picture):
                if table.rows:
                    yield block_text(table, deeper=1)
                yield escape(without_score)
                yield self._picture(picture)
            case Lifts(crossings):
                yield _list(f"{name}: {' '.join(sentences)}" for _, name, sentences in crossings)
            case CrossingPart():
                yield from self._crossing(block)
            case LevelMeanings():
                pass  # the rubric's own file says it; a page has it for those who unfold it
            case Record(facts):
                again = self.report.command.writing(self.name).replace("`", "'")
                yield f"To make this report again: `{again}`"
                yield _list(f"{label}: {text}" for label, text in facts)

    def _crossing(self, part: CrossingPart) -> Iterator[str]:
        yield f"### {escape(part.name)}"
        facts = (Field("fact", part.name, itemgetter(0)), Field("text", "", itemgetter(1)))
        yield block_text(table_of(part.facts, facts))
        for sentence in part.lifts:
            yield block_text(Paragraph(sentence))
        for grid in part.grids:
            yield block_text(replace(grid, title=""), deeper=2)
        for exhibit in part.exhibits:
            yield block_text(exhibit.table, deeper=2)
        if part.sources:
            yield block_text(table_of(part.sources, SOURCE, "Sources"), deeper=2)
        if part.history is not None:
            yield self._picture(part.history)

    def _picture(self, placed: PlacedPicture) -> str:
        drawn = draw(placed, self.report.language)
        file = f"{PurePath(self.name).stem}-{placed.name}.svg"
        self.pictures[file] = drawn.svg
        return f"![{escape(drawn.finding)}](<{file}>)"


SOURCE: tuple[Field[Source], ...] = (
    Field("source", "Source", lambda source: source.id),
    Field(
        "title",
        "Title",
        lambda source: ", ".join(
            str(part) for part in (source.title, source.publisher, source.date) if part
        ),
        prose=True,
    ),
)


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {escape(text)}" for text in texts)
