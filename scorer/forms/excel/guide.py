"""The guide of the Excel form: how to fill it in, and what every level means."""

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from scorer.forms.excel.layout import FONT, GUIDE, FormColumn, height_for
from scorer.forms.excel.workbook import letters, text_for_cell
from scorer.model import Dimension, Rubric, text_in
from scorer.texts.forms import said

LEVEL_WIDTH, TEXT_WIDTH = 22, 110
"""Characters."""


def add_guide(sheet: Worksheet, rubric: Rubric, language: str) -> None:
    """Fill the worksheet from the rubric, dimension by dimension."""
    sheet.column_dimensions["A"].width = LEVEL_WIDTH
    sheet.column_dimensions["B"].width = TEXT_WIDTH
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    _line(sheet, text_in(rubric.title, language), size=14)
    _line(sheet, "", said("guide_steps", language))
    for leaf in rubric.leaves:
        _add_leaf(sheet, leaf, rubric, language)
    sheet.cell(row=1, column=FormColumn.KEY).value = GUIDE
    sheet.column_dimensions[letters(FormColumn.KEY)].hidden = True


def _add_leaf(sheet: Worksheet, leaf: Dimension, rubric: Rubric, language: str) -> None:
    _line(sheet, "")
    _line(sheet, text_in(leaf.title, language), size=12)
    if leaf.question is not None:
        _line(sheet, "", text_in(leaf.question, language))
    if leaf.aspects:
        aspects = "; ".join(text_in(aspect, language) for aspect in leaf.aspects)
        _line(sheet, said("aspects", language), aspects)
    for level, descriptor in sorted(leaf.descriptors.items()):
        label = rubric.scale.labels.get(level)
        name = f"{level} - {text_in(label, language)}" if label else str(level)
        _line(sheet, name, text_in(descriptor, language))


def _line(sheet: Worksheet, first: str, second: str = "", *, size: int = 11) -> None:
    row = sheet.max_row + 1 if sheet["A1"].value is not None else 1
    for column, text in ((1, first), (2, second)):
        cell = sheet.cell(row=row, column=column)
        cell.value = text_for_cell(text)
        cell.data_type = "s"
        cell.number_format = "@"
        title = column == 1 and not second
        cell.alignment = Alignment(wrap_text=not title, vertical="top")
        cell.font = Font(name=FONT, bold=column == 1, size=size)
    lines = height_for(second, TEXT_WIDTH)
    sheet.row_dimensions[row].height = max(lines, height_for("", 1) * size / 10)
