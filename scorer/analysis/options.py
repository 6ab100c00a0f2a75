"""What shapes a result, as whoever asks gives it; the library knows what each of it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from scorer.aggregation import Aggregation
    from scorer.analysis.scoring.weights import GivenWeights
    from scorer.model import Period
    from scorer.vocabulary import PanelRule


class Options(TypedDict, total=False):
    """What shapes a result; every part may be left out."""

    as_of: str | date | None
    """Look at the workspace as of a day, or as of the last day of a month or a year."""
    observed_in: str | Period | None
    """Only what was observed within a period, nothing carried over from before."""
    known_on: str | date | None
    """Look at the record as it stood on a day: what had been written down, corrected, withdrawn."""
    rubric: str | None
    """A rubric's id, or `id@major`; needed only where a workspace uses several."""
    weights: GivenWeights
    """`trade=2,bez=1`, a mapping, or the name of a weighting of the rubric."""
    aggregate: Aggregation | str | None
    """Instead of the rubric's aggregation."""
    min_coverage: int | float | str | Decimal | Fraction | None
    """Share of weight, 0 to 1, that has to be rated for a score, instead of the rubric's."""
    panel: PanelRule | str | None
    """How several assessors' ratings become one: median (the default) or mean."""
    crossings: Collection[str]
    """Ids, names or aliases."""
    kinds: Collection[str]
    """`area`, `gate`."""
    countries: Collection[str]
    """ISO 3166-1 alpha-2 codes."""
    methods: Collection[str]
    """Assessment methods."""
    statuses: Collection[str]
    """`draft`, `reviewed`, `agreed`: of each sheet the last version that has come so far."""
    assessors: Collection[str]
