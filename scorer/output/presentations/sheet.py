"""How one crossing is shown: the grid as on paper, or what is known of a place nobody rated."""

from collections.abc import Sequence
from typing import Any

from scorer.analysis.evidence.snapshot import Panel, files_behind
from scorer.analysis.trust.assessors import PanelByAssessor
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.model import Cell, Crossing, Dimension, Rubric, Statement, text_in
from scorer.output.findings.basis import METHOD_WORDS, nobody_rated, what_ratings_rest_on
from scorer.output.findings.wording import level, span
from scorer.output.presentations.assessors import by_assessor_body, panel_tables
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
) -> Presentation:
    """A crossing with the sheets of its latest panel, each as a grid or all side by side."""
    sheets = panel.sheets if panel else ()
    blocks: list[Block] = [sheet_grid(workspace, crossing, rubric, s, language) for s in sheets]
    if not sheets:
        blocks = [table_of(crossing_facts(workspace, crossing), FACT_FIELDS)]
    elif by_assessor:
        blocks = [*panel_tables(by_assessor, language)]
    return Presentation(
        kind="show",
        title=crossing.name,
        blocks=tuple(blocks),
        body={
            "crossing": _crossing_body(crossing),
            "rubric": rubric.reference,
            "sheets": [
                {"path": sheet.path, **sheet.value.model_dump(mode="json")} for sheet in sheets
            ],
            "ratings": dict(zip(rubric.leaf_ids, panel.ratings, strict=True)) if panel else {},
            **({} if by_assessor is None else {"by_assessor": by_assessor_body(by_assessor)}),
        },
        provenance=Provenance(
            tool=TOOL,
            rubric=f"{rubric.id}@{rubric.version}",
            options=options,
            files=files_behind(workspace, rubric, sheets),
        ),
        notes=(what_ratings_rest_on(sheets) if sheets else nobody_rated(crossing, rubric),),
    )


def _crossing_body(crossing: Crossing) -> dict[str, Any]:
    return crossing.model_dump(mode="json", exclude={"location"}) | {
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
        ("Rated by", f"{assessment.assessor} ({METHOD_WORDS[assessment.method][0]})"),
        ("Recorded", assessment.recorded.isoformat()),
        ("File", sheet.path),
    ]
    kept = {"Gates", "Countries", "Also called"}
    about = [fact for fact in crossing_facts(workspace, crossing) if fact[0] in kept]
    rows: list[GridRow] = []
    for top in rubric.dimensions:
        rows.extend(_rows(top, rubric, assessment.dimensions, language, 0))
    return Grid(
        title=crossing.name,
        facts=(*facts, *about),
        rows=tuple(rows),
        note=assessment.note or "",
    )


def _rows(
    node: Dimension,
    rubric: Rubric,
    cells: dict[str, Cell],
    language: str,
    depth: int,
) -> list[GridRow]:
    cell = cells.get(node.id)
    own = GridRow(
        dimension=node.id,
        title=text_in(node.title, language),
        question=text_in(node.question, language) if node.question else "",
        levels=_levels(node, rubric, cell, language) if node.is_leaf else (),
        rating=_rating(cell) if node.is_leaf else "",
        because=cell.because or "" if cell else "",
        strengths=_statements(cell.strengths) if cell else (),
        drawbacks=_statements(cell.drawbacks) if cell else (),
        depth=depth,
    )
    below = [
        row for child in node.dimensions for row in _rows(child, rubric, cells, language, depth + 1)
    ]
    return [own, *below]


def _rating(cell: Cell | None) -> str:
    if cell is None:
        return level(None)
    if cell.plausible is None:
        return level(cell.rating)
    low, high = cell.plausible
    return f"{level(cell.rating)} ({span(level(low), level(high))})"


def _levels(
    node: Dimension, rubric: Rubric, cell: Cell | None, language: str
) -> tuple[GridLevel, ...]:
    if len(rubric.scale.levels) > MOST_LEVELS_DRAWN:
        return ()
    plausible = cell.plausible if cell else None
    return tuple(
        GridLevel(
            level=level(step),
            label=text_in(rubric.scale.labels.get(step, level(step)), language),
            descriptor=text_in(node.levels[step], language) if step in node.levels else "",
            rated=cell is not None and cell.rating == step,
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
                    each.source or "",
                )
                if detail
            ),
        )
        for each in statements
    )
