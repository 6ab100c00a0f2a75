"""Drafts of sheets that were begun at the prompt, kept in the workspace until they are written."""

from contextlib import suppress
from pathlib import Path

from scorer.files.atomic import write_atomically

DRAFTS = ".drafts"
"""A folder whose name begins with a dot, so that no command takes a draft for a sheet."""
LARGEST_DRAFT = 2_000_000


def draft_path(root: Path, crossing: str) -> Path:
    """Where the draft of a crossing lies; crossing: its id."""
    return root / DRAFTS / f"{crossing}.json"


def read_draft(root: Path, crossing: str) -> str | None:
    """The text of a draft; None where there is none that could be read."""
    path = draft_path(root, crossing)
    try:
        if path.is_symlink() or path.stat().st_size > LARGEST_DRAFT:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def keep_draft(root: Path, crossing: str, text: str) -> None:
    """Write a draft, whole or not at all."""
    path = draft_path(root, crossing)
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text)


def drop_draft(root: Path, crossing: str) -> None:
    """Delete a draft, and the folder of drafts when it was the last."""
    with suppress(FileNotFoundError):
        draft_path(root, crossing).unlink()
    with suppress(OSError):
        (root / DRAFTS).rmdir()
