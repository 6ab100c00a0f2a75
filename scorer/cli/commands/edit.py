"""`scorer withdraw` and `scorer rename`: what stands in the workspace, changed where it stands."""

from typing import Annotated

import typer

from scorer.cli.completion import complete_crossing, complete_sheet
from scorer.cli.emit import note
from scorer.cli.options import CrossingArgument
from scorer.cli.setting import editor_of, setting_of


def withdraw(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The file of the sheet, or the table that holds it.",
            autocompletion=complete_sheet,
            show_default=False,
        ),
    ],
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why.", show_default=False)
    ],
    crossing: Annotated[
        str | None,
        typer.Option(
            "--crossing",
            metavar="CROSSING",
            help="Of a table: whose sheet.",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ] = None,
    observed: Annotated[
        str | None,
        typer.Option(
            "--observed", metavar="PERIOD", help="Of a table: of which period.", show_default=False
        ),
    ] = None,
    assessor: Annotated[
        str | None,
        typer.Option("--assessor", metavar="NAME", help="Of a table: by whom.", show_default=False),
    ] = None,
    round_: Annotated[
        str | None,
        typer.Option(
            "--round", metavar="LABEL", help="Of a table: of which round.", show_default=False
        ),
    ] = None,
) -> None:
    """Take a sheet out of the count: it stays on record, with the reason, and counts nowhere.

    Example: scorer withdraw assessments/horgos/2018-desk-review.yaml --because "wrong year"
    """
    path = setting_of(context).path(file)
    sheet = editor_of(context).withdraw(
        path,
        because,
        crossing=crossing,
        observed=observed,
        assessor=assessor,
        round=round_,
    )
    assert sheet.withdrawn is not None
    note(
        f"withdrawn as of {sheet.withdrawn.on}: {sheet.crossing}, {sheet.observed}, by "
        f"{sheet.assessor}; `scorer undo` takes it back"
    )


def rename(
    context: typer.Context,
    old: CrossingArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.", show_default=False)],
) -> None:
    """Give a crossing another id wherever it is named; the old id becomes an alias.

    In the register, its sheets and their folder, tables and scenarios; comments and layout of the
    files stay.

    Example: scorer rename horgos khorgos
    """
    renamed = editor_of(context).rename(old, new)
    note(f"renamed {renamed.old} to {renamed.new} in {len(renamed.files)} files")
