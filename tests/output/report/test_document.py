"""The report as Markdown: the same findings, pictures beside it, texts that stay texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from scorer.library import OpenWorkspace, open_workspace
from scorer.output.report.document import write_document
from tests.conftest import ROOT, Made


def document_of(
    workspace: OpenWorkspace, name: str = "report.md", **options: Any
) -> tuple[str, Mapping[str, str]]:
    """The text of a report as a document, and its pictures by name."""
    files = dict(write_document(workspace.report(**options), name))
    return files.pop(name), files


@pytest.fixture(scope="module")
def written() -> tuple[str, Mapping[str, str]]:
    return document_of(open_workspace(ROOT))


def test_the_document_says_what_the_page_says(written: tuple[str, Mapping[str, str]]) -> None:
    text, _ = written
    assert text.startswith("# Border economic zone assessment grid\n")
    for part in ("Where we stand", "How sure", "What moved", "What would lift them", "Provenance"):
        assert f"\n## {part}\n" in text
    assert "Hekou-Lao Cai and Dongxing-Mong Cai lead with 2.75" in text
    assert "\n### Horgos\n" in text
    assert "Dominates:" not in text
    assert "it is not a rating given by the sources" in text


def test_every_picture_it_names_is_there(written: tuple[str, Mapping[str, str]]) -> None:
    text, pictures = written
    assert set(re.findall(r"!\[[^\]]*\]\(<([^>]+)>\)", text)) == set(pictures)
    assert all(svg.startswith("<svg") for svg in pictures.values())


def test_headings_step_down_one_by_one(written: tuple[str, Mapping[str, str]]) -> None:
    text, _ = written
    depths = [len(marks) for marks in re.findall(r"^(#+) ", text, flags=re.MULTILINE)]
    assert depths[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(depths))


def test_statements_stay_text(made: Made) -> None:
    made.rubric().crossings("a")
    ratings = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}
    made.sheet("a", ratings, strengths={"trade": ["'<b>bold</b> | [x](http://e.x)'"]})
    text, _ = document_of(open_workspace(made.root))
    assert r"\<b\>bold\</b\> \| \[x\](http://e.x)" in text


def test_the_document_says_how_to_make_it_again() -> None:
    weights = {"trade": 0.1234567}
    text, pictures = document_of(open_workspace(ROOT), "zone board.md", weights=weights)
    assert all(name.startswith("zone board-") for name in pictures)
    assert "`scorer report --weights trade=0.1234567 --markdown --output 'zone board.md'`" in text
