"""Country outlines that come with the package, and the part of them that a view shows."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

Line = list[tuple[float, float]]


@dataclass(frozen=True)
class View:
    """The corner degrees of one map."""

    west: float
    south: float
    east: float
    north: float

    @property
    def shape(self) -> float:
        """Height by width of the map on the ground."""
        middle = radians((self.south + self.north) / 2)
        return (self.north - self.south) / max(1e-9, (self.east - self.west) * cos(middle))


def outlines(kind: str, view: View) -> Iterator[Line]:
    """The parts of the packaged outlines that a view shows, with one point beyond its edge."""
    for line in _decoded()[kind]:
        part: Line = []
        for before, point in zip([line[0], *line], line, strict=False):
            if _sees(view, before, point):
                part = part or [before]
                part.append(point)
            elif part:
                yield part
                part = []
        if part:
            yield part


def _sees(view: View, one: tuple[float, float], other: tuple[float, float]) -> bool:
    return not (
        max(one[0], other[0]) < view.west
        or min(one[0], other[0]) > view.east
        or max(one[1], other[1]) < view.south
        or min(one[1], other[1]) > view.north
    )


@cache
def _decoded() -> dict[str, list[Line]]:
    text = files("scorer.output.charts").joinpath("outlines.json").read_text(encoding="utf-8")
    document = json.loads(text)
    unit = document["unit"]
    return {
        kind: [_line(steps, unit) for steps in document[kind]] for kind in ("borders", "coasts")
    }


def _line(steps: Sequence[int], unit: float) -> Line:
    lon = lat = 0
    points: Line = []
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        lon += east
        lat += north
        points.append((lon * unit, lat * unit))
    return points
