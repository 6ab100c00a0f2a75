"""The kinds of file of a workspace: a row each says where it lies, what it holds, how it is told.

A new kind of file is a row here; what is checked in it is a row of `scorer.files.checks.single`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from scorer.files.problems.finding import Place
from scorer.model import (
    Assessment,
    Cell,
    Crossing,
    Crossings,
    Dimension,
    Location,
    Model,
    Rubric,
    Scale,
    Scenario,
    Source,
    Sources,
    Statement,
)
from scorer.vocabulary import FileKind

ITEM, ANY_KEY = "[]", "{}"
"""Stand for any item of a list, and for any key of a map, at the end of the path to a part."""


@dataclass(frozen=True)
class KindOfFile:
    """One kind of file."""

    model: type[Model]
    home: str
    """The folder below which such files lie, or the one file without its ending."""
    marks: tuple[str, ...]
    """Keys by which such a file is told wherever it lies; one of them is enough."""
    prose: frozenset[str]
    """Keys behind which people write sentences."""
    parts: Mapping[tuple[str, ...], type[Model]] = field(default_factory=dict)
    """The models inside it, by the end of the path that leads to them."""


KINDS_OF_FILE: Mapping[FileKind, KindOfFile] = {
    FileKind.SCENARIO: KindOfFile(
        Scenario, home="scenarios", marks=("scenario",), prose=frozenset({"title", "note"})
    ),
    FileKind.CROSSINGS: KindOfFile(
        Crossings,
        home="assessments/crossings",
        marks=("crossings",),
        prose=frozenset({"name", "note", "aliases"}),
        parts={("crossings", ITEM): Crossing, ("location",): Location},
    ),
    FileKind.SOURCES: KindOfFile(
        Sources,
        home="assessments/sources",
        marks=("sources",),
        prose=frozenset({"title", "publisher", "note"}),
        parts={("sources", ITEM): Source},
    ),
    FileKind.ASSESSMENT: KindOfFile(
        Assessment,
        home="assessments",
        marks=("crossing", "observed"),
        prose=frozenset({"text", "because", "note", "strengths", "drawbacks"}),
        parts={
            ("strengths", ITEM): Statement,
            ("drawbacks", ITEM): Statement,
            ("dimensions", ANY_KEY): Cell,
        },
    ),
    FileKind.RUBRIC: KindOfFile(
        Rubric,
        home="rubrics",
        marks=("scale", "version"),
        prose=frozenset({"title", "question", "levels", "labels", "aspects"}),
        parts={("scale",): Scale, ("dimensions", ITEM): Dimension},
    ),
}
"""Every kind, in the order in which a file is asked for its marks, and a path for its home."""


def kind_of(value: Any) -> FileKind | None:
    """The kind of file that a value looks like, judged by its keys."""
    if not isinstance(value, dict):
        return None
    return next(
        (kind for kind, row in KINDS_OF_FILE.items() if any(mark in value for mark in row.marks)),
        None,
    )


def kind_by_path(name: str) -> FileKind:
    """What a file of a workspace holds, by where it lies."""
    stem = name.rpartition(".")[0]
    for kind, row in KINDS_OF_FILE.items():
        if stem == row.home or stem.startswith(f"{row.home}/"):
            return kind
    return FileKind.ASSESSMENT


def kind_of_model(model: type[Model]) -> FileKind:
    """The kind of file that holds a model."""
    return next(kind for kind, row in KINDS_OF_FILE.items() if row.model is model)


def model_at(kind: FileKind, place: Place) -> type[Model] | None:
    """The model whose keys stand at a place of a file."""
    if not place:
        return KINDS_OF_FILE[kind].model
    names = tuple(part if isinstance(part, str) else ITEM for part in place)
    return _part(kind, names[-2:])


@cache
def _part(kind: FileKind, end: tuple[str, ...]) -> type[Model] | None:
    parts = KINDS_OF_FILE[kind].parts
    found = parts.get(end) or parts.get(end[-1:])
    return found if found or end[-1] == ITEM else parts.get((end[0], ANY_KEY))
