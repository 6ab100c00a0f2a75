"""Statements over time: which stayed, which came, which went, which were reworded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scorer.model import Assessment, Period, Statement
from scorer.vocabulary import Going, Polarity

Change = Literal["added", "gone", "reworded"]
Newly = Literal["became-true", "became-known"]
"""Whether what a sheet adds became so since the sheet before, or was so and not known then."""

LIKE_ENOUGH_TO_BE_REWORDED = 70.0
"""Likeness in percent (rapidfuzz token-sort ratio) from which two texts are one statement."""


@dataclass(frozen=True)
class CellStatement:
    """A statement with the cell of the grid that it stands in."""

    dimension: str
    polarity: Polarity
    statement: Statement


@dataclass(frozen=True)
class StatementChange:
    """One statement that is not what it was."""

    crossing: str
    dimension: str
    polarity: Polarity
    change: Change
    old: Statement | None
    new: Statement | None
    newly: Newly | None = None
    """Of one that was added; None where it does not say since when, or where that cannot tell."""
    why_gone: Going | None = None
    """Of one that is gone, where the later sheet says so."""

    @property
    def since(self) -> Period | None:
        """When it became so, as the statement says that stands, or stood."""
        standing = self.new or self.old
        return standing.since if standing else None


def cell_statements(sheets: Iterable[Assessment], dimensions: Iterable[str]) -> list[CellStatement]:
    """The statements of a panel's sheets in the given dimensions; the same words count once."""
    wanted = list(dimensions)
    found: dict[tuple[str, str, str], CellStatement] = {}
    for sheet in sheets:
        for dimension in wanted:
            cell = sheet.dimensions.get(dimension)
            for polarity, statement in cell.statements() if cell else ():
                key = (dimension, polarity, statement.text)
                found.setdefault(key, CellStatement(dimension, polarity, statement))
    return list(found.values())


def explained(
    change: StatementChange, before: Sequence[Assessment], after: Sequence[Assessment]
) -> StatementChange:
    """A change with what the sheets say of it: whether it is newly true, why it is gone.

    before, after: the sheets of either panel. What became so after all of their periods before is
    newly true, what did before any of them newly known; within them it cannot be told.
    """
    if change.change == "added" and change.since is not None:
        if change.since.begin > max(sheet.observed.end for sheet in before):
            return replace(change, newly="became-true")
        if change.since.end < min(sheet.observed.begin for sheet in before):
            return replace(change, newly="became-known")
    if change.change == "gone" and change.old is not None and change.old.id is not None:
        cells = (sheet.dimensions.get(change.dimension) for sheet in after)
        reasons = {cell.gone.get(change.old.id) for cell in cells if cell} - {None}
        if len(reasons) == 1:
            return replace(change, why_gone=reasons.pop())
    return change


def statement_changes(
    crossing: str, old: list[CellStatement], new: list[CellStatement]
) -> tuple[StatementChange, ...]:
    """What changed between two lists of statements, in the order of the newer, then of the older.

    Within a dimension statements are paired by id, then by exact text on the same side of the
    grid, then by likeness on the same side; what is left was added or is gone.
    """
    old_left, new_left = list(old), list(new)
    pairs: list[tuple[CellStatement, CellStatement]] = []

    def pair(key: Callable[[CellStatement], object]) -> None:
        by_key = {k: entry for entry in reversed(old_left) if (k := key(entry)) is not None}
        for entry in list(new_left):
            k = key(entry)
            match = by_key.pop(k, None) if k is not None else None
            if match is not None:
                pairs.append((match, entry))
                old_left.remove(match)
                new_left.remove(entry)

    pair(_by_id)
    pair(_by_text)
    pairs.extend(_pairs_by_likeness(old_left, new_left))

    changed = {
        id(after): StatementChange(
            crossing, after.dimension, after.polarity, "reworded", before.statement, after.statement
        )
        for before, after in pairs
        if _says_otherwise(before, after)
    }
    for entry in new_left:
        changed[id(entry)] = StatementChange(
            crossing, entry.dimension, entry.polarity, "added", None, entry.statement
        )
    return (
        *(changed[id(entry)] for entry in new if id(entry) in changed),
        *(
            StatementChange(
                crossing, entry.dimension, entry.polarity, "gone", entry.statement, None
            )
            for entry in old
            if any(entry is left for left in old_left)
        ),
    )


def _by_id(entry: CellStatement) -> object:
    return (entry.dimension, entry.statement.id) if entry.statement.id is not None else None


def _by_text(entry: CellStatement) -> object:
    return entry.dimension, entry.polarity, entry.statement.text


def _says_otherwise(before: CellStatement, after: CellStatement) -> bool:
    return (
        before.statement.text != after.statement.text
        or before.statement.kind != after.statement.kind
        or before.polarity != after.polarity
    )


def _pairs_by_likeness(
    old_left: list[CellStatement], new_left: list[CellStatement]
) -> list[tuple[CellStatement, CellStatement]]:
    if not old_left or not new_left:
        return []
    from rapidfuzz.fuzz import token_sort_ratio

    candidates = sorted(
        (
            (token_sort_ratio(before.statement.text, after.statement.text), i, j)
            for i, before in enumerate(old_left)
            for j, after in enumerate(new_left)
            if (before.dimension, before.polarity) == (after.dimension, after.polarity)
            and not (before.statement.id and after.statement.id)
        ),
        key=lambda candidate: (-candidate[0], candidate[1], candidate[2]),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: list[tuple[CellStatement, CellStatement]] = []
    for likeness, i, j in candidates:
        if likeness < LIKE_ENOUGH_TO_BE_REWORDED:
            break
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old_left[i], new_left[j]))
    old_left[:] = [entry for i, entry in enumerate(old_left) if i not in taken_old]
    new_left[:] = [entry for j, entry in enumerate(new_left) if j not in taken_new]
    return pairs
