"""What options select in a workspace, and what a result under them rests on."""

from collections.abc import Iterable
from typing import Any, cast
from unicodedata import normalize

from scorer.analysis.evidence.record import Selection, absence
from scorer.analysis.evidence.snapshot import Snapshot, files_behind
from scorer.analysis.options import Options
from scorer.analysis.result import Origin
from scorer.analysis.scoring.scores import Scoring
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.library.options import (
    QuestionError,
    as_given,
    day_of,
    known_only,
    panel_rule,
    period_of,
)
from scorer.output.findings.evidence.record import what_there_is
from scorer.output.findings.evidence.snapshot import how_it_ended
from scorer.vocabulary import CROSSING_KINDS, METHODS, STATUSES, Status


def selection_of(workspace: Workspace, options: Options) -> Selection:
    """Which sheets these options take; UnknownNameError for a name that nothing has."""
    return Selection(
        crossings=tuple(workspace.crossing(name).id for name in options.get("crossings", ())),
        kinds=known_only("kind", options.get("kinds", ()), CROSSING_KINDS),
        countries=known_only(
            "country",
            [code.upper() for code in options.get("countries", ())],
            (code for each in workspace.crossings.values() for code in each.countries),
        ),
        methods=known_only("method", options.get("methods", ()), METHODS),
        assessors=known_only(
            "assessor",
            [normalize("NFC", name) for name in options.get("assessors", ())],
            (sheet.assessor for sheet in workspace.assessments),
        ),
        statuses=cast(
            "tuple[Status, ...]", known_only("status", options.get("statuses", ()), STATUSES)
        ),
        as_of=day_of(options.get("as_of")),
        observed_in=period_of(options.get("observed_in")),
        known_on=day_of(options.get("known_on")),
    )


def origin_of(
    workspace: Workspace, scoring: Scoring, options: Options, sheets: Iterable[Sheet], **more: Any
) -> Origin:
    """What a result under these options rests on: the rubric, the options, the files."""
    return Origin(
        rubric=f"{scoring.rubric.id}@{scoring.rubric.version}",
        options={
            **as_given(options),
            "aggregate": scoring.aggregate.name,
            "min_coverage": float(scoring.min_coverage),
            "panel": panel_rule(options).value,
            **more,
        },
        files=files_behind(workspace, scoring.rubric, sheets),
        asked=options,
        selection=selection_of(workspace, options),
    )


def refuse_unrated(workspace: Workspace, crossings: Iterable[str], snapshot: Snapshot) -> None:
    """QuestionError for the first of these crossings that has no sheet in a snapshot."""
    when = f" that had begun by {snapshot.as_of}" if snapshot.as_of else ""
    ended = {crossing.id: crossing for crossing in snapshot.ended}
    for crossing in crossings:
        if crossing in ended:
            raise QuestionError(
                f"{ended[crossing].name} is left out: {how_it_ended(ended[crossing])}; "
                "--as-of an earlier day, or --crossing takes it in"
            )
        if crossing not in snapshot.by_crossing:
            reference = snapshot.rubric.reference
            there = absence(workspace, crossing, reference, snapshot.selection)
            raise QuestionError(
                f"{workspace.crossings[crossing].name} has no sheet under {reference}{when} that "
                f"these options take{what_there_is(there)}"
            )
