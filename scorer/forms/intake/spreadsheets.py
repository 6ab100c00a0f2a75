"""Which reader a workbook, a CSV or a zip of them belongs to, and which files are one export."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from scorer.forms.errors import FormError
from scorer.forms.excel import read as xlsx_read
from scorer.forms.excel.grid import read_as_grid
from scorer.forms.excel.living import living
from scorer.forms.excel.workbook import WorkSheet, read_workbook
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import (
    RawTable,
    below_first_row,
    columns_of,
    sheet_table,
    text_table,
)
from scorer.forms.intake.understood import Understood
from scorer.forms.opening.safe_zip import open_archive
from scorer.forms.services import kobo, odk, responses
from scorer.forms.services.survey_tools import tool_of
from scorer.forms.tables import read as rating_tables
from scorer.forms.tables.columns import is_long, roles_of_columns

_TABLES = (".csv", ".tsv")
_ATTACHMENTS = (
    *(".jpg", ".jpeg", ".png", ".gif", ".heic", ".webp", ".svg", ".mp4", ".3gp", ".mov", ".webm"),
    *(".m4a", ".mp3", ".amr", ".aac", ".wav", ".ogg", ".oga", ".pdf"),
)
"""What people attach to a phone form: pictures, films, sound."""


def read_xlsx(content: bytes, name: str, context: FormContext) -> Understood:
    """A workbook: our form, an export of a service or survey tool, or a table of ratings."""
    every = read_workbook(content, name)
    if xlsx_read.is_form(every):
        return xlsx_read.read_form(every, context)
    aside = Ledger()
    sheets = [living(sheet, aside) for sheet in every]
    if not any(sheet.rows for sheet in sheets) and any(sheet.rows for sheet in every):
        raise FormError(f"all that {name} holds is hidden or struck out; show what counts in it")
    read = _read_sheets(sheets, name, context)
    return replace(
        read,
        unplaced=(*read.unplaced, *aside.left_over()),
        doubts=(*read.doubts, *aside.doubts),
    )


def _read_sheets(sheets: Sequence[WorkSheet], name: str, context: FormContext) -> Understood:
    tables = [sheet_table(sheet) for sheet in sheets]
    found = _of_a_service(tables, name, "XLSX", context)
    if found is not None:
        return found
    if {"survey", "choices"} <= {sheet.name.strip().casefold() for sheet in sheets}:
        raise FormError(
            f"{name} is the phone form itself (XLSForm), which holds no answers; "
            "export the submissions from the form service and import those"
        )
    try:
        read = rating_tables.read_tables(tables, name, context)
    except FormError:
        grid = read_as_grid(sheets, context)
        if grid is None:
            raise
        return grid
    return read if read.sheets else read_as_grid(sheets, context) or read


def read_csv(content: bytes, name: str, context: FormContext) -> Understood:
    """A CSV text: an export of a service or survey tool, or a table of ratings."""
    return _from_tables([text_table(content, name)], name, "CSV", context)


def read_together(files: Mapping[str, bytes], context: FormContext) -> Understood:
    """What CSV files say that are one export: submissions and their repeats."""
    tables = [text_table(content, name, one_of_several=True) for name, content in files.items()]
    return _from_tables(tables, next(iter(files)), "CSV", context)


def read_zip(content: bytes, name: str, context: FormContext) -> Understood:
    """What the CSV files of a zip say; attachments are passed over, other files doubted."""
    archive = open_archive(content, name)
    tables, ledger = [], Ledger()
    entries = [each for each in archive.names if not each.endswith("/") and not _is_attached(each)]
    names = [each for each in entries if each.lower().endswith(_TABLES)]
    for entry in entries:
        if entry in names:
            several = len(names) > 1
            tables.append(text_table(archive.read(entry), entry, one_of_several=several))
        else:
            ledger.enter(name, entry).doubt()
            ledger.doubt(entry, "this file in the zip was not read; give it by itself")
    if not tables:
        raise FormError(f"{name} holds no CSV file: it is no export of a form service")
    return _from_tables(tables, name, "zip", context, ledger)


def together(files: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """The names of those CSV files that are one export each: submissions, their repeats, the log.

    What belongs to submissions is told by its name, `form-repeat.csv` beside `form.csv`, or goes
    with the only submissions there are.
    """
    columns = {name: columns_of(content, name) for name, content in files.items()}
    mains = [name for name, each in columns.items() if odk.is_main(each) or kobo.has_marks(each)]
    groups: dict[str, list[str]] = {main: [] for main in mains}
    for name, each in columns.items():
        if odk.is_repeat(each) or odk.is_audit(each) or kobo.is_repeat(each):
            stem = str(PurePosixPath(name).with_suffix(""))
            named = [
                main for main in mains if stem.startswith(f"{PurePosixPath(main).with_suffix('')}")
            ]
            owner = max(named, key=len, default=mains[0] if len(mains) == 1 else None)
            if owner is not None and owner != name:
                groups[owner].append(name)
    return [(main, *rest) for main, rest in groups.items() if rest]


def _from_tables(
    tables: Sequence[RawTable],
    name: str,
    kind: str,
    context: FormContext,
    ledger: Ledger | None = None,
) -> Understood:
    found = _of_a_service(tables, name, kind, context, ledger)
    return found or rating_tables.read_tables(tables, name, context, ledger)


def _of_a_service(
    raw: Sequence[RawTable],
    name: str,
    kind: str,
    context: FormContext,
    ledger: Ledger | None = None,
) -> Understood | None:
    """What the tables say if a service or survey tool made them; else None."""
    tables = [below_first_row(table) for table in raw]
    columns = [frozenset(table.columns) for table in tables]
    if any(odk.is_main(each) or odk.is_repeat(each) for each in columns) or (
        kind != "XLSX" and all(map(odk.is_audit, columns))
    ):
        return odk.from_tables(tables, context, ledger)
    long = [is_long(roles_of_columns(table.columns, context)) for table in tables]
    if any(
        kobo.has_marks(each) and (not a_row_a_rating or "_uuid" in each)
        for each, a_row_a_rating in zip(columns, long, strict=True)
    ):
        return kobo.from_tables(tables, kind, context, ledger)
    if not any(long) and any(tool_of(table.header) for table in tables):
        return responses.from_tables(tables, name, kind, context, ledger)
    if not any(long) and any(kobo.is_main(table, context) for table in tables):
        return kobo.from_tables(tables, kind, context, ledger)
    return None


def _is_attached(entry: str) -> bool:
    """Whether a part of a zip is an attachment, or what a computer puts beside files."""
    folders = entry.split("/")[:-1]
    hidden = entry.startswith("__MACOSX/") or entry.rpartition("/")[2].startswith(".")
    return hidden or "media" in folders or entry.lower().endswith(_ATTACHMENTS)
