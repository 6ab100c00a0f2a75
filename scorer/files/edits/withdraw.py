"""Taking a sheet out of the count: it stays on record, with the reason."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from scorer.files.change.author import Author
from scorer.files.change.change import Change, open_change
from scorer.files.edits.text import EditableText
from scorer.files.filed import Sheet
from scorer.files.problems.nearest import listed
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.walk import TABLE_ENDING
from scorer.files.tables import read_table, table_from_assessments
from scorer.files.workspace import Workspace, load_workspace
from scorer.model import Assessment, Period, Withdrawal
from scorer.vocabulary import FileKind

_BEFORE = ("reviewed_by", "status", "round", "method", "assessor", "recorded", "observed")
"""Keys behind one of which the withdrawal is written, the first that is there."""


@dataclass(frozen=True)
class WhichSheet:
    """Which sheet of a bulk table is meant; a file of one sheet needs no word of it."""

    crossing: str | None = None
    observed: str | None = None
    assessor: str | None = None
    round: str | None = None


def withdraw_sheet(
    root: Path, path: Path, because: str, which: WhichSheet, author: Author, today: date
) -> Assessment:
    """Let a sheet no longer count from today, and give it as it is now.

    path: of its file, or of the table that holds it. Raises WorkspaceError where it is no sheet of
    the workspace, or not one alone, or does not count anyway, and for a reason that is none.
    """
    with open_change(root, author) as change:
        workspace = load_workspace(root)
        name = _name_of(root, path)
        sheet = _meant(workspace, name, which)
        _refuse_what_does_not_count(workspace, sheet)
        withdrawal = _withdrawal(max(today, sheet.value.recorded), because)
        withdrawn = sheet.value.model_copy(update={"withdrawn": withdrawal})
        if name.endswith(TABLE_ENDING):
            _in_table(change, name, sheet.value, withdrawn)
        else:
            _in_file(change, name, withdrawn)
    return withdrawn


def _withdrawal(on: date, because: str) -> Withdrawal:
    try:
        return Withdrawal(on=on, because=because)
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        raise WorkspaceError(f"the reason cannot be kept: {message}; nothing was changed") from None


def _name_of(root: Path, path: Path) -> str:
    """The path of a file from the root of the workspace, wherever it was typed."""
    for candidate in (path.absolute(), root.absolute() / path):
        if candidate.is_file() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    raise WorkspaceError(f"{path} is no file of the workspace {root}")


def _meant(workspace: Workspace, name: str, which: WhichSheet) -> Sheet:
    sheets = [sheet for sheet in workspace.assessments if sheet.path == name]
    if not sheets:
        raise WorkspaceError(f"{name} holds no sheet")
    crossing = None if which.crossing is None else workspace.crossing(which.crossing).id
    observed = None if which.observed is None else _period(which.observed)
    found = {
        sheet.identity: sheet  # the last recorded of its versions, which come in time order
        for sheet in sheets
        if (crossing is None or sheet.value.crossing == crossing)
        and (observed is None or sheet.value.observed == observed)
        and (which.assessor is None or sheet.value.assessor == which.assessor)
        and (which.round is None or sheet.value.round == which.round)
    }
    if not found:
        raise WorkspaceError(f"{name} holds no such sheet")
    if len(found) > 1:
        some = [f"{each.crossing} {each.observed} by {each.assessor}" for each in found]
        raise WorkspaceError(
            f"{name} holds {len(found)} such sheets: {listed(some, most=5)}; say which with "
            "--crossing, --observed, --assessor and --round"
        )
    return next(iter(found.values()))


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise WorkspaceError(f"{text!r} is no period; write 2018, 2018-07 or 2017/2018") from None


def _refuse_what_does_not_count(workspace: Workspace, sheet: Sheet) -> None:
    if sheet.value.withdrawn is not None:
        raise WorkspaceError(
            f"{sheet.path} was withdrawn already, on {sheet.value.withdrawn.on}: "
            f"{sheet.value.withdrawn.because}"
        )
    versions = [each for each in workspace.assessments if each.identity == sheet.identity]
    last = max(versions, key=lambda version: version.value.recorded)
    if last.value.recorded > sheet.value.recorded:
        raise WorkspaceError(
            f"{sheet.path} is an earlier version of {last.path}, recorded on "
            f"{last.value.recorded}, which counts instead; withdraw that one"
        )


def _in_file(change: Change, name: str, withdrawn: Assessment) -> None:
    text = EditableText(change.read(name) or b"")
    ways = [
        [way]
        for key in _BEFORE
        if text.holds((key,))
        for way in text.entry_behind((key,), "withdrawn", withdrawn.withdrawn)
    ]
    change.write(name, text.edited(ways, withdrawn, FileKind.ASSESSMENT, name))


def _in_table(change: Change, name: str, old: Assessment, withdrawn: Assessment) -> None:
    data = change.read(name) or b""
    rows = [each.value for each in read_table(data.decode("utf-8-sig")).assessments]
    change.write(name, table_from_assessments(withdrawn if row == old else row for row in rows))
