"""Whether the evidence of a cell is of the kind that its leaf asks for, and what weakens it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from scorer.files.checks.levels import check_level
from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed
from scorer.model import Assessment, Cell, Crossing, Dimension, Rubric
from scorer.model.ladder import answer_on
from scorer.vocabulary import Answer

TWO_SIDES = 2
"""Countries of a crossing that is rated on each side."""


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
    yield from _check_sides(leaf, place, cell, crossing)
    raw = _raw_figure(rubric, leaf, cell)
    if raw is not None:
        yield Finding(
            "E326",
            (*place, "rating"),
            f"`{leaf.id}` is measured, and {raw} stands under `rating`",
            f"write a figure under `value`: `value: {raw}`; for a level without a figure say "
            "under `because` what it rests on",
        )
        return
    yield from check_ratings(rubric, place, cell)
    if cell.says_na:
        yield from _check_not_applicable(leaf, place, cell)
    elif leaf.measure is not None:
        yield from _check_figure(leaf, place, cell)
    elif leaf.ladder and cell.rating is not None and cell.because is None:
        yield Finding(
            "E333",
            (*place, "rating"),
            f"`{leaf.id}` has criteria, and a rating without a reason to depart from them",
            "answer the criteria under `met`, or say under `because` why the level is another",
        )
    if cell.met is not None and leaf.ladder:
        yield from _check_answers(leaf, place, cell.met)


def check_criteria_named(leaf: Dimension, place: Place, names: Sequence[str]) -> Iterator[Finding]:
    """Criteria that a statement speaks `for`, and that its leaf does not have; place: of `for`."""
    for number, name in enumerate(names):
        if name not in leaf.criteria:
            yield _unknown_criterion(leaf, (*place, number), name)


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
    for at, side in _written_for(cell.rating):
        level = cell.level_on(side)
        if level is not None and not scale.is_level(level):
            yield from check_level(rubric, (*place, "rating", *at), level, "rating", "E204")
    for at, side in _written_for(cell.plausible):
        ends = cell.range_on(side)
        assert ends is not None
        below: Place = (*place, "plausible", *at)
        for position, level in enumerate(ends):
            if not scale.is_level(level):
                yield from check_level(rubric, (*below, position), level, "plausible level", "E209")
        rating = cell.level_on(side)
        held = rating if rating is not None and scale.holds(rating) else None
        yield from _check_range(below, ends, held, "plausible range", "rating")


def _check_range(
    place: Place,
    ends: tuple[int | Decimal, int | Decimal],
    held: int | Decimal | None,
    what: str,
    what_it_holds: str,
) -> Iterator[Finding]:
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


def _written_for(given: Any) -> list[tuple[tuple[str, ...], str | None]]:
    """For each side that is written apart: the place below the key, and the side."""
    if isinstance(given, dict):
        return [((side,), side) for side in given]
    return [((), None)] if given is not None else []


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


def _check_sides(
    leaf: Dimension, place: Place, cell: Cell, crossing: Crossing | None
) -> Iterator[Finding]:
    parts: list[tuple[Place, Any, bool]] = [
        ((*place, "rating"), cell.rating, leaf.by_side),
        ((*place, "plausible"), cell.plausible, leaf.by_side),
        ((*place, "value"), cell.value, leaf.each_side),
        ((*place, "between"), cell.between, leaf.each_side),
    ]
    for name, answer in (cell.met or {}).items():
        asked = name in leaf.criteria_by_side or name not in leaf.criteria
        parts.append(((*place, "met", name), answer, asked))
    for at, given, asked in parts:
        if not isinstance(given, Mapping):
            continue
        if not asked:
            yield Finding(
                "E329",
                at,
                f"`{at[-1]}` stands by side, and `{leaf.id}` asks for the crossing as a whole",
                "write one for both sides; a rubric asks for each with `sides: each`",
                at_key=True,
            )
        elif crossing is not None and len(crossing.sides) == TWO_SIDES:
            yield from _check_countries((at), given, crossing)
    says_something = any(given is not None for _, given, _ in parts) and not cell.says_na
    if leaf.by_side and says_something and crossing and len(crossing.sides) != TWO_SIDES:
        count = f"{len(crossing.sides)} countries" if crossing.sides else "no country"
        yield Finding(
            "E328",
            place,
            f"`{leaf.id}` is asked on each side, and `{crossing.id}` has {count}",
            "name the two countries in assessments/crossings.yaml, under `countries`; "
            "or leave `rating: null`",
            at_key=True,
        )


def _check_countries(
    place: Place, given: Mapping[str, Any], crossing: Crossing
) -> Iterator[Finding]:
    for side in given:
        if side not in crossing.sides:
            yield Finding(
                "E321",
                (*place, side),
                f"`{side}` is not a country of `{crossing.id}`",
                f"write {listed(crossing.sides)}",
                at_key=True,
            )


def _check_not_applicable(leaf: Dimension, place: Place, cell: Cell) -> Iterator[Finding]:
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


def _check_figure(leaf: Dimension, place: Place, cell: Cell) -> Iterator[Finding]:
    """The figure of a measured leaf, and what is said about it."""
    if cell.rating is not None and cell.because is None:
        yield Finding(
            "E333",
            (*place, "rating"),
            f"`{leaf.id}` is measured, and has a rating without a reason to depart from its figure",
            "delete the rating, or say under `because` why the level is another",
        )
    for at, side in _written_for(cell.between):
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
            yield from _check_range(below, ends, figure, "range", "value")
            if ends[0] > ends[1]:
                break


def _raw_figure(rubric: Rubric, leaf: Dimension, cell: Cell) -> int | Decimal | None:
    """What stands under the rating of a measured leaf and could be meant for a figure.

    A level without a figure is one only with a reason, and on the scale.
    """
    if leaf.measure is None or cell.value is not None:
        return None
    given = (cell.level_on(side) for _, side in _written_for(cell.rating))
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


def _check_answers(leaf: Dimension, place: Place, met: Mapping[str, Any]) -> Iterator[Finding]:
    for name, answer in met.items():
        at: Place = (*place, "met", name)
        if name not in leaf.criteria:
            yield _unknown_criterion(leaf, at, name, at_key=True)
            continue
        given = answer if isinstance(answer, Mapping) else {None: answer}
        for side, each in given.items():
            if each is Answer.NOT_APPLICABLE and not leaf.criteria[name].may_not_apply:
                yield Finding(
                    "E330",
                    at if side is None else (*at, side),
                    f"the criterion `{name}` always applies",
                    "write yes, no or unknown",
                )


def _unknown_criterion(leaf: Dimension, place: Place, name: str, at_key: bool = False) -> Finding:
    known = leaf.criteria
    otherwise = f"known: {listed(known)}" if known else f"`{leaf.id}` has no criteria"
    hint = did_you_mean(name, known, otherwise=otherwise)
    return Finding("E327", place, f"`{leaf.id}` has no criterion `{name}`", hint, at_key=at_key)


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
        yield from _advise_on_departure(rubric, leaf, place, cell, sides or (None,))
        if cell.met is not None:
            yield from _advise_on_gaps(leaf, place, cell.met, sides or (None,))
            spoken_for = {name for _, each in cell.statements() for name in each.criteria}
            bare += [
                (*place, "met", name)
                for name, answer in cell.met.items()
                if name in leaf.criteria and name not in spoken_for and _decided(answer)
            ]
        if cell.value is not None and cell.how is None and not any(cell.statements()):
            yield Finding(
                "W402",
                (*place, "value"),
                f"`{leaf.id}` has a figure, and nothing says where it is from",
                "say under `how` how it was measured, or write down a statement with its source",
            )
    if bare:
        names = listed(dict.fromkeys(str(place[-1]) for place in bare), most=4)
        verb = "answer has" if len(bare) == 1 else "answers have"
        yield Finding(
            "W409",
            bare[0],
            f"{len(bare)} {verb} no statement behind: {names}",
            "name under `for` of a strength or a drawback the criteria that it speaks to",
            at_key=True,
        )


def _decided(answer: Any) -> bool:
    given = answer.values() if isinstance(answer, Mapping) else (answer,)
    return any(each in (Answer.YES, Answer.NO) for each in given)


def _advise_on_departure(
    rubric: Rubric, leaf: Dimension, place: Place, cell: Cell, sides: Sequence[str | None]
) -> Iterator[Finding]:
    """A rating that the evidence beside it does not bear; one for both is that of the weaker."""
    if cell.rating is None or cell.says_na or (cell.met is None and cell.value is None):
        return
    for at, side in _written_for(cell.rating):
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


def _advise_on_gaps(
    leaf: Dimension, place: Place, met: Mapping[str, Any], sides: Sequence[str | None]
) -> Iterator[Finding]:
    """A criterion that is met above a level that is not, on one of the sides."""
    for side in sides:
        stopped: tuple[int | Decimal, str] | None = None
        for level, criteria in leaf.ladder:
            answers = {each.id: answer_on(met, each.id, side) for each in criteria}
            above = next((name for name, answer in answers.items() if answer == Answer.YES), None)
            if stopped is not None and above is not None:
                low, unmet = stopped
                where = f" on the side of `{side}`" if side else ""
                yield Finding(
                    "W407",
                    (*place, "met", above),
                    f"`{above}` is met, and level {low} below it is not: `{unmet}` is no{where}",
                    "a level counts only above levels that are met; look at both answers again",
                    at_key=True,
                )
                return
            unmet_here = next((n for n, answer in answers.items() if answer == Answer.NO), None)
            if stopped is None and unmet_here is not None:
                stopped = level, unmet_here
