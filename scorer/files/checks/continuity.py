"""Whether a rubric continues an earlier major version as it says: `was`, and how levels map."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorer.files.checks.registry import Registry, repeated
from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed
from scorer.model import Dimension, Predecessor, Rubric, Scale

Placed = Sequence[tuple[Place, Dimension]]
"""Dimensions, each with its place in the file."""


def check_continuity(scale: Scale, tree: Placed) -> Iterator[Finding]:
    """What can be told from the rubric alone: that no two leaves continue one, on which levels."""
    continued = list(_continued(tree))
    for position, first, name in repeated(was.id for _, _, was in continued):
        place, _, was = continued[position]
        yield Finding(
            "E340",
            (*place, "was"),
            f"`{continued[first][1].id}` says that it was `{name}` too",
            "an earlier dimension goes on in one; delete the other `was`",
        )
    for place, _, was in continued:
        for before, now in was.levels.items():
            if not scale.has_level(now):
                yield Finding(
                    "E317",
                    (*place, "was", "levels", before),
                    f"there is no level {now} for what was {before}",
                    f"the scale runs from {scale.min} to {scale.max}",
                )


def check_against_earlier(rubric: Rubric, tree: Placed, registry: Registry) -> Iterator[Finding]:
    """What can be told only beside the major version before, if that is there."""
    earlier = earlier_version(rubric, registry)
    if earlier is None:
        return
    for place, leaf, was in _continued(tree):
        before = earlier.leaf(was.id)
        if before is None:
            yield Finding(
                "E341",
                (*place, "was"),
                f"{earlier.reference} has no dimension `{was.id}` that is rated",
                did_you_mean(was.id, earlier.leaf_ids) or f"it has {listed(earlier.leaf_ids)}",
            )
            continue
        scale = earlier.scale
        for level in was.levels:
            if not scale.has_level(level):
                yield Finding(
                    "E317",
                    (*place, "was", "levels", level),
                    f"{earlier.reference} has no level {level}",
                    f"its scale runs from {scale.min} to {scale.max}",
                    at_key=True,
                )
        missing = [level for level in scale.levels if was.levels and level not in was.levels]
        if missing:
            yield Finding(
                "W415",
                (*place, "was", "levels"),
                f"level {listed(map(str, missing))} of `{was.id}` is no level of `{leaf.id}`",
                "ratings with it cannot be compared; give it the level here that it comes to",
                at_key=True,
            )


def advise_on_continuity(tree: Placed) -> Iterator[Finding]:
    """Levels that turn round on the way from one version to the next."""
    for place, leaf, was in _continued(tree):
        for (lower, first), (higher, second) in pairwise(sorted(was.levels.items())):
            if second < first:
                yield Finding(
                    "W416",
                    (*place, "was", "levels", higher),
                    f"what was {lower} is {first} in `{leaf.id}`, and what was {higher} only "
                    f"{second}",
                    "a better level of old is no worse now, unless the scale was turned round",
                    at_key=True,
                )


def earlier_version(rubric: Rubric, registry: Registry) -> Rubric | None:
    """The major version of a rubric before it, of those that are there."""
    before = [major for major in registry.majors(rubric.id) if major < rubric.major]
    return registry.rubrics[f"{rubric.id}@{before[-1]}"] if before else None


def _continued(tree: Placed) -> Iterator[tuple[Place, Dimension, Predecessor]]:
    for place, node in tree:
        if node.is_leaf and node.was is not None:
            yield place, node, node.was
