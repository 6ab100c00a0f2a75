"""The chart `ranking`: scores as dots on the ranges that they could take."""

from __future__ import annotations

import altair as alt

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.output.charts.frame import (
    DEFAULT,
    ChartSetting,
    data,
    framed,
    label_width,
    labels_of,
    layered,
    nothing,
    row_axis,
    shown_rows,
)
from scorer.output.charts.palette import BAND, FAINT, INK, MARK
from scorer.output.findings.captions import caption_of_ranking
from scorer.output.findings.scoring.scores import score_digits
from scorer.output.findings.scoring.standing import who_leads
from scorer.output.findings.wording import decimals, rank_range, whole_range

ROW = 28
"""Height of a row in pixels."""


def ranking(result: Ranking, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """One row a crossing: the score, the range it could take; only a range where not scored."""
    rows, cut = shown_rows(result)
    finding, caption = who_leads(result), [caption_of_ranking(result)]
    if not rows:
        return nothing(finding, caption, setting)
    labels = labels_of(rows, 34 if setting.is_wide else 20)
    scale = result.snapshot.rubric.scale
    ends = [float(scale.min), float(scale.max)]
    digits = score_digits(result)
    values = [_value(row, labels[row.crossing], digits[row.crossing]) for row in rows]
    base = alt.Chart(data(values)).encode(
        y=row_axis(labels.values()),
        tooltip=[
            alt.Tooltip("label:N", title="Crossing"),
            alt.Tooltip("said:N", title="Score"),
            alt.Tooltip("range:N", title="Range"),
            alt.Tooltip("ranks:N", title="Ranks"),
        ],
    )
    ranges = base.mark_bar(height=9, color=BAND, cornerRadius=4).encode(
        x=alt.X(
            "low:Q",
            scale=alt.Scale(domain=ends, zero=False, nice=False),
            axis=alt.Axis(title="Score (dot) and the range it could take (bar)", tickMinStep=1),
        ),
        x2=alt.X2("high:Q"),
    )
    scored = base.transform_filter("datum.score !== null")
    dots = scored.mark_circle(size=120, color=MARK, opacity=1).encode(x=alt.X("score:Q"))
    said = scored.mark_text(dy=-13, fontWeight="bold", color=INK, fontSize=11).encode(
        x=alt.X("score:Q"), text=alt.Text("said:N")
    )
    unscored = (
        base.transform_filter("datum.score === null")
        .mark_text(align="left", dx=4, dy=-11, color=FAINT, fontSize=11)
        .encode(x=alt.X("low:Q"), text=alt.Text("said:N"))
    )
    plot = setting.width - label_width(labels.values()) - 40
    picture = layered(ranges, dots, said, unscored, width=max(120, plot), height=ROW * len(rows))
    return framed(
        [picture],
        finding=finding,
        subtitle=cut,
        caption=caption,
        setting=setting,
    )


def _value(row: Row, label: str, digits: int) -> dict[str, object]:
    return {
        "label": label,
        "score": None if row.score is None else float(row.score),
        "low": float(row.low),
        "high": float(row.high),
        "said": "not scored" if row.score is None else decimals(row.score, digits),
        "range": whole_range(row.low, row.high, digits),
        "ranks": rank_range(row.rank_low, row.rank_high),
    }
