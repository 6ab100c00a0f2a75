"""`scorer validate`, `scorer explain` and `scorer schema`: are the files right, and if not, why."""

import sys
from typing import Annotated

import typer

from scorer.cli.emit import UsageError, note, target_of, wants_color, width_of, write_out
from scorer.cli.exit_codes import FINDINGS
from scorer.cli.options import OutputOption
from scorer.cli.progress import reading_progress
from scorer.cli.setting import root_to_read, setting_of
from scorer.output.choices import ProblemFormat
from scorer.vocabulary import FileKind


def validate(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files or folders; without any, the whole workspace.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Warnings count as errors do; notes never count.")
    ] = False,
    stale: Annotated[
        float | None,
        typer.Option(
            "--stale",
            metavar="YEARS",
            min=0,
            help="Note crossings whose latest sheet is older than this.",
            show_default=False,
        ),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the problems by code instead.")
    ] = False,
    format: Annotated[  # noqa: A002
        ProblemFormat, typer.Option("--format", "-f", help="How to write the problems.")
    ] = ProblemFormat.TEXT,
    output: OutputOption = None,
) -> None:
    """Find all problems of all files at once, each with its place and what to do about it.

    Example: scorer validate --strict

    Example: scorer validate assessments/horgos --format concise
    """
    from scorer.files.validation import validate as validate_files
    from scorer.output.problems import render_problems, summary

    setting = setting_of(context)
    checked = [setting.path(path) for path in paths] if paths else root_to_read(setting)
    with reading_progress("Checking") as progress:
        report = validate_files(checked, stale_years=stale, progress=progress)
    target = target_of(output)
    text = render_problems(
        report.problems,
        format,
        files=report.files,
        statistics=statistics,
        options={"strict": strict, "stale": stale, "paths": paths or []},
        width=None if target is not None else width_of(sys.stdout),
        color=target is None and wants_color(sys.stdout),
    )
    write_out(text, target)
    if format in (ProblemFormat.TEXT, ProblemFormat.CONCISE):
        note(summary(report.problems, report.files))
    if report.failed(strict=strict):
        raise typer.Exit(FINDINGS)


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="A code as `validate` prints it; without one, all of them.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say what a problem code means, why it matters and how to mend it.

    Example: scorer explain E204
    """
    from scorer.files.problems.codes import explain as code_named
    from scorer.files.problems.codes import problem_codes
    from scorer.output.problems import explanation

    color = wants_color(sys.stdout)
    if code is not None:
        write_out(explanation(code_named(code), color=color), None)
        return
    write_out("".join(f"{each.code}  {each.title}\n" for each in problem_codes().values()), None)


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(FileKind),
            help="Which file.",
            autocompletion=lambda: list(FileKind),
            show_default=False,
        ),
    ],
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of a kind of file, for editors and other tools.

    Example: scorer schema assessment --output docs/schemas/assessment.json
    """
    from scorer.files.schema import schema_text

    try:
        text = schema_text(kind)
    except ValueError as error:
        raise UsageError(str(error)) from None
    write_out(text, target_of(output))
