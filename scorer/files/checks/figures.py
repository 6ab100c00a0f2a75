"""The figure of a measured leaf: its range, where it is from, and one in the place of a rating."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from scorer.files.checks.ratings import check_range
from scorer.files.checks.sides import written_for
from scorer.files.problems.finding import Finding, Place
from scorer.model import Cell, Dimension, Rubric


def check_between(place: Place, cell: Cell) -> Iterator[Finding]:
    """The range that a sample bears, on each side, around the figure of that side."""
    for at, side in written_for(cell.between):
        ends = cell.between_on(side)
        assert ends is not None
        below: Place = (*place, "between", *at)
        figures = [cell.figure_on(each) for each in ([side] if side else _sides_of(cell.value))]
        if cell.value is not None and all(figure is None for figure in figures):
            yield Finding(
                "E332",
                below,
                f"`between` has a range for `{side}`, and `value` no figure",
                "write the figure of that side under `value`",
                at_key=True,
            )
        for figure in figures:
            yield from check_range(below, ends, figure, "range", "value")
            if ends[0] > ends[1]:
                break


def advise_on_figure(leaf: Dimension, place: Place, cell: Cell) -> Iterator[Finding]:
    """A figure of which nothing says where it is from."""
    if cell.value is not None and cell.how is None and not any(cell.statements()):
        yield Finding(
            "W402",
            (*place, "value"),
            f"`{leaf.id}` has a figure, and nothing says where it is from",
            "say under `how` how it was measured, or write down a statement with its source",
        )


def misplaced_figure(rubric: Rubric, leaf: Dimension, place: Place, cell: Cell) -> Finding | None:
    """A number under the rating of a measured leaf that could be meant for its figure."""
    raw = _raw_figure(rubric, leaf, cell)
    if raw is None:
        return None
    return Finding(
        "E326",
        (*place, "rating"),
        f"`{leaf.id}` is measured, and {raw} stands under `rating`",
        f"write a figure under `value`: `value: {raw}`; for a level without a figure say "
        "under `because` what it rests on",
    )


def _raw_figure(rubric: Rubric, leaf: Dimension, cell: Cell) -> int | Decimal | None:
    """A level without a figure is one only with a reason, and on the scale."""
    if leaf.measure is None or cell.value is not None:
        return None
    given = (cell.level_on(side) for _, side in written_for(cell.rating))
    return next(
        (
            each
            for each in given
            if each is not None and (cell.because is None or not rubric.scale.holds(each))
        ),
        None,
    )


def _sides_of(given: Any) -> list[str | None]:
    return list(given) if isinstance(given, Mapping) else [None]
