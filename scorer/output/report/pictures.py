"""The report's charts as SVG that stands inside a page or beside a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorer.analysis.result import Result
from scorer.analysis.situation import Situation
from scorer.output.charts import ChartKind, chart
from scorer.output.charts.writing import finding_of, render_specification
from scorer.output.tables.cells import titles

if TYPE_CHECKING:
    import altair as alt

WIDE, NARROW = 760, 350
"""Widths in pixels: for a desk or a sheet of paper, and for a phone."""

SECTION_WIDE = 560


@dataclass(frozen=True)
class Picture:
    """One chart in the widths that the page needs."""

    name: str
    """A file name without ending; unlike any other in the report."""
    finding: str
    """What it shows, in words, for those who do not see it."""
    wide: str
    narrow: str | None


@dataclass(frozen=True)
class Pictures:
    """Draws the charts of a report."""

    situation: Situation
    language: str
    with_narrow: bool = True
    background: str = "transparent"

    def overview(self) -> Picture:
        """Scores with their ranges."""
        return self._of_ranking(ChartKind.RANKING)

    def profile(self) -> Picture:
        """Ratings by crossing and dimension."""
        return self._of_ranking(ChartKind.PROFILE)

    def map(self) -> Picture | None:
        """Where the crossings are; None where no position is known."""
        panels = self.situation.ranking.snapshot.panels
        if all(panel.crossing.location is None for panel in panels):
            return None
        return self._of_ranking(ChartKind.MAP)

    def dominance(self) -> Picture | None:
        """Who beats whom whatever the weights; None where nobody does."""
        if not self.situation.order.pairs:
            return None
        return self._of_ranking(ChartKind.DOMINANCE)

    def acceptability(self) -> Picture | None:
        """How often each crossing takes each rank; None where nothing was drawn."""
        if self.situation.robustness is None:
            return None
        return self._picture(ChartKind.ACCEPTABILITY, self.situation.robustness)

    def changes(self) -> Iterator[Picture]:
        """The slope of scores, and what made them change, where any moved."""
        changes = self.situation.changes
        if not any(change.delta is not None for change in changes.scores):
            return
        yield self._picture(ChartKind.SLOPE, changes)
        if any(change.delta for change in changes.scores):
            yield self._picture(ChartKind.CONTRIBUTIONS, changes, titles=self._titles)

    def history(self, crossing: str) -> Picture | None:
        """One crossing over time; None where it has only one sheet."""
        history = self.situation.histories[crossing]
        if len(history.moments) < 2:
            return None
        return self._picture(
            ChartKind.HISTORY,
            history,
            name=f"history-{crossing}",
            wide=SECTION_WIDE,
        )

    @cached_property
    def _titles(self) -> dict[str, str]:
        return dict(titles(self.situation.ranking.snapshot.rubric, self.language))

    def _of_ranking(self, kind: ChartKind) -> Picture:
        return self._picture(kind, self.situation.ranking)

    def _picture(
        self,
        kind: ChartKind,
        result: Result,
        name: str = "",
        wide: int = WIDE,
        **setting: Any,
    ) -> Picture:
        def drawn(width: int) -> alt.VConcatChart:
            return chart(
                kind,
                result,
                width=width,
                language=self.language,
                background=self.background,
                **setting,
            )

        called = name or kind.value
        first = drawn(wide).to_dict(validate=False)
        narrow = drawn(NARROW).to_dict(validate=False) if self.with_narrow else None
        return Picture(
            name=called,
            finding=finding_of(first),
            wide=_svg(first, called),
            narrow=None if narrow is None else _svg(narrow, f"{called}-n"),
        )


def _svg(specification: Mapping[str, Any], prefix: str) -> str:
    """The SVG with ids of its own, so that several can stand in one page."""
    text = render_specification(specification, "svg")
    assert isinstance(text, str)
    named = re.sub(r'\bid="(clip|gradient)', rf'id="{prefix}-\1', text)
    return re.sub(r"url\(#(clip|gradient)", rf"url(#{prefix}-\1", named)
