"""Charts of results: each kind by name, and a chart in any format. Drawn without any network.

Importing this loads no chart library; asking for a chart does.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from scorer.analysis.changes import Changes
from scorer.analysis.ranking import Ranking
from scorer.analysis.timeline import History

if TYPE_CHECKING:
    import altair as alt

    from scorer.output.charts.writing import ChartFormat


class ChartKind(StrEnum):
    """What a chart shows."""

    PROFILE = "profile"
    RANKING = "ranking"
    ACCEPTABILITY = "acceptability"
    SLOPE = "slope"
    HISTORY = "history"
    CONTRIBUTIONS = "contributions"
    MAP = "map"
    DOMINANCE = "dominance"


def chart(kind: ChartKind | str, *results: Any, **setting: Any) -> alt.VConcatChart:
    """The chart of a kind from the results that it needs.

    profile, ranking, map, dominance: a Ranking. acceptability: the shares, then the Ranking.
    slope, contributions: Changes. history: a History.
    setting: language, width, background, rests_on, as in `Setting`.
    """
    from altair.utils.schemapi import debug_mode

    from scorer.output.charts import certainty, changes, history, places, profile, ranking
    from scorer.output.charts.frame import Setting

    builders: dict[ChartKind, Any] = {
        ChartKind.PROFILE: profile.profile,
        ChartKind.RANKING: ranking.ranking,
        ChartKind.ACCEPTABILITY: certainty.acceptability,
        ChartKind.SLOPE: changes.slope,
        ChartKind.HISTORY: history.history,
        ChartKind.CONTRIBUTIONS: changes.contributions,
        ChartKind.MAP: places.map_of_crossings,
        ChartKind.DOMINANCE: certainty.dominance_chart,
    }
    extra = {key: setting.pop(key) for key in ("said", "titles") if key in setting}
    with debug_mode(False):  # our own charts are tested; checking each part takes seconds
        drawn: alt.VConcatChart = builders[ChartKind(kind)](
            *results, setting=Setting(**setting), **extra
        )
    return drawn


def chart_of(result: Ranking | Changes | History, **setting: Any) -> alt.VConcatChart:
    """The chart that shows a result best, for notebooks; TypeError where it has none."""
    for known, kind in (
        (Ranking, ChartKind.RANKING),
        (Changes, ChartKind.SLOPE),
        (History, ChartKind.HISTORY),
    ):
        if isinstance(result, known):
            return chart(kind, result, **setting)
    raise TypeError(f"a {type(result).__name__} has no chart of its own")


def render(drawn: alt.TopLevelMixin, format: ChartFormat | str) -> str | bytes:  # noqa: A002
    """A chart as svg or html (text), png or pdf (bytes)."""
    from scorer.output.charts.writing import render as write

    return write(drawn, format)
