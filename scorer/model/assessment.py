"""Assessments: one assessor's sheet for one crossing, one rubric and one observed period."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, NamedTuple
from unicodedata import normalize

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from scorer.model.base import EmptyWhenNull, Model, Number, Slug, Text
from scorer.model.period import Period
from scorer.vocabulary import Kind, Method, Polarity

RubricReference = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*@[0-9]{1,6}$", max_length=110)
]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    hint = "write the day as 2026-11-21"
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("day", "this is not a day", {"hint": hint})
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "there is no such day", {"hint": hint}) from None


Day = Annotated[
    date,
    BeforeValidator(_day),
    Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]


class Statement(Model):
    """One strength or drawback; in a file a plain sentence is a statement too."""

    id: Slug | None = None
    """A key that lets it be followed from sheet to sheet."""
    text: Text
    """The statement, in the assessor's words."""
    kind: Kind = "fact"
    """Whether it is the case, planned, needed, or an open question."""
    side: Annotated[str, StringConstraints(pattern=r"^([a-z]{2}|both)$")] | None = None
    """The side of the border it is about: a country code in small letters, or `both`."""
    source: Slug | None = None
    """The source it rests on."""

    @model_validator(mode="before")
    @classmethod
    def _plain_sentence(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


def _sentence_or_statement(schema: dict[str, Any]) -> None:
    schema["items"] = {"anyOf": [schema["items"], {"type": "string", "minLength": 1}]}


Statements = Annotated[
    tuple[Statement, ...],
    EmptyWhenNull,
    Field(json_schema_extra=_sentence_or_statement),
]


class Cell(Model):
    """One dimension of one sheet: its rating, the reason for it, and the statements under it."""

    rating: Number | None
    """The level; null means not rated, which is not the same as low."""
    plausible: tuple[Number, Number] | None = None
    """The lowest and the highest level that the evidence would also bear."""
    because: Text | None = None
    """Why this level, and not the one above or below; for no rating, why there is none."""
    strengths: Statements = ()
    """What speaks for the crossing."""
    drawbacks: Statements = ()
    """What speaks against it."""

    def statements(self) -> Iterator[tuple[Polarity, Statement]]:
        """All statements, strengths first, each with its side of the grid."""
        for strength in self.strengths:
            yield "strength", strength
        for drawback in self.drawbacks:
            yield "drawback", drawback


class Identity(NamedTuple):
    """What makes two sheets the same sheet; a file path does not, as a table holds many."""

    crossing: str
    rubric: str
    observed: Period
    assessor: str
    """In Unicode's composed form (NFC), so that one name typed on two machines is one assessor."""
    round: str | None


class Revision(NamedTuple):
    """One version of a sheet: a later one with the same identity is its correction."""

    identity: Identity
    recorded: date


class Assessment(Model):
    """One assessor's sheet."""

    crossing: Slug
    """The crossing that was rated."""
    rubric: RubricReference
    """The rubric and its major version: `bez-grid@1`."""
    observed: Period
    """The period that the ratings are about."""
    recorded: Day
    """The day the sheet was written down."""
    assessor: Text
    """Who rated."""
    method: Method
    """How: at a desk, on a visit, in a workshop, by a survey."""
    round: Text | None = None
    """A label that puts the sheets of several assessors into one panel."""
    note: Text | None = None
    """What a reader should know about this sheet."""
    dimensions: dict[Slug, Cell]
    """A cell for every leaf of the rubric."""

    @property  # not cached: a changed copy of a model would carry the old one along
    def identity(self) -> Identity:
        """Which sheet this is, wherever it stands."""
        return Identity(
            self.crossing,
            self.rubric,
            self.observed,
            normalize("NFC", self.assessor),
            None if self.round is None else normalize("NFC", self.round),
        )

    @property
    def revision(self) -> Revision:
        """Which version of that sheet this is."""
        return Revision(self.identity, self.recorded)
