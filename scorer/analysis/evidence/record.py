"""The record: every sheet on file, what became of it, and which of them count.

Corrections, withdrawals and states of review are understood here alone. What was known on a day is
what had been written down by then, under the rubric and the names of today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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


OPTIONS_THAT_LEAVE_OUT = (
    *("kinds", "countries", "methods", "assessors", "statuses"),
    *("as_of", "observed_in", "known_on"),
)
"""The parts of a selection that can be dropped to see more of one crossing."""


@dataclass(frozen=True)
class Absence:
    """What is on record of a crossing of which a selection takes no sheet under a rubric."""

    on_record: int
    """Sheets under the rubric, whatever became of them."""
    withdrawn: tuple[Withdrawal, ...]
    """Of those that were withdrawn, the last first."""
    without: Mapping[str, int]
    """How many sheets count without one part of the selection, by the name of that part."""
    together: int
    """How many are left out by several parts together, where no part alone does."""
    elsewhere: tuple[str, ...]
    """Other rubrics, or other versions, under which it has sheets."""

    def beside(self, asked: str) -> "Absence":
        """The same where one part of the selection is the question, and not to be dropped."""
        without = {name: count for name, count in self.without.items() if name != asked}
        return replace(self, without=without)


def absence(workspace: Workspace, crossing: str, reference: str, selection: Selection) -> Absence:
    """Why a selection takes no sheet of a crossing, as far as the record tells."""

    def counting(taken: Selection) -> int:
        sheets = sheets_that_count(workspace, taken)
        return sum(sheet.value.rubric == reference for sheet in sheets)

    own = replace(selection, crossings=(crossing,))
    whole = record_of(workspace, Selection(crossings=(crossing,)))
    under = [each for each in whole if each.sheet.value.rubric == reference]
    withdrawn = {each.sheet.identity: each.withdrawn for each in under if each.withdrawn}
    counts = {
        name: counting(replace(own, **{name: getattr(EVERYTHING, name)}))
        for name in OPTIONS_THAT_LEAVE_OUT
        if getattr(own, name) != getattr(EVERYTHING, name)
    }
    on_record = len({each.sheet.identity for each in under})
    found = {name: count for name, count in counts.items() if count}
    return Absence(
        on_record=on_record,
        withdrawn=tuple(sorted(withdrawn.values(), key=lambda each: each.on, reverse=True)),
        without=found,
        together=0 if found else on_record - len(withdrawn),
        elsewhere=tuple(sorted({each.sheet.value.rubric for each in whole} - {reference})),
    )


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
