"""What changed between two sheets, two dates, or two states of a workspace."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from scorer.analysis.evidence.panel import Panel, combined
from scorer.analysis.evidence.record import absence, sheets_that_count
from scorer.analysis.evidence.snapshot import Snapshot, panels_before
from scorer.analysis.options import Options
from scorer.files.filed import Sheet
from scorer.library.corrections import last_correction
from scorer.library.options import QuestionError, changed, day_of
from scorer.library.selecting import origin_of, selection_of
from scorer.model import Period, Rubric
from scorer.output.findings.evidence.record import what_there_is
from scorer.vocabulary import DatedBy

if TYPE_CHECKING:
    from scorer.analysis.change.changes import Changes
    from scorer.library.workspace import OpenWorkspace


def diff(
    workspace: "OpenWorkspace",
    old: Sheet | str | date,
    new: Sheet | str | date | None,
    begin: str | date | None,
    end: str | date | None,
    *,
    across_rubrics: bool,
    dated_by: DatedBy,
    options: Options,
) -> "Changes":
    """What changed between two sheets or two dates, or for one crossing (without `new`)."""
    if new is None:
        if not isinstance(old, str) or _is_date(old):
            called = old.path if isinstance(old, Sheet) else old
            raise QuestionError(f"{called} needs another file or date to be compared with")
        return diff_crossing(
            workspace,
            old,
            begin,
            end,
            across_rubrics=across_rubrics,
            dated_by=dated_by,
            options=options,
        )
    if begin is not None or end is not None:
        raise QuestionError("--from and --to go with one crossing; two files or dates need neither")
    if isinstance(old, Sheet) and isinstance(new, Sheet):
        if dated_by is not DatedBy.BEGUN:
            raise QuestionError("two files have no dates; --revisions and --editions are for dates")
        return diff_sheets(workspace, old, new, across_rubrics=across_rubrics, options=options)
    if isinstance(old, Sheet) or isinstance(new, Sheet) or not (_is_date(old) and _is_date(new)):
        called = " and ".join(str(s.path if isinstance(s, Sheet) else s) for s in (old, new))
        raise QuestionError(
            f"{called} are neither two files nor two dates; for one crossing write"
            " CROSSING --from DATE --to DATE, for two `scorer compare`"
        )
    return diff_dates(
        workspace, old, new, across_rubrics=across_rubrics, dated_by=dated_by, options=options
    )


def _is_date(given: str | date) -> bool:
    """Whether a text looks like a date; that there is such a day is seen where it is read."""
    return isinstance(given, date) or (given[:4].isdigit() and not given.strip("0123456789-/"))


def diff_dates(
    workspace: "OpenWorkspace",
    old: str | date,
    new: str | date,
    *,
    crossing: str | None = None,
    across_rubrics: bool = False,
    dated_by: DatedBy = DatedBy.BEGUN,
    options: Options,
) -> "Changes":
    """What changed between two dates, the earlier first, for the workspace or for one crossing.

    dated_by: what the dates choose.
    Raises QuestionError where the two dates stand under two major versions of the rubric,
    unless across_rubrics; then the leaves that both have are compared, without scores.
    """
    from scorer.analysis.change.changes import changes_between

    reordered = reversed_days(old, new)
    if reordered:
        old, new = new, old
    if crossing is not None:
        options["crossings"] = [crossing]
    if not across_rubrics and options.get("rubric") is None:
        _refuse_two_versions(workspace, old, new, dated_by, options)
    called = str(old), str(new)
    if across_rubrics:
        return _diff_across(workspace, old, new, dated_by, options, reordered=reordered)
    chosen = workspace.rubric_asked(changed(options, **{dated_by.value: _asked(new, dated_by)}))
    if chosen.reference != workspace.rubric(options.get("rubric")).reference:
        options = changed(options, rubric=chosen.reference)  # both states stand under one version
    scoring = workspace.scoring(**changed(options, rubric=chosen.reference))
    before, after = (
        _state(workspace, day, dated_by, changed(options, rubric=chosen.reference))
        for day in (old, new)
    )
    if crossing is not None:
        for snapshot, day in ((before, old), (after, new)):
            if not snapshot.panels:
                name = workspace.crossing(crossing).name
                there = absence(
                    workspace.workspace,
                    workspace.crossing(crossing).id,
                    chosen.reference,
                    snapshot.selection,
                )
                raise QuestionError(
                    f"{name} has no sheet that {TAKEN[dated_by]} {day}"
                    f"{what_there_is(there.beside(dated_by.value))}"
                )
    elif not after.panels and not before.panels:
        raise QuestionError(f"no sheet of {scoring.rubric.reference} {TAKEN[dated_by]} {new}")
    sheets = [sheet for snapshot in (before, after) for sheet in snapshot.sheets]
    return changes_between(
        before.by_crossing,
        after.by_crossing,
        scoring,
        origin_of(workspace.workspace, scoring, options, sheets, old=called[0], new=called[1]),
        called=called,
        ranked=crossing is None,
        reordered=reordered,
        dated_by=dated_by,
    )


TAKEN = {
    DatedBy.BEGUN: "had begun by",
    DatedBy.KNOWN: "was known on",
    DatedBy.EDITION: "was observed within",
}
"""Which sheets a date takes, in words that it follows."""


def reversed_days(old: str | date, new: str | date) -> bool:
    """Whether the day that is called the older comes after the newer."""
    first, last = day_of(old), day_of(new)
    return first is not None and last is not None and first > last


def diff_crossing(
    workspace: "OpenWorkspace",
    crossing: str,
    old: str | date | None = None,
    new: str | date | None = None,
    *,
    across_rubrics: bool = False,
    dated_by: DatedBy = DatedBy.BEGUN,
    options: Options,
) -> "Changes":
    """What changed for one crossing between two dates.

    old, new: without them, the panel before the last and the last; of the record, what its last
    correction changed.
    """
    found = workspace.crossing(crossing)
    if dated_by is DatedBy.KNOWN:
        if old is None and new is None:
            return last_correction(workspace, found.id, options)
        if old is None or new is None:
            raise QuestionError("--revisions needs both days, --from and --to, or neither")
    elif old is None and new is None and not across_rubrics:
        rounds = _two_rounds_of_one_period(workspace, found.id, options)
        if rounds is not None:
            return rounds
    references = (
        [rubric.reference for rubric in _versions(workspace, None)]
        if across_rubrics
        else [workspace.rubric_asked(changed(options, crossings=[found.id])).reference]
    )
    selection = selection_of(workspace.workspace, changed(options, crossings=[found.id]))
    begun = sorted(
        {
            sheet.value.observed if dated_by is DatedBy.EDITION else sheet.value.observed.begin
            for sheet in sheets_that_count(workspace.workspace, selection)
            if sheet.value.rubric in references
        }
    )
    if (old is None or new is None) and len(begun) < 2:
        there = absence(workspace.workspace, found.id, references[0], selection)
        raise QuestionError(
            f"{found.name} has {'one sheet' if begun else 'no sheet'} under "
            f"{', '.join(references)}; there is nothing to compare it with"
            f"{what_there_is(there) if not begun and len(references) == 1 else ''}"
        )
    return diff_dates(
        workspace,
        _date_of(begun[-2]) if old is None else old,
        _date_of(begun[-1]) if new is None else new,
        crossing=found.id,
        across_rubrics=across_rubrics,
        dated_by=dated_by,
        options=options,
    )


def _two_rounds_of_one_period(
    workspace: "OpenWorkspace", crossing: str, options: Options
) -> "Changes | None":
    """What changed between the last two rounds of a crossing, where no date tells them apart."""
    from scorer.analysis.change.changes import changes_between

    snapshot = workspace.snapshot(**changed(options, crossings=[crossing]))
    after = snapshot.by_crossing.get(crossing)
    before = panels_before(workspace.workspace, snapshot).get(crossing)
    if before is None or after is None or before.period != after.period:
        return None
    scoring = workspace.scoring(**changed(options, rubric=snapshot.rubric.reference))
    called = tuple(" and ".join(panel.rounds) or panel.observed for panel in (before, after))
    sheets = [*before.sheets, *after.sheets]
    return changes_between(
        {crossing: before},
        {crossing: after},
        scoring,
        origin_of(workspace.workspace, scoring, options, sheets, old=called[0], new=called[1]),
        called=(called[0], called[1]),
        ranked=False,
    )


def diff_sheets(
    workspace: "OpenWorkspace",
    old: Sheet,
    new: Sheet,
    *,
    across_rubrics: bool = False,
    options: Options,
) -> "Changes":
    """What changed between two sheets of a crossing, from files or from anywhere else.

    The one that was observed earlier comes first.
    """
    from scorer.analysis.change.changes import changes_between, changes_on_shared_leaves

    reordered = old.value.crossing == new.value.crossing and (
        old.value.observed > new.value.observed
    )
    if reordered:
        old, new = new, old
    called = (f"{old.path} ({old.value.observed})", f"{new.path} ({new.value.observed})")
    crossing = workspace.crossing(new.value.crossing)
    if old.value.crossing != crossing.id:
        raise QuestionError(
            f"{old.path} is about {old.value.crossing}, {new.path} about {crossing.id}; "
            "a diff follows one crossing, `scorer compare` puts two side by side"
        )
    before_rubric, after_rubric = (
        workspace.rubric(old.value.rubric),
        workspace.rubric(new.value.rubric),
    )
    scoring = workspace.scoring(**changed(options, rubric=new.value.rubric))
    origin = origin_of(
        workspace.workspace, scoring, options, [old, new], old=old.path, new=new.path
    )
    before = combined(crossing, [old], before_rubric)
    after = combined(crossing, [new], after_rubric)
    if before_rubric.reference != after_rubric.reference:
        if not across_rubrics:
            raise QuestionError(_two_versions([before_rubric.reference], [after_rubric.reference]))
        return changes_on_shared_leaves(
            {crossing.id: (before, before_rubric)},
            {crossing.id: (after, after_rubric)},
            origin,
            called=called,
            versions=_versions(workspace, after_rubric.reference),
            reordered=reordered,
        )
    return changes_between(
        {crossing.id: before},
        {crossing.id: after},
        scoring,
        origin,
        called=called,
        ranked=False,
        reordered=reordered,
    )


def _state(
    workspace: "OpenWorkspace", day: str | date, dated_by: DatedBy, options: Options
) -> Snapshot:
    return workspace.snapshot(**changed(options, **{dated_by.value: _asked(day, dated_by)}))


def _asked(day: str | date, dated_by: DatedBy) -> str | date:
    return str(day) if dated_by is DatedBy.EDITION else day


def _date_of(begun: Period | date) -> str | date:
    return begun.text if isinstance(begun, Period) else begun


def _versions(workspace: "OpenWorkspace", reference: str | None) -> list[Rubric]:
    rubric = workspace.rubric(reference)
    return [each.value for each in workspace.workspace.rubrics if each.value.id == rubric.id]


def _latest_of_any_version(
    workspace: "OpenWorkspace", day: str | date, dated_by: DatedBy, options: Options
) -> Mapping[str, tuple[Panel, Rubric]]:
    latest: dict[str, tuple[Panel, Rubric]] = {}
    for rubric in _versions(workspace, None):
        snapshot = _state(workspace, day, dated_by, changed(options, rubric=rubric.reference))
        for panel in snapshot.panels:
            known = latest.get(panel.crossing.id)
            if known is None or known[0].period < panel.period:
                latest[panel.crossing.id] = panel, rubric
    return latest


def _refuse_two_versions(
    workspace: "OpenWorkspace",
    old: str | date,
    new: str | date,
    dated_by: DatedBy,
    options: Options,
) -> None:
    if len(_versions(workspace, None)) < 2:
        return
    before = _latest_of_any_version(workspace, old, dated_by, options)
    after = _latest_of_any_version(workspace, new, dated_by, options)
    used = [sorted({rubric.reference for _, rubric in state.values()}) for state in (before, after)]
    if used[0] and used[1] and used[0] != used[1]:
        raise QuestionError(_two_versions(*used))


def _diff_across(
    workspace: "OpenWorkspace",
    old: str | date,
    new: str | date,
    dated_by: DatedBy,
    options: Options,
    *,
    reordered: bool,
) -> "Changes":
    from scorer.analysis.change.changes import changes_on_shared_leaves

    before = _latest_of_any_version(workspace, old, dated_by, options)
    after = _latest_of_any_version(workspace, new, dated_by, options)
    sheets = [s for state in (before, after) for p, _ in state.values() for s in p.sheets]
    order = [each for each in workspace.workspace.crossings if each in after]
    return changes_on_shared_leaves(
        before,
        {crossing: after[crossing] for crossing in order},
        origin_of(
            workspace.workspace,
            workspace.scoring(**options),
            options,
            sheets,
            old=str(old),
            new=str(new),
        ),
        called=(str(old), str(new)),
        versions=_versions(workspace, None),
        reordered=reordered,
        dated_by=dated_by,
    )


def _two_versions(old: list[str], new: list[str]) -> str:
    return (
        f"the older side is rated under {', '.join(old)}, the newer under {', '.join(new)}; "
        "two major versions are not mixed silently: add --across-rubrics to compare the "
        "dimensions that they share"
    )
