"""The kinds of file of a workspace: a row each says where it lies, what it holds, how it is told
and what is checked in it. `add_kind_of_file` takes one more.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from scorer.files.checks.assessment import advise_on_assessment, check_assessment
from scorer.files.checks.crossings import check_crossings, check_sources
from scorer.files.checks.registry import Registry
from scorer.files.checks.rubric import advise_on_rubric, check_rubric
from scorer.files.checks.scenario import check_scenario
from scorer.files.problems.finding import Finding, Place
from scorer.model import (
    Assessment,
    Cell,
    Criterion,
    Crossing,
    Crossings,
    Dimension,
    Level,
    Location,
    Measure,
    Model,
    Predecessor,
    Rubric,
    Scale,
    Scenario,
    Source,
    Sources,
    Statement,
    Withdrawal,
)
from scorer.vocabulary import FileKind

KindCheck = Callable[[Any, Registry], Iterator[Finding]]
"""All that is wrong with a model beyond its shape; the registry says what it may name."""
KindAdvice = Callable[[Any, Registry, str], Iterator[Finding]]
"""What weakens it; the text is the name of the folder that a sheet lies in, if it lies in one."""
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
    check: KindCheck
    advise: KindAdvice | None = None
    parts: Mapping[tuple[str, ...], type[Model]] = field(default_factory=dict)
    """The models inside it, by the end of the path that leads to them."""


KINDS_OF_FILE: dict[str, KindOfFile] = {
    FileKind.SCENARIO: KindOfFile(
        Scenario,
        home="scenarios",
        marks=("scenario",),
        prose=frozenset({"title", "note"}),
        check=check_scenario,
    ),
    FileKind.CROSSINGS: KindOfFile(
        Crossings,
        home="assessments/crossings",
        marks=("crossings",),
        prose=frozenset({"name", "note", "aliases"}),
        check=check_crossings,
        parts={("crossings", ITEM): Crossing, ("location",): Location},
    ),
    FileKind.SOURCES: KindOfFile(
        Sources,
        home="assessments/sources",
        marks=("sources",),
        prose=frozenset({"title", "publisher", "note"}),
        check=check_sources,
        parts={("sources", ITEM): Source},
    ),
    FileKind.ASSESSMENT: KindOfFile(
        Assessment,
        home="assessments",
        marks=("crossing", "observed"),
        prose=frozenset({"text", "because", "note", "strengths", "drawbacks", "how", "at"}),
        check=check_assessment,
        advise=advise_on_assessment,
        parts={
            ("strengths", ITEM): Statement,
            ("drawbacks", ITEM): Statement,
            ("dimensions", ANY_KEY): Cell,
            ("withdrawn",): Withdrawal,
        },
    ),
    FileKind.RUBRIC: KindOfFile(
        Rubric,
        home="rubrics",
        marks=("scale", "version"),
        prose=frozenset({"title", "question", "levels", "labels", "aspects", "text", "unit"}),
        check=check_rubric,
        advise=advise_on_rubric,
        parts={
            ("scale",): Scale,
            ("dimensions", ITEM): Dimension,
            ("measure",): Measure,
            ("levels", ITEM): Level,
            ("criteria", ITEM): Criterion,
            ("was",): Predecessor,
        },
    ),
}
"""Every kind by name, in the order in which a file is asked for its marks, a path for its home."""


def add_kind_of_file(name: str, row: KindOfFile) -> None:
    """Let workspaces hold one more kind of file, which is asked for first.

    Raises ValueError where the name is taken.
    """
    if name in KINDS_OF_FILE:
        raise ValueError(f"there is a kind of file {name!r} already")
    others = dict(KINDS_OF_FILE)
    KINDS_OF_FILE.clear()
    KINDS_OF_FILE.update({name: row, **others})


def kind_of(value: Any) -> str | None:
    """The kind of file that a value looks like, judged by its keys."""
    if not isinstance(value, dict):
        return None
    return next(
        (kind for kind, row in KINDS_OF_FILE.items() if any(mark in value for mark in row.marks)),
        None,
    )


def kind_by_path(name: str) -> str:
    """What a file of a workspace holds, by where it lies."""
    stem = name.rpartition(".")[0]
    for kind, row in KINDS_OF_FILE.items():
        if stem == row.home or stem.startswith(f"{row.home}/"):
            return kind
    return FileKind.ASSESSMENT


def kind_of_model(model: type[Model]) -> str:
    """The kind of file that holds a model."""
    return next(kind for kind, row in KINDS_OF_FILE.items() if row.model is model)


def model_at(kind: str, place: Place) -> type[Model] | None:
    """The model whose keys stand at a place of a file."""
    if not place:
        return KINDS_OF_FILE[kind].model
    names = tuple(part if isinstance(part, str) else ITEM for part in place)
    return _part(kind, names[-2:])


@cache
def _part(kind: str, end: tuple[str, ...]) -> type[Model] | None:
    parts = KINDS_OF_FILE[kind].parts
    found = parts.get(end) or parts.get(end[-1:])
    return found if found or end[-1] == ITEM else parts.get((end[0], ANY_KEY))


def findings_in(
    model: Model, registry: Registry, *, advice: bool, folder: str = ""
) -> Iterator[Finding]:
    """All that is wrong with the model of a file, and with advice also what weakens it.

    folder: the name of the folder that an assessment lies in, if it lies in one.
    """
    row = next(row for row in KINDS_OF_FILE.values() if row.model is type(model))
    yield from row.check(model, registry)
    if advice and row.advise is not None:
        yield from row.advise(model, registry, folder)
