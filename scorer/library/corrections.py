"""What the last correction of a crossing changed in the record."""

from typing import TYPE_CHECKING

from scorer.analysis.evidence.panel import combined
from scorer.analysis.evidence.record import record_of
from scorer.analysis.evidence.snapshot import rounds_by_crossing
from scorer.analysis.options import Options
from scorer.files.filed import Sheet
from scorer.library.options import QuestionError, changed, panel_rule
from scorer.library.selecting import origin_of, selection_of
from scorer.vocabulary import DatedBy

if TYPE_CHECKING:
    from scorer.analysis.change.changes import Changes
    from scorer.library.workspace import OpenWorkspace


def last_correction(workspace: "OpenWorkspace", crossing: str, options: Options) -> "Changes":
    """The latest panel with a corrected sheet, as it was before these corrections and as it is.

    Raises QuestionError where no sheet of the crossing was corrected.
    """
    from scorer.analysis.change.changes import changes_between

    scoring = workspace.scoring(**options)
    rubric, filed = scoring.rubric, workspace.workspace
    selection = selection_of(filed, changed(options, crossings=[crossing]))
    rounds = rounds_by_crossing(filed, rubric, selection).get(crossing, [])
    before: dict[object, Sheet] = {
        each.sheet.identity: each.sheet
        for each in sorted(record_of(filed, selection), key=lambda each: each.version)
        if each.corrected is not None
    }
    found = filed.crossings[crossing]
    for round_ in reversed(rounds):
        corrected = [sheet for sheet in round_.sheets if sheet.identity in before]
        if not corrected:
            continue
        earlier = [before.get(sheet.identity, sheet) for sheet in round_.sheets]
        called = (
            str(max(before[sheet.identity].value.recorded for sheet in corrected)),
            str(max(sheet.value.recorded for sheet in corrected)),
        )
        sheets = [*earlier, *round_.sheets]
        return changes_between(
            {crossing: combined(found, earlier, rubric, panel_rule(options))},
            {crossing: combined(found, round_.sheets, rubric, panel_rule(options))},
            scoring,
            origin_of(filed, scoring, options, sheets, old=called[0], new=called[1]),
            called=called,
            ranked=False,
            dated_by=DatedBy.KNOWN,
        )
    raise QuestionError(f"{found.name} has no sheet under {rubric.reference} that was corrected")
