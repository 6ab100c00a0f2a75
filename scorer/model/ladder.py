"""Levels as a ladder: the criteria of each level, and what answers to them come to."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import model_validator

from scorer.model.base import EmptyWhenNull, LocalText, Model, Slug
from scorer.vocabulary import Answer


class Criterion(Model):
    """One observable condition of a level: it is met, it is not, or nobody knows."""

    id: Slug
    """The key under which sheets answer it; unique in its dimension."""
    text: LocalText
    """The condition, stated positively."""
    sides: Literal["each"] | None = None
    """`each` where it is asked on both sides of the border."""
    may_not_apply: bool = False
    """Whether it may be answered `na`, which counts as met."""


class Level(Model):
    """What a level means: a text, and the criteria that have to be met for it."""

    text: LocalText
    """What has to be true for this level."""
    criteria: Annotated[tuple[Criterion, ...], EmptyWhenNull] = ()
    """The conditions that this level needs and the one below it does not."""

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: Any) -> Any:
        """A text, or one in each language, stands for a level that has nothing else."""
        if isinstance(value, Level) or (isinstance(value, dict) and _KEYS & value.keys()):
            return value
        return {"text": value}


_KEYS = frozenset({"text", "criteria"})

Answers = Mapping[str, Answer | Mapping[str, Answer]]
"""By criterion, plain or by side; one that is not answered is unknown."""


@dataclass(frozen=True, slots=True)
class Climb:
    """How far the answers to the criteria of a leaf lead up its levels, on one side."""

    shown: int | Decimal
    """The highest level up to which every criterion is met."""
    possible: int | Decimal
    """The highest level if every unknown were a yes."""
    seen: bool
    """Whether any criterion is answered that is asked of this side itself."""


Ladder = Sequence[tuple[int | Decimal, tuple[Criterion, ...]]]
"""The levels above the lowest with their criteria, from the bottom up."""


def climb(
    ladder: Ladder,
    answers: Answers,
    lowest: int | Decimal,
    side: str | None,
    asked_by_side: Container[str],
) -> Climb:
    """How far the answers lead up a ladder; a `no` ends it.

    lowest: the level that needs nothing. side: a country in small letters; None for the crossing
    as a whole. asked_by_side: the criteria that are asked of each side; the others are true of
    both sides or of none.
    """
    shown = possible = lowest
    unbroken = unstopped = True
    seen = False
    for level, criteria in ladder:
        given = [answer_on(answers, criterion.id, side) for criterion in criteria]
        own = (side is None or each.id in asked_by_side for each in criteria)
        seen = seen or any(
            is_own and answer is not Answer.UNKNOWN
            for is_own, answer in zip(own, given, strict=True)
        )
        unstopped = unstopped and Answer.NO not in given
        unbroken = unbroken and unstopped and Answer.UNKNOWN not in given
        if unstopped:
            possible = level
        if unbroken:
            shown = level
    return Climb(shown, possible, seen)


def answer_on(answers: Answers, criterion: str, side: str | None) -> Answer:
    """What is answered to a criterion on a side; one plain answer means both sides."""
    answer = answers.get(criterion, Answer.UNKNOWN)
    if isinstance(answer, Mapping):
        return Answer.UNKNOWN if side is None else answer.get(side, Answer.UNKNOWN)
    return answer
