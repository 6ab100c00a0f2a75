"""What was understood of filled forms, and what became of each sheet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from scorer.forms.intake.understood import Doubt, Unplaced
from scorer.forms.landing.importing import ImportReport
from scorer.forms.landing.sheet_writer import ImportedSheet
from scorer.model import Crossing
from scorer.output.findings.imports import (
    how_many_are_not_shown,
    what_became_of_the_rest,
    what_each_form_is,
    what_the_new_crossings_are,
)
from scorer.output.findings.wording import level
from scorer.output.tables.fields import Field, LazyRecords, records_of, table_of
from scorer.output.tables.table import (
    TOOL,
    Block,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    TableCell,
)

MOST_SHEETS_SHOWN = 40
MOST_DOUBTS_SHOWN = 40
MOST_CROSSINGS_SHOWN = 200
"""What is added to the register is shown in full, as far as a person reads."""
FEWEST_ALIKE = 3
"""Further doubts with the same words that are counted and not told one by one."""

DoubtOf = tuple[str, Doubt]
"""A doubt with the crossing of its sheet, empty where it is about a form as a whole."""


def present_import(report: ImportReport, options: Mapping[str, Any]) -> Presentation:
    """The report of an import: each form, each sheet, the doubts, the texts that are left.

    options: what was asked for; `dry_run` among them.
    """
    doubts = [(sheet.crossing or "", doubt) for sheet in report.sheets for doubt in sheet.doubts]
    told = _told_once([*doubts, *(("", doubt) for doubt in report.doubts)])
    forms = what_each_form_is(report)[:MOST_SHEETS_SHOWN]
    blocks: list[Block] = [Paragraph(sentence) for sentence in forms]
    if report.sheets:
        blocks.append(table_of(report.sheets[:MOST_SHEETS_SHOWN], SHEET_FIELDS, "Sheets"))
    if told:
        fields: tuple[Field[DoubtOf], ...] = (
            Field("crossing", "Crossing", lambda each: each[0]),
            *(field.through(lambda each: each[1]) for field in DOUBT_FIELDS),
        )
        blocks.append(table_of(told[:MOST_DOUBTS_SHOWN], fields, "Doubtful"))
    if report.unplaced:
        shown = report.unplaced[:MOST_DOUBTS_SHOWN]
        blocks.append(table_of(shown, UNPLACED_FIELDS, "Texts that belong nowhere"))
    dry_run = bool(options.get("dry_run"))
    if report.new_crossings:
        title = what_the_new_crossings_are(len(report.new_crossings), dry_run=dry_run)
        new = report.new_crossings[:MOST_CROSSINGS_SHOWN]
        blocks.append(table_of(new, NEW_CROSSING_FIELDS, title))
    return Presentation(
        kind="import",
        title="What the forms say",
        blocks=tuple(blocks),
        body={
            "sheets": LazyRecords(
                report.sheets,
                SHEET_FIELDS,
                "crossing observed assessor path ratings strengths drawbacks doubts corrects",
            ),
            "unplaced": records_of(report.unplaced, UNPLACED_FIELDS),
            "doubts": records_of(report.doubts, DOUBT_FIELDS),
            "new_crossings": [crossing.id for crossing in report.new_crossings],
            "kept": list(report.kept),
        },
        provenance=Provenance(tool=TOOL, rubric=report.rubric, options=options, files=report.files),
        notes=(
            *how_many_are_not_shown(len(report.sheets), MOST_SHEETS_SHOWN, "sheets"),
            *how_many_are_not_shown(len(told), MOST_DOUBTS_SHOWN, "doubts"),
            *how_many_are_not_shown(len(report.unplaced), MOST_DOUBTS_SHOWN, "texts"),
            *how_many_are_not_shown(len(report.new_crossings), MOST_CROSSINGS_SHOWN, "crossings"),
            *what_became_of_the_rest(report, dry_run=dry_run),
        ),
    )


DOUBT_FIELDS: tuple[Field[Doubt], ...] = (
    Field("place", "Place", lambda doubt: doubt.place),
    Field(
        "message",
        "What to look at",
        lambda doubt: TableCell(doubt.message, doubt.message, Style.WARN),
        prose=True,
    ),
)

NEW_CROSSING_FIELDS: tuple[Field[Crossing], ...] = (
    Field("crossing", "Crossing", lambda crossing: crossing.id),
    Field("name", "Name", lambda crossing: crossing.name),
)

UNPLACED_FIELDS: tuple[Field[Unplaced], ...] = (
    Field("place", "Place", lambda each: each.place),
    Field("text", "Text", lambda each: each.text, prose=True),
)


def _or(instead: str, text: str | None) -> TableCell:
    return TableCell(text or instead, text)


def _doubts(sheet: ImportedSheet) -> TableCell:
    count = len(sheet.doubts)
    return TableCell(str(count), count, Style.WARN if count else Style.PLAIN)


SHEET_FIELDS: tuple[Field[ImportedSheet], ...] = (
    Field("crossing", "Crossing", lambda sheet: _or("?", sheet.crossing)),
    Field("observed", "Observed", lambda sheet: _or("?", sheet.observed)),
    Field("assessor", "By", lambda sheet: _or("?", sheet.assessor)),
    Field(
        "ratings",
        "Ratings",
        lambda sheet: " ".join(map(level, sheet.ratings.values())),
        plain=lambda sheet: sheet.ratings,
    ),
    Field("strengths", "Strengths", lambda sheet: sheet.strengths, "right"),
    Field("drawbacks", "Drawbacks", lambda sheet: sheet.drawbacks, "right"),
    Field(
        "doubts",
        "Doubts",
        _doubts,
        "right",
        plain=lambda sheet: records_of(sheet.doubts, DOUBT_FIELDS),
    ),
    Field("path", "File", lambda sheet: _or("not written", sheet.path)),
    Field("corrects", None, lambda sheet: sheet.corrects),
)
"""What was understood of a sheet, and the file it became."""


def _told_once(doubts: Sequence[DoubtOf]) -> list[DoubtOf]:
    """The doubts, those that say the same of many sheets told once, where they came up first."""
    times = Counter(doubt.message for _, doubt in doubts)
    told: list[DoubtOf] = []
    counted = set()
    for crossing, doubt in doubts:
        more = times[doubt.message] - 1
        if more < FEWEST_ALIKE:
            told.append((crossing, doubt))
        elif doubt.message not in counted:
            counted.add(doubt.message)
            told.append((crossing, replace(doubt, place=f"{doubt.place}, {more:,} more")))
    return told
