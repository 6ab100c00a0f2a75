"""How the parts of a workspace are listed: crossings, assessments, rubrics, sources, dimensions."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scorer.files.workspace import Workspace
from scorer.model import text_in
from scorer.output.choices import Listed
from scorer.output.findings.wording import level
from scorer.output.tables.cells import plain_cell
from scorer.output.tables.table import Audience, Column, Presentation, Provenance, Table, TableCell
from scorer.version import __version__

Records = list[dict[str, Any]]


def present_listing(workspace: Workspace, what: Listed, language: str = "en") -> Presentation:
    """A table of one part of the workspace, a row each."""
    columns, records = LISTINGS[what](workspace, language)
    return Presentation(
        kind="list",
        title=what.value.capitalize(),
        blocks=(
            Table(
                tuple(columns),
                tuple(tuple(_cell(record[column.key]) for column in columns) for record in records),
            ),
        ),
        body={what.value: records},
        provenance=Provenance(
            tool=f"scorer {__version__}",
            rubric=None,
            options={"what": what.value},
            files=(
                *((each.path, each.sha256) for each in workspace.rubrics),
                *workspace.files,
                *((each.path, each.sha256) for each in workspace.assessments),
            ),
        ),
    )


def _cell(value: Any) -> TableCell:
    if isinstance(value, list):
        return plain_cell(", ".join(str(part) for part in value))
    if value is None or isinstance(value, str):
        return plain_cell(value)
    return TableCell(level(value), value)


def _crossings(workspace: Workspace, language: str) -> tuple[Iterable[Column], Records]:
    sheets: dict[str, list[str]] = {}
    for sheet in workspace.assessments:
        sheets.setdefault(sheet.value.crossing, []).append(str(sheet.value.observed))
    columns = (
        Column("id", "Id"),
        Column("name", "Name"),
        Column("kind", "Kind"),
        Column("part_of", "Part of"),
        Column("countries", "Countries"),
        Column("modes", "Modes", audience=Audience.DATA),
        Column("aliases", "Also called", audience=Audience.DATA),
        Column("sheets", "Sheets", "right"),
        Column("latest", "Latest"),
    )
    return columns, [
        {
            "id": each.id,
            "name": each.name,
            "kind": each.kind,
            "part_of": each.part_of,
            "countries": list(each.countries),
            "modes": list(each.modes),
            "aliases": list(each.aliases),
            "sheets": len(sheets.get(each.id, ())),
            "latest": sheets[each.id][-1] if each.id in sheets else None,
        }
        for each in workspace.crossings.values()
    ]


def _assessments(workspace: Workspace, language: str) -> tuple[Iterable[Column], Records]:
    columns = (
        Column("crossing", "Crossing"),
        Column("observed", "Observed"),
        Column("recorded", "Recorded"),
        Column("assessor", "By"),
        Column("method", "Method"),
        Column("rubric", "Rubric"),
        Column("round", "Round", audience=Audience.DATA),
        Column("path", "File"),
    )
    return columns, [
        {
            "crossing": sheet.value.crossing,
            "observed": str(sheet.value.observed),
            "recorded": sheet.value.recorded.isoformat(),
            "assessor": sheet.value.assessor,
            "method": sheet.value.method,
            "rubric": sheet.value.rubric,
            "round": sheet.value.round,
            "path": sheet.path,
        }
        for sheet in workspace.assessments
    ]


def _rubrics(workspace: Workspace, language: str) -> tuple[Iterable[Column], Records]:
    columns = (
        Column("id", "Id"),
        Column("version", "Version"),
        Column("title", "Title"),
        Column("scale", "Scale"),
        Column("dimensions", "Rated dimensions", "right"),
        Column("aggregate", "Aggregation"),
        Column("weightings", "Weightings"),
        Column("path", "File", audience=Audience.DATA),
    )
    return columns, [
        {
            "id": filed.value.id,
            "version": filed.value.version,
            "title": text_in(filed.value.title, language),
            "scale": f"{level(filed.value.scale.min)} to {level(filed.value.scale.max)}",
            "dimensions": len(filed.value.leaf_ids),
            "aggregate": filed.value.aggregate.name,
            "weightings": list(filed.value.weightings),
            "path": filed.path,
        }
        for filed in workspace.rubrics
    ]


def _dimensions(workspace: Workspace, language: str) -> tuple[Iterable[Column], Records]:
    columns = (
        Column("rubric", "Rubric"),
        Column("id", "Id"),
        Column("part_of", "Part of"),
        Column("title", "Title"),
        Column("weight", "Weight", "right"),
        Column("question", "Question", prose=True),
    )
    records: Records = []
    for filed in workspace.rubrics:
        parents = {child.id: node.id for node in filed.value.nodes for child in node.dimensions}
        records.extend(
            {
                "rubric": filed.value.reference,
                "id": node.id,
                "part_of": parents.get(node.id),
                "title": text_in(node.title, language),
                "weight": node.weight,
                "question": text_in(node.question, language) if node.question else None,
            }
            for node in filed.value.nodes
        )
    return columns, records


def _sources(workspace: Workspace, language: str) -> tuple[Iterable[Column], Records]:
    columns = (
        Column("id", "Id"),
        Column("title", "Title", prose=True),
        Column("publisher", "Publisher"),
        Column("date", "Date"),
        Column("url", "Address", audience=Audience.DATA),
        Column("note", "Note", audience=Audience.DATA),
    )
    return columns, [
        {
            "id": each.id,
            "title": each.title,
            "publisher": each.publisher,
            "date": None if each.date is None else str(each.date),
            "url": each.url,
            "note": each.note,
        }
        for each in workspace.sources.values()
    ]


Listing = Callable[[Workspace, str], tuple[Iterable[Column], Records]]

LISTINGS: Mapping[Listed, Listing] = {
    Listed.CROSSINGS: _crossings,
    Listed.ASSESSMENTS: _assessments,
    Listed.RUBRICS: _rubrics,
    Listed.DIMENSIONS: _dimensions,
    Listed.SOURCES: _sources,
}
