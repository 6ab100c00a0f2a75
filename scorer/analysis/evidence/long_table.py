"""The long table: one record for every leaf of every sheet, as analysts like it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.evidence.panel import combined
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.evidence.record import EVERYTHING, Selection, sheets_that_count
from scorer.analysis.evidence.snapshot import files_behind
from scorer.analysis.result import Origin, Result
from scorer.files.workspace import Workspace
from scorer.model import Cell, Dimension, Rubric


@dataclass(frozen=True)
class LongTable(Result):
    """Every rating of a workspace under one rubric, with all that is known about it."""

    rows: tuple[dict[str, Any], ...]
    origin: Origin

    def records(self) -> list[dict[str, Any]]:
        """One record a sheet and leaf."""
        return [dict(row) for row in self.rows]


COLUMNS = (
    ("crossing", "Crossing"),
    ("name", "Name"),
    ("kind", "Kind"),
    ("countries", "Countries"),
    ("rubric", "Rubric"),
    ("observed", "Observed"),
    ("begins", "Begins"),
    ("ends", "Ends"),
    ("recorded", "Recorded"),
    ("assessor", "Assessor"),
    ("method", "Method"),
    ("round", "Round"),
    ("status", "Status"),
    ("dimension", "Dimension"),
    ("rating", "Rating"),
    ("plausible_low", "Plausible low"),
    ("plausible_high", "Plausible high"),
    ("strengths", "Strengths"),
    ("drawbacks", "Drawbacks"),
    ("because", "Because"),
    ("path", "File"),
)
"""Key and title of every column, in order."""


def long_table(
    workspace: Workspace,
    rubrics: Iterable[Rubric],
    options: dict[str, Any],
    selection: Selection = EVERYTHING,
) -> LongTable:
    """One record for every sheet and leaf, in time order; strengths and drawbacks are counts."""
    rows: list[dict[str, Any]] = []
    files: list[tuple[str, str]] = []
    references: list[str] = []
    counting = sheets_that_count(workspace, selection)
    for rubric in rubrics:
        references.append(f"{rubric.id}@{rubric.version}")
        sheets = [sheet for sheet in counting if sheet.value.rubric == rubric.reference]
        files.extend(each for each in files_behind(workspace, rubric, sheets) if each not in files)
        for sheet in sheets:
            assessment = sheet.value
            crossing = workspace.crossings[assessment.crossing]
            readings = combined(crossing, [sheet], rubric).readings
            for leaf, reading in zip(rubric.leaves, readings, strict=True):
                cell = assessment.dimensions.get(leaf.id)
                plausible = _range_said(cell, leaf, reading)
                rows.append(
                    {
                        "crossing": crossing.id,
                        "name": crossing.name,
                        "kind": crossing.kind,
                        "countries": " ".join(crossing.countries),
                        "rubric": assessment.rubric,
                        "observed": str(assessment.observed),
                        "begins": assessment.observed.begin.isoformat(),
                        "ends": assessment.observed.end.isoformat(),
                        "recorded": assessment.recorded.isoformat(),
                        "assessor": assessment.assessor,
                        "method": assessment.method,
                        "round": assessment.round,
                        "status": assessment.status,
                        "dimension": leaf.id,
                        "rating": _as_written(cell) if leaf.plain else reading.level,
                        "plausible_low": plausible[0],
                        "plausible_high": plausible[1],
                        "strengths": len(cell.strengths) if cell else 0,
                        "drawbacks": len(cell.drawbacks) if cell else 0,
                        "because": cell.because if cell else None,
                        "path": sheet.path,
                    }
                )
    origin = Origin(
        rubric=", ".join(references), options=options, files=tuple(files), selection=selection
    )
    return LongTable(rows=tuple(rows), origin=origin)


def _as_written(cell: Cell | None) -> int | Decimal | None:
    return cell.level if cell else None


def _range_said(
    cell: Cell | None, leaf: Dimension, reading: Reading
) -> tuple[Exact | Decimal | None, Exact | Decimal | None]:
    """The plausible levels as written; of other evidence the range that it bears."""
    if leaf.plain:
        return (cell.range if cell else None) or (None, None)
    return (None, None) if reading.low == reading.high else (reading.low, reading.high)
