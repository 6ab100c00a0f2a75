"""`scorer rate`: a sheet at the prompt, in a terminal or through a pipe."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.completion import complete_dimension
from scorer.cli.emit import note, width_of
from scorer.cli.exit_codes import FINDINGS
from scorer.cli.options import CrossingArgument
from scorer.cli.setting import author_of, own_workspace_of

if TYPE_CHECKING:
    from scorer.forms.rate.dialogue import RatingDialogue
    from scorer.library.rating import RatingSession

BACK = "<"
EXPLAIN = "?"
USUAL_WIDTH = 80
"""Columns, where nothing tells how wide the terminal is."""
UNREADABLE = "\ufffd"
"""What stands for bytes that are no text."""
NARROWEST = 20
"""Columns; a narrower terminal breaks the lines itself."""


@takes(..., "assessor", "rubric", "lang")
def rate(
    crossing: CrossingArgument,
    blank: Annotated[
        bool, typer.Option("--blank", help="Do not start from the latest sheet.")
    ] = False,
    dimension: Annotated[
        str | None,
        typer.Option(
            "--dimension",
            metavar="DIMENSION",
            help="Correct this dimension of the latest sheet, and nothing else.",
            autocompletion=complete_dimension,
            show_default=False,
        ),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Rate a crossing at the prompt, dimension by dimension, and write the sheet.

    Where a sheet for the same period and assessor is there, it is corrected (the old version stays
    on record) or replaced, or the new one is of another round.

    Enter takes the answer in brackets, < goes back a question, ? explains it. What was answered
    is kept as a draft at every step and offered next time; Ctrl-C loses nothing.

    Example: scorer rate hekou-lao-cai

    Example: scorer rate hekou-lao-cai --dimension transport --assessor desk-review
    """
    workspace = own_workspace_of(asked.context)
    session = workspace.rate(
        crossing,
        blank=blank,
        rubric=asked.options["rubric"],
        language=asked.lang,
        author=author_of(asked.context),
        dimension=dimension,
        assessors=asked.options.get("assessors", ()),
    )
    try:
        wanted = _begins(session) and _asked_through(session, asked)
    except (KeyboardInterrupt, EOFError):
        note(f"\nstopped; {_what_is_kept(session)}")
        raise typer.Exit(FINDINGS) from None
    if not wanted:
        note("not written; the draft is kept")
        raise typer.Exit(FINDINGS)
    note(f"wrote {session.save().relative_to(workspace.workspace.root)}")


def _begins(session: "RatingSession") -> bool:
    """Go on with the draft that is there, or begin anew; False where a draft speaks against it."""
    draft = session.draft()
    if draft is None:
        return True
    there_is = f"a draft of {_answers(len(draft.answers))}"
    if not session.goes_on(draft):
        return _agreed(f"There is {there_is} that began from another sheet. Begin anew without it?")
    if _agreed(f"Go on with {there_is}?"):
        session.resume(draft.answers)
    else:
        session.drop()
    return True


def _asked_through(session: "RatingSession", asked: Asked) -> bool:
    """Ask all that is still open, and whether the sheet is to be written."""
    rubric = session.rubric
    _show(
        f"{session.crossing.name}, {rubric.id} {rubric.version}. Enter takes what stands in "
        f"brackets, {BACK} goes back a question, Ctrl-C keeps a draft, {EXPLAIN} explains."
    )
    while session.dialogue.question is not None:
        _ask(session.dialogue)
        session.keep()
    if (changes := session.changes()) is not None:
        asked.show(changes)
    return _agreed("Write this sheet?")


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


def _what_is_kept(session: "RatingSession") -> str:
    draft = session.draft()
    if draft is None or not session.goes_on(draft):
        return "nothing was answered yet"
    verb = "is" if len(draft.answers) == 1 else "are"
    kept = f"{_answers(len(draft.answers))} {verb} kept"
    return f"{kept}; `scorer rate` offers to go on from there"


def _answers(number: int) -> str:
    return f"{number} answer{'' if number == 1 else 's'}"


def _answer(prompt: str) -> str:
    """What is answered, asked again while it cannot be read; EOFError where the input ends."""
    while True:
        # the blank at the end, where the answer begins, does not survive the wrapping
        sys.stderr.write("\n".join(_lines(prompt.rstrip())) + " ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if not sys.stdin.isatty():
            sys.stderr.write("\n")
        if UNREADABLE not in line:
            return line.rstrip("\r\n")
        _show("  that is no text in UTF-8; please type it again")


def _agreed(question: str) -> bool:
    return _answer(f"{question} [Y/n]: ").strip().casefold() in ("", "y", "yes")
