"""Rubrics: what is rated, on which scale, and what each level means."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from scorer.aggregation import ARITHMETIC, Aggregation
from scorer.model.base import EmptyWhenNull, LocalText, Model, Number, Slug, text_in


class Scale(Model):
    """The levels a rating can take, from the worst to the best."""

    min: Number
    """The lowest level."""
    max: Number
    """The highest level."""
    step: Number | None = 1
    """The distance between levels; null where any number in the range is a rating."""
    labels: dict[Number, LocalText] = Field(default_factory=dict)
    """A word for some or all levels."""

    @cached_property
    def whole(self) -> bool:
        """Whether every level is a whole number, so that a rating must be written as one."""
        return all(isinstance(part, int) for part in (self.min, self.max, self.step))

    @cached_property
    def levels(self) -> tuple[int | Decimal, ...]:
        """All levels from low to high; empty where the scale is continuous."""
        if self.step is None:
            return ()
        count = int((self.max - self.min) / self.step)
        return tuple(self.min + index * self.step for index in range(count + 1))

    @cached_property
    def _level_set(self) -> frozenset[int | Decimal]:
        return frozenset(self.levels)

    def is_level(self, value: int | Decimal) -> bool:
        """Whether a value is a rating on this scale, and written as one."""
        if self.step is None:
            return self.holds(value)
        return value in self._level_set and (isinstance(value, int) or not self.whole)

    def holds(self, value: int | Decimal) -> bool:
        """Whether a value lies between the ends of the scale."""
        return self.min <= value <= self.max

    def on_step(self, value: int | Decimal) -> bool:
        """Whether a value is one of the levels."""
        return self.step is None or (value - self.min) % self.step == 0


class Dimension(Model):
    """A node of the rubric's tree: a leaf is rated, a branch is aggregated from its children."""

    id: Slug
    """The key under which assessments rate it; unique in the whole rubric."""
    title: LocalText
    """What a reader sees."""
    question: LocalText | None = None
    """The question that a rating answers."""
    weight: Number = 1
    """Its weight among its siblings; only the proportions matter."""
    aspects: Annotated[tuple[LocalText, ...], EmptyWhenNull] = ()
    """What an assessor looks at."""
    levels: dict[Number, LocalText] = Field(default_factory=dict)
    """For a leaf: what has to be true for each level."""
    dimensions: Annotated[tuple["Dimension", ...], EmptyWhenNull] = ()
    """For a branch: its children."""
    aggregate: Aggregation | None = None
    """For a branch: how its children become its score, where that differs from the rubric's."""

    @property
    def is_leaf(self) -> bool:
        """Whether this dimension is rated itself."""
        return not self.dimensions

    def walk(self) -> Iterator["Dimension"]:
        """This dimension and all below it, parents first."""
        yield self
        for child in self.dimensions:
            yield from child.walk()


Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$")]


class Rubric(Model):
    """A scale and a tree of dimensions, with a version that assessments name."""

    rubric: Slug
    """The rubric's id."""
    version: Version
    """Major.minor.patch; a change of what a level means raises the major number."""
    title: LocalText
    """What a reader sees."""
    scale: Scale
    """The levels that a rating can take."""
    aggregate: Aggregation = ARITHMETIC
    """How ratings become a score."""
    min_coverage: Number = 1
    """The share of weight, 0 to 1, that has to be rated before there is a score."""
    weightings: dict[Slug, dict[Slug, Number]] = Field(default_factory=dict)
    """Named weights by dimension, for `--weights NAME`."""
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    """The top of the tree."""

    @property
    def id(self) -> str:
        """The rubric's id."""
        return self.rubric

    @property
    def major(self) -> int:
        """The major version."""
        return int(self.version.partition(".")[0])

    @property
    def reference(self) -> str:
        """How an assessment names this rubric: `bez-grid@1`."""
        return f"{self.rubric}@{self.major}"

    @cached_property
    def nodes(self) -> tuple[Dimension, ...]:
        """Every dimension of the tree, parents before their children."""
        return tuple(node for top in self.dimensions for node in top.walk())

    @cached_property
    def leaves(self) -> tuple[Dimension, ...]:
        """The dimensions that are rated, in the rubric's order."""
        return tuple(node for node in self.nodes if node.is_leaf)

    @cached_property
    def leaf_ids(self) -> tuple[str, ...]:
        """The ids of the dimensions that are rated, in the rubric's order."""
        return tuple(leaf.id for leaf in self.leaves)

    def titles(self, language: str) -> dict[str, str]:
        """What a reader calls each dimension, by its id."""
        return {node.id: text_in(node.title, language) for node in self.nodes}
