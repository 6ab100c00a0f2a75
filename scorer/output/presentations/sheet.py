"""How one crossing is shown: the grid as on paper, or what is known of a place nobody rated."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.evidence.panel import Panel, combined
from scorer.analysis.evidence.reading import Reading, readings_body
from scorer.analysis.evidence.record import Absence
from scorer.analysis.evidence.snapshot import files_behind
from scorer.analysis.trust.assessors import PanelByAssessor, panel_by_assessor
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.model import Assessment, Cell, Crossing, Dimension, Rubric, Statement, text_in
from scorer.output.findings.evidence.basis import METHOD_WORDS, nobody_rated
from scorer.output.findings.evidence.panels import MOST_ASSESSORS_NAMED, what_panels_rest_on
from scorer.output.findings.evidence.snapshot import that_it_ended
from scorer.output.findings.wording import level, level_range, read_level
from scorer.output.presentations.assessors import by_assessor_body, panel_at_a_glance, panel_tables
from scorer.output.tables.fields import Field, table_of
from scorer.output.tables.table import (
    TOOL,
    Block,
    Grid,
    GridLevel,
    GridRow,
    GridStatement,
    Presentation,
    Provenance,
)


def present_crossing(
    workspace: Workspace,
    crossing: Crossing,
    rubric: Rubric,
    panel: Panel | None,
    options: dict[str, Any],
    language: str = "en",
    *,
    by_assessor: PanelByAssessor | None = None,
    there: Absence | None = None,
) -> Presentation:
    """A crossing with the sheets of its latest panel, each as a grid or all side by side.

    Of many assessors the levels are counted; `--by assessor` and JSON have every sheet. there: what
    is on record where there is no panel.
    """
    sheets = panel.sheets if panel else ()
    blocks: list[Block] = [sheet_grid(workspace, crossing, rubric, s, language) for s in sheets]
    if not sheets:
        blocks = [table_of(crossing_facts(workspace, crossing), FACT_FIELDS)]
    elif by_assessor:
        blocks = [*panel_tables(by_assessor, language)]
    elif panel and len(sheets) > MOST_ASSESSORS_NAMED:
        blocks = [
            table_of(crossing_facts(workspace, crossing), FACT_FIELDS),
            *panel_at_a_glance(panel_by_assessor(panel, rubric, panel.rule), language),
        ]
    return Presentation(
        kind="show",
        title=crossing.name,
        blocks=tuple(blocks),
        body={
            "crossing": _crossing_body(crossing),
            "rubric": rubric.reference,
            "sheets": [{"path": sheet.path, **_sheet_body(sheet.value)} for sheet in sheets],
            "ratings": dict(zip(rubric.leaf_ids, panel.ratings, strict=True)) if panel else {},
            **(readings_body(_readings_of(panel, rubric)) if panel else {}),
            **({} if by_assessor is None else {"by_assessor": by_assessor_body(by_assessor)}),
        },
        provenance=Provenance(
            tool=TOOL,
            rubric=f"{rubric.id}@{rubric.version}",
            options=options,
            files=files_behind(workspace, rubric, sheets),
        ),
        notes=(
            *(
                what_panels_rest_on([panel], rubric)
                if panel
                else (nobody_rated(crossing, rubric, there),)
            ),
            *that_it_ended(crossing),
        ),
    )


def _readings_of(panel: Panel, rubric: Rubric) -> dict[str, Reading]:
    return {} if rubric.plain else dict(zip(rubric.leaf_ids, panel.readings, strict=True))


def _sheet_body(assessment: Assessment) -> dict[str, Any]:
    """A sheet as its file says it; of the newer keys only those that it has."""
    body = assessment.model_dump(mode="json", by_alias=True)
    _drop_unsaid(body, "status reviewed_by withdrawn")
    for cell in body["dimensions"].values():
        _drop_unsaid(cell, "met value between sample how gone")
        for statement in (*cell["strengths"], *cell["drawbacks"]):
            _drop_unsaid(statement, "for since at")
    return body


def _drop_unsaid(body: dict[str, Any], keys: str) -> None:
    for key in keys.split():
        if not body[key]:
            del body[key]


def _crossing_body(crossing: Crossing) -> dict[str, Any]:
    body = crossing.model_dump(mode="json", exclude={"location"})
    _drop_unsaid(body, "closed succeeded_by")
    return body | {
        "location": None
        if crossing.location is None
        else {
            "lat": crossing.location.lat,
            "lon": crossing.location.lon,
            "within_m": crossing.location.within_m,
        }
    }


def crossing_facts(workspace: Workspace, crossing: Crossing) -> list[tuple[str, str]]:
    """What the registry says of a crossing, label and text, leaving out what it does not say."""
    facts = [("Id", crossing.id), ("Kind", crossing.kind)]
    if crossing.part_of:
        facts.append(("Part of", workspace.crossings[crossing.part_of].name))
    gates = [each.name for each in workspace.crossings.values() if each.part_of == crossing.id]
    more = (
        ("Gates", "; ".join(gates)),
        ("Countries", ", ".join(crossing.countries)),
        ("Provinces", ", ".join(crossing.subdivisions)),
        ("Modes", ", ".join(crossing.modes)),
        ("Also called", "; ".join(crossing.aliases)),
        ("Closed", str(crossing.closed or "")),
        ("Succeeded by", "; ".join(workspace.crossings[e].name for e in crossing.succeeded_by)),
        ("Location", _location(crossing)),
        ("Note", crossing.note or ""),
    )
    return [*facts, *((label, text) for label, text in more if text)]


def _location(crossing: Crossing) -> str:
    where = crossing.location
    return "" if where is None else f"{where.lat}, {where.lon} (within {where.within_m} m)"


FACT_FIELDS: tuple[Field[tuple[str, str]], ...] = (
    Field("fact", "About", lambda fact: fact[0]),
    Field("text", "Text", lambda fact: fact[1], prose=True),
)


def sheet_grid(
    workspace: Workspace, crossing: Crossing, rubric: Rubric, sheet: Sheet, language: str
) -> Grid:
    """A sheet as on paper: what it is about, then dimension by dimension."""
    assessment = sheet.value
    facts = [
        ("Rubric", f"{text_in(rubric.title, language)}, {rubric.id} {rubric.version}"),
        ("Observed", str(assessment.observed)),
        ("Rated by", f"{assessment.assessor} ({METHOD_WORDS[assessment.method]})"),
        ("Recorded", assessment.recorded.isoformat()),
        *_standing(assessment),
        ("File", sheet.path),
    ]
    kept = {"Gates", "Countries", "Also called"}
    about = [fact for fact in crossing_facts(workspace, crossing) if fact[0] in kept]
    readings = combined(crossing, [sheet], rubric).readings
    by_leaf = dict(zip(rubric.leaf_ids, readings, strict=True))
    rows: list[GridRow] = []
    for top in rubric.dimensions:
        rows.extend(_rows(top, rubric, assessment.dimensions, by_leaf, language, 0))
    return Grid(
        title=crossing.name,
        facts=(*facts, *about),
        rows=tuple(rows),
        note=assessment.note or "",
    )


def _standing(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Which round it is of, and how far it has come."""
    if assessment.round is not None:
        yield "Round", assessment.round
    if assessment.status is not None:
        by = f" by {assessment.reviewed_by}" if assessment.reviewed_by else ""
        yield "Status", f"{assessment.status}{by}"


def _rows(
    node: Dimension,
    rubric: Rubric,
    cells: dict[str, Cell],
    readings: dict[str, Reading],
    language: str,
    depth: int,
) -> list[GridRow]:
    cell, reading = cells.get(node.id), readings.get(node.id)
    own = GridRow(
        dimension=node.id,
        title=text_in(node.title, language),
        question=text_in(node.question, language) if node.question else "",
        levels=_levels(node, rubric, reading, cell, language) if reading else (),
        rating=_rating(node, cell, reading) if reading else "",
        because=cell.because or "" if cell else "",
        strengths=_statements(cell.strengths) if cell else (),
        drawbacks=_statements(cell.drawbacks) if cell else (),
        depth=depth,
    )
    below = [
        row
        for child in node.dimensions
        for row in _rows(child, rubric, cells, readings, language, depth + 1)
    ]
    return [own, *below]


def _rating(leaf: Dimension, cell: Cell | None, reading: Reading) -> str:
    plausible = _plausible(leaf, cell, reading)
    if plausible is None:
        return read_level(reading)
    return f"{read_level(reading)} ({level_range(*plausible)})"


def _plausible(
    leaf: Dimension, cell: Cell | None, reading: Reading
) -> tuple[Exact | Decimal, Exact | Decimal] | None:
    """The levels that the evidence would also bear: as written, or as the other ways come to."""
    if leaf.plain:
        return cell.range if cell else None
    if cell is None or reading.low is None or reading.high is None or reading.low == reading.high:
        return None
    return reading.low, reading.high


def _levels(
    node: Dimension, rubric: Rubric, reading: Reading, cell: Cell | None, language: str
) -> tuple[GridLevel, ...]:
    if len(rubric.scale.levels) > MOST_LEVELS_DRAWN:
        return ()
    plausible = _plausible(node, cell, reading)
    return tuple(
        GridLevel(
            level=level(step),
            label=text_in(rubric.scale.labels.get(step, level(step)), language),
            descriptor=text_in(node.descriptors[step], language)
            if step in node.descriptors
            else "",
            rated=reading.level == step,
            plausible=plausible is not None and plausible[0] <= step <= plausible[1],
        )
        for step in rubric.scale.levels
    )


MOST_LEVELS_DRAWN = 21
"""Levels up to which a scale is drawn step by step; a scale of 0 to 100 is not."""


def _statements(statements: Sequence[Statement]) -> tuple[GridStatement, ...]:
    return tuple(
        GridStatement(
            text=each.text,
            details=tuple(
                detail
                for detail in (
                    each.kind if each.kind != "fact" else "",
                    f"{each.side} side" if each.side and each.side != "both" else "",
                    f"since {each.since}" if each.since else "",
                    ", ".join(part for part in (each.source, each.at) if part),
                )
                if detail
            ),
        )
        for each in statements
    )
