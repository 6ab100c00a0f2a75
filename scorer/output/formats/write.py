"""The formats by name and by file ending, and the one way from a presentation to any of them.

A new format is a module with `render(presentation, medium)` and a row in each table here.
"""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath

from scorer.output.formats.medium import Medium
from scorer.output.tables.table import Presentation


class Format(StrEnum):
    """How a result is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    SVG = "svg"
    XLSX = "xlsx"
    LATEX = "latex"


_MODULES = {
    Format.TEXT: "text",
    Format.MARKDOWN: "markdown",
    Format.CSV: "delimited",
    Format.JSON: "documents",
    Format.HTML: "page",
    Format.SVG: "vector",
    Format.XLSX: "spreadsheet",
    Format.LATEX: "latex",
}

_ENDINGS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".svg": Format.SVG,
    ".xlsx": Format.XLSX,
    ".tex": Format.LATEX,
}


def format_of(path_name: str) -> Format:
    """The format that a file's ending asks for, whatever its case.

    ValueError, naming the endings there are, where the ending is none of them.
    """
    ending = PurePath(path_name).suffix.lower()
    if ending not in _ENDINGS:
        asked = f"`{ending}` is no known ending" if ending else "the file name has no ending"
        raise ValueError(f"{asked}; known are {', '.join(_ENDINGS)}")
    return _ENDINGS[ending]


def render(
    presentation: Presentation,
    format: Format,  # noqa: A002 - the word that the command line uses for it
    *,
    width: int | None = None,
    color: bool = False,
    language: str = "en",
) -> str | bytes:
    """The presentation in a format: bytes for `xlsx`, text for all others, ending in a newline.

    width: cells in a line of the terminal, None where there is none; only `text` heeds it,
    as it does color. language: the tag of the texts, for formats that name it.
    """
    module = import_module(f"scorer.output.formats.{_MODULES[format]}")
    write: Callable[[Presentation, Medium], str | bytes] = module.render
    return write(presentation, Medium(width=width, color=color, language=language))
