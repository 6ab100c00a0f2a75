"""How a rubric goes on from one major version to the next: which leaf was which, and its levels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorer.aggregation import Exact
from scorer.analysis.scoring.scores import exact
from scorer.model import Predecessor, Rubric

Levels = Mapping[Exact, Exact]
"""For levels of an earlier version the level of a later; what is not among them has none."""


@dataclass(frozen=True)
class Joined:
    """A leaf on either side of a comparison that are one, under one id or two."""

    old: str
    """Its id in the rubric of the older state."""
    new: str
    levels: Levels | None
    """How the levels of the earlier version map to those of the later; None: each to itself."""
    turned: bool = False
    """Whether the older state stands under the later version."""

    def on_one_scale(self, old: Exact, new: Exact) -> tuple[Exact, Exact] | None:
        """Both levels on the scale of the later version; None where the rubric does not say how."""
        if self.levels is None:
            return old, new
        mapped = self.levels.get(new if self.turned else old)
        if mapped is None:
            return None
        return (old, mapped) if self.turned else (mapped, new)


@dataclass(frozen=True)
class Continuity:
    """Which leaves of two rubrics are one, in the order of the newer state's rubric."""

    joined: tuple[Joined, ...]
    only_old: tuple[str, ...]
    """Leaves without a counterpart."""
    only_new: tuple[str, ...]


def continuity(old: Rubric, new: Rubric, versions: Iterable[Rubric] = ()) -> Continuity:
    """How the leaves of the rubric of an older state go on in that of a newer one.

    versions: all versions of the rubric that are there; those between the two hand on what they
    say. A leaf was the one that its `was` names, else the one of its own id, unless another leaf
    says that it was that one.
    """
    earlier, later = sorted((old, new), key=lambda rubric: rubric.major)
    steps = [later]
    if old.id == new.id:
        steps = (
            sorted(
                (each for each in versions if _between(each, earlier, later)),
                key=lambda rubric: rubric.major,
            )
            + steps
        )
    origins: dict[str, tuple[str, Levels | None]] = {
        leaf: (leaf, None) for leaf in earlier.leaf_ids
    }
    before = earlier
    for step in steps:
        origins = _one_step(origins, before, step)
        before = step
    turned = later is old
    joined = [
        Joined(leaf, origin, levels, turned) if turned else Joined(origin, leaf, levels)
        for leaf, (origin, levels) in origins.items()
    ]
    places = {leaf: place for place, leaf in enumerate(new.leaf_ids)}
    joined.sort(key=lambda each: places[each.new])
    return Continuity(
        tuple(joined),
        only_old=tuple(x for x in old.leaf_ids if all(x != each.old for each in joined)),
        only_new=tuple(x for x in new.leaf_ids if all(x != each.new for each in joined)),
    )


def have_one_scale(old: Rubric, new: Rubric) -> bool:
    """Whether the levels of two rubrics can be subtracted: their scales have the same ends."""
    return (old.scale.min, old.scale.max) == (new.scale.min, new.scale.max)


def _between(rubric: Rubric, earlier: Rubric, later: Rubric) -> bool:
    return rubric.id == later.id and earlier.major < rubric.major < later.major


def _one_step(
    origins: Mapping[str, tuple[str, Levels | None]], before: Rubric, after: Rubric
) -> dict[str, tuple[str, Levels | None]]:
    """Where each leaf of a version comes from, given that for the version before it."""
    claimed = {leaf.was.id for leaf in after.leaves if leaf.was is not None}
    found: dict[str, tuple[str, Levels | None]] = {}
    for leaf in after.leaves:
        was = leaf.was or (None if leaf.id in claimed else Predecessor(id=leaf.id))
        if was is None or was.id not in origins:
            continue
        origin, levels = origins[was.id]
        if was.levels:
            levels = _through(levels, {exact(old): exact(new) for old, new in was.levels.items()})
        elif not have_one_scale(before, after):
            levels = {}
        found[leaf.id] = origin, levels
    return found


def _through(levels: Levels | None, further: Levels) -> Levels:
    """Levels of the first version as levels of the last, by way of one between."""
    if levels is None:
        return further
    return {first: further[level] for first, level in levels.items() if level in further}
