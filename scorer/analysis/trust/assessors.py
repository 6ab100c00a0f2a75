"""The assessors of a panel side by side: what each of them said, before it is combined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scorer.aggregation import Exact, Score
from scorer.analysis.change.statements import CellStatement, cell_statements
from scorer.analysis.evidence.snapshot import Bounds, Panel, Snapshot
from scorer.analysis.result import Result
from scorer.analysis.scoring.comparison import Comparison, DimensionComparison, compare_leaf
from scorer.analysis.scoring.scores import Scoring, exact
from scorer.files.filed import Sheet
from scorer.model import Rubric
from scorer.vocabulary import PanelRule


@dataclass(frozen=True)
class Opinion:
    """What one assessor said of one leaf; a rating of None means not rated."""

    assessor: str
    rating: Exact | None
    plausible: tuple[Exact, Exact] | None
    because: str | None


@dataclass(frozen=True)
class VoicedStatement:
    """A strength or drawback with everybody who wrote it down in the same words."""

    entry: CellStatement
    assessors: tuple[str, ...]


@dataclass(frozen=True)
class LeafByAssessor:
    """One leaf as each assessor saw it, in order of assessor, and what the panel makes of it."""

    dimension: str
    combined: Bounds
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
                "panel": leaf.combined.value,
            }
            for leaf in self.leaves
            for opinion in leaf.opinions
        ]


def panel_by_assessor(panel: Panel, rubric: Rubric, rule: PanelRule) -> PanelByAssessor:
    """What each assessor of a panel, combined by this rule, said of each leaf."""
    return PanelByAssessor(
        panel=panel,
        rubric=rubric,
        rule=rule,
        leaves=tuple(
            LeafByAssessor(
                dimension=leaf,
                combined=combined,
                opinions=tuple(_opinion(sheet, leaf) for sheet in panel.sheets),
                statements=_voiced(panel.sheets, leaf),
            )
            for leaf, combined in zip(rubric.leaf_ids, panel.bounds, strict=True)
        ),
    )


def disputed_leaves(snapshot: Snapshot) -> Iterator[tuple[Panel, LeafByAssessor]]:
    """The leaves of each panel that its assessors gave different levels."""
    for panel in snapshot.panels:
        for leaf in panel_by_assessor(panel, snapshot.rubric, snapshot.rule).leaves:
            given = {each.rating for each in leaf.opinions if each.rating is not None}
            if len(given) > 1:
                yield panel, leaf


def _opinion(sheet: Sheet, leaf: str) -> Opinion:
    cell = sheet.value.dimensions.get(leaf)
    if cell is None:
        return Opinion(sheet.assessor, None, None, None)
    return Opinion(
        assessor=sheet.assessor,
        rating=None if cell.rating is None else exact(cell.rating),
        plausible=None
        if cell.plausible is None
        else (exact(cell.plausible[0]), exact(cell.plausible[1])),
        because=cell.because,
    )


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
    leaves = comparison.snapshot.rubric.leaf_ids
    views = []
    for assessor in sorted({name for name, _ in sheets}):
        own = [sheets.get((assessor, crossing)) for crossing in crossings]
        opinions = [
            None if sheet is None else tuple(_opinion(sheet, leaf) for leaf in leaves)
            for sheet in own
        ]
        profiles = [[each.rating for each in said] if said else None for said in opinions]
        views.append(
            AssessorView(
                assessor=assessor,
                opinions=tuple(opinions),
                dimensions=tuple(
                    compare_leaf(leaf, crossings, [p[index] if p else None for p in profiles])
                    for index, leaf in enumerate(leaves)
                ),
                scores=tuple(scoring.score(p) if p else None for p in profiles),
            )
        )
    return ComparisonByAssessor(comparison, tuple(views))
