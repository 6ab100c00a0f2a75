"""The record: every sheet on file, what became of it, and which of them count.

Corrections, withdrawals and states of review are understood here alone. What was known on a day is
what had been written down by then, under the rubric and the names of today.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.model import Assessment, Crossing, Identity, Period, Withdrawal
from scorer.vocabulary import Status


@dataclass(frozen=True)
class Selection:
    """Which sheets a result looks at; an empty part lets everything through."""

    crossings: tuple[str, ...] = ()
    """Ids; a whole area stands for itself alone."""
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    assessors: tuple[str, ...] = ()
    """As identities spell them (NFC)."""
    statuses: tuple[Status, ...] = ()
    """Of each sheet the last version that has come so far."""
    as_of: date | None = None
    """The periods that had begun by this day."""
    observed_in: Period | None = None
    """The periods that lie within this one, and nothing carried over from before."""
    known_on: date | None = None
    """What was on record at the end of this day."""

    def takes(self, crossing: Crossing, assessment: Assessment) -> bool:
        """Whether what a sheet is about, and how it came about, passes the selection."""
        observed, within = assessment.observed, self.observed_in
        return (
            (self.as_of is None or observed.begin <= self.as_of)
            and (within is None or within.begin <= observed.begin <= observed.end <= within.end)
            and (not self.crossings or crossing.id in self.crossings)
            and (not self.kinds or crossing.kind in self.kinds)
            and (not self.countries or not set(self.countries).isdisjoint(crossing.countries))
            and (not self.methods or assessment.method in self.methods)
            and (not self.assessors or assessment.identity.assessor in self.assessors)
        )


EVERYTHING = Selection()


@dataclass(frozen=True)
class Recorded:
    """One version of a sheet on record, and what became of it."""

    sheet: Sheet
    version: int
    """From 1, the first that was recorded."""
    first: date
    """The day that the first version was recorded."""
    corrected: date | None = None
    """The day that the version was recorded which took its place."""
    withdrawn: Withdrawal | None = None
    """That the sheet was withdrawn; its last version says so, and takes those before along."""

    @property
    def counts(self) -> bool:
        """Whether it is what the sheet says."""
        return self.corrected is None and self.withdrawn is None


def sheets_that_count(workspace: Workspace, selection: Selection = EVERYTHING) -> tuple[Sheet, ...]:
    """The sheets under any rubric that count and pass a selection, in time order."""
    return tuple(each.sheet for each in record_of(workspace, selection) if each.counts)


def record_of(workspace: Workspace, selection: Selection = EVERYTHING) -> tuple[Recorded, ...]:
    """Every version of every sheet that passes a selection, in time order."""
    return tuple(_recorded(workspace, selection))


def _recorded(workspace: Workspace, selection: Selection) -> Iterator[Recorded]:
    known = [
        sheet
        for sheet in workspace.assessments
        if selection.known_on is None or sheet.value.recorded <= selection.known_on
    ]
    versions: dict[Identity, list[Sheet]] = {}
    for sheet in known:
        versions.setdefault(sheet.identity, []).append(sheet)
    for several in versions.values():
        several.sort(key=lambda version: version.value.recorded)
    for sheet in known:
        crossing = workspace.crossings[sheet.value.crossing]
        if _has_come_so_far(sheet, selection) and selection.takes(crossing, sheet.value):
            yield _standing(sheet, versions[sheet.identity], selection)


def _standing(sheet: Sheet, versions: Sequence[Sheet], selection: Selection) -> Recorded:
    """What became of one version of a sheet; versions: all that are known, the last recorded last.

    A withdrawal that a later version follows is over: who records a sheet again takes it back.
    """
    number = versions.index(sheet)
    later = (each for each in versions[number + 1 :] if _has_come_so_far(each, selection))
    correction = next(later, None)
    withdrawal = versions[-1].value.withdrawn
    if withdrawal and selection.known_on is not None and withdrawal.on > selection.known_on:
        withdrawal = None
    return Recorded(
        sheet,
        version=number + 1,
        first=versions[0].value.recorded,
        corrected=None if correction is None else correction.value.recorded,
        withdrawn=withdrawal,
    )


def _has_come_so_far(sheet: Sheet, selection: Selection) -> bool:
    return not selection.statuses or sheet.value.status in selection.statuses
