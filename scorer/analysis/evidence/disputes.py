"""Where the assessors of a panel differ: what each said of a leaf, before it is combined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.aggregation import Exact
from scorer.analysis.evidence.panel import Panel, combined
from scorer.analysis.evidence.reading import Reading, reading_of
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.model import Rubric

Said = tuple[Reading | None, ...]
"""Readings of single sheets; None where a sheet leaves a leaf out."""


@dataclass(frozen=True)
class Dispute:
    """A leaf that the assessors of a panel gave different levels, or do not all hold to apply."""

    panel: Panel
    leaf: str
    said: Said
    """Sheet by sheet."""
    taken: Reading
    """What the panel makes of it."""


def said_by_each(panel: Panel, rubric: Rubric) -> tuple[Said, ...]:
    """What each sheet of a panel comes to alone, leaf by leaf in the rubric's order."""
    return tuple(
        tuple(
            reading if leaf in sheet.value.dimensions else None
            for leaf, reading in zip(
                rubric.leaf_ids,
                combined(panel.crossing, [sheet], rubric).readings,
                strict=True,
            )
        )
        for sheet in panel.sheets
    )


def disputes_in(snapshot: Snapshot) -> Iterator[Dispute]:
    """The disputes of a snapshot, panel by panel, in the rubric's order."""
    for panel in snapshot.panels:
        yield from disputes_of(panel, snapshot.rubric)


def disputes_of(panel: Panel, rubric: Rubric) -> tuple[Dispute, ...]:
    """The disputes of one panel, in the rubric's order."""
    if not panel.decides:
        return ()
    sides = panel.crossing.sides
    found = []
    for leaf, taken in zip(rubric.leaves, panel.readings, strict=True):
        if leaf.plain and taken.low == taken.high:
            continue  # all say the same
        cells = (sheet.value.dimensions.get(leaf.id) for sheet in panel.sheets)
        said = tuple(
            None if cell is None else reading_of([cell], leaf, rubric.scale, sides)
            for cell in cells
        )
        if in_dispute(said):
            found.append(Dispute(panel, leaf.id, said, taken))
    return tuple(found)


def in_dispute(said: Sequence[Reading | None]) -> bool:
    """Whether those who said anything gave different levels, to the whole or to a side of it.

    Who says that it does not apply is in dispute with those who rate it; who gives no level with
    nobody.
    """
    given = [reading for reading in said if reading is not None]
    halves = dict.fromkeys(half for reading in given for half in (None, *reading.sides))
    levels = [{_level_on(reading, half) for reading in given} - {None} for half in halves]
    left_out = any(not reading.applies for reading in given)
    return any(len(on_half) + left_out > 1 for on_half in levels if on_half)


def _level_on(reading: Reading, half: str | None) -> Exact | None:
    """The level of a side, or (None) of the whole; None where there is none."""
    if half is None:
        return reading.level
    return reading.sides[half].level if half in reading.sides else None
