"""A workbook, opened: our own form is read, anything else becomes tables."""

from functools import partial

from scorer.forms.errors import FormError
from scorer.forms.excel.grid import read_as_grid
from scorer.forms.excel.living import living
from scorer.forms.excel.read import is_form, read_form
from scorer.forms.excel.rows import rows_of
from scorer.forms.excel.workbook import read_workbook
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.known_texts import KnownTexts
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import Tables
from scorer.forms.intake.understood import Understood
from scorer.texts.forms import PAPER, SCREEN


def open_xlsx(content: bytes, name: str, context: FormContext) -> Understood | Tables:
    """What our form says, or the tables of another workbook; what is hidden in it counts not."""
    every = read_workbook(content, name)
    if is_form(every):
        return read_form(every, context)
    aside = Ledger()
    frame = KnownTexts(context.rubric, (PAPER, SCREEN))
    sheets = [living(sheet, aside, frame) for sheet in every]
    if not any(sheet.rows for sheet in sheets) and any(sheet.rows for sheet in every):
        raise FormError(f"all that {name} holds is hidden or struck out; show what counts in it")
    rows = list(map(rows_of, sheets))
    return Tables(name, "XLSX", rows, aside, partial(read_as_grid, sheets))
