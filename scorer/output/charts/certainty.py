"""The charts `acceptability` and `dominance`: how far the order can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import altair as alt

from scorer.analysis.scoring.dominance import Dominance, dominance_in
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.trust.robust_ranking import RobustRanking
from scorer.output.charts.frame import (
    DEFAULT,
    MOST_ROWS,
    ChartSetting,
    Part,
    data,
    framed,
    label_width,
    labels_of,
    layered,
    nothing,
    short,
    shown_rows,
)
from scorer.output.charts.palette import FAINT, GROUND, INK, LINE, MARK, letters_on, tint
from scorer.output.findings.captions import NONE_RATED, caption_of_ranking, only_the_first
from scorer.output.findings.certainty import who_beats_whom, who_is_first_how_often
from scorer.output.findings.robustness import draws_behind
from scorer.output.findings.wording import whole_percent

ROW, LAYER = 30, 76
"""Height of a row of shares, and of a layer of the dominance order, in pixels."""

CONTRAST = 0.75
"""Small shares are told apart better where the shade rises faster at first."""

MOST_SHARES_WRITTEN = 14
"""Ranks up to which each share is written in its cell."""


def acceptability(result: RobustRanking, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """The share of draws in which each crossing takes each rank."""
    rows = result.rows[:MOST_ROWS]
    cut = only_the_first(len(rows), len(result.rows))
    shares = result.robustness.acceptability.tolist()
    caption = [draws_behind(result), caption_of_ranking(result.ranking)]
    labels = labels_of(rows, 34 if setting.width > 500 else 16)
    ranks = len(rows)
    values = []
    for row, of_row in zip(rows, shares, strict=False):
        for rank, share in enumerate(of_row[:ranks], start=1):
            fill = tint(share**CONTRAST) if share > 0 else GROUND
            values.append(
                {
                    "label": labels[row.crossing],
                    "rank": rank,
                    "share": share,
                    "said": _share_text(share),
                    "fill": fill,
                    "letters": letters_on(fill),
                }
            )
    room = setting.width - label_width(labels.values()) - 40
    cell = max(10, min(64, room // ranks))
    base = alt.Chart(data(values)).encode(
        x=alt.X(
            "rank:O",
            axis=alt.Axis(title="Rank", orient="top", labelAngle=0, domain=False, ticks=False),
        ),
        y=alt.Y(
            "label:N",
            sort=list(labels.values()),
            axis=alt.Axis(title=None, domain=False, ticks=False, labelPadding=8),
        ),
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
    picture = layered(*layers, width=cell * ranks, height=ROW * len(rows))
    return framed(
        [picture],
        finding=who_is_first_how_often(result),
        subtitle=f"Share of draws at each rank, in percent. {cut}".strip(),
        caption=caption,
        setting=setting,
    )


def _share_text(share: float) -> str:
    return str(whole_percent(Fraction(share)))


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
