"""Where results go: the terminal, a pipe or a file, in the format that was asked for."""

import os
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from scorer.output.formats.write import format_of, render

if TYPE_CHECKING:
    from scorer.output.tables.table import Presentation


class UsageError(Exception):
    """What was typed cannot be done; the message says what to type instead."""


def emit(
    presentation: "Presentation",
    format: str | None = None,  # noqa: A002 - the word of the command line
    output: Path | None = None,
    *,
    language: str = "en",
) -> None:
    """Write a result: to a file whole or not at all, else to standard output.

    Raises UsageError for a file ending that is no format, or bytes for a terminal.
    """
    target = target_of(output)
    if format is None:
        format = "text" if target is None else _format_of(target)  # noqa: A001
    content = render(
        presentation,
        format,
        width=None if target is not None else width_of(sys.stdout),
        color=target is None and wants_color(sys.stdout),
        language=language,
    )
    write_out(content, target)


def target_of(output: Path | None) -> Path | None:
    """The file that `--output` names; None for standard output, which is `-` too."""
    return None if output is None or str(output) == "-" else output


def write_out(content: str | bytes, output: Path | None) -> None:
    """Write a payload to a file atomically, or to standard output."""
    if output is not None:
        from scorer.files.atomic import write_atomically

        write_atomically(output, content)
        print(f"wrote {output}", file=sys.stderr)  # noqa: T201
        return
    if isinstance(content, bytes):
        if sys.stdout.isatty():
            raise UsageError("this format is not text; name a file with --output FILE")
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    sys.stdout.write(content)
    sys.stdout.flush()


def note(text: str) -> None:
    """A word to the person at the terminal, on standard error."""
    print(text, file=sys.stderr)  # noqa: T201


def width_of(stream: TextIO) -> int | None:
    """Columns to write to: of the terminal, or of COLUMNS; None where nothing sets a bound."""
    if stream.isatty():
        return get_terminal_size().columns
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isascii() and columns.isdigit() and int(columns) > 0 else None


def wants_color(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and nobody asked for none."""
    return (
        stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"
    )


def _format_of(output: Path) -> str:
    try:
        return format_of(output.name)
    except ValueError as error:
        raise UsageError(f"{output}: {error}; or say --format") from None
