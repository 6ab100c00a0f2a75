"""The chart `profile`: crossings by dimensions, a cell a rating; hatched is not rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Rubric, text_in
from scorer.output.charts.frame import (
    DEFAULT,
    TEXT_SIZE,
    ChartSetting,
    data,
    framed,
    label_width,
    labels_of,
    layered,
    nothing,
    row_axis,
    short,
    shown_rows,
    unlike,
)
from scorer.output.charts.palette import CELL_EDGE, FAINT, GROUND, letters_on, position, shade
from scorer.output.findings.captions import caption_of_ranking
from scorer.output.findings.scoring.standing import where_strong
from scorer.output.findings.wording import level, level_range, read_level
from scorer.output.formats.wrapping import wrap

ROW, WIDEST_CELL = 34, 110
NARROWEST_ACROSS = 70
"""Pixels of a cell above which its title stands across; below, titles are written upwards."""

TITLE_LINE = 13
"""Height of a line of a title, in pixels."""


def profile(result: Ranking, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """A heat map of ratings with the number in each cell, the plausible range below it."""
    rows, cut = shown_rows(result)
    rubric = result.snapshot.rubric
    finding, caption = where_strong(result, setting.language), [caption_of_ranking(result)]
    if not rows:
        return nothing(finding, caption, setting)
    labels = labels_of(rows, 34 if setting.is_wide else 18)
    room = setting.width - label_width(labels.values()) - 24
    cell = min(WIDEST_CELL, max(16, room // len(rubric.leaf_ids)))
    across = cell >= NARROWEST_ACROSS
    heads = _heads(rubric, setting, cell, across=across)
    values = _values(rows, result, labels, heads)
    base = alt.Chart(data(values)).encode(
        x=alt.X(
            "head:N",
            sort=list(heads.values()),
            axis=alt.Axis(
                title=None,
                orient="top",
                domain=False,
                ticks=False,
                labelAngle=0 if across else -50,
                labelPadding=6 + TITLE_LINE * max(head.count("\n") for head in heads.values()),
                labelExpr="split(datum.label, '\\n')",
            ),
        ),
        y=row_axis(labels.values()),
        tooltip=[
            alt.Tooltip("label:N"),
            alt.Tooltip("head:N"),
            alt.Tooltip("rating:N"),
            alt.Tooltip("range:N"),
        ],
    )
    layers = _cells(base, cell)
    picture = layered(*layers, width=cell * len(rubric.leaf_ids), height=ROW * len(rows))
    return framed(
        [picture],
        finding=finding,
        subtitle=f"{_key(rubric, setting.language)} {cut}".strip(),
        caption=caption,
        setting=setting,
    )


def _values(
    rows: Sequence[Row], result: Ranking, labels: Mapping[str, str], heads: Mapping[str, str]
) -> list[dict[str, object]]:
    values: list[dict[str, object]] = []
    rubric = result.snapshot.rubric
    for row in rows:
        panel = result.snapshot.by_crossing[row.crossing]
        for leaf, reading in zip(rubric.leaf_ids, panel.readings, strict=True):
            rating = reading.level
            fill = GROUND if rating is None else shade(position(rating, rubric.scale))
            unsure = rating is not None and reading.low != reading.high
            values.append(
                {
                    "label": labels[row.crossing],
                    "head": heads[leaf],
                    "rating": read_level(reading),
                    "range": level_range(reading.low, reading.high) if unsure else "",
                    "fill": fill,
                    "letters": letters_on(fill),
                    "rated": rating is not None,
                }
            )
    return values


def _cells(base: alt.Chart, cell: int) -> list[alt.Chart]:
    """The cells with their figures, hatched where not rated. cell: its width in pixels."""
    rated, gaps = base.transform_filter("datum.rated"), base.transform_filter("!datum.rated")
    letters = alt.Color("letters:N", scale=None)
    has_room = cell >= 30
    layers = [
        rated.mark_rect(stroke=CELL_EDGE, strokeWidth=0.5).encode(
            fill=alt.Fill("fill:N", scale=None)
        ),
        gaps.mark_rect(fill=None, stroke=CELL_EDGE, strokeWidth=0.5, strokeDash=[3, 2]),
        gaps.mark_text(color=FAINT, fontSize=15, limit=max(8, cell - 10)).encode(
            text=alt.value("/" * max(2, (cell - 14) // 5))
        ),
        rated.mark_text(fontSize=14, fontWeight="bold", dy=-5 if has_room else 0).encode(
            text=alt.Text("rating:N"), color=letters
        ),
    ]
    if has_room:
        layers.append(
            rated.mark_text(fontSize=10, dy=9).encode(text=alt.Text("range:N"), color=letters)
        )
    return layers


def _heads(rubric: Rubric, setting: ChartSetting, cell: int, *, across: bool) -> dict[str, str]:
    cells = max(6, int(cell / (TEXT_SIZE * 0.56)))
    texts = {leaf.id: text_in(leaf.title, setting.language) for leaf in rubric.leaves}
    if not across:
        return dict(unlike({key: short(text, 24) for key, text in texts.items()}))
    return dict(
        unlike({key: "\n".join(wrap(short(text, 48), cells)) for key, text in texts.items()})
    )


def _key(rubric: Rubric, language: str) -> str:
    scale = rubric.scale
    words = [
        f"{level(step)} {short(text_in(scale.labels[step], language), 20)}"
        for step in (scale.levels or (scale.min, scale.max))
        if step in scale.labels
    ]
    key = ", ".join(words) if len(words) <= 7 else f"{words[0]} to {words[-1]}"
    return f"{key}. Small: plausible range. Hatched: not rated." if key else "Hatched: not rated."
