"""The chart `acceptability`: how often each crossing takes each rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from scorer.analysis.scoring.ranking import Row
from scorer.analysis.trust.robust_ranking import RobustRanking
from scorer.output.charts.frame import (
    DEFAULT,
    MOST_ROWS,
    ChartSetting,
    data,
    framed,
    label_width,
    labels_of,
    layered,
    row_axis,
)
from scorer.output.charts.palette import GROUND, LINE, letters_on, tint
from scorer.output.findings.captions import caption_of_ranking, only_the_first
from scorer.output.findings.trust.certainty import who_is_first_how_often
from scorer.output.findings.trust.robustness import draws_behind
from scorer.output.findings.wording import brief_percent

ROW = 30
"""Height of a row in pixels."""

CONTRAST = 0.75
"""Small shares are told apart better where the shade rises faster at first."""

MOST_SHARES_WRITTEN = 14
"""Ranks up to which each share is written in its cell."""


def acceptability(result: RobustRanking, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """The share of draws in which each crossing takes each rank."""
    rows = result.rows[:MOST_ROWS]
    cut = only_the_first(len(rows), len(result.rows))
    labels = labels_of(rows, 34 if setting.is_wide else 16)
    ranks = len(rows)
    cell = max(10, min(64, (setting.width - label_width(labels.values()) - 40) // ranks))
    base = alt.Chart(data(_values(rows, result, labels))).encode(
        x=alt.X(
            "rank:O",
            axis=alt.Axis(title="Rank", orient="top", labelAngle=0, domain=False, ticks=False),
        ),
        y=row_axis(labels.values()),
        tooltip=[alt.Tooltip("label:N"), alt.Tooltip("rank:O"), alt.Tooltip("said:N")],
    )
    layers = [
        base.mark_rect(stroke=LINE, strokeWidth=0.7).encode(fill=alt.Fill("fill:N", scale=None))
    ]
    if ranks <= MOST_SHARES_WRITTEN and cell >= 26:
        layers.append(
            base.transform_filter("datum.share > 0")
            .mark_text(fontSize=11)
            .encode(text=alt.Text("said:N"), color=alt.Color("letters:N", scale=None))
        )
    return framed(
        [layered(*layers, width=cell * ranks, height=ROW * len(rows))],
        finding=who_is_first_how_often(result),
        subtitle=f"Share of draws at each rank, in percent. {cut}".strip(),
        caption=[draws_behind(result), caption_of_ranking(result.ranking)],
        setting=setting,
    )


def _values(
    rows: Sequence[Row], result: RobustRanking, labels: Mapping[str, str]
) -> list[dict[str, object]]:
    values: list[dict[str, object]] = []
    shares = result.robustness.acceptability.tolist()
    for row, of_row in zip(rows, shares, strict=False):
        for rank, share in enumerate(of_row[: len(rows)], start=1):
            fill = tint(share**CONTRAST) if share > 0 else GROUND
            values.append(
                {
                    "label": labels[row.crossing],
                    "rank": rank,
                    "share": share,
                    "said": brief_percent(share).removesuffix(" %"),
                    "fill": fill,
                    "letters": letters_on(fill),
                }
            )
    return values
