"""A value together with the file it came from; an assessment on record is a sheet."""

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from scorer.model import Assessment, Identity, Revision

T = TypeVar("T")


@dataclass(frozen=True)
class Filed(Generic[T]):
    """A value with the file it came from."""

    value: T
    path: str
    """Relative to the workspace, with forward slashes."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""


@dataclass(frozen=True)
class Sheet(Filed[Assessment]):
    """An assessment on record.

    A bulk table is one file with many sheets: what is counted, paired or told apart are
    identities, never paths.
    """

    @cached_property
    def identity(self) -> Identity:
        """Which sheet it is, wherever it stands."""
        return self.value.identity

    @property
    def revision(self) -> Revision:
        """Which version of that sheet it is."""
        return Revision(self.identity, self.value.recorded)

    @property
    def assessor(self) -> str:
        """Who rated, in one spelling for each assessor."""
        return self.identity.assessor
