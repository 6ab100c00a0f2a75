"""What it takes for a clause to be true: one check for each, found by the key of its pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tests.output.sentences.reading import Clause
from tests.output.sentences.said import Question
from tests.output.sentences.truth import Standing, Truth
from tests.output.sentences.worlds import Sheet, World


@dataclass
class Case:
    """An answer as it is read: of which workspace, to what, and the clauses read so far."""

    world: World
    question: Question
    before: tuple[Clause, ...] = ()

    @cached_property
    def truth(self) -> Truth:
        """The workspace under what was asked for."""
        return self.truth_as_of(self.question.as_of)

    def truth_as_of(self, year: int | None) -> Truth:
        return Truth(self.world, year, self.question.rule, self.question.weights)

    @property
    def about(self) -> list[Standing]:
        """The crossings that were asked about, or all of them."""
        rows = self.truth.standings
        return [row for row in rows if not self.question.about or row.id in self.question.about]

    @cached_property
    def states(self) -> tuple[dict[str, tuple[Sheet, ...]], dict[str, tuple[Sheet, ...]]]:
        """The sheets of each crossing before and after, for what speaks of a change."""
        asked, world = self.question, self.world
        ids = [row.id for row in self.truth.standings] if asked.command == "report" else world.names
        if asked.command == "diff-crossing":
            ids = asked.about
        if asked.since is not None:
            days = [asked.since, asked.as_of]
            if asked.as_of is not None and asked.since > asked.as_of:
                days.reverse()
            old, new = ({i: self.truth_as_of(day).panel(i) for i in ids} for day in days)
        else:
            as_of = None if asked.command == "diff-crossing" else asked.as_of
            now = {i: self.truth_as_of(as_of).panel(i) for i in ids}
            old = {i: self._panel_before(i, now[i]) for i in ids}
            new = {i: sheets for i, sheets in now.items() if old[i]}
        return (
            {i: sheets for i, sheets in old.items() if sheets},
            {i: sheets for i, sheets in new.items() if sheets},
        )

    def _panel_before(self, crossing: str, panel: Sequence[Sheet]) -> tuple[Sheet, ...]:
        years = [s.year for s in self.world.sheets if s.crossing == crossing]
        earlier = [year for year in years if panel and year < panel[0].year]
        return self.truth_as_of(max(earlier)).panel(crossing) if earlier else ()

    def sheets_of(self, crossing: str) -> list[Sheet]:
        """All that count of one crossing."""
        as_of = self.question.as_of
        return [
            s
            for s in self.world.sheets
            if s.crossing == crossing and (as_of is None or s.year <= as_of)
        ]

    @cached_property
    def in_both(self) -> list[tuple[Standing, Standing]]:
        """Each crossing before and after, where it is rated on both sides."""
        old, new = self.states
        return [
            (self.truth.of_sheets(i, old[i]), self.truth.of_sheets(i, new[i]))
            for i in new
            if i in old
        ]

    @cached_property
    def sheets(self) -> list[Sheet]:
        """What the answer rests on."""
        asked = self.question
        if asked.command in ("diff", "diff-crossing"):
            found = [s for state in self.states for sheets in state.values() for s in sheets]
        elif asked.command == "history" or asked.more.get("kind") == "history":
            found = [s for i in asked.about for s in self.sheets_of(i)]
        elif asked.command.startswith("compare"):
            found = [s for row in self.about for s in row.sheets]
        else:
            found = [s for row in self.truth.standings for s in row.sheets]
        return [s for n, s in enumerate(found) if s not in found[:n]]


Check = Callable[[Case, Clause], bool]
CHECKS: dict[str, Check] = {}


def says(*keys: str) -> Callable[[Check], Check]:
    """Marks the check of one clause, or of several that say the same."""

    def marked(check: Check) -> Check:
        CHECKS.update(dict.fromkeys(keys, check))
        return check

    return marked


def printed(value: Fraction | None, text: str) -> bool:
    """Whether a figure stands as a text prints it, rounded half up."""
    if value is None:
        return text == "-"
    digits = len(text.partition(".")[2])
    off = abs(value - Fraction(text))
    return off <= Fraction(1, 2 * 10**digits) + Fraction(1, 10**12)


def spans(low: Fraction, high: Fraction, text: str) -> bool:
    """Whether a range stands as a text prints it: `2.25-3.25`, or one figure for both."""
    found = re.fullmatch(r"(-?[\d.]+)(?:-| to )(-?[\d.]+)", text)
    ends = (found[1], found[2]) if found else (text, text)
    return printed(low, ends[0]) and printed(high, ends[1])


def percent_is(share: Fraction, text: str) -> bool:
    """Whether a share stands as a text prints it; never nothing for something, nor all for less."""
    number = text.removesuffix(" %")
    if number.startswith("less than "):
        return 0 < share < Fraction(1, 100)
    if number.startswith("more than "):
        return Fraction(99, 100) < share < 1
    if Fraction(number) in (0, 100):
        return share * 100 == Fraction(number)
    return printed(share * 100, number)


def near(share: float, text: str, points: float) -> bool:
    """Whether a share that was drawn is like one that was drawn elsewhere."""
    number = text.removesuffix(" %")
    if number.startswith("less than "):
        return share <= (1 + points) / 100
    if number.startswith("more than "):
        return share >= (99 - points) / 100
    return abs(share * 100 - float(number)) <= points


def lists(clause: Clause, expected: Collection[str], place: str = "who") -> bool:
    """Whether a list names these, and counts those that it does not name."""
    found = clause.names(place)
    return set(found) <= set(expected) and len(expected) == len(found) + clause.unnamed(place)


def lists_leaves(clause: Clause, expected: Collection[str], place: str = "leaves") -> bool:
    found = clause.leaves(place)
    return set(found) <= set(expected) and len(expected) == len(found) + clause.unnamed(place)


def gaps_said(text: str) -> dict[str, list[str]]:
    """By crossing the leaves in brackets behind it: `Arvo (amber, birch); Brel (cedar)`."""
    return {
        who: [leaf.lower() for leaf in leaves.split(", ")]
        for who, leaves in re.findall(r"(\w+) \(([^)]*)\)", text)
    }
