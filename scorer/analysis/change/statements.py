"""Statements over time: which stayed, which came, which went, which were reworded."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from scorer.model import Assessment, Statement
from scorer.vocabulary import Polarity

Change = Literal["added", "gone", "reworded"]

LIKE_ENOUGH_TO_BE_REWORDED = 70.0
"""Likeness in percent (rapidfuzz token-sort ratio) from which two texts are one statement."""


@dataclass(frozen=True)
class Placed:
    """A statement with its place in the grid."""

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


def placed_statements(sheets: Iterable[Assessment], dimensions: Iterable[str]) -> list[Placed]:
    """The statements of a panel's sheets in the given dimensions; the same words count once."""
    wanted = list(dimensions)
    found: dict[tuple[str, str, str], Placed] = {}
    for sheet in sheets:
        for dimension in wanted:
            cell = sheet.dimensions.get(dimension)
            for polarity, statement in cell.statements() if cell else ():
                key = (dimension, polarity, statement.text)
                found.setdefault(key, Placed(dimension, polarity, statement))
    return list(found.values())


def statement_changes(
    crossing: str, old: list[Placed], new: list[Placed]
) -> tuple[StatementChange, ...]:
    """What changed between two lists of statements, in the order of the newer, then of the older.

    Within a dimension statements are paired by id, then by exact text on the same side of the
    grid, then by likeness on the same side; what is left was added or is gone.
    """
    old_left, new_left = list(old), list(new)
    pairs: list[tuple[Placed, Placed]] = []

    def pair(key: Callable[[Placed], object]) -> None:
        by_key = {k: placed for placed in reversed(old_left) if (k := key(placed)) is not None}
        for placed in list(new_left):
            k = key(placed)
            match = by_key.pop(k, None) if k is not None else None
            if match is not None:
                pairs.append((match, placed))
                old_left.remove(match)
                new_left.remove(placed)

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
    for placed in new_left:
        changed[id(placed)] = StatementChange(
            crossing, placed.dimension, placed.polarity, "added", None, placed.statement
        )
    return (
        *(changed[id(placed)] for placed in new if id(placed) in changed),
        *(
            StatementChange(
                crossing, placed.dimension, placed.polarity, "gone", placed.statement, None
            )
            for placed in old
            if any(placed is left for left in old_left)
        ),
    )


def _by_id(placed: Placed) -> object:
    return (placed.dimension, placed.statement.id) if placed.statement.id is not None else None


def _by_text(placed: Placed) -> object:
    return placed.dimension, placed.polarity, placed.statement.text


def _says_otherwise(before: Placed, after: Placed) -> bool:
    return (
        before.statement.text != after.statement.text
        or before.statement.kind != after.statement.kind
        or before.polarity != after.polarity
    )


def _pairs_by_likeness(
    old_left: list[Placed], new_left: list[Placed]
) -> list[tuple[Placed, Placed]]:
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
    pairs: list[tuple[Placed, Placed]] = []
    for likeness, i, j in candidates:
        if likeness < LIKE_ENOUGH_TO_BE_REWORDED:
            break
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old_left[i], new_left[j]))
    old_left[:] = [placed for i, placed in enumerate(old_left) if i not in taken_old]
    new_left[:] = [placed for j, placed in enumerate(new_left) if j not in taken_new]
    return pairs
