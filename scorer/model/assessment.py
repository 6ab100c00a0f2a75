"""Assessments: one assessor's sheet for one crossing, one rubric and one observed period."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, Self
from unicodedata import normalize

from pydantic import (
    ConfigDict,
    Discriminator,
    Field,
    Strict,
    StringConstraints,
    Tag,
    ValidationError,
    model_validator,
)

from scorer.model.base import EmptyWhenNull, Model, Number, Slug, Text
from scorer.model.day import Day
from scorer.model.period import Period
from scorer.vocabulary import Answer, Going, Kind, Method, Polarity, Status

RubricReference = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*@[0-9]{1,6}$", max_length=110)
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
    criteria: Annotated[tuple[Slug, ...], EmptyWhenNull] = Field(default=(), alias="for")
    """The criteria of its dimension that it speaks to."""
    since: Period | None = None
    """When it became so."""
    at: Text | None = None
    """Where in the source: a page, a section."""

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


Side = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""A country of the crossing in small letters: one half of it."""

NOT_APPLICABLE: Literal["na"] = "na"
"""What stands under `rating` where a leaf does not apply to a crossing."""

Range = tuple[Number, Number]
"""The lowest and the highest."""


def _written_as(value: Any) -> str:
    """Which of the forms a value is read as, so that what is wrong is told of that form alone."""
    if isinstance(value, dict):
        return _BY_SIDE
    return _NOT_APPLICABLE if value == NOT_APPLICABLE else _PLAIN


_PLAIN, _BY_SIDE, _NOT_APPLICABLE = "(plain)", "(by side)", "(not applicable)"

Rating = Annotated[
    Annotated[Number, Tag(_PLAIN)]
    | Annotated[Literal["na"], Tag(_NOT_APPLICABLE)]
    | Annotated[dict[Side, Number | None], Field(min_length=1), Tag(_BY_SIDE)],
    Discriminator(_written_as),
]
"""A level, `na`, or a level for each side; one level means both sides."""


def _plain_or_by_side(value: Any) -> str:
    return _BY_SIDE if isinstance(value, dict) else _PLAIN


RangeBySide = Annotated[
    Annotated[Range, Tag(_PLAIN)]
    | Annotated[dict[Side, Range], Field(min_length=1), Tag(_BY_SIDE)],
    Discriminator(_plain_or_by_side),
]
FigureBySide = Annotated[
    Annotated[Number, Tag(_PLAIN)]
    | Annotated[dict[Side, Number | None], Field(min_length=1), Tag(_BY_SIDE)],
    Discriminator(_plain_or_by_side),
]
AnswerBySide = Annotated[
    Annotated[Answer, Tag(_PLAIN)]
    | Annotated[dict[Side, Answer], Field(min_length=1), Tag(_BY_SIDE)],
    Discriminator(_plain_or_by_side),
]


def _one_way(schema: dict[str, Any]) -> None:
    """A cell has one of the ways to say its evidence."""
    schema["anyOf"] = [{"required": [way]} for way in ("rating", "met", "value")]


class Cell(Model):
    """One dimension of one sheet: what the assessor found, and the statements under it.

    It says so in one way: a rating, answers to the criteria of its levels, or a measured figure.
    A rating beside one of the others is the level, and a departure from what they come to.
    """

    model_config = ConfigDict(json_schema_extra=_one_way)

    rating: Rating | None = None
    """The level; null means not rated, which is not the same as low, `na` that it cannot be."""
    plausible: RangeBySide | None = None
    """The lowest and the highest level that the evidence would also bear."""
    met: Annotated[dict[Slug, AnswerBySide], Field(min_length=1)] | None = None
    """The criteria answered, `yes`, `no` or `unknown`; those that are not are unknown."""
    value: FigureBySide | None = None
    """The figure that was measured, in the unit of the rubric."""
    between: RangeBySide | None = None
    """The lowest and the highest figure that the sample bears."""
    sample: Annotated[int, Strict(), Field(ge=1)] | None = None
    """How many were measured."""
    how: Text | None = None
    """How the figure was measured."""
    because: Text | None = None
    """Why this level, and not the one above or below; for no rating, why there is none."""
    strengths: Statements = ()
    """What speaks for the crossing."""
    drawbacks: Statements = ()
    """What speaks against it."""
    gone: dict[Slug, Going] = Field(default_factory=dict)
    """Statements of earlier sheets that no longer stand, by id, and why."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not _WAYS & self.model_fields_set:
            raise ValidationError.from_exception_data(
                "Cell", [{"type": "missing", "loc": ("rating",), "input": {}}]
            )
        return self

    @property
    def level(self) -> int | Decimal | None:
        """The level given to the crossing as a whole; None where there is none."""
        return self.rating if isinstance(self.rating, (int, Decimal)) else None

    @property
    def range(self) -> Range | None:
        """The plausible levels of the crossing as a whole; None where none were named."""
        return self.plausible if isinstance(self.plausible, tuple) else None

    def level_on(self, side: str | None) -> int | Decimal | None:
        """The level given to a side, where one for both is that of each; None for the whole."""
        level: int | Decimal | None = None if self.says_na else _on_side(self.rating, side)
        return level

    def range_on(self, side: str | None) -> Range | None:
        """The plausible levels of a side."""
        ends: Range | None = _on_side(self.plausible, side)
        return ends

    def figure_on(self, side: str | None) -> int | Decimal | None:
        """The figure measured on a side."""
        figure: int | Decimal | None = _on_side(self.value, side)
        return figure

    def between_on(self, side: str | None) -> Range | None:
        """The lowest and the highest figure that the sample bears on a side."""
        ends: Range | None = _on_side(self.between, side)
        return ends

    @property
    def plain(self) -> bool:
        """Whether it holds nothing but levels for the crossing as a whole, or none."""
        return (
            self.met is None
            and self.value is None
            and self.between is None
            and self.sample is None
            and self.how is None
            and not isinstance(self.rating, (str, dict))
            and not isinstance(self.plausible, dict)
        )

    @property
    def says_na(self) -> bool:
        """Whether it says that the leaf does not apply."""
        return self.rating == NOT_APPLICABLE

    def fields_to_write(self) -> Iterator[str]:
        """Those that say something, and the rating where it is the only way."""
        if self.rating is None and self.met is None and self.value is None:
            yield "rating"
        yield from super().fields_to_write()

    def statements(self) -> Iterator[tuple[Polarity, Statement]]:
        """All statements, strengths first, each with its side of the grid."""
        for strength in self.strengths:
            yield "strength", strength
        for drawback in self.drawbacks:
            yield "drawback", drawback


def _on_side(given: Any, side: str | None) -> Any:
    """What is given for a side; side: None for the crossing as a whole."""
    if isinstance(given, dict):
        return None if side is None else given.get(side)
    return given


_WAYS = frozenset({"rating", "met", "value"})


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


class Withdrawal(Model):
    """That a sheet no longer counts, though it stays on record."""

    on: Day
    """The day from which it does not count."""
    because: Text
    """Why."""


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
    status: Status | None = None
    """How far it has come: a draft, reviewed, or agreed."""
    reviewed_by: Text | None = None
    """Who reviewed it, or agreed to it."""
    withdrawn: Withdrawal | None = None
    """That it no longer counts, and why."""
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
    def says_review(self) -> bool:
        """Whether it says how far it has come, or who reviewed it."""
        return self.status is not None or self.reviewed_by is not None

    @property
    def whose(self) -> str:
        """Whose sheet it is, of when, and how old the record of it is."""
        round_ = f", round {self.round}" if self.round else ""
        return (
            f"the sheet by {self.assessor} for {self.observed} ({self.method}{round_}), recorded "
            f"{self.recorded}"
        )

    @property
    def revision(self) -> Revision:
        """Which version of that sheet this is."""
        return Revision(self.identity, self.recorded)
