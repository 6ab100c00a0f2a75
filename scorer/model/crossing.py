"""Crossings: the areas that a grid rates and the gates that belong to them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from scorer.model.base import EmptyWhenNull, Model, Number, Slug, Text
from scorer.model.day import Day
from scorer.vocabulary import CrossingKind

Mode = Literal["road", "rail", "river", "sea", "air", "foot"]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
SubdivisionCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
LocationCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[A-Z2-9]{3}$")]


class Location(Model):
    """A point on the WGS 84 ellipsoid, and how far off it may be."""

    lat: Number
    """Degrees north, -90 to 90."""
    lon: Number
    """Degrees east, -180 to 180."""
    within_m: Number
    """The true place lies within this many metres."""


class Crossing(Model):
    """A place where a border is crossed."""

    id: Slug
    """The key under which assessments name it."""
    name: Text
    """Its usual name."""
    kind: CrossingKind
    """An area is what the grid rates; a gate is one checkpoint, usually part of an area."""
    part_of: Slug | None = None
    """The area that a gate belongs to."""
    countries: Annotated[tuple[CountryCode, ...], EmptyWhenNull] = ()
    """ISO 3166-1 alpha-2 codes of the countries that meet here."""
    subdivisions: Annotated[tuple[SubdivisionCode, ...], EmptyWhenNull] = ()
    """ISO 3166-2 codes of the provinces that meet here."""
    unlocode: Annotated[tuple[LocationCode, ...], EmptyWhenNull] = ()
    """UN/LOCODEs, where there are any."""
    modes: Annotated[tuple[Mode, ...], EmptyWhenNull] = ()
    """How the border is crossed here."""
    aliases: Annotated[tuple[Text, ...], EmptyWhenNull] = ()
    """Other names and spellings."""
    closed: Day | None = None
    """The first day on which nobody could cross here any more."""
    succeeded_by: Annotated[tuple[Slug, ...], EmptyWhenNull] = ()
    """The crossings that it was split or merged into."""
    location: Location | None = None
    """Where it is, where that is known."""
    source: Slug | None = None
    """The source that names it."""
    note: Text | None = None
    """What a reader should know about the place or its data."""

    @property
    def sides(self) -> tuple[str, ...]:
        """The halves of the crossing: its countries, in small letters as sheets name them."""
        return tuple(country.lower() for country in self.countries)


class Crossings(Model):
    """The file of all crossings of a workspace."""

    crossings: Annotated[tuple[Crossing, ...], EmptyWhenNull] = Field(default=())
    """Every crossing once."""
