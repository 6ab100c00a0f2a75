import re
from html import unescape

from markdown_it import MarkdownIt

from scorer.output.formats.escape import one_line, visible
from scorer.output.formats.write import render
from scorer.output.tables.table import Paragraph, Presentation


def html(presentation):
    """What a reader of GitHub-flavoured Markdown makes of it, without HTML of the document."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return reader.render(render(presentation, "markdown"))


def shown_cells(page):
    return [unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)]


def test_a_ranking_is_a_table_with_aligned_columns(ranking):
    written = render(ranking, "markdown")
    assert "| Rank | Crossing | Score |" in written
    assert "| --: | :-- | --: | --: | :-: | :-- | --: | :-- | :-- |" in written
    assert "| **2=** | Hekou-Lao Cai | 3.25 | 2.25-3.25 | 1-3 | 3 4 2 - | 75 % |" in written
    assert "<summary>Provenance</summary>" in written


def test_hostile_cells_read_as_they_were_written(hostile):
    texts = hostile.body["texts"]
    cells = shown_cells(html(hostile))
    for number, text in enumerate(texts):
        expected = "<br>".join(one_line(line) for line in visible(text).split("\n"))
        assert cells[3 * number + 1] == expected


def test_no_text_becomes_a_tag_a_link_or_emphasis(hostile):
    page = html(hostile)
    assert not re.search(r"<(script|a|img|code|x|b|del)\b", page)


def test_no_paragraph_becomes_a_heading_a_list_or_a_rule():
    for text in ("# a", "- a", "+ a", "1. a", "12) a", "> a", "---", "===", "* a", "    a"):
        page = html(Presentation("x", "", (Paragraph("before"), Paragraph(text)), {}))
        expected = one_line(text).replace(">", "&gt;")
        assert page == f"<p>before</p>\n<p>{expected}</p>\n"


def test_the_grid_has_a_heading_for_each_dimension(sheet):
    page = html(sheet)
    assert "<h2>Cross-border trade</h2>" in page
    assert "<h3>Transport links</h3>" in page
    assert "<strong>Absent 1 (2 [3]) 4 5 Exemplary</strong>" in page
    assert '<th style="text-align:left">Strengths</th>' in page
