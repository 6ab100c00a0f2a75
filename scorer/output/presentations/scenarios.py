"""How a ranking is shown as it is and as it would be."""

from dataclasses import asdict

from scorer.analysis.reform.scenarios import WhatIf
from scorer.analysis.scoring.ranking import Row
from scorer.output.findings.evidence.scope import what_it_speaks_of
from scorer.output.findings.reform.reforms import scenario_notes, what_a_scenario_does
from scorer.output.findings.scoring.scores import score_digits
from scorer.output.findings.wording import digits_apart, signed
from scorer.output.tables.cells import rank_cell, rank_tone, score_cell
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import (
    Paragraph,
    Presentation,
    Provenance,
    Style,
    TableCell,
)


def present_scenario(result: WhatIf) -> Presentation:
    """The ranking before and after, side by side, moves marked."""
    return Presentation(
        kind="what-if",
        title=f"{result.title}, {what_it_speaks_of(result.after.snapshot)}",
        blocks=(
            Paragraph(what_a_scenario_does(result), Style.STRONG),
            table_of(result.after, _fields(result)),
        ),
        body={
            "before": [row.plain() for row in result.before],
            "after": [row.plain() for row in result.after],
            "moves": [asdict(move) for move in result.moves],
            "settings": {
                f"{crossing}.{leaf}": rating for (crossing, leaf), rating in result.settings.items()
            },
            "weights": dict(result.after.scoring.weights),
        },
        provenance=Provenance.of(result.origin),
        notes=scenario_notes(result),
    )


def _fields(result: WhatIf) -> tuple[Field[Row], ...]:
    """What is said of a crossing as it would be, beside what it is."""

    ranked = score_digits(result.before), score_digits(result.after)

    def before(row: Row) -> Row:
        return result.before[row.crossing]

    def score(row: Row, shown: Row) -> TableCell:
        both = [each.score for each in (before(row), row) if each.score is not None]
        needed = (digits_apart(both), *(digits[row.crossing] for digits in ranked))
        return score_cell(shown.score, digits=max(needed))

    def name(row: Row) -> TableCell:
        moves = bool(_move(before(row), row))
        return TableCell(row.name, row.crossing, Style.STRONG if moves else Style.PLAIN)

    def move(row: Row) -> TableCell:
        text = _move(before(row), row)
        return TableCell(text, text, rank_tone(before(row).rank, row.rank))

    def change(row: Row) -> str:
        old, new = before(row).score, row.score
        if old == new:
            return ""
        return signed(None if old is None or new is None else new - old)

    return (
        Field("crossing", "Crossing", name),
        Field("rank_before", "Rank", lambda row: rank_cell(before(row)), "right"),
        Field("rank_after", "then", lambda row: rank_cell(row, Style.STRONG), "right"),
        Field("move", "Move", move),
        Field("score_before", "Score", lambda row: score(row, before(row)), "right"),
        Field("score_after", "then", lambda row: score(row, row), "right"),
        Field("change", "Change", change, "right"),
    )


def _move(before: Row, after: Row) -> str:
    old, new = before.rank, after.rank
    if old is None or new is None:
        return "" if old == new else "now ranked" if old is None else "no longer ranked"
    if old != new:
        return f"up {old - new}" if new < old else f"down {new - old}"
    if before.tied != after.tied:
        return "now shared" if after.tied else "now alone"
    return ""
