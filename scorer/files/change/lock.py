"""One writer at a time: the lock of a workspace, and who holds it."""

import errno
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.files.change.author import Author
from scorer.files.change.room import make_room, reason, room_of
from scorer.files.problems.problem import WorkspaceError

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_WAIT = 600.0
"""Seconds that a writer waits for another; the largest imports take a minute or two."""
LONGEST_WAIT_OF_A_READER = 10.0
"""Seconds; the files of a change are put in place within a fraction of one."""
BETWEEN_TRIES = 0.05
"""Seconds."""
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})


@dataclass(frozen=True)
class Holder:
    """Who writes into a workspace."""

    pid: int
    command: str
    since: str
    """The time of day, with seconds."""

    def __str__(self) -> str:
        return f"`{self.command}` (process {self.pid}, since {self.since})"


@contextmanager
def only_writer(root: Path, author: Author) -> Iterator[None]:
    """Be the only one who writes into a workspace, after waiting for whoever does.

    Raises WorkspaceError where the workspace cannot be written to, and where another writer has
    not ended after `LONGEST_WAIT`.
    """
    room = make_room(root)
    lock = _lock(room)
    try:
        if not _taken(lock, LONGEST_WAIT, room, author):
            raise WorkspaceError(
                f"{_holder(room) or 'another command'} still writes into {root}, after "
                f"{LONGEST_WAIT / 60:.0f} minutes; nothing was changed"
            )
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise WorkspaceError(f"{root} cannot be written to: {reason(error)}") from error
        author.tell(
            f"{root} is on a file system without locks: see to it that nobody else writes there now"
        )
    try:
        _sign(room, author)
        yield
    finally:
        with suppress(OSError):
            (room / _HOLDER).unlink()
        lock.release()


def wait_for_writer(root: Path) -> str | None:
    """Wait while files are being put in place; who still does it after all, if anybody does."""
    room = room_of(root)
    lock = _lock(room)
    try:
        if not _taken(lock, LONGEST_WAIT_OF_A_READER, room, None):
            return str(_holder(room) or "another command")
    except OSError:  # who may not write can still read
        return None
    lock.release()
    return None


_HOLDER = "holder.json"


def _lock(room: Path) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(room / "lock", fallback_to_soft=False, preserve_lock_file=True)


def _taken(lock: "BaseFileLock", longest: float, room: Path, author: Author | None) -> bool:
    """Whether the lock could be had; the author is told for whom they wait."""
    from filelock import Timeout

    begun = time.monotonic()
    while True:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            waited = time.monotonic() - begun
            if waited > longest:
                return False
        else:
            return True
        holder = _holder(room)
        if author is not None and (holder is not None or waited > 1):
            author.tell(f"waiting for {holder or 'another command'}, which writes here now")
            author = None
        time.sleep(BETWEEN_TRIES)


def _sign(room: Path, author: Author) -> None:
    now = datetime.now().astimezone().time().isoformat("seconds")
    said = json.dumps({"pid": os.getpid(), "command": author.command, "since": now})
    unfinished = room / f"{_HOLDER}.new"
    with suppress(OSError):  # a full disk is told when something is to be written
        unfinished.write_text(said, encoding="utf-8")
        unfinished.replace(room / _HOLDER)


def _holder(room: Path) -> Holder | None:
    try:
        said = json.loads((room / _HOLDER).read_text(encoding="utf-8"))
        return Holder(int(said["pid"]), str(said["command"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
