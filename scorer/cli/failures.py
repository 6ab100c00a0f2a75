"""What the program says when it cannot do what was asked, and with which exit code."""

import os
import sys
from contextlib import suppress
from traceback import print_exception

from scorer.analysis.scoring.scores import ScoringError
from scorer.cli.emit import UsageError, wants_color, width_of
from scorer.cli.exit_codes import FINDINGS, USAGE
from scorer.files.problems.problem import InvalidFilesError, UnknownNameError, WorkspaceError
from scorer.forms.errors import FormError
from scorer.library import QuestionError
from scorer.output.formats.escape import visible

MOST_PROBLEMS_SHOWN = 20
SHOW_TRACEBACK = "SCORER_TRACEBACK"


def say(error: Exception) -> int:
    """Say an error on standard error in words for the user; gives the exit code."""
    with suppress(OSError):  # where nobody can be told, the exit code still says it
        if isinstance(error, InvalidFilesError):
            _say_problems(error)
        else:
            _line(_message(error))
            if os.environ.get(SHOW_TRACEBACK):
                print_exception(error)
    return FINDINGS if isinstance(error, InvalidFilesError) else USAGE


def _message(error: Exception) -> str:
    if isinstance(error, UnknownNameError):
        return _unknown_name(error)
    if isinstance(error, UsageError | WorkspaceError | ScoringError | QuestionError | FormError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{(error.strerror or str(error)).lower()}"
    return (
        f"this should not have happened ({type(error).__name__}: {error}); please report it with"
        f" what you typed. {SHOW_TRACEBACK}=1 shows more."
    )


def _unknown_name(error: UnknownNameError) -> str:
    text = str(error)
    if error.suggestions:
        return text
    if 0 < len(error.known) <= MOST_PROBLEMS_SHOWN:
        text += f"; there are {', '.join(error.known)}"
    else:
        shown_by = "scorer explain" if error.kind == "code" else "scorer list"
        text += f"; `{shown_by}` shows what is there"
    if error.kind == "crossing":
        text += "; add a new one to assessments/crossings.yaml"
    return text


def _say_problems(error: InvalidFilesError) -> None:
    from scorer.output.choices import ProblemFormat
    from scorer.output.problems import render_problems

    shown = error.problems[:MOST_PROBLEMS_SHOWN]
    sys.stderr.write(
        render_problems(
            shown,
            ProblemFormat.TEXT,
            files=len({problem.path for problem in shown}),
            width=width_of(sys.stderr),
            color=wants_color(sys.stderr),
        )
    )
    more = len(error.problems) - len(shown)
    rest = f" ({more} more not shown)" if more > 0 else ""
    _line(f"nothing was done, as the files have errors{rest}; `scorer validate` shows all")


def _line(text: str) -> None:
    sys.stderr.write(f"scorer: {visible(text)}\n")
