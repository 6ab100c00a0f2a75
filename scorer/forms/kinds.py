"""The kinds of form, a row each: how one is written, how it is recognised, who reads it.

A new form is a folder with `write` and `read` and a row here; `add_form` takes one more from
outside. Importing this loads no form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorer.forms.intake.context import FormContext, FormRequest
    from scorer.forms.intake.records import Tables
    from scorer.forms.intake.sent import Sent
    from scorer.forms.intake.understood import Understood
    from scorer.model import Crossing, Rubric

    Write = Callable[[Sequence[FormRequest], Rubric, str], str | bytes]
    Recognise = Callable[[Sent], bool]
    Read = Callable[[bytes, str, FormContext], Understood | Tables]


@dataclass(frozen=True)
class Form:
    """One kind of form; functions are named `module:function` below this package, or given."""

    name: str
    endings: tuple[str, ...] = ()
    """The endings of files that ask for it when it is written."""
    write: str | Write | None = None
    """None for what is only read."""
    recognises: str | Recognise | None = None
    """Whether a file that was sent is one; None for what comes back as another kind."""
    read: str | Read | None = None
    """What a file says, or its tables for the one of `READERS_OF_TABLES` whose own they are."""
    for_every_crossing: bool = False
    """Whether it holds all crossings to choose from; else a form is about areas."""


FORMS: list[Form] = [
    Form(
        "docx",
        (".docx",),
        write="word.write:write_docx",
        recognises="intake.sent:is_docx",
        read="word.read:read_docx",
    ),
    Form(
        "xlsx",
        (".xlsx",),
        write="excel.write:write",
        recognises="intake.sent:is_xlsx",
        read="excel.opening:open_xlsx",
    ),
    Form("xlsform", write="phone.write:write", for_every_crossing=True),
    Form(
        "a zip of an export",
        recognises="tables.delimited:holds_csv",
        read="tables.delimited:open_zip",
    ),
    Form(
        "another zip",
        recognises="intake.sent:is_zip",
        read="reading:refuse_zip",
    ),
    Form(
        "the JSON of a service",
        recognises="intake.sent:is_json",
        read="services.documents:read_json",
    ),
    Form(
        "an assessment file",
        recognises="intake.sent:is_assessment_file",
        read="reading:refuse_assessment",
    ),
    Form(
        "md",
        (".md",),
        write="markdown.write:write_markdown",
        recognises="markdown.read:is_form",
        read="markdown.read:read_markdown",
    ),
    Form(
        "a grid as a pipe table",
        recognises="markdown.pipes:holds_grid",
        read="markdown.pipes:read_pipe_tables",
    ),
    Form(
        "responses to a survey as text",
        recognises="services.survey_tools:heads_responses",
        read="tables.delimited:open_csv",
    ),
    Form(
        "ratings as text",
        recognises="tables.delimited:begins_ratings",
        read="tables.delimited:open_csv",
    ),
    Form(
        "a grid as text",
        recognises="text.read:holds_grid",
        read="text.read:read_plain_text",
    ),
    Form(
        "a delimited table",
        recognises="intake.sent:is_delimited",
        read="tables.delimited:open_csv",
    ),
    Form("any text", recognises="intake.sent:is_text", read="text.read:read_plain_text"),
]
"""Every kind, the most telling first: a file is read as the first that recognises it."""

READERS_OF_TABLES = (
    "services.odk:read_export",
    "services.kobo:read_export",
    "services.responses:read_responses",
    "services.kobo:read_answers",
    "phone.read:refuse_form",
    "tables.read:read_tables",
)
"""Who reads the tables of a workbook, a CSV text or a zip, in turn.

Each is given the `Tables` and the context and gives None for what is not its own.
"""


def add_form(form: Form) -> None:
    """Take one more kind of form; a file that it recognises is read by it before all others."""
    FORMS.insert(0, form)


def written_forms() -> tuple[str, ...]:
    """The names of the forms that can be written."""
    return tuple(form.name for form in FORMS if form.write is not None)


def form_of(path_name: str) -> str | None:
    """The name of the form that a file's ending asks for; None for an ending that asks for none."""
    ends = path_name.lower()
    return next((form.name for form in FORMS if form.endings and ends.endswith(form.endings)), None)


def write_form(
    name: str, requests: Sequence[FormRequest], rubric: Rubric, language: str = "en"
) -> str | bytes:
    """A form for some crossings, by the name of its kind.

    Raises ValueError, with the forms there are, for a name that is none of them.
    """
    written: str | bytes = loaded(_named(name).write)(requests, rubric, language)
    return written


def crossings_for(name: str, crossings: Iterable[Crossing]) -> list[Crossing]:
    """The crossings that a form is for where none are named; ValueError as for `write_form`."""
    every = _named(name).for_every_crossing
    return [crossing for crossing in crossings if every or crossing.kind == "area"]


def loaded(function: str | Callable[..., Any] | None) -> Callable[..., Any]:
    """A function of a row, imported where the row names it."""
    assert function is not None
    if callable(function):
        return function
    module, _, name = function.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"scorer.forms.{module}"), name)
    return found


def _named(name: str) -> Form:
    for form in FORMS:
        if form.name == name and form.write is not None:
            return form
    raise ValueError(f"there is no form {name!r}; there are {', '.join(written_forms())}")
