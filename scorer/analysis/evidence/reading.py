"""The reading: what the evidence of a cell comes to, as a level, a range, or "does not apply".

A cell says its evidence in one of four ways (a rating, answers to criteria, a measured figure, or
that the leaf does not apply), for the crossing or for each side of it. What comes after, panels,
scores, ranges, robustness, knows readings alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.scoring.scores import exact
from scorer.model import Cell, Dimension, LocalText, Scale
from scorer.vocabulary import PanelRule

Rule = Callable[[Sequence[Exact]], Exact]
"""How several assessors' levels, in ascending order, become one."""


Span = tuple[Exact, Exact]
"""The lowest and the highest level of a range."""


@dataclass(frozen=True, slots=True)
class SideReading:
    """One country's half of a crossing, as `Reading`."""

    level: Exact | None
    low: Exact
    high: Exact
    settled: bool = True
    """Whether the level is the level, and not "at least" it, criteria above it being open."""
    middle: Span | None = None
    """As `Reading`."""

    def plain(self) -> dict[str, Any]:
        """The side as scripts read it."""
        body = asdict(self)
        if self.middle is None:
            del body["middle"]
        return body


@dataclass(frozen=True, slots=True)
class Reading:
    """What the evidence for one leaf of one crossing comes to."""

    level: Exact | None
    """None where the evidence gives a range alone, or where the leaf does not apply."""
    low: Exact | None
    """The lowest level that the evidence would bear; None where the leaf does not apply."""
    high: Exact | None
    settled: bool = True
    """Whether the level is the level, and not "at least" it, criteria above it being open."""
    applies: bool = True
    sides: Mapping[str, SideReading] = field(default_factory=dict)
    """Each half by its country, where the leaf is asked by side; the weaker one is the reading."""
    value: Exact | Mapping[str, Exact] | None = None
    """The figure of a measured leaf, by side where it is measured so."""
    unit: LocalText | None = None
    """Of that figure."""
    middle: Span | None = None
    """The range without the lowest and the highest quarter of the assessors; None where a quarter
    of them is nobody, so that the middle half is the whole range."""

    @property
    def half(self) -> tuple[Exact | None, Exact | None]:
        """The middle half of the range, which is the whole range where the assessors are few."""
        return (self.low, self.high) if self.middle is None else self.middle

    def plain(self) -> dict[str, Any]:
        """The reading as scripts read it: what there is of it."""
        body: dict[str, Any] = {
            "level": self.level,
            "low": self.low,
            "high": self.high,
            "settled": self.settled,
            "applies": self.applies,
        }
        if self.middle is not None:
            body["middle"] = self.middle
        if self.unit is not None:
            body |= {"value": self.value, "unit": self.unit}
        if self.sides:
            body["sides"] = {side: each.plain() for side, each in self.sides.items()}
        return body

    @property
    def least(self) -> Exact | None:
        """The level that it surely has; where only a range is known, the lowest."""
        return self.level if self.level is not None and self.settled else self.low

    @property
    def most(self) -> Exact | None:
        """The level that it surely does not exceed."""
        return self.level if self.level is not None and self.settled else self.high


_LEVELS_KEPT = 4096
"""Readings that are made once: most sheets say one of few levels."""


def readings_body(readings: Mapping[str, Reading]) -> dict[str, Any]:
    """Readings by leaf as scripts read them, under `readings`; nothing of a plain rubric."""
    return {"readings": {leaf: each.plain() for leaf, each in readings.items()}} if readings else {}


def surely_at_least(reading: Reading) -> Exact | None:
    """The level that a rated leaf surely has; None where it has no level."""
    return None if reading.level is None else reading.least


def surely_at_most(reading: Reading) -> Exact | None:
    """The level that a rated leaf surely does not exceed; None where it has no level."""
    return None if reading.level is None else reading.most


DOES_NOT_APPLY = Reading(None, None, None, settled=False, applies=False)


@lru_cache(maxsize=_LEVELS_KEPT)
def certain(level: Exact) -> Reading:
    """A level that could be no other."""
    return Reading(level, level, level)


@lru_cache(maxsize=_LEVELS_KEPT)
def unknown(low: Exact, high: Exact) -> Reading:
    """No level, and any between two could be it."""
    return Reading(None, low, high, settled=False)


def lower_median(ordered: Sequence[Exact]) -> Exact:
    """Of values in ascending order the middle one, the lower of two: always one that was given."""
    return ordered[(len(ordered) - 1) // 2]


def upper_median(ordered: Sequence[Exact]) -> Exact:
    """Of values in ascending order the middle one, the upper of two."""
    return ordered[len(ordered) // 2]


def mean(values: Sequence[Exact]) -> Exact:
    """The arithmetic mean, exact."""
    return Fraction(sum(values, Fraction(0)), len(values))


PANEL_RULES: Mapping[PanelRule, Rule] = {
    PanelRule.MEDIAN: lower_median,
    PanelRule.UPPER_MEDIAN: upper_median,
    PanelRule.MEAN: mean,
}


def reading_of(
    cells: Sequence[Cell | None],
    leaf: Dimension,
    scale: Scale,
    sides: Sequence[str] = (),
    rule: PanelRule = PanelRule.MEDIAN,
) -> Reading:
    """What the sheets of a panel (or one sheet) say of a leaf.

    cells: one a sheet, None where it leaves the leaf out; sides: of the crossing, its countries.
    Each side is combined over the sheets first, then the weaker side decides; a sheet that is
    silent on a side does not widen it. The level is that of `rule`; the bounds hold every
    assessor's level and range; where nobody said anything, the whole scale. A leaf does not apply
    where somebody says so and nobody rates it.
    """
    if leaf.plain:
        return _rated(cells, leaf, scale, PANEL_RULES[rule])
    given = [cell for cell in cells if cell is not None]
    voices = {
        half: _heard([voice for cell in given if (voice := _voice(cell, leaf, scale, half))])
        for half in (sides if leaf.by_side and sides else (None,))
    }
    if not any(voices.values()) and any(cell.says_na for cell in given):
        return DOES_NOT_APPLY
    ends = exact(scale.min), exact(scale.max)
    halves = {half: _combined(heard, ends, PANEL_RULES[rule]) for half, heard in voices.items()}
    weaker = weaker_side(halves.values(), ends[0])
    return Reading(
        level=weaker.level,
        low=weaker.low,
        high=weaker.high,
        settled=weaker.settled,
        sides={half: each for half, each in halves.items() if half is not None},
        value=_figure(given, leaf, tuple(halves), PANEL_RULES[rule]),
        unit=leaf.measure.unit if leaf.measure else None,
        middle=weaker.middle,
    )


def weaker_side(sides: Iterable[SideReading], lowest: Exact) -> SideReading:
    """A border is as good as its slower half: its level, and the bounds likewise.

    A side without a level can only lower it, so that the whole then has none either, unless
    another side already stands at the lowest level. The whole is settled where a side that stands
    at its level is: the others could only rise.
    """
    halves = list(sides)
    levels = [each.level for each in halves if each.level is not None]
    complete = len(levels) == len(halves)
    decided = any(each.settled and each.level == lowest for each in halves)
    level = min(levels) if complete or decided else None
    return SideReading(
        level=level,
        low=min(each.low for each in halves),
        high=min(each.high for each in halves),
        settled=level is not None and any(each.settled for each in halves if each.level == level),
        middle=_middle_of(halves) if any(each.middle for each in halves) else None,
    )


def _middle_of(sides: Sequence[SideReading]) -> Span:
    spans = [each.middle or (each.low, each.high) for each in sides]
    return min(low for low, _ in spans), min(high for _, high in spans)


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one sheet says of one half of a crossing, or of the whole."""

    level: Exact | None
    low: Exact
    high: Exact
    settled: bool = True
    seen: bool = True
    """Whether it answers anything that is asked of this half itself."""


def _voice(cell: Cell, leaf: Dimension, scale: Scale, half: str | None) -> _Voice | None:
    """None where the sheet is silent. A rating beside other evidence is the level."""
    for evidence in (_said, _measured, _answered):
        if voice := evidence(cell, leaf, scale, half):
            return voice
    return None


def _said(cell: Cell, _leaf: Dimension, _scale: Scale, half: str | None) -> _Voice | None:
    rating, plausible = cell.level_on(half), cell.range_on(half)
    level = None if rating is None else exact(rating)
    if plausible is not None:
        low, high = map(exact, plausible)
        return _Voice(level, low, high)
    return None if level is None else _Voice(level, level, level)


def _measured(cell: Cell, leaf: Dimension, scale: Scale, half: str | None) -> _Voice | None:
    figure = cell.figure_on(half)
    if figure is None or leaf.measure is None:
        return None
    level = leaf.measure.level_of(figure, scale.min)
    between = cell.between_on(half)
    low, high = (level, level) if between is None else leaf.measure.span_of(between, scale.min)
    return _Voice(exact(level), exact(low), exact(high))


def _answered(cell: Cell, leaf: Dimension, scale: Scale, half: str | None) -> _Voice | None:
    """Nothing above the lowest level shown, and no `no` to end the ladder there: a range alone."""
    if cell.met is None or not leaf.ladder:
        return None
    found = leaf.climb(cell.met, scale.min, half)
    low, high = exact(found.shown), exact(found.possible)
    seen = found.seen or low == high
    level = low if seen and (low == high or found.shown != scale.min) else None
    return _Voice(level, low, high, settled=low == high, seen=seen)


def _heard(voices: Sequence[_Voice]) -> Sequence[_Voice]:
    """Those who saw the half; where nobody did, what follows for it from what they saw."""
    return [voice for voice in voices if voice.seen] or voices


def _combined(voices: Sequence[_Voice], ends: tuple[Exact, Exact], rule: Rule) -> SideReading:
    if not voices:
        return SideReading(None, *ends, settled=False)
    rated = sorted((each for each in voices if each.level is not None), key=_level)
    level = rule([_level(each) for each in rated]) if rated else None
    return SideReading(
        level=level,
        low=min(each.low for each in voices),
        high=max(each.high for each in voices),
        settled=bool(rated) and all(each.settled for each in rated),
        middle=_middle_half(voices, level),
    )


LEFT_OUT_AT_EITHER_END = 4
"""One of so many assessors is left out of the middle half, at the lower and at the upper end."""


def _middle_half(voices: Sequence[_Voice], level: Exact | None) -> Span | None:
    """The range without a quarter of the voices at either end, widened to hold the level."""
    beyond = len(voices) // LEFT_OUT_AT_EITHER_END
    if not beyond:
        return None
    low = sorted(each.low for each in voices)[beyond]
    high = sorted(each.high for each in voices)[-1 - beyond]
    return (low, high) if level is None else (min(low, level), max(high, level))


def _level(voice: _Voice) -> Exact:
    assert voice.level is not None
    return voice.level


def _figure(
    cells: Sequence[Cell], leaf: Dimension, halves: Sequence[str | None], rule: Rule
) -> Exact | Mapping[str, Exact] | None:
    """The figures of the sheets combined as their levels are, which is from the worst up."""
    if leaf.measure is None:
        return None
    found: dict[str | None, Exact] = {}
    for half in halves:
        given = [exact(f) for cell in cells if (f := cell.figure_on(half)) is not None]
        if given:
            found[half] = rule(sorted(given, reverse=leaf.measure.less_is_better))
    if None in found:
        return found[None]
    return {half: figure for half, figure in found.items() if half is not None} or None


def _rated(cells: Sequence[Cell | None], leaf: Dimension, scale: Scale, rule: Rule) -> Reading:
    """The reading where levels are given to the crossing as a whole."""
    if len(cells) == 1 and (only := cells[0]) is not None and only.plausible is None:
        if only.rating is None:
            return unknown(exact(scale.min), exact(scale.max))
        if only.level is not None:
            return certain(exact(only.level))
    voices = [
        voice for cell in cells if cell is not None and (voice := _said(cell, leaf, scale, None))
    ]
    found = _combined(voices, (exact(scale.min), exact(scale.max)), rule)
    return Reading(found.level, found.low, found.high, found.settled, middle=found.middle)
