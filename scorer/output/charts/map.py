"""The chart `map`: crossings at their coordinates over plain country outlines, no tile server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

import altair as alt

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Location
from scorer.output.charts.frame import (
    DEFAULT,
    ChartSetting,
    Part,
    data,
    framed,
    label_width,
    layered,
    nothing,
    short,
    unlike,
)
from scorer.output.charts.outlines import View, outlines
from scorer.output.charts.palette import BORDER, COAST, FAINT, GROUND, INK, LINE, position, shade
from scorer.output.findings.captions import (
    NONE_LOCATED,
    caption_of_ranking,
    how_many_have_no_position,
)
from scorer.output.findings.scoring.scores import score_digits
from scorer.output.findings.scoring.standing import who_leads
from scorer.output.findings.wording import decimals, listed

FAR_KM = 700
"""Crossings farther than this from all others of a group are drawn on a map of their own."""

MOST_MAPS = 4
LEAST_HALF_DEGREES = 1.6
"""A map reaches at least this far from its middle, so that a lone crossing has surroundings."""

WIDE, WIDE_ALONE = 2.0, 3.2
"""Least width by height of a map, and that of a map with one crossing."""

KM_IN_A_DEGREE = 111.2
UNSURE_M = 1000
"""From this many metres a position is drawn as uncertain, with a dashed ring."""

CORNERS: Mapping[str, dict[str, Any]] = {
    "right": {"align": "left", "dx": 14, "dy": 0},
    "left": {"align": "right", "dx": -14, "dy": 0},
    "above": {"align": "left", "dx": 8, "dy": -15},
    "below": {"align": "left", "dx": 8, "dy": 16},
    "above left": {"align": "right", "dx": -8, "dy": -15},
    "below left": {"align": "right", "dx": -8, "dy": 16},
    "far above": {"align": "left", "dx": 8, "dy": -32},
    "far below": {"align": "left", "dx": 8, "dy": 32},
}
"""Where a label can stand beside its dot, in the order in which they are tried."""


@dataclass(frozen=True)
class PlacedMark:
    """A crossing of a ranking with its position in degrees."""

    row: Row
    lon: float
    lat: float
    within_m: float


def map_of_crossings(result: Ranking, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """Each rated crossing with a known position: colour and number its score, a dashed ring where
    the position is unsure; groups far apart have maps of their own."""
    placed = [
        PlacedMark(row, float(found.lon), float(found.lat), float(found.within_m))
        for row in result
        if (found := _location(result, row)) is not None
    ]
    caption = [
        caption_of_ranking(result),
        "Outlines: Natural Earth, public domain; they say nothing about the status of any border.",
    ]
    if not placed:
        return nothing(NONE_LOCATED, caption, setting)
    groups = _groups(placed)
    key = "Number and colour: score; hollow: not scored. Dashed ring: position unsure."
    lost = how_many_have_no_position(len(result) - len(placed))
    return framed(
        [_map(group, result, setting, several=len(groups) > 1) for group in groups],
        finding=who_leads(result),
        subtitle=f"{key} {lost}".strip(),
        caption=caption,
        setting=setting,
    )


def _location(result: Ranking, row: Row) -> Location | None:
    return result.snapshot.by_crossing[row.crossing].crossing.location


def _groups(placed: Sequence[PlacedMark]) -> list[list[PlacedMark]]:
    """Crossings that lie near each other, the largest group first; all in one where too many."""
    groups: list[list[PlacedMark]] = []
    for one in placed:
        near = [g for g in groups if any(_km(one, other) < FAR_KM for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([*(other for g in near for other in g), one])
    if len(groups) > MOST_MAPS:
        return [list(placed)]
    return sorted(groups, key=len, reverse=True)


def _km(one: PlacedMark, other: PlacedMark) -> float:
    middle = radians((one.lat + other.lat) / 2)
    east = (one.lon - other.lon + 180) % 360 - 180
    return KM_IN_A_DEGREE * hypot(one.lat - other.lat, east * cos(middle))


def _map(
    group: Sequence[PlacedMark], result: Ranking, setting: ChartSetting, *, several: bool
) -> Part:
    view = _view(group)
    width = setting.width - 20
    height = round(width * view.shape)
    frame = {
        "x": alt.X(
            "lon:Q",
            scale=alt.Scale(domain=[view.west, view.east], nice=False, zero=False),
            axis=None,
        ),
        "y": alt.Y(
            "lat:Q",
            scale=alt.Scale(domain=[view.south, view.north], nice=False, zero=False),
            axis=None,
        ),
    }
    layers = [*_outlines(frame, view), *_marks(group, result, frame, view, setting)]
    codes = dict.fromkeys(
        code
        for each in group
        for code in result.snapshot.by_crossing[each.row.crossing].crossing.countries
    )
    title = listed(codes) if several and codes else ""
    return layered(
        *layers,
        width=width,
        height=height,
        view=alt.ViewBackground(stroke=LINE),
        title=alt.TitleParams(title, fontSize=12, color=FAINT),
    )


def _outlines(frame: dict[str, Any], view: View) -> list[alt.Chart]:
    """Coasts, and borders above them."""
    drawn: list[alt.Chart] = []
    for kind, color, thickness in (("coasts", COAST, 0.8), ("borders", BORDER, 1.2)):
        points = [
            {"lon": lon, "lat": lat, "line": number, "step": step}
            for number, line in enumerate(outlines(kind, view))
            for step, (lon, lat) in enumerate(line)
        ]
        drawn.append(
            alt.Chart(data(points))
            .mark_line(color=color, strokeWidth=thickness, clip=True, aria=False)
            .encode(**frame, detail=alt.Detail("line:N"), order=alt.Order("step:Q"))
        )
    return drawn


def _marks(
    group: Sequence[PlacedMark],
    result: Ranking,
    frame: dict[str, Any],
    view: View,
    setting: ChartSetting,
) -> list[alt.Chart]:
    """The crossings with their names and scores."""
    base = alt.Chart(data(_values(group, result, view, setting))).encode(**frame)
    marks = [
        base.transform_filter("datum.unsure").mark_point(
            size=420, filled=False, stroke=FAINT, strokeDash=[3, 3], strokeWidth=1.2
        ),
        base.mark_point(size=150, stroke=INK, strokeWidth=1.4, opacity=1).encode(
            fill=alt.Fill("fill:N", scale=None),
            tooltip=[alt.Tooltip("label:N"), alt.Tooltip("within:N")],
        ),
    ]
    halo: dict[str, Any] = {"stroke": GROUND, "strokeWidth": 4, "strokeJoin": "round"}
    for corner, offset in CORNERS.items():
        some = base.transform_filter(f"datum.corner === '{corner}'")
        marks += [
            some.mark_text(**offset, **halo, aria=False).encode(text=alt.Text("label:N")),
            some.mark_text(**offset, color=INK).encode(text=alt.Text("label:N")),
        ]
    return marks


def _values(
    group: Sequence[PlacedMark], result: Ranking, view: View, setting: ChartSetting
) -> list[dict[str, object]]:
    scale = result.snapshot.rubric.scale
    names = unlike(
        {m.row.crossing: short(m.row.name, 28 if setting.is_wide else 18) for m in group}
    )
    digits = score_digits(result)
    labels = [
        names[mark.row.crossing]
        if mark.row.score is None
        else f"{names[mark.row.crossing]}  {decimals(mark.row.score, digits[mark.row.crossing])}"
        for mark in group
    ]
    corners = _corners(group, labels, view, setting.width - 20)
    return [
        {
            "lon": mark.lon,
            "lat": mark.lat,
            "label": label,
            "fill": GROUND if (score := mark.row.score) is None else shade(position(score, scale)),
            "unsure": mark.within_m >= UNSURE_M,
            "within": f"within {mark.within_m:g} m",
            "corner": corner,
        }
        for mark, label, corner in zip(group, labels, corners, strict=True)
    ]


def _corners(
    group: Sequence[PlacedMark], labels: Sequence[str], view: View, width: int
) -> list[str | None]:
    """For each label a corner where it covers no other label and no dot; None if there is none."""
    scale = width / (view.east - view.west)
    upright = width * view.shape / (view.north - view.south)
    points = [((m.lon - view.west) * scale, (view.north - m.lat) * upright) for m in group]
    dots = [(x - 9, y - 9, x + 9, y + 9) for x, y in points]
    taken: list[Box] = [*dots]
    found: list[str | None] = []
    for label, (x, y), own in zip(labels, points, dots, strict=True):
        length = label_width([label])
        for corner, offset in CORNERS.items():
            left = x + offset["dx"] - (length if offset["align"] == "right" else 0)
            box = (left, y + offset["dy"] - 8, left + length, y + offset["dy"] + 8)
            inside = box[0] > 0 and box[2] < width
            if inside and not any(_meet(box, other) for other in taken if other != own):
                taken.append(box)
                found.append(corner)
                break
        else:
            found.append(None)
    return found


Box = tuple[float, float, float, float]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _view(group: Sequence[PlacedMark]) -> View:
    west, east = min(p.lon for p in group), max(p.lon for p in group)
    south, north = min(p.lat for p in group), max(p.lat for p in group)
    stretch = 1 / max(0.2, cos(radians((south + north) / 2)))
    half_height = max((north - south) * 0.75, (east - west) / stretch * 0.3, LEAST_HALF_DEGREES)
    wide = WIDE if len(group) > 1 else WIDE_ALONE
    half_width = max((east - west) * 0.68, half_height * wide * stretch)
    lon, lat = (west + east) / 2, (south + north) / 2
    return View(lon - half_width, lat - half_height, lon + half_width, lat + half_height)
