"""The chart `dominance`: crossings in layers, each above those that it always beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from scorer.analysis.scoring.dominance import Dominance, dominance_in
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.output.charts.frame import (
    DEFAULT,
    ChartSetting,
    Part,
    data,
    framed,
    layered,
    nothing,
    short,
    shown_rows,
)
from scorer.output.charts.palette import FAINT, INK, MARK
from scorer.output.findings.captions import NONE_RATED, caption_of_ranking
from scorer.output.findings.trust.certainty import who_beats_whom

LAYER = 76
"""Height of a layer in pixels."""


def dominance_chart(result: Ranking, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """Crossings in layers, a line from each down to those that it beats on every dimension."""
    rows, cut = shown_rows(result)
    caption = [caption_of_ranking(result)]
    if not rows:
        return nothing(NONE_RATED, caption, setting)
    order = dominance_in(result)
    finding = who_beats_whom(order)
    if not order.pairs:
        return nothing(finding, caption, setting)
    return framed(
        [_layers(rows, order, setting)],
        finding=finding,
        subtitle="A line leads down from a crossing to one that it equals or beats on every "
        f"dimension, and beats on one. {cut}".strip(),
        caption=caption,
        setting=setting,
    )


def _layers(rows: Sequence[Row], order: Dominance, setting: ChartSetting) -> Part:
    shown = range(len(rows))
    depth = _depths(shown, [(a, b) for a, b in order.pairs if b in shown and a in shown])
    members: dict[int, list[int]] = {}
    for crossing in shown:
        members.setdefault(depth[crossing], []).append(crossing)
    width = setting.width - 40
    at = {
        crossing: ((index + 0.5) / len(group) * width, layer * LAYER + 20.0)
        for layer, group in members.items()
        for index, crossing in enumerate(group)
    }
    cells = max(6, int(width / max(map(len, members.values())) / 7))
    nodes = [
        {"x": at[i][0], "y": at[i][1], "label": short(rows[i].name, cells), "name": rows[i].name}
        for i in shown
    ]
    lines = [
        {"x": at[a][0], "y": at[a][1], "x2": at[b][0], "y2": at[b][1]}
        for a, b in order.covers
        if a in at and b in at
    ]
    height = LAYER * (max(members) + 1)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    edges = (
        alt.Chart(data(lines))
        .mark_rule(color=FAINT, strokeWidth=1.3)
        .encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
    )
    base = alt.Chart(data(nodes)).encode(x=x, y=y)
    dots = base.mark_circle(size=110, color=MARK, opacity=1).encode(tooltip=[alt.Tooltip("name:N")])
    texts = base.mark_text(dy=-13, color=INK).encode(text=alt.Text("label:N"))
    return layered(edges, dots, texts, width=width, height=height)


def _depths(crossings: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """For each crossing the length of the longest chain of crossings above it."""
    above: dict[int, list[int]] = {crossing: [] for crossing in crossings}
    for a, b in pairs:
        above[b].append(a)
    depth: dict[int, int] = {}
    for crossing in sorted(crossings, key=lambda each: len(above[each])):
        depth[crossing] = 1 + max((depth[other] for other in above[crossing]), default=-1)
    return depth
