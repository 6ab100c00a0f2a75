"""Whether it is true what is said of reforms: what would lift a crossing, what a setting does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from tests.output.sentences.checking import Case, lists, lists_leaves, printed, says, spans
from tests.output.sentences.reading import Clause
from tests.output.sentences.standing import mean_levels
from tests.output.sentences.truth import Standing, walk

MOST_TRIED = 4000
"""Sets of rises that are tried to see whether there is a smaller one."""


def _start(row: Standing) -> dict[str, Fraction]:
    """The levels that rises begin at: a missing one at the lowest that it could be."""
    cells = {leaf: row.cells[leaf] for leaf in row.counting}
    return {leaf: cell.low if cell.level is None else cell.level for leaf, cell in cells.items()}


def _rank(case: Case, row: Standing, levels: Mapping[str, Fraction]) -> tuple[int, bool]:
    """The rank at some levels, the others standing still, and whether it is shared."""
    score = case.truth.value(dict(levels))
    assert score is not None
    others = [each.score for each in case.truth.ranked if each.id != row.id]
    above = sum(other is not None and other > score for other in others)
    return 1 + above, score in others


def _step(case: Case) -> Fraction:
    world = case.world
    if world.step is not None:
        return world.step
    width = Fraction(world.highest - world.lowest)
    return Fraction(1) if width >= 10 else width / 100


def _tries(case: Case, row: Standing, most: int) -> Iterator[tuple[int, dict[str, Fraction]]]:
    """Every set of rises of at most so many steps: how many, and the levels that it leads to."""
    start, step, highest = _start(row), _step(case), Fraction(case.world.highest)
    room = [range(min(most, int((highest - level) / step)) + 1) for level in start.values()]
    for counts in product(*room):
        if sum(counts) <= most:
            raised = zip(start.items(), counts, strict=True)
            yield sum(counts), {leaf: level + step * n for (leaf, level), n in raised}


def _few_enough(row: Standing, most: int) -> bool:
    return (most + 1) ** len(row.counting) <= MOST_TRIED


def _best(case: Case, row: Standing) -> int:
    top = {
        leaf: level + _step(case) * ((Fraction(case.world.highest) - level) // _step(case))
        for leaf, level in _start(row).items()
    }
    return _rank(case, row, top)[0]


@says("first rate")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return (
        bool(row.missing)
        and lists_leaves(said, row.missing)
        and printed(row.low, said["low"])
        and printed(row.high, said["high"])
        and spans(Fraction(row.best), Fraction(row.worst), said["ranks"])
    )


@says("first already")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return row.rank == 1 and bool(said.get("level")) == row.tied


@says("not to the first")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return not row.missing and _best(case, row) == said.number("rank") > 1


@says("no short way")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return row.rank != 1 and _best(case, row) == 1


@says("the least")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    ways = [_way(text) for text in re.split(r", or ", said["ways"])]
    steps = {_steps(case, row, way) for way in ways}
    if len(steps) != 1 or row.rank == 1:
        return False
    reached = [_rank(case, row, {**_start(row), **way}) for way in ways]
    if any(rank != 1 for rank, _ in reached):
        return False
    if not _shared_is_said(said, [shared for _, shared in reached]):
        return False
    return said["how"] == "A way" or _none_smaller(case, row, steps.pop(), 1)


MOST_WAYS = 3
"""Ways that are named; beyond, one that is not named may reach the rank alone."""


def _shared_is_said(said: Clause, shared: Sequence[bool]) -> bool:
    if said.get("shared"):
        return all(shared)
    return not all(shared) or len(shared) == MOST_WAYS


def _way(text: str) -> dict[str, Fraction]:
    return {
        leaf.lower(): Fraction(level)
        for leaf, level in re.findall(r"(\w+) -?[\d.]+ to (-?[\d.]+)", text)
    }


def _steps(case: Case, row: Standing, way: Mapping[str, Fraction]) -> Fraction:
    start = _start(row)
    return sum(((way[leaf] - start[leaf]) / _step(case) for leaf in way), Fraction(0))


def _none_smaller(case: Case, row: Standing, steps: Fraction, rank: int) -> bool:
    most = int(steps) - 1
    if not _few_enough(row, most):
        return True  # too many to try; that they reach the rank was seen
    return all(_rank(case, row, levels)[0] > rank for _, levels in _tries(case, row, most))


@says("other ways")
def _(case: Case, _said: Clause) -> bool:
    way = case.before[-1]
    row = case.truth[way["who"]]
    ways = re.split(r", or ", way["ways"])
    steps = int(_steps(case, row, _way(ways[0])))
    return not _few_enough(row, steps) or len(_reaching(case, row, steps, 1)) > len(ways)


def _reaching(case: Case, row: Standing, steps: int, rank: int) -> list[dict[str, Fraction]]:
    """The sets of so many steps that reach a rank, those on the fewest dimensions."""
    start = _start(row)
    found = [
        levels
        for count, levels in _tries(case, row, steps)
        if count == steps and _rank(case, row, levels)[0] <= rank
    ]
    widths = [sum(levels[leaf] != start[leaf] for leaf in levels) for levels in found]
    return [each for each, width in zip(found, widths, strict=True) if width == min(widths)]


@says("one more adds")
def _(case: Case, said: Clause) -> bool:
    row = _subject(case)
    unit = Fraction(1) if case.world.step is None else case.world.step
    top, levels = (
        Fraction(case.world.highest),
        {leaf: row.cells[leaf].level for leaf in row.counting},
    )
    gains = {
        leaf: weight * unit
        for leaf, weight in case.truth.weights_of(frozenset(row.counting)).items()
        if (level := levels.get(leaf)) is not None and level + unit <= top
    }
    best = [leaf for leaf in gains if gains[leaf] == max(gains.values())]
    named = said["leaves"]
    alike = set(best) == set(row.cells) if named == "any dimension" else lists_leaves(said, best)
    return alike and printed(max(gains.values()), said["gain"]) and _is_mean(case)


def _is_mean(case: Case) -> bool:
    rules = [case.question.rule or case.world.rule]
    rules += [dim.rule for dim in walk(case.world.dims) if dim.children and dim.rule]
    return set(rules) == {"arithmetic"}


def _subject(case: Case) -> Standing:
    """Whom the paragraph, or in a report the one before it, spoke of."""
    return case.truth[next(c["who"] for c in reversed(case.before) if c.get("who"))]


@says("top everywhere")
def _(case: Case, _said: Clause) -> bool:
    return all(mean == case.world.highest for mean in mean_levels(case).values())


@says("most room")
def _(case: Case, said: Clause) -> bool:
    means = mean_levels(case)
    lowest = [leaf for leaf in means if means[leaf] == min(means.values())]
    if said.get("leaves") is None:
        return set(lowest) == set(means)
    return lists_leaves(said, lowest) and (
        said.get("gain") is None or _gain_is(case, lowest, said["gain"])
    )


def _gain_is(case: Case, leaves: list[str], text: str) -> bool:
    unit = Fraction(1) if case.world.step is None else case.world.step
    rows = case.truth.standings
    gains = {
        case.truth.weights_of(frozenset(row.counting))[leaf] * unit
        for row in rows
        for leaf in leaves
        if leaf in row.counting
        and (level := row.cells[leaf].level) is not None
        and level + unit <= case.world.highest
    }
    return _is_mean(case) and all(printed(gain, text) for gain in gains)


@says("rating would bring")
def _(case: Case, said: Clause) -> bool:
    """The leaf whose missing ratings weigh most over all crossings."""
    (leaf,) = said.leaves("leaf")
    count = {
        each: sum(each in r.missing for r in case.truth.standings) for each in case.truth.weight
    }
    weigh = {each: count[each] * case.truth.weight[each] for each in count}
    return said.number("count") == count[leaf] and weigh[leaf] == max(weigh.values()) > 0


@says("holds already")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    if row.rank is None or row.rank > case.question.more["to_rank"]:
        return False
    how = "shares" if row.tied else "holds"
    return said["how"] == how and said["now"] == f"{row.rank}{'=' if row.tied else ''}"


@says("cannot reach")
def _(case: Case, said: Clause) -> bool:
    row, target = case.truth[said["who"]], case.question.more["to_rank"]
    return _best(case, row) == said.number("best") > target


@says("reaches")
def _(case: Case, said: Clause) -> bool:
    row, target = case.truth[said["who"]], case.question.more["to_rank"]
    steps = (
        Fraction(said["points"]) / Fraction(said["step"])
        if said.get("points")
        else Fraction(said["levels"])
        if said.get("levels")
        else Fraction(0)
    )
    if steps < 1 or not _stands_now(case, row, said):
        return False
    if not _none_smaller(case, row, steps, target):
        return False
    if not _few_enough(row, int(steps)):
        return True
    ways = _reaching(case, row, int(steps), target)
    shared = all(_rank(case, row, way)[1] for way in ways)
    count = said.get("ways")
    return (
        bool(ways)
        and bool(said.get("shared")) == shared
        and (count is None or len(ways) == (1 if count == "one" else int(count)))
    )


def _stands_now(case: Case, row: Standing, said: Clause) -> bool:
    if said.get("now"):
        return not row.missing and said.number("now") == row.rank
    least = _rank(case, row, _start(row))[0]
    return bool(row.missing) and said.number("least") == least


@says("search cut short")
def _(case: Case, _said: Clause) -> bool:
    """Said under the one set that is given, which was seen to reach the rank."""
    return any(each.says == "reaches" for each in case.before)


@says("reaches anyway")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return _stands_now(case, row, said) and said.number("least") <= case.question.more["to_rank"]


@says("nothing applies")
def _(case: Case, said: Clause) -> bool:
    return not case.truth[said["who"]].counting


@says("gaps of one")
def _(case: Case, said: Clause) -> bool:
    (row,) = case.about
    return lists_leaves(said, row.missing)


@says("not counted")
def _(case: Case, said: Clause) -> bool:
    others = [row.name for row in case.truth.unranked if row.id not in case.question.about]
    return lists(said, others)


@says("with")
def _(case: Case, said: Clause) -> bool:
    row, leaf = case.truth[said["who"]], said.leaves("leaf")[0]
    more = case.question.more
    return (
        (row.id, leaf) == (case.question.about[0], more["leaf"])
        and Fraction(said["level"]) == more["level"]
        and (printed(row.cells[leaf].level, said["was"].rstrip("+")) or said["was"] == "n/a")
    )


def _after(case: Case) -> dict[str, str]:
    """The moves of rank, as they are said."""
    more = case.question.more
    level = Fraction(more["level"])
    changed = {(case.question.about[0], more["leaf"]): level}
    then = replace(case.truth, changed=changed)

    def rank(row: Standing) -> str:
        return "not ranked" if row.rank is None else f"{row.rank}{'=' if row.tied else ''}"

    return {
        new.name: f"{rank(old)} -> {rank(new)}"
        for new in then.standings
        if rank(old := case.truth[new.id]) != rank(new)
    }


@says("no rank changes")
def _(case: Case, _said: Clause) -> bool:
    return not _after(case)


@says("rank moves")
def _(case: Case, said: Clause) -> bool:
    found = dict(re.findall(r"(\w+) ((?:\d+=?|not ranked) -> (?:\d+=?|not ranked))", said["moves"]))
    return found == _after(case)


@says("no single rating")
def _(case: Case, _said: Clause) -> bool:
    """Each level one up and one down, the others standing still."""
    step = case.world.step
    assert step is not None
    for row in case.truth.ranked:
        levels = {leaf: row.cells[leaf].level for leaf in row.counting}
        for leaf, level in levels.items():
            for moved in (step, -step):
                if level is None or not case.world.lowest <= level + moved <= case.world.highest:
                    continue
                score = case.truth.value({**levels, leaf: level + moved})
                others = [r.score for r in case.truth.ranked if r is not row]
                if 1 + sum(o > score for o in others if o and score is not None) != row.rank:
                    return False
    return True


@says("no rank to change", "nobody to rank")
def _(case: Case, _said: Clause) -> bool:
    return not case.truth.ranked
