"""`scorer form` and `scorer import`: forms out to the field, filled forms back into files."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.completion import complete_crossing
from scorer.cli.emit import UsageError, note, write_out
from scorer.cli.exit_codes import FINDINGS
from scorer.cli.progress import reading_progress
from scorer.cli.setting import editor_of, setting_of
from scorer.forms.kinds import FORMS, form_of, written_forms
from scorer.vocabulary import METHODS


@takes(..., "assessor", "rubric", "lang", "output")
def form(
    crossing: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CROSSING",
            help="Which crossings; without any, all areas (for a phone form, all crossings).",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="|".join(written_forms()),
            autocompletion=lambda: list(written_forms()),
            help="Word, Excel, a phone form for KoboToolbox and ODK, or Markdown; without it, "
            "what the ending of --output says, else Word.",
            show_default=False,
        ),
    ] = None,
    prefill: Annotated[
        bool,
        typer.Option(
            "--prefill",
            help="Start from each crossing's latest sheet, with --assessor from theirs.",
        ),
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Write a blank form, or one filled with the latest sheet, for people who rate.

    Example: scorer form hekou-lao-cai --to docx --output hekou.docx

    Example: scorer form --to xlsform --output phone-form.xlsx

    Example: scorer form hekou-lao-cai --to md --prefill --lang vi
    """
    workspace, rubric = asked.workspace(), asked.options["rubric"]
    assessors = asked.options.get("assessors", ())
    if assessors and not prefill:
        raise UsageError("--assessor says whose sheet a form starts from; give --prefill too")
    written = workspace.form(
        _form_for(to, asked.output),
        *(crossing or ()),
        prefill=prefill,
        assessors=assessors,
        rubric=rubric,
        language=asked.lang,
    )
    write_out(written, asked.target)
    for name in crossing or () if prefill else ():
        last = workspace.latest_sheet(name, rubric=rubric, assessors=assessors)
        whose = f"starts from {last.value.whose}" if last else "is blank: there is no such sheet"
        note(f"{workspace.crossing(name).name}: {whose}")


def _form_for(to: str | None, output: Path | None) -> str:
    """The form asked for by name, else by the file's ending, else a Word form."""
    if to is not None:
        if to not in written_forms():
            raise UsageError(f"there is no form {to!r}; there are {', '.join(written_forms())}")
        return to
    if output is None:
        return "docx"
    found = form_of(output.name)
    if found is None:
        endings = ", ".join(ending for form in FORMS for ending in form.endings)
        raise UsageError(f"{output}: say --to, or end the name in {endings}")
    return found


@takes("rubric", ..., "format", "output")
def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Filled forms: Word, Excel, Markdown or plain text grids, exports of form "
            "services (KoboToolbox, ODK, Ona) and survey tools, tables of ratings (csv, xlsx).",
            show_default=False,
        ),
    ],
    crossing: Annotated[
        str | None,
        typer.Option(
            "--crossing",
            metavar="CROSSING",
            help="For a form that names no known crossing.",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ] = None,
    assessor: Annotated[
        str | None,
        typer.Option("--assessor", metavar="NAME", help="Who rated.", show_default=False),
    ] = None,
    observed: Annotated[
        str | None,
        typer.Option(
            "--observed",
            metavar="PERIOD",
            help="When: 2018 or 2017-07/2019-03.",
            show_default=False,
        ),
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            "--method",
            metavar="|".join(METHODS),
            help="How it was rated.",
            autocompletion=lambda: list(METHODS),
            show_default=False,
        ),
    ] = None,
    round_: Annotated[
        str | None,
        typer.Option(
            "--round",
            metavar="LABEL",
            help="Puts several assessors into one panel.",
            show_default=False,
        ),
    ] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=DIMENSION",
            help="What a column or heading means; can be repeated.",
            show_default=False,
        ),
    ] = None,
    add_crossings: Annotated[
        bool, typer.Option("--add-crossings", help="Add crossings that are not known yet.")
    ] = False,
    into: Annotated[
        str,
        typer.Option(
            "--into",
            metavar="sheets|table",
            help="A file for each sheet, or one table for all of them (for thousands).",
            autocompletion=lambda: ["sheets", "table"],
        ),
    ] = "sheets",
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Of the table.", show_default=False),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over sheets that are there already.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Read filled forms and write the assessments they hold; what is doubtful is listed.

    Example: scorer import grid.docx --replace --dry-run

    Example: scorer import index.csv --into table --add-crossings
    """
    from scorer.files.naming import slug_of
    from scorer.forms.landing.proposals import ImportOptions
    from scorer.library.forms import content_of
    from scorer.output.presentations.imports import present_import

    if into not in ("sheets", "table"):
        raise UsageError(f"--into takes sheets or table, not {into!r}")
    if method is not None and method not in METHODS:
        raise UsageError(f"there is no method {method!r}; there are {', '.join(METHODS)}")
    contents = {
        typed: content_of(setting_of(asked.context).path(typed)) for typed in dict.fromkeys(files)
    }
    table = None
    if into == "table":
        table = name or slug_of(Path(files[0]).stem)
    elif name is not None:
        raise UsageError("--name is for --into table")
    editor = editor_of(asked.context)
    options = ImportOptions(
        recorded=datetime.now().astimezone().date(),
        rubric=asked.options["rubric"],
        crossing=crossing,
        assessor=assessor,
        observed=observed,
        method=method,
        round=round_,
        meanings=_meanings(mapped or []),
        add_crossings=add_crossings,
        replace=replace,
        dry_run=dry_run,
        table=table,
    )
    with reading_progress("Writing sheets") as progress:
        report = editor.import_forms(contents, options, progress)
    asked.show(present_import(report, {"dry_run": dry_run, "into": into}))
    if report.wants_a_look:
        raise typer.Exit(FINDINGS)


def _meanings(mapped: list[str]) -> dict[str, str]:
    meanings = {}
    for text in mapped:
        column, equals, leaf = (part.strip() for part in text.rpartition("="))
        if not (equals and column and leaf):
            raise UsageError(f"{text!r} maps nothing; write --map COLUMN=DIMENSION")
        meanings[column] = leaf
    return meanings
