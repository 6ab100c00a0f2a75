"""Whether the registers make sense: crossings, their families and places; sources."""

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from scorer.files.checks.registry import Registry, repeated
from scorer.files.problems.finding import Finding
from scorer.files.problems.nearest import did_you_mean
from scorer.model import Crossing, Crossings, Location, Source, Sources
from scorer.model.names import plain_name

FARTHEST_GATE_M = 150_000
"""Metres from a gate to the point that stands for its area; zones are tens of kilometres wide."""
EARTH_RADIUS_M = 6_371_009
"""Mean radius of the earth (IUGG)."""


def check_crossings(register: Crossings, registry: Registry) -> Iterator[Finding]:
    """All that is wrong with the register of crossings."""
    crossings = register.crossings
    for position, first, name in repeated(crossing.id for crossing in crossings):
        yield Finding(
            "E318",
            ("crossings", position, "id"),
            f"the id `{name}` is taken by the crossing `{crossings[first].name}`",
            "rename one of the two",
        )
    by_id = {crossing.id: crossing for crossing in reversed(crossings)}
    circular = _parts_of_themselves(by_id)
    yield from _check_names(crossings)
    for position, crossing in enumerate(crossings):
        place = ("crossings", position)
        if crossing.location is not None:
            yield from _check_location(crossing.location, (*place, "location"))
        if crossing.part_of is not None:
            yield from _check_parent(crossing, by_id, circular, place)
        yield from _check_successors(crossing, by_id, place)
        known = registry.source_ids
        if registry.sources_complete and crossing.source not in (None, *known):
            yield unknown_source(str(crossing.source), known, (*place, "source"))


def check_sources(register: Sources, _registry: Registry) -> Iterator[Finding]:
    """All that is wrong with the register of sources."""
    sources: tuple[Source, ...] = register.sources
    for position, first, name in repeated(source.id for source in sources):
        yield Finding(
            "E318",
            ("sources", position, "id"),
            f"the id `{name}` is taken by `{sources[first].title}`",
            "rename one of the two",
        )


def unknown_source(name: str, known: set[str], place: tuple[str | int, ...]) -> Finding:
    """A source that the register does not hold."""
    otherwise = "add it to assessments/sources.yaml"
    hint = did_you_mean(name, sorted(known), otherwise=otherwise)
    return Finding("E305", place, f"unknown source `{name}`", hint)


def metres_between(one: Location, other: Location) -> float:
    """The distance of two points along the great circle (haversine formula), in metres."""
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    d_lon = math.radians(float(other.lon) - float(one.lon))
    half_chord = (
        math.sin((lat_2 - lat_1) / 2) ** 2
        + math.cos(lat_1) * math.cos(lat_2) * math.sin(d_lon / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half_chord)))


def _check_names(crossings: tuple[Crossing, ...]) -> Iterator[Finding]:
    """Every id, name and alias leads to one crossing."""
    owners: dict[str, Crossing] = {}
    for crossing in crossings:
        owners.setdefault(plain_name(crossing.id), crossing)
    for key in ("name", "aliases"):
        for position, crossing in enumerate(crossings):
            names = (crossing.name,) if key == "name" else crossing.aliases
            for index, name in enumerate(names):
                plain = plain_name(name) or name
                owner = owners.setdefault(plain, crossing)
                if owner.id != crossing.id:
                    below = (key,) if key == "name" else (key, index)
                    yield Finding(
                        "E312",
                        ("crossings", position, *below),
                        f"`{name}` already leads to `{owner.id}`",
                        "a name or an alias belongs to one crossing; make it more precise",
                    )


def _check_location(location: Location, place: tuple[str | int, ...]) -> Iterator[Finding]:
    degrees: tuple[tuple[str, int | Decimal, int], ...] = (
        ("lat", location.lat, 90),
        ("lon", location.lon, 180),
    )
    for key, value, limit in degrees:
        if value < -limit or value > limit:
            swapped = key == "lat" and -90 <= location.lon <= 90
            yield Finding(
                "E313",
                (*place, key),
                f"{key} {value} is not between -{limit} and {limit} degrees",
                "lat and lon look swapped" if swapped else "write degrees: 22.51, not 22°30'36\"",
            )
    if location.within_m <= 0:
        yield Finding(
            "E313",
            (*place, "within_m"),
            f"within_m {location.within_m} is not a distance",
            "say how many metres the point may be off, at least 1",
        )


def _check_parent(
    crossing: Crossing,
    by_id: Mapping[str, Crossing],
    circular: set[str],
    place: tuple[str | int, ...],
) -> Iterator[Finding]:
    place = (*place, "part_of")
    parent = by_id.get(str(crossing.part_of))
    if parent is None:
        areas = [other.id for other in by_id.values() if other.kind == "area"]
        yield Finding(
            "E311",
            place,
            f"unknown crossing `{crossing.part_of}`",
            did_you_mean(str(crossing.part_of), areas, otherwise="add it, with `kind: area`"),
        )
        return
    if crossing.id in circular:
        yield Finding(
            "E310",
            place,
            f"`{crossing.id}` is part of itself, by way of `{parent.id}`",
            "an area is not part of what belongs to it",
        )
        return
    if parent.kind != "area":
        yield Finding(
            "E311",
            place,
            f"`{parent.id}` is a {parent.kind}, and only an area has parts",
            "name the area, or give it `kind: area`",
        )
    if crossing.location and parent.location and _on_earth(crossing) and _on_earth(parent):
        far = metres_between(crossing.location, parent.location)
        slack = float(crossing.location.within_m) + float(parent.location.within_m)
        if far - slack > FARTHEST_GATE_M:
            yield Finding(
                "E314",
                (*place[:-1], "location"),
                f"`{crossing.id}` lies {far / 1000:,.0f} km from `{parent.id}`, its area",
                f"at most {FARTHEST_GATE_M / 1000:.0f} km are plausible; check both locations",
                at_key=True,
            )


def _check_successors(
    crossing: Crossing, by_id: Mapping[str, Crossing], place: tuple[str | int, ...]
) -> Iterator[Finding]:
    """What it was split or merged into is there, and does not lead back to it."""
    for index, name in enumerate(crossing.succeeded_by):
        at = (*place, "succeeded_by", index)
        if name not in by_id:
            others = [other for other in by_id if other != crossing.id]
            hint = did_you_mean(name, others, otherwise="add it to the register")
            yield Finding("E339", at, f"unknown crossing `{name}`", hint)
        elif crossing.id in _successors_of(name, by_id):
            yield Finding(
                "E339",
                at,
                f"`{crossing.id}` is its own successor, by way of `{name}`",
                "name only what came after it",
            )


def _successors_of(name: str, by_id: Mapping[str, Crossing]) -> set[str]:
    """A crossing and all that came after it."""
    found: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current in by_id and current not in found:
            found.add(current)
            pending.extend(by_id[current].succeeded_by)
    return found


def _on_earth(crossing: Crossing) -> bool:
    location = crossing.location
    return location is not None and -90 <= location.lat <= 90 and -180 <= location.lon <= 180


def _parts_of_themselves(by_id: Mapping[str, Crossing]) -> set[str]:
    """The ids that `part_of` leads back to; every crossing is passed only once."""
    circular: set[str] = set()
    passed: set[str] = set()
    for start in by_id:
        way: dict[str, int] = {}
        current: str | None = start
        while current in by_id and current not in passed and current not in way:
            assert current is not None
            way[current] = len(way)
            current = by_id[current].part_of
        if current is not None and current in way:
            circular.update(name for name, step in way.items() if step >= way[current])
        passed.update(way)
    return circular
