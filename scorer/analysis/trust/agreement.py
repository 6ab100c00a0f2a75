"""How far assessors agree: figures by dimension and overall, severity, cells to discuss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from statistics import median
from typing import Literal

from scorer.analysis.scoring.scores import Exact
from scorer.analysis.trust.krippendorff import bootstrap_interval, krippendorff_alpha

Sheet = Sequence[Sequence[Exact | None]]

FEWEST_CELLS = 2  # one common cell says nothing about agreement beyond chance
FEWEST_CELLS_FOR_INTERVAL = 5  # below, redrawing the cells repeats a handful of patterns


@dataclass(frozen=True)
class AgreementFigures:
    """How far assessors agree on some cells.

    units: the cells that two or more assessors rated; assessors: how many rated any of these.
    exact, within_one: shares of the pairs of ratings of one cell that are equal, or at most one
    step apart. alpha: Krippendorff's, ordinal; low, high: its 95 % bootstrap interval.
    What is None is explained by `reason`.
    """

    units: int
    assessors: int
    exact: Fraction | None
    within_one: Fraction | None
    alpha: Fraction | None
    low: float | None
    high: float | None
    reason: str | None


@dataclass(frozen=True)
class DisputedCell:
    """A cell on which assessors differ. ratings: one per assessor, None where not rated."""

    crossing: int
    leaf: int
    ratings: tuple[Exact | None, ...]
    spread: Exact


@dataclass(frozen=True)
class Agreement:
    """The agreement of a panel or of several.

    dimensions: one per leaf. severity: for each assessor the mean distance of the ratings given
    from the panel's, over common cells; below zero is stricter. None without a common cell.
    disputed: the cells that differ, widest spread first.
    """

    overall: AgreementFigures
    dimensions: tuple[AgreementFigures, ...]
    severity: tuple[Fraction | None, ...]
    disputed: tuple[DisputedCell, ...]


def agreement(
    sheets: Sequence[Sheet],
    *,
    step: Exact = 1,
    panel: Literal["median", "mean"] = "median",
    seed: int = 0,
    replicates: int = 2000,
) -> Agreement:
    """How far assessors agree.

    sheets: for each assessor the ratings, crossings in rows and leaves in columns, None where
    not rated. step: of the scale, for `within_one`. panel: how a panel's rating is combined.
    """
    if not sheets:
        raise ValueError("there is no assessor to compare")
    crossings, leaves = len(sheets[0]), len(sheets[0][0]) if sheets[0] else 0
    cells = {
        (i, j): tuple(sheet[i][j] for sheet in sheets)
        for i in range(crossings)
        for j in range(leaves)
    }
    by_leaf = [[cells[i, j] for i in range(crossings)] for j in range(leaves)]
    return Agreement(
        overall=agreement_figures(list(cells.values()), step, seed=seed, replicates=replicates),
        dimensions=tuple(
            agreement_figures(units, step, seed=seed, replicates=replicates) for units in by_leaf
        ),
        severity=tuple(
            _severity(list(cells.values()), assessor, panel) for assessor in range(len(sheets))
        ),
        disputed=_disputed(cells),
    )


def agreement_figures(
    units: Sequence[tuple[Exact | None, ...]],
    step: Exact = 1,
    *,
    seed: int = 0,
    replicates: int = 2000,
) -> AgreementFigures:
    """The figures for some cells, each with one rating (or None) per assessor."""
    common = [unit for unit in units if sum(rating is not None for rating in unit) > 1]
    columns = list(zip(*common, strict=True))
    assessors = sum(any(rating is not None for rating in column) for column in columns)
    pairs: list[Fraction] = [
        abs(Fraction(x) - y) for unit in common for x, y in combinations(_given(unit), 2)
    ]
    enough = len(common) >= FEWEST_CELLS
    exact = Fraction(sum(gap == 0 for gap in pairs), len(pairs)) if enough else None
    within = Fraction(sum(gap <= step for gap in pairs), len(pairs)) if enough else None
    alpha, interval, reason = None, None, None
    if not enough:
        cells = "no cell" if not common else "only one cell"
        reason = f"too few common cells: {cells} was rated by two assessors or more"
    elif (alpha := krippendorff_alpha(common)) is None:
        reason = "no variation: all ratings are equal, so agreement beyond chance has no figure"
    elif len(common) < FEWEST_CELLS_FOR_INTERVAL:
        reason = f"no interval: {len(common)} common cells are too few for one"
    elif (interval := bootstrap_interval(common, seed=seed, replicates=replicates)) is None:
        reason = "no interval: most redrawn samples have no variation"
    low, high = interval or (None, None)
    return AgreementFigures(len(common), assessors, exact, within, alpha, low, high, reason)


def _severity(
    units: Sequence[tuple[Exact | None, ...]], assessor: int, panel: str
) -> Fraction | None:
    distances = []
    for unit in units:
        given = [Fraction(rating) for rating in unit if rating is not None]
        own = unit[assessor]
        if own is not None and len(given) > 1:
            middle = median(given) if panel == "median" else sum(given, Fraction(0)) / len(given)
            distances.append(own - middle)
    return sum(distances, Fraction(0)) / len(distances) if distances else None


def _disputed(
    cells: dict[tuple[int, int], tuple[Exact | None, ...]],
) -> tuple[DisputedCell, ...]:
    found = []
    for (crossing, leaf), ratings in cells.items():
        given = _given(ratings)
        if given and max(given) > min(given):
            found.append(DisputedCell(crossing, leaf, ratings, max(given) - min(given)))
    return tuple(sorted(found, key=lambda cell: -cell.spread))


def _given(unit: tuple[Exact | None, ...]) -> list[Exact]:
    return [rating for rating in unit if rating is not None]
