"""Whether it is true what is said of how sure an order is: by draws of our own, by counting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations
from math import comb

import numpy as np
import numpy.typing as npt

from tests.output.sentences.checking import (
    Case,
    gaps_said,
    lists,
    lists_leaves,
    near,
    percent_is,
    printed,
    says,
)
from tests.output.sentences.reading import Clause
from tests.output.sentences.said import DRAWS
from tests.output.sentences.truth import Standing, Truth, dominates
from tests.output.sentences.worlds import Dim, Sheet

Floats = npt.NDArray[np.float64]
OWN_DRAWS = 4000
POINTS = 7.0
"""How far two shares of some thousand draws each may lie apart: four standard errors and more."""


def _drawn_as(case: Case) -> tuple[str, bool]:
    """Where weights come from, and whether ratings vary in their ranges."""
    more = case.question.more
    return more.get("weights_from", "uniform"), more.get("vary_ratings", True)


def _rows(case: Case) -> list[Standing]:
    """Who takes part."""
    rows = case.truth.standings if _drawn_as(case)[1] else case.truth.ranked
    return [row for row in rows if row.counting]


def _scores(case: Case) -> Floats:
    """Scores in draws (rows) of those who take part (columns)."""
    source, vary = _drawn_as(case)
    return _simulated(_Frozen(case), source, vary)


class _Frozen:
    """A case that a cache can hold on to: alike where the same was asked of the same workspace."""

    def __init__(self, case: Case) -> None:
        asked = case.question
        self.case = case
        self.key = (case.world.seed, asked.as_of, asked.rule, tuple(asked.weights.items()))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.key == other.key


@lru_cache(maxsize=8)
def _simulated(frozen: _Frozen, source: str, vary: bool) -> Floats:
    case, dice = frozen.case, np.random.default_rng(frozen.case.world.seed)
    truth, world = case.truth, case.world
    weights: dict[str, Floats] = {}

    def draw_weights(dims: Sequence[Dim]) -> None:
        weighing = [dim for dim in dims if truth.own(dim)]
        own = np.array([truth.own(dim) for dim in weighing], dtype=float)
        shares = own / own.sum()
        match source.partition(":")[0]:
            case "uniform":
                drawn = dice.exponential(size=(OWN_DRAWS, len(own)))
            case "around":
                drawn = shares * dice.uniform(0.8, 1.2, size=(OWN_DRAWS, len(own)))
            case "dirichlet":
                drawn = dice.gamma(shares * 30, size=(OWN_DRAWS, len(own)))
            case _:
                drawn = np.tile(shares, (OWN_DRAWS, 1))
        for number, dim in enumerate(weighing):
            weights[dim.id] = drawn[:, number] / drawn.sum(axis=1)
            if dim.children:
                draw_weights(dim.children)

    draw_weights(world.dims)

    def levels(row: Standing, leaf: str) -> Floats:
        cell = row.cells[leaf]
        if cell.level is not None and cell.settled and not (vary and cell.low < cell.high):
            return np.full(OWN_DRAWS, float(cell.level))
        low, high = float(cell.low), float(cell.high)
        if world.step is None:
            return dice.uniform(low, high, size=OWN_DRAWS)
        count = int((cell.high - cell.low) / world.step)
        return low + float(world.step) * dice.integers(0, count + 1, size=OWN_DRAWS)

    def value(row: Standing, dims: Sequence[Dim], rule: str) -> tuple[Floats, bool]:
        parts = []
        for dim in dims:
            if not truth.own(dim):
                continue
            if not dim.children:
                if dim.id in row.counting:
                    parts.append((weights[dim.id], levels(row, dim.id)))
                continue
            below, there = value(row, dim.children, dim.rule or truth.rule or world.rule)
            if there:
                parts.append((weights[dim.id], below))
        if not parts:
            return np.zeros(OWN_DRAWS), False
        share = np.stack([weight for weight, _ in parts], axis=1)
        share = share / share.sum(axis=1, keepdims=True)
        return _aggregated(rule, share, np.stack([level for _, level in parts], axis=1)), True

    rule = truth.rule or world.rule
    return np.stack([value(row, world.dims, rule)[0] for row in _rows(case)], axis=1)


def _aggregated(rule: str, share: Floats, values: Floats) -> Floats:
    found: Floats
    match rule:
        case "minimum":
            found = values.min(axis=1)
        case "median":
            order = values.argsort(axis=1, kind="stable")
            below = np.take_along_axis(share, order, axis=1).cumsum(axis=1)
            place = (below >= 0.5 - 1e-9).argmax(axis=1)
            ordered = np.take_along_axis(values, order, axis=1)
            found = ordered[np.arange(len(values)), place]
        case "geometric" | "harmonic":
            zero = (values == 0).any(axis=1)
            safe = np.where(values == 0, 1.0, values)
            found = (
                np.exp((share * np.log(safe)).sum(axis=1))
                if rule == "geometric"
                else 1 / (share / safe).sum(axis=1)
            )
            found = np.where(zero, 0.0, found)
        case _:
            found = (share * values).sum(axis=1)
    return found


def _number_of(case: Case, name: str) -> int:
    return next(n for n, row in enumerate(_rows(case)) if row.name == name)


def _level(scores: Floats, number: int) -> npt.NDArray[np.bool_]:
    """In which draws each crossing has the score of one."""
    level: npt.NDArray[np.bool_] = np.isclose(scores, scores[:, [number]], rtol=1e-9, atol=1e-12)
    return level


def _ranks(case: Case, name: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """In each draw the rank of a crossing, and how many have the same."""
    scores, number = _scores(case), _number_of(case, name)
    level = _level(scores, number)
    above = ((scores > scores[:, [number]]) & ~level).sum(axis=1)
    return 1 + above, level.sum(axis=1)


def _first(case: Case, name: str) -> tuple[float, float, float]:
    """How often a crossing is first: ties in parts, alone, together with others."""
    ranks, alike = _ranks(case, name)
    first = ranks == 1
    parts = (first / alike).mean()
    return float(parts), float((first & (alike == 1)).mean()), float((first & (alike > 1)).mean())


@says("first in all or none")
def _(case: Case, said: Clause) -> bool:
    parts, _, _ = _first(case, said["who"])
    return parts > 0.98 if said["every"] == "every one" else parts < 0.02


@says("first share")
def _(case: Case, said: Clause) -> bool:
    parts, alone, jointly = _first(case, said["who"])
    if said.get("alone"):
        return near(alone, said["share"], POINTS) and near(jointly, said["jointly"], POINTS)
    if said.get("never"):
        return near(jointly, said["share"], POINTS) and alone < 0.02
    return near(parts, said["share"], POINTS) and jointly < 0.02


@says("first together")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    alike = [
        each.name
        for each in _rows(case)
        if each is not row
        and all(each.cells[leaf].level == row.cells[leaf].level for leaf in row.counting)
    ]
    _, _, jointly = _first(case, row.name)
    share = jointly > 0.98 if said.get("every") else near(jointly, said["share"], POINTS)
    return lists(said, alike, "others") and share


@says("whole ranking")
def _(case: Case, said: Clause) -> bool:
    ranks, alike = _ranks(case, case.before[-1]["who"])
    last = ranks + alike - 1
    return said.number("last") == len(_rows(case)) and bool(
        (ranks == 1).any() and (last == len(_rows(case))).any()
    )


@says("takes ranks")
def _(case: Case, said: Clause) -> bool:
    """Where crossings are level a rank is any of those that they share."""
    ranks, alike = _ranks(case, case.before[-1]["who"])
    low = said.number("low")
    high = said.number("high") if said.get("high") else low
    within = float(((ranks >= low) & (ranks + alike - 1 <= high)).mean())
    touched = float(((ranks <= high) & (ranks + alike - 1 >= low)).mean())
    return touched > 0.85 if said["how"].startswith("at least") else within > 0.97


@says("above in draws")
def _(case: Case, said: Clause) -> bool:
    scores = _scores(case)
    one, other = _number_of(case, said["who"]), _number_of(case, said["whom"])
    level = _level(scores, one)[:, other]
    above = float(((scores[:, one] > scores[:, other]) & ~level).mean())
    share = float(level.mean())
    told = near(share, said["level"], POINTS) if said.get("level") else share < 0.02
    return near(above, said["above"], POINTS) and told


def _sure_pairs(case: Case, least: float, lead: float) -> int:
    """How many pairs of which one is hardly ever below the other, and more often above than level.

    least: how often it is not below; lead: by how much it is more often above than level.
    """
    scores = _scores(case)
    count = 0
    for one, other in permutations(range(scores.shape[1]), 2):
        level = _level(scores, one)[:, other]
        above = ((scores[:, one] > scores[:, other]) & ~level).mean()
        count += bool(above + level.mean() >= least and above - level.mean() > lead)
    return count


NAMED_BEFORE = 8
"""Pairs that a report names before it counts the rest."""


@says("more pairs")
def _(case: Case, said: Clause) -> bool:
    found = said.number("count") + NAMED_BEFORE
    return _sure_pairs(case, 0.97, 0.05) <= found <= _sure_pairs(case, 0.93, -0.05)


@says("no safe pair")
def _(case: Case, _said: Clause) -> bool:
    return _sure_pairs(case, 0.97, 0.05) == 0


@says("first in draws")
def _(case: Case, said: Clause) -> bool:
    found = [_first(case, name) for name in said.names()]
    if said.get("all"):
        return all(jointly > 0.98 for _, _, jointly in found)
    if said.get("alone"):
        _, alone, jointly = found[0]
        return near(alone, said["share"], POINTS) and near(jointly, said["jointly"], POINTS)
    if said.get("never"):
        return near(found[0][2], said["share"], POINTS) and found[0][1] < 0.02
    return all(near(parts, said["share"], POINTS) for parts, _, _ in found)


@says("takes part")
def _(case: Case, said: Clause) -> bool:
    rows, all_of_them = _rows(case), case.truth.standings
    left_out = [row.name for row in all_of_them if row not in rows]
    return (said.number("some"), said.number("all")) == (len(rows), len(all_of_them)) and (
        lists(said, left_out)
    )


@says("gaps enter")
def _(case: Case, said: Clause) -> bool:
    """What the ranking makes of those that lack a rating: a score of the rest, or none."""
    scored = {row.score is not None for row in _rows(case) if row.missing}
    without = "none" if scored == {False} else "some" if False in scored else None
    return all(bool(said.get(each)) == (each == without) for each in ("none", "some"))


@says("not fully rated")
def _(case: Case, said: Clause) -> bool:
    open_rows = [row for row in _rows(case) if not row.certain]
    found = gaps_said(said["lacking"])
    return len(open_rows) == len(found) + said.unnamed("lacking") and all(
        set(leaves) <= set(case.truth[name].counting)
        and (leaves == case.truth[name].missing or not case.truth[name].missing)
        for name, leaves in found.items()
    )


@says("no safe order")
def _(case: Case, said: Clause) -> bool:
    """Several could be first, and what one of them lacks is what to rate."""
    able = [row for row in case.truth.standings if row.best == 1]
    lacking = {row.name: row.missing for row in able if row.missing}
    if said.get("gaps") is not None:
        for leaves, name in re.findall(r"((?:[\w]+(?:, | and )?)+?) of (\w+)", said["gaps"]):
            named = [
                each for each in re.split(r", | and ", leaves) if each and not each[0].isdigit()
            ]
            if not set(named) <= set(lacking.get(name, [])):
                return False
    return len(able) > 1 and bool(lacking)


@says("nothing uncertain")
def _(case: Case, _said: Clause) -> bool:
    source, vary = _drawn_as(case)
    return source == "fixed" and not vary and all(row.certain for row in _rows(case))


@says("only one")
def _(case: Case, _said: Clause) -> bool:
    return len(_rows(case)) == 1


@says("all level")
def _(case: Case, said: Clause) -> bool:
    first, *others = _rows(case)
    weightless = [leaf for leaf, weight in case.truth.weight.items() if not weight]
    lighter = bool(said.get("lighter")) == bool(weightless)
    return (
        lighter
        and said.number("count") == len(_rows(case))
        and all(
            first.cells[leaf].level == each.cells[leaf].level
            for each in others
            for leaf in first.counting
        )
    )


@says("drawn apart")
def _(case: Case, _said: Clause) -> bool:
    return any(dim.children for dim in case.world.dims)


@says("drawn")
def _(case: Case, said: Clause) -> bool:
    return said.number("draws") == DRAWS and said["source"] == _drawn_as(case)[0]


@says("drawn in report")
def _(_case: Case, said: Clause) -> bool:
    return said.number("draws") > 0


@says("nobody above")
def _(case: Case, said: Clause) -> bool:
    def surely(first: Standing, second: Standing) -> bool:
        if not said.get("ranges"):
            return dominates(first, second)
        pairs = [(first.cells[leaf].low, second.cells[leaf].high) for leaf in first.counting]
        return (
            first.counting == second.counting
            and all(a >= b for a, b in pairs)
            and any(a > b for a, b in pairs)
        )

    return not any(surely(a, b) for a, b in permutations(_rows(case), 2))


def _differences(case: Case, said: Clause) -> dict[str, Fraction]:
    """Upper less lower on every leaf that weighs something; the others count for nobody."""
    upper, lower = case.truth[said["upper"]], case.truth[said["lower"]]
    found = {}
    for leaf, weight in case.truth.weight.items():
        a, b = upper.cells[leaf].level, lower.cells[leaf].level
        if weight:
            assert a is not None
            assert b is not None
            found[leaf] = a - b
    return found


def _gap(case: Case, said: Clause) -> Fraction:
    weight = case.truth.weight
    return sum((weight[leaf] * d for leaf, d in _differences(case, said).items()), Fraction(0))


@says("swap never")
def _(case: Case, said: Clause) -> bool:
    found = _differences(case, said).values()
    return min(found) >= 0 and any(found) and said["again"] == said["lower"]


@says("swap level")
def _(case: Case, said: Clause) -> bool:
    return not any(_differences(case, said).values())


@says("swap by more")
def _(case: Case, said: Clause) -> bool:
    ahead = [leaf for leaf, d in _differences(case, said).items() if d < 0]
    return _gap(case, said) == 0 and lists_leaves(said, ahead) and said["again"] == said["lower"]


@says("swap unless")
def _(case: Case, said: Clause) -> bool:
    """Just below the limit no weighting does it, at the limit the best one makes them level."""
    (leaf,) = said.leaves("leaf")
    found = _differences(case, said)
    if [each for each, d in found.items() if d < 0] != [leaf]:
        return False
    closest = min(d for each, d in found.items() if each != leaf)
    limit = closest / (closest - found[leaf])
    return _limit_is(case, leaf, limit, said["limit"], said["now"])


def _limit_is(case: Case, leaf: str, limit: Fraction, text: str, now: str) -> bool:
    return printed(limit * 100, text.removesuffix(" %")) and (
        printed(case.truth.weight[leaf] * 100, now.removesuffix(" %"))
    )


def _turning(case: Case, said: Clause) -> dict[str, tuple[str, Fraction]]:
    """For each leaf the share at which the two are level, the others keeping their proportions."""
    found, weight = _differences(case, said), case.truth.weight
    turning = {}
    for leaf, d in found.items():
        rest = 1 - weight[leaf]
        if not rest:
            continue
        others = sum((weight[e] * found[e] for e in found if e != leaf), Fraction(0)) / rest
        if others == d:
            continue
        share = others / (others - d)
        if 0 <= share < 1 and (d < 0 <= others or others < 0 <= d) and share != weight[leaf]:
            turning[leaf] = ("more" if d < 0 else "less", share)
    return {leaf: (way, t) for leaf, (way, t) in turning.items() if way == "more" or t > 0}


@says("swap no single")
def _(case: Case, said: Clause) -> bool:
    return not _turning(case, said)


@says("swap if")
def _(case: Case, said: Clause) -> bool:
    turning = _turning(case, said)
    found = re.findall(
        r"(\w+) weighs (more|less) than (?:about )?([\d.]+ %) \(now ([\d.]+ %)\)", said["limits"]
    )
    return {leaf for leaf, *_ in found} == set(turning) and all(
        turning[leaf][0] == way and _limit_is(case, leaf, turning[leaf][1], limit, now)
        for leaf, way, limit, now in found
    )


# agreement


def _panels(case: Case) -> list[Standing]:
    return [row for row in case.truth.standings if len(row.sheets) > 1]


def _units(case: Case, leaves: Sequence[str], least: int = 2) -> list[list[Fraction]]:
    """The levels of each cell that so many assessors or more rated."""
    found = []
    for row in _panels(case) if least > 1 else case.truth.standings:
        for leaf in leaves:
            levels = [level for s in row.sheets if (level := _own(case.truth, s, leaf)) is not None]
            if len(levels) >= least:
                found.append(levels)
    return found


def _own(truth: Truth, sheet: Sheet, leaf: str) -> Fraction | None:
    return truth.of_sheets(sheet.crossing, [sheet]).cells[leaf].level


def _all_leaves(case: Case) -> list[str]:
    return [leaf.id for leaf in case.world.leaves]


@says("no panel")
def _(case: Case, _said: Clause) -> bool:
    return not _panels(case)


@says("agreement")
def _(case: Case, said: Clause) -> bool:
    units = _units(case, _all_leaves(case))
    pairs = [abs(a - b) for unit in units for a, b in combinations(unit, 2)]
    if said.number("panels") != len(_panels(case)):
        return False
    if said.get("exact") is None:
        return len(units) < 2
    one = case.world.step or Fraction(1)
    exact = Fraction(sum(d == 0 for d in pairs), len(pairs))
    close = Fraction(sum(d <= one for d in pairs), len(pairs))
    return percent_is(exact, said["exact"]) and percent_is(close, said["close"])


def alpha_of(units: Sequence[Sequence[Fraction]]) -> Fraction | None:
    """Krippendorff's alpha for ordinal levels; None without variation."""
    every = Counter(level for unit in units for level in unit)
    total = sum(every.values())

    def distance(a: Fraction, b: Fraction) -> Fraction:
        low, high = sorted((a, b))
        between = sum(count for level, count in every.items() if low <= level <= high)
        return (between - Fraction(every[a] + every[b], 2)) ** 2

    observed = sum(
        (distance(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)),
        Fraction(0),
    )
    expected = sum(
        (distance(a, b) * every[a] * every[b] for a, b in permutations(every, 2)), Fraction(0)
    )
    return None if not expected else 1 - observed / total / (expected / (total * (total - 1)))


@says("alpha")
def _(case: Case, said: Clause) -> bool:
    alpha = alpha_of(_units(case, _all_leaves(case)))
    if alpha is None or not printed(alpha, said["alpha"]):
        return False
    meaning = said.get("meaning")
    if meaning is None:
        return alpha < Fraction(2, 3)
    least = {"enough to rely on the ratings": Fraction(4, 5), "too little": None}.get(meaning)
    if meaning.startswith("enough to"):
        return least is not None and alpha >= least
    if meaning.startswith("enough for"):
        return Fraction(2, 3) <= alpha < Fraction(4, 5)
    return alpha < Fraction(2, 3)


@says("no alpha")
def _(case: Case, said: Clause) -> bool:
    levels = {level for unit in _units(case, _all_leaves(case)) for level in unit}
    return levels == {Fraction(said["level"])}


@says("hardly varies")
def _(case: Case, said: Clause) -> bool:
    spoken_of = next((c for c in reversed(case.before) if c.says == "says little"), None)
    titles = {title.lower(): leaf for leaf, title in case.truth.title.items()}
    leaves = _all_leaves(case)
    if spoken_of is not None and "Overall" not in spoken_of["leaves"]:
        leaves = [titles[each] for each in spoken_of.leaves()][:1]
    every = Counter(level for unit in _units(case, leaves) for level in unit)
    level = Fraction(said["level"])
    return every[level] == max(every.values()) and (
        percent_is(Fraction(every[level], sum(every.values())), said["share"])
    )


@says("says little")
def _(case: Case, said: Clause) -> bool:
    for leaf in said.leaves():
        alpha = alpha_of(_units(case, [leaf]))
        if alpha is None or alpha >= Fraction(2, 3):
            return False
    return True


@says("ac2")
def _(case: Case, said: Clause) -> bool:
    """Gwet's AC2 with ordinal weights: 1 - C(distance + 1, 2) / C(levels, 2), by its definition."""
    world, leaves = case.world, _all_leaves(case)
    assert world.step is not None
    twice, rated = _units(case, leaves), _units(case, leaves, least=1)
    count = int(Fraction(world.highest - world.lowest) / world.step) + 1

    def weight(a: Fraction | int, b: Fraction | int) -> Fraction:
        return 1 - Fraction(comb(int(abs(a - b)) + 1, 2), comb(count, 2))

    observed = Fraction(0)
    for unit in twice:
        pairs = [weight(a / world.step, b / world.step) for a, b in permutations(unit, 2)]
        observed += sum(pairs, Fraction(0)) / len(pairs) / len(twice)
    shares: Counter[Fraction] = Counter()
    for unit in rated:
        for level in unit:
            shares[level] += Fraction(1, len(unit) * len(rated))
    spread = sum((share * (1 - share) for share in shares.values()), Fraction(0))
    total = sum((weight(a, b) for a in range(count) for b in range(count)), Fraction(0))
    chance = total * spread / (count * (count - 1))
    return printed((observed - chance) / (1 - chance), said["ac2"])


@says("no figure")
def _(case: Case, said: Clause) -> bool:
    for name in re.findall(r"\w+", said["leaves"].replace(" and ", " ")):
        leaves = _all_leaves(case) if name == "Overall" else [name.lower()]
        units = _units(case, leaves)
        match said["why"]:
            case "too few common cells":
                fits = len(units) < 2
            case "no interval":
                fits = 2 <= len(units) < 5
            case _:
                fits = alpha_of(units) is None
        if not fits:
            return False
    return True


# ranks by several methods


RULES_COMPARED = ("arithmetic", "geometric", "harmonic", "median", "minimum")


def _ranks_by_method(case: Case) -> list[list[int]]:
    rows, truth = case.truth.ranked, case.truth
    found = []
    for rule in RULES_COMPARED:
        own = Truth(case.world, truth.as_of, rule, truth.weights)
        scores = [own.value({leaf: row.cells[leaf].level for leaf in row.counting}) for row in rows]
        found.append(
            [1 + sum(o > s for o in scores if o is not None) for s in scores if s is not None]
        )
    return [*found, *_ranks_by_order(case, rows)]


def _ranks_by_order(case: Case, rows: Sequence[Standing]) -> list[list[int]]:
    weight = case.truth.weight
    copeland, borda = [Fraction(0)] * len(rows), [Fraction(0)] * len(rows)
    for one, other in permutations(range(len(rows)), 2):
        votes = Fraction(0)
        for leaf, share in weight.items():
            a, b = rows[one].cells[leaf], rows[other].cells[leaf]
            rated = a.level is not None and b.level is not None and a.applies and b.applies
            above = rated and a.least > b.most
            below = rated and a.most < b.least
            votes += share * (above - below)
            borda[one] += share * (
                Fraction(1) if above else Fraction(0) if below else Fraction(1, 2)
            )
        copeland[one] += (votes > 0) - (votes < 0)
    return [[1 + sum(o > s for o in scores) for s in scores] for scores in (copeland, borda)]


@says("methods agree")
def _(case: Case, _said: Clause) -> bool:
    return len({tuple(ranks) for ranks in _ranks_by_method(case)}) == 1


@says("methods disagree")
def _(case: Case, said: Clause) -> bool:
    columns = zip(*_ranks_by_method(case), strict=True)
    names = [row.name for row in case.truth.ranked]
    return lists(said, [n for n, ranks in zip(names, columns, strict=True) if len(set(ranks)) > 1])


@says("left out")
def _(case: Case, said: Clause) -> bool:
    return lists(said, [row.name for row in case.truth.unranked])
