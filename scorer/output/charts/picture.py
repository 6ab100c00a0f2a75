"""A result with the kind of chart that it is to be drawn as: a picture, or lines of letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorer.analysis.result import Result
from scorer.model import Rubric
from scorer.output.charts.kinds import ChartKind

if TYPE_CHECKING:
    import altair as alt

    from scorer.output.tables.table import Presentation


@dataclass(frozen=True)
class Picture:
    """What is to be drawn, before it is known how large and in which format."""

    kind: ChartKind
    result: Result
    rubric: Rubric | None = None
    """What names the dimensions, for results that do not carry their rubric."""

    def drawn(
        self, language: str = "en", width: int = 680, background: str = "#ffffff"
    ) -> alt.VConcatChart:
        """The chart; width: of the whole, in pixels. background: `transparent` shows the page."""
        from scorer.output.charts import chart

        return chart(
            self.kind,
            self.result,
            language=language,
            width=width,
            background=background,
            titles=self.rubric.titles(language) if self.rubric else {},
        )

    def as_text(self, language: str = "en") -> Presentation | None:
        """The chart in letters, for a terminal; None for a kind that letters cannot draw."""
        from scorer.analysis.change.history import History
        from scorer.analysis.scoring.ranking import Ranking
        from scorer.output.charts.terminal import draw_history, draw_profile, draw_ranking

        if isinstance(self.result, History):
            return draw_history(self.result)
        if self.kind is ChartKind.PROFILE and isinstance(self.result, Ranking):
            return draw_profile(self.result, language)
        if self.kind is ChartKind.RANKING and isinstance(self.result, Ranking):
            return draw_ranking(self.result)
        return None
