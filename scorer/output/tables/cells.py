"""Cells that several tables share, and the titles of dimensions."""

from collections.abc import Mapping
from fractions import Fraction

from scorer.aggregation import Score
from scorer.model import Dimension, Rubric, text_in
from scorer.output.findings.wording import decimals, level
from scorer.output.tables.table import Style, TableCell


def rating_cell(rating: int | Fraction | None) -> TableCell:
    """A rating as a cell; faint where not rated."""
    return TableCell(level(rating), rating, Style.PLAIN if rating is not None else Style.FAINT)


def plain_cell(text: str | None) -> TableCell:
    """A text as a cell, empty for None."""
    return TableCell(text or "", text)


def score_cell(score: Score | None, style: Style = Style.PLAIN) -> TableCell:
    """A score as a cell, two decimals for the reader."""
    return TableCell(decimals(score), score, style if score is not None else Style.FAINT)


def title_of(dimension: Dimension, language: str) -> str:
    """A dimension's title in a language."""
    return text_in(dimension.title, language)


def titles(rubric: Rubric, language: str) -> Mapping[str, str]:
    """The title of every dimension by its id."""
    return {node.id: title_of(node, language) for node in rubric.nodes}
