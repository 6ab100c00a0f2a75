"""Cells and fields that several tables share."""

from dataclasses import replace
from fractions import Fraction

from scorer.aggregation import Score
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.scoring.ranking import Row
from scorer.output.findings.evidence.panels import HANGS_ON_PANEL, who_rated
from scorer.output.findings.evidence.snapshot import when_observed
from scorer.output.findings.scoring.scores import coverage_said
from scorer.output.findings.wording import decimals, level, rank_text, read_level
from scorer.output.tables.fields import Field
from scorer.output.tables.table import Style, TableCell


def rating_cell(rating: int | Fraction | None) -> TableCell:
    """A rating as a cell; faint where not rated."""
    return TableCell(level(rating), rating, Style.PLAIN if rating is not None else Style.FAINT)


def reading_cell(reading: Reading) -> TableCell:
    """What evidence comes to as a cell; faint where there is no level."""
    style = Style.PLAIN if reading.level is not None else Style.FAINT
    return TableCell(read_level(reading), reading.level, style)


def rank_cell(row: Row, style: Style = Style.PLAIN) -> TableCell:
    """A crossing's rank as a cell, marked where it is shared."""
    return TableCell(rank_text(row.rank, row.tied), row.rank, style)


def marked_rank_cell(row: Row, style: Style = Style.PLAIN) -> TableCell:
    """The same, marked where another reading of the panels would change the rank."""
    cell = rank_cell(row, style)
    return replace(cell, text=f"{cell.text}{HANGS_ON_PANEL}") if row.hangs_on_panel else cell


def assessors_cell(row: Row) -> TableCell:
    """Who rated a crossing, or how many where they are many; all of them for programs."""
    return TableCell(who_rated(row.assessors), ", ".join(row.assessors))


def name_cell(row: Row) -> TableCell:
    """A crossing as a cell: its name for readers, its id for programs."""
    return TableCell(row.name, row.crossing)


def observed_cell(row: Row) -> TableCell:
    """What a crossing's latest panel observed, marked where it is old or a draft."""
    return TableCell(when_observed(row), row.observed)


def polarity_cell(polarity: str) -> TableCell:
    """The side of the grid that a statement stands on, as a cell."""
    return TableCell(polarity, polarity, POLARITY_STYLES.get(polarity, Style.PLAIN))


POLARITY_STYLES = {"strength": Style.GOOD, "drawback": Style.BAD}


def score_cell(score: Score | None, style: Style = Style.PLAIN, digits: int = 2) -> TableCell:
    """A score as a cell, two decimals for the reader, or as many as tell it from others."""
    return TableCell(decimals(score, digits), score, style if score is not None else Style.FAINT)


def coverage_field(needed: Fraction) -> Field[Row]:
    """How much of each crossing is rated. needed: the share without which there is no score."""
    return Field(
        "coverage",
        "Rated",
        lambda row: TableCell(coverage_said(row, needed), row.coverage),
        "right",
    )


def rank_tone(old: int | None, new: int | None) -> Style:
    """Whether another rank is good or bad: the lower, the better."""
    if old is None or new is None or old == new:
        return Style.PLAIN
    return Style.GOOD if new < old else Style.BAD
