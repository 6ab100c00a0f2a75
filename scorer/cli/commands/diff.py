"""`scorer diff`: what changed between two files, two dates, or two sheets of a crossing."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.completion import complete_crossing
from scorer.cli.emit import UsageError
from scorer.cli.exit_codes import FINDINGS
from scorer.cli.options import SCORED
from scorer.cli.setting import Setting, setting_of
from scorer.vocabulary import DatedBy

if TYPE_CHECKING:
    from scorer.files.filed import Sheet
    from scorer.library import OpenWorkspace

STANDARD_INPUT = "-"


@takes("known_on", "status", *SCORED, "format", "output")
def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="A file, - for standard input, a date, or a crossing (then with --from and --to).",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(metavar="NEW", help="The same, newer.", show_default=False),
    ] = None,
    begin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help="For a crossing: as of when the older state is (its sheet before the last).",
            show_default=False,
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="DATE",
            help="For a crossing: as of when the newer state is (its last sheet).",
            show_default=False,
        ),
    ] = None,
    across_rubrics: Annotated[
        bool,
        typer.Option(
            "--across-rubrics",
            help="Compare two major versions of a rubric on the dimensions that they share.",
        ),
    ] = False,
    revisions: Annotated[
        bool,
        typer.Option(
            "--revisions",
            help="What corrections and withdrawals changed: the dates are days of the record; of a "
            "crossing without dates its last correction.",
        ),
    ] = False,
    editions: Annotated[
        bool,
        typer.Option(
            "--editions",
            help="The dates are periods: only what was observed within each, nothing carried over.",
        ),
    ] = False,
    statements: Annotated[
        bool | None,
        typer.Option(
            "--statements/--no-statements",
            help="List the statements that changed, or only count them; without either, those of "
            "one crossing are listed and those of several counted.",
            show_default=False,
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help="Exit with 1 where ratings, statements or crossings differ."
        ),
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Say what changed: ratings, scores and what made them move, ranks, statements.

    Example: scorer diff 2018 2024

    Example: scorer diff dongxing-mong-cai --from 2018 --to 2024

    Example: scorer diff dongxing-mong-cai --revisions --from 2026-11-21 --to 2026-12

    Example: git show HEAD~1:assessments/x/2024.yaml | scorer diff - assessments/x/2024.yaml
    """
    setting = setting_of(asked.context)
    if old == new == STANDARD_INPUT:
        raise UsageError("only one side can be standard input")
    if revisions and editions:
        raise UsageError("ask for --revisions or for --editions")
    if new is None and _names_a_file(setting, old):
        raise UsageError(f"{old} needs another file or date to be compared with")
    workspace = asked.workspace()
    changes = workspace.diff(
        _side(setting, workspace, old),
        None if new is None else _side(setting, workspace, new),
        begin=begin,
        end=end,
        across_rubrics=across_rubrics,
        dated_by=_dated_by(revisions=revisions, editions=editions),
        **asked.options,
    )
    asked.show(changes, statements=statements)
    if exit_code and changes.anything:
        raise typer.Exit(FINDINGS)


def _dated_by(*, revisions: bool, editions: bool) -> DatedBy:
    if revisions:
        return DatedBy.KNOWN
    return DatedBy.EDITION if editions else DatedBy.BEGUN


def _names_a_file(setting: Setting, typed: str) -> bool:
    return (
        typed == STANDARD_INPUT
        or typed.endswith((".yaml", ".yml"))
        or setting.path(typed).is_file()
    )


def _side(setting: Setting, workspace: "OpenWorkspace", typed: str) -> "Sheet | str":
    """The sheet in a file that was named, else what was typed."""
    if not _names_a_file(setting, typed):
        return typed
    from scorer.files.assessment_file import load_assessment

    if typed == STANDARD_INPUT:
        return load_assessment(sys.stdin.buffer.read(), workspace.workspace, name="<stdin>")
    path = setting.path(typed)
    if not path.exists():
        raise UsageError(f"there is no file {typed}")
    return load_assessment(path, workspace.workspace)
