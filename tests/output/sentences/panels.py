"""Whether it is true what is said of panels and of the age of sheets."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.output.sentences.checking import Case, lists, says
from tests.output.sentences.reading import Clause
from tests.output.sentences.truth import Standing, Truth


@says("carried over")
def _(case: Case, said: Clause) -> bool:
    rows = case.about if case.question.command.startswith("compare") else case.truth.standings
    rows = list(case.truth.standings) if said.number("all") == len(case.truth.standings) else rows
    latest = case.question.as_of or max(row.sheets[0].year for row in case.truth.standings)
    old = [row for row in rows if row.sheets[0].year < latest]
    oldest = max(latest - row.sheets[0].year for row in old)
    return (
        (said.number("count"), said.number("all")) == (len(old), len(rows))
        and said["day"] == f"{latest}-12-31"
        and said.number("oldest") == oldest
        and said.get("old") is None
    )


@says("rubric", "as of")
def _(case: Case, said: Clause) -> bool:
    if said.get("day") is None and any(each.says == "as of" for each in case.before):
        return True
    return (said.get("day") or "").startswith(str(case.question.as_of or ""))


def _panels(case: Case) -> tuple[list[Standing], list[Standing]]:
    """The crossings that the answer is about, and those of them that several people rated."""
    compared = case.question.command.startswith("compare")
    rows = case.about if compared else list(case.truth.standings)
    return rows, [row for row in rows if len(row.sheets) > 1]


@says("panels")
def _(case: Case, said: Clause) -> bool:
    rows, several = _panels(case)
    counts = sorted({len(row.sheets) for row in several})
    people = str(counts[0]) if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
    if said.get("lower") is None and any(len(row.sheets) % 2 == 0 for row in several):
        return False
    if said.get("some") is None:
        return said["people"] == people and len(rows) == len(several)
    shares = (said.number("some"), said.number("all"))
    return said["people"] == people and shares == (len(several), len(rows))


def _disputed(case: Case, row: Standing) -> list[str]:
    """The leaves that the assessors of a crossing see differently, on the whole or on a side."""
    found = []
    for leaf in row.cells:
        own = [case.truth.of_sheets(row.id, [sheet]).cells[leaf] for sheet in row.sheets]
        levels = {cell.level for cell in own if cell.applies} - {None}
        by_side = [
            {_on(sheet.cells[leaf].get("rating"), side) for sheet in row.sheets} - {None, "na"}
            for side in ("cn", "vn")
        ]
        left_out = any(not cell.applies for cell in own)
        asks = next(each.asks for each in case.world.leaves if each.id == leaf)
        halves = [levels, *by_side] if asks == "sides" else [levels]
        if any(len(half) + left_out > 1 for half in halves if half):
            found.append(leaf)
    return found


def _on(rating: object, side: str) -> object:
    return rating.get(side) if isinstance(rating, dict) else rating


@says("panels agree")
def _(case: Case, _said: Clause) -> bool:
    return not any(_disputed(case, row) for row in _panels(case)[1])


@says("disputed")
def _(case: Case, said: Clause) -> bool:
    found = {row.name: leaves for row in _panels(case)[1] if (leaves := _disputed(case, row))}
    cells = len(_panels(case)[1]) * len(case.world.leaves)
    if said.get("only") or said.get("count"):
        told = 1 if said.get("only") else said.number("count")
        return sum(map(len, found.values())) == cells == told
    named = re.findall(r"(\w+) \(([^)]*)\)", said["who"].partition(" more crossings")[0])
    more = re.search(r"(\d+) more crossings", said["who"])
    if len(named) + (int(more[1]) if more else 0) != len(found):
        return False
    return all(
        leaves == f"all {len(found[name])}" or leaves.lower().split(", ") == found[name]
        for name, leaves in named
    )


def _hanging(case: Case) -> list[str]:
    """Whose rank is another where panels are read by another rule, all of them or its own alone."""

    def held(truth: Truth) -> dict[str, tuple[int | None, bool]]:
        return {row.name: (row.rank, row.tied) for row in truth.standings}

    now, found = held(case.truth), []
    for rule in ("upper", "mean"):
        then = held(replace(case.truth, panels=rule))
        found += [name for name in now if then[name] != now[name]]
        for row in case.truth.standings:
            alone = held(replace(case.truth, panels=rule, read_so=row.id))
            found += [row.name] if alone[row.name] != now[row.name] else []
    return [name for name in now if name in found]


@says("ranks hang")
def _(case: Case, said: Clause) -> bool:
    ranked = [name for name in _hanging(case) if case.truth[name].rank is not None]
    return bool(_hanging(case)) if said.get("mark") else lists(said, ranked)


@says("no rank hangs")
def _(case: Case, _said: Clause) -> bool:
    return not any(case.truth[name].rank is not None for name in _hanging(case))
