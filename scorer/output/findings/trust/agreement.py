"""How far the assessors of a snapshot agree, in sentences."""

from fractions import Fraction
from math import inf

from scorer.aggregation import Score
from scorer.analysis.trust.agreement import AgreementFigures, DisputedRating, PanelAgreement
from scorer.output.findings.evidence.basis import what_ratings_rest_on
from scorer.output.findings.evidence.panels import (
    MOST_ASSESSORS_NAMED,
    MOST_REASONS,
    level_said,
    levels_counted,
    said_something,
)
from scorer.output.findings.wording import UNKNOWN, apart_from, cut_short, level, listed, percent

FIGURES_IN_WORDS = (
    "Exact and within one: shares of pairs of ratings of the same cell. Alpha: Krippendorff's for"
    " ordinal data (1 is agreement, 0 is chance), with a bootstrap interval of 95 %. AC2: Gwet's,"
    " with ordinal weights, on the same measure; it bears that ratings hardly vary. Severity: mean"
    " distance from what the panel is combined to; below zero is stricter."
)

RELIABLE, TENTATIVE = Fraction(4, 5), Fraction(2, 3)
MEANINGS = (
    (RELIABLE, "enough to rely on the ratings"),
    (TENTATIVE, "enough for tentative conclusions only"),
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
    return f"{pairs} {beyond_chance(overall)}"


HARDLY_VARIES = Fraction(4, 5)
"""Share of the ratings of the same level from which a low alpha says little of the assessors."""


def beyond_chance(figures: AgreementFigures) -> str:
    """What alpha allows, or why it says little, and the AC2 beside it; there are enough cells."""
    ac2 = "" if figures.ac2 is None else f" Gwet's AC2 is {alpha_said(figures.ac2)}."
    if figures.alpha is None:
        return f"All ratings are {level(figures.usual)}, so alpha has no figure.{ac2}"
    interval = f" (95 % interval {interval_of(figures)})" if figures.low is not None else ""
    alpha = f"Krippendorff's alpha is {alpha_said(figures.alpha)}{interval}"
    if is_misled(figures):
        return f"{alpha}, but says little here: {why_it_says_little(figures)}.{ac2}"
    meaning = next(words for least, words in MEANINGS if figures.alpha >= least)
    return f"{alpha}: {meaning}.{ac2}"


def is_misled(figures: AgreementFigures) -> bool:
    """Whether alpha is low although, or because, nearly all ratings are the same."""
    return (
        figures.alpha is not None
        and figures.usual_share is not None
        and figures.alpha < TENTATIVE
        and figures.usual_share >= HARDLY_VARIES
    )


def why_it_says_little(figures: AgreementFigures) -> str:
    """Why an alpha is low where ratings hardly vary."""
    share = percent(figures.usual_share or 0)
    return (
        f"{share} of the ratings are {level(figures.usual)}, and where ratings hardly vary chance"
        " alone would make most of them equal, so that a few deviations bring alpha to zero"
    )


def alpha_said(figure: Score) -> str:
    """An alpha or an AC2, told from all agreement, from chance and from what would mean more."""
    return apart_from(figure, 0, TENTATIVE, RELIABLE, 1)


def interval_of(figures: AgreementFigures) -> str:
    """The bootstrap interval of an alpha: `0.10 to 0.80`; `-` where there is none."""
    if figures.low is None or figures.high is None:
        return UNKNOWN
    return f"{alpha_said(figures.low)} to {alpha_said(figures.high)}"


def who_gave_what_and_why(disputed: DisputedRating) -> str:
    """The ratings of one cell with their reasons, a line an assessor; of many the levels counted,
    then the reasons that there are.
    """
    given = {
        name: f"gives {level_said(each)}" if each.applies else "says that it does not apply"
        for name, each in disputed.said.items()
        if said_something(each)
    }
    if len(given) <= MOST_ASSESSORS_NAMED:
        return "\n".join(
            f"{name} {what}: {disputed.reasons.get(name, 'no reason given')}"
            for name, what in given.items()
        )
    counted = levels_counted(disputed.said.values())
    reasons = [
        f"{name} {given[name]}: {why}" for name, why in disputed.reasons.items() if name in given
    ]
    return "\n".join([counted, *cut_short(reasons, MOST_REASONS, "and {} more reasons")])


MOST_SEVERITIES = 12
"""Assessors up to which the severity of each is shown; beyond, the strictest and the mildest."""


def whose_severity(shown: int, count: int) -> str:
    """The title of the severities: of all assessors, or of those at either end."""
    if shown == count:
        return "By assessor"
    return f"By assessor: the {shown // 2} strictest and the {shown // 2} mildest of {count}"


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
    misled: dict[str, list[str]] = {}
    for name, figures in zip(
        (*(title[leaf] for leaf in rubric.leaf_ids), "Overall"),
        (*result.agreement.dimensions, result.agreement.overall),
        strict=True,
    ):
        if figures.reason:
            where.setdefault(figures.reason, []).append(name)
        if is_misled(figures):
            misled.setdefault(why_it_says_little(figures), []).append(name)
    little = [f"Alpha says little of {listed(n)}: {why}." for why, n in misled.items()]
    return [*(f"{listed(names)}: {reason}." for reason, names in where.items()), *little]
