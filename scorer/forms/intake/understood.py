"""What a filled form was understood to say, before it becomes assessment files."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from scorer.model import Cell


@dataclass(frozen=True)
class Doubt:
    """Something that was understood only in part, or not for certain; a person should look."""

    place: str
    """Where in the form: `Sheet1!B7`, `table 1, row 3, cell 1`, `row 12, column trade`."""
    message: str


@dataclass(frozen=True)
class Unplaced:
    """A text that belongs nowhere in the sheet; it is kept, never dropped."""

    place: str
    text: str


class UnderstoodSheet(NamedTuple):
    """One crossing of a filled form; what the form does not say is None."""

    crossing: str | None
    """The crossing as the form names it: an id, a name or an alias, not yet looked up."""
    cells: Mapping[str, Cell]
    """By leaf id of the rubric; sheets that say the same of all leaves may share them."""
    place: str = ""
    """Where in the form this sheet stands."""
    rubric: str | None = None
    """`id@major` where the form says it."""
    observed: str | None = None
    recorded: str | None = None
    assessor: str | None = None
    method: str | None = None
    round: str | None = None
    status: str | None = None
    reviewed_by: str | None = None
    note: str | None = None
    doubts: tuple[Doubt, ...] = ()
    crossing_name: str | None = None
    """The crossing's name, where the form gives it beside an id."""
    places: Mapping[str, str] = MappingProxyType({})
    """Where the fields of the head stand, by their names here: `observed`, `recorded`."""


@dataclass(frozen=True)
class Understood:
    """Everything that one form was understood to say."""

    recognised_as: str
    """What kind of form it was taken for, in words."""
    sheets: tuple[UnderstoodSheet, ...]
    unplaced: tuple[Unplaced, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What is doubtful about the form as a whole."""
