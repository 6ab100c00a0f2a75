"""Whether it is true what is said of changes: who looked, what moved, how a crossing went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tests.output.sentences.checking import Case, lists, printed, says, spans
from tests.output.sentences.reading import Clause
from tests.output.sentences.truth import Standing
from tests.output.sentences.worlds import Sheet

Pair = tuple[Standing, Standing]


@says("no two sheets")
def _(case: Case, _said: Clause) -> bool:
    return not case.in_both


def _rounds(case: Case, who: str) -> list[list[Standing]]:
    """The sheets of a crossing year by year, each on its own, as far as they count."""
    sheets = case.sheets_of(case.truth[who].id)
    years = sorted({s.year for s in sheets})
    return [
        [case.truth.of_sheets(s.crossing, [s]) for s in sheets if s.year == year] for year in years
    ]


def _scored(case: Case, who: str) -> list[list[Fraction]]:
    found = [[row.score for row in each if row.score is not None] for each in _rounds(case, who)]
    return [sorted(set(scores)) for scores in found if scores]


def _are(scores: Sequence[Fraction], text: str) -> bool:
    return spans(scores[0], scores[-1], text)


@says("sheet by sheet")
def _(case: Case, _said: Clause) -> bool:
    sheets = [sheet for who in case.question.about for sheet in case.sheets_of(who)]
    years = [(sheet.crossing, sheet.year) for sheet in sheets]
    return len(set(years)) < len(years)


@says("panels over time")
def _(case: Case, _said: Clause) -> bool:
    return any(max(len(old.sheets), len(new.sheets)) > 1 for old, new in case.in_both)


@says("no score in history")
def _(case: Case, said: Clause) -> bool:
    return not _scored(case, said["who"])


@says("one score")
def _(case: Case, said: Clause) -> bool:
    scored = _scored(case, said["who"])
    return len(scored) == 1 and _are(scored[0], said["now"])


@says("stayed")
def _(case: Case, said: Clause) -> bool:
    first, *_, last = _scored(case, said["who"])
    return first == last and _are(last, said["now"])


@says("stood and stands")
def _(case: Case, said: Clause) -> bool:
    first, *_, last = _scored(case, said["who"])
    return first != last and _are(first, said["then"]) and _are(last, said["now"])


@says("rose or fell")
def _(case: Case, said: Clause) -> bool:
    first, *_, last = _scored(case, said["who"])
    way = "rose" if last > first else "fell"
    return said["way"] == way and _are(first, said["then"]) and _are(last, said["now"])


@says("ranges over time")
def _(case: Case, said: Clause) -> bool:
    """Of all that gave a score in the first round and in the last."""
    who = case.about[0].name
    scored = [[row for row in each if row.score is not None] for each in _rounds(case, who)]
    first, *_, last = [rows for rows in scored if rows]
    return all(
        spans(min(r.low for r in rows), max(r.high for r in rows), text)
        for rows, text in ((first, said["then"]), (last, said["now"]))
    )


def _levels(pairs: Sequence[Pair]) -> list[tuple[Fraction | None, Fraction | None]]:
    found = [
        (old.cells[leaf].level, new.cells[leaf].level) for old, new in pairs for leaf in new.cells
    ]
    return [(old, new) for old, new in found if old != new]


def _statements(sheets: Sequence[Sheet], leaf: str) -> set[str]:
    return {text for sheet in sheets for text in sheet.statements.get(leaf, ())}


def _changed_statements(case: Case) -> tuple[int, int]:
    """The fewest and the most that can be said to have changed; two may be one reworded."""
    if case.world.tabled:
        return 0, 0
    least = most = 0
    for old, new in case.in_both:
        for leaf in new.cells:
            before, after = _statements(old.sheets, leaf), _statements(new.sheets, leaf)
            gone, came = len(before - after), len(after - before)
            least, most = least + max(gone, came), most + gone + came
    return least, most


@says("counts of changes")
def _(case: Case, said: Clause) -> bool:
    least, most = _changed_statements(case)
    return (
        _moments(case, said)
        and said.number("ratings") == len(_levels(case.in_both))
        and least <= said.number("statements") <= most
    )


def _moments(case: Case, said: Clause) -> bool:
    """Whether the two sides are called what they are, the older first."""
    since, as_of = case.question.since, case.question.as_of
    if since is None:
        return True
    days = [str(since), "now" if as_of is None else str(as_of)]
    if as_of is not None and since > as_of:
        days.reverse()
    return [said["old"][:4], said["new"][:4]] == [day[:4] for day in days]


@says("nothing changed")
def _(case: Case, said: Clause) -> bool:
    return (
        _moments(case, said)
        and not _levels(case.in_both)
        and _changed_statements(case)[0] == 0
        and not all(_same(pair) for pair in case.in_both)
        and not any(_moves(old.sheets, new.sheets) for old, new in case.in_both)
    )


@says("nothing combined changed")
def _(case: Case, said: Clause) -> bool:
    moved = any(_moves(old.sheets, new.sheets) for old, new in case.in_both)
    return _moments(case, said) and not _levels(case.in_both) and moved


def _same(pair: Pair) -> bool:
    return pair[0].sheets == pair[1].sheets


@says("same sides")
def _(case: Case, _said: Clause) -> bool:
    return all(_same(pair) for pair in case.in_both) and case.question.since == case.question.as_of


@says("nobody looked")
def _(case: Case, said: Clause) -> bool:
    same = [new.name for old, new in case.in_both if _same((old, new))]
    if not _moments(case, said):
        return False
    if said.get("who") is not None:
        return lists(said, same)
    return len(same) == len(case.in_both) > 0


@says("in order")
def _(case: Case, _said: Clause) -> bool:
    since, as_of = case.question.since, case.question.as_of
    return since is not None and as_of is not None and since > as_of


@says("different assessors")
def _(case: Case, said: Clause) -> bool:
    def who(row: Standing) -> str:
        return row.assessors[0] if len(row.sheets) == 1 else f"{len(row.sheets)} assessors"

    found = re.findall(r"(\w+) \(([\w ]+) before, ([\w ]+) after\)", said["who"])
    expected = [
        (new.name, who(old), who(new))
        for old, new in case.in_both
        if set(old.assessors) != set(new.assessors)
    ]
    return set(found) <= set(expected) and len(expected) == len(found) + said.unnamed()


def _own(case: Case, sheet: Sheet) -> Mapping[str, Fraction | None]:
    row = case.truth.of_sheets(sheet.crossing, [sheet])
    return {leaf: cell.level for leaf, cell in row.cells.items()}


def _again(old: Sequence[Sheet], new: Sequence[Sheet]) -> list[tuple[Sheet, Sheet]]:
    return [(a, b) for a in old for b in new if a.assessor == b.assessor and a != b]


def _moves(old: Sequence[Sheet], new: Sequence[Sheet]) -> int:
    return sum(a.cells[leaf] != b.cells[leaf] for a, b in _again(old, new) for leaf in a.cells)


def _pair_of(case: Case, said: Clause) -> Pair:
    """Whose panel is spoken of: named here or just before."""
    named = [each.get("who") for each in (*case.before, said) if each.says in PANEL_SENTENCES]
    who = [name for name in named if name][-1]
    return next((old, new) for old, new in case.in_both if new.name == who)


PANEL_SENTENCES = ("rated both times", "spread")


@says("rated both times")
def _(case: Case, said: Clause) -> bool:
    old, new = _pair_of(case, said)
    again = _again(old.sheets, new.sheets)
    moved = {
        a.assessor: count
        for a, b in again
        if (
            count := sum(
                x != y for x, y in zip(*(_own(case, s).values() for s in (a, b)), strict=True)
            )
        )
    }
    if said.number("again") != len(again):
        return False
    if said.get("movers") is None:
        return not moved
    names = re.findall(r"[A-Z]\w+", said["movers"])
    return (said.number("some"), said.number("moves")) == (len(moved), sum(moved.values())) and (
        set(names) == set(moved)
    )


@says("spread")
def _(case: Case, said: Clause) -> bool:
    old, new = _pair_of(case, said)
    spreads: list[tuple[Fraction, Fraction]] = []
    for leaf in new.cells:
        before, after = (
            [level for sheet in row.sheets if (level := _own(case, sheet)[leaf]) is not None]
            for row in (old, new)
        )
        if len(before) > 1 and len(after) > 1:
            spreads.append((max(before) - min(before), max(after) - min(after)))
    then, now = (sum(each, Fraction(0)) / len(spreads) for each in zip(*spreads, strict=True))
    if said.get("same"):
        return then == now and printed(now, said["same"])
    way = "shrank" if now < then else "grew"
    return said["way"] == way and printed(then, said["then"]) and printed(now, said["now"])


@says("inside ranges")
def _(case: Case, said: Clause) -> bool:
    inside = [
        new.name
        for old, new in case.in_both
        if old.score is not None and new.score is not None and old.score != new.score
        if new.low <= old.score <= new.high and old.low <= new.score <= old.high
    ]
    return lists(said, inside)


@says("change inside ranges")
def _(case: Case, _said: Clause) -> bool:
    rounds = [
        [row for row in each if row.score is not None] for each in _rounds(case, case.about[0].name)
    ]
    first, *_, last = [rows for rows in rounds if rows]
    scores = [row.score for row in (*first, *last) if row.score is not None]
    return all(
        min(row.low for row in rows) <= min(scores) and max(scores) <= max(r.high for r in rows)
        for rows in (first, last)
    )


@says("came")
def _(case: Case, said: Clause) -> bool:
    old, new = case.states
    return lists(said, [case.world.names[i] for i in new if i not in old])


@says("went")
def _(case: Case, said: Clause) -> bool:
    old, new = case.states
    return lists(said, [case.world.names[i] for i in old if i not in new])


def _deltas(case: Case) -> dict[str, Fraction]:
    return {
        new.name: new.score - old.score
        for old, new in case.in_both
        if old.score is not None and new.score is not None
    }


@says("ranks among")
def _(case: Case, said: Clause) -> bool:
    return said.number("count") == len(_deltas(case))


@says("ranks of one")
def _(case: Case, _said: Clause) -> bool:
    return len(_deltas(case)) == 1


@says("no score moved")
def _(case: Case, said: Clause) -> bool:
    return _moments(case, said) and not any(_deltas(case).values())


@says("ratings without scores")
def _(case: Case, said: Clause) -> bool:
    """Ratings changed and no score did, for want of two or because it came out the same."""
    deltas = _deltas(case)
    fits = not any(deltas.values()) if said["none"] == "no score moved" and deltas else not deltas
    return _moments(case, said) and said.number("count") == len(_levels(case.in_both)) and fits


@says("who moved")
def _(case: Case, said: Clause) -> bool:
    deltas = _deltas(case)
    same = {new.name for old, new in case.in_both if _same((old, new))}
    old, new = case.states
    groups = {
        "up": [name for name, delta in deltas.items() if delta > 0],
        "down": [name for name, delta in deltas.items() if delta < 0],
        "still": [name for name, delta in deltas.items() if not delta and name not in same],
        "fresh": [case.world.names[i] for i in new if i not in old],
    }
    if not _moments(case, said):
        return False
    for place, names in groups.items():
        told = said.get(place) is not None
        if told != bool(names) or (told and not lists(said, names, place)):
            return False
    return all(
        _deltas_are([deltas[name] for name in groups[place]], said[text])
        for place, text in (("up", "ups"), ("down", "downs"))
        if said.get(place)
    )


def _deltas_are(deltas: Sequence[Fraction], text: str) -> bool:
    least, _, most = text.partition(" to ")
    return printed(min(deltas), least) and printed(max(deltas), most or least)


@says("ratings moved")
def _(case: Case, said: Clause) -> bool:
    expected = Counter(
        "newly rated"
        if old is None
        else "no longer rated"
        if new is None
        else "up"
        if new > old
        else "down"
        for old, new in _levels(case.in_both)
    )
    found = re.findall(r"(\d+) (up|down|newly rated|no longer rated)", said["moves"])
    return {word: int(count) for count, word in found} == dict(expected)
