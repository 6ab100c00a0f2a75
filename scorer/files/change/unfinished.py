"""A change that was cut short: what of it had been written, and what is said and done about it."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from scorer.files.change.journal import (
    Doing,
    FileChange,
    Journal,
    RecordedChange,
    Side,
    Underway,
    digest_of,
)
from scorer.files.change.lock import wait_for_writer
from scorer.files.change.placing import beside_of, content_at
from scorer.files.change.room import room_of
from scorer.files.problems.nearest import listed

MOST_FILES_NAMED = 8


@dataclass(frozen=True)
class CutShort:
    """A change that was being written or taken back when its command ended."""

    underway: Underway
    record: RecordedChange | None
    """None where it ended before any file was touched."""
    done: tuple[FileChange, ...] = ()
    """The files that are as they were to be."""
    missing: tuple[FileChange, ...] = ()
    """Those that are as they were before."""
    changed: tuple[FileChange, ...] = ()
    """Those that somebody has changed since."""

    def __str__(self) -> str:
        what = f"`{self.underway.command}` was cut short"
        if not self.done and not self.changed:
            return f"{what} before anything was changed; run it again"
        undo = self.underway.doing is Doing.UNDO
        verb = "put back" if undo else "written"
        again = "run it again to complete it"
        if not undo:
            again += ", or take it back with `scorer undo`"
        if not self.missing and not self.changed:
            return f"{what} after all was {verb}: {_named(self.done)}"
        parts = (
            (verb, self.done),
            (f"not {verb}", self.missing),
            ("changed by hand since", self.changed),
        )
        said = "; ".join(f"{how}: {_named(files)}" for how, files in parts if files)
        return f"{what}. {said}; {again}"


def _named(files: tuple[FileChange, ...]) -> str:
    return listed([each.path for each in files], most=MOST_FILES_NAMED)


def change_cut_short(root: Path) -> CutShort | None:
    """The change that was cut short and not settled since."""
    journal = Journal(root)
    underway = journal.underway()
    if underway is None:
        return None
    record = journal.record(underway.number)
    if record is None:
        return CutShort(underway, None)
    side = underway.doing.towards
    sorted_in: dict[str | None, list[FileChange]] = {Side.OLD: [], Side.NEW: [], None: []}
    for each in record.files:
        there = digest_of(content_at(root, each.path))
        found = next((each_side for each_side in Side if each.digest(each_side) == there), None)
        sorted_in[found].append(each)
    return CutShort(
        underway,
        record,
        done=tuple(sorted_in[side]),
        missing=tuple(sorted_in[side.other]),
        changed=tuple(sorted_in[None]),
    )


def word_for_readers(root: Path) -> str | None:
    """What somebody should know who reads a workspace now; waits while files are put in place."""
    if not os.path.lexists(room_of(root) / "underway.json"):
        return None
    holder = wait_for_writer(root)
    if holder is not None:
        return f"{holder} is changing the workspace; part of what is read here may be older"
    found = change_cut_short(root)
    return None if found is None else str(found)


def settle(root: Path) -> CutShort | None:
    """Clear up after a change that was cut short; the files that it wrote stay as they are.

    For the only writer. What it had written can be taken back like any other change.
    """
    journal = Journal(root)
    found = change_cut_short(root)
    if found is not None and found.record is not None:
        record, doing = found.record, found.underway.doing
        for each in record.files:
            beside_of(root / each.path).unlink(missing_ok=True)
        in_effect = found.changed + (found.missing if doing is Doing.UNDO else found.done)
        if doing is Doing.WRITE and not in_effect:
            journal.drop(record.number)
        elif doing is Doing.WRITE:
            journal.write(replace(record, undone=False, files=_as_far_as_written(record, found)))
        else:
            journal.write(replace(record, undone=not in_effect))
    journal.end()
    journal.clear()
    return found


def _as_far_as_written(record: RecordedChange, found: CutShort) -> tuple[FileChange, ...]:
    """The files of a change, in their order, of which those not written are left untouched."""
    return tuple(
        replace(each, new=each.old) if each in found.missing else each for each in record.files
    )
