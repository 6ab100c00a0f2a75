"""The assessors of a panel side by side: what each of them said, before it is combined."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.change.statements import CellStatement, cell_statements
from scorer.analysis.evidence.panel import Panel, combined
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.result import Result
from scorer.analysis.scoring.comparison import Comparison, DimensionComparison, compare_leaf
from scorer.analysis.scoring.scores import Scoring
from scorer.files.filed import Sheet
from scorer.model import Cell, Crossing, Dimension, Rubric
from scorer.vocabulary import PanelRule


@dataclass(frozen=True)
class Opinion:
    """What one assessor said of one leaf; a rating of None means not rated."""

    assessor: str
    rating: Exact | None
    plausible: tuple[Exact | None, Exact | None] | None
    because: str | None
    reading: Reading | None = None
    """What their evidence comes to; None where their sheet leaves the leaf out."""

    @property
    def applies(self) -> bool:
        """Whether they say that the leaf applies."""
        return self.reading is None or self.reading.applies


@dataclass(frozen=True)
class VoicedStatement:
    """A strength or drawback with everybody who wrote it down in the same words."""

    entry: CellStatement
    assessors: tuple[str, ...]


@dataclass(frozen=True)
class LeafByAssessor:
    """One leaf as each assessor saw it, in order of assessor, and what the panel makes of it."""

    dimension: str
    combined: Reading
    opinions: tuple[Opinion, ...]
    statements: tuple[VoicedStatement, ...]


@dataclass(frozen=True)
class PanelByAssessor(Result):
    """A panel with its assessors side by side, leaf by leaf in the rubric's order."""

    panel: Panel
    rubric: Rubric
    rule: PanelRule
    leaves: tuple[LeafByAssessor, ...]

    def records(self) -> list[dict[str, Any]]:
        """One record a leaf and assessor."""
        return [
            {
                "dimension": leaf.dimension,
                "assessor": opinion.assessor,
                "rating": opinion.rating,
                "low": opinion.plausible[0] if opinion.plausible else None,
                "high": opinion.plausible[1] if opinion.plausible else None,
                "because": opinion.because,
                "panel": leaf.combined.level,
            }
            for leaf in self.leaves
            for opinion in leaf.opinions
        ]


def panel_by_assessor(panel: Panel, rubric: Rubric, rule: PanelRule) -> PanelByAssessor:
    """What each assessor of a panel, combined by this rule, said of each leaf."""
    opinions = [_opinions(panel.crossing, sheet, rubric) for sheet in panel.sheets]
    return PanelByAssessor(
        panel=panel,
        rubric=rubric,
        rule=rule,
        leaves=tuple(
            LeafByAssessor(
                dimension=leaf,
                combined=reading,
                opinions=tuple(said[index] for said in opinions),
                statements=_voiced(panel.sheets, leaf),
            )
            for index, (leaf, reading) in enumerate(
                zip(rubric.leaf_ids, panel.readings, strict=True)
            )
        ),
    )


def _opinions(crossing: Crossing, sheet: Sheet, rubric: Rubric) -> tuple[Opinion, ...]:
    """What a sheet says of each leaf, in the rubric's order."""
    readings = combined(crossing, [sheet], rubric).readings
    return tuple(
        _opinion(sheet.assessor, sheet.value.dimensions.get(leaf.id), leaf, reading)
        for leaf, reading in zip(rubric.leaves, readings, strict=True)
    )


def _opinion(assessor: str, cell: Cell | None, leaf: Dimension, reading: Reading) -> Opinion:
    if cell is None:
        return Opinion(assessor, None, None, None)
    says_range = cell.plausible is not None if leaf.plain else reading.low != reading.high
    span = (reading.low, reading.high) if says_range else None
    return Opinion(assessor, reading.level, span, cell.because, reading)


def _voiced(sheets: Sequence[Sheet], leaf: str) -> tuple[VoicedStatement, ...]:
    found: dict[tuple[str, str], tuple[CellStatement, list[str]]] = {}
    for sheet in sheets:
        for entry in cell_statements([sheet.value], [leaf]):
            key = entry.polarity, entry.statement.text
            found.setdefault(key, (entry, []))[1].append(sheet.assessor)
    voiced = [VoicedStatement(entry, tuple(names)) for entry, names in found.values()]
    return tuple(sorted(voiced, key=lambda each: each.entry.polarity != "strength"))


@dataclass(frozen=True)
class AssessorView:
    """The compared crossings as one assessor saw them."""

    assessor: str
    opinions: tuple[tuple[Opinion, ...] | None, ...]
    """For each crossing what was said of each leaf; None where there is no sheet of theirs."""
    dimensions: tuple[DimensionComparison, ...]
    scores: tuple[Score | None, ...]
    """For each crossing the score of this assessor's sheet alone; None where it has none."""


@dataclass(frozen=True)
class ComparisonByAssessor(Result):
    """Crossings side by side, as each assessor saw them and as their panels do."""

    comparison: Comparison
    views: tuple[AssessorView, ...]
    """In order of assessor."""

    def records(self) -> list[dict[str, Any]]:
        """One record a leaf and assessor, a column for each crossing's rating."""
        crossings = [row.crossing for row in self.comparison.rows]
        return [
            {
                "dimension": each.dimension,
                "assessor": view.assessor,
                **dict(zip(crossings, each.ratings, strict=True)),
                "gap": each.gap,
                "leaders": ", ".join(each.leaders),
            }
            for index in range(len(self.comparison.dimensions))
            for view in self.views
            for each in view.dimensions[index : index + 1]
        ]


def comparison_by_assessor(comparison: Comparison, scoring: Scoring) -> ComparisonByAssessor:
    """The views of everybody who rated any of the compared crossings."""
    crossings = [row.crossing for row in comparison.rows]
    sheets = {
        (sheet.assessor, crossing): sheet
        for crossing in crossings
        for sheet in comparison.snapshot.by_crossing[crossing].sheets
    }
    panels, leaves = comparison.snapshot.by_crossing, comparison.snapshot.rubric.leaf_ids
    views = []
    for assessor in sorted({name for name, _ in sheets}):
        own = [sheets.get((assessor, crossing)) for crossing in crossings]
        opinions = [
            None
            if sheet is None
            else _opinions(panels[crossing].crossing, sheet, comparison.snapshot.rubric)
            for crossing, sheet in zip(crossings, own, strict=True)
        ]
        views.append(
            AssessorView(
                assessor=assessor,
                opinions=tuple(opinions),
                dimensions=tuple(
                    compare_leaf(
                        leaf,
                        crossings,
                        [said[index].reading if said else None for said in opinions],
                    )
                    for index, leaf in enumerate(leaves)
                ),
                scores=tuple(_score_of(said, scoring) if said else None for said in opinions),
            )
        )
    return ComparisonByAssessor(comparison, tuple(views))


def _score_of(opinions: Sequence[Opinion], scoring: Scoring) -> Score | None:
    """The score of one sheet alone."""
    own = scoring.where([each.applies for each in opinions])
    return own.score([each.rating for each in opinions])
