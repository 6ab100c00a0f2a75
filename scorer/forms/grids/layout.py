"""Which way up a grid stands: dimensions as columns, several crossings side by side."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scorer.forms.grids.cells import PlacedCell
from scorer.forms.intake.context import FormContext
from scorer.forms.lexicon.grids import GRID_COLUMNS

Row = Sequence[PlacedCell]
STATEMENT_COLUMNS = ("strengths", "drawbacks")


@dataclass(frozen=True)
class Arranged:
    """Some rows of a table, of one crossing where several stand side by side."""

    rows: Sequence[Row]
    columns: Mapping[int, str] = field(default_factory=dict)
    """What columns hold whose heading is the name of the crossing."""


def arranged(rows: Sequence[Row], context: FormContext) -> list[Arranged]:
    """A table as grids with a row a dimension, one for each crossing side by side."""
    return _side_by_side(_turned(rows, context), context)


def meanings_of(row: Row) -> dict[int, str]:
    """What the cells of a row would mean as headings, by column; plus and minus as a pair."""
    found = {each.cell.column: GRID_COLUMNS.meaning(each.first_line) for each in row if each.text}
    signs = {each.cell.column: _SIGNS.get(each.first_line.strip("() ")) for each in row}
    if all(list(signs.values()).count(column) == 1 for column in STATEMENT_COLUMNS):
        found |= {column: sign for column, sign in signs.items() if sign}
    return {column: meaning for column, meaning in found.items() if meaning}


_SIGNS = {
    **dict.fromkeys(("+", "＋", "➕"), "strengths"),
    **dict.fromkeys(("-", "–", "—", "−", "－", "➖"), "drawbacks"),
}


def _turned(rows: Sequence[Row], context: FormContext) -> Sequence[Row]:
    """The rows, turned from where several dimensions stand in one."""
    for number, row in enumerate(rows):
        leaves = [_leaf(each, context) for each in row]
        named = {leaf for leaf in leaves if leaf is not None}
        if len(named) < 2 or len(named) < sum(leaf is not None for leaf in leaves):
            continue
        below = rows[number:]
        columns = sorted({each.cell.column for each in row})
        lines = [
            [
                replace(each, cell=replace(each.cell, column=index))
                for index, line in enumerate(below)
                for each in line
                if each.cell.column == column
            ]
            for column in columns
        ]
        return [*rows[:number], *lines]
    return rows


def _side_by_side(rows: Sequence[Row], context: FormContext) -> list[Arranged]:
    for number, row in enumerate(rows):
        meanings = meanings_of(row)
        groups = _groups_of_headings(row, rows[number + 1 :], meanings, context)
        if groups:
            shared = set(groups[0]).intersection(*groups[1:])
            parts = [_part(rows, group, number, shared) for group in groups]
            return [Arranged(part) for part in parts]
        crossings = _groups_of_crossings(row, rows[number + 1 :], meanings, context)
        if crossings:
            return [
                Arranged(
                    [
                        [each for each in row if each.cell.column in meanings] + [cell],
                        *_part(rows[number + 1 :], (*shared, cell.cell.column), 0),
                    ],
                    {cell.cell.column: "rating"},
                )
                for shared, cell in crossings
            ]
    return [Arranged(rows)]


def _groups_of_headings(
    row: Row, below: Sequence[Row], meanings: Mapping[int, str], context: FormContext
) -> list[tuple[int, ...]]:
    """The columns of each crossing, where headings repeat; none where they do not."""
    counted = list(meanings.values())
    times = min(counted.count(each) for each in STATEMENT_COLUMNS)
    if times < 2 and counted.count("rating") < 2:
        return []
    columns = sorted({each.cell.column for line in (row, *below) for each in line})
    titles = sorted({c for line in below for c in _columns_of_titles(line, context)})
    if len(titles) > 1:
        starts = [columns[0], *titles[1:]]
        ends = [*titles[1:], columns[-1] + 1]
        return [
            tuple(c for c in columns if start <= c < end)
            for start, end in zip(starts, ends, strict=True)
        ]
    shared = tuple(c for c in columns if c not in meanings or meanings[c] == "dimension")
    groups: list[tuple[int, ...]] = [()]
    for column in (c for c in columns if c not in shared):
        if meanings[column] in {meanings[c] for c in groups[-1]}:
            groups.append(())
        groups[-1] = (*groups[-1], column)
    return [(*shared, *group) for group in groups]


def _groups_of_crossings(
    row: Row, below: Sequence[Row], meanings: Mapping[int, str], context: FormContext
) -> list[tuple[tuple[int, ...], PlacedCell]]:
    """The column of titles and the cell of each crossing, where a row names several crossings."""
    named = [each for each in row if context.headings.crossing(each.text)]
    if len(named) < 2 or set(meanings.values()) & {*STATEMENT_COLUMNS, "rating"}:
        return []
    titles = tuple(sorted({c for line in below for c in _columns_of_titles(line, context)}))
    others = [each for each in row if each.text and each.cell.column not in meanings]
    repeated = any(sum(map(bool, meanings_of(line))) for line in below[:1])
    if len(titles) != 1 or repeated:
        return []
    return [(titles, each) for each in others if each.cell.column not in titles]


def _part(
    rows: Sequence[Row], columns: Sequence[int], heading: int, shared: Container[int] = ()
) -> list[Row]:
    """Some columns of the rows; above the headings a cell belongs to the columns it stands over.

    shared: columns that other parts have too; what stands over them is no name of a crossing.
    """
    parts: list[Row] = []
    own = sorted(column for column in columns if column not in shared)
    for number, row in enumerate(rows):
        if number >= heading:
            part = [each for each in row if each.cell.column in columns]
        else:
            spread = [each for each in row if each.text]
            part = [
                each for each in spread if len(spread) == 1 or own[-1] >= each.cell.column >= own[0]
            ]
            over = [each for each in row if each.text and each.cell.column in shared]
            parts += [over] if over and len(spread) > 1 else []
        parts += [part] if part else []
    return parts


def _columns_of_titles(row: Row, context: FormContext) -> list[int]:
    return [each.cell.column for each in row if _leaf(each, context)]


def _leaf(cell: PlacedCell, context: FormContext) -> str | None:
    return cell.leaf(context.headings, context.rubric.scale)


def is_by_rows(rows: Sequence[Row], context: FormContext) -> bool:
    """Whether a row each is labelled as the rating, the strengths and the drawbacks."""
    labels = []
    for row in rows:
        meanings = meanings_of(row)
        if set(STATEMENT_COLUMNS) <= set(meanings.values()):
            return False
        filled = [each for each in row if each.text]
        if filled and _leaf(filled[0], context):
            del filled[0]
        meaning = meanings.get(filled[0].cell.column) if filled else None
        labels += [meaning] if meaning in ("rating", *STATEMENT_COLUMNS) else []
    return len(set(labels)) > 1
