"""The rating of a cell and its plausible range: levels of the scale that its evidence bears."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from scorer.files.checks.levels import check_level
from scorer.files.checks.sides import written_for
from scorer.files.problems.finding import Finding, Place
from scorer.model import Cell, Dimension, Rubric


def is_level_alone(rubric: Rubric, cell: Cell) -> bool:
    """Whether it holds a level of the scale, or none, and no other evidence, as most cells do."""
    rating = cell.rating
    return (
        (rating is None or (type(rating) is int and rubric.scale.is_level(rating)))
        and cell.plausible is None
        and cell.met is None
        and cell.value is None
        and cell.between is None
        and cell.sample is None
        and cell.how is None
    )


def check_ratings(rubric: Rubric, place: Place, cell: Cell) -> Iterator[Finding]:
    """Ratings and plausible ranges against the scale; place: of the cell."""
    if cell.rating is None and cell.plausible is None:
        return
    scale = rubric.scale
    for at, side in written_for(cell.rating):
        level = cell.level_on(side)
        if level is not None and not scale.is_level(level):
            yield from check_level(rubric, (*place, "rating", *at), level, "rating", "E204")
    for at, side in written_for(cell.plausible):
        ends = cell.range_on(side)
        assert ends is not None
        below: Place = (*place, "plausible", *at)
        for position, level in enumerate(ends):
            if not scale.is_level(level):
                yield from check_level(rubric, (*below, position), level, "plausible level", "E209")
        rating = cell.level_on(side)
        held = rating if rating is not None and scale.holds(rating) else None
        yield from check_range(below, ends, held, "plausible range", "rating")


def check_range(
    place: Place,
    ends: tuple[int | Decimal, int | Decimal],
    held: int | Decimal | None,
    what: str,
    what_it_holds: str,
) -> Iterator[Finding]:
    """A range that is reversed, or does not hold what was rated or measured."""
    low, high = ends
    if low > high:
        yield Finding(
            "E207",
            place,
            f"the {what} {low} to {high} is reversed",
            f"write the lowest {'level' if what_it_holds == 'rating' else 'figure'} first: "
            f"[{high}, {low}]",
        )
    elif held is not None and not low <= held <= high:
        yield Finding(
            "E208",
            place,
            f"the {what} {low} to {high} does not hold the {what_it_holds} {held}",
            "the rating is the level you would defend; the range holds it and its neighbours"
            if what_it_holds == "rating"
            else "the value is the figure you would report; the range is what the sample bears",
        )


def check_not_applicable(leaf: Dimension, place: Place, cell: Cell) -> Iterator[Finding]:
    """A leaf that is said not to apply: whether it may be, and has no evidence beside."""
    if not leaf.may_not_apply:
        yield Finding(
            "E330",
            (*place, "rating"),
            f"`{leaf.id}` always applies",
            "write `rating: null` where it was not rated; a rubric lets a leaf be left out with "
            "`may_not_apply: true`",
        )
    for key in ("plausible", "met", "value"):
        if getattr(cell, key) is not None:
            yield Finding(
                "E331",
                (*place, key),
                f"`{leaf.id}` is said not to apply, and has `{key}`",
                f"delete `{key}`, or `rating: na`",
                at_key=True,
            )


def check_departure(leaf: Dimension, place: Place, cell: Cell) -> Iterator[Finding]:
    """A rating that departs from the evidence which its leaf asks for, without a reason."""
    if cell.rating is None or cell.because is not None:
        return
    if leaf.measure is not None:
        yield Finding(
            "E333",
            (*place, "rating"),
            f"`{leaf.id}` is measured, and has a rating without a reason to depart from its figure",
            "delete the rating, or say under `because` why the level is another",
        )
    elif leaf.ladder:
        yield Finding(
            "E333",
            (*place, "rating"),
            f"`{leaf.id}` has criteria, and a rating without a reason to depart from them",
            "answer the criteria under `met`, or say under `because` why the level is another",
        )


def advise_on_departure(
    rubric: Rubric, leaf: Dimension, place: Place, cell: Cell, sides: Sequence[str | None]
) -> Iterator[Finding]:
    """A rating that the evidence beside it does not bear; one for both is that of the weaker."""
    if cell.rating is None or cell.says_na or (cell.met is None and cell.value is None):
        return
    for at, side in written_for(cell.rating):
        level = cell.level_on(side)
        spans = [_borne(rubric, leaf, cell, half) for half in ([side] if side else sides)]
        known = [span for span in spans if span is not None]
        if level is None or not known:
            continue
        low, high = min(span[0] for span in known), min(span[1] for span in known)
        if not low <= level <= high:
            where = f" on the side of `{side}`" if side else ""
            comes_to = f"{low}" if low == high else f"{low} to {high}"
            yield Finding(
                "W408",
                (*place, "rating", *at),
                f"`{leaf.id}` is rated {level}, and its evidence comes to {comes_to}{where}",
                "mend the evidence where it is wrong; a rubric that misses what matters here "
                "deserves another criterion",
            )


def _borne(
    rubric: Rubric, leaf: Dimension, cell: Cell, side: str | None
) -> tuple[int | Decimal, int | Decimal] | None:
    """The lowest and the highest level that answers or a figure come to on a side."""
    lowest = rubric.scale.min
    if cell.met is not None and leaf.ladder:
        climbed = leaf.climb(cell.met, lowest, side)
        return climbed.shown, climbed.possible
    figure = cell.figure_on(side)
    if figure is None or leaf.measure is None:
        return None
    return leaf.measure.span_of(cell.between_on(side) or (figure, figure), lowest)
