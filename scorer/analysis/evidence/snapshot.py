"""Snapshots: for every crossing its latest panel of sheets, combined into one rating a leaf."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from scorer.analysis.evidence.panel import Panel, combined
from scorer.files.filed import Sheet
from scorer.files.workspace import Workspace
from scorer.model import Assessment, Crossing, Period, Rubric
from scorer.vocabulary import PanelRule


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

    def takes(self, crossing: Crossing, assessment: Assessment) -> bool:
        """Whether a sheet passes every part of the selection."""
        return (
            (not self.crossings or crossing.id in self.crossings)
            and (not self.kinds or crossing.kind in self.kinds)
            and (not self.countries or not set(self.countries).isdisjoint(crossing.countries))
            and (not self.methods or assessment.method in self.methods)
            and (not self.assessors or assessment.identity.assessor in self.assessors)
        )


EVERYTHING = Selection()


@dataclass(frozen=True)
class Snapshot:
    """The panels of one rubric as of a date, by crossing in the order of the crossings file."""

    rubric: Rubric
    as_of: date | None
    selection: Selection
    rule: PanelRule
    panels: tuple[Panel, ...]
    files: tuple[tuple[str, str], ...]
    """Path and SHA-256 of every file behind it."""
    other_versions: Mapping[str, int]
    """Crossings left out because they are rated under another version only, by that version."""

    @cached_property
    def by_crossing(self) -> Mapping[str, Panel]:
        """The panels by the id of their crossing."""
        return {panel.crossing.id: panel for panel in self.panels}

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


def take_snapshot(
    workspace: Workspace,
    rubric: Rubric,
    *,
    as_of: date | None = None,
    selection: Selection = EVERYTHING,
    rule: PanelRule = PanelRule.MEDIAN,
) -> Snapshot:
    """For every crossing its latest panel whose period has begun by a day, without one the latest.

    The latest panel is the one that begins last, then ends last, then was recorded last.
    """
    rounds = rounds_by_crossing(workspace, rubric, as_of=as_of, selection=selection)
    panels = tuple(
        combined(workspace.crossings[crossing], rounds[crossing][-1], rubric, rule)
        for crossing in workspace.crossings
        if crossing in rounds
    )
    others: dict[str, set[str]] = {}
    for sheet in workspace.assessments:
        reference, crossing = sheet.value.rubric, sheet.value.crossing
        if crossing not in rounds and reference.partition("@")[0] == rubric.id:
            others.setdefault(reference, set()).add(crossing)
    others.pop(rubric.reference, None)
    return Snapshot(
        rubric=rubric,
        as_of=as_of,
        selection=selection,
        rule=rule,
        panels=panels,
        files=files_behind(workspace, rubric, (s for panel in panels for s in panel.sheets)),
        other_versions={reference: len(names) for reference, names in sorted(others.items())},
    )


def rounds_by_crossing(
    workspace: Workspace,
    rubric: Rubric,
    *,
    as_of: date | None = None,
    selection: Selection = EVERYTHING,
) -> Mapping[str, list[list[Sheet]]]:
    """For each crossing its rounds in time order; a round is a list of sheets, one an assessor.

    Sheets with the same `round` label belong together; without one, those of the same period.
    """
    grouped: dict[str, dict[object, dict[str, Sheet]]] = {}
    counting = sheets_that_count(workspace, as_of, selection)
    for sheet in sorted(counting, key=_in_time):
        assessment = sheet.value
        if assessment.rubric != rubric.reference:
            continue
        label = assessment.identity.round or assessment.observed
        sheets = grouped.setdefault(assessment.crossing, {}).setdefault(label, {})
        sheets[sheet.assessor] = sheet  # in time order, so the assessor's last word stands
    return {
        crossing: sorted(
            ([sheets[name] for name in sorted(sheets)] for sheets in by_round.values()),
            key=_latest_in_time,
        )
        for crossing, by_round in grouped.items()
    }


def sheets_that_count(
    workspace: Workspace, as_of: date | None, selection: Selection
) -> tuple[Sheet, ...]:
    """The sheets, under any rubric, that had begun by a day and pass a selection."""
    return tuple(
        sheet
        for sheet in workspace.assessments
        if (as_of is None or sheet.value.observed.begin <= as_of)
        and selection.takes(workspace.crossings[sheet.value.crossing], sheet.value)
    )


def panels_before(workspace: Workspace, snapshot: Snapshot) -> Mapping[str, Panel]:
    """Of each crossing the panel before that of the snapshot, where it has one.

    It is about an earlier period, or an earlier recorded round of the same, and shares no sheet
    with the later one.
    """
    rubric = snapshot.rubric
    rounds = rounds_by_crossing(
        workspace, rubric, as_of=snapshot.as_of, selection=snapshot.selection
    )
    before = {}
    for crossing, panel in snapshot.by_crossing.items():
        own = {sheet.identity for sheet in panel.sheets}
        older = [
            sheets
            for sheets in rounds[crossing]
            if own.isdisjoint(sheet.identity for sheet in sheets) and _is_before(sheets, panel)
        ]
        if older:
            before[crossing] = combined(panel.crossing, older[-1], rubric, snapshot.rule)
    return before


def _is_before(sheets: Sequence[Sheet], panel: Panel) -> bool:
    period = max(sheet.value.observed for sheet in sheets)
    rounds = all(sheet.value.round for sheet in (*sheets, *panel.sheets))
    recorded = max(sheet.value.recorded for sheet in sheets)
    return period < panel.period or (
        rounds
        and period == panel.period
        and recorded < max(sheet.value.recorded for sheet in panel.sheets)
    )


def _latest_in_time(sheets: Sequence[Sheet]) -> tuple[Period, date, str]:
    return max(_in_time(sheet) for sheet in sheets)


def _in_time(sheet: Sheet) -> tuple[Period, date, str]:
    return sheet.value.observed, sheet.value.recorded, sheet.path


def files_behind(
    workspace: Workspace, rubric: Rubric, sheets: Iterable[Sheet]
) -> tuple[tuple[str, str], ...]:
    """Path and SHA-256 of the rubric, the registries and the sheets behind a result."""
    rubrics = ((each.path, each.sha256) for each in workspace.rubrics if each.value == rubric)
    own = dict.fromkeys((sheet.path, sheet.sha256) for sheet in sheets)  # a table holds many
    return (*rubrics, *workspace.files, *own)
