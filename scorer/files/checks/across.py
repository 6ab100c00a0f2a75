"""What holds between the sheets of a workspace: none given twice, none forgotten, texts shared."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import listed
from scorer.model import Assessment, Identity, Period, Revision

_DIGEST_BYTES = 8
"""Of Python's own hash: enough to tell some million texts apart."""
_LONGEST_QUOTE = 60


class SheetFacts(NamedTuple):
    """The little of a sheet that is kept to be compared with others."""

    name: str
    identity: Identity
    recorded: date
    withdrawn: bool
    statements: bytes
    """Digests of its statements, one after the other."""


def facts_of(name: str, sheet: Assessment, *, statements: bool) -> SheetFacts:
    """What is kept of a sheet."""
    digests = b""
    if statements:
        digests = b"".join(
            text_digest(statement.text)
            for cell in sheet.dimensions.values()
            for statement in (*cell.strengths, *cell.drawbacks)
        )
    return SheetFacts(name, sheet.identity, sheet.recorded, sheet.withdrawn is not None, digests)


def text_digest(text: str) -> bytes:
    """A short stand-in for a statement's text, the same in this process and in forked workers."""
    return hash(text).to_bytes(_DIGEST_BYTES, "little", signed=True)


def sheets_given_twice(sheets: Sequence[SheetFacts]) -> Iterator[tuple[str, Finding]]:
    """Files that hold the same version of a sheet as a file before them.

    Recorded on another day it is a correction, of which the later counts.
    """
    first: dict[Revision, str] = {}
    for sheet in sheets:
        earlier = first.setdefault(Revision(sheet.identity, sheet.recorded), sheet.name)
        if earlier != sheet.name:
            yield (
                sheet.name,
                Finding(
                    "E309",
                    ("recorded",),
                    f"{earlier} has the same crossing, rubric, period, assessor and round, "
                    "recorded on the same day",
                    "delete one of the two; of a correction give the day it was written down in "
                    "`recorded`, of another round its name in `round`, of another person's sheet "
                    "who it is by in `assessor`",
                ),
            )


def rounds_without_order(sheets: Sequence[SheetFacts]) -> Iterator[tuple[str, Finding]]:
    """For each crossing and period the last of its rounds that were begun on one day.

    Rounds of one period follow each other by the day they were begun, the first that a sheet of
    theirs was recorded; where that is one day, their names alone say which is the latest.
    """
    begun: dict[tuple[str, str, Period], dict[str | None, SheetFacts]] = {}
    for sheet in sheets:
        identity = sheet.identity
        rounds = begun.setdefault((identity.crossing, identity.rubric, identity.observed), {})
        known = rounds.get(identity.round)
        if known is None or sheet.recorded < known.recorded:
            rounds[identity.round] = sheet
    for rounds in begun.values():
        days: dict[date, list[SheetFacts]] = {}
        for sheet in rounds.values():
            days.setdefault(sheet.recorded, []).append(sheet)
        for day, together in days.items():
            if len(together) > 1:
                names = [sheet.identity.round or "(no name)" for sheet in together]
                yield (
                    together[-1].name,
                    Finding(
                        "W410",
                        ("recorded",),
                        f"the rounds {listed(names, most=4)} of one period were begun on one day, "
                        f"{day}",
                        "give the day that each round was held in `recorded`; until then the "
                        "names alone say which is the latest",
                    ),
                )


def stale_sheets(
    sheets: Sequence[SheetFacts], years: float, today: date
) -> Iterator[tuple[str, Finding]]:
    """For every crossing and rubric: its latest sheet, if that is older than so many years.

    A sheet that a later one has replaced is history, and needs no note.
    """
    latest: dict[tuple[str, str], SheetFacts] = {}
    for sheet in sheets:
        key = (sheet.identity.crossing, sheet.identity.rubric)
        if sheet.withdrawn:
            continue
        if key not in latest or latest[key].identity.observed <= sheet.identity.observed:
            latest[key] = sheet
    for sheet in latest.values():
        age = (today - sheet.identity.observed.end).days / _DAYS_PER_YEAR
        if age > years:
            yield (
                sheet.name,
                Finding(
                    "N502",
                    ("observed",),
                    f"the latest sheet for `{sheet.identity.crossing}` is {age:.1f} years old",
                    "assess it again, or say so where it is used",
                ),
            )


_DAYS_PER_YEAR = 365.2425


def shared_statements(sheets: Sequence[SheetFacts]) -> dict[str, dict[bytes, list[str]]]:
    """For the files where they stand first: digests of texts and the crossings that share them."""
    first: dict[bytes, int] = {}
    crossings: dict[bytes, set[str]] = defaultdict(set)
    for position, sheet in enumerate(sheets):
        for start in range(0, len(sheet.statements), _DIGEST_BYTES):
            digest = sheet.statements[start : start + _DIGEST_BYTES]
            earlier = sheets[first.setdefault(digest, position)]
            if earlier.identity.crossing != sheet.identity.crossing:
                crossings[digest].add(sheet.identity.crossing)
    found: dict[str, dict[bytes, list[str]]] = defaultdict(dict)
    for digest, others in crossings.items():
        sheet = sheets[first[digest]]
        crossing = sheet.identity.crossing
        found[sheet.name][digest] = [crossing, *sorted(others - {crossing})]
    return found


def note_shared_statements(sheet: Assessment, shared: dict[bytes, list[str]]) -> Iterator[Finding]:
    """One note for each text of a sheet that stands under other crossings too."""
    noted: set[bytes] = set()
    for dimension, cell in sheet.dimensions.items():
        for key, statements in (("strengths", cell.strengths), ("drawbacks", cell.drawbacks)):
            for position, statement in enumerate(statements):
                digest = text_digest(statement.text)
                if digest not in shared or digest in noted:
                    continue
                noted.add(digest)
                place: Place = ("dimensions", dimension, key, position, "text")
                crossings = shared[digest]
                text = statement.text
                quoted = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 3] + "..."
                yield Finding(
                    "N501",
                    place,
                    f"the same statement stands under {len(crossings)} crossings: "
                    f"{listed(crossings, most=4)}",
                    f'"{quoted}" may be true of all; make sure that it was not just copied',
                )
