"""One crossing over time: every sheet, with its ratings, its score and what moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.change.continuity import continuity
from scorer.analysis.evidence.panel import combined
from scorer.analysis.evidence.reading import Reading, certain
from scorer.analysis.evidence.record import Absence, Recorded
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.scores import Scoring, widened
from scorer.files.filed import Sheet
from scorer.model import Crossing, Rubric, Scale


@dataclass(frozen=True)
class Moment:
    """One version of a sheet in the history of a crossing."""

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
    status: str | None
    version: int
    """From 1, the first that was recorded."""
    corrected: str | None
    """The day that the version was recorded which took its place."""
    withdrawn: str | None
    """The day from which the sheet does not count."""
    because: str | None
    """Why it was withdrawn."""

    @property
    def counts(self) -> bool:
        """Whether it is what the sheet says; else it was corrected or withdrawn."""
        return self.corrected is None and self.withdrawn is None


@dataclass(frozen=True)
class Earlier:
    """A sheet under an earlier version of the rubric, as far as that goes on in this one."""

    path: str
    rubric: str
    observed: str
    recorded: str
    assessor: str
    given: Mapping[str, Exact | None]
    """The ratings as they were given, by the leaves of this version."""
    ratings: Mapping[str, Exact | None]
    """The same as levels of this version; None too where it does not say which."""
    scale: Scale
    """Of what was given."""
    not_compared: tuple[str, ...]
    """The leaves of the earlier version that do not go on."""


@dataclass(frozen=True)
class History(Result):
    """All sheets of a crossing for one rubric in the order of what they observed."""

    crossing: Crossing
    record: tuple[Moment, ...]
    """Every version of every sheet, those that were corrected or withdrawn too."""
    sheets: tuple[Sheet, ...]
    """The sheets of the moments, in the same order."""
    scoring: Scoring
    origin: Origin
    other_rubrics: tuple[str, ...]
    """Other rubrics, or later versions, under which the crossing is rated too."""
    earlier: tuple[Earlier, ...] = ()
    """The sheets under earlier versions of the rubric that count, in time order; without scores."""
    there: Absence | None = None
    """What is on record where there is no sheet to follow."""

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The sheets that count."""
        return tuple(moment for moment in self.record if moment.counts)

    def records(self) -> list[dict[str, Any]]:
        """One record a sheet that counts, a column for each leaf's rating."""
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
    record: Sequence[Recorded],
    crossing: Crossing,
    scoring: Scoring,
    origin: Origin,
    versions: Iterable[Rubric] = (),
    there: Absence | None = None,
) -> History:
    """Every sheet of a crossing, with what moved; record: of the crossing, in time order.

    versions: all versions of the rubric that are there, which say what their leaves were.
    there: what is on record where there is no sheet to follow.

    Moves are against the sheet before by the same assessor, or, for an assessor's first, against
    the last sheet of an earlier round; within a round assessors differ, nothing moved. Of what
    does not count nothing moves, and nothing is compared with it.
    """
    rubric = scoring.rubric
    own = [each for each in record if each.sheet.value.rubric == rubric.reference]
    moments: list[Moment] = []
    counting: list[tuple[Sheet, Moment]] = []
    for each in own:
        moment = _moment(each, crossing, scoring)
        if each.counts:
            before = _before(each.sheet, counting)
            moment = replace(moment, moves=_moves(before, moment.ratings, moment.readings))
            counting.append((each.sheet, moment))
        moments.append(moment)
    known = {each.reference: each for each in versions if each.major < rubric.major}
    earlier = [each.sheet for each in record if each.counts and each.sheet.value.rubric in known]
    others = {each.sheet.value.rubric for each in record} - {rubric.reference, *known}
    sheets = tuple(sheet for sheet, _ in counting)
    return History(
        crossing,
        tuple(moments),
        sheets,
        scoring,
        origin,
        tuple(sorted(others)),
        tuple(_under_an_earlier_version(sheet, crossing, known, rubric) for sheet in earlier),
        there,
    )


def _under_an_earlier_version(
    sheet: Sheet, crossing: Crossing, versions: Mapping[str, Rubric], rubric: Rubric
) -> Earlier:
    assessment = sheet.value
    own = versions[assessment.rubric]
    goes_on = continuity(own, rubric, versions.values())
    said = dict(zip(own.leaf_ids, combined(crossing, [sheet], own).ratings, strict=True))
    given = {each.new: said[each.old] for each in goes_on.joined}
    return Earlier(
        path=sheet.path,
        rubric=assessment.rubric,
        observed=str(assessment.observed),
        recorded=assessment.recorded.isoformat(),
        assessor=assessment.assessor,
        given=given,
        ratings={
            each.new: level
            if (level := given[each.new]) is None or each.levels is None
            else each.levels.get(level)
            for each in goes_on.joined
        },
        scale=own.scale,
        not_compared=goes_on.only_old,
    )


def _moment(recorded: Recorded, crossing: Crossing, scoring: Scoring) -> Moment:
    rubric, sheet = scoring.rubric, recorded.sheet
    assessment, withdrawn = sheet.value, recorded.withdrawn
    panel = combined(crossing, [sheet], rubric)
    score = panel.score(scoring)
    low, high = widened(panel.score_range(scoring), score)
    return Moment(
        path=sheet.path,
        observed=str(assessment.observed),
        recorded=assessment.recorded.isoformat(),
        assessor=assessment.assessor,
        method=assessment.method,
        round=assessment.round,
        ratings=dict(zip(rubric.leaf_ids, panel.ratings, strict=True)),
        moves={},
        score=score,
        low=low,
        high=high,
        readings={} if rubric.plain else dict(zip(rubric.leaf_ids, panel.readings, strict=True)),
        status=assessment.status,
        version=recorded.version,
        corrected=None if recorded.corrected is None else recorded.corrected.isoformat(),
        withdrawn=None if withdrawn is None else withdrawn.on.isoformat(),
        because=None if withdrawn is None else withdrawn.because,
    )


def _before(sheet: Sheet, counting: Sequence[tuple[Sheet, Moment]]) -> Moment | None:
    """What a sheet is compared with, of those that count and come before it."""
    own = [moment for earlier, moment in counting if earlier.assessor == sheet.assessor]
    label = sheet.value.round or str(sheet.value.observed)
    earlier = own or [
        moment for _, moment in counting if (moment.round or moment.observed) != label
    ]
    return earlier[-1] if earlier else None


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
