"""Files that come with the program: inside the installed package, or around it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSIDE = _PACKAGE / "shipped"
"""Where the wheel holds them; `pyproject.toml` puts them there."""


def shipped(path: str) -> Path:
    """A file or folder by its path in the repository; it need not be there."""
    inside = _INSIDE / path
    return inside if inside.exists() else _PACKAGE.parent / path


def shipped_root() -> Path:
    """The folder that holds all of them, as the repository does."""
    return _INSIDE if _INSIDE.is_dir() else _PACKAGE.parent
