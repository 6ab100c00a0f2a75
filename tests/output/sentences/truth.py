"""What is true of a made-up workspace, worked out from its plain data in the plainest way.

Nothing of the program takes part: fractions, and trying everything out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.output.sentences.worlds import Dim, Sheet, World

Profile = Mapping[str, Fraction | None]
PRECISE = Context(prec=40)


@dataclass(frozen=True)
class Cell:
    """What the evidence of a leaf comes to."""

    level: Fraction | None
    low: Fraction
    high: Fraction
    settled: bool = True
    applies: bool = True

    @property
    def least(self) -> Fraction:
        return self.level if self.level is not None and self.settled else self.low

    @property
    def most(self) -> Fraction:
        return self.level if self.level is not None and self.settled else self.high


@dataclass(frozen=True)
class Standing:
    """Where one crossing stands."""

    id: str
    name: str
    sheets: tuple[Sheet, ...]
    cells: Mapping[str, Cell]
    counting: tuple[str, ...]
    """The leaves that weigh something and apply."""
    score: Fraction | None
    low: Fraction
    high: Fraction
    coverage: Fraction
    rank: int | None = None
    tied: bool = False
    best: int = 0
    worst: int = 0

    @property
    def missing(self) -> list[str]:
        return [leaf for leaf in self.counting if self.cells[leaf].level is None]

    @property
    def certain(self) -> bool:
        """Whether everything that counts has a level that is settled."""
        cells = [self.cells[leaf] for leaf in self.counting]
        return all(cell.level is not None and cell.settled for cell in cells)

    @property
    def assessors(self) -> list[str]:
        return [sheet.assessor for sheet in self.sheets]


@dataclass(frozen=True)
class Truth:
    """A workspace as of a year, under a rule and weights."""

    world: World
    as_of: int | None = None
    rule: str | None = None
    weights: Mapping[str, int] | None = None
    changed: Mapping[tuple[str, str], Fraction] | None = None
    """Levels that are taken for certain, by crossing and leaf."""
    named: tuple[str, ...] = ()
    """The crossings that take part; all without any."""
    panels: str = "lower"
    """How panels are read: `lower` or `upper` of two middle ratings, or `mean`."""
    read_so: str | None = None
    """The crossing whose panel alone is read so, the others by their lower middle; None for all."""

    @cached_property
    def title(self) -> Mapping[str, str]:
        return {dim.id: dim.title for dim in walk(self.world.dims)}

    @cached_property
    def weight(self) -> Mapping[str, Fraction]:
        """The share of each leaf in the whole."""
        return self.weights_of(frozenset(leaf.id for leaf in self.world.leaves))

    def weights_of(self, there: frozenset[str]) -> Mapping[str, Fraction]:
        """The same where only some leaves are there."""
        found: dict[str, Fraction] = {leaf.id: Fraction(0) for leaf in self.world.leaves}

        def descend(dims: Sequence[Dim], share: Fraction) -> None:
            weighing = [(dim, w) for dim in dims if (w := self.own(dim)) and self._any(dim, there)]
            for dim, weight in weighing:
                part = share * weight / sum(w for _, w in weighing)
                if dim.children:
                    descend(dim.children, part)
                else:
                    found[dim.id] = part

        descend(self.world.dims, Fraction(1))
        return found

    def own(self, dim: Dim) -> int:
        """The weight of a dimension among its siblings."""
        return (self.weights or {}).get(dim.id, dim.weight)

    def _any(self, dim: Dim, there: frozenset[str]) -> bool:
        if not dim.children:
            return dim.id in there
        return any(self.own(child) and self._any(child, there) for child in dim.children)

    def value(self, profile: Profile) -> Fraction | None:
        """The score of what is rated, whatever its coverage."""
        found = self._value(self.world.dims, self.rule or self.world.rule, profile)
        return None if found is None else rounded(found)

    def _value(self, dims: Sequence[Dim], rule: str, profile: Profile) -> Fraction | None:
        parts = []
        for dim in dims:
            below = (
                self._value(dim.children, dim.rule or self.rule or self.world.rule, profile)
                if dim.children
                else profile.get(dim.id)
            )
            if below is not None and self.own(dim):
                parts.append((Fraction(self.own(dim)), below))
        return aggregated(rule, parts) if parts else None

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every crossing that is rated, best first, those without a score last."""
        rows = [
            self._standing(id_, name, sheets)
            for id_, name in self.world.names.items()
            if (not self.named or id_ in self.named) and (sheets := self.panel(id_))
        ]
        scores = [row.score for row in rows if row.score is not None]
        ranked = []
        for row in rows:
            others = [each for each in rows if each is not row]
            rank = None if row.score is None else 1 + sum(s > row.score for s in scores)
            ranked.append(
                replace(
                    row,
                    rank=rank,
                    tied=row.score is not None and scores.count(row.score) > 1,
                    best=1 + sum(each.low > row.high for each in others),
                    worst=1 + sum(each.high > row.low for each in others),
                )
            )
        return tuple(sorted(ranked, key=lambda row: row.rank or len(rows) + 1))

    @property
    def ranked(self) -> list[Standing]:
        return [row for row in self.standings if row.rank is not None]

    @property
    def unranked(self) -> list[Standing]:
        return [row for row in self.standings if row.rank is None]

    def __getitem__(self, who: str) -> Standing:
        """A crossing by name or id."""
        return next(row for row in self.standings if who in (row.name, row.id))

    def panel(self, crossing: str) -> tuple[Sheet, ...]:
        """The sheets of the last year that had begun."""
        sheets = [
            sheet
            for sheet in self.world.sheets
            if sheet.crossing == crossing and (self.as_of is None or sheet.year <= self.as_of)
        ]
        last = max((sheet.year for sheet in sheets), default=None)
        return tuple(
            sorted((s for s in sheets if s.year == last), key=lambda sheet: sheet.assessor)
        )

    def of_sheets(self, crossing: str, sheets: Sequence[Sheet]) -> Standing:
        """Where a crossing stands by some sheets, nobody beside it."""
        return self._standing(crossing, self.world.names[crossing], tuple(sheets))

    def _standing(self, id_: str, name: str, sheets: tuple[Sheet, ...]) -> Standing:
        cells = {leaf.id: self._cell(leaf, sheets) for leaf in self.world.leaves}
        for (crossing, leaf), level in (self.changed or {}).items():
            if crossing == id_:
                cells[leaf] = Cell(level, level, level)
        there = frozenset(leaf for leaf, cell in cells.items() if cell.applies)
        weights = self.weights_of(there)
        counting = tuple(leaf for leaf in cells if weights[leaf])
        levels = {leaf: cells[leaf].level for leaf in counting}
        coverage = sum(
            (weights[leaf] for leaf, level in levels.items() if level is not None), Fraction(0)
        )
        enough = coverage > 0 and coverage >= Fraction(
            str(float(round(self.world.min_coverage, 6)))
        )
        score = self.value(levels) if enough else None
        low = self.value({leaf: cells[leaf].low for leaf in counting})
        high = self.value({leaf: cells[leaf].high for leaf in counting})
        low = Fraction(self.world.lowest) if low is None else low
        high = Fraction(self.world.highest) if high is None else high
        if score is not None:
            low, high = min(low, score), max(high, score)
        return Standing(id_, name, sheets, cells, counting, score, low, high, coverage)

    def _cell(self, leaf: Dim, sheets: Sequence[Sheet]) -> Cell:
        lowest, highest = Fraction(self.world.lowest), Fraction(self.world.highest)
        given = [sheet.cells[leaf.id] for sheet in sheets if leaf.id in sheet.cells]
        alone = self.read_so is not None and sheets[0].crossing != self.read_so
        rule = "lower" if alone else self.panels
        if leaf.asks == "criteria":
            voices = [self._climbed(cell["met"]) for cell in given]
            heard = [voice for voice, seen in voices if seen] or [voice for voice, _ in voices]
            return _together(heard, lowest, highest, rule)
        if leaf.asks == "sides":
            halves = (_voices(given, side) for side in ("cn", "vn"))
            return _weaker([_together(half, lowest, highest, rule) for half in halves], lowest)
        said = _voices([cell for cell in given if cell.get("rating") != "na"], None)
        if not said and any(cell.get("rating") == "na" for cell in given):
            return Cell(None, lowest, highest, settled=False, applies=False)
        return _together(said, lowest, highest, rule)

    def _climbed(self, met: Mapping[str, str]) -> tuple[Cell, bool]:
        """Up a ladder of one criterion a level."""
        shown = possible = self.world.lowest
        answers = [met[f"c{n}"] for n in range(self.world.lowest + 1, self.world.highest + 1)]
        for n, answer in enumerate(answers, start=self.world.lowest + 1):
            if answer == "no":
                break
            possible = n
        for n, answer in enumerate(answers, start=self.world.lowest + 1):
            if answer != "yes":
                break
            shown = n
        seen = any(answer != "unknown" for answer in answers)
        known = shown == possible or (seen and shown != self.world.lowest)
        low, high = Fraction(shown), Fraction(possible)
        return Cell(low if known else None, low, high, settled=shown == possible), seen


def _voices(cells: Sequence[Mapping[str, Any]], side: str | None) -> list[Cell]:
    found = []
    for cell in cells:
        rating, plausible = cell.get("rating"), cell.get("plausible")
        level = rating.get(side) if isinstance(rating, Mapping) else rating
        if level is None and plausible is None:
            continue
        low, high = plausible or (level, level)
        found.append(Cell(level, Fraction(low), Fraction(high), settled=level is not None))
    return found


def _together(
    voices: Sequence[Cell], lowest: Fraction, highest: Fraction, rule: str = "lower"
) -> Cell:
    """The middle of the levels, or their mean; the range holds everybody's."""
    if not voices:
        return Cell(None, lowest, highest, settled=False)
    levels = sorted(each.level for each in voices if each.level is not None)
    level = None
    if levels:
        middle = (len(levels) - 1) // 2 if rule == "lower" else len(levels) // 2
        mean = sum(levels, Fraction(0)) / len(levels)
        level = mean if rule == "mean" else levels[middle]
    settled = bool(levels) and all(each.settled for each in voices if each.level is not None)
    return Cell(level, min(each.low for each in voices), max(each.high for each in voices), settled)


def _weaker(halves: Sequence[Cell], lowest: Fraction) -> Cell:
    levels = [each.level for each in halves if each.level is not None]
    whole = len(levels) == len(halves) or any(
        each.level == lowest and each.settled for each in halves
    )
    level = min(levels) if levels and whole else None
    settled = level is not None and any(each.settled for each in halves if each.level == level)
    return Cell(level, min(each.low for each in halves), min(each.high for each in halves), settled)


def aggregated(rule: str, parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The value of some parts, each a weight and a value."""
    total = sum(weight for weight, _ in parts)
    values = [value for _, value in parts]
    match rule:
        case "minimum":
            return min(values)
        case "median":
            below = Fraction(0)
            for weight, value in sorted(parts, key=lambda part: part[1]):
                below += weight
                if below * 2 >= total:
                    return value
            raise AssertionError("no weight")
        case "harmonic":
            if 0 in values:
                return Fraction(0)
            return total / sum((weight / value for weight, value in parts), Fraction(0))
        case "geometric":
            if 0 in values:
                return Fraction(0)
            with localcontext(PRECISE):
                log = sum(
                    (_decimal(weight / total) * _decimal(value).ln() for weight, value in parts),
                    Decimal(0),
                )
                return Fraction(log.exp())
        case _:
            return sum((weight * value for weight, value in parts), Fraction(0)) / total


def _decimal(value: Fraction) -> Decimal:
    return PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))


def rounded(value: Fraction) -> Fraction:
    """A root to thirty digits, so that equals are equal; what is no root as it is."""
    if value.denominator < 10**12:
        return value
    return Fraction(Context(prec=30).create_decimal(_decimal(value)))


def walk(dims: Sequence[Dim]) -> list[Dim]:
    """Every dimension, parents before children."""
    return [each for dim in dims for each in (dim, *walk(dim.children))]


def dominates(first: Standing, second: Standing) -> bool:
    """Nowhere lower and somewhere higher, whatever is missing, on the same leaves."""
    if first.counting != second.counting:
        return False
    pairs = [(first.cells[leaf].least, second.cells[leaf].most) for leaf in first.counting]
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)
