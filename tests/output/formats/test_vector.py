import re
from xml.etree import ElementTree as ET

from scorer.output.formats.escape import visible
from scorer.output.formats.write import render

SPACE = "{http://www.w3.org/2000/svg}"


def drawn(presentation):
    return ET.fromstring(render(presentation, "svg").encode())


def texts(root):
    return [element.text for element in root.iter(f"{SPACE}text")]


def test_a_ranking_is_drawn_with_words_for_those_who_cannot_see_it(ranking):
    root = drawn(ranking)
    assert root.find(f"{SPACE}title").text == "Ranking of 4 crossings as of 2019-12-31"
    assert "bez-grid@1.0.0" in root.find(f"{SPACE}desc").text
    assert {"2=", "Hekou-Lao Cai", "3.25", "2.25-3.25", "3 4 2 -", "75 %"} <= set(texts(root))


def test_everything_lies_inside_the_picture(ranking, sheet, hostile):
    for presentation in (ranking, sheet, hostile):
        root = drawn(presentation)
        width, height = float(root.get("width")), float(root.get("height"))
        for element in root.iter(f"{SPACE}text"):
            assert 0 <= float(element.get("x")) <= width
            assert 0 <= float(element.get("y")) <= height
        for element in root.iter(f"{SPACE}rect"):
            assert float(element.get("x", "0")) + float(element.get("width")) <= width + 1


def test_hostile_text_is_only_text_and_none_is_lost(hostile):
    root = drawn(hostile)
    assert {element.tag.removeprefix(SPACE) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "text")
    }
    written = re.sub(r"\s", "", "".join(texts(root)))
    for text in hostile.body["texts"]:
        assert re.sub(r"\s", "", visible(text)) in written
