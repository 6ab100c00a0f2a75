"""A value together with the file it came from."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Filed(Generic[T]):
    """A value with the file it came from."""

    value: T
    path: str
    """Relative to the workspace, with forward slashes."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
