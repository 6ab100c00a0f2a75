"""The charts that a terminal can draw: ranking, profile and history as lines of letters."""

from collections.abc import Mapping
from typing import Any

from scorer.aggregation import Score
from scorer.analysis.change.history import History, Moment
from scorer.analysis.evidence.reading import Reading
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Rubric, Scale
from scorer.output.charts.palette import position
from scorer.output.findings.captions import caption_over_time
from scorer.output.findings.change.history import how_it_went
from scorer.output.findings.evidence.snapshot import snapshot_notes
from scorer.output.findings.scoring.standing import where_strong, who_leads
from scorer.output.findings.wording import level, read_level
from scorer.output.presentations.history import history_fields
from scorer.output.presentations.ranking import head_fields
from scorer.output.tables.fields import Field, chosen, table_of
from scorer.output.tables.table import (
    Block,
    Paragraph,
    Presentation,
    Provenance,
    Style,
    Table,
    TableCell,
)

BAR_CELLS = 33
"""Characters from the lowest to the highest level; levels of a 1-5 scale fall on whole ones."""

LEVEL_CELLS = 5
BETWEEN, WITHIN, HERE = "·", "─", "●"
KEY = f"{HERE} score, {WITHIN} its range."


def draw_ranking(result: Ranking) -> Presentation:
    """A line a crossing: its range as a stroke, its score as a dot."""
    scale = result.snapshot.rubric.scale
    fields = [*chosen(head_fields(result), "rank name score"), _drawing(scale)]
    return _presentation("ranking", who_leads(result), table_of(result, fields), result, KEY)


def draw_profile(result: Ranking, language: str = "en") -> Presentation:
    """A cell a rating: as many blocks as levels above the lowest; nothing where not rated."""
    rubric = result.snapshot.rubric
    fields = [
        *chosen(head_fields(result), "rank name"),
        *(_blocks_of(leaf, rubric) for leaf in rubric.leaf_ids),
    ]
    finding = where_strong(result, language)
    return _presentation("profile", finding, table_of(result, fields), result, "╱ is not rated.")


def draw_history(result: History) -> Presentation:
    """A line a sheet in time order: its range as a stroke, its score as a dot."""
    scale = result.scoring.rubric.scale
    fields = [*chosen(history_fields(result), "observed assessor score"), _drawing(scale)]
    return Presentation(
        kind="chart",
        title=how_it_went(result),
        blocks=(table_of(result.moments, fields),) if result.moments else (),
        body={"chart": "history", "crossing": result.crossing.id, "history": result.records()},
        provenance=Provenance.of(result.origin),
        notes=(KEY, caption_over_time(result)),
    )


def _presentation(kind: str, finding: str, table: Table, result: Ranking, key: str) -> Presentation:
    blocks: tuple[Block, ...] = (table,) if table.rows else (Paragraph(finding),)
    body: Mapping[str, object] = {"chart": kind, "ranking": result.records()}
    return Presentation(
        kind="chart",
        title=finding,
        blocks=blocks,
        body=body,
        provenance=Provenance.of(result.origin),
        notes=(key, *snapshot_notes(result.snapshot)),
    )


def _drawing(scale: Scale) -> Field[Any]:
    """The score and its range on a line; of a crossing or of a sheet."""
    return Field("drawing", _axis(scale), lambda scored: TableCell(_line(scored, scale)))


def _blocks_of(leaf: str, rubric: Rubric) -> Field[Row]:
    return Field(leaf, leaf, lambda row: _blocks(row.reading(leaf), rubric))


def _axis(scale: Scale) -> str:
    low, high = level(scale.min), level(scale.max)
    return low + " " * (BAR_CELLS - len(low) - len(high)) + high


def _line(row: Row | Moment, scale: Scale) -> str:
    cells = [BETWEEN] * BAR_CELLS
    low, high = _cell_at(row.low, scale), _cell_at(row.high, scale)
    cells[low : high + 1] = [WITHIN] * (high + 1 - low)
    if row.score is not None:
        cells[_cell_at(row.score, scale)] = HERE
    return "".join(cells)


def _cell_at(score: Score, scale: Scale) -> int:
    return min(BAR_CELLS - 1, max(0, round(position(score, scale) * (BAR_CELLS - 1))))


def _blocks(reading: Reading, rubric: Rubric) -> TableCell:
    rating = reading.level
    if not reading.applies:
        return TableCell(read_level(reading), None, Style.FAINT)
    if rating is None:
        return TableCell("╱" * LEVEL_CELLS, None, Style.FAINT)
    filled = round(position(rating, rubric.scale) * (LEVEL_CELLS - 1)) + 1
    return TableCell(
        f"{'█' * filled}{BETWEEN * (LEVEL_CELLS - filled)} {read_level(reading)}", rating
    )
