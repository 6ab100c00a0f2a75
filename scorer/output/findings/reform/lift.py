"""What would lift crossings, in sentences."""

from fractions import Fraction

from scorer.analysis.reform.lift import Lift
from scorer.analysis.reform.reforms import rise_of
from scorer.analysis.situation import Situation
from scorer.analysis.trust.open_ratings import leaf_missed_most
from scorer.model import Rubric, Scale
from scorer.output.findings.scoring.scores import nothing_applies
from scorer.output.findings.wording import (
    between,
    level,
    listed,
    one_of,
    rank_range,
    signed,
)

MOST_WAYS = 3
"""Ways to the first rank that a sentence names."""


def what_would_lift(lift: Lift, rubric: Rubric, language: str) -> list[str]:
    """What would lift one crossing, the way to the first rank before single rises."""
    gains = _what_one_rise_adds(lift, rubric, language)
    return [_way_to_the_first_rank(lift, rubric, language), *([gains] if gains else [])]


def _way_to_the_first_rank(lift: Lift, rubric: Rubric, language: str) -> str:
    row, way = lift.row, lift.to_first
    title = rubric.titles(language)
    if not row.counting:
        return nothing_applies(row)
    if way is None:
        missing = listed(title[leaf] for leaf in row.missing)
        return (
            f"First rate {missing}: until then {row.name} lies between "
            f"{between(row.low, row.high)}, ranks {rank_range(row.rank_low, row.rank_high)}."
        )
    if way.held:
        return f"{row.name} is first already" + (", level with others." if row.tied else ".")
    if way.best > 1:
        return f"Even the top level everywhere would take {row.name} to rank {way.best} only."
    if not way.sets:
        return f"No short way takes {row.name} to the first rank."
    leaves = rubric.leaf_ids
    ways = [
        listed(f"{title[leaves[leaf]]} {level(a)} to {level(b)}" for leaf, a, b in each.rises)
        for each in way.sets[:MOST_WAYS]
    ]
    more = ". There are other ways" if way.sets[MOST_WAYS:] else ""
    smallest = "The least" if way.proven else "A way"
    whole = f" in steps of {level(rise_of(rubric.scale))}" if rubric.scale.step is None else ""
    shared = ", shared with another crossing" if way.only_shared else ""
    return (
        f"{smallest} that would bring {row.name} to the first rank{whole}{shared}, the others "
        f"standing still: {', or '.join(ways)}{more}."
    )


def _what_one_rise_adds(lift: Lift, rubric: Rubric, language: str) -> str:
    """On which dimensions one rise more adds most; empty where that hangs on the others."""
    if not lift.gains:
        return ""
    title = rubric.titles(language)
    best = max(lift.gains.values())
    by = [title[leaf] for leaf, gain in lift.gains.items() if gain == best]
    where = "any dimension" if len(by) == len(lift.row.ratings) > 1 else one_of(by)
    return f"One {unit_of_a_rise(rubric.scale)} more on {where} adds {signed(Fraction(best))}."


def what_would_lift_all(situation: Situation, language: str) -> str:
    """Where there is most room, and which ratings are missed most."""
    parts = [_where_most_room_is(situation, language), _what_to_rate(situation, language)]
    return " ".join(filter(None, parts)) or "First rate: nothing is rated yet."


def _where_most_room_is(situation: Situation, language: str) -> str:
    rubric, means = situation.ranking.snapshot.rubric, situation.ranking.mean_ratings
    if not means:
        return ""
    lowest = min(means.values())
    if lowest == Fraction(rubric.scale.max):
        return "Every rating is at the top of the scale."
    weakest = [leaf for leaf in means if means[leaf] == lowest]
    lifts = situation.lifts.values()
    gains = {gain for lift in lifts for leaf in weakest if (gain := lift.gains.get(leaf))}
    adds = ""
    if len(gains) == 1:
        adds = f": one {unit_of_a_rise(rubric.scale)} more adds {signed(max(gains))} to a score"
    if len(weakest) == len(means) > 1:
        return f"Every dimension has the same room{adds}."
    title = rubric.titles(language)
    return f"Most room: {listed(title[leaf] for leaf in weakest)}{adds}."


def _what_to_rate(situation: Situation, language: str) -> str:
    """Which dimension to rate first; empty where all crossings have a score or none is rated."""
    ranking = situation.ranking
    most = leaf_missed_most(ranking)
    if most is None or not (ranking.mean_ratings and ranking.unranked):
        return ""
    title = ranking.snapshot.rubric.titles(language)[most]
    count = sum(most in row.missing for row in ranking)
    at = f"{count} crossing{'s' if count > 1 else ''}"
    return f"Rating {title} at {at} would bring the most certainty."


def unit_of_a_rise(scale: Scale) -> str:
    """What a rating rises by: a level, or where the scale has no levels, a point."""
    return "point" if scale.step is None else "level"
