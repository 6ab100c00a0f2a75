"""Putting the files of a change in place together: all of them, or as they were."""

import errno
import os
import shutil
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from scorer.files.atomic import sync_folder, write_durably
from scorer.files.change.journal import each_done
from scorer.files.change.room import ROOM, reason
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.walk import ASSESSMENTS, RUBRICS


@dataclass(frozen=True)
class Placement:
    """A file of a workspace as it is to be."""

    path: str
    """From the root, through no link."""
    content: bytes | None
    """None where there is to be no file."""
    before: bytes | None
    """What is there now."""


class PartlyPlacedError(WorkspaceError):
    """Neither could all files be put in place, nor all be put back."""


def place_within(root: Path, name: str) -> str:
    """The path of a file in a workspace, links followed; raises WorkspaceError.

    It does not lead out of the workspace nor into the program's own folder, and what is there
    already is a plain file.
    """
    top = Path(os.path.realpath(root))
    real = Path(os.path.realpath(root / name))
    if not real.is_relative_to(top) or real.relative_to(top).parts[:1] in ((), (ROOM,)):
        raise WorkspaceError(f"{name} leads out of the workspace; nothing was changed")
    if os.path.lexists(real) and not stat.S_ISREG(real.lstat().st_mode):
        raise WorkspaceError(f"{name} is no plain file; nothing was changed")
    return real.relative_to(top).as_posix()


def content_at(root: Path, path: str) -> bytes | None:
    """The bytes of a file of a workspace; None where there is none."""
    try:
        return (root / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def put_in_place(root: Path, staged: Path, placements: Sequence[Placement]) -> None:
    """Make every file as it is to be; where one cannot be, leave all of them as they were.

    staged: the folder in which the files are completed first, so that little is left to fail.
    What is deleted goes last: cut short, a text is there twice rather than not at all. Raises
    WorkspaceError, which names the file, and PartlyPlacedError.
    """
    in_order = sorted(placements, key=lambda each: each.content is None)
    run = _Run(root, staged)
    try:
        run.stage(in_order)
        for index, placement in enumerate(in_order):
            run.put(index, placement)
    except BaseException as error:
        run.put_back()
        if isinstance(error, OSError):
            why = f"{run.current}: {reason(error)}; nothing was changed"
            raise WorkspaceError(why) from error
        raise
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    run.sync()


@dataclass
class _Run:
    root: Path
    staged: Path
    current: str = ""
    """The file that it is about."""
    done: list[Placement] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)
    """Folders, the outer before the inner."""

    def stage(self, placements: Sequence[Placement]) -> None:
        shutil.rmtree(self.staged, ignore_errors=True)
        self.staged.mkdir(parents=True)
        completed = each_done(self._complete, tuple(enumerate(placements)))
        for placement in placements:
            self.current = placement.path
            next(completed)

    def _complete(self, numbered: tuple[int, Placement]) -> None:
        index, placement = numbered
        if placement.content is not None:
            path = self.staged / str(index)
            write_durably(path, placement.content)
            with suppress(FileNotFoundError):  # a new file has the rights of any new file
                path.chmod(stat.S_IMODE((self.root / placement.path).stat().st_mode))

    def put(self, index: int, placement: Placement) -> None:
        self.current = placement.path
        target = self.root / placement.path
        if placement.content is None:
            target.unlink()
            self.done.append(placement)
            self._leave_empty(target.parent)
            return
        self._make(target.parent)
        if placement.before is None and os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "it was made in the meantime", str(target))
        self.done.append(placement)
        _move(self.staged / str(index), target)

    def put_back(self) -> None:
        failed = []
        for placement in reversed(self.done):
            target = self.root / placement.path
            try:
                if placement.before is None:
                    target.unlink(missing_ok=True)
                else:
                    self._restore(target, placement.before)
            except OSError as error:
                failed.append(f"{placement.path} ({reason(error)})")
        for folder in reversed(self.made):
            with suppress(OSError):
                folder.rmdir()
        if failed:
            raise PartlyPlacedError(
                f"{self.current} could not be written, and what was written could not be put back: "
                f"{', '.join(failed)}; `scorer undo` tries again"
            )

    def sync(self) -> None:
        """Make the new names survive a power cut."""
        for folder in {(self.root / each.path).parent for each in self.done}:
            sync_folder(folder)

    def _restore(self, target: Path, content: bytes) -> None:
        self._make(target.parent)
        path = self.staged / "back"
        write_durably(path, content)
        with suppress(FileNotFoundError):
            path.chmod(stat.S_IMODE(target.stat().st_mode))
        _move(path, target)

    def _make(self, folder: Path) -> None:
        missing = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
            self.made.append(each)

    def _leave_empty(self, folder: Path) -> None:
        """Delete folders that hold nothing any more, but those that make a workspace."""
        kept = {self.root, self.root / RUBRICS, self.root / ASSESSMENTS}
        while folder not in kept:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = beside_of(target)
        shutil.copy2(source, beside)
        beside.replace(target)


def beside_of(target: Path) -> Path:
    """Where a file waits whose folder is on another disk than the rest of the workspace."""
    return target.with_name(f".{target.name[:50]}.scorer-new")
