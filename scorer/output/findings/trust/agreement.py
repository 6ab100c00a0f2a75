"""How far the assessors of a snapshot agree, in sentences."""

from fractions import Fraction
from math import inf

from scorer.analysis.trust.agreement import AgreementFigures, DisputedRating, PanelAgreement
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from scorer.output.findings.wording import UNKNOWN, decimals, level, listed, percent

FIGURES_IN_WORDS = (
    "Exact and within one: shares of pairs of ratings of the same cell. Alpha: Krippendorff's for"
    " ordinal data (1 is agreement, 0 is chance), with a bootstrap interval of 95 %. Severity:"
    " mean distance from the panel; below zero is stricter."
)

MEANINGS = (
    (Fraction(4, 5), "enough to rely on the ratings"),
    (Fraction(2, 3), "enough for tentative conclusions only"),
    (-inf, "too little to rest conclusions on"),
)
"""What an alpha of at least so much allows (Krippendorff 2019, Content Analysis, ch. 12)."""


def how_far_assessors_agree(result: PanelAgreement) -> str:
    """The shares of equal ratings, and what the alpha of all of them allows."""
    overall = result.agreement.overall
    if not result.panels:
        return (
            "No crossing has been rated by more than one assessor in its latest round;"
            " --as-of looks at earlier ones."
        )
    crossings = "crossings were" if result.panels > 1 else "crossing was"
    panels = f"{result.panels} {crossings} rated by several assessors"
    if overall.exact is None or overall.within_one is None:
        return f"{panels}, but they have too few cells in common to say how far they agree."
    pairs = (
        f"{panels}: of the pairs of ratings of the same cell, {percent(overall.exact)} are equal"
        f" and {percent(overall.within_one)} differ by one level at most."
    )
    if overall.alpha is None:
        return pairs
    interval = f" (95 % interval {interval_of(overall)})" if overall.low is not None else ""
    meaning = next(words for least, words in MEANINGS if overall.alpha >= least)
    return f"{pairs} Krippendorff's alpha is {decimals(overall.alpha)}{interval}: {meaning}."


def interval_of(figures: AgreementFigures) -> str:
    """The bootstrap interval of an alpha: `0.10 to 0.80`; `-` where there is none."""
    if figures.low is None or figures.high is None:
        return UNKNOWN
    return f"{figures.low:.2f} to {figures.high:.2f}"


def who_gave_what_and_why(disputed: DisputedRating) -> str:
    """The ratings of one cell with their reasons, a line an assessor."""
    return "\n".join(
        f"{assessor} gives {level(rating)}: {disputed.reasons.get(assessor, 'no reason given')}"
        for assessor, rating in disputed.ratings.items()
    )


def agreement_notes(result: PanelAgreement, language: str) -> tuple[str, ...]:
    """What stands under the figures: what they are, why some are missing, what they rest on."""
    rest_on = what_ratings_rest_on(result.snapshot.sheets)
    if not result.panels:
        return (rest_on,)
    return (FIGURES_IN_WORDS, *_why_missing(result, language), rest_on)


def _why_missing(result: PanelAgreement, language: str) -> list[str]:
    rubric = result.snapshot.rubric
    title = rubric.titles(language)
    where: dict[str, list[str]] = {}
    for name, figures in zip(
        (*(title[leaf] for leaf in rubric.leaf_ids), "Overall"),
        (*result.agreement.dimensions, result.agreement.overall),
        strict=True,
    ):
        if figures.reason:
            where.setdefault(figures.reason, []).append(name)
    return [f"{listed(names)}: {reason}." for reason, names in where.items()]
