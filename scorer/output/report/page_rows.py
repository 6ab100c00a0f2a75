"""A row of the page's ranking: its texts, and its drawing as shares of the scale and as colours."""

from __future__ import annotations

from dataclasses import dataclass

from scorer.aggregation import Score
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Scale
from scorer.output.charts.palette import letters_on, position, shade
from scorer.output.findings.evidence.snapshot import age_and_drafts
from scorer.output.findings.wording import (
    UNKNOWN,
    decimals,
    level,
    rank_range,
    rank_text,
    read_level,
    whole_range,
)
from scorer.output.report.report import RankedRow


@dataclass(frozen=True)
class LevelSquare:
    """A rating as a small coloured square."""

    text: str
    title: str
    fill: str
    """Empty where not rated."""
    letters: str


@dataclass(frozen=True)
class PageRow:
    """One crossing, its drawing in percent of the scale."""

    id: str
    name: str
    mark: str
    """Its age where it is carried over, and drafts; empty where there is nothing to mark."""
    rank: str
    score: str
    range: str
    ranks: str
    left: str
    width: str
    dot: str
    unscored: bool
    levels: tuple[LevelSquare, ...]
    dominates: int
    named: bool
    detailed: bool


def page_row(ranked: RankedRow, ranking: Ranking, digits: int, language: str) -> PageRow:
    """The row of a crossing of a ranking.

    digits: the decimals of its score. language: of the titles of dimensions.
    """
    row, scale = ranked.row, ranking.snapshot.rubric.scale
    return PageRow(
        id=row.crossing,
        name=row.name,
        mark=age_and_drafts(row),
        rank=rank_text(row.rank, row.tied),
        score=decimals(row.score, digits),
        range=whole_range(row.low, row.high, digits),
        ranks=rank_range(row.rank_low, row.rank_high),
        left=_percent(row.low, scale),
        width=f"{100 * (position(row.high, scale) - position(row.low, scale)):.3f}",
        dot="0" if row.score is None else _percent(row.score, scale),
        unscored=row.score is None,
        levels=_levels(row, ranking, language),
        dominates=ranked.dominates,
        named=ranked.named,
        detailed=ranked.detailed,
    )


def scale_ends(ranking: Ranking) -> tuple[str, str]:
    """What stands at the left and the right end of the drawings."""
    scale = ranking.snapshot.rubric.scale
    return level(scale.min), level(scale.max)


def _percent(score: Score, scale: Scale) -> str:
    return f"{100 * position(score, scale):.3f}"


def _levels(row: Row, ranking: Ranking, language: str) -> tuple[LevelSquare, ...]:
    rubric = ranking.snapshot.rubric
    title = rubric.titles(language)
    found = []
    for leaf, rating in row.ratings.items():
        fill = "" if rating is None else shade(position(rating, rubric.scale))
        read = read_level(row.reading(leaf))
        said = "not rated" if read == UNKNOWN else read
        letters = letters_on(fill) if fill else ""
        found.append(LevelSquare(read, f"{title[leaf]}: {said}", fill, letters))
    return tuple(found)
