"""A report is made once, of sections and blocks, and says the same however it is written."""

from __future__ import annotations

import pytest

from scorer.library import open_workspace
from scorer.output.report import written
from scorer.output.report.report import Exhibit, PlacedPicture, Report, ReportBlock, Section
from tests.conftest import ROOT, Made

EVEN = ("trade", "transport", "bez", "dialogue")


@pytest.fixture(scope="module")
def report() -> Report:
    return open_workspace(ROOT).report()


def section(report: Report, name: str) -> Section:
    return next(each for each in report.sections if each.id == name)


def tables(report: Report, name: str) -> dict[str, Exhibit]:
    return {block.id: block for block in section(report, name).blocks if isinstance(block, Exhibit)}


def test_every_answer_leads_to_a_section(report: Report) -> None:
    assert {each.section for each in report.answers} <= {each.id for each in report.sections}


def test_pictures_have_names_of_their_own(report: Report) -> None:
    blocks: list[ReportBlock] = [block for each in report.sections for block in each.blocks]
    names = [block.name for block in blocks if isinstance(block, PlacedPicture)]
    assert names == ["profile", "map", "acceptability", "slope", "contributions"]


def test_a_page_and_a_document_say_the_same_sentences(report: Report) -> None:
    page, document = written(report, "r.html")["r.html"], written(report, "r.md")["r.md"]
    for answer in report.answers:
        assert answer.text in page.replace("&#39;", "'")
        assert answer.text in document
    for each in report.sections:
        assert f"<h2>{each.heading}</h2>" in page
        assert f"\n## {each.heading}\n" in document


def test_rows_beyond_what_a_reader_takes_in_are_counted(made: Made) -> None:
    made.rubric().crossings(*"abcd")
    for crossing in "abcd":
        made.sheet(crossing, dict.fromkeys(EVEN, None))
    shown = tables(open_workspace(made.root).report(), "how-sure")["doubts"]
    assert len(shown.table.rows) == 12
    assert shown.left_out == "And 4 more."


def test_assessors_who_differ_are_named_with_what_was_taken(made: Made) -> None:
    made.rubric().crossings("a")
    for assessor, rating in (("ann", 2), ("bob", 4), ("eve", 5)):
        made.sheet("a", {**dict.fromkeys(EVEN, 3), "bez": rating}, assessor=assessor)
    shown = tables(open_workspace(made.root).report(), "how-sure")["disputes"].table
    assert [[cell.text for cell in row] for row in shown.rows] == [
        ["The a", "The bez", "ann 2, bob 4, eve 5", "4"]
    ]


def test_an_ending_that_is_neither_page_nor_document_is_refused(report: Report) -> None:
    with pytest.raises(ValueError, match=r"report.txt: a report is an .html file or an .md file"):
        written(report, "report.txt")
