"""`scorer report`: the one page that a decision maker reads, as one HTML file or as Markdown."""

from pathlib import Path
from typing import Annotated

import typer

from scorer.cli.asked import Asked, takes
from scorer.cli.completion import complete_crossing
from scorer.cli.emit import UsageError, note
from scorer.cli.options import SCORED, SNAPSHOT
from scorer.output.report import DOCUMENT_ENDING, PAGE_ENDINGS


@takes(*SNAPSHOT, *SCORED, "lang", "markdown", "output", "open_")
def report(
    about: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CROSSING",
            help="The crossings that the report is about; the ranking shows all of them.",
            autocompletion=complete_crossing,
            show_default=False,
        ),
    ] = None,
    compare_to: Annotated[
        str | None,
        typer.Option(
            "--compare-to",
            metavar="DATE",
            help="What moved since then; without it, since each crossing's sheet before.",
            show_default=False,
        ),
    ] = None,
    markdown: Annotated[
        bool,
        typer.Option("--markdown", help="A Markdown document with SVG files beside it instead."),
    ] = False,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it."),
    ] = Path("report.html"),
    open_: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    *,
    asked: Asked,
) -> None:
    """Write the report: where we stand, how sure that is, why, what moved, what would lift us.

    One HTML file that needs no network; weights can be tried out in it.

    Example: scorer report --output report.html

    Example: scorer report hekou-lao-cai --compare-to 2018 --output hekou.html

    Example: scorer report --markdown --output report.md
    """
    if markdown and output.suffix.lower() != DOCUMENT_ENDING:
        if output != Path("report.html"):
            raise UsageError(f"{output}: with --markdown the file ends in .md")
        output = Path("report.md")
    if not markdown and output.suffix.lower() not in PAGE_ENDINGS:
        raise UsageError(f"{output}: the report is an .html file (or --markdown for an .md file)")
    written = asked.workspace().write_report(
        output, *(about or ()), compare_to=compare_to, language=asked.lang, **asked.options
    )
    for path in written:
        note(f"wrote {path}")
    if open_:
        typer.launch(output.absolute().as_uri())
