"""Whether the evidence of a cell is of the kind that its leaf asks for, and what weakens it.

Each way to say it has its module: ratings, criteria, figures; and so has what is said by side.
"""

from collections.abc import Iterator

from scorer.files.checks.criteria import (
    advise_on_bare_answers,
    advise_on_gaps,
    bare_answers,
    check_answers,
)
from scorer.files.checks.figures import advise_on_figure, check_between, misplaced_figure
from scorer.files.checks.ratings import (
    advise_on_departure,
    check_departure,
    check_not_applicable,
    check_ratings,
)
from scorer.files.checks.sides import check_sides
from scorer.files.problems.finding import Finding, Place
from scorer.model import Assessment, Cell, Crossing, Dimension, Rubric


def check_evidence(
    rubric: Rubric, leaf: Dimension, place: Place, cell: Cell, crossing: Crossing | None
) -> Iterator[Finding]:
    """All that is wrong with what a cell says.

    place: of the cell; crossing: that of the sheet, None where it is not known.
    """
    if leaf.plain and cell.plain:
        yield from check_ratings(rubric, place, cell)
        return
    yield from _check_ways(leaf, place, cell)
    yield from check_sides(leaf, place, cell, crossing)
    misplaced = misplaced_figure(rubric, leaf, place, cell)
    if misplaced is not None:
        yield misplaced
        return
    yield from check_ratings(rubric, place, cell)
    if cell.says_na:
        yield from check_not_applicable(leaf, place, cell)
    else:
        yield from check_departure(leaf, place, cell)
        if leaf.measure is not None:
            yield from check_between(place, cell)
    if cell.met is not None and leaf.ladder:
        yield from check_answers(leaf, place, cell.met)


def _check_ways(leaf: Dimension, place: Place, cell: Cell) -> Iterator[Finding]:
    """One way to say the evidence, and one that the leaf asks for."""
    if cell.met is not None and cell.value is not None:
        yield Finding(
            "E331",
            (*place, "value"),
            f"`{leaf.id}` has criteria answered and a figure measured",
            "a cell says its evidence in one way; delete `met` or `value`",
            at_key=True,
        )
    elif cell.met is not None and not leaf.ladder:
        yield _not_asked(leaf, (*place, "met"), "has no criteria to be met", cell)
    elif cell.value is not None and leaf.measure is None:
        yield _not_asked(leaf, (*place, "value"), "is not measured", cell)
    for key in ("between", "sample", "how"):
        if getattr(cell, key) is not None and cell.value is None:
            yield Finding(
                "E332",
                (*place, key),
                f"`{key}` is about a measured figure, and there is no `value`",
                "write the figure under `value`, or delete the key",
                at_key=True,
            )


def _not_asked(leaf: Dimension, place: Place, why: str, cell: Cell) -> Finding:
    hint = "rate it under `rating`"
    if leaf.measure is not None:
        hint = "write the figure under `value`"
    elif leaf.ladder:
        hint = "answer its criteria under `met`"
    if cell.rating is not None:
        hint = f"delete `{place[-1]}`"
    return Finding("E332", place, f"`{leaf.id}` {why}", hint, at_key=True)


def advise_on_evidence(
    assessment: Assessment, rubric: Rubric, crossing: Crossing | None
) -> Iterator[Finding]:
    """What is allowed in the evidence of a sheet but weakens it; crossing: None if not known."""
    bare: list[Place] = []
    for leaf in rubric.leaves:
        cell = assessment.dimensions.get(leaf.id)
        if cell is None or leaf.plain:
            continue
        place: Place = ("dimensions", leaf.id)
        sides = crossing.sides if leaf.by_side and crossing else ()
        yield from advise_on_departure(rubric, leaf, place, cell, sides or (None,))
        if cell.met is not None:
            yield from advise_on_gaps(leaf, place, cell.met, sides or (None,))
            bare += bare_answers(leaf, place, cell, cell.met)
        yield from advise_on_figure(leaf, place, cell)
    yield from advise_on_bare_answers(bare)
