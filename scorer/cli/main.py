"""The program: its commands by name, what stands before them, and how errors are said."""

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from scorer.cli.commands import (
    chart,
    check,
    compare,
    diff,
    edit,
    export,
    forms,
    init,
    rank,
    rate,
    report,
    show,
    trust,
    undo,
)
from scorer.cli.emit import UsageError
from scorer.cli.exit_codes import INTERRUPTED
from scorer.cli.setting import Setting, setting_of

app = typer.Typer(
    name="scorer",
    help="Rate border crossings on a documented grid; validate, compare, rank and follow them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable workspace.",
)

COMMANDS = (
    ("init", init.init),
    ("validate", check.validate),
    ("explain", check.explain),
    ("list", show.list_),
    ("show", show.show),
    ("score", rank.score),
    ("rank", rank.rank),
    ("compare", compare.compare),
    ("diff", diff.diff),
    ("history", show.history),
    ("robustness", trust.robustness),
    ("agreement", trust.agreement),
    ("what-if", trust.what_if),
    ("improve", trust.improve),
    ("form", forms.form),
    ("import", forms.import_),
    ("rate", rate.rate),
    ("withdraw", edit.withdraw),
    ("rename", edit.rename),
    ("undo", undo.undo),
    ("redo", undo.redo),
    ("chart", chart.chart),
    ("report", report.report),
    ("export", export.export),
    ("schema", check.schema),
)

for name, command in COMMANDS:
    app.command(name)(command)


def _version(wanted: bool) -> None:
    if wanted:
        from scorer.version import __version__

        typer.echo(f"scorer {__version__}")
        raise typer.Exit


@app.callback()
def before_the_command(
    context: typer.Context,
    directory: Annotated[
        Path | None,
        typer.Option(
            "-C",
            metavar="DIR",
            help="Look for the workspace from this folder upwards.",
            show_default=False,
        ),
    ] = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Use the workspace that comes with the program.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback has said it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Take what stands before the command."""
    if directory is not None and demo:
        raise UsageError("-C and --demo both name a workspace; give one of them")
    context.obj = replace(setting_of(context), directory=directory, demo=demo)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit; whatever happens, what is said is meant for the user."""
    _have_all_streams()
    _take_any_script()
    try:
        typed = list(sys.argv[1:] if arguments is None else arguments)
        app(args=typed, prog_name="scorer", obj=Setting(command=shlex.join(["scorer", *typed])))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except SystemExit as leaving:
        # a reader that has seen enough (`head`, a pager) is no fault, as Typer and Rich take it
        if isinstance(leaving.__context__, BrokenPipeError):
            sys.exit(0)
        raise
    except Exception as error:
        from scorer.cli.failures import say

        sys.exit(say(error))
    sys.exit(0)


def _have_all_streams() -> None:
    """Let a stream that was closed before the program began be an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - stays open
            setattr(sys, name, nothing)


def _take_any_script() -> None:
    """Let every text in and out whatever the locale: pipes carry UTF-8, line ends stay."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="")
    if isinstance(sys.stdin, TextIOWrapper):
        encoding = None if sys.stdin.isatty() else "utf-8"
        sys.stdin.reconfigure(encoding=encoding, errors="replace")
