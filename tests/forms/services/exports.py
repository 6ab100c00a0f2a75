"""Files in the layouts of form services and survey tools, made here from rows."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

from scorer.forms.intake.understood import Understood

Rows = Sequence[Sequence[object]]

TITLES = (
    "Cross-border trade",
    "Transport and logistics",
    "Border economic zone potential",
    "Public-private dialogue",
)
LEAVES = ("trade", "transport", "bez", "dialogue")


def csv_of(rows: Rows, delimiter: str = ",") -> bytes:
    """A CSV file of a header and rows."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def xlsx_of(**sheets: Rows) -> bytes:
    """A workbook with a worksheet for each name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def json_of(document: object) -> bytes:
    """A JSON document."""
    return json.dumps(document).encode()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip file of files by name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def table_of(*rows: Mapping[str, object]) -> list[list[object]]:
    """Rows with a header of all their keys."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return [columns, *([row.get(name, "") for name in columns] for row in rows)]


def ratings(understood: Understood) -> list[list[object]]:
    """The ratings of every sheet, by leaf in the order of the rubric."""
    return [[cell.rating for cell in sheet.cells.values()] for sheet in understood.sheets]


def doubts(understood: Understood) -> list[str]:
    """Every doubt about the file and its sheets."""
    of_sheets = [doubt for sheet in understood.sheets for doubt in sheet.doubts]
    return [doubt.message for doubt in (*understood.doubts, *of_sheets)]


def left(understood: Understood) -> list[str]:
    """Every text that is left over."""
    return [each.text for each in understood.unplaced]


def statements(understood: Understood) -> list[str]:
    """Every strength and drawback of every sheet."""
    cells = [cell for sheet in understood.sheets for cell in sheet.cells.values()]
    return [each.text for cell in cells for _, each in cell.statements()]


def grouped(separator: str, row: Mapping[str, object]) -> dict[str, object]:
    """An answer row whose groups end in another separator than `/`."""
    return {name.replace("/", separator): value for name, value in row.items()}


def any_of(texts: Iterable[str], part: str) -> bool:
    """Whether one of some texts has a part."""
    return any(part in text for text in texts)
