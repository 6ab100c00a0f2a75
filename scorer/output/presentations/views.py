"""How crossings stand side by side as each assessor saw them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorer.analysis.scoring.comparison import DimensionComparison
from scorer.analysis.scoring.ranking import Row
from scorer.analysis.trust.assessors import AssessorView, ComparisonByAssessor, Opinion
from scorer.output.findings.evidence.panels import MOST_ASSESSORS_NAMED, levels_counted
from scorer.output.presentations.assessors import opinion_body, said_of
from scorer.output.presentations.comparison import (
    LEAF_KEYS,
    leaf_fields_of,
    present_comparison,
)
from scorer.output.tables.cells import rating_cell, score_cell
from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import Presentation, Style, Table, TableCell


def present_views(result: ComparisonByAssessor, language: str = "en") -> Presentation:
    """Crossings side by side as each assessor saw them, then as their panels do."""
    shown = present_comparison(result.comparison, language)
    words = result.comparison.snapshot.rubric.titles(language)
    return replace(
        shown,
        blocks=(_views_table(result, words), *shown.blocks),
        body={**shown.body, "by_assessor": _body(result, words)},
    )


def _views_table(result: ComparisonByAssessor, words: Mapping[str, str]) -> Table:
    """A row a leaf and assessor; of many assessors a row a leaf, how often each level was given."""
    leaves = range(len(result.comparison.dimensions))
    title = "The assessors side by side"
    if len(result.views) > MOST_ASSESSORS_NAMED:
        return table_of(leaves, _counted_fields(result, words), title)
    seen = [_Seen(view, index) for index in leaves for view in result.views]
    return _with_scores(table_of(seen, _fields(result, words), title), result)


def _counted_fields(
    result: ComparisonByAssessor, words: Mapping[str, str]
) -> tuple[Field[int], ...]:
    dimensions = result.comparison.dimensions

    def given(number: int, row: Row) -> Field[int]:
        def counted(leaf: int) -> str:
            said = (view.opinions[number] for view in result.views)
            return levels_counted(each[leaf].reading for each in said if each is not None)

        return Field(row.crossing, row.name, counted, prose=True)

    def dimension(leaf: int) -> TableCell:
        return TableCell(words[dimensions[leaf].dimension], dimensions[leaf].dimension)

    return (
        Field("dimension", "Dimension", dimension),
        *(given(number, row) for number, row in enumerate(result.comparison.rows)),
    )


@dataclass(frozen=True)
class _Seen:
    """One leaf of the compared crossings as one assessor saw it."""

    view: AssessorView
    index: int

    @property
    def leaf(self) -> DimensionComparison:
        return self.view.dimensions[self.index]

    def opinion(self, crossing: int) -> Opinion | None:
        """What they said of it for one of the crossings; None where they have no sheet."""
        said = self.view.opinions[crossing]
        return None if said is None else said[self.index]


def _fields(result: ComparisonByAssessor, words: Mapping[str, str]) -> tuple[Field[_Seen], ...]:
    rows = result.comparison.rows

    def said(number: int, row: Row) -> Field[_Seen]:
        def cell(seen: _Seen) -> TableCell:
            opinion = seen.opinion(number)
            if opinion is None:
                return TableCell("")
            leads = row.crossing in seen.leaf.leaders
            style = Style.STRONG if leads else rating_cell(opinion.rating).style
            return TableCell(said_of(opinion), opinion.rating, style)

        return Field(row.crossing, row.name, cell, "right")

    dimension, *_, gap, leaders = leaf_fields_of(rows, words)
    return (
        dimension.through(lambda seen: seen.leaf),
        Field("assessor", "By", lambda seen: seen.view.assessor),
        *(said(number, row) for number, row in enumerate(rows)),
        gap.through(lambda seen: seen.leaf),
        leaders.through(lambda seen: seen.leaf),
    )


def _with_scores(table: Table, result: ComparisonByAssessor) -> Table:
    """The table with each assessor's scores below it."""
    lines = (
        (
            TableCell("Score", "score", Style.FAINT),
            TableCell(view.assessor, view.assessor),
            *(
                TableCell("") if said is None else score_cell(score)
                for score, said in zip(view.scores, view.opinions, strict=True)
            ),
            TableCell(""),
            TableCell(""),
        )
        for view in result.views
    )
    return replace(table, rows=(*table.rows, *lines))


def _body(result: ComparisonByAssessor, words: Mapping[str, str]) -> list[dict[str, object]]:
    """One entry an assessor; null where they have no sheet."""
    crossings = [row.crossing for row in result.comparison.rows]
    leaves = [each.dimension for each in result.comparison.dimensions]
    leaf_fields = leaf_fields_of(result.comparison.rows, words)
    return [
        {
            "assessor": view.assessor,
            "crossings": {
                crossing: None
                if said is None
                else {
                    "score": score,
                    "dimensions": {
                        leaf: opinion_body(each) for leaf, each in zip(leaves, said, strict=True)
                    },
                }
                for crossing, said, score in zip(crossings, view.opinions, view.scores, strict=True)
            },
            "dimensions": records_of(view.dimensions, leaf_fields, LEAF_KEYS),
        }
        for view in result.views
    ]
