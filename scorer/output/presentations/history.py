"""How the history of one crossing is shown."""

from collections.abc import Sequence
from typing import Any

from scorer.analysis.change.history import Earlier, History, Moment
from scorer.analysis.evidence.reading import readings_body
from scorer.output.findings.change.history import EARLIER, history_digits, history_notes, no_history
from scorer.output.findings.evidence.record import what_became_of_it
from scorer.output.findings.evidence.scope import what_it_follows
from scorer.output.findings.wording import (
    level,
    level_as_mapped,
    level_range,
    read_level,
    whole_range,
)
from scorer.output.tables.cells import score_cell
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import (
    Audience,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    TableCell,
)

BAR_CELLS = 10
"""Characters of a bar that reaches from the lowest to the highest level."""

MOMENT_KEYS = (
    "path observed recorded assessor method round status version ratings moves score low high"
)
"""What the JSON document says of a sheet."""
SET_ASIDE_KEYS = f"{MOMENT_KEYS} corrected withdrawn because"
"""What it says of a version that does not count."""

EARLIER_KEYS = "path rubric observed recorded assessor given ratings not_compared"
"""What it says of a sheet under an earlier version of the rubric."""

ARROWS = {1: "↑", -1: "↓"}


def present_history(result: History) -> Presentation:
    """One row a version of a sheet, in time order.

    Arrows mark ratings that moved, bars show the scores.
    """
    crossing = result.crossing
    fields, before = history_fields(result), earlier_fields(result)
    return Presentation(
        kind="history",
        title=f"{crossing.name} over time, under "
        f"{what_it_follows(result.origin, {crossing.id: crossing.name})}",
        blocks=(
            table_of(result.record, fields) if result.record else Paragraph(no_history(result)),
            *([table_of(result.earlier, before, EARLIER)] if result.earlier else []),
        ),
        body={
            "crossing": crossing.id,
            "name": crossing.name,
            "history": _plain(result.moments, fields, MOMENT_KEYS),
            "set_aside": _plain(
                [moment for moment in result.record if not moment.counts], fields, SET_ASIDE_KEYS
            ),
            "earlier": records_of(result.earlier, before, EARLIER_KEYS),
        },
        provenance=Provenance.of(result.origin),
        notes=history_notes(result),
    )


def _plain(
    moments: Sequence[Moment], fields: Sequence[Field[Moment]], keys: str
) -> list[dict[str, Any]]:
    return [
        {**record, **readings_body(moment.readings)}
        for moment, record in zip(moments, records_of(moments, fields, keys), strict=True)
    ]


def history_fields(result: History) -> tuple[Field[Moment], ...]:
    """What is said of each version of a sheet of a history."""
    scale, digits = result.scoring.rubric.scale, history_digits(result)
    corrections = any(moment.version > 1 for moment in result.record)

    def observed(moment: Moment) -> TableCell:
        style = Style.PLAIN if moment.counts else Style.FAINT
        return TableCell(moment.observed, moment.observed, style)

    def standing(moment: Moment) -> str:
        return what_became_of_it(moment.status, moment.corrected, moment.withdrawn)

    return (
        Field("observed", "Observed", observed),
        Field(
            "recorded",
            "Recorded",
            lambda moment: moment.recorded,
            audience=Audience.BOTH if corrections else Audience.DATA,
        ),
        Field("standing", "Standing" if any(map(standing, result.record)) else None, standing),
        Field("status", None, lambda moment: moment.status),
        Field("version", None, lambda moment: moment.version),
        Field("corrected", None, lambda moment: moment.corrected),
        Field("withdrawn", None, lambda moment: moment.withdrawn),
        Field("because", None, lambda moment: moment.because),
        Field("assessor", "By", lambda moment: moment.assessor),
        Field("method", "Method", lambda moment: moment.method, audience=Audience.DATA),
        Field("round", None, lambda moment: moment.round),
        *map(_rating, result.scoring.rubric.leaf_ids),
        Field("moves", None, lambda moment: moment.moves),
        Field(
            "score",
            "Score",
            lambda moment: score_cell(moment.score, Style.STRONG, digits),
            "right",
        ),
        Field(
            "range",
            "Range",
            lambda moment: whole_range(moment.low, moment.high, digits),
            "right",
            Audience.READER,
        ),
        Field("low", "Low", lambda moment: score_cell(moment.low), "right", Audience.DATA),
        Field("high", "High", lambda moment: score_cell(moment.high), "right", Audience.DATA),
        Field(
            "bar",
            f"{level(scale.min)} to {level(scale.max)}",
            lambda moment: _bar(moment, float(scale.min), float(scale.max)),
            audience=Audience.READER,
        ),
        Field("path", "File", lambda moment: moment.path, audience=Audience.DATA),
    )


def earlier_fields(result: History) -> tuple[Field[Earlier], ...]:
    """What is said of each sheet under an earlier version of the rubric."""
    leaves = [
        leaf
        for leaf in result.scoring.rubric.leaf_ids
        if any(leaf in each.given for each in result.earlier)
    ]

    def rating(leaf: str) -> Field[Earlier]:
        def cell(each: Earlier) -> TableCell:
            given, mapped = each.given.get(leaf), each.ratings.get(leaf)
            if given is not None and mapped is None:
                ends = level_range(each.scale.min, each.scale.max)
                return TableCell(f"{level(given)} ({ends})", None)
            said = level(given) if mapped is None else level_as_mapped(given, mapped)
            return TableCell(said, mapped)

        return Field(leaf, leaf, cell, "right")

    return (
        Field("observed", "Observed", lambda each: each.observed),
        Field("recorded", None, lambda each: each.recorded),
        Field("rubric", "Rubric", lambda each: each.rubric),
        Field("assessor", "By", lambda each: each.assessor),
        *map(rating, leaves),
        Field("given", None, lambda each: each.given),
        Field("ratings", None, lambda each: each.ratings),
        Field("not_compared", None, lambda each: list(each.not_compared)),
        Field("path", "File", lambda each: each.path, audience=Audience.DATA),
    )


def _rating(leaf: str) -> Field[Moment]:
    """The rating of a leaf, with an arrow where it moved."""

    def cell(moment: Moment) -> TableCell:
        rating, move = moment.ratings[leaf], moment.moves.get(leaf, 0)
        style = {1: Style.GOOD, -1: Style.BAD}.get(move, Style.PLAIN)
        said = read_level(moment.readings[leaf]) if moment.readings else level(rating)
        return TableCell(f"{ARROWS.get(move, '')}{said}", rating, style)

    return Field(leaf, leaf, cell, "right", under="ratings")


def _bar(moment: Moment, least: float, most: float) -> str:
    def cells(value: float) -> int:
        return round((value - least) / (most - least) * BAR_CELLS)

    low, high = cells(float(moment.low)), cells(float(moment.high))
    full = cells(float(moment.score)) if moment.score is not None else low
    return ("█" * full + "░" * (high - full)).ljust(BAR_CELLS, "·")
