from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from scorer.output.formats.escape import visible
from scorer.output.formats.page.render import fragment
from scorer.output.formats.write import render

VOID = {"meta", "br", "link"}


class Page(HTMLParser):
    """Tags with attributes, texts by tag; fails where tags do not nest."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.open, self.texts = [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.append((tag, ""))
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.texts.append(("after", ""))

    def handle_data(self, data):
        if self.texts:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def page(presentation, language="en"):
    return Page(render(presentation, "html", language=language))


def test_the_page_can_be_heard_and_needs_nothing_else(ranking):
    read = page(ranking, language="vi")
    assert read.named("html") == [{"lang": "vi"}]
    assert ("title", "Ranking of 4 crossings as of 2019-12-31") in read.texts
    assert len(read.named("table")) == len(read.named("caption")) == 1
    scopes = [attributes["scope"] for attributes in read.named("th")]
    assert scopes == ["col"] * 9 + ["row"] * 4
    assert ("th", "Hekou-Lao Cai") in read.texts
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in read.tags}
    assert not [a for _, attributes in read.tags for a in attributes if a in ("src", "href")]


def test_hostile_text_is_only_text(hostile):
    read = page(hostile)
    assert not {"script", "x", "b"} & {tag for tag, _ in read.tags}
    cells = [text for tag, text in read.texts if tag in ("td", "th")]
    for text in hostile.body["texts"]:
        assert visible(text) in cells


def test_a_hostile_language_tag_stays_in_its_attribute(ranking):
    assert page(ranking, language='"><script>').named("script") == []


def test_the_grid_marks_the_level_given_in_words_too(sheet):
    read = page(sheet)
    marked = [attributes for attributes in read.named("li") if attributes.get("class")]
    assert [mark["class"] for mark in marked] == ["plausible", "given", "given"]
    assert ("span", " given") in read.texts
    assert ("p", "-  Not rated: the sources say nothing about joint bodies") in read.texts


def test_headings_go_down_step_by_step(sheet):
    sheets = replace(sheet, title="Two sheets", blocks=sheet.blocks * 2)
    for presentation in (sheet, sheets):
        depths = [
            int(tag[1]) for tag, _ in page(presentation).tags if tag in ("h1", "h2", "h3", "h4")
        ]
        assert depths[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(depths))


def test_a_fragment_is_the_page_without_its_frame(ranking):
    part = fragment(ranking)
    Page(part)
    assert part in render(ranking, "html")
    assert "<html" not in part
