"""Who changes a workspace, and how they are told what happens meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass


def _keep_silent(_sentence: str) -> None:
    pass


@dataclass(frozen=True)
class Author:
    """The command that changes a workspace."""

    command: str = "a program"
    """As it was typed; what the change is called ever after."""
    tell: Callable[[str], None] = _keep_silent
    """Says a sentence to the person who waits."""


A_PROGRAM = Author()
"""Whoever uses the library without a word of who it is."""
