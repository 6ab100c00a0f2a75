"""How far the assessors of a snapshot agree, and what a workshop of them should talk about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin, Result
from scorer.analysis.scoring.scores import Exact, ScoringError, exact
from scorer.analysis.trust.agreement import Agreement, agreement


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
    sheets = [
        [
            [
                next(
                    (
                        exact(cell.rating)
                        for sheet in panel.sheets
                        if sheet.value.assessor == assessor
                        and (cell := sheet.value.dimensions.get(leaf)) is not None
                        and cell.rating is not None
                    ),
                    None,
                )
                for leaf in leaves
            ]
            for panel in snapshot.panels
        ]
        for assessor in assessors
    ]
    found = agreement(
        sheets, step=1 if step is None else exact(step), panel=snapshot.rule.value, seed=seed
    )
    return PanelAgreement(
        agreement=found,
        assessors=assessors,
        panels=sum(len(panel.sheets) > 1 for panel in snapshot.panels),
        disputed=tuple(
            _disputed(
                snapshot, cell.crossing, leaves[cell.leaf], cell.spread, cell.ratings, assessors
            )
            for cell in found.disputed
        ),
        snapshot=snapshot,
        origin=replace(origin, seed=seed),
    )


def _disputed(
    snapshot: Snapshot,
    place: int,
    leaf: str,
    spread: Exact,
    ratings: tuple[Exact | None, ...],
    assessors: tuple[str, ...],
) -> DisputedRating:
    panel = snapshot.panels[place]
    reasons = {
        sheet.value.assessor: because
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
