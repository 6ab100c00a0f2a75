"""What holds between the sheets of a workspace: none given twice, none forgotten, texts shared."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import listed
from scorer.model import Assessment, Identity

_DIGEST_BYTES = 8
"""Of Python's own hash: enough to tell some million texts apart."""
_LONGEST_QUOTE = 60


class SheetFacts(NamedTuple):
    """The little of a sheet that is kept to be compared with others."""

    name: str
    identity: Identity
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
    return SheetFacts(name, sheet.identity, digests)


def text_digest(text: str) -> bytes:
    """A short stand-in for a statement's text, the same in this process and in forked workers."""
    return hash(text).to_bytes(_DIGEST_BYTES, "little", signed=True)


def sheets_given_twice(sheets: Sequence[SheetFacts]) -> Iterator[tuple[str, Finding]]:
    """Files that hold the same sheet as a file before them."""
    first: dict[Identity, str] = {}
    for sheet in sheets:
        earlier = first.setdefault(sheet.identity, sheet.name)
        if earlier != sheet.name:
            yield (
                sheet.name,
                Finding(
                    "E309",
                    ("crossing",),
                    f"{earlier} has the same crossing, rubric, period, assessor and round",
                    "delete one of the two, or say in `assessor` who each of them is by, "
                    "in `round` which round it belongs to",
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
