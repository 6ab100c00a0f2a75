"""What was understood of filled forms, and what became of each sheet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from scorer.output.findings.wording import level, listed
from scorer.output.tables.table import (
    Block,
    Column,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)
from scorer.version import __version__

MOST_SHEETS_SHOWN = 40
MOST_DOUBTS_SHOWN = 40
FEWEST_ALIKE = 3
"""Further doubts with the same words that are counted and not told one by one."""


def present_import(
    body: Mapping[str, Any],
    recognised: Sequence[tuple[str, str]],
    options: Mapping[str, Any],
    *,
    rubric: str | None = None,
    files: Sequence[tuple[str, str]] = (),
) -> Presentation:
    """The report of an import.

    body: the report as scripts read it, with `sheets`, `unplaced`, `doubts`, `new_crossings`
    and `kept`; recognised: each file and what it was taken for; files: names and digests.
    """
    sheets = body["sheets"]
    blocks: list[Block] = [
        Paragraph(f"{name}: read as {what}.") for name, what in recognised[:MOST_SHEETS_SHOWN]
    ]
    if sheets:
        blocks.append(_sheets_table(sheets))
    doubts = [(sheet["crossing"] or "", doubt) for sheet in sheets for doubt in sheet["doubts"]] + [
        ("", doubt) for doubt in body["doubts"]
    ]
    told = _told_once(doubts)
    if told:
        blocks.append(_doubts_table(told))
    if body["unplaced"]:
        blocks.append(_unplaced_table(body["unplaced"]))
    return Presentation(
        kind="import",
        title="What the forms say",
        blocks=tuple(blocks),
        body=body,
        provenance=Provenance(
            tool=f"scorer {__version__}", rubric=rubric, options=options, files=tuple(files)
        ),
        notes=tuple(_notes(body, len(sheets), len(told), bool(options.get("dry_run")))),
    )


def _sheets_table(sheets: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        (
            TableCell(sheet["crossing"] or "?", sheet["crossing"]),
            TableCell(sheet["observed"] or "?", sheet["observed"]),
            TableCell(sheet["assessor"] or "?", sheet["assessor"]),
            TableCell(text := " ".join(level(each) for each in sheet["ratings"].values()), text),
            TableCell(str(sheet["strengths"]), sheet["strengths"]),
            TableCell(str(sheet["drawbacks"]), sheet["drawbacks"]),
            TableCell(
                str(len(sheet["doubts"])),
                len(sheet["doubts"]),
                Style.WARN if sheet["doubts"] else Style.PLAIN,
            ),
            TableCell(sheet["path"] or "not written", sheet["path"]),
        )
        for sheet in sheets[:MOST_SHEETS_SHOWN]
    ]
    return Table(
        (
            Column("crossing", "Crossing"),
            Column("observed", "Observed"),
            Column("assessor", "By"),
            Column("ratings", "Ratings"),
            Column("strengths", "Strengths", "right"),
            Column("drawbacks", "Drawbacks", "right"),
            Column("doubts", "Doubts", "right"),
            Column("path", "File"),
        ),
        tuple(rows),
        title="Sheets",
    )


def _doubts_table(doubts: Sequence[tuple[str, Mapping[str, str]]]) -> Table:
    return Table(
        (
            Column("crossing", "Crossing"),
            Column("place", "Place"),
            Column("message", "What to look at", prose=True),
        ),
        tuple(
            (
                TableCell(crossing, crossing),
                TableCell(doubt["place"], doubt["place"]),
                TableCell(doubt["message"], doubt["message"], Style.WARN),
            )
            for crossing, doubt in doubts[:MOST_DOUBTS_SHOWN]
        ),
        title="Doubtful",
    )


def _told_once(
    doubts: Sequence[tuple[str, Mapping[str, str]]],
) -> list[tuple[str, Mapping[str, str]]]:
    """The doubts, those that say the same of many sheets told once, where they came up first."""
    times = Counter(doubt["message"] for _, doubt in doubts)
    told: list[tuple[str, Mapping[str, str]]] = []
    counted = set()
    for crossing, doubt in doubts:
        message, more = doubt["message"], times[doubt["message"]] - 1
        if more < FEWEST_ALIKE:
            told.append((crossing, doubt))
        elif message not in counted:
            counted.add(message)
            told.append((crossing, {**doubt, "place": f"{doubt['place']}, {more:,} more"}))
    return told


def _unplaced_table(unplaced: Sequence[Mapping[str, str]]) -> Table:
    return Table(
        (Column("place", "Place"), Column("text", "Text", prose=True)),
        tuple(
            (TableCell(each["place"], each["place"]), TableCell(each["text"], each["text"]))
            for each in unplaced[:MOST_DOUBTS_SHOWN]
        ),
        title="Texts that belong nowhere",
    )


def _notes(body: Mapping[str, Any], sheets: int, doubts: int, dry_run: bool) -> list[str]:
    notes = []
    for count, most, what in (
        (sheets, MOST_SHEETS_SHOWN, "sheets"),
        (doubts, MOST_DOUBTS_SHOWN, "doubts"),
        (len(body["unplaced"]), MOST_DOUBTS_SHOWN, "texts"),
    ):
        if count > most:
            notes.append(f"{count - most:,} more {what} are not shown; --format json has all.")
    if body["unplaced"] and not doubts:
        notes.append("Nothing is doubtful; only these texts belong nowhere in a sheet.")
    if body["new_crossings"]:
        verb = "Would be added" if dry_run else "Added"
        notes.append(f"{verb} to the crossings: {listed(body['new_crossings'][:20])}.")
    if body["kept"]:
        notes.append(f"What belongs nowhere is kept in {listed(body['kept'])}.")
    if dry_run:
        notes.append("A dry run: nothing was written.")
    return notes
