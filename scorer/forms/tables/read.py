"""Tables of ratings that somebody has already: a column per leaf, or a row per rating."""

import re
from collections.abc import Sequence

from scorer.files.problems.nearest import listed
from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger, understood
from scorer.forms.intake.records import RawTable, Records, Tables
from scorer.forms.intake.understood import Understood
from scorer.forms.tables.columns import is_long, is_wide, roles_of_columns
from scorer.forms.tables.layout import tables_in
from scorer.forms.tables.rows import TableReader
from scorer.model.names import plain_name


def read_tables(file: Tables, context: FormContext) -> Understood:
    """What tables of ratings say, or else a grid on paper where the file may hold one.

    Where no column names crossings the reading stands that leaves less open.

    Raises FormError where no table names ratings.
    """
    as_grid = file.as_grid or (lambda _: None)
    try:
        read, names_crossings = _read(file.raw, file.name, context)
    except FormError:
        grid = as_grid(context)
        if grid is None:
            raise
        return grid
    if read.sheets and names_crossings:
        return read
    grid = as_grid(context)
    better = grid is not None and _open_in(grid, context) < _open_in(read, context)
    return grid if grid is not None and better else read


def _open_in(read: Understood, context: FormContext) -> tuple[bool, int]:
    """How much of a file a reading leaves open: whether all of it, and else how many texts.

    A crossing that nobody knows yet is open as much as a text that is left over.
    """
    doubts = sum(len(sheet.doubts) for sheet in read.sheets)
    named = (sheet.crossing for sheet in read.sheets if sheet.crossing)
    unknown = sum(context.headings.crossing(name) is None for name in named)
    return not read.sheets, len(read.unplaced) + len(read.doubts) + doubts + unknown


def _read(tables: Sequence[RawTable], name: str, context: FormContext) -> tuple[Understood, bool]:
    """What the tables of one file say, and whether a column of them names crossings.

    A table that names no ratings is kept as unplaced text.
    """
    ledger = Ledger()
    found = [table for raw in tables for table in tables_in(raw, context, ledger)]
    for table in found:
        for row in table.rows:
            ledger.enter_all(row)
    readers = []
    for table in found:
        roles = roles_of_columns(table.columns, context)
        if is_long(roles) or is_wide(roles):
            readers.append(TableReader(table, roles, context, ledger))
        else:
            table.enter_header(ledger)
    if not readers:
        raise FormError(_nothing_found(found, name, context))
    sheets = [sheet for reader in readers for sheet in reader.sheets()]
    long = any(is_long(reader.roles) for reader in readers)
    columns = {plain_name(column) for table in found for column in table.columns}
    for explained in () if long else context.meanings:
        if plain_name(explained) not in columns:
            ledger.doubt(name, f"there is no column {explained!r}, which --map explains")
    layout = "a row per rating" if long else "a column per leaf"
    names_crossings = any(reader.names_crossings for reader in readers)
    return understood(f"a table of ratings ({layout})", sheets, ledger), names_crossings


def _nothing_found(tables: Sequence[Records], name: str, context: FormContext) -> str:
    columns = [column for table in tables for column in table.columns if column]
    if not columns:
        return f"{name} is empty: there is no table of ratings in it"
    roles = {
        what
        for table in tables
        for what in (r.what for r in roles_of_columns(table.columns, context).values())
    }
    lacking = "the crossing" if "crossing" not in roles else "a dimension of the rubric"
    if all(_is_year(column) for column in columns[1:]) and len(columns) > 1:
        return (
            f"the columns of {name} are years, and nothing says which dimension is rated; add a "
            "column `dimension`, or name the columns after both: `trade 2018`"
        )
    return (
        f"no column of {name} names {lacking}; its columns are {listed(columns)}. Say what they "
        f"hold: --map COLUMN=crossing, --map COLUMN={context.rubric.leaf_ids[0]}"
    )


def _is_year(column: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", column.strip()) is not None
