"""How the agreement of assessors is shown, and the cells that a workshop should talk about."""

from collections.abc import Mapping
from fractions import Fraction

from scorer.analysis.trust.agreement import AgreementFigures, DisputedRating, PanelAgreement
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.trust.agreement import (
    MOST_SEVERITIES,
    agreement_notes,
    alpha_said,
    how_far_assessors_agree,
    interval_of,
    who_gave_what_and_why,
    whose_severity,
)
from scorer.output.findings.wording import UNKNOWN, brief_percent, signed
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Block,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

MOST_CELLS_SHOWN = 20


def present_agreement(result: PanelAgreement, language: str = "en") -> Presentation:
    """Figures by dimension and overall, each assessor's severity, the widest disagreements."""
    leaves = result.snapshot.rubric.leaf_ids
    names = result.snapshot.rubric.titles(language)
    disputed_fields = _disputed_fields(names)
    blocks: list[Block] = [Paragraph(how_far_assessors_agree(result), Style.STRONG)]
    if result.panels:
        blocks += [_figures_table(result, names), _severity_table(result)]
    if result.disputed:
        shown = result.disputed[:MOST_CELLS_SHOWN]
        blocks.append(table_of(shown, disputed_fields, "To talk about, the widest spread first"))
    overall, *dimensions = records_of(
        (result.agreement.overall, *result.agreement.dimensions),
        FIGURE_FIELDS,
        "alpha low high ac2 exact within_one units assessors reason",
    )
    return Presentation(
        kind="agreement",
        title=f"Agreement of the assessors, {what_it_speaks_of(result.snapshot)}",
        blocks=tuple(blocks),
        body={
            "overall": overall,
            "dimensions": dict(zip(leaves, dimensions, strict=True)),
            "severity": dict(_severities(result)),
            "disputed": records_of(
                result.disputed,
                disputed_fields,
                "crossing dimension spread ratings not_applicable reasons",
            ),
            "panels": result.panels,
        },
        provenance=Provenance.of(result.origin),
        notes=agreement_notes(result, language),
    )


def _share(share: Fraction | None) -> TableCell:
    return TableCell(UNKNOWN if share is None else brief_percent(share), share)


def _alpha(figures: AgreementFigures) -> TableCell:
    alpha = figures.alpha
    return TableCell(UNKNOWN if alpha is None else alpha_said(alpha), alpha)


FIGURE_FIELDS: tuple[Field[AgreementFigures], ...] = (
    Field("units", "Cells", lambda figures: figures.units, "right"),
    Field("assessors", "Assessors", lambda figures: figures.assessors, "right"),
    Field("exact", "Exact", lambda figures: _share(figures.exact), "right"),
    Field("within_one", "Within one", lambda figures: _share(figures.within_one), "right"),
    Field("alpha", "Alpha", _alpha, "right"),
    Field("interval", "95 %", interval_of, "right"),
    Field(
        "ac2",
        "AC2",
        lambda figures: TableCell(
            UNKNOWN if figures.ac2 is None else alpha_said(figures.ac2), figures.ac2
        ),
        "right",
    ),
    Field("low", None, lambda figures: figures.low),
    Field("high", None, lambda figures: figures.high),
    Field("reason", None, lambda figures: figures.reason),
)
"""How far assessors agree on some cells."""


def _figures_table(result: PanelAgreement, names: Mapping[str, str]) -> Table:
    """A row a dimension, then one for all of them."""

    def name(row: tuple[str, AgreementFigures]) -> TableCell:
        key, _ = row
        if key == OVERALL:
            return TableCell("Overall", key, Style.STRONG)
        return TableCell(names[key], key)

    fields: tuple[Field[tuple[str, AgreementFigures]], ...] = (
        Field("dimension", "Dimension", name),
        *(field.through(lambda row: row[1]) for field in FIGURE_FIELDS),
    )
    rows = zip(
        (*result.snapshot.rubric.leaf_ids, OVERALL),
        (*result.agreement.dimensions, result.agreement.overall),
        strict=True,
    )
    return table_of(rows, fields, "By dimension")


OVERALL = "overall"
"""What stands in place of a dimension's id for all of them together."""


def _severities(result: PanelAgreement) -> list[tuple[str, Fraction | None]]:
    return list(zip(result.assessors, result.agreement.severity, strict=True))


def _severity_table(result: PanelAgreement) -> Table:
    fields: tuple[Field[tuple[str, Fraction | None]], ...] = (
        Field("assessor", "Assessor", lambda each: each[0]),
        Field("severity", "Severity", lambda each: TableCell(signed(each[1]), each[1]), "right"),
    )
    shown = _severities(result)
    count = len(shown)
    if count > MOST_SEVERITIES:
        known = [(severity, name) for name, severity in shown if severity is not None]
        ends = min(len(known), MOST_SEVERITIES) // 2
        mildest = len(known) - ends
        kept = (sorted(known)[:ends], sorted(known)[mildest:])
        shown = [(name, severity) for part in kept for severity, name in part]
    return table_of(shown, fields, whose_severity(len(shown), count))


def _disputed_fields(names: Mapping[str, str]) -> tuple[Field[DisputedRating], ...]:
    return (
        Field("crossing", "Crossing", lambda each: TableCell(each.name, each.crossing)),
        Field(
            "dimension", "Dimension", lambda each: TableCell(names[each.dimension], each.dimension)
        ),
        Field("spread", "Spread", lambda each: each.spread, "right"),
        Field("ratings", None, lambda each: each.ratings),
        Field("not_applicable", None, lambda each: each.not_applicable),
        Field(
            "reasons",
            "Ratings and reasons",
            who_gave_what_and_why,
            prose=True,
            plain=lambda each: each.reasons,
        ),
    )
