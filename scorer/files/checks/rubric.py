"""Whether a rubric makes sense in itself: its scale, its tree, its weights, its levels."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from scorer.files.checks.continuity import advise_on_continuity, check_continuity
from scorer.files.checks.ladder import check_ladder, check_leaf_keys
from scorer.files.checks.registry import Registry, repeated
from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed
from scorer.model import Dimension, Rubric, Scale

MOST_LEVELS = 1001
"""Levels on a stepped scale; beyond (0 to 100 in tenths), a rating is a measurement: no step."""
MOST_LEVELS_TO_DESCRIBE = 10
"""A scale of so many levels is meant to be read, so each deserves a sentence."""


def check_rubric(rubric: Rubric, _registry: Registry) -> Iterator[Finding]:
    """All that is wrong with a rubric beyond the shape of its file."""
    scale_faults = list(_check_scale(rubric.scale))
    yield from scale_faults
    if not 0 <= rubric.min_coverage <= 1:
        yield Finding(
            "E323",
            ("min_coverage",),
            f"min_coverage {rubric.min_coverage} is not a share",
            "write a number from 0 to 1; 1 means that everything has to be rated",
        )
    tree = list(placed(rubric.dimensions))
    for position, first, name in repeated(node.id for _, node in tree):
        other = ".".join(map(str, tree[first][0]))
        yield Finding(
            "E318", (*tree[position][0], "id"), f"the id `{name}` is taken by {other}", "rename one"
        )
    yield from _check_weights(rubric, tree)
    yield from _check_weightings(rubric, [node.id for _, node in tree])
    yield from _check_aggregations(rubric, tree)
    for place, node in tree:
        if not node.is_leaf:
            yield from check_leaf_keys(place, node)
        if node.is_leaf and node.aggregate is not None:
            yield Finding(
                "E325",
                (*place, "aggregate"),
                f"`{node.id}` has no dimensions below it, so there is nothing to aggregate",
                "delete the key, or give it dimensions",
                at_key=True,
            )
    if not scale_faults:
        yield from check_continuity(rubric.scale, tree)
    for place, node in tree:
        if node.is_leaf and not scale_faults:
            yield from _check_levels(rubric.scale, place, node)
            yield from check_ladder(rubric.scale, place, node)


def advise_on_rubric(rubric: Rubric, registry: Registry, _folder: str) -> Iterator[Finding]:
    """What is allowed in a rubric but weakens it; nothing where it is wrong."""
    if any(check_rubric(rubric, registry)):  # first: a wrong scale can have levels without end
        return
    yield from advise_on_continuity(list(placed(rubric.dimensions)))
    if not 0 < len(rubric.scale.levels) <= MOST_LEVELS_TO_DESCRIBE:
        return
    for place, node in placed(rubric.dimensions):
        if node.is_leaf and not node.levels and node.measure is None:
            yield Finding(
                "W406",
                place,
                f"`{node.id}` does not say what its levels mean",
                "describe each level under `levels`, so that two assessors land on the same one",
            )


def placed(
    dimensions: tuple[Dimension, ...], above: Place = ()
) -> Iterator[tuple[Place, Dimension]]:
    """Every dimension of a tree with its place in the file, parents before their children."""
    for position, node in enumerate(dimensions):
        place = (*above, "dimensions", position)
        yield place, node
        yield from placed(node.dimensions, place)


def _check_scale(scale: Scale) -> Iterator[Finding]:
    place: Place = ("scale",)
    if scale.min >= scale.max:
        yield Finding(
            "E322",
            (*place, "min"),
            f"the scale's min {scale.min} is not below its max {scale.max}",
            "min is the worst level, max the best",
        )
        return
    if scale.step is None:
        return
    if scale.step <= 0:
        yield Finding(
            "E322",
            (*place, "step"),
            f"the scale's step {scale.step} is not positive",
            "write the distance between two levels, or null for any number in the range",
        )
        return
    if (scale.max - scale.min) / Decimal(scale.step) > MOST_LEVELS - 1:
        yield Finding(
            "E322",
            (*place, "step"),
            f"the scale has more than {MOST_LEVELS} levels",
            "write `step: null`: any number in the range is a rating",
        )
    elif (scale.max - scale.min) % scale.step != 0:
        yield Finding(
            "E322",
            (*place, "step"),
            f"steps of {scale.step} from {scale.min} do not reach {scale.max}",
            "choose a step that divides the range",
        )
    else:
        for level in scale.labels:
            if not scale.has_level(level):
                yield _off_scale(scale, (*place, "labels", level), level, "label")
        return
    for level in scale.labels:
        if not scale.holds(level):
            yield _off_scale(scale, (*place, "labels", level), level, "label")


def _off_scale(scale: Scale, place: Place, level: int | Decimal, what: str) -> Finding:
    return Finding(
        "E317",
        place,
        f"there is no level {level} for this {what}",
        f"the scale runs from {scale.min} to {scale.max}"
        + (f" in steps of {scale.step}" if scale.step is not None else ""),
        at_key=True,
    )


def _check_levels(scale: Scale, place: Place, leaf: Dimension) -> Iterator[Finding]:
    for level in leaf.levels:
        if not scale.has_level(level):
            yield _off_scale(scale, (*place, "levels", level), level, "descriptor")
    if leaf.levels and len(scale.levels) <= MOST_LEVELS_TO_DESCRIBE:
        missing = [level for level in scale.levels if level not in leaf.levels]
        if missing:
            yield Finding(
                "E317",
                (*place, "levels"),
                f"`{leaf.id}` does not describe level {', '.join(map(str, missing))}",
                "describe every level of the scale, or none",
                at_key=True,
            )


def _check_weights(rubric: Rubric, tree: list[tuple[Place, Dimension]]) -> Iterator[Finding]:
    for place, node in tree:
        if node.weight < 0:
            yield Finding(
                "E315",
                (*place, "weight"),
                f"the weight {node.weight} is negative",
                "weights are 0 or more; only their proportions matter",
            )
    families = [((), rubric.dimensions), *((place, node.dimensions) for place, node in tree)]
    for place, children in families:
        if children and all(child.weight == 0 for child in children):
            yield Finding(
                "E316",
                (*place, "dimensions"),
                "the weights of these dimensions are all zero",
                "give at least one of them a weight",
                at_key=True,
            )


def _check_weightings(rubric: Rubric, known: list[str]) -> Iterator[Finding]:
    for name, weights in rubric.weightings.items():
        place: Place = ("weightings", name)
        yield from check_weighting(place, f"the weighting `{name}`", weights, known)
        if not any(weights.values()):
            yield Finding(
                "E316",
                place,
                f"the weights of `{name}` are all zero",
                "give at least one dimension a weight",
                at_key=True,
            )


def check_weighting(
    place: Place, what: str, weights: Mapping[str, int | Decimal], known: list[str]
) -> Iterator[Finding]:
    """Weights of dimensions that are not there, or below zero."""
    for dimension, weight in weights.items():
        if dimension not in known:
            hint = did_you_mean(dimension, known, otherwise=f"known: {listed(known)}")
            message = f"{what} names an unknown dimension `{dimension}`"
            yield Finding("E319", (*place, dimension), message, hint, at_key=True)
        if weight < 0:
            yield Finding(
                "E315",
                (*place, dimension),
                f"the weight {weight} is negative",
                "weights are 0 or more; only their proportions matter",
            )


def _check_aggregations(rubric: Rubric, tree: list[tuple[Place, Dimension]]) -> Iterator[Finding]:
    if rubric.scale.min >= 0:
        return
    used = [((), rubric.aggregate), *((place, node.aggregate) for place, node in tree)]
    for place, rule in used:
        if rule is not None and not rule.takes_negative:
            yield Finding(
                "E324",
                (*place, "aggregate"),
                f"the {rule} mean is not defined on a scale that begins at {rubric.scale.min}",
                "use the arithmetic mean, or a scale that does not go below 0",
            )
