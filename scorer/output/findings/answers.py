"""The five answers that stand first: where, how sure, why, what moved, what would lift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorer.analysis.reform.lift import Lift
from scorer.analysis.scoring.ranking import Row
from scorer.analysis.situation import Situation
from scorer.model import Scale
from scorer.output.findings.charts import (
    how_it_went,
    what_moved,
    where_strong,
    which_ratings_moved,
    who_could_be_first,
    who_is_first_how_often,
    who_leads,
)
from scorer.output.findings.wording import decimals, level, listed, rank_text, signed, span
from scorer.output.tables.cells import titles

MOST_WAYS = 3


@dataclass(frozen=True)
class Answer:
    """One question of the reader with its answer in a sentence or two."""

    question: str
    text: str
    target: str
    """The id of the part of the page that shows it."""


def answers(situation: Situation, language: str) -> tuple[Answer, ...]:
    """The five answers, about the crossing the report is for, or about all."""
    return (
        Answer("Where do we stand?", _where(situation, language), "overview"),
        Answer("How sure is that?", _how_sure(situation), "how-sure"),
        Answer("Why?", _why(situation, language), "why"),
        Answer("What moved?", moved(situation), "what-moved"),
        Answer("What would lift us?", _lift(situation, language), "lift"),
    )


def moved(situation: Situation) -> str:
    """Which scores and ratings moved."""
    ratings = which_ratings_moved(situation.changes)
    row = situation.only_named
    parts = [
        *([how_it_went(situation.histories[row.crossing])] if row else []),
        what_moved(situation.changes),
        *([ratings] if ratings else []),
    ]
    return " ".join(map(sentence, parts))


def _where(situation: Situation, language: str) -> str:
    ranking = situation.ranking
    row = situation.only_named
    if row is not None:
        return f"{_standing(row, situation, language)} {sentence(who_leads(ranking))}"
    text = who_leads(ranking).partition(";")[0]
    if ranking.ranking:
        text += _on_the_scale(situation)
    text = sentence(text)
    if ranking.ranking and ranking.unranked:
        text += (
            f" {len(ranking.ranking)} of {len(ranking)} crossings have a score; the others lack "
            "ratings."
        )
    return text


def _standing(row: Row, situation: Situation, language: str) -> str:
    """Rank and score of one crossing, or the range where it has none."""
    if row.score is None:
        title = titles(situation.ranking.snapshot.rubric, language)
        verb = "is" if len(row.missing) == 1 else "are"
        return (
            f"{row.name} has no score yet: {listed(title[leaf] for leaf in row.missing)} {verb} "
            f"not rated. It lies between {decimals(row.low)} and {decimals(row.high)}."
        )
    return (
        f"{row.name} is {rank_text(row.rank, row.tied)} of {len(situation.ranking.ranking)} scored "
        f"with {decimals(row.score)}{_on_the_scale(situation)}."
    )


def _on_the_scale(situation: Situation) -> str:
    scale = situation.ranking.snapshot.rubric.scale
    return f" on the scale from {level(scale.min)} to {level(scale.max)}"


def _how_sure(situation: Situation) -> str:
    ranking = situation.ranking
    row = situation.only_named
    parts = []
    if row is not None:
        ranks = span(str(row.rank_low), str(row.rank_high))
        parts.append(f"What is unrated or in doubt leaves {row.name} ranks {ranks}.")
    elif len(ranking):
        parts.append(sentence(f"Under {_whose(situation)} weights {who_could_be_first(ranking)}"))
    if situation.robustness is not None and len(ranking):
        drawn = who_is_first_how_often(situation.robustness)
        parts.append(sentence(f"With weights and doubtful ratings drawn at random, {drawn}"))
    return " ".join(parts) or "Nothing is rated yet."


def _whose(situation: Situation) -> str:
    return "these" if situation.ranking.origin.asked.get("weights") else "the rubric's"


def _why(situation: Situation, language: str) -> str:
    row = situation.only_named
    if row is None:
        return sentence(where_strong(situation.ranking, language))
    title = titles(situation.ranking.snapshot.rubric, language)
    said = [f"{title[leaf]} {level(rating)}" for leaf, rating in row.ratings.items()]
    if len(said) > 6:
        said = [*said[:6], f"{len(said) - 6} more"]
    return sentence(listed(said))


def _lift(situation: Situation, language: str) -> str:
    row = situation.only_named
    if row is not None:
        return " ".join(lift_sentences(situation.lifts[row.crossing], situation, language)[:2])
    if not len(situation.ranking):
        return "Nothing is rated yet."
    return _lift_of_all(situation, language)


def _lift_of_all(situation: Situation, language: str) -> str:
    ranking = situation.ranking
    title = titles(ranking.snapshot.rubric, language)
    parts = []
    means = ranking.mean_ratings
    lifts = [situation.lifts[c] for c in situation.detailed]
    if means:
        lowest = min(means.values())
        weakest = [leaf for leaf in means if means[leaf] == lowest]
        gains = {lift.gains[leaf] for lift in lifts for leaf in weakest if lift.gains.get(leaf)}
        step = one_step(ranking.snapshot.rubric.scale)
        adds = f": {step} more adds {signed(max(gains))} to a score" if len(gains) == 1 else ""
        if lowest == Fraction(ranking.snapshot.rubric.scale.max):
            parts.append("Every rating is at the top of the scale.")
        elif len(weakest) == len(means) > 1:
            parts.append(f"Every dimension has the same room{adds}.")
        else:
            parts.append(f"Most room: {listed(title[leaf] for leaf in weakest)}{adds}.")
    unrated = {
        leaf: sum(row.ratings[leaf] is None for row in ranking)
        for leaf in ranking.snapshot.rubric.leaf_ids
    }
    if means and ranking.unranked and any(unrated.values()):
        weights = ranking.scoring.weights
        most = max(unrated, key=lambda leaf: unrated[leaf] * weights[leaf])
        count = unrated[most]
        parts.append(
            f"Rating {title[most]} at {count} crossing{'s' if count > 1 else ''} would bring "
            "the most certainty."
        )
    return " ".join(parts) or "First rate: nothing is rated yet."


def lift_sentences(lift: Lift, situation: Situation, language: str) -> list[str]:
    """What would lift one crossing, the way to the first rank before single steps."""
    row = lift.row
    title = titles(situation.ranking.snapshot.rubric, language)
    found = []
    if lift.to_first is None:
        missing = listed(title[leaf] for leaf in row.missing)
        found.append(
            f"First rate {missing}: until then {row.name} lies between {decimals(row.low)} and "
            f"{decimals(row.high)}, ranks {span(str(row.rank_low), str(row.rank_high))}."
        )
    elif lift.to_first.held:
        found.append(f"{row.name} is first already" + (", level with others." if row.tied else "."))
    elif not lift.to_first.sets:
        found.append(
            f"Even the top level everywhere would take {row.name} to rank {lift.to_first.best} "
            "only."
            if lift.to_first.best > 1
            else f"No short way takes {row.name} to the first rank."
        )
    else:
        leaves = situation.ranking.snapshot.rubric.leaf_ids
        ways = [
            listed(f"{title[leaves[leaf]]} {level(a)} to {level(b)}" for leaf, a, b in each.rises)
            for each in lift.to_first.sets[:MOST_WAYS]
        ]
        rest = len(lift.to_first.sets) - MOST_WAYS
        more = ". There are other ways" if rest > 0 else ""
        stepless = situation.ranking.snapshot.rubric.scale.step is None
        smallest = "The least" if lift.to_first.proven else "A way"
        whole = " in steps of one point" if stepless else ""
        found.append(
            f"{smallest} that would bring {row.name} to the first rank{whole}, the others standing "
            f"still: {', or '.join(ways)}{more}."
        )
    if lift.gains:
        best = max(lift.gains.values())
        by = [title[leaf] for leaf, gain in lift.gains.items() if gain == best]
        where = "any dimension" if len(by) == len(row.ratings) > 1 else one_of(by)
        step = one_step(situation.ranking.snapshot.rubric.scale)
        found.append(f"{sentence(step)[:-1]} more on {where} adds {signed(Fraction(best))}.")
    return found


def one_step(scale: Scale) -> str:
    """What a rating rises by: a level, or where the scale has no levels, a point."""
    return "one point" if scale.step is None else "one level"


def one_of(words: Sequence[str]) -> str:
    """Words of which one is enough: `a`, `a or b`, `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
