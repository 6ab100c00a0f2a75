"""The changes of a workspace that can be taken back: what each did, and the bytes from before.

.scorer/changes/7/change.json       what the change did, by which command
.scorer/changes/7/old/0, new/0      its first file before it, and after it where it was undone
.scorer/underway.json               which change is being put in place or taken back just now
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from scorer.files.atomic import write_durably
from scorer.files.change.room import room_of

Item = TypeVar("Item")
Done = TypeVar("Done")

MOST_CHANGES = 20
MOST_BYTES = 1_000_000_000
"""That all changes together may set aside."""
_AT_ONCE = 32
"""Files that are written at once."""


class Side(StrEnum):
    """A file before a change, and after it."""

    OLD = "old"
    NEW = "new"

    @property
    def other(self) -> "Side":
        """The side that it came from."""
        return Side.NEW if self is Side.OLD else Side.OLD


class Doing(StrEnum):
    """What is done with a change."""

    WRITE = "write"
    UNDO = "undo"
    REDO = "redo"

    @property
    def towards(self) -> Side:
        """How the files are to be afterwards."""
        return Side.OLD if self is Doing.UNDO else Side.NEW


@dataclass(frozen=True)
class FileChange:
    """What a change did to one file."""

    path: str
    """From the root of the workspace, with forward slashes."""
    old: str | None
    """Digest of its bytes before; None where there was no file."""
    new: str | None
    """Digest of its bytes after; None where there is no file any more."""

    def digest(self, side: Side) -> str | None:
        """The digest on one side of the change."""
        return self.old if side is Side.OLD else self.new


@dataclass(frozen=True)
class RecordedChange:
    """A change, and whether it was taken back."""

    number: int
    command: str
    begun: datetime
    files: tuple[FileChange, ...]
    undone: bool

    def __str__(self) -> str:
        return f"`{self.command}` of {self.begun.astimezone():%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Underway:
    """What is being done, or was when it was cut short."""

    number: int
    doing: Doing
    command: str


def digest_of(content: bytes | None) -> str | None:
    """The digest of a file's bytes; None for no file."""
    return None if content is None else sha256(content).hexdigest()


class Journal:
    """The recorded changes of one workspace; only its only writer may write here."""

    def __init__(self, root: Path) -> None:
        self._room = room_of(root)
        self._changes = self._room / "changes"
        self._underway = self._room / "underway.json"
        self.staged = self._room / "staged"
        """Where files wait until they are put in place."""

    def records(self) -> list[RecordedChange]:
        """The changes on record, the first one first."""
        found = (self.record(number) for number in self._numbers())
        return [record for record in found if record is not None]

    def record(self, number: int) -> RecordedChange | None:
        """One change; None where it is not, or not wholly, on record."""
        said = _read(self._folder(number) / "change.json")
        try:
            return RecordedChange(
                number,
                said["command"],
                datetime.fromisoformat(said["begun"]),
                tuple(FileChange(each["path"], each["old"], each["new"]) for each in said["files"]),
                bool(said["undone"]),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def free_number(self) -> int:
        """The number of the next change."""
        return max(self._numbers(), default=0) + 1

    def write(self, record: RecordedChange) -> None:
        """Put a change on record, or what is new about it."""
        said = {
            "command": record.command,
            "begun": record.begun.isoformat(),
            "undone": record.undone,
            "files": [
                {"path": each.path, "old": each.old, "new": each.new} for each in record.files
            ],
        }
        _write(self._folder(record.number) / "change.json", said)

    def keep(self, number: int, side: Side, contents: Mapping[int, bytes]) -> None:
        """Set the bytes of files aside; contents: by the index of the file in its change."""
        if contents:
            self._aside(number, side, 0).parent.mkdir(parents=True, exist_ok=True)
            for _ in each_done(
                lambda index: write_durably(self._aside(number, side, index), contents[index]),
                tuple(contents),
            ):
                pass

    def kept(self, number: int, side: Side, index: int) -> bytes:
        """The bytes that were set aside; raises OSError."""
        return self._aside(number, side, index).read_bytes()

    def drop(self, number: int) -> None:
        """Forget a change."""
        folder = self._folder(number)
        (folder / "change.json").unlink(missing_ok=True)  # first, so that no half is left on record
        shutil.rmtree(folder, ignore_errors=True)

    def underway(self) -> Underway | None:
        """What is being done; where nobody holds the lock, what was cut short."""
        said = _read(self._underway)
        try:
            return Underway(int(said["number"]), Doing(said["doing"]), str(said["command"]))
        except (KeyError, TypeError, ValueError):
            return None

    def begin(self, underway: Underway) -> None:
        """Note that something is being done."""
        said = {
            "number": underway.number,
            "doing": underway.doing,
            "command": underway.command,
        }
        _write(self._underway, said)

    def end(self) -> None:
        """Note that it is done."""
        self._underway.unlink(missing_ok=True)

    def clear(self) -> None:
        """Delete what a change that was cut short left behind of its own."""
        shutil.rmtree(self.staged, ignore_errors=True)
        for path in self._room.glob("*.new"):
            path.unlink(missing_ok=True)
        for number in self._numbers():
            if self.record(number) is None:
                self.drop(number)

    def trim(self, latest: int) -> None:
        """Forget what was undone before a new change, and the oldest that are too many."""
        for record in self.records():
            if record.undone and record.number < latest:
                self.drop(record.number)
        numbers = self._numbers()
        sizes = {number: self._size(number) for number in numbers}
        while numbers and (
            len(numbers) > MOST_CHANGES or sum(sizes[each] for each in numbers) > MOST_BYTES
        ):
            self.drop(numbers.pop(0))

    def _numbers(self) -> list[int]:
        try:
            with os.scandir(self._changes) as entries:
                return sorted(int(each.name) for each in entries if each.name.isdecimal())
        except FileNotFoundError:
            return []

    def _folder(self, number: int) -> Path:
        return self._changes / str(number)

    def _aside(self, number: int, side: Side, index: int) -> Path:
        return self._folder(number) / side / str(index)

    def _size(self, number: int) -> int:
        return sum(path.lstat().st_size for path in _files_below(self._folder(number)))


def each_done(do: Callable[[Item], Done], items: Sequence[Item]) -> Iterator[Done]:
    """What is done with each, in order, some of them at once; raises what the first one raises.

    Each waits for the disk, which can do many together.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(do, items)


def _files_below(folder: Path) -> Iterator[Path]:
    for top, _, names in os.walk(folder):
        yield from (Path(top) / name for name in names)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write(path: Path, said: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new")
    try:
        write_durably(unfinished, json.dumps(said, indent=1).encode())
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
