"""Blank and prefilled forms by format; a new kind of form is a row of the table here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorer.forms.intake.context import FormRequest
    from scorer.model import Crossing, Rubric

    Writer = Callable[[Sequence[FormRequest], Rubric, str], str | bytes]


class FormFormat(StrEnum):
    """What a form is made for."""

    DOCX = "docx"
    XLSX = "xlsx"
    XLSFORM = "xlsform"
    MD = "md"


def write_form(
    format: FormFormat,  # noqa: A002 - the word of the command line
    requests: Sequence[FormRequest],
    rubric: Rubric,
    language: str = "en",
) -> str | bytes:
    """A form for some crossings: Word, Excel, a phone form, or Markdown for mail and print."""
    return _WRITERS[format](requests, rubric, language)


def crossings_for(
    format: FormFormat,  # noqa: A002 - the word of the command line
    crossings: Iterable[Crossing],
) -> list[Crossing]:
    """The crossings that a form is for where none are named.

    A sheet of paper is about an area; on a phone one chooses among all crossings.
    """
    return [c for c in crossings if format is FormFormat.XLSFORM or c.kind == "area"]


def _docx(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> bytes:
    from scorer.forms.word.write import write_docx

    return write_docx(requests, rubric, language)


def _xlsx(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> bytes:
    from scorer.forms.excel.write import write

    return write(requests, rubric, language)


def _xlsform(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> bytes:
    from scorer.forms.phone.write import write

    return write(requests, rubric, language)


def _markdown(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> str:
    from scorer.forms.markdown.write import write_markdown

    return write_markdown(requests, rubric, language)


_WRITERS: Mapping[FormFormat, Writer] = {
    FormFormat.DOCX: _docx,
    FormFormat.XLSX: _xlsx,
    FormFormat.XLSFORM: _xlsform,
    FormFormat.MD: _markdown,
}
