"""The chart `contributions`: what each dimension added to the change of a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.output.charts.frame import (
    DEFAULT,
    ChartSetting,
    change_labels,
    data,
    framed,
    label_width,
    layered,
    most_moved,
    nothing,
    row_axis,
    short,
    unlike,
)
from scorer.output.charts.palette import GROUND, INK, LINE, SERIES
from scorer.output.findings.captions import caption_over_time
from scorer.output.findings.change.changes import what_made_scores_change
from scorer.output.findings.wording import signed

ROW = 30
"""Height of a row in pixels."""


def contributions(result: Changes, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """For each crossing whose score moved the part of each leaf, added up from nought."""
    moved = [change for change in result.scores if any(change.contributions.values())]
    finding = what_made_scores_change(result, setting.titles)
    caption = [caption_over_time(result)]
    if not moved:
        return nothing(finding, caption, setting)
    shown, cut = most_moved(moved)
    labels = change_labels(shown, setting)
    leaves = [leaf for leaf in result.dimensions if any(c.contributions.get(leaf) for c in shown)]
    heads = unlike({leaf: short(setting.titles.get(leaf, leaf), 28) for leaf in leaves})
    zero = alt.Chart(data([{"x": 0}])).mark_rule(color=LINE, strokeWidth=2).encode(x=alt.X("x:Q"))
    layers = [zero, *_parts(shown, labels, heads, setting), _sums(shown, labels)]
    plot = max(120, setting.width - label_width(labels.values()) - 80)
    picture = layered(*layers, width=plot, height=ROW * len(shown))
    return framed([picture], finding=finding, subtitle=cut, caption=caption, setting=setting)


def _parts(
    changes: Sequence[ScoreChange],
    labels: Mapping[str, str],
    heads: Mapping[str, str],
    setting: ChartSetting,
) -> list[alt.Chart]:
    """A bar for each leaf that moved, with its figure in it."""
    leaves = list(heads)
    values = [
        {
            "crossing": labels[change.crossing],
            "leaf": heads[leaf],
            "order": leaves.index(leaf),
            "part": float(part),
            "said": signed(part),
        }
        for change in changes
        for leaf, part in change.contributions.items()
        if part
    ]
    base = alt.Chart(data(values)).encode(
        y=row_axis(labels.values(), "crossing:N"), order=alt.Order("order:Q")
    )
    color = alt.Color(
        "leaf:N",
        sort=list(heads.values()),
        scale=alt.Scale(
            domain=list(heads.values()),
            range=[SERIES[i % len(SERIES)] for i in range(len(heads))],
        ),
        legend=alt.Legend(
            title=None, orient="bottom", columns=2 if setting.is_wide else 1, labelLimit=300
        ),
    )
    bars = base.mark_bar(height=18, stroke=GROUND, strokeWidth=1).encode(
        x=alt.X("part:Q", stack="zero", axis=alt.Axis(title="Change of the score, by dimension")),
        color=color,
        tooltip=[alt.Tooltip("crossing:N"), alt.Tooltip("leaf:N"), alt.Tooltip("said:N")],
    )
    figures = base.mark_text(color=GROUND, fontSize=11).encode(
        x=alt.X("part:Q", stack="zero", bandPosition=0.5),
        text=alt.Text("said:N"),
        detail=alt.Detail("leaf:N"),
    )
    return [bars, figures]


def _sums(changes: Sequence[ScoreChange], labels: Mapping[str, str]) -> alt.Chart:
    """What the parts come to, behind the bars."""
    values = [
        {
            "crossing": labels[change.crossing],
            "said": f"= {signed(change.delta)}",
            "end": sum(max(0.0, float(part)) for part in change.contributions.values()),
        }
        for change in changes
    ]
    sums: alt.Chart = (
        alt.Chart(data(values))
        .mark_text(align="left", dx=6, fontWeight="bold", color=INK)
        .encode(
            y=row_axis(labels.values(), "crossing:N"), x=alt.X("end:Q"), text=alt.Text("said:N")
        )
    )
    return sums
