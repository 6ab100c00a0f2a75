"""Whether it is true what is said of where crossings stand: bases, scores, ranks, dominance."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations

from tests.output.sentences.checking import (
    CHECKS,
    Case,
    gaps_said,
    lists,
    lists_leaves,
    percent_is,
    printed,
    says,
    spans,
)
from tests.output.sentences.reading import Clause
from tests.output.sentences.truth import Cell, Standing, dominates, walk

METHOD_OF = {
    "desk review": "desk-review",
    "field visit sheet": "field-visit",
    "workshop sheet": "workshop",
    "survey sheet": "survey",
}
RULE_OF = {
    "weighted arithmetic mean": "arithmetic",
    "weighted geometric mean": "geometric",
    "weighted harmonic mean": "harmonic",
    "lower weighted median": "median",
    "lowest": "minimum",
}


@says("rests on")
def _(case: Case, said: Clause) -> bool:
    counts = Counter(sheet.method for sheet in case.sheets)
    ways = re.findall(r"(\d+) ([a-z ]+)", said["ways"])
    found = {METHOD_OF[way.removesuffix("s")]: int(count) for count, way in ways}
    people = sorted({sheet.assessor for sheet in case.sheets})
    by = f"assessor: {people[0]}" if len(people) == 1 else f"{len(people)} assessors"
    years = sorted({sheet.year for sheet in case.sheets})
    period = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return found == counts and said["by"] == by and said["years"] == period


@says("desk review")
def _(case: Case, said: Clause) -> bool:
    cells = [cell for sheet in case.sheets for cell in sheet.cells.values()]
    rated = [cell for cell in cells if cell.get("rating") is not None]
    ranged = all(cell.get("plausible") is not None for cell in rated)
    backed = bool(rated) and ranged and not case.world.tabled
    desk = any(sheet.method == "desk-review" for sheet in case.sheets)
    return desk and bool(said.get("backed")) == backed


@says("profile", "from left")
def _(case: Case, said: Clause) -> bool:
    shown = case.world.dims if said.get("rounded") else case.world.leaves
    return said.leaves() == [dim.id for dim in shown]


@says("does not apply")
def _(case: Case, _said: Clause) -> bool:
    return any(not c.applies for row in case.truth.standings for c in row.cells.values())


@says("at least")
def _(case: Case, _said: Clause) -> bool:
    cells = (c for row in case.truth.standings for c in row.cells.values())
    return any(cell.level is not None and not cell.settled for cell in cells)


@says("scored by")
def _(case: Case, said: Clause) -> bool:
    return _rule_said(case, said) and _weights_said(case, said)


@says("by rule")
def _rule_said(case: Case, said: Clause) -> bool:
    if said["rule"] != (case.question.rule or case.world.rule):
        return False
    if said.get("own") is None:
        return not _own_rules(case)
    return _rules_said(said) == _own_rules(case)


@says("weights", "alike weights")
def _weights_said(case: Case, said: Clause) -> bool:
    weight = case.truth.weight
    if said.get("weights") is None:
        alike = len(set(weight.values())) == 1
        return alike or (said.get("equal") is None and said.says == "scored by" and len(weight) > 8)
    shares = re.findall(r"(\w+) ([\w. ]+ %)", said["weights"])
    return [leaf.lower() for leaf, _ in shares] == list(weight) and all(
        percent_is(weight[leaf.lower()], share) for leaf, share in shares
    )


def _own_rules(case: Case) -> dict[str, str]:
    rule = case.question.rule or case.world.rule
    return {
        d.id: d.rule for d in walk(case.world.dims) if d.children and d.rule not in (None, rule)
    }


@says("score is")
def _(case: Case, said: Clause) -> bool:
    return RULE_OF[said["rule"]] == (case.question.rule or case.world.rule)


@says("no score")
def _(case: Case, said: Clause) -> bool:
    found = gaps_said(said["lacking"])
    expected = {row.name: row.missing for row in case.truth.unranked if row.counting}
    return found == expected and percent_is(_needed(case), said["needed"])


@says("needed")
def _(case: Case, said: Clause) -> bool:
    return percent_is(_needed(case), said["needed"])


def _needed(case: Case) -> Fraction:
    return Fraction(str(float(round(case.world.min_coverage, 6))))


@says("ranks of the unscored")
def _(case: Case, _said: Clause) -> bool:
    return bool(case.truth.unranked)


@says("over the rated")
def _(case: Case, _said: Clause) -> bool:
    return any(row.coverage < 1 for row in case.truth.ranked)


@says("nobody rated", "nothing passes")
def _(case: Case, _said: Clause) -> bool:
    return not any(
        cell.level is not None for row in case.truth.standings for cell in row.cells.values()
    )


@says("nobody scored")
def _(case: Case, _said: Clause) -> bool:
    return bool(case.truth.standings) and not case.truth.ranked


@says("leads")
def _(case: Case, said: Clause) -> bool:
    first = [row for row in case.truth.ranked if row.rank == 1]
    return lists(said, [row.name for row in first]) and printed(first[0].score, said["score"])


@says("nobody else first")
def _(case: Case, _said: Clause) -> bool:
    return all(row.rank == 1 for row in _able(case))


@says("nobody to compare")
def _(case: Case, _said: Clause) -> bool:
    return len(case.truth.standings) == 1


@says("could be first")
def _(case: Case, said: Clause) -> bool:
    able, all_of_them = len(_able(case)), len(case.truth.standings)
    if said.get("any"):
        return said.number("any") == able == all_of_them
    return (said.number("some"), said.number("all")) == (able, all_of_them)


@says("only could be first")
def _(case: Case, said: Clause) -> bool:
    return lists(said, [row.name for row in _able(case)])


def _able(case: Case) -> list[Standing]:
    return [row for row in case.truth.standings if row.best == 1]


@says("under weights")
def _(case: Case, said: Clause) -> bool:
    return (said["whose"] == "these") == bool(case.question.weights)


@says("order of rubric")
def _(case: Case, _said: Clause) -> bool:
    return not case.question.weights


@says("order of asked")
def _(case: Case, _said: Clause) -> bool:
    return bool(case.question.weights)


@says("some scored")
def _(case: Case, said: Clause) -> bool:
    rows = case.truth.standings
    return (said.number("some"), said.number("all")) == (len(case.truth.ranked), len(rows))


@says("stands")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return (
        said["rank"] == f"{row.rank}{'=' if row.tied else ''}"
        and said.number("all") == len(case.truth.ranked)
        and printed(row.score, said["score"])
        and _is_scale(case, said)
    )


@says("rated from")
def _is_scale(case: Case, said: Clause) -> bool:
    return (said["low"], said["high"]) == (str(case.world.lowest), str(case.world.highest))


@says("stands without score")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return (
        row.score is None
        and lists_leaves(said, row.missing)
        and printed(row.low, said["low"])
        and printed(row.high, said["high"])
    )


@says("could take")
def _(case: Case, said: Clause) -> bool:
    row = case.truth[said["who"]]
    return spans(Fraction(row.best), Fraction(row.worst), said["ranks"])


@says("all dimensions alike")
def _(case: Case, said: Clause) -> bool:
    means = mean_levels(case)
    return all(printed(mean, said["mean"]) for mean in means.values()) and (
        bool(said.get("about")) == (len(set(means.values())) > 1)
    )


@says("strongest")
def _(case: Case, said: Clause) -> bool:
    means = mean_levels(case)
    high, low = max(means.values()), min(means.values())
    return (
        lists_leaves(said, [leaf for leaf in means if means[leaf] == high], "best")
        and lists_leaves(said, [leaf for leaf in means if means[leaf] == low], "worst")
        and printed(high, said["high"])
        and printed(low, said["low"])
    )


def mean_levels(case: Case) -> dict[str, Fraction]:
    """The mean level of each leaf that weighs something, where it is rated at all."""
    found = {}
    for leaf, weight in case.truth.weight.items():
        levels = [row.cells[leaf].level for row in case.truth.standings if weight]
        rated = [level for level in levels if level is not None]
        if rated:
            found[leaf] = sum(rated, Fraction(0)) / len(rated)
    return found


@says("missing")
def _(case: Case, said: Clause) -> bool:
    return said.number("count") == sum(len(row.missing) for row in case.truth.standings)


@says("rated so")
def _(case: Case, said: Clause) -> bool:
    (row,) = case.about
    found = re.findall(r"([A-Z]\w+) (-?[\d.]+|-)(?=[ ,]|$)", said["ratings"])
    shown = list(row.cells)[: len(found)]
    return [leaf.lower() for leaf, _ in found] == shown and all(
        printed(row.cells[leaf.lower()].level, level) for leaf, level in found
    )


@says("ranked")
def _(case: Case, said: Clause) -> bool:
    return said.number("count") == len(case.truth.standings) and (
        (said.get("day") or "").startswith(str(case.question.as_of or ""))
    )


@says("dominates")
def _(case: Case, said: Clause) -> bool:
    return dominates(case.truth[said["who"]], case.truth[said["whom"]]) and _lighter(case, said)


@says("pairs decided")
def _(case: Case, said: Clause) -> bool:
    count = sum(dominates(a, b) for a, b in permutations(case.about, 2))
    pairs = len(case.about) * (len(case.about) - 1) // 2
    return (said.number("some"), said.number("all")) == (count, pairs) and _lighter(case, said)


@says("not comparable")
def _(case: Case, said: Clause) -> bool:
    names = [frozenset(pair) for pair in re.findall(r"(\w+) and (\w+)", said["pairs"])]
    expected = {
        frozenset((a.name, b.name))
        for a, b in combinations(case.about, 2)
        if a.counting != b.counting
    }
    return set(names) == expected and _no_dominance(case)


@says("ruled out")
def _(case: Case, _said: Clause) -> bool:
    return all(
        _somewhere_higher(a, b) and _somewhere_higher(b, a) for a, b in combinations(case.about, 2)
    )


def _somewhere_higher(first: Standing, second: Standing) -> bool:
    return any(
        first.cells[leaf].least > second.cells[leaf].most
        for leaf in first.counting
        if leaf in second.counting
    )


@says("cannot be told")
def _(case: Case, said: Clause) -> bool:
    """Nothing is decided yet, and some pair could still come out either way."""
    open_rows = {row.name for pair in _open_pairs(case) for row in pair if not row.certain}
    return lists(said, open_rows) and bool(open_rows) and _no_dominance(case)


def _open_pairs(case: Case) -> list[tuple[Standing, Standing]]:
    return [
        (a, b)
        for a, b in permutations(case.about, 2)
        if a.counting == b.counting
        and all(a.cells[leaf].most >= b.cells[leaf].least for leaf in a.counting)
        and any(a.cells[leaf].most > b.cells[leaf].least for leaf in a.counting)
        and not dominates(a, b)
    ]


def _no_dominance(case: Case) -> bool:
    return not any(dominates(a, b) for a, b in permutations(case.about, 2))


@says("level everywhere")
def _(case: Case, said: Clause) -> bool:
    return _lighter(case, said) and all(_level(a, b) for a, b in combinations(case.about, 2))


def _level(first: Standing, second: Standing) -> bool:
    """Whether all that counts is settled and the same for both."""
    return first.counting == second.counting and all(
        len(
            {
                end
                for row in (first, second)
                for end in (row.cells[leaf].least, row.cells[leaf].most)
            }
        )
        == 1
        for leaf in first.counting
    )


def _lighter(case: Case, said: Clause) -> bool:
    """Whether it is told that some dimension weighs nothing, where one does and only there."""
    return bool(said.get("lighter")) == bool(_weightless(case))


@says("hangs on weights")
def _(case: Case, said: Clause) -> bool:
    """Whether of every pair each is higher somewhere, but for those named, which are level."""
    pairs = list(combinations(case.about, 2))
    alike = {frozenset((a.name, b.name)) for a, b in pairs if _level(a, b)}
    named = re.findall(r"(\w+) and (\w+)", said.get("pairs") or "")
    return (
        alike == {frozenset(pair) for pair in named}
        and (said["how"] == "Neither") == (len(pairs) == 1)
        and (not named or _lighter(case, said))
        and all(
            _somewhere_higher(a, b) and _somewhere_higher(b, a)
            for a, b in pairs
            if not _level(a, b)
        )
    )


def _two(case: Case, said: Clause) -> tuple[Standing, Standing]:
    return case.truth[said["upper"]], case.truth[said["lower"]]


def _why_is(case: Case, said: Clause) -> bool:
    """Whether a reason names the leaves on which one is surely higher or lower, with the levels."""
    upper, lower = _two(case, said)
    shared = [leaf for leaf in upper.counting if leaf in lower.counting]
    ups = [leaf for leaf in shared if upper.cells[leaf].least > lower.cells[leaf].most]
    downs = [leaf for leaf in shared if upper.cells[leaf].most < lower.cells[leaf].least]
    if said["why"].startswith("neither"):
        return not ups and not downs
    subject = re.match(r"(\w+) is ", said["why"])
    higher, _, behind = said["why"].partition("lower in ")
    return (
        (subject is None or subject[1] in ("it", upper.name))
        and _reasons(higher, ups, upper, lower)
        and _reasons(behind, downs, upper, lower)
    )


def _reasons(text: str, leaves: list[str], upper: Standing, lower: Standing) -> bool:
    found = re.findall(r"(\w+) \((\S+) to (\S+)\)", text)
    more = re.search(r"(\d+) more", text)
    count = len(found) + (int(more[1]) if more else 0)
    return count == len(leaves) and all(
        leaf.lower() in leaves
        and _cell_is(upper.cells[leaf.lower()], up)
        and _cell_is(lower.cells[leaf.lower()], down)
        for leaf, up, down in found
    )


def _cell_is(cell: Cell, text: str) -> bool:
    if cell.level is None:
        return spans(cell.low, cell.high, text)
    return printed(cell.level, text.rstrip("+")) and text.endswith("+") == (not cell.settled)


@says("may be said")
def _(case: Case, said: Clause) -> bool:
    upper, lower = _two(case, said)
    surely = upper.low > lower.high
    scored = upper.score is not None and lower.score is not None and upper.score > lower.score
    return (
        dominates(upper, lower)
        and _why_is(case, said)
        and ((said["how"] == "above") == (scored or surely))
        and _lighter(case, said)
    )


@says("weighs nothing")
def _(case: Case, said: Clause) -> bool:
    return bool(_weightless(case)) and lists_leaves(said, _weightless(case))


def _weightless(case: Case) -> list[str]:
    return [leaf for leaf, weight in case.truth.weight.items() if not weight]


@says("may be said so")
def _(case: Case, said: Clause) -> bool:
    upper, lower = _two(case, said)
    return (
        upper.low > lower.high
        and _why_is(case, said)
        and (printed(upper.low, said["low"]) and printed(lower.high, said["high"]))
    )


@says("none may be said")
def _(case: Case, said: Clause) -> bool:
    upper, lower = _two(case, said)
    lacking = {row.name for row in (upper, lower) if row.score is None}
    return (
        not (upper.low > lower.high or lower.low > upper.high)
        and set(re.findall(r"(\w+) is not rated in", said["lacks"])) == lacking
        and spans(upper.low, upper.high, said["ups"])
        and spans(lower.low, lower.high, said["downs"])
        and _why_is(case, said)
    )


@says("level so none")
def _(case: Case, said: Clause) -> bool:
    upper, lower = _two(case, said)
    return (
        upper.score == lower.score and printed(upper.score, said["score"]) and (_why_is(case, said))
    )


@says("may not be said")
def _(case: Case, said: Clause) -> bool:
    upper, lower = _two(case, said)
    assert upper.score is not None
    assert lower.score is not None
    return (
        upper.score > lower.score
        and upper.low <= lower.high
        and printed(upper.score, said["more"])
        and printed(lower.score, said["less"])
        and spans(upper.low, upper.high, said["ups"])
        and spans(lower.low, lower.high, said["downs"])
        and _why_is(case, said)
    )


@says("largest gap")
def _(case: Case, said: Clause) -> bool:
    leaf = said.leaves("leaf")[0]
    counting = {each for row in case.about for each in row.counting}
    gaps = {each: _gap(case, each) for each in counting}
    alike = {each for each, gap in gaps.items() if gap == gaps[leaf]} - {leaf}
    named = said.leaves("others") if said.get("others") else ()
    return (
        gaps[leaf] == max(gaps.values())
        and printed(gaps[leaf], said["gap"])
        and (lists_leaves(said, alike, "others") if alike else not named)
    )


def _gap(case: Case, leaf: str) -> Fraction:
    cells = [row.cells[leaf] for row in case.about if row.cells[leaf].level is not None]
    if len(cells) < 2:
        return Fraction(0)
    return max(Fraction(0), max(c.least for c in cells) - min(c.most for c in cells))


@says("no two to order")
def _(case: Case, _said: Clause) -> bool:
    return len(case.truth.standings) < 2


@says("order by dominance")
def _(case: Case, said: Clause) -> bool:
    rows = case.truth.standings
    decided = sum(dominates(a, b) for a, b in permutations(rows, 2))
    pairs = len(rows) * (len(rows) - 1) // 2
    if said.get("none"):
        return decided == 0
    if said.get("all"):
        return decided == pairs
    return (said.number("some"), said.number("pairs")) == (decided, pairs)


@says("several people")
def _(case: Case, _said: Clause) -> bool:
    return any(len(row.sheets) > 1 for row in case.truth.standings)


@says("own rules")
def _(case: Case, said: Clause) -> bool:
    return _rules_said(said) == _own_rules(case)


def _rules_said(said: Clause) -> dict[str, str]:
    found = re.split(r", | and ", said["own"])
    return {leaf.lower(): rule for leaf, rule in (each.split(" ") for each in found)}


def _is_convention(_case: Case, _said: Clause) -> bool:
    return True


CONVENTIONS = (
    "history key",
    "made of",
    "equally likely",
    "ties",
    "jointly",
    "ages",
    "middle half",
    "shared rank",
    "confidence",
    "stand still",
    "certain settings",
    "one rating moves",
    "methods",
    "figures of agreement",
    "range of a score",
    "computed exactly",
    "made of in report",
    "column dominates",
    "gaps and doubts",
    "disputes",
    "more rows",
    "key of scores",
    "key of profiles",
    "each draw",
)
"""What is said of how figures are made, whatever they are."""
CHECKS.update(dict.fromkeys(CONVENTIONS, _is_convention))
