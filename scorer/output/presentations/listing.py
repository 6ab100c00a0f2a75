"""How the parts of a workspace are listed: crossings, assessments, rubrics, sources, dimensions."""

from collections.abc import Collection, Sequence
from typing import Any

from scorer.analysis.evidence.record import Recorded, record_of, sheets_that_count
from scorer.files.filed import Filed, Sheet
from scorer.files.workspace import Workspace
from scorer.model import Crossing, Dimension, Rubric, Source, text_in
from scorer.output.choices import Listed
from scorer.output.findings.evidence.record import what_became_of_it
from scorer.output.findings.wording import level
from scorer.output.tables.fields import Field, Item, records_of, table_of
from scorer.output.tables.table import TOOL, Audience, Presentation, Provenance, Table

Listing = tuple[Table, list[dict[str, Any]]]
"""One part of a workspace, for people and for programs."""


def present_listing(workspace: Workspace, what: Listed, language: str = "en") -> Presentation:
    """A table of one part of the workspace, a row each."""
    table, records = _listing(workspace, what, language)
    return Presentation(
        kind="list",
        title=what.value.capitalize(),
        blocks=(table,),
        body={what.value: records},
        provenance=Provenance(
            tool=TOOL,
            rubric=None,
            options={"what": what.value},
            files=(
                *((each.path, each.sha256) for each in workspace.rubrics),
                *workspace.files,
                *((each.path, each.sha256) for each in workspace.assessments),
            ),
        ),
    )


def _listing(workspace: Workspace, what: Listed, language: str) -> Listing:
    match what:
        case Listed.CROSSINGS:
            counting = sheets_that_count(workspace)
            return _of(workspace.crossings.values(), _crossing_fields(counting))
        case Listed.ASSESSMENTS:
            return _of(record := record_of(workspace), _assessment_fields(record))
        case Listed.RUBRICS:
            return _of(workspace.rubrics, _rubric_fields(language))
        case Listed.DIMENSIONS:
            nodes = [(each.value, node) for each in workspace.rubrics for node in each.value.nodes]
            return _of(nodes, _dimension_fields(workspace.rubrics, language))
        case Listed.SOURCES:
            return _of(workspace.sources.values(), SOURCE_FIELDS)


def _of(items: Collection[Item], fields: Sequence[Field[Item]]) -> Listing:
    return table_of(items, fields), records_of(items, fields)


def _crossing_fields(sheets: Sequence[Sheet]) -> tuple[Field[Crossing], ...]:
    observed: dict[str, list[str]] = {}
    for sheet in sheets:
        observed.setdefault(sheet.value.crossing, []).append(str(sheet.value.observed))
    return (
        Field("id", "Id", lambda crossing: crossing.id),
        Field("name", "Name", lambda crossing: crossing.name),
        Field("kind", "Kind", lambda crossing: crossing.kind),
        Field("part_of", "Part of", lambda crossing: crossing.part_of),
        Field("countries", "Countries", lambda crossing: crossing.countries),
        Field("modes", "Modes", lambda crossing: crossing.modes, audience=Audience.DATA),
        Field("aliases", "Also called", lambda crossing: crossing.aliases, audience=Audience.DATA),
        Field("sheets", "Sheets", lambda crossing: len(observed.get(crossing.id, ())), "right"),
        Field("latest", "Latest", lambda crossing: observed.get(crossing.id, [None])[-1]),
    )


_SHEET_FIELDS: tuple[Field[Sheet], ...] = (
    Field("crossing", "Crossing", lambda sheet: sheet.value.crossing),
    Field("observed", "Observed", lambda sheet: str(sheet.value.observed)),
    Field("recorded", "Recorded", lambda sheet: sheet.value.recorded.isoformat()),
    Field("assessor", "By", lambda sheet: sheet.value.assessor),
    Field("method", "Method", lambda sheet: sheet.value.method),
    Field("rubric", "Rubric", lambda sheet: sheet.value.rubric),
    Field("round", "Round", lambda sheet: sheet.value.round, audience=Audience.DATA),
    Field("path", "File", lambda sheet: sheet.path),
)


def _assessment_fields(record: Sequence[Recorded]) -> tuple[Field[Recorded], ...]:
    """What is said of each version of each sheet; its standing where any has one to say."""

    def withdrawn(each: Recorded) -> str | None:
        return None if each.withdrawn is None else each.withdrawn.on.isoformat()

    def corrected(each: Recorded) -> str | None:
        return None if each.corrected is None else each.corrected.isoformat()

    def standing(each: Recorded) -> str:
        return what_became_of_it(each.sheet.value.status, corrected(each), withdrawn(each))

    said: list[Field[Recorded]] = [
        field.through(lambda each: each.sheet) for field in _SHEET_FIELDS
    ]
    return (
        *said[:-1],
        Field("standing", "Standing" if any(map(standing, record)) else None, standing),
        Field("version", "Version", lambda each: each.version, "right", Audience.DATA),
        Field("status", "Status", lambda each: each.sheet.value.status, audience=Audience.DATA),
        Field("corrected", "Corrected", corrected, audience=Audience.DATA),
        Field("withdrawn", "Withdrawn", withdrawn, audience=Audience.DATA),
        said[-1],
    )


def _rubric_fields(language: str) -> tuple[Field[Filed[Rubric]], ...]:
    def scale(filed: Filed[Rubric]) -> str:
        return f"{level(filed.value.scale.min)} to {level(filed.value.scale.max)}"

    return (
        Field("id", "Id", lambda filed: filed.value.id),
        Field("version", "Version", lambda filed: filed.value.version),
        Field("title", "Title", lambda filed: text_in(filed.value.title, language)),
        Field("scale", "Scale", scale),
        Field("dimensions", "Rated dimensions", lambda filed: len(filed.value.leaf_ids), "right"),
        Field("aggregate", "Aggregation", lambda filed: filed.value.aggregate.name),
        Field("weightings", "Weightings", lambda filed: tuple(filed.value.weightings)),
        Field("path", "File", lambda filed: filed.path, audience=Audience.DATA),
    )


def _dimension_fields(
    rubrics: Sequence[Filed[Rubric]], language: str
) -> tuple[Field[tuple[Rubric, Dimension]], ...]:
    parents = {
        (filed.value.reference, child.id): node.id
        for filed in rubrics
        for node in filed.value.nodes
        for child in node.dimensions
    }

    def question(each: tuple[Rubric, Dimension]) -> str | None:
        asked = each[1].question
        return text_in(asked, language) if asked else None

    return (
        Field("rubric", "Rubric", lambda each: each[0].reference),
        Field("id", "Id", lambda each: each[1].id),
        Field("part_of", "Part of", lambda each: parents.get((each[0].reference, each[1].id))),
        Field("title", "Title", lambda each: text_in(each[1].title, language)),
        Field("weight", "Weight", lambda each: each[1].weight, "right"),
        Field("question", "Question", question, prose=True),
    )


SOURCE_FIELDS: tuple[Field[Source], ...] = (
    Field("id", "Id", lambda source: source.id),
    Field("title", "Title", lambda source: source.title, prose=True),
    Field("publisher", "Publisher", lambda source: source.publisher),
    Field("date", "Date", lambda source: None if source.date is None else str(source.date)),
    Field("url", "Address", lambda source: source.url, audience=Audience.DATA),
    Field("note", "Note", lambda source: source.note, audience=Audience.DATA),
)
