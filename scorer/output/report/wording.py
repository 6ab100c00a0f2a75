"""Longer texts of the report: its heads, its methods, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from scorer.analysis.scoring.ranking import Row
from scorer.analysis.situation import Situation
from scorer.model import text_in
from scorer.output.findings.charts import who_beats_whom
from scorer.output.findings.robustness import robustness_findings
from scorer.output.findings.wording import level, listed, percent
from scorer.output.report.live import without_script
from scorer.output.tables.cells import titles

if TYPE_CHECKING:
    from scorer.analysis.trust.robust_ranking import RobustRanking

MOST_SENTENCES = 8
SURE_SHARE = 0.95
"""Share of draws from which one crossing is said to be surely above another."""


def title_of(situation: Situation, language: str) -> str:
    """What the report is called."""
    rubric = text_in(situation.ranking.snapshot.rubric.title, language)
    if situation.named:
        names = listed(situation.ranking[crossing].name for crossing in situation.named[:3])
        return f"{names}: {rubric}"
    return rubric


def subtitle_of(situation: Situation) -> str:
    """How many crossings, as of when, under which rubric."""
    ranking = situation.ranking
    snapshot = ranking.snapshot
    count = len(ranking)
    as_of = f", as of {snapshot.as_of}" if snapshot.as_of else ""
    return (
        f"{count} crossing{'' if count == 1 else 's'} rated under "
        f"{snapshot.rubric.id} {snapshot.rubric.version}{as_of}."
    )


def ranking_notes(situation: Situation, language: str) -> list[str]:
    """Who has no score, and for want of what."""
    ranking = situation.ranking
    title = titles(ranking.snapshot.rubric, language)
    notes = []
    if ranking.unranked:
        shown = [f"{row.name} ({_few_titles(row, title)})" for row in ranking.unranked[:6]]
        rest = len(ranking.unranked) - len(shown)
        more = f" and {rest} more" if rest > 0 else ""
        notes.append(f"Without a score, for want of a rating: {'; '.join(shown)}{more}.")
    return notes


def column_notes(situation: Situation, language: str) -> list[str]:
    """What the columns of the page's ranking mean that do not say so themselves."""
    rubric = situation.ranking.snapshot.rubric
    title = titles(rubric, language)
    notes = []
    if len(rubric.leaf_ids) <= 8:
        notes.append(f"Ratings, from left: {', '.join(title[leaf] for leaf in rubric.leaf_ids)}.")
    notes.append(
        "Dominates: how many crossings this one equals or beats on every dimension that counts, "
        "by the ratings as they stand and whatever the missing ones are."
    )
    if unknown := without_script(situation.ranking.scoring):
        notes.append(
            f"The weights cannot be moved here: the page does not know how to take the "
            f"{listed(unknown)} of ratings. `scorer rank --weights` does."
        )
    return notes


def _few_titles(row: Row, title: Mapping[str, str]) -> str:
    shown = [title[leaf] for leaf in row.missing[:4]]
    rest = len(row.missing) - len(shown)
    return listed([*shown, *([f"{rest} more"] if rest else [])])


def methods(situation: Situation, language: str) -> list[str]:
    """How the figures come about, in a few sentences."""
    ranking = situation.ranking
    rubric, scoring = ranking.snapshot.rubric, ranking.scoring
    title = titles(rubric, language)
    weights = scoring.weights
    if len(set(weights.values())) == 1:
        weighing = "All dimensions weigh the same."
    else:
        shares = [f"{title[leaf]} {percent(share)}" for leaf, share in weights.items()]
        weighing = f"Weights: {', '.join(shares)}."
    own = {rule for rule in scoring.aggregations if rule is not scoring.aggregate}
    branches = " Some branches use a rule of their own." if own else ""
    found = [
        (
            f"Each dimension is rated from {level(rubric.scale.min)} to {level(rubric.scale.max)} "
            "against written levels. Strengths and drawbacks are the evidence for a rating; their "
            "number does not enter it."
        ),
        f"The score is {scoring.aggregate.meaning}.{branches} {weighing}",
        (
            f"There is a score where at least {percent(scoring.min_coverage)} of the weight is "
            "rated. An unrated dimension is shown as -, never as a number."
        ),
        (
            "The range of a score puts every unrated dimension at the ends of the scale and every "
            "doubtful one at the ends of its plausible range. A possible rank counts only who is "
            "surely above or below."
        ),
        (
            "Scores are computed exactly, here and on the command line; equal scores share a rank, "
            "as in 2=. Printed figures are rounded to two decimals."
        ),
    ]
    if any(len(panel.sheets) > 1 for panel in ranking.snapshot.panels):
        found.append(
            f"Where several people rated in one round, their {ranking.snapshot.rule} is taken."
        )
    if situation.robustness is not None:
        drawn = situation.robustness.robustness
        found.append(
            f"Rank shares: {drawn.draws:,} draws with seed {drawn.seed}, all weightings equally "
            "likely, every rating equally likely anywhere in its plausible range, an unrated one "
            "anywhere on the scale (stochastic multicriteria acceptability analysis, Lahdelma and "
            "Salminen 2001)."
        )
    if situation.changes.scores:
        found.append(
            "What made a score change: each dimension's effect averaged over all orders in which "
            "the ratings could have moved (Shapley value); the parts add up to the change."
        )
    return found


def how_sure(situation: Situation) -> list[str]:
    """Safe statements first, then how often each crossing is first, then what would swap."""
    if situation.robustness is None or not situation.ranking.ranking:
        return []
    return [
        *_safe(situation.robustness),
        *_dominance(situation),
        *robustness_findings(situation.robustness),
    ]


def _safe(result: RobustRanking) -> list[str]:
    shares = result.robustness.pair_shares
    if shares is None:
        return []
    names = [row.name for row in result.rows]
    sure = [
        (a, b)
        for a in range(len(names))
        for b in range(len(names))
        if a != b and shares[a, b] >= SURE_SHARE
    ]
    if not sure:
        return [
            (
                f"No crossing is above another in {percent(Fraction(SURE_SHARE))} of draws or "
                "more: the ratings, with what is missing or in doubt, carry no safe order."
            )
        ]
    found = [
        f"{names[a]} is above {names[b]} in {percent(Fraction(float(shares[a, b])))} of draws."
        for a, b in sure[:MOST_SENTENCES]
    ]
    rest = len(sure) - MOST_SENTENCES
    return [*found, *([f"And {rest} more such pairs."] if rest > 0 else [])]


def _dominance(situation: Situation) -> list[str]:
    return [f"{who_beats_whom(situation.order.pairs, len(situation.ranking))}."]
