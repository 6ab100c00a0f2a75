"""Forms to fill in, blank or with each crossing's latest sheet; forms that were filled in."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scorer.forms.intake.context import FormRequest
from scorer.forms.kinds import crossings_for, write_form
from scorer.library.options import QuestionError

if TYPE_CHECKING:
    from scorer.library.workspace import OpenWorkspace

LARGEST_FORM = 200_000_000
"""Bytes of one form; exports of a whole survey stay below."""


def blank_or_prefilled(
    workspace: "OpenWorkspace",
    to: str,
    names: Iterable[str],
    *,
    prefill: bool,
    assessors: Collection[str],
    rubric: str | None,
    language: str,
) -> bytes | str:
    """A form to fill in, for these crossings; without any for all that the format is for."""
    known = workspace.workspace.crossings
    chosen = dict.fromkeys(workspace.crossing(name).id for name in names)
    crossings = [known[each] for each in chosen] or crossings_for(to, known.values())
    if not crossings:
        raise QuestionError("the workspace has no crossing to write a form for")
    requests = []
    for crossing in crossings:
        last = None
        if prefill:
            last = workspace.latest_sheet(crossing.id, rubric=rubric, assessors=assessors)
        requests.append(FormRequest(crossing, last.value if last else None))
    return write_form(to, requests, workspace.rubric(rubric), language)


def content_of(path: Path) -> bytes:
    """What a filled form holds; QuestionError for what is no form or too large to be one."""
    if not path.exists():
        raise QuestionError(f"there is no file {path}")
    if not path.is_file():
        raise QuestionError(f"{path} is no file")
    if path.stat().st_size > LARGEST_FORM:
        raise QuestionError(f"{path} is larger than {LARGEST_FORM // 1_000_000} MB; split it")
    return path.read_bytes()
