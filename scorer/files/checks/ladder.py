"""Whether the levels of a leaf can be read from evidence: its criteria, its bands, its sides."""

from collections.abc import Iterator
from itertools import pairwise

from scorer.files.checks.registry import repeated
from scorer.files.problems.finding import Finding, Place
from scorer.model import Dimension, Measure, Scale

MOST_BANDS_ASKED_FOR = 10
"""A scale of so many levels is one that a figure can reach each level of."""


def check_leaf_keys(place: Place, branch: Dimension) -> Iterator[Finding]:
    """The keys of a leaf at a branch, which is aggregated and not rated."""
    keys = ("levels", "measure", "sides", "may_not_apply", "was")
    for key in keys:
        if getattr(branch, key):
            yield Finding(
                "E325",
                (*place, key),
                f"`{branch.id}` has dimensions below it, so it is not rated and has no `{key}`",
                f"put `{key}` at the dimensions below",
                at_key=True,
            )


def check_ladder(scale: Scale, place: Place, leaf: Dimension) -> Iterator[Finding]:
    """The criteria of a leaf and its bands; place: of the leaf."""
    if leaf.measure is not None:
        yield from _check_bands(scale, (*place, "measure", "levels"), leaf, leaf.measure)
        if leaf.ladder:
            yield Finding(
                "E331",
                (*place, "measure"),
                f"`{leaf.id}` is measured, and its levels have criteria",
                "a leaf has one way to its level; delete `measure` or the criteria, "
                "or make two dimensions of it",
                at_key=True,
            )
    if leaf.ladder:
        yield from _check_criteria(scale, (*place, "levels"), leaf)


def _check_criteria(scale: Scale, place: Place, leaf: Dimension) -> Iterator[Finding]:
    lowest = leaf.levels.get(scale.min)
    if lowest is not None and lowest.criteria:
        yield Finding(
            "E336",
            (*place, scale.min, "criteria"),
            f"the lowest level {scale.min} of `{leaf.id}` has criteria",
            "it is what remains where nothing is met; put them at the lowest level that needs them",
            at_key=True,
        )
    for level in leaf.levels:
        if level != scale.min and not leaf.levels[level].criteria:
            yield Finding(
                "E336",
                (*place, level),
                f"level {level} of `{leaf.id}` has no criterion",
                "give it a condition that the level below does not need; without one nobody could "
                "tell the two apart",
                at_key=True,
            )
    placed = [
        ((*place, level, "criteria", position), each.id)
        for level, criteria in leaf.ladder
        for position, each in enumerate(criteria)
    ]
    for position, first, name in repeated(name for _, name in placed):
        yield Finding(
            "E318",
            (*placed[position][0], "id"),
            f"the id `{name}` is taken by a criterion of level {placed[first][0][-3]}",
            "rename one; a criterion belongs to the lowest level that needs it",
        )


def _check_bands(
    scale: Scale, place: Place, leaf: Dimension, measure: Measure
) -> Iterator[Finding]:
    bands = measure.levels
    for level in bands:
        if not scale.has_level(level):
            yield Finding(
                "E317",
                (*place, level),
                f"there is no level {level} for this band",
                f"the scale runs from {scale.min} to {scale.max}"
                + (f" in steps of {scale.step}" if scale.step is not None else ""),
                at_key=True,
            )
            return
    if scale.min in bands:
        yield Finding(
            "E335",
            (*place, scale.min),
            f"the lowest level {scale.min} of `{leaf.id}` has a band",
            "delete it: the lowest level is what fits no band, so that every figure has a level",
            at_key=True,
        )
        return
    missing = [level for level in scale.levels if level > scale.min and level not in bands]
    if missing and len(scale.levels) <= MOST_BANDS_ASKED_FOR:
        yield Finding(
            "E335",
            place,
            f"no figure of `{leaf.id}` comes to level {', '.join(map(str, missing))}",
            "give every level above the lowest a band",
            at_key=True,
        )
    yield from _check_order(place, measure)


def _check_order(place: Place, measure: Measure) -> Iterator[Finding]:
    bands = measure.levels
    for better, worse in pairwise(sorted(bands, reverse=True)):
        upper, lower = bands[better], bands[worse]
        if upper.sign != lower.sign:
            yield Finding(
                "E334",
                (*place, worse),
                f"level {better} is `{upper}`, level {worse} `{lower}`: the signs differ",
                "write all bands with <= where less is better, or all with >= where more is",
            )
            return
        if not lower.is_wider_than(upper):
            yield Finding(
                "E334",
                (*place, worse),
                f"level {worse} is `{lower}`, which holds no more than level {better}: `{upper}`",
                "the band of a lower level is wider: "
                + (
                    'such as 5: "<= 2", 4: "<= 6"'
                    if upper.sign == "<="
                    else 'such as 5: ">= 60", 4: ">= 40"'
                ),
            )
