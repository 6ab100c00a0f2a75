"""A model in spite of faults: stand-ins for what is wrong, to check all the rest.

Nothing made here is ever shown, scored or written; it only lets one run report every problem.
"""

from copy import deepcopy
from itertools import count
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scorer.files.kinds import KINDS_OF_FILE
from scorer.files.problems.finding import Place
from scorer.files.shape.places import place_of, value_at
from scorer.model import Model
from scorer.vocabulary import FileKind

_MOST_ROUNDS = 4
"""A stand-in can uncover a fault below; after so many rounds the file is beyond help."""
_NO_NAME = "stand-in"
_STAND_INS: dict[str, Any] = {
    "crossing": _NO_NAME,
    "rubric": f"{_NO_NAME}@0",
    "observed": "0001",
    "recorded": "9999-12-31",
    "assessor": _NO_NAME,
    "method": "desk-review",
    "dimensions": {},
    "rating": None,
    "kind": "area",
}
_UNIQUE = frozenset({"id", "name", "text", "title"})
"""Required texts that are compared with others, so that each stand-in is a new one."""


def mended(kind: str, value: Any) -> tuple[Model, set[Place]] | None:
    """A model of a file with faults, and the places where stand-ins were put or things left out.

    None for rubrics, where everything hangs together, and for values that are no map.
    """
    if kind == FileKind.RUBRIC or not isinstance(value, dict):
        return None
    value = deepcopy(value)
    touched: set[Place] = set()
    numbers = count(1)
    for _ in range(_MOST_ROUNDS):
        try:
            return KINDS_OF_FILE[kind].model.model_validate(value), touched
        except ValidationError as error:
            for details in error.errors(include_url=False):
                touched.add(_mend(value, details, numbers))
    return None


def _mend(value: Any, error: ErrorDetails, numbers: "count[int]") -> Place:
    """Put something right, and say where."""
    place, at_key = place_of(value, error)
    while place:
        parent = value_at(value, place[:-1])
        key = place[-1]
        if isinstance(parent, dict):
            stand_in = _stand_in(place, numbers)
            if stand_in is _NONE or at_key:
                parent.pop(key, None)
            else:
                parent[key] = stand_in
            return place
        if isinstance(parent, list) and len(place) > 1:
            stand_in = _stand_in_item(place[-2], numbers)
            if stand_in is not _NONE and isinstance(key, int) and key < len(parent):
                parent[key] = stand_in
                return place
        place = place[:-1]
    return place


_NONE = object()


def _stand_in(place: Place, numbers: "count[int]") -> Any:
    """What can stand for a value that has to be there; _NONE where it can be left out."""
    key = place[-1]
    if place[-2:-1] == ("dimensions",):
        return {"rating": None}
    if (key in _UNIQUE and not ("strengths" in place or "drawbacks" in place)) or key == "text":
        return f"{_NO_NAME}-{next(numbers)}"
    if key == "kind" and "crossings" not in place:
        return _NONE
    return _STAND_INS.get(key, _NONE) if isinstance(key, str) else _NONE


def _stand_in_item(key: Any, numbers: "count[int]") -> Any:
    if key in ("strengths", "drawbacks"):
        return f"{_NO_NAME} {next(numbers)}"
    name = f"{_NO_NAME}-{next(numbers)}"
    if key == "crossings":
        return {"id": name, "name": name, "kind": "area"}
    return {"id": name, "title": name} if key == "sources" else _NONE
