"""Where the crossings of a ranking stand, in sentences: who leads, who is strong in what."""

from collections.abc import Sequence

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.analysis.situation import Situation
from scorer.model import Scale, text_in
from scorer.output.findings.evidence.scope import days_and_scope
from scorer.output.findings.scoring.scores import nothing_applies, score_said
from scorer.output.findings.wording import (
    between,
    cut_short,
    decimals,
    level,
    listed,
    rank_text,
    sentence,
)

USUAL_ORDER = "The order under the rubric's weights."
MOST_LEVELS = 6
"""Levels of one crossing that a sentence names one by one."""


def what_is_asked_about(situation: Situation, language: str) -> str:
    """The crossings that were asked about, and the rubric's title."""
    rubric = text_in(situation.ranking.snapshot.rubric.title, language)
    if not situation.named:
        return rubric
    names = [situation.ranking[crossing].name for crossing in situation.named[:MOST_CROSSINGS]]
    return f"{listed(names)}: {rubric}"


def what_is_ranked(ranking: Ranking) -> str:
    """How many crossings, as of when, under which rubric."""
    snapshot, count = ranking.snapshot, len(ranking)
    about = days_and_scope(snapshot)
    return (
        f"{count} crossing{'' if count == 1 else 's'} rated under "
        f"{snapshot.rubric.id} {snapshot.rubric.version}{about}."
    )


def whose_order(ranking: Ranking) -> str:
    """Whose weights the order is under."""
    if ranking.origin.asked.get("weights"):
        return "The order under the weights that were asked for."
    return USUAL_ORDER


def who_leads(ranking: Ranking) -> str:
    """Who is first, and how many could still be."""
    if not ranking.ranking:
        return leaders(ranking)
    return f"{leaders(ranking)}; {who_could_be_first(ranking)}"


def leaders(ranking: Ranking) -> str:
    """Who is first, with which score."""
    if not ranking.ranking:
        return "No crossing has a score yet" if len(ranking) else "No crossing is rated"
    first = [row for row in ranking.ranking if row.rank == 1]
    verb = "lead" if len(first) > 1 else "leads"
    return f"{named([row.name for row in first])} {verb} with {score_said(first[0], ranking)}"


def who_could_be_first(ranking: Ranking) -> str:
    """How many crossings the ranges leave a chance of being first; who, where no leader has one."""
    able = [row for row in ranking if row.rank_low == 1]
    if len(ranking) == 1:
        return "there is no other to compare with"
    if not any(row.rank == 1 for row in able):
        whose = named([row.name for row in able])
        return f"only {whose} could be first once all is rated"
    if all(row.rank == 1 for row in able):
        return "no other could still be first"
    if len(able) == len(ranking):
        return f"any of the {len(able)} could still be first"
    return f"{len(able)} of {len(ranking)} could still be first"


def how_it_stands(row: Row, ranking: Ranking, language: str) -> str:
    """Rank and score of one crossing, or the range where it has none."""
    if not row.counting:
        return nothing_applies(row)
    if row.score is None:
        title = ranking.snapshot.rubric.titles(language)
        verb = "is" if len(row.missing) == 1 else "are"
        return (
            f"{row.name} has no score yet: {listed(title[leaf] for leaf in row.missing)} {verb} "
            f"not rated. It lies between {between(row.low, row.high)}."
        )
    return (
        f"{row.name} is {rank_text(row.rank, row.tied)} of {len(ranking.ranking)} scored "
        f"with {score_said(row, ranking)} {on_the_scale(ranking.snapshot.rubric.scale)}."
    )


def how_it_is_rated(row: Row, ranking: Ranking, language: str) -> str:
    """The level that one crossing has in each dimension."""
    title = ranking.snapshot.rubric.titles(language)
    said = [f"{title[leaf]} {level(rating)}" for leaf, rating in row.ratings.items()]
    return sentence(listed(cut_short(said, MOST_LEVELS)))


def on_the_scale(scale: Scale) -> str:
    """Between which levels a score lies, to follow its figure."""
    return f"on the scale from {level(scale.min)} to {level(scale.max)}"


def how_many_are_scored(ranking: Ranking) -> str:
    """That some crossings have no score; empty where all have one or none has."""
    if not (ranking.ranking and ranking.unranked):
        return ""
    return (
        f"{len(ranking.ranking)} of {len(ranking)} crossings have a score; the others lack ratings."
    )


def where_strong(ranking: Ranking, language: str) -> str:
    """The leaves with the highest and the lowest mean rating, and what is not rated."""
    rubric = ranking.snapshot.rubric
    title = rubric.titles(language)
    means = ranking.mean_ratings
    if not means:
        return "Nothing is rated yet"
    high, low = max(means.values()), min(means.values())
    missing = sum(len(row.missing) for row in ranking)
    gaps = f"; {missing} rating{'s are' if missing > 1 else ' is'} missing" if missing else ""
    if high == low:
        return f"All dimensions stand at {decimals(high, 1)} on average{gaps}"
    if decimals(high, 1) == decimals(low, 1):
        return f"All dimensions stand at about {decimals(high, 1)} on average{gaps}"
    best = listed(title[leaf] for leaf, value in means.items() if value == high)
    worst = listed(title[leaf] for leaf, value in means.items() if value == low)
    return (
        f"Strongest on average: {best} ({decimals(high, 1)}); "
        f"weakest: {worst} ({decimals(low, 1)}){gaps}"
    )


MOST_CROSSINGS = 3
"""Crossings that a sentence names one by one; a note under a table names more."""


def named(names: Sequence[str]) -> str:
    """Crossings as a sentence lists them, few at most."""
    alone = len(names) == MOST_CROSSINGS + 1  # naming it is shorter than counting it
    return listed(cut_short(names, MOST_CROSSINGS + alone, "{} others"))
