"""The charts `slope` and `contributions`: what moved between two states, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import altair as alt

from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.output.charts.frame import (
    DEFAULT,
    MOST_ROWS,
    ChartSetting,
    data,
    framed,
    label_width,
    layered,
    nothing,
    short,
    unlike,
)
from scorer.output.charts.palette import FAINT, INK, LINE, SERIES
from scorer.output.findings.captions import caption_over_time, only_the_most_moved
from scorer.output.findings.changes import what_made_scores_change, what_moved
from scorer.output.findings.wording import decimals, signed

Align = Literal["left", "right"]
SLOPE_HEIGHT = 300
LEAST_GAP = 15
"""Pixels between two labels beside a slope, so that they do not cover each other."""

ROW = 30
"""Height of a row of contributions in pixels."""


def slope(result: Changes, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """One line a crossing from its older to its newer score; only crossings that have both."""
    changes = [change for change in result.scores if change.delta is not None]
    caption = [caption_over_time(result)]
    if not changes:
        return nothing(what_moved(result), caption, setting)
    shown, cut = _most_moved(changes)
    names = unlike({c.crossing: short(c.name, 30 if setting.width > 500 else 16) for c in shown})
    lowest = min(min(float(c.old or 0), float(c.new or 0)) for c in shown)
    highest = max(max(float(c.old or 0), float(c.new or 0)) for c in shown)
    room = max(0.25, (highest - lowest) * 0.12)
    domain = [lowest - room, highest + room]
    height = max(SLOPE_HEIGHT, LEAST_GAP * len(shown))
    left = _heights({c.crossing: float(c.old or 0) for c in shown}, domain, height)
    right = _heights({c.crossing: float(c.new or 0) for c in shown}, domain, height)
    values = [
        {
            "crossing": names[c.crossing],
            "old": float(c.old or 0),
            "new": float(c.new or 0),
            "old_at": left[c.crossing],
            "new_at": right[c.crossing],
            "old_said": decimals(c.old),
            "new_said": f"{decimals(c.new)}  {names[c.crossing]}  {_move(c)}",
            "direction": "rose" if (c.delta or 0) > 0 else "fell" if (c.delta or 0) < 0 else "same",
        }
        for c in shown
    ]
    base = alt.Chart(data(values))
    scale = alt.Scale(domain=domain, zero=False, nice=False)
    hidden = alt.Axis(title=None, labels=False, ticks=False, grid=False, domain=False)
    plot = max(90, setting.width - label_width([str(v["new_said"]) for v in values]) - 70)
    ends = [alt.value(0), alt.value(plot)]
    lines = base.mark_rule(opacity=1).encode(
        x=ends[0],
        x2=ends[1],
        y=alt.Y("old:Q", scale=scale, axis=hidden),
        y2=alt.Y2("new:Q"),
        color=_direction("direction:N"),
        strokeWidth=alt.condition("datum.direction == 'same'", alt.value(1.5), alt.value(3)),
        strokeDash=alt.condition("datum.direction == 'fell'", alt.value([6, 3]), alt.value([1, 0])),
        tooltip=[alt.Tooltip("crossing:N"), alt.Tooltip("old_said:N"), alt.Tooltip("new_said:N")],
    )
    dots = [
        base.mark_circle(size=70, opacity=1).encode(
            x=end, y=alt.Y(f"{side}:Q", scale=scale), color=_direction("direction:N")
        )
        for side, end in zip(("old", "new"), ends, strict=True)
    ]
    outwards: list[tuple[str, Any, Align, int]] = [
        ("old", ends[0], "right", -9),
        ("new", ends[1], "left", 9),
    ]
    texts = [
        base.mark_text(align=align, dx=dx, color=INK).encode(
            x=end, y=alt.Y(f"{side}_at:Q", scale=scale), text=alt.Text(f"{side}_said:N")
        )
        for side, end, align, dx in outwards
    ]
    called = [short(result.old, 18), short(result.new, 18)]
    apart = sum(label_width([text]) for text in called) <= plot
    inwards: list[tuple[str, Any, Align, int]] = [
        (called[0], ends[0], "left", -14 if apart else -30),
        (called[1], ends[1], "right" if apart else "left", -14),
    ]
    heads = [
        alt.Chart(data([{"text": text}]))
        .mark_text(align=align, dy=dy, fontWeight="bold", color=FAINT)
        .encode(x=end, y=alt.value(0), text=alt.Text("text:N"))
        for text, end, align, dy in inwards
    ]
    picture = layered(lines, *dots, *texts, *heads, width=plot, height=height)
    return framed(
        [picture], finding=what_moved(result), subtitle=cut, caption=caption, setting=setting
    )


def _move(change: ScoreChange) -> str:
    return f"({signed(change.delta)})" if change.delta else "(same)"


def _direction(field: str) -> alt.Color:
    colors = alt.Scale(domain=["rose", "fell", "same"], range=[SERIES[0], SERIES[1], "#7c8590"])
    return alt.Color(field, scale=colors, legend=None)


def _most_moved(changes: list[ScoreChange]) -> tuple[list[ScoreChange], str]:
    if len(changes) <= MOST_ROWS:
        return changes, ""
    ordered = sorted(changes, key=lambda change: -abs(float(change.delta or 0)))
    return ordered[:MOST_ROWS], only_the_most_moved(MOST_ROWS, len(changes))


def _heights(values: Mapping[str, float], domain: list[float], height: int) -> dict[str, float]:
    """Where each label stands, in units of the values, pushed apart from its neighbours."""
    gap = LEAST_GAP * (domain[1] - domain[0]) / height
    ordered = sorted(values, key=lambda crossing: values[crossing])
    placed: dict[str, float] = {}
    below = domain[0] - gap
    for crossing in ordered:
        below = max(values[crossing], below + gap)
        placed[crossing] = below
    overshoot = max(0.0, below - domain[1])
    above = domain[1] + gap
    for crossing in reversed(ordered):
        above = min(placed[crossing], above - gap) if overshoot else placed[crossing]
        placed[crossing] = above
    return placed


def contributions(result: Changes, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """For each crossing whose score moved the part of each leaf, added up from nought."""
    moved = [c for c in result.scores if any(c.contributions.values())]
    caption = [caption_over_time(result)]
    finding = what_made_scores_change(result, setting.titles)
    if not moved:
        return nothing(finding, caption, setting)
    shown, cut = _most_moved(moved)
    names = unlike({c.crossing: short(c.name, 30 if setting.width > 500 else 16) for c in shown})
    leaves = [leaf for leaf in result.dimensions if any(c.contributions.get(leaf) for c in shown)]
    heads = unlike({leaf: short(setting.titles.get(leaf, leaf), 28) for leaf in leaves})
    values = [
        {
            "crossing": names[c.crossing],
            "leaf": heads[leaf],
            "order": leaves.index(leaf),
            "part": float(part),
            "said": signed(part),
        }
        for c in shown
        for leaf, part in c.contributions.items()
        if part
    ]
    totals = [
        {
            "crossing": names[c.crossing],
            "total": float(c.delta or 0),
            "said": f"= {signed(c.delta)}",
            "end": sum(max(0.0, float(part)) for part in c.contributions.values()),
        }
        for c in shown
    ]
    y = alt.Y(
        "crossing:N",
        sort=list(names.values()),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelPadding=8),
    )
    base = alt.Chart(data(values)).encode(y=y)
    bars = base.mark_bar(height=18, stroke="#ffffff", strokeWidth=1).encode(
        x=alt.X("part:Q", stack="zero", axis=alt.Axis(title="Change of the score, by dimension")),
        color=alt.Color(
            "leaf:N",
            sort=list(heads.values()),
            scale=alt.Scale(
                domain=list(heads.values()),
                range=[SERIES[i % len(SERIES)] for i in range(len(heads))],
            ),
            legend=alt.Legend(
                title=None, orient="bottom", columns=2 if setting.width > 500 else 1, labelLimit=300
            ),
        ),
        order=alt.Order("order:Q"),
        tooltip=[alt.Tooltip("crossing:N"), alt.Tooltip("leaf:N"), alt.Tooltip("said:N")],
    )
    parts = base.mark_text(color="#ffffff", fontSize=11).encode(
        x=alt.X("part:Q", stack="zero", bandPosition=0.5),
        text=alt.Text("said:N"),
        order=alt.Order("order:Q"),
        detail=alt.Detail("leaf:N"),
    )
    sums = (
        alt.Chart(data(totals))
        .mark_text(align="left", dx=6, fontWeight="bold", color=INK)
        .encode(y=y, x=alt.X("end:Q"), text=alt.Text("said:N"))
    )
    zero = alt.Chart(data([{"x": 0}])).mark_rule(color=LINE, strokeWidth=2).encode(x=alt.X("x:Q"))
    plot = max(120, setting.width - label_width(names.values()) - 80)
    picture = layered(zero, bars, parts, sums, width=plot, height=ROW * len(shown))
    return framed([picture], finding=finding, subtitle=cut, caption=caption, setting=setting)
