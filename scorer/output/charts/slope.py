"""The chart `slope`: a line a crossing from its older score to its newer one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt

from scorer.analysis.change.changes import Changes, ScoreChange
from scorer.output.charts.frame import (
    DEFAULT,
    ChartSetting,
    Part,
    change_labels,
    data,
    framed,
    label_width,
    layered,
    most_moved,
    nothing,
    short,
)
from scorer.output.charts.palette import FAINT, INK, SAME, SERIES
from scorer.output.findings.captions import caption_over_time
from scorer.output.findings.change.changes import what_moved
from scorer.output.findings.change.looks import inside_both_ranges
from scorer.output.findings.scoring.scores import change_digits
from scorer.output.findings.wording import decimals, signed

Align = Literal["left", "right"]
HEIGHT = 300
LEAST_GAP = 15
"""Pixels between two labels beside a slope, so that they do not cover each other."""


def slope(result: Changes, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """One line a crossing from its older to its newer score; only crossings that have both."""
    changes = [change for change in result.scores if change.delta is not None]
    finding, caption = what_moved(result), [caption_over_time(result)]
    if not changes:
        return nothing(finding, caption, setting)
    shown, cut = most_moved(changes)
    subtitle = f"{inside_both_ranges(result)} {cut}".strip()
    labels = change_labels(shown, setting)
    domain = _domain(shown)
    height = max(HEIGHT, LEAST_GAP * len(shown))
    values = _values(shown, labels, domain, height)
    plot = max(90, setting.width - label_width([str(v["new_said"]) for v in values]) - 70)
    layers = [*_lines(values, domain, plot), *_heads(result, plot)]
    picture: Part = layered(*layers, width=plot, height=height)
    return framed([picture], finding=finding, subtitle=subtitle, caption=caption, setting=setting)


def _domain(changes: Sequence[ScoreChange]) -> list[float]:
    """From below the lowest to above the highest score."""
    scores = [float(score or 0) for change in changes for score in (change.old, change.new)]
    lowest, highest = min(scores), max(scores)
    room = max(0.25, (highest - lowest) * 0.12)
    return [lowest - room, highest + room]


def _values(
    changes: Sequence[ScoreChange], labels: Mapping[str, str], domain: list[float], height: int
) -> list[dict[str, object]]:
    digits = change_digits(changes)
    old = {change.crossing: float(change.old or 0) for change in changes}
    new = {change.crossing: float(change.new or 0) for change in changes}
    old_at, new_at = _heights(old, domain, height), _heights(new, domain, height)
    return [
        {
            "crossing": labels[change.crossing],
            "old": old[change.crossing],
            "new": new[change.crossing],
            "old_at": old_at[change.crossing],
            "new_at": new_at[change.crossing],
            "old_said": decimals(change.old, digits[change.crossing]),
            "new_said": f"{decimals(change.new, digits[change.crossing])}"
            f"  {labels[change.crossing]}  {_move(change)}",
            "direction": _direction(change),
        }
        for change in changes
    ]


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


def _move(change: ScoreChange) -> str:
    return f"({signed(change.delta)})" if change.delta else "(same)"


def _direction(change: ScoreChange) -> str:
    if not change.delta:
        return "same"
    return "rose" if change.delta > 0 else "fell"


def _lines(values: list[dict[str, object]], domain: list[float], plot: int) -> list[alt.Chart]:
    """The lines with a dot at each end and the scores beside the dots."""
    base = alt.Chart(data(values))
    scale = alt.Scale(domain=domain, zero=False, nice=False)
    hidden = alt.Axis(title=None, labels=False, ticks=False, grid=False, domain=False)
    color = alt.Color(
        "direction:N",
        scale=alt.Scale(domain=["rose", "fell", "same"], range=[SERIES[0], SERIES[1], SAME]),
        legend=None,
    )
    line = base.mark_rule(opacity=1).encode(
        x=alt.value(0),
        x2=alt.value(plot),
        y=alt.Y("old:Q", scale=scale, axis=hidden),
        y2=alt.Y2("new:Q"),
        color=color,
        strokeWidth=alt.condition("datum.direction == 'same'", alt.value(1.5), alt.value(3)),
        strokeDash=alt.condition("datum.direction == 'fell'", alt.value([6, 3]), alt.value([1, 0])),
        tooltip=[alt.Tooltip("crossing:N"), alt.Tooltip("old_said:N"), alt.Tooltip("new_said:N")],
    )
    sides: list[tuple[str, int, Align, int]] = [("old", 0, "right", -9), ("new", plot, "left", 9)]
    dots = [
        base.mark_circle(size=70, opacity=1).encode(
            x=alt.value(x), y=alt.Y(f"{side}:Q", scale=scale), color=color
        )
        for side, x, _, _ in sides
    ]
    texts = [
        base.mark_text(align=align, dx=dx, color=INK).encode(
            x=alt.value(x), y=alt.Y(f"{side}_at:Q", scale=scale), text=alt.Text(f"{side}_said:N")
        )
        for side, x, align, dx in sides
    ]
    return [line, *dots, *texts]


def _heads(result: Changes, plot: int) -> list[alt.Chart]:
    """What the two states are called, above the ends; one above the other where room is short."""
    called = [short(result.old, 18), short(result.new, 18)]
    apart = sum(label_width([text]) for text in called) <= plot
    ends: list[tuple[str, Any, Align, int]] = [
        (called[0], 0, "left", -14 if apart else -30),
        (called[1], plot, "right" if apart else "left", -14),
    ]
    return [
        alt.Chart(data([{"text": text}]))
        .mark_text(align=align, dy=dy, fontWeight="bold", color=FAINT)
        .encode(x=alt.value(x), y=alt.value(0), text=alt.Text("text:N"))
        for text, x, align, dy in ends
    ]
