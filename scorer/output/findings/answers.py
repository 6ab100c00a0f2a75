"""The five answers that stand first: where, how sure, why, what moved, what would lift."""

from __future__ import annotations

from dataclasses import dataclass

from scorer.analysis.situation import Situation
from scorer.output.findings.change.changes import what_moved, which_ratings_moved
from scorer.output.findings.change.history import how_it_went, how_its_range_went
from scorer.output.findings.change.looks import what_to_mind
from scorer.output.findings.reform.lift import what_would_lift, what_would_lift_all
from scorer.output.findings.scoring.standing import (
    how_it_is_rated,
    how_it_stands,
    how_many_are_scored,
    leaders,
    on_the_scale,
    where_strong,
    who_could_be_first,
    who_leads,
)
from scorer.output.findings.trust.certainty import who_is_first_how_often
from scorer.output.findings.trust.robustness import where_gaps_decide
from scorer.output.findings.wording import rank_range, sentence

NOTHING_RATED = "Nothing is rated yet."


@dataclass(frozen=True)
class ReportAnswer:
    """One question of the reader with its answer in a sentence or two."""

    question: str
    text: str
    section: str
    """The id of the section that shows it."""


def answers(situation: Situation, language: str) -> tuple[ReportAnswer, ...]:
    """The five answers, about the crossing that was asked about, or about all."""
    return (
        ReportAnswer("Where do we stand?", _where(situation, language), "overview"),
        ReportAnswer("How sure is that?", _how_sure(situation), "how-sure"),
        ReportAnswer("Why?", _why(situation, language), "why"),
        ReportAnswer("What moved?", moved(situation), "what-moved"),
        ReportAnswer("What would lift us?", _lift(situation, language), "lift"),
    )


def moved(situation: Situation) -> str:
    """Which scores and ratings moved."""
    row = situation.only_named
    parts = [
        how_it_went(situation.histories[row.crossing]) if row else "",
        how_its_range_went(situation.histories[row.crossing]) if row else "",
        what_moved(situation.changes),
        which_ratings_moved(situation.changes),
        *what_to_mind(situation.changes),
    ]
    said = dict.fromkeys(sentence(part) for part in parts if part)
    return " ".join(said)


def _where(situation: Situation, language: str) -> str:
    ranking, row = situation.ranking, situation.only_named
    if row is not None:
        return f"{how_it_stands(row, ranking, language)} {sentence(who_leads(ranking))}"
    if not ranking.ranking:
        return sentence(leaders(ranking))
    lead = sentence(f"{leaders(ranking)} {on_the_scale(ranking.snapshot.rubric.scale)}")
    return f"{lead} {how_many_are_scored(ranking)}".rstrip()


NO_SAFE_ORDER = "There is no safe order, as missing ratings decide it."


def _how_sure(situation: Situation) -> str:
    ranking, row = situation.ranking, situation.only_named
    if not len(ranking):
        return NOTHING_RATED
    if row is not None:
        ranks = rank_range(row.rank_low, row.rank_high)
        found = f"What is unrated or in doubt leaves {row.name} ranks {ranks}."
    else:
        whose = "these" if ranking.origin.asked.get("weights") else "the rubric's"
        found = f"Under {whose} weights {who_could_be_first(ranking)}."
    if situation.robustness is None:
        return found
    if where_gaps_decide(situation.robustness):
        return f"{found} {NO_SAFE_ORDER}"
    drawn = who_is_first_how_often(situation.robustness)
    return f"{found} With weights and doubtful ratings drawn at random, {drawn}."


def _why(situation: Situation, language: str) -> str:
    row = situation.only_named
    if row is None:
        return sentence(where_strong(situation.ranking, language))
    return how_it_is_rated(row, situation.ranking, language)


def _lift(situation: Situation, language: str) -> str:
    row = situation.only_named
    if row is not None:
        rubric = situation.ranking.snapshot.rubric
        return " ".join(what_would_lift(situation.lifts[row.crossing], rubric, language))
    return what_would_lift_all(situation, language) if len(situation.ranking) else NOTHING_RATED
