"""Rubrics: what is rated, on which scale, and what each level means."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from scorer.aggregation import ARITHMETIC, Aggregation
from scorer.model.base import EmptyWhenNull, LocalText, Model, Number, Slug, text_in
from scorer.model.ladder import Answers, Climb, Criterion, Ladder, Level, climb
from scorer.model.measure import Measure


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

    def has_level(self, value: int | Decimal) -> bool:
        """Whether a value is a level of this scale, however it is written."""
        return self.holds(value) and self.on_step(value)

    def on_step(self, value: int | Decimal) -> bool:
        """Whether a value is one of the levels."""
        return self.step is None or (value - self.min) % self.step == 0


def _text_or_level(schema: dict[str, Any]) -> None:
    """In a file a level of nothing but a text is that text."""
    text = schema["additionalProperties"]
    schema["additionalProperties"] = {
        "anyOf": [
            text,
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": "^(?!text$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
                "additionalProperties": {"type": "string", "minLength": 1},
            },
        ]
    }


class Predecessor(Model):
    """The leaf of the earlier major version that a leaf continues; in a file its id will do."""

    id: Slug
    """The id of the earlier leaf."""
    levels: dict[Number, Number] = Field(default_factory=dict)
    """For levels of the earlier leaf the level here; without them the names alone are joined."""

    @model_validator(mode="before")
    @classmethod
    def _plain_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value


def _id_or_predecessor(schema: dict[str, Any]) -> None:
    schema["anyOf"] = [*schema["anyOf"], {"type": "string", "minLength": 1}]


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
    levels: dict[Number, Level] = Field(default_factory=dict, json_schema_extra=_text_or_level)
    """For a leaf: what has to be true for each level."""
    measure: Measure | None = None
    """For a leaf that is measured: its unit and the bands that are the levels."""
    sides: Literal["each"] | None = None
    """For a leaf: `each` where both countries of a crossing are rated; the weaker side counts."""
    may_not_apply: bool = False
    """For a leaf: whether a sheet may say `rating: na`, and it does not count for that crossing."""
    was: Annotated[Predecessor | None, Field(json_schema_extra=_id_or_predecessor)] = None
    """For a leaf: the leaf of the earlier major version that it continues, under another id."""
    dimensions: Annotated[tuple["Dimension", ...], EmptyWhenNull] = ()
    """For a branch: its children."""
    aggregate: Aggregation | None = None
    """For a branch: how its children become its score, where that differs from the rubric's."""

    @property
    def is_leaf(self) -> bool:
        """Whether this dimension is rated itself."""
        return not self.dimensions

    @cached_property
    def descriptors(self) -> dict[int | Decimal, LocalText]:
        """What has to be true for each level, in words."""
        return {level: each.text for level, each in self.levels.items()}

    @cached_property
    def ladder(self) -> Ladder:
        """The levels that have criteria, from the bottom up; empty where there are none."""
        return tuple(
            (level, self.levels[level].criteria)
            for level in sorted(self.levels)
            if self.levels[level].criteria
        )

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """All criteria by id, from the bottom of the ladder up."""
        return {each.id: each for _, criteria in self.ladder for each in criteria}

    @cached_property
    def by_side(self) -> bool:
        """Whether anything here is asked on each side of the border."""
        return self.each_side or bool(self.criteria_by_side)

    @cached_property
    def each_side(self) -> bool:
        """Whether the whole leaf is rated, or measured, on each side."""
        return "each" in (self.sides, self.measure and self.measure.sides)

    @cached_property
    def criteria_by_side(self) -> frozenset[str]:
        """The criteria that are asked on each side."""
        return frozenset(each.id for each in self.criteria.values() if each.sides or self.each_side)

    def climb(self, answers: Answers, lowest: int | Decimal, side: str | None) -> Climb:
        """How far answers to its criteria lead up its levels, on a side or (None) as a whole."""
        return climb(self.ladder, answers, lowest, side, self.criteria_by_side)

    @cached_property
    def plain(self) -> bool:
        """Whether it is a level given to the crossing as a whole, and no more can be said of it."""
        return not (self.ladder or self.measure or self.by_side or self.may_not_apply)

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
    def outline(self) -> tuple[tuple[Dimension, tuple[Dimension, ...]], ...]:
        """Each leaf in the rubric's order, with the branches that begin at it, outermost first."""
        rows: list[tuple[Dimension, tuple[Dimension, ...]]] = []
        begun: list[Dimension] = []
        for node in self.nodes:
            if node.is_leaf:
                rows.append((node, tuple(begun)))
                begun.clear()
            else:
                begun.append(node)
        return tuple(rows)

    @cached_property
    def leaf_ids(self) -> tuple[str, ...]:
        """The ids of the dimensions that are rated, in the rubric's order."""
        return tuple(leaf.id for leaf in self.leaves)

    @cached_property
    def _leaves_by_id(self) -> dict[str, Dimension]:
        return {leaf.id: leaf for leaf in self.leaves}

    def leaf(self, name: str) -> Dimension | None:
        """The leaf of an id; None where there is none."""
        return self._leaves_by_id.get(name)

    @cached_property
    def plain(self) -> bool:
        """Whether every leaf is a level given to the crossing as a whole."""
        return all(leaf.plain for leaf in self.leaves)

    def titles(self, language: str) -> dict[str, str]:
        """What a reader calls each dimension, by its id."""
        return {node.id: text_in(node.title, language) for node in self.nodes}
