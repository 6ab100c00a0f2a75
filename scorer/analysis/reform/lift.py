"""What would lift a crossing to the first rank, and what one rating more would bring it."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorer.aggregation import Exact
from scorer.analysis.reform.improvement import Improvement
from scorer.analysis.reform.reforms import gains_of_a_rise, improvement_of, scoring_of_row, unit_of
from scorer.analysis.scoring.ranking import Ranking, Row


@dataclass(frozen=True)
class Lift:
    """What would lift one crossing of a ranking."""

    row: Row
    to_first: Improvement | None
    """The way to the first rank; None where ratings are missing, so that nothing can be said."""
    gains: Mapping[str, Exact]
    """What one rise adds to the score, by leaf that counts and can rise; only where it is fixed."""


def lift_of(ranking: Ranking, crossing: str) -> Lift:
    """What would lift a crossing: the smallest rises to the first rank, and what each rise adds."""
    row = ranking[crossing]
    scale = ranking.snapshot.rubric.scale
    gains = {
        leaf: gain
        for leaf, gain in gains_of_a_rise(scoring_of_row(ranking, row), unit_of(scale)).items()
        if leaf in row.counting
        and (rating := row.ratings[leaf]) is not None
        and rating + unit_of(scale) <= scale.max
    }
    ready = bool(row.counting) and not row.missing
    return Lift(row, improvement_of(ranking, row) if ready else None, gains)
