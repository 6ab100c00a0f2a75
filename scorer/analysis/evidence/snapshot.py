"""Snapshots: for every crossing its latest panel of sheets, combined into one rating a leaf."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from scorer.analysis.evidence.panel import Panel, combined
from scorer.analysis.evidence.record import (
    EVERYTHING,
    Recorded,
    Selection,
    record_of,
    sheets_that_count,
)
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.model import Crossing, Period, Rubric
from scorer.vocabulary import PanelRule


@dataclass(frozen=True)
class Snapshot:
    """The panels of one rubric as of a date, by crossing in the order of the crossings file."""

    rubric: Rubric
    selection: Selection
    rule: PanelRule
    panels: tuple[Panel, ...]
    files: tuple[tuple[str, str], ...]
    """Path and SHA-256 of every file behind it."""
    other_versions: Mapping[str, int]
    """Crossings left out because they are rated under another version only, by that version."""
    ended: tuple[Crossing, ...] = ()
    """Crossings left out because they were closed by then, or others have come in their place."""

    @property
    def as_of(self) -> date | None:
        """The day by which what it looks at had begun; None where that is all."""
        return self.selection.as_of

    @cached_property
    def by_crossing(self) -> Mapping[str, Panel]:
        """The panels by the id of their crossing."""
        return {panel.crossing.id: panel for panel in self.panels}

    @property
    def looked_at_on(self) -> date | None:
        """The day that ages are counted to: as of when, else the end of the latest period."""
        return self.as_of or max((panel.period.end for panel in self.panels), default=None)

    @cached_property
    def carried_over(self) -> Mapping[str, int]:
        """The crossings last observed a year or more before, with the whole years since then.

        Counted from the end of the period. An edition carries nothing over.
        """
        day = self.looked_at_on
        if day is None or self.selection.observed_in is not None:
            return {}
        ages = {panel.crossing.id: whole_years(panel.period.end, day) for panel in self.panels}
        return {crossing: age for crossing, age in ages.items() if age > 0}

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet behind it, panel by panel."""
        return tuple(sheet for panel in self.panels for sheet in panel.sheets)

    def only(self, crossings: Iterable[str]) -> "Snapshot":
        """The same snapshot with some crossings alone, in the order given."""
        kept = tuple(self.by_crossing[each] for each in crossings)
        paths = {sheet.path for panel in kept for sheet in panel.sheets}
        dropped = {sheet.path for sheet in self.sheets} - paths
        files = tuple(each for each in self.files if each[0] not in dropped)
        return replace(self, panels=kept, files=files)


def whole_years(begin: date, end: date) -> int:
    """The years that are over between two days, as birthdays are counted; below 0 backwards."""
    return end.year - begin.year - ((end.month, end.day) < (begin.month, begin.day))


def take_snapshot(
    workspace: Workspace,
    rubric: Rubric,
    *,
    selection: Selection = EVERYTHING,
    rule: PanelRule = PanelRule.MEDIAN,
) -> Snapshot:
    """For every crossing the panel of its latest round, of the sheets that a selection takes.

    The latest round is the one whose period begins last, then ends last, then was first recorded
    last. A crossing that had ended is left out, unless it was selected by name.
    """
    rounds = rounds_by_crossing(workspace, rubric, selection)
    ended = tuple(
        workspace.crossings[crossing]
        for crossing in rounds
        if crossing not in selection.crossings
        and _had_ended(workspace.crossings[crossing], selection, rounds)
    )
    for each in ended:
        del rounds[each.id]
    panels = tuple(
        combined(workspace.crossings[crossing], rounds[crossing][-1].sheets, rubric, rule)
        for crossing in workspace.crossings
        if crossing in rounds
    )
    others: dict[str, set[str]] = {}
    for sheet in sheets_that_count(workspace, selection):
        reference, crossing = sheet.value.rubric, sheet.value.crossing
        gone = any(crossing == each.id for each in ended)
        if not gone and crossing not in rounds and reference.partition("@")[0] == rubric.id:
            others.setdefault(reference, set()).add(crossing)
    others.pop(rubric.reference, None)
    return Snapshot(
        rubric=rubric,
        selection=selection,
        rule=rule,
        panels=panels,
        files=files_behind(workspace, rubric, (s for panel in panels for s in panel.sheets)),
        other_versions={reference: len(names) for reference, names in sorted(others.items())},
        ended=ended,
    )


def _had_ended(
    crossing: Crossing, selection: Selection, rounds: Mapping[str, Sequence["Round"]]
) -> bool:
    """Whether a crossing had ended by the day looked at, or where that is open, has ended since.

    One without a day of its closing has as soon as one that came in its place is rated.
    """
    if crossing.closed is not None:
        window = selection.observed_in
        day = selection.as_of or (window.end if window else None)
        return day is None or crossing.closed <= day
    return any(successor in rounds for successor in crossing.succeeded_by)


@dataclass(frozen=True)
class Round:
    """The sheets that make one panel, one an assessor."""

    sheets: tuple[Sheet, ...]
    """In the order of their assessors."""
    begun: date
    """The day that the first of them was recorded, whatever was corrected since."""

    @property
    def time(self) -> tuple[Period, date]:
        """What it is about, and when it was held; the rounds of one period follow each other."""
        return max(sheet.value.observed for sheet in self.sheets), self.begun

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among the rounds of its crossing; `round 2` is before `round 10`."""
        label = next((label for sheet in self.sheets if (label := sheet.value.round)), "")
        parts = re.split(r"([0-9]+)", label)
        counted = [int(part) if part.isdecimal() else part for part in parts]
        return *self.time, counted, self.sheets[-1].path


def rounds_by_crossing(
    workspace: Workspace, rubric: Rubric, selection: Selection = EVERYTHING
) -> dict[str, list[Round]]:
    """For each crossing its rounds in time order, of the sheets that count.

    Sheets with the same `round` label belong together; without one, those of the same period.
    """
    grouped: dict[str, dict[object, dict[str, Recorded]]] = {}
    counting = [
        each
        for each in record_of(workspace, selection)
        if each.counts and each.sheet.value.rubric == rubric.reference
    ]
    for each in sorted(counting, key=lambda each: _in_time(each.sheet)):
        identity = each.sheet.identity
        label = identity.round or identity.observed
        sheets = grouped.setdefault(identity.crossing, {}).setdefault(label, {})
        sheets[identity.assessor] = each  # in time order, so the assessor's last word stands
    return {
        crossing: sorted(
            (
                Round(
                    tuple(by_assessor[name].sheet for name in sorted(by_assessor)),
                    min(each.first for each in by_assessor.values()),
                )
                for by_assessor in by_label.values()
            ),
            key=lambda round_: round_.order,
        )
        for crossing, by_label in grouped.items()
    }


def panels_before(workspace: Workspace, snapshot: Snapshot) -> Mapping[str, Panel]:
    """Of each crossing the panel before that of the snapshot, where it has one.

    It is about an earlier period, or was held earlier about the same.
    """
    rubric = snapshot.rubric
    rounds = rounds_by_crossing(workspace, rubric, snapshot.selection)
    before = {}
    for crossing, panel in snapshot.by_crossing.items():
        latest = rounds[crossing][-1]
        earlier = [each for each in rounds[crossing] if each.time < latest.time]
        if earlier:
            before[crossing] = combined(panel.crossing, earlier[-1].sheets, rubric, snapshot.rule)
    return before


def _in_time(sheet: Sheet) -> tuple[Period, date, str]:
    return sheet.value.observed, sheet.value.recorded, sheet.path


def files_behind(
    workspace: Workspace, rubric: Rubric, sheets: Iterable[Sheet]
) -> tuple[tuple[str, str], ...]:
    """Path and SHA-256 of the rubric, the registries and the sheets behind a result."""
    rubrics = ((each.path, each.sha256) for each in workspace.rubrics if each.value == rubric)
    own = dict.fromkeys((sheet.path, sheet.sha256) for sheet in sheets)  # a table holds many
    return (*rubrics, *workspace.files, *own)
