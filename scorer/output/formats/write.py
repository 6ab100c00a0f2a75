"""The formats by name and by file ending, and the one way from a presentation to any of them.

A new format is a function from a presentation to text or bytes, and a row of the table here;
`add_format` takes one more from outside.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from scorer.output.formats.medium import Medium
from scorer.output.tables.table import Presentation

Render = Callable[[Presentation, Medium], str | bytes]


@dataclass(frozen=True)
class Format:
    """How a result can be written."""

    name: str
    endings: tuple[str, ...]
    """The endings of files that ask for it."""
    home: str | Render
    """The module of this folder whose `render` writes it, loaded when asked; or the function."""

    def write(self, presentation: Presentation, medium: Medium) -> str | bytes:
        """The presentation in this format."""
        if not isinstance(self.home, str):
            return self.home(presentation, medium)
        render: Render = import_module(f"scorer.output.formats.{self.home}").render
        return render(presentation, medium)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("text", (".txt",), "text.render"),
        Format("markdown", (".md", ".markdown"), "markdown"),
        Format("csv", (".csv",), "delimited"),
        Format("json", (".json",), "documents"),
        Format("html", (".html", ".htm"), "page.render"),
        Format("svg", (".svg",), "vector"),
        Format("xlsx", (".xlsx",), "spreadsheet"),
        Format("latex", (".tex",), "latex"),
    )
}
"""Every format by its name."""


def add_format(added: Format) -> None:
    """Take one more format, by which every command can then write its result."""
    FORMATS[added.name] = added


def format_named(name: str) -> str:
    """The name, if there is such a format; ValueError with those there are."""
    if name not in FORMATS:
        raise ValueError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return name


def format_of(path_name: str) -> str:
    """The name of the format that a file's ending asks for, whatever its case.

    ValueError, naming the endings there are, where the ending is none of them.
    """
    by_ending = {ending: each.name for each in FORMATS.values() for ending in each.endings}
    ending = PurePath(path_name).suffix.lower()
    if ending not in by_ending:
        asked = f"`{ending}` is no known ending" if ending else "the file name has no ending"
        raise ValueError(f"{asked}; known are {', '.join(by_ending)}")
    return by_ending[ending]


def render(
    presentation: Presentation,
    format: str,  # noqa: A002 - the word that the command line uses for it
    *,
    width: int | None = None,
    color: bool = False,
    language: str = "en",
) -> str | bytes:
    """The presentation in a format: bytes for `xlsx`, text for all others, ending in a newline.

    width: cells in a line of the terminal, None where there is none; only `text` heeds it,
    as it does color. language: the tag of the texts, for formats that name it.
    """
    medium = Medium(width=width, color=color, language=language)
    return FORMATS[format].write(presentation, medium)
