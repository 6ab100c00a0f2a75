"""Charts of results: each kind by name, and a chart in any format. Drawn without any network.

Importing this loads no chart library; asking for a chart does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorer.output.charts.kinds import ChartFormat, ChartKind

if TYPE_CHECKING:
    import altair as alt

    from scorer.analysis.result import Result

__all__ = ["ChartFormat", "ChartKind", "chart", "chart_of", "render"]


def chart(kind: ChartKind | str, result: Result, **setting: Any) -> alt.VConcatChart:
    """The chart of a kind.

    result: a Ranking for profile, ranking, map and dominance; a RobustRanking for acceptability;
    Changes for slope and contributions; a History for history.
    setting: as in `ChartSetting`. ValueError where there is no such kind.
    """
    from altair.utils.schemapi import debug_mode

    from scorer.output.charts.acceptability import acceptability
    from scorer.output.charts.contributions import contributions
    from scorer.output.charts.dominance import dominance_chart
    from scorer.output.charts.frame import ChartSetting
    from scorer.output.charts.history import history
    from scorer.output.charts.map import map_of_crossings
    from scorer.output.charts.profile import profile
    from scorer.output.charts.ranking import ranking
    from scorer.output.charts.slope import slope

    builders: dict[ChartKind, Any] = {
        ChartKind.PROFILE: profile,
        ChartKind.RANKING: ranking,
        ChartKind.ACCEPTABILITY: acceptability,
        ChartKind.SLOPE: slope,
        ChartKind.HISTORY: history,
        ChartKind.CONTRIBUTIONS: contributions,
        ChartKind.MAP: map_of_crossings,
        ChartKind.DOMINANCE: dominance_chart,
    }
    with debug_mode(False):  # our own charts are tested; checking each part takes seconds
        drawn: alt.VConcatChart = builders[ChartKind(kind)](result, ChartSetting(**setting))
    return drawn


def chart_of(result: Result, **setting: Any) -> alt.VConcatChart:
    """The chart that shows a result best, for notebooks; TypeError where it has none."""
    from scorer.analysis.change.changes import Changes
    from scorer.analysis.change.history import History
    from scorer.analysis.scoring.ranking import Ranking
    from scorer.analysis.trust.robust_ranking import RobustRanking

    for known, kind in (
        (Ranking, ChartKind.RANKING),
        (Changes, ChartKind.SLOPE),
        (History, ChartKind.HISTORY),
        (RobustRanking, ChartKind.ACCEPTABILITY),
    ):
        if isinstance(result, known):
            return chart(kind, result, **setting)
    raise TypeError(f"a {type(result).__name__} has no chart of its own")


def render(drawn: alt.TopLevelMixin, format: ChartFormat | str) -> str | bytes:  # noqa: A002
    """A chart as svg or html (text), png or pdf (bytes)."""
    from scorer.output.charts.writing import render as write

    return write(drawn, format)
