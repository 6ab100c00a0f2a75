"""What a cell says apart for each side of the border: whether it is asked so, and of whom."""

from collections.abc import Iterator, Mapping
from typing import Any

from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import listed
from scorer.model import Cell, Crossing, Dimension

TWO_SIDES = 2
"""Countries of a crossing that is rated on each side."""


def check_sides(
    leaf: Dimension, place: Place, cell: Cell, crossing: Crossing | None
) -> Iterator[Finding]:
    """Whether the cell says by side what its leaf asks so, and names the sides of its crossing."""
    parts: list[tuple[Place, Any, bool]] = [
        ((*place, "rating"), cell.rating, leaf.by_side),
        ((*place, "plausible"), cell.plausible, leaf.by_side),
        ((*place, "value"), cell.value, leaf.each_side),
        ((*place, "between"), cell.between, leaf.each_side),
    ]
    for name, answer in (cell.met or {}).items():
        asked = name in leaf.criteria_by_side or name not in leaf.criteria
        parts.append(((*place, "met", name), answer, asked))
    for at, given, asked in parts:
        if not isinstance(given, Mapping):
            continue
        if not asked:
            yield Finding(
                "E329",
                at,
                f"`{at[-1]}` stands by side, and `{leaf.id}` asks for the crossing as a whole",
                "write one for both sides; a rubric asks for each with `sides: each`",
                at_key=True,
            )
        elif crossing is not None and len(crossing.sides) == TWO_SIDES:
            yield from _check_countries((at), given, crossing)
    says_something = any(given is not None for _, given, _ in parts) and not cell.says_na
    if leaf.by_side and says_something and crossing and len(crossing.sides) != TWO_SIDES:
        count = f"{len(crossing.sides)} countries" if crossing.sides else "no country"
        yield Finding(
            "E328",
            place,
            f"`{leaf.id}` is asked on each side, and `{crossing.id}` has {count}",
            "name the two countries in assessments/crossings.yaml, under `countries`; "
            "or leave `rating: null`",
            at_key=True,
        )


def _check_countries(
    place: Place, given: Mapping[str, Any], crossing: Crossing
) -> Iterator[Finding]:
    for side in given:
        if side not in crossing.sides:
            yield Finding(
                "E321",
                (*place, side),
                f"`{side}` is not a country of `{crossing.id}`",
                f"write {listed(crossing.sides)}",
                at_key=True,
            )


def written_for(given: Any) -> list[tuple[tuple[str, ...], str | None]]:
    """For each side that is written apart: the place below the key, and the side."""
    if isinstance(given, dict):
        return [((side,), side) for side in given]
    return [((), None)] if given is not None else []
