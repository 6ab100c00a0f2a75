"""Taking the last change back, and putting it in place again."""

from dataclasses import dataclass, replace
from pathlib import Path

from scorer.files.change.author import Author
from scorer.files.change.journal import Doing, Journal, RecordedChange, Side, Underway, digest_of
from scorer.files.change.lock import only_writer
from scorer.files.change.placing import (
    PartlyPlacedError,
    Placement,
    content_at,
    place_within,
    put_in_place,
)
from scorer.files.change.room import reason
from scorer.files.change.unfinished import CutShort, settle
from scorer.files.problems.nearest import listed
from scorer.files.problems.problem import WorkspaceError


@dataclass(frozen=True)
class Reverted:
    """What became of a change that was taken back or put in place again."""

    record: RecordedChange
    removed: tuple[str, ...] = ()
    """Files that are gone."""
    restored: tuple[str, ...] = ()
    """Files that have other bytes now, or are there again."""


def undo_change(root: Path, author: Author) -> Reverted:
    """Take the last change back that has not been; the files are as they were before it.

    Raises WorkspaceError where there is none, or a file was changed since.
    """
    return _revert(root, author, Doing.UNDO)


def redo_change(root: Path, author: Author) -> Reverted:
    """Put the change in place again that was taken back last; raises WorkspaceError likewise."""
    return _revert(root, author, Doing.REDO)


def _revert(root: Path, author: Author, doing: Doing) -> Reverted:
    with only_writer(root, author):
        cut_short = settle(root)
        if cut_short is not None:
            author.tell(str(cut_short))
        record = _meant(Journal(root), cut_short, doing)
        return _moved(root, author, record, doing)


def _meant(journal: Journal, cut_short: CutShort | None, doing: Doing) -> RecordedChange:
    """The change that is to be taken back or put in place; one that was cut short comes first."""
    records = journal.records()
    if cut_short is not None and (
        doing is Doing.UNDO or cut_short.underway.doing is not Doing.WRITE
    ):
        found = [each for each in records if each.number == cut_short.underway.number]
        if not found:
            raise WorkspaceError("there is nothing of it to take back")
        return found[0]
    if doing is Doing.UNDO:
        done = [record for record in records if not record.undone]
        if not done:
            raise WorkspaceError("there is no change to take back")
        return done[-1]
    undone = [record for record in records if record.undone]
    if not undone:
        raise WorkspaceError("there is no change that was taken back")
    return undone[0]


def _moved(root: Path, author: Author, record: RecordedChange, doing: Doing) -> Reverted:
    journal, side = Journal(root), doing.towards
    now = {each.path: content_at(root, place_within(root, each.path)) for each in record.files}
    changed = [
        each.path
        for each in record.files
        if each.old != each.new and digest_of(now[each.path]) not in (each.old, each.new)
    ]
    if changed:
        raise WorkspaceError(
            f"{listed(changed)} {'was' if len(changed) == 1 else 'were'} changed since {record}; "
            "nothing was changed"
        )
    placements = []
    try:
        for index, each in enumerate(record.files):
            if each.old == each.new or digest_of(now[each.path]) == each.digest(side):
                continue
            wanted = None
            if each.digest(side) is not None:
                wanted = journal.kept(record.number, side, index)
                if digest_of(wanted) != each.digest(side):
                    raise WorkspaceError(
                        f"what was set aside of {each.path} is damaged; nothing was changed"
                    )
            placements.append(Placement(each.path, wanted, now[each.path]))
        journal.begin(Underway(record.number, doing, author.command))
        _set_aside(journal, record, side.other, now)
        put_in_place(root, journal.staged, placements)
    except PartlyPlacedError:
        raise
    except BaseException as error:
        journal.end()
        if isinstance(error, OSError):
            raise WorkspaceError(f"{record}: {reason(error)}; nothing was changed") from error
        raise
    journal.write(replace(record, undone=doing is Doing.UNDO))
    journal.end()
    return Reverted(
        record,
        removed=tuple(each.path for each in placements if each.content is None),
        restored=tuple(each.path for each in placements if each.content is not None),
    )


def _set_aside(
    journal: Journal, record: RecordedChange, side: Side, now: dict[str, bytes | None]
) -> None:
    """Keep the bytes that are about to go; what is on the other side already is kept or lost."""
    contents = ((index, each, now[each.path]) for index, each in enumerate(record.files))
    going = {
        index: content
        for index, each, content in contents
        if content is not None and digest_of(content) == each.digest(side)
    }
    journal.keep(record.number, side, going)
