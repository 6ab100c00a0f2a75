"""One crossing over time: every sheet, with its ratings, its score and what moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.evidence.panel import combined
from scorer.analysis.evidence.reading import Reading, certain
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.scores import Scoring
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.model import Crossing


@dataclass(frozen=True)
class Moment:
    """One sheet in the history of a crossing."""

    path: str
    observed: str
    recorded: str
    assessor: str
    method: str
    round: str | None
    ratings: Mapping[str, Exact | None]
    moves: Mapping[str, int]
    """+1 or -1 for each leaf that rose or fell since the assessor's sheet before."""
    score: Score | None
    low: Score
    high: Score
    readings: Mapping[str, Reading]
    """What the evidence for each leaf comes to; empty where every leaf of the rubric is plain."""


@dataclass(frozen=True)
class History(Result):
    """All sheets of a crossing for one rubric in the order of what they observed."""

    crossing: Crossing
    moments: tuple[Moment, ...]
    sheets: tuple[Sheet, ...]
    """The sheets of the moments, in the same order."""
    scoring: Scoring
    origin: Origin
    other_rubrics: tuple[str, ...]
    """Other rubrics, or other versions, under which the crossing is rated too."""

    def records(self) -> list[dict[str, Any]]:
        """One record a sheet, a column for each leaf's rating."""
        return [
            {
                "observed": moment.observed,
                "recorded": moment.recorded,
                "assessor": moment.assessor,
                "method": moment.method,
                **moment.ratings,
                "score": moment.score,
                "low": moment.low,
                "high": moment.high,
                "path": moment.path,
            }
            for moment in self.moments
        ]


def history_of(
    workspace: Workspace, crossing: Crossing, scoring: Scoring, origin: Origin
) -> History:
    """Every sheet of a crossing, with what moved.

    Moves are against the sheet before by the same assessor, or, for an assessor's first, against
    the last sheet of an earlier round; within a round assessors differ, nothing moved.
    """
    rubric = scoring.rubric
    all_sheets = [each for each in workspace.assessments if each.value.crossing == crossing.id]
    sheets = tuple(each for each in all_sheets if each.value.rubric == rubric.reference)
    moments: list[Moment] = []
    for sheet in sheets:
        panel = combined(crossing, [sheet], rubric)
        ratings = dict(zip(rubric.leaf_ids, panel.ratings, strict=True))
        readings = {} if rubric.plain else dict(zip(rubric.leaf_ids, panel.readings, strict=True))
        own = [m for m, s in zip(moments, sheets, strict=False) if s.assessor == sheet.assessor]
        round_ = sheet.value.round or str(sheet.value.observed)
        earlier = own or [m for m in moments if (m.round or m.observed) != round_]
        before = earlier[-1] if earlier else None
        low, high = panel.score_range(scoring)
        moments.append(
            Moment(
                path=sheet.path,
                observed=str(sheet.value.observed),
                recorded=sheet.value.recorded.isoformat(),
                assessor=sheet.value.assessor,
                method=sheet.value.method,
                round=sheet.value.round,
                ratings=ratings,
                moves=_moves(before, ratings, readings),
                score=panel.score(scoring),
                low=low,
                high=high,
                readings=readings,
            )
        )
    others = {sheet.value.rubric for sheet in all_sheets} - {rubric.reference}
    return History(crossing, tuple(moments), sheets, scoring, origin, tuple(sorted(others)))


def _moves(
    before: Moment | None, after: Mapping[str, Exact | None], readings: Mapping[str, Reading]
) -> dict[str, int]:
    """Which leaves rose or fell; a level that is "at least" one may have been higher already."""
    if before is None:
        return {}
    moves: dict[str, int] = {}
    for leaf in after:
        old = _span(leaf, before.ratings, before.readings)
        new = _span(leaf, after, readings)
        if old is not None and new is not None and (old[1] < new[0] or new[1] < old[0]):
            moves[leaf] = 1 if new[0] > old[1] else -1
    return moves


def _span(
    leaf: str, ratings: Mapping[str, Exact | None], readings: Mapping[str, Reading]
) -> tuple[Exact, Exact] | None:
    """The levels that a rated leaf surely lies between; None where it is not rated."""
    level = ratings.get(leaf)
    if level is None:
        return None
    reading = readings.get(leaf) or certain(level)
    least, most = reading.least, reading.most
    return None if least is None or most is None else (least, most)
