"""`scorer rate`: a sheet at the prompt, in a terminal or through a pipe."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.emit import emit, note, width_of
from scorer.cli.exit_codes import FINDINGS
from scorer.cli.options import (
    Asked,
    CrossingArgument,
    takes,
)
from scorer.cli.setting import own_workspace_of

if TYPE_CHECKING:
    from scorer.files.filed import Sheet
    from scorer.forms.rate.dialogue import RatingDialogue
    from scorer.library import OpenWorkspace

BACK = "<"
EXPLAIN = "?"
USUAL_WIDTH = 80
"""Columns, where nothing tells how wide the terminal is."""
NARROWEST = 20
"""Columns; a narrower terminal breaks the lines itself."""


@takes("rubric", "lang")
def rate(
    crossing: CrossingArgument,
    blank: Annotated[
        bool, typer.Option("--blank", help="Do not start from the latest sheet.")
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Rate a crossing at the prompt, dimension by dimension, and write the sheet.

    Enter takes the answer in brackets, < goes back a question, ? explains it. What was answered
    is kept as a draft at every step and offered next time; Ctrl-C loses nothing.

    Example: scorer rate hekou-lao-cai
    """
    from scorer.files.drafts import drop_draft, keep_draft
    from scorer.forms.rate.dialogue import Draft, RatingDialogue, draft_text

    workspace = own_workspace_of(asked.context)
    found = workspace.crossing(crossing)
    rubric = asked.options["rubric"]
    rated_by = workspace.rubric(rubric)
    panel = None if blank else workspace.panel(found.id, rubric=rubric)
    last = panel.sheets[-1] if panel else None
    today = datetime.now().astimezone().date()
    dialogue = RatingDialogue(
        found,
        rated_by,
        today,
        last.value if last else None,
        asked.lang,
        answers=_answers_of_draft(workspace, found.id, rated_by.reference, last),
    )
    root = workspace.workspace.root

    def keep() -> None:
        if not dialogue.answers:
            drop_draft(root, found.id)
            return
        draft = Draft(
            found.id, rated_by.reference, last.path if last else None, tuple(dialogue.answers)
        )
        keep_draft(root, found.id, draft_text(draft))

    _show(
        f"{found.name}, {rated_by.id} {rated_by.version}. Enter takes what stands in brackets, "
        f"{BACK} goes back a question, Ctrl-C keeps a draft, {EXPLAIN} explains."
    )
    try:
        while dialogue.question is not None:
            _ask(dialogue)
            keep()
        written = _write(workspace, dialogue, last)
    except (KeyboardInterrupt, EOFError):
        note(f"\nstopped; {_what_is_kept(len(dialogue.answers))}")
        raise typer.Exit(FINDINGS) from None
    if written is None:
        note("not written; the draft is kept")
        raise typer.Exit(FINDINGS)
    drop_draft(root, found.id)
    note(f"wrote {written.relative_to(root)}")


def _ask(dialogue: "RatingDialogue") -> None:
    question = dialogue.question
    assert question is not None
    for line in () if question.problem else question.about:
        _show(line)
    if question.problem:
        _show(f"  {question.problem}")
    offered = f" [{question.default}]" if question.default else ""
    while (answer := _answer(f"{question.prompt}{offered}: ")).strip() == EXPLAIN:
        _show(f"  {question.explanation}")
    if answer.strip() == BACK:
        dialogue.back()
        return
    dialogue.answer(answer if answer.strip() else question.default or answer)


def _show(text: str) -> None:
    note("\n".join(_lines(text)))


def _lines(text: str) -> list[str]:
    """A text as wide as the terminal at most; what is indented stays so in its further lines."""
    from scorer.output.formats.escape import visible
    from scorer.output.formats.wrapping import wrap

    width = max(width_of(sys.stderr) or USUAL_WIDTH, NARROWEST)
    shown = visible(text)
    indent = shown[: len(shown) - len(shown.lstrip(" "))][: NARROWEST // 2]
    return [f"{indent}{line}" for line in wrap(shown.lstrip(" "), width - len(indent))]


def _what_is_kept(answers: int) -> str:
    if not answers:
        return "nothing was answered yet"
    kept = "1 answer is kept" if answers == 1 else f"{answers} answers are kept"
    return f"{kept}; `scorer rate` offers to go on from there"


def _answer(prompt: str) -> str:
    # the blank at the end, where the answer begins, does not survive the wrapping
    sys.stderr.write("\n".join(_lines(prompt.rstrip())) + " ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    if not sys.stdin.isatty():
        sys.stderr.write("\n")
    return line.rstrip("\r\n")


def _answers_of_draft(
    workspace: "OpenWorkspace", crossing: str, rubric: str, last: "Sheet | None"
) -> tuple[str, ...]:
    """The answers of a draft that fits, if the person wants them back."""
    from scorer.files.drafts import drop_draft, read_draft
    from scorer.forms.rate.dialogue import draft_from

    root = workspace.workspace.root
    text = read_draft(root, crossing)
    draft = draft_from(text) if text is not None else None
    if draft is None or not draft.answers or draft.rubric != rubric:
        return ()
    if draft.last != (last.path if last else None):
        note("there is a draft, but it began from another sheet; it is left as it is")
        return ()
    answer = _answer(f"Go on with the draft of {len(draft.answers)} answers? [Y/n]: ")
    if answer.strip().casefold() in ("", "y", "yes"):
        return draft.answers
    drop_draft(root, crossing)
    return ()


def _write(
    workspace: "OpenWorkspace", dialogue: "RatingDialogue", last: "Sheet | None"
) -> Path | None:
    """Show what changed since the last sheet, ask, and write; None if the person says no."""
    from scorer.files.assessment_file import save_assessment
    from scorer.files.filed import Sheet
    from scorer.output.tables.changes import present_changes

    assert dialogue.result is not None
    if last is not None:
        new = Sheet(dialogue.result, "the new sheet", "")
        emit(present_changes(workspace.diff_sheets(last, new)))
    if _answer("Write this sheet? [Y/n]: ").strip().casefold() not in ("", "y", "yes"):
        return None
    return save_assessment(workspace.workspace.root, dialogue.result)
