"""Workspaces made up at random, as plain data and as files: what sentences are to be true of."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

NAMES = ("Arvo", "Brel", "Cymo", "Dunja", "Elbe", "Fjora", "Gorm", "Hulst", "Ilka")
TITLES = ("Amber", "Birch", "Cedar", "Daisy", "Eider", "Fern", "Grove", "Hazel", "Iris", "Juniper")
"""Of dimensions; ids are the same in small letters. No word of a sentence is among them."""
ASSESSORS = ("Olga", "Pavel", "Quim", "Rosa")
METHODS = ("desk-review", "field-visit", "workshop", "survey")
RULES = ("arithmetic", "geometric", "harmonic", "median", "minimum")
YEARS = (2019, 2021, 2023)
NOWHERE = {"country": "CN", "other": "VN"}


@dataclass(frozen=True)
class Dim:
    """A dimension: a branch with children, or a leaf that is asked for in one way."""

    id: str
    title: str
    weight: int
    children: tuple[Dim, ...] = ()
    rule: str | None = None
    """Of a branch that names its own."""
    asks: str = "level"
    """Of a leaf: `level`, `maybe` (it may not apply), `sides` or `criteria`."""

    def leaves(self) -> Iterator[Dim]:
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True)
class Sheet:
    """One sheet; cells as its file has them."""

    crossing: str
    year: int
    recorded: str
    assessor: str
    method: str
    cells: Mapping[str, Mapping[str, Any]]
    statements: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class World:
    """A workspace: one rubric, crossings, sheets."""

    seed: int
    lowest: int
    highest: int
    step: Fraction | None
    rule: str
    min_coverage: Fraction
    dims: tuple[Dim, ...]
    names: Mapping[str, str]
    """Of crossings, by id, in the order of the register."""
    sheets: tuple[Sheet, ...]
    tabled: bool
    """Whether the sheets stand in one table instead of a file each."""

    @property
    def leaves(self) -> tuple[Dim, ...]:
        return tuple(leaf for dim in self.dims for leaf in dim.leaves())

    @property
    def plain(self) -> bool:
        """Whether every leaf asks for a level of the crossing as a whole."""
        return all(leaf.asks == "level" for leaf in self.leaves)

    @property
    def years(self) -> list[int]:
        return sorted({sheet.year for sheet in self.sheets})


def world(seed: int) -> World:
    """The workspace of a seed: small, and full of ties, gaps and doubts."""
    dice = Random(seed)
    lowest, highest, step = dice.choice(
        [(1, 5, Fraction(1))] * 4
        + [(1, 3, Fraction(1)), (0, 10, None), (1, 4, Fraction(1, 2)), (0, 1, Fraction(1))]
    )
    steps = step or Fraction(1, 2)
    levels = [lowest + n * steps for n in range(int((highest - lowest) / steps) + 1)]
    special = step == 1 and highest - lowest >= 2 and dice.random() < 0.35
    if not special and dice.random() < 0.3:
        levels = sorted(dice.sample(levels, min(len(levels), 2)))  # ties everywhere
    dims = _dims(dice, special)
    crossings = dice.sample(NAMES, dice.choice([1, 2, 2, 3, 3, 4, 5, 6, 9]))
    world = World(
        seed=seed,
        lowest=lowest,
        highest=highest,
        step=step,
        rule=dice.choice(["arithmetic"] * 5 + list(RULES)),
        min_coverage=dice.choice([Fraction(1), Fraction(1), Fraction(1, 2), Fraction(2, 3)]),
        dims=dims,
        names={name.lower(): name for name in sorted(crossings)},
        sheets=(),
        tabled=not special and dice.random() < 0.25,
    )
    gappy, doubtful = dice.choice([0, 0, 0.1, 0.4]), dice.choice([0, 0, 0.3])
    panels = dice.choice([1, 1, 1, 2, 3])
    sheets = []
    for crossing in world.names:
        kept: Mapping[str, Mapping[str, Any]] | None = None
        for year in sorted(dice.sample(YEARS, dice.choice([1, 1, 2, 3]))):
            for assessor in sorted(dice.sample(ASSESSORS[: panels + 1], dice.randint(1, panels))):
                cells = {
                    leaf.id: _cell(dice, leaf, levels, gappy, doubtful) for leaf in world.leaves
                }
                if kept is not None and dice.random() < 0.3:
                    cells = dict(kept)
                kept = cells
                sheets.append(
                    Sheet(
                        crossing,
                        year,
                        f"{year}-12-{dice.randint(10, 28)}",
                        assessor,
                        dice.choice(METHODS),
                        cells,
                        _statements(dice, world.leaves),
                    )
                )
    if dice.random() < 0.15 and len(crossings) > 2:
        like = sheets[0]  # everybody is level with the first
        sheets = [
            Sheet(s.crossing, s.year, s.recorded, s.assessor, s.method, like.cells) for s in sheets
        ]
    return World(**{**vars(world), "sheets": tuple(sheets)})


def _dims(dice: Random, special: bool) -> tuple[Dim, ...]:
    titles = list(TITLES)

    def weights(count: int) -> list[int]:
        found = [dice.choice([1, 1, 1, 1, 2, 3, 0]) for _ in range(count)]
        return found if any(found) else [1] * count

    def branch(depth: int) -> tuple[Dim, ...]:
        count = dice.choice([1, 2, 2, 3, 4]) if depth == 0 else dice.choice([1, 2, 2, 3])
        return tuple(one(weight, depth) for weight in weights(count))

    def one(weight: int, depth: int) -> Dim:
        title = titles.pop(0)
        if depth < 2 and len(titles) > 4 and dice.random() < (0.0 if flat else 0.4):
            own = dice.choice(RULES) if dice.random() < 0.3 else None
            return Dim(title.lower(), title, weight, branch(depth + 1), own)
        asks = dice.choice(["level", "maybe", "sides", "criteria"]) if special else "level"
        return Dim(title.lower(), title, weight, asks=asks)

    flat = dice.random() < 0.6
    return branch(0)


def _cell(
    dice: Random, leaf: Dim, levels: Sequence[Fraction], gappy: float, doubtful: float
) -> Mapping[str, Any]:
    if leaf.asks == "criteria":
        answers = ["yes", "yes", "yes", "no", "unknown"]
        return {"met": {f"c{level}": dice.choice(answers) for level in levels[1:]}}
    if leaf.asks == "maybe" and dice.random() < 0.3:
        return {"rating": "na"}

    def rated() -> tuple[Fraction | None, tuple[Fraction, Fraction] | None]:
        level = None if dice.random() < gappy else dice.choice(levels)
        if dice.random() >= doubtful:
            return level, None
        within = dice.choice(levels) if level is None else level
        ends = sorted([dice.choice(levels), dice.choice(levels), within])
        return level, (ends[0], ends[-1])

    if leaf.asks == "sides" and dice.random() < 0.7:
        halves = {side: rated()[0] for side in ("cn", "vn")}
        return (
            {"rating": {side: level for side, level in halves.items() if level is not None}}
            if any(level is not None for level in halves.values())
            else {"rating": None}
        )
    level, plausible = rated()
    return {"rating": level} | ({"plausible": list(plausible)} if plausible else {})


def _statements(dice: Random, leaves: Sequence[Dim]) -> Mapping[str, Sequence[str]]:
    words = ("Gates open at dawn", "Trucks wait outside", "A depot is planned", "Fees are posted")
    return {leaf.id: dice.sample(words, dice.choice([0, 0, 1, 2])) for leaf in leaves}


def write(world: World, root: Path) -> None:
    """The workspace as files."""
    rubric = {
        "rubric": "grid",
        "version": "1.0.0",
        "title": "Grid of the test",
        "scale": {
            "min": world.lowest,
            "max": world.highest,
            "step": None if world.step is None else _number(world.step),
        },
        "aggregate": world.rule,
        "min_coverage": float(round(world.min_coverage, 6)),
        "dimensions": [_dimension(world, dim) for dim in world.dims],
    }
    _json(root / "rubrics/grid.yaml", rubric)
    _json(
        root / "assessments/crossings.yaml",
        {
            "crossings": [
                {"id": id_, "name": name, "kind": "area", "countries": ["CN", "VN"]}
                for id_, name in world.names.items()
            ]
        },
    )
    _json(root / "assessments/sources.yaml", {"sources": []})
    if world.tabled:
        path = root / "assessments/tables/all.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_table(world), encoding="utf-8")
        return
    for number, sheet in enumerate(world.sheets):
        cells = {
            leaf: {key: _plain(value) for key, value in cell.items()}
            | {"because": "Seen there"}
            | ({"strengths": list(said)} if (said := sheet.statements.get(leaf)) else {})
            for leaf, cell in sheet.cells.items()
        }
        _json(
            root / f"assessments/{sheet.crossing}/{number}.yaml",
            {**_head(sheet), "dimensions": cells},
        )


def _head(sheet: Sheet) -> dict[str, str]:
    return {
        "crossing": sheet.crossing,
        "rubric": "grid@1",
        "observed": str(sheet.year),
        "recorded": sheet.recorded,
        "assessor": sheet.assessor,
        "method": sheet.method,
    }


def _dimension(world: World, dim: Dim) -> dict[str, Any]:
    body: dict[str, Any] = {"id": dim.id, "title": dim.title, "weight": dim.weight}
    if dim.children:
        body["dimensions"] = [_dimension(world, child) for child in dim.children]
        return body | ({"aggregate": dim.rule} if dim.rule else {})
    if dim.asks == "maybe":
        body["may_not_apply"] = True
    if dim.asks == "sides":
        body["sides"] = "each"
    if dim.asks == "criteria":
        levels = range(world.lowest, world.highest + 1)
        body["levels"] = {
            level: {"text": "Up to here"}
            | ({} if level == levels[0] else {"criteria": [{"id": f"c{level}", "text": "Seen"}]})
            for level in levels
        }
    return body


def _table(world: World) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    columns = ["crossing", "rubric", "observed", "recorded", "assessor", "method"]
    rows.writerow([*columns, "dimension", "rating", "plausible_low", "plausible_high"])
    for sheet in world.sheets:
        for leaf, cell in sheet.cells.items():
            low, high = cell.get("plausible", (None, None))
            numbers = [
                "" if each is None else _number(each) for each in (cell["rating"], low, high)
            ]
            rows.writerow([*_head(sheet).values(), leaf, *numbers])
    return out.getvalue()


def _json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, indent=1)
    text = re.sub(r'"(\d+)": \{', r"\1: {", text)  # a level is a number, which no key of JSON is
    path.write_text(text, encoding="utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return _number(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
