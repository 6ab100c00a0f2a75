"""How one crossing went over time, in a sentence, and what stands beside its history."""

from collections.abc import Sequence

from scorer.aggregation import Score
from scorer.analysis.change.history import History, Moment
from scorer.output.findings.change.looks import without_counterpart
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from scorer.output.findings.evidence.record import what_there_is
from scorer.output.findings.evidence.snapshot import that_it_ended
from scorer.output.findings.wording import decimals, digits_apart, whole_range

ARROWS_AND_BARS = (
    "An arrow marks a rating that rose or fell since the sheet before;"
    " the bar shows the score (█) and its range (░)."
)

SHEET_BY_SHEET = "Several assessors rated in one round: each sheet stands alone, none are combined."


EARLIER = "Under earlier versions of the rubric, without a score"


def history_digits(history: History) -> int:
    """The decimals that tell all scores of a history apart."""
    return digits_apart(moment.score for moment in history.moments if moment.score is not None)


def no_history(result: History) -> str:
    """That the crossing was not rated under this rubric."""
    besides = what_there_is(result.there) if result.there else ""
    reference = result.scoring.rubric.reference
    return f"{result.crossing.name} has no sheet under {reference}{besides}."


def history_notes(result: History) -> tuple[str, ...]:
    """What stands under a history: how to read it, what it rests on, other rubrics."""
    if not (result.record or result.earlier):
        return ()
    others = ", ".join(result.other_rubrics)
    also = (f"Also rated under {others} (--rubric shows them).",) if others else ()
    return (
        *([ARROWS_AND_BARS] if result.record else []),
        *_how_it_goes_on(result),
        *_what_does_not_count(result),
        *that_it_ended(result.crossing),
        *what_rounds_show(result),
        *([what_ratings_rest_on(result.sheets)] if result.sheets else []),
        *also,
    )


def what_rounds_show(history: History) -> tuple[str, ...]:
    """That sheets of one round stand side by side, where several assessors rated in one."""
    most = max((len({each.assessor for each in sheets}) for sheets in _rounds(history)), default=0)
    return (SHEET_BY_SHEET,) if most > 1 else ()


def _how_it_goes_on(result: History) -> tuple[str, ...]:
    """How the levels of earlier versions are to be read, and which dimensions do not go on."""
    if not result.earlier:
        return ()
    rubric = result.scoring.rubric
    left = dict.fromkeys(leaf for each in result.earlier for leaf in each.not_compared)
    begun = [
        leaf for leaf in rubric.leaf_ids if all(leaf not in each.given for each in result.earlier)
    ]
    apart = any(
        level is not None and each.ratings[leaf] is None
        for each in result.earlier
        for leaf, level in each.given.items()
    )
    mapped = any(
        level is not None and each.ratings[leaf] not in (None, level)
        for each in result.earlier
        for leaf, level in each.given.items()
    )
    said = [
        f"`now` marks the level that {rubric.reference} makes of an earlier one." if mapped else "",
        f"{rubric.reference} does not say what the levels with their scale in brackets come to: "
        "they are not subtracted."
        if apart
        else "",
        without_counterpart(tuple(left), begun),
    ]
    told = " ".join(filter(None, said))
    return (told,) if told else ()


def _what_does_not_count(result: History) -> tuple[str, ...]:
    """That versions are shown which were corrected or withdrawn, and why they were withdrawn."""
    aside = [moment for moment in result.record if not moment.counts]
    if not aside:
        return ()
    reasons = dict.fromkeys(
        f"{moment.observed} by {moment.assessor}: {moment.because}"
        for moment in aside
        if moment.because is not None and moment.corrected is None
    )
    why = f" Withdrawn: {'; '.join(reasons)}" if reasons else ""
    return (f"What was corrected or withdrawn is shown, and counts nowhere.{why}",)


def how_it_went(history: History) -> str:
    """The score of one crossing from its first to its last sheet that has one."""
    name = history.crossing.name
    if not history.moments:
        return f"{name} has no sheet that counts"
    if all(moment.score is None for moment in history.moments):
        return f"{name} has no score yet: not everything is rated"
    scored = [scores for scores in map(_scores, _rounds(history)) if scores]
    first, last = scored[0], scored[-1]
    old, new = (_said(scores, history_digits(history)) for scores in (first, last))
    if len(scored) == 1:
        return f"{name} stands at {old}; there is no second score to compare"
    if first == last:
        return f"{name} stayed at {new}"
    if len(first) > 1 or len(last) > 1:
        return f"{name} stood at {old} and stands at {new}"
    return f"{name} {'rose' if last > first else 'fell'} from {old} to {new}"


def how_its_range_went(history: History) -> str:
    """The ranges of the first and the last round with a score; empty where both are its scores.

    Where either range holds the scores of both, that too: then nothing need have moved.
    """
    scored = [
        moments
        for each in _rounds(history)
        if (moments := [moment for moment in each if moment.score is not None])
    ]
    if len(scored) < 2:
        return ""
    old, new = scored[0], scored[-1]
    if all(_range_of(moments) == _ends(_scores(moments)) for moments in (old, new)):
        return ""
    ranges = (whole_range(*_range_of(moments)) for moments in (old, new))
    said = "The range of its first score is {}, of its last {}".format(*ranges)
    return f"{said}; the change lies inside both" if _inside_ranges(old, new) else said


def _inside_ranges(old: Sequence[Moment], new: Sequence[Moment]) -> bool:
    if _scores(old) == _scores(new):
        return False
    scores = sorted([*_scores(old), *_scores(new)])
    ranges = (_range_of(old), _range_of(new))
    return all(low <= scores[0] and scores[-1] <= high for low, high in ranges)


def _rounds(history: History) -> list[list[Moment]]:
    """The sheets of a history by round, or by period where they name none, in time order."""
    rounds: dict[str, list[Moment]] = {}
    for moment in history.moments:
        rounds.setdefault(moment.round or moment.observed, []).append(moment)
    return list(rounds.values())


def _scores(moments: Sequence[Moment]) -> list[Score]:
    return sorted({moment.score for moment in moments if moment.score is not None})


def _said(scores: Sequence[Score], digits: int) -> str:
    if len(scores) == 1:
        return decimals(scores[0], digits)
    return f"{whole_range(scores[0], scores[-1], digits)} by different assessors"


def _ends(scores: Sequence[Score]) -> tuple[Score, Score]:
    return scores[0], scores[-1]


def _range_of(moments: Sequence[Moment]) -> tuple[Score, Score]:
    """What the scores of a round could be, the lowest and the highest of its sheets."""
    return min(moment.low for moment in moments), max(moment.high for moment in moments)
