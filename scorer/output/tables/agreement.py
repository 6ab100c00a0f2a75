"""How the agreement of assessors is shown, and the cells that a workshop should talk about."""

from fractions import Fraction
from math import inf
from typing import Any

from scorer.analysis.trust.agreement import AgreementFigures, PanelAgreement
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.wording import (
    UNKNOWN,
    brief_percent,
    decimals,
    level,
    listed,
    percent,
    signed,
)
from scorer.output.tables.table import (
    Block,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

MOST_CELLS_SHOWN = 20
FIGURES_IN_WORDS = (
    "Exact and within one: shares of pairs of ratings of the same cell. Alpha: Krippendorff's for"
    " ordinal data (1 is agreement, 0 is chance), with a bootstrap interval of 95 %. Severity:"
    " mean distance from the panel; below zero is stricter."
)


def present_agreement(result: PanelAgreement, language: str = "en") -> Presentation:
    """Figures by dimension and overall, each assessor's severity, the widest disagreements."""
    rubric = result.snapshot.rubric
    names = rubric.titles(language)
    blocks: list[Block] = [Paragraph(_in_words(result), Style.STRONG)]
    if result.panels:
        blocks += [_figures_table(result, names), _severity_table(result)]
    if result.disputed:
        blocks.append(_disputed_table(result, names))
    figures = zip(
        (*(names[leaf] for leaf in rubric.leaf_ids), "Overall"),
        (*result.agreement.dimensions, result.agreement.overall),
        strict=True,
    )
    where_missing: dict[str, list[str]] = {}
    for name, each in figures:
        if each.reason:
            where_missing.setdefault(each.reason, []).append(name)
    sheets = [sheet for panel in result.snapshot.panels for sheet in panel.sheets]
    return Presentation(
        kind="agreement",
        title=f"Agreement of the assessors, {result.origin.rubric.replace('@', ' ')}",
        blocks=tuple(blocks),
        body={
            "overall": _figures_body(result.agreement.overall),
            "dimensions": {
                leaf: _figures_body(figures)
                for leaf, figures in zip(rubric.leaf_ids, result.agreement.dimensions, strict=True)
            },
            "severity": dict(zip(result.assessors, result.agreement.severity, strict=True)),
            "disputed": [
                {
                    "crossing": each.crossing,
                    "dimension": each.dimension,
                    "spread": each.spread,
                    "ratings": dict(each.ratings),
                    "reasons": dict(each.reasons),
                }
                for each in result.disputed
            ],
            "panels": result.panels,
        },
        provenance=Provenance.of(result.origin),
        notes=(
            FIGURES_IN_WORDS,
            *(f"{listed(where)}: {reason}." for reason, where in where_missing.items()),
            what_ratings_rest_on(sheets),
        )
        if result.panels
        else (what_ratings_rest_on(sheets),),
    )


MEANINGS = (
    (Fraction(4, 5), "enough to rely on the ratings"),
    (Fraction(2, 3), "enough for tentative conclusions only"),
    (-inf, "too little to rest conclusions on"),
)
"""What an alpha of at least so much allows (Krippendorff 2019, Content Analysis, ch. 12)."""


def _in_words(result: PanelAgreement) -> str:
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
    interval = f" (95 % interval {_interval(overall)})" if overall.low is not None else ""
    meaning = next(words for least, words in MEANINGS if overall.alpha >= least)
    return f"{pairs} Krippendorff's alpha is {decimals(overall.alpha)}{interval}: {meaning}."


def _figures_table(result: PanelAgreement, names: Any) -> Table:
    rubric = result.snapshot.rubric
    rows = zip(
        (*rubric.leaf_ids, "overall"),
        (*(names[leaf] for leaf in rubric.leaf_ids), "Overall"),
        (*result.agreement.dimensions, result.agreement.overall),
        strict=True,
    )
    return Table(
        (
            Column("dimension", "Dimension"),
            Column("units", "Cells", "right"),
            Column("assessors", "Assessors", "right"),
            Column("exact", "Exact", "right"),
            Column("within_one", "Within one", "right"),
            Column("alpha", "Alpha", "right"),
            Column("interval", "95 %", "right"),
        ),
        tuple(
            (
                TableCell(name, key, Style.STRONG if key == "overall" else Style.PLAIN),
                TableCell(str(each.units), each.units),
                TableCell(str(each.assessors), each.assessors),
                TableCell(_brief(each.exact), each.exact),
                TableCell(
                    "-" if each.within_one is None else brief_percent(each.within_one),
                    each.within_one,
                ),
                TableCell("-" if each.alpha is None else f"{float(each.alpha):.2f}", each.alpha),
                TableCell(text := _interval(each), text),
            )
            for key, name, each in rows
        ),
        title="By dimension",
    )


def _interval(each: AgreementFigures) -> str:
    if each.low is None or each.high is None:
        return "-"
    return f"{each.low:.2f} to {each.high:.2f}"


def _severity_table(result: PanelAgreement) -> Table:
    return Table(
        (Column("assessor", "Assessor"), Column("severity", "Severity", "right")),
        tuple(
            (TableCell(name, name), TableCell(signed(severity), severity))
            for name, severity in zip(result.assessors, result.agreement.severity, strict=True)
        ),
        title="By assessor",
    )


def _disputed_table(result: PanelAgreement, names: Any) -> Table:
    rows = []
    for each in result.disputed[:MOST_CELLS_SHOWN]:
        reasons = "\n".join(
            f"{assessor} gives {level(rating)}: {each.reasons.get(assessor, 'no reason given')}"
            for assessor, rating in each.ratings.items()
        )
        rows.append(
            (
                TableCell(each.name, each.crossing),
                TableCell(names[each.dimension], each.dimension),
                TableCell(level(each.spread), each.spread),
                TableCell(reasons, reasons),
            )
        )
    return Table(
        (
            Column("crossing", "Crossing"),
            Column("dimension", "Dimension"),
            Column("spread", "Spread", "right"),
            Column("reasons", "Ratings and reasons", prose=True),
        ),
        tuple(rows),
        title="To talk about, the widest spread first",
    )


def _figures_body(each: AgreementFigures) -> dict[str, Any]:
    return {
        "alpha": each.alpha,
        "low": each.low,
        "high": each.high,
        "exact": each.exact,
        "within_one": each.within_one,
        "units": each.units,
        "assessors": each.assessors,
        "reason": each.reason,
    }


def _brief(share: Fraction | None) -> str:
    return UNKNOWN if share is None else brief_percent(share)
