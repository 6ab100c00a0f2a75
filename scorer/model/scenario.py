"""Scenarios: ratings and weights as they might be, named and kept in the workspace."""

from typing import Annotated

from pydantic import Field

from scorer.model.assessment import RubricReference
from scorer.model.base import Model, Number, Slug, Text


class Scenario(Model):
    """What would be otherwise; nothing of it is a rating that somebody gave."""

    scenario: Slug
    """The key under which it is run."""
    title: Text
    """What a reader sees."""
    rubric: RubricReference
    """The rubric whose dimensions it names, with its major version."""
    note: Text | None = None
    """Why somebody would look at this."""
    weights: dict[Slug, Number] = Field(default_factory=dict)
    """New weights of some dimensions; the others keep the rubric's."""
    set: Annotated[dict[Slug, dict[Slug, Number | None]], Field(default_factory=dict)]
    """By crossing, then by dimension: the rating as it might be; null for not rated."""
