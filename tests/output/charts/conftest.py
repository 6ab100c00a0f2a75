"""Results to draw, and what a chart says."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from scorer.library import OpenWorkspace, open_workspace
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def shipped() -> OpenWorkspace:
    return open_workspace(ROOT)


@pytest.fixture(scope="session")
def texts() -> Callable[[object], list[str]]:
    """The texts that a chart shows, as drawn."""
    from scorer.output.charts import render

    def shown(drawn: object) -> list[str]:
        svg = render(drawn, "svg")  # type: ignore[arg-type]
        assert isinstance(svg, str)
        found = re.findall(r"<text[^>]*>(.*?)</text>", svg, flags=re.DOTALL)
        return [unescape(re.sub(r"<[^>]+>", " ", text)).strip() for text in found]

    return shown
