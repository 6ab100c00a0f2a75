"""The pictures of a report as SVG that stands inside a page or beside a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scorer.output.charts.writing import finding_of, render_specification
from scorer.output.report.report import PlacedPicture

WIDE, SMALL, NARROW = 760, 560, 350
"""Widths in pixels: for a desk or a sheet of paper, beside texts, and for a phone."""


@dataclass(frozen=True)
class Drawn:
    """A picture drawn in one width."""

    svg: str
    finding: str
    """What it shows, in words, for those who do not see it."""


def draw(
    placed: PlacedPicture, language: str, *, narrow: bool = False, background: str = "#ffffff"
) -> Drawn:
    """The picture as SVG with ids of its own, so that several can stand in one page.

    narrow: for a phone. background: `transparent` lets the page shine through.
    """
    width = NARROW if narrow else SMALL if placed.small else WIDE
    specification = placed.picture.drawn(language, width, background).to_dict(validate=False)
    svg = render_specification(specification, "svg")
    assert isinstance(svg, str)
    prefix = f"{placed.name}-n" if narrow else placed.name
    named = re.sub(r'\bid="(clip|gradient)', rf'id="{prefix}-\1', svg)
    unlike = re.sub(r"url\(#(clip|gradient)", rf"url(#{prefix}-\1", named)
    return Drawn(unlike, finding_of(specification))
