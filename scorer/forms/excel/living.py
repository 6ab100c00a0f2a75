"""What of a workbook counts: not what is hidden, struck out or said beside; that is kept."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import replace

from scorer.forms.excel.asides import SheetAside
from scorer.forms.excel.workbook import SheetCell, WorkSheet, letters, text_of
from scorer.forms.intake.ledger import Ledger
from scorer.forms.lexicon.worksheets import is_usual_name

Rows = Mapping[int, Mapping[int, SheetCell]]


def living(
    sheet: WorkSheet, ledger: Ledger, frame: Container[str], own_columns: Collection[int] = ()
) -> WorkSheet:
    """A worksheet with only the cells that count, and its title; a hidden one has no cells.

    All else goes into the ledger, with a doubt where it is more than the form's own texts.
    frame: texts that forms hold themselves. own_columns: columns that the form itself hides.
    """
    title = ledger.enter("name of a worksheet", sheet.name)
    if is_usual_name(sheet.name) or sheet.name in frame:
        title.pass_over()
    for aside in sheet.asides:
        entry = ledger.enter(_place_of(aside, sheet), aside.text)
        if aside.of_forms and aside.text in frame:
            entry.pass_over()
        elif not aside.of_forms:
            entry.doubt()
    if sheet.hidden:
        _set_aside(sheet.rows, f"worksheet {sheet.name}", "this worksheet is hidden", ledger)
        return replace(sheet, rows={}, title=title)
    rows = {
        row: dict(_counting(sheet, row, cells, ledger))
        for row, cells in _visible(sheet, ledger, own_columns).items()
    }
    return replace(sheet, rows={row: each for row, each in rows.items() if each}, title=title)


def _place_of(aside: SheetAside, sheet: WorkSheet) -> str:
    if aside.cell is None:
        return aside.what
    return f"{aside.what} on {sheet.name}" + (f"!{aside.cell}" if aside.cell else "")


def _visible(sheet: WorkSheet, ledger: Ledger, own_columns: Collection[int]) -> Rows:
    """The rows without those, and without the columns, that somebody hid."""
    hidden = sheet.hidden_columns - set(own_columns)
    for first, last in _stretches(sorted(set(sheet.rows) & sheet.hidden_rows)):
        told = {
            row: {c: cell for c, cell in sheet.rows[row].items() if c not in own_columns}
            for row in range(first, last + 1)
        }
        what = f"row {first} is hidden" if first == last else f"rows {first} to {last} are hidden"
        _set_aside(told, f"{sheet.name}!{first}", what, ledger)
    seen = {row: cells for row, cells in sheet.rows.items() if row not in sheet.hidden_rows}
    for column in sorted({c for cells in seen.values() for c in cells} & hidden):
        name = letters(column)
        told_rows = {row: {column: each[column]} for row, each in seen.items() if column in each}
        what = f"column {name} is hidden"
        _set_aside(told_rows, f"{sheet.name}!{name}", what, ledger)
    return {
        row: {column: cell for column, cell in cells.items() if column not in hidden}
        for row, cells in seen.items()
    }


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in rising order as stretches without a gap, each by its ends."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _set_aside(rows: Rows, place: str, why: str, ledger: Ledger) -> None:
    """Keep what stands in some rows as one text, but for what belongs to the form."""
    lines = []
    for row in sorted(rows):
        texts = [_whole_text(cell) for _, cell in sorted(rows[row].items())]
        line = "\t".join(text for text in texts if text not in ledger.known)
        lines += [line] if line else []
    if lines:
        ledger.set_aside(place, "\n".join(lines), why)


def _counting(
    sheet: WorkSheet, row: int, cells: Mapping[int, SheetCell], ledger: Ledger
) -> Iterator[tuple[int, SheetCell]]:
    """The cells of a row, without what is struck out or cannot be seen."""
    for column, cell in cells.items():
        place = sheet.place(row, column)
        dead = _whole_text(cell) if cell.dead else cell.struck
        if dead.strip():
            ledger.set_aside(place, dead, f"this is {cell.dead or 'struck out in part'}")
        if not cell.dead and cell.value != "":
            yield column, cell


def _whole_text(cell: SheetCell) -> str:
    shown = cell if cell.stored is None else SheetCell(cell.stored)
    return cell.struck + text_of(shown)
