"""How far assessors agree: figures by dimension and overall, severity, and what to talk about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from statistics import median
from typing import Any, Literal

from scorer.aggregation import Exact
from scorer.analysis.evidence.panel import combined
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.scores import ScoringError, exact
from scorer.analysis.trust.krippendorff import bootstrap_interval, krippendorff_alpha


@dataclass(frozen=True)
class DisputedRating:
    """One leaf of one crossing on which assessors differ, with their reasons side by side."""

    crossing: str
    name: str
    dimension: str
    spread: Exact
    ratings: Mapping[str, Exact]
    """By assessor."""
    reasons: Mapping[str, str]
    """By assessor, where one was given."""


@dataclass(frozen=True)
class PanelAgreement(Result):
    """How far the assessors of a snapshot agree."""

    agreement: Agreement
    assessors: tuple[str, ...]
    panels: int
    """How many crossings have a sheet by more than one assessor."""
    disputed: tuple[DisputedRating, ...]
    """The widest spread first."""
    snapshot: Snapshot
    origin: Origin

    def records(self) -> list[dict[str, Any]]:
        """One record a leaf, then one for all of them together."""
        names = (*self.snapshot.rubric.leaf_ids, "overall")
        figures = (*self.agreement.dimensions, self.agreement.overall)
        return [
            {
                "dimension": name,
                "units": each.units,
                "assessors": each.assessors,
                "exact": each.exact,
                "within_one": each.within_one,
                "alpha": each.alpha,
                "low": each.low,
                "high": each.high,
                "reason": each.reason,
            }
            for name, each in zip(names, figures, strict=True)
        ]


def panel_agreement(snapshot: Snapshot, origin: Origin, *, seed: int = 0) -> PanelAgreement:
    """How far the assessors of each panel agree; a panel is one crossing's latest round.

    Raises ScoringError where the snapshot has no sheet at all.
    """
    assessors = tuple(sorted({name for panel in snapshot.panels for name in panel.assessors}))
    if not assessors:
        raise ScoringError("there is no sheet, so there is nothing to agree on")
    leaves = snapshot.rubric.leaf_ids
    step = snapshot.rubric.scale.step
    given = [
        {
            sheet.assessor: combined(panel.crossing, [sheet], snapshot.rubric).ratings
            for sheet in panel.sheets
        }
        for panel in snapshot.panels
    ]
    nothing = [None] * len(leaves)
    sheets = [[by_assessor.get(name, nothing) for by_assessor in given] for name in assessors]
    found = agreement(
        sheets, step=1 if step is None else exact(step), panel=snapshot.rule.value, seed=seed
    )
    return PanelAgreement(
        agreement=found,
        assessors=assessors,
        panels=sum(len(panel.sheets) > 1 for panel in snapshot.panels),
        disputed=tuple(
            _disputed_rating(
                snapshot, cell.crossing, leaves[cell.leaf], cell.spread, cell.ratings, assessors
            )
            for cell in found.disputed
        ),
        snapshot=snapshot,
        origin=replace(origin, seed=seed),
    )


def _disputed_rating(
    snapshot: Snapshot,
    index: int,
    leaf: str,
    spread: Exact,
    ratings: tuple[Exact | None, ...],
    assessors: tuple[str, ...],
) -> DisputedRating:
    panel = snapshot.panels[index]
    reasons = {
        sheet.assessor: because
        for sheet in panel.sheets
        if (cell := sheet.value.dimensions.get(leaf)) is not None
        and (because := cell.because) is not None
    }
    return DisputedRating(
        crossing=panel.crossing.id,
        name=panel.crossing.name,
        dimension=leaf,
        spread=spread,
        ratings={
            name: rating
            for name, rating in zip(assessors, ratings, strict=True)
            if rating is not None
        },
        reasons=reasons,
    )


RatingGrid = Sequence[Sequence[Exact | None]]

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
    sheets: Sequence[RatingGrid],
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
