"""What an output is shown on, for the formats that care."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Medium:
    """The reader's terminal, or the lack of one, and the reader's language."""

    width: int | None = None
    """Cells in a line; None where nothing limits it, as in a pipe or a file."""
    color: bool = False
    """Whether escape sequences for colour and weight are welcome."""
    language: str = "en"
    """Language tag of the texts that are shown."""
