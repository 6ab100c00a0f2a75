"""What several assessors of one crossing gave, in words: by name where few, by level where many."""

from collections import Counter
from collections.abc import Iterable

from scorer.analysis.evidence.disputes import Dispute
from scorer.analysis.evidence.reading import Reading
from scorer.output.findings.wording import level, read_level

MOST_ASSESSORS_NAMED = 6
"""Assessors up to which each is named with what they gave; beyond, levels are counted."""


def who_gave_what(dispute: Dispute) -> str:
    """What a panel gave: `ann 3, bob 4`, or of many `3: 12, 4: 15, 5: 3`."""
    if len(dispute.panel.sheets) > MOST_ASSESSORS_NAMED:
        return levels_counted(dispute.said)
    return ", ".join(
        f"{assessor} {level_said(reading)}"
        for assessor, reading in zip(dispute.panel.assessors, dispute.said, strict=True)
        if reading is not None and said_something(reading)
    )


def levels_counted(readings: Iterable[Reading | None]) -> str:
    """How many gave each level, the lowest first: `3: 12, 4: 15, 5: 3, n/a: 1`."""
    said = [each for each in readings if each is not None and said_something(each)]
    counted = Counter(map(level_said, sorted(said, key=_from_low)))
    return ", ".join(f"{given}: {count}" for given, count in counted.items())


def said_something(reading: Reading) -> bool:
    """Whether a sheet gives a level, to the whole or to a side, or says that it does not apply."""
    levels = (reading.level, *(each.level for each in reading.sides.values()))
    return not reading.applies or any(each is not None for each in levels)


def level_said(reading: Reading) -> str:
    """The level that a sheet gives, and those of the sides where they differ: `2 (cn 3, vn 2)`."""
    sides = {side: level(each.level) for side, each in reading.sides.items()}
    if len(set(sides.values())) < 2:
        return read_level(reading)
    return f"{read_level(reading)} ({', '.join(f'{side} {said}' for side, said in sides.items())})"


def _from_low(reading: Reading) -> tuple[bool, bool, float]:
    """What does not apply comes last, before it what has no level as a whole."""
    known = reading.level is not None
    return not reading.applies, not known, float(reading.level or 0)
