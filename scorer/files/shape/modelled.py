"""A file's plain value as the model that it stands for, or all that keeps it from being one."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scorer.files.kinds import KINDS_OF_FILE
from scorer.files.problems.finding import Finding, Place
from scorer.files.shape.objections import objection, only_of_type
from scorer.files.shape.places import place_of
from scorer.model import Model


def model_of(kind: str, value: Any) -> tuple[Model | None, list[Finding]]:
    """The model that a file's value stands for, or all that keeps it from being one."""
    try:
        return KINDS_OF_FILE[kind].model.model_validate(value), []
    except ValidationError as error:
        return None, _findings(kind, value, error.errors(include_url=False))
    except RecursionError:
        return None, [Finding("E105", (), "the dimensions are nested too deep")]


def _findings(kind: str, value: Any, errors: Iterable[ErrorDetails]) -> list[Finding]:
    by_place: dict[tuple[Place, bool], list[ErrorDetails]] = {}
    for error in errors:
        place, at_key = place_of(value, error)
        by_place.setdefault((place, at_key), []).append(error)
    above_others = {place[:length] for place, _ in by_place for length in range(len(place))}
    return [
        objection(kind, value, place, at_key, found)
        for (place, at_key), found in by_place.items()
        if at_key or not (only_of_type(found) and place in above_others)
    ]
