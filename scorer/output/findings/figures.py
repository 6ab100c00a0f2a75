"""How the figures of a report come about, in sentences."""

from __future__ import annotations

from scorer.analysis.scoring.scores import Scoring
from scorer.analysis.situation import Situation
from scorer.model import Rubric
from scorer.output.findings.scoring.scores import needed_said
from scorer.output.findings.trust.robustness import draws_behind
from scorer.output.findings.wording import cut_short, level, listed, percents

MOST_LEAVES_NAMED = 8
"""Dimensions up to which a note names each one."""

MOST_NAMED = 12
"""Branches that a note names one by one."""


def methods(situation: Situation, language: str) -> list[str]:
    """How the figures come about, in a few sentences."""
    ranking = situation.ranking
    rubric, scoring = ranking.snapshot.rubric, ranking.scoring
    title = rubric.titles(language)
    weights = scoring.weights
    if len(set(weights.values())) == 1:
        weighing = "All dimensions weigh the same."
    else:
        said = zip(weights, percents(weights.values()), strict=True)
        shares = [f"{title[leaf]} {share}" for leaf, share in said]
        weighing = f"Weights: {', '.join(shares)}."
    own = listed(
        cut_short((f"{title[each]} {rule}" for each, rule in scoring.own_rules.items()), MOST_NAMED)
    )
    branches = f" Branches with a rule of their own: {own}." if own else ""
    found = [
        (
            f"Each dimension is rated from {level(rubric.scale.min)} to {level(rubric.scale.max)} "
            "against written levels. Strengths and drawbacks are the evidence for a rating; their "
            "number does not enter it."
        ),
        f"The score is {scoring.aggregate.meaning}.{branches} {weighing}",
        (
            f"There is a score where at least {needed_said(ranking)} of the weight is "
            "rated. An unrated dimension is shown as -, never as a number."
        ),
        (
            "The range of a score puts every unrated dimension at the ends of the scale and every "
            "doubtful one at the ends of its plausible range. A possible rank counts only who is "
            "surely above or below."
        ),
        (
            "Scores are computed exactly, here and on the command line; equal scores share a rank, "
            "as in 2=. Printed figures are rounded to two decimals, or to as many as tell apart "
            "what ranks apart."
        ),
    ]
    if any(len(panel.sheets) > 1 for panel in ranking.snapshot.panels):
        found.append(
            f"Where several people rated in one round, their {ranking.snapshot.rule} is taken."
        )
    if situation.robustness is not None:
        found.append(
            f"Rank shares: {draws_behind(situation.robustness)} All of these are equally likely "
            "(stochastic multicriteria acceptability analysis, Lahdelma and Salminen 2001)."
        )
    if situation.changes.scores:
        found.append(
            "What made a score change: each dimension's effect averaged over all orders in which "
            "the ratings could have moved (Shapley value); the parts add up to the change."
        )
    return found


def what_the_columns_mean(rubric: Rubric, language: str) -> list[str]:
    """What those columns of the page's ranking mean that do not say so themselves."""
    title = rubric.titles(language)
    leaves = [title[leaf] for leaf in rubric.leaf_ids]
    few = len(leaves) <= MOST_LEAVES_NAMED
    return [
        *([f"Ratings, from left: {', '.join(leaves)}."] if few else []),
        (
            "Dominates: how many crossings this one equals or beats on every dimension that "
            "counts, by the ratings as they stand and whatever the missing ones are."
        ),
    ]


def why_weights_stand(scoring: Scoring) -> list[str]:
    """Why the page offers no weights to move; nothing where it does."""
    unknown = sorted({rule.name for rule in scoring.aggregations if rule.script is None})
    if not unknown:
        return []
    return [
        (
            f"The weights cannot be moved here: the page does not know how to take the "
            f"{listed(unknown)} of ratings. `scorer rank --weights` does."
        )
    ]
