"""What would lift a crossing: the smallest sets of level rises, with what stands in their way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.change.statements import CellStatement, cell_statements
from scorer.analysis.reform.improvement import Improvement, Rises, improve
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.scoring.scores import Scoring, ScoringError, exact
from scorer.model import LocalText, Scale


@dataclass(frozen=True)
class Obstacle:
    """One dimension that would have to rise: what is on record against it, what the level asks."""

    dimension: str
    level: Exact
    descriptor: LocalText | None
    drawbacks: tuple[CellStatement, ...]


@dataclass(frozen=True)
class ReformAgenda(Result):
    """The smallest sets of rises that take one crossing to a rank."""

    crossing: str
    name: str
    improvement: Improvement
    agenda: tuple[Obstacle, ...]
    """Every dimension and level that occurs in a set, in the rubric's order."""
    ranking: Ranking
    origin: Origin

    def records(self) -> list[dict[str, Any]]:
        """One record a rise; `set` numbers the sets from 1."""
        leaves = self.ranking.snapshot.rubric.leaf_ids
        return [
            {
                "set": number,
                "dimension": leaves[leaf],
                "from": old,
                "to": new,
                "levels": each.levels,
                "rank": each.rank,
            }
            for number, each in enumerate(self.improvement.sets, start=1)
            for leaf, old, new in each.rises
        ]


def reform_agenda(
    ranking: Ranking,
    crossing: str,
    *,
    to_rank: int = 1,
    within: int | None = None,
) -> ReformAgenda:
    """The smallest sets of rises (fewest levels, then fewest dimensions) that reach a rank.

    within: at most this many levels in all. The other crossings stand still.
    Raises ScoringError for a crossing without a sheet.
    """
    rubric = ranking.snapshot.rubric
    if crossing not in ranking.snapshot.by_crossing:
        raise ScoringError(f"{crossing} has no sheet under {rubric.reference}")
    row = ranking[crossing]
    if not row.counting:
        raise ScoringError(f"nothing that {rubric.reference} rates applies to {row.name}")
    found = improvement_of(ranking, row, to_rank=to_rank, within=within)
    wanted = sorted({(leaf, new) for each in found.sets for leaf, _, new in each.rises})
    sheets = [sheet.value for sheet in ranking.snapshot.by_crossing[crossing].sheets]
    return ReformAgenda(
        crossing=crossing,
        name=row.name,
        improvement=found,
        agenda=tuple(
            Obstacle(
                dimension=rubric.leaf_ids[leaf],
                level=level,
                descriptor=_descriptor(ranking, leaf, level),
                drawbacks=tuple(
                    entry
                    for entry in cell_statements(sheets, [rubric.leaf_ids[leaf]])
                    if entry.polarity == "drawback"
                ),
            )
            for leaf, level in wanted
        ),
        ranking=ranking,
        origin=replace(
            ranking.origin,
            options={
                **ranking.origin.options,
                "crossing": crossing,
                "to_rank": to_rank,
                "within": within,
            },
        ),
    )


def improvement_of(
    ranking: Ranking, row: Row, *, to_rank: int = 1, within: int | None = None
) -> Improvement:
    """The smallest sets of rises that take a crossing of a ranking to a rank.

    A rating rises by `rise_of`; leaves that do not count or apply stay out. A missing rating
    begins at the lowest that it could be, so that a rise of it is what it has to turn out as.
     within: as in `improve`. Raises ScoringError for a rank below 1.
    """
    scale, scoring = ranking.snapshot.rubric.scale, scoring_of_row(ranking, row)
    lows = ranking.snapshot.by_crossing[row.crossing].lows
    rated = [
        (i, begin)
        for i, (leaf, rating) in enumerate(row.ratings.items())
        if leaf in row.counting and (begin := lows[i] if rating is None else rating) is not None
    ]
    gains = list(gains_of_a_rise(scoring, rise_of(scale)).values())

    def score_of(raised: Sequence[Exact]) -> Score:
        profile: list[Exact | None] = [None] * len(row.ratings)
        for (leaf, _), rating in zip(rated, raised, strict=True):
            profile[leaf] = rating
        score = scoring.renormalised(profile)
        assert score is not None  # every leaf that applies is rated
        return score

    try:
        found = improve(
            [rating for _, rating in rated],
            [each.score for each in ranking if each is not row and each.score is not None],
            score_of,
            highest=exact(scale.max),
            step=rise_of(scale),
            to_rank=to_rank,
            max_levels=within,
            gains=[gains[leaf] for leaf, _ in rated] if gains else None,
        )
    except ValueError as error:
        raise ScoringError(str(error)) from None
    return replace(found, sets=tuple(_by_leaf(each, rated) for each in found.sets))


def _by_leaf(rises: Rises, rated: Sequence[tuple[int, Exact]]) -> Rises:
    """Rises by the index of the leaf in the rubric, instead of that among the rated ones."""
    return replace(
        rises, rises=tuple((rated[index][0], old, new) for index, old, new in rises.rises)
    )


def scoring_of_row(ranking: Ranking, row: Row) -> Scoring:
    """The scoring of what applies to a crossing of a ranking."""
    return ranking.scoring.where([row.applies(leaf) for leaf in row.ratings])


def unit_of(scale: Scale) -> Exact:
    """What the gain of a rise is told for: a level, or where the scale has no levels a point."""
    return 1 if scale.step is None else exact(scale.step)


LEAST_POINTS = 10
"""Width from which ways to a rank on a scale without levels are sought in steps of a point."""


def rise_of(scale: Scale) -> Exact:
    """What a rating rises by on a way to a rank: a level; without levels a point, or a hundredth
    of a scale too short for that."""
    width = Fraction(exact(scale.max)) - exact(scale.min)
    short = scale.step is None and width < LEAST_POINTS
    return width / 100 if short else unit_of(scale)


def gains_of_a_rise(scoring: Scoring, rise: Exact) -> Mapping[str, Exact]:
    """What a rise of each leaf adds to the score; nothing where that depends on the others."""
    if not scoring.root.is_mean:
        return {}
    return {leaf: weight * rise for leaf, weight in scoring.weights.items()}


def _descriptor(ranking: Ranking, leaf: int, level: Exact) -> LocalText | None:
    levels = ranking.snapshot.rubric.leaves[leaf].descriptors
    return next((text for key, text in levels.items() if exact(key) == level), None)
