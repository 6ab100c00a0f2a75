"""What if a rating were another one: the ranking before and after."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.evidence.panel import Panel
from scorer.analysis.evidence.reading import certain, unknown
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranking import Ranking
from scorer.analysis.scoring.scores import ScoringError, exact


@dataclass(frozen=True)
class Move:
    """One crossing whose rank or score is not the same after as before."""

    crossing: str
    name: str
    rank_before: int | None
    rank_after: int | None
    score_before: Any
    score_after: Any


@dataclass(frozen=True)
class WhatIf(Result):
    """Two rankings of the same crossings: as they are, and as they would be."""

    title: str
    before: Ranking
    after: Ranking
    settings: Mapping[tuple[str, str], Exact | None]
    """The ratings that were set, by crossing and leaf."""
    origin: Origin

    @property
    def moves(self) -> tuple[Move, ...]:
        """The crossings whose rank or score moves, in the order of the ranking after."""
        moves: list[Move] = []
        for row in self.after:
            old = self.before[row.crossing]
            if (old.rank, old.score) != (row.rank, row.score):
                moves.append(Move(row.crossing, row.name, old.rank, row.rank, old.score, row.score))
        return tuple(moves)

    def records(self) -> list[dict[str, Any]]:
        """One record a crossing, in the order of the ranking after."""
        return [
            {
                "crossing": row.crossing,
                "name": row.name,
                "rank_before": (old := self.before[row.crossing]).rank,
                "rank_after": row.rank,
                "score_before": old.score,
                "score_after": row.score,
            }
            for row in self.after
        ]


Settings = Mapping[tuple[str, str], int | Decimal | None]


def settings_from(texts: Iterable[str]) -> Settings:
    """Ratings as they are typed: `hekou-lao-cai.transport=4`, or `=-` for not rated.

    Raises ScoringError with what was meant to be written.
    """
    settings: dict[tuple[str, str], int | Decimal | None] = {}
    for text in texts:
        target, equals, level = (part.strip() for part in text.rpartition("="))
        crossing, dot, leaf = target.rpartition(".")
        if not (equals and dot and crossing and leaf and level):
            raise ScoringError(f"{text!r} sets nothing; write hekou-lao-cai.transport=4")
        if (crossing, leaf) in settings:
            raise ScoringError(f"{target} is set twice")
        settings[crossing, leaf] = _level(text, level)
    return settings


def _level(text: str, level: str) -> int | Decimal | None:
    if level in ("-", "null"):
        return None
    if PLAIN_NUMBER.fullmatch(level) is None:
        raise ScoringError(f"{text!r}: {level!r} is no level; write a number, or - for not rated")
    number = Decimal(level)
    return int(number) if number == number.to_integral_value() else number


PLAIN_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,12})?")


def with_ratings(snapshot: Snapshot, settings: Settings) -> Snapshot:
    """The snapshot with some ratings set; a set rating is certain, one set to None is unrated.

    Raises ScoringError for a crossing without a sheet, an unknown leaf, or a rating that is no
    level of the scale.
    """
    rubric = snapshot.rubric
    index_of = {leaf: index for index, leaf in enumerate(rubric.leaf_ids)}
    panels: dict[str, Panel] = dict(snapshot.by_crossing)
    for (crossing, leaf), rating in settings.items():
        if crossing not in panels:
            raise ScoringError(f"{crossing} has no sheet under {rubric.reference} to change")
        if leaf not in index_of:
            raise ScoringError(
                f"{rubric.reference} rates no {leaf!r}; it rates {', '.join(rubric.leaf_ids)}"
            )
        if rating is not None and not rubric.scale.holds(rating):
            raise ScoringError(
                f"{crossing}.{leaf}={rating} is off the scale {rubric.scale.min}-{rubric.scale.max}"
            )
        if rating is not None and not rubric.scale.on_step(rating):
            raise ScoringError(f"{crossing}.{leaf}={rating} lies between two levels of the scale")
        readings = list(panels[crossing].readings)
        readings[index_of[leaf]] = (
            unknown(exact(rubric.scale.min), exact(rubric.scale.max))
            if rating is None
            else certain(exact(rating))
        )
        panels[crossing] = replace(panels[crossing], readings=tuple(readings))
    return replace(snapshot, panels=tuple(panels.values()))
