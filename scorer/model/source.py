"""Sources: the documents and visits that statements rest on."""

from typing import Annotated

from pydantic import Field

from scorer.model.base import EmptyWhenNull, Model, Slug, Text
from scorer.model.period import Period


class Source(Model):
    """A document or a visit."""

    id: Slug
    """The key under which statements name it."""
    title: Text
    """Its title."""
    publisher: Text | None = None
    """Who brought it out."""
    date: Period | None = None
    """When it was written or took place, as precisely as that is known."""
    url: Text | None = None
    """Where it can be found."""
    note: Text | None = None
    """What a reader should know about it."""


class Sources(Model):
    """The file of all sources of a workspace."""

    sources: Annotated[tuple[Source, ...], EmptyWhenNull] = Field(default=())
    """Every source once."""
