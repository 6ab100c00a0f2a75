"""How far assessors agree: figures by dimension and overall, severity, and what to talk about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from scorer.aggregation import Exact
from scorer.analysis.evidence.disputes import Dispute, Said, disputes_in, said_by_each
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.scores import ScoringError, exact
from scorer.analysis.trust.gwet import gwet_ac2
from scorer.analysis.trust.krippendorff import bootstrap_interval, krippendorff_alpha


@dataclass(frozen=True)
class DisputedRating:
    """One leaf of one crossing on which assessors differ, with their reasons side by side."""

    crossing: str
    name: str
    dimension: str
    spread: Exact
    said: Mapping[str, Reading]
    """By assessor, where they say anything of the leaf."""
    ratings: Mapping[str, Exact]
    """By assessor."""
    not_applicable: tuple[str, ...]
    """The assessors who say that the leaf does not apply."""
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
                "ac2": each.ac2,
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
    scale = snapshot.rubric.scale
    voices = [
        dict(zip(panel.assessors, said_by_each(panel, snapshot.rubric), strict=True))
        for panel in snapshot.panels
    ]
    nothing: list[Exact | None] = [None] * len(snapshot.rubric.leaf_ids)
    found = agreement(
        [
            [_levels(said[name]) if name in said else nothing for said in voices]
            for name in assessors
        ],
        [panel.ratings for panel in snapshot.panels],
        step=1 if scale.step is None else exact(scale.step),
        levels=[exact(level) for level in scale.levels],
        seed=seed,
    )
    return PanelAgreement(
        agreement=found,
        assessors=assessors,
        panels=sum(len(panel.sheets) > 1 for panel in snapshot.panels),
        disputed=_disputed(snapshot),
        snapshot=snapshot,
        origin=replace(origin, seed=seed),
    )


def _levels(said: Said) -> list[Exact | None]:
    return [None if each is None else each.level for each in said]


def _disputed(snapshot: Snapshot) -> tuple[DisputedRating, ...]:
    found = [_disputed_rating(dispute) for dispute in disputes_in(snapshot)]
    return tuple(sorted(found, key=lambda each: -each.spread))


def _disputed_rating(dispute: Dispute) -> DisputedRating:
    panel, leaf = dispute.panel, dispute.leaf
    said = dict(zip(panel.assessors, dispute.said, strict=True))
    ratings = {name: each.level for name, each in said.items() if each and each.level is not None}
    return DisputedRating(
        crossing=panel.crossing.id,
        name=panel.crossing.name,
        dimension=leaf,
        spread=max(ratings.values(), default=0) - min(ratings.values(), default=0),
        said={name: each for name, each in said.items() if each},
        ratings=ratings,
        not_applicable=tuple(name for name, each in said.items() if each and not each.applies),
        reasons={
            sheet.assessor: because
            for sheet in panel.sheets
            if (cell := sheet.value.dimensions.get(leaf)) is not None
            and (because := cell.because) is not None
        },
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
    What is None of these is explained by `reason`. ac2: Gwet's; None without enough cells, or
    where the scale has no levels. usual: the rating given most often, usual_share: its share of
    the ratings of these cells; None without any.
    """

    units: int
    assessors: int
    exact: Fraction | None
    within_one: Fraction | None
    alpha: Fraction | None
    low: float | None
    high: float | None
    reason: str | None
    ac2: Fraction | None
    usual: Exact | None
    usual_share: Fraction | None


@dataclass(frozen=True)
class Agreement:
    """The agreement of a panel or of several.

    dimensions: one per leaf. severity: for each assessor the mean distance of the ratings given
    from what the panel's are combined to, over common cells; below zero is stricter. None without
    a common cell.
    """

    overall: AgreementFigures
    dimensions: tuple[AgreementFigures, ...]
    severity: tuple[Fraction | None, ...]


def agreement(
    sheets: Sequence[RatingGrid],
    panel: RatingGrid,
    *,
    step: Exact = 1,
    levels: Sequence[Exact] = (),
    seed: int = 0,
    replicates: int = 2000,
) -> Agreement:
    """How far assessors agree.

    sheets: for each assessor the ratings, crossings in rows and leaves in columns, None where
    not rated. panel: what these are combined to, likewise. step, levels: of the scale, for
    `within_one` and `ac2`.
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

    def figures(units: Sequence[tuple[Exact | None, ...]]) -> AgreementFigures:
        return agreement_figures(units, step, levels, seed=seed, replicates=replicates)

    return Agreement(
        overall=figures(list(cells.values())),
        dimensions=tuple(map(figures, by_leaf)),
        severity=tuple(_severity(cells, assessor, panel) for assessor in range(len(sheets))),
    )


def agreement_figures(
    units: Sequence[tuple[Exact | None, ...]],
    step: Exact = 1,
    levels: Sequence[Exact] = (),
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
    usual, share = _most_common(rating for unit in common for rating in _given(unit))
    return AgreementFigures(
        units=len(common),
        assessors=assessors,
        exact=exact,
        within_one=within,
        alpha=alpha,
        low=low,
        high=high,
        reason=reason,
        ac2=gwet_ac2(units, levels) if enough else None,
        usual=usual,
        usual_share=share,
    )


def _most_common(ratings: Iterable[Exact]) -> tuple[Exact | None, Fraction | None]:
    """The rating given most often, the lowest of several, and its share; None of nothing."""
    counted = Counter(ratings)
    if not counted:
        return None, None
    usual = min(counted, key=lambda rating: (-counted[rating], rating))
    return usual, Fraction(counted[usual], counted.total())


def _severity(
    cells: Mapping[tuple[int, int], tuple[Exact | None, ...]], assessor: int, panel: RatingGrid
) -> Fraction | None:
    distances = [
        Fraction(own) - taken
        for (i, j), unit in cells.items()
        if (own := unit[assessor]) is not None
        and (taken := panel[i][j]) is not None
        and len(_given(unit)) > 1
    ]
    return sum(distances, Fraction(0)) / len(distances) if distances else None


def _given(unit: tuple[Exact | None, ...]) -> list[Exact]:
    return [rating for rating in unit if rating is not None]
