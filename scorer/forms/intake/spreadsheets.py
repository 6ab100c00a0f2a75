"""Which reader a workbook, a CSV text, a JSON text or a zip of tables belongs to."""

from collections.abc import Mapping

from scorer.forms.errors import FormError
from scorer.forms.excel import read as xlsx_read
from scorer.forms.excel.workbook import read_workbook
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.records import below_first_row, from_delimited, sheet_table, text_table
from scorer.forms.intake.understood import Understood
from scorer.forms.services import kobo, odk
from scorer.forms.tables import read as rating_tables


def read_xlsx(content: bytes, name: str, context: FormContext) -> Understood:
    """A workbook: our form, an export of KoboToolbox, or a table of ratings."""
    sheets = read_workbook(content, name)
    if xlsx_read.is_form(sheets):
        return xlsx_read.read_form(sheets, context)
    if kobo.is_workbook(sheets):
        return kobo.from_workbook(sheets, context)
    if {"survey", "choices"} <= {sheet.name.strip().casefold() for sheet in sheets}:
        raise FormError(
            f"{name} is the phone form itself (XLSForm), which holds no answers; "
            "export the submissions from the form service and import those"
        )
    return rating_tables.read_tables([sheet_table(sheet) for sheet in sheets], name, context)


def read_csv(content: bytes, name: str, context: FormContext) -> Understood:
    """A CSV text: an export of KoboToolbox or of ODK Central, or a table of ratings."""
    raw = text_table(content, name)
    table = below_first_row(raw)
    if kobo.is_table(table):
        return kobo.from_table(table, context)
    if odk.is_main(table) or odk.is_repeat(table):
        return odk.from_tables([table], context)
    return rating_tables.read_tables([raw], name, context)


def belong_together(files: Mapping[str, bytes]) -> bool:
    """Whether CSV files are one export of ODK Central: submissions and their repeats."""
    if len(files) < 2 or not all(name.lower().endswith(".csv") for name in files):
        return False
    tables = [from_delimited(content, name) for name, content in files.items()]
    return all(odk.is_main(table) or odk.is_repeat(table) for table in tables) and any(
        odk.is_repeat(table) for table in tables
    )
