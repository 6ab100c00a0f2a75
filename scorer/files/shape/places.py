"""Places in a file's plain value: what stands at one, and where pydantic objects to something."""

from collections.abc import Container
from typing import Any

from pydantic_core import ErrorDetails

from scorer.files.problems.finding import Place


def value_at(value: Any, place: Place) -> Any:
    """What stands at a place; None where there is nothing."""
    for part in place:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def place_of(value: Any, error: ErrorDetails) -> tuple[Place, bool]:
    """Where an error lies in the file: pydantic's place without the names of union members."""
    place: list[Any] = []
    location = error["loc"]
    for part in location:
        if part in _parts_of(value):
            value = value[part]
            place.append(part)
    if error["type"] == "missing" and not isinstance(value, str):
        place.append(location[-1])
    return tuple(place), "[key]" in location or error["type"] == "extra_forbidden"


def _parts_of(value: Any) -> Container[Any]:
    if isinstance(value, list):
        return range(len(value))
    return value if isinstance(value, dict) else ()
