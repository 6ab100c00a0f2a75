"""Writing files whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Put content into a file so that every reader finds the old file or the new one, whole.

    Texts are written as UTF-8 with their line ends as they are. An existing file keeps its
    rights, a symbolic link stays one and its target is replaced. Raises OSError, and leaves no
    temporary file behind.
    """
    target = Path(os.path.realpath(path))
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    except OSError as error:  # which names the temporary file; nobody asked for that one
        raise OSError(error.errno, error.strerror, str(target)) from None
    os.close(descriptor)
    temporary = Path(name)
    try:
        write_durably(temporary, data)
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
    sync_folder(target.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file of the program's own, and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _mode_for(target: Path) -> int:
    """The rights of the file that is there, else what any new file of this user gets."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
