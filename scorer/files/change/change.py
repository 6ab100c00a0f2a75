"""A change: what one command writes into a workspace, gathered and then put in place together."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scorer.files.change.author import Author
from scorer.files.change.journal import (
    Doing,
    FileChange,
    Journal,
    RecordedChange,
    Side,
    Underway,
    digest_of,
)
from scorer.files.change.lock import only_writer
from scorer.files.change.placing import (
    PartlyPlacedError,
    Placement,
    content_at,
    place_within,
    put_in_place,
)
from scorer.files.change.room import reason
from scorer.files.change.unfinished import settle
from scorer.files.problems.problem import WorkspaceError


class Change:
    """Files of a workspace as they are to be; nothing is written before the change is complete.

    Names are paths from the root of the workspace, with forward slashes. Raises WorkspaceError
    for a name that leads out of it, or to what is no plain file.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._wanted: dict[str, bytes | None] = {}

    def write(self, name: str, content: str | bytes) -> None:
        """A file, whether it is there or not; texts are written as UTF-8."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        self._wanted[place_within(self.root, name)] = data

    def create(self, name: str, content: str | bytes) -> None:
        """A file that must not be there yet; raises FileExistsError."""
        if self.holds(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.root / name))
        self.write(name, content)

    def delete(self, name: str) -> None:
        """No file any more."""
        self._wanted[place_within(self.root, name)] = None

    def read(self, name: str) -> bytes | None:
        """What a file will hold; None where there will be none."""
        place = place_within(self.root, name)
        return self._wanted[place] if place in self._wanted else content_at(self.root, place)

    def holds(self, name: str) -> bool:
        """Whether there will be anything of that name."""
        if name in self._wanted:
            return self._wanted[name] is not None
        return os.path.lexists(self.root / name)

    @property
    def wanted(self) -> Mapping[str, bytes | None]:
        """The files by their names, None for those that are deleted."""
        return self._wanted


@contextmanager
def open_change(root: Path, author: Author) -> Iterator[Change]:
    """A change by the only writer, put in place at the end; none of it after an exception.

    Whoever opens it reads the files again: another command may have changed them while this one
    waited. Says what was cut short before. Raises WorkspaceError where it cannot be written.
    """
    with only_writer(root, author):
        cut_short = settle(root)
        if cut_short is not None:
            author.tell(str(cut_short))
        change = Change(root)
        yield change
        _carry_out(change, author)


def _carry_out(change: Change, author: Author) -> None:
    root, journal = change.root, Journal(change.root)
    placements = []
    for path, content in change.wanted.items():
        before = content_at(root, path)
        if before != content:
            placements.append(Placement(path, content, before))
    if not placements:
        return
    record = RecordedChange(
        number=journal.free_number(),
        command=author.command,
        begun=datetime.now(UTC),
        files=tuple(
            FileChange(each.path, digest_of(each.before), digest_of(each.content))
            for each in placements
        ),
        undone=True,
    )
    try:
        journal.begin(Underway(record.number, Doing.WRITE, author.command))
        old = {i: each.before for i, each in enumerate(placements) if each.before is not None}
        journal.keep(record.number, Side.OLD, old)
        journal.write(record)
        put_in_place(root, journal.staged, placements)
    except PartlyPlacedError:
        raise
    except BaseException as error:
        journal.drop(record.number)
        journal.end()
        if isinstance(error, OSError):
            names = placements[0].path + (" and others" if len(placements) > 1 else "")
            why = f"{names} cannot be written: {reason(error)}; nothing was changed"
            raise WorkspaceError(why) from error
        raise
    journal.write(replace(record, undone=False))
    journal.end()
    journal.trim(record.number)
