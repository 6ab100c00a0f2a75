"""Writing files whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Put content into a file so that every reader finds the old file or the new one, whole.

    Texts are written as UTF-8 with their line ends as they are. An existing file keeps its
    rights, a symbolic link stays one and its target is replaced. Raises OSError, and leaves no
    temporary file behind.
    """
    target = Path(os.path.realpath(path))
    with _written_beside(target, content) as temporary:
        temporary.replace(target)
    _sync_folder(target.parent)


def create_atomically(path: Path, content: str | bytes) -> None:
    """The same for a file that must not be there yet; raises FileExistsError if it is."""
    with _written_beside(path, content) as temporary:
        try:
            path.hardlink_to(temporary)  # unlike a rename, this never replaces another file
        except FileExistsError:
            raise
        except OSError:  # no hard links on this file system
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
            temporary.replace(path)
    _sync_folder(path.parent)


@contextmanager
def _written_beside(target: Path, content: str | bytes) -> Iterator[Path]:
    """A temporary file in the same folder with the content on disk; gone afterwards."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    except OSError as error:  # which names the temporary file; nobody asked for that one
        raise OSError(error.errno, error.strerror, str(target)) from None
    temporary = Path(name)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(target))
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _mode_for(target: Path) -> int:
    """The rights of the file that is there, else what any new file of this user gets."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
