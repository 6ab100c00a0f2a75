"""The chart `history`: one crossing over time, its plausible range as a band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from scorer.analysis.change.history import History, Moment
from scorer.model import Period
from scorer.output.charts.frame import DEFAULT, ChartSetting, data, framed, layered, nothing
from scorer.output.charts.palette import BAND, FAINT, INK, MARK
from scorer.output.findings.captions import caption_over_time
from scorer.output.findings.change.history import history_digits, how_it_went
from scorer.output.findings.wording import decimals

HEIGHT = 200


def history(result: History, setting: ChartSetting = DEFAULT) -> alt.VConcatChart:
    """The score of each sheet at the middle of what it observed; hollow where it is not scored."""
    caption = [caption_over_time(result)]
    if not result.moments:
        return nothing(how_it_went(result), caption, setting)
    digits = history_digits(result)
    values = [_point(moment, digits) for moment in result.moments]
    one_a_time = len({value["middle"] for value in values}) == len(values)
    layers = _layers(values, result, band=one_a_time)
    return framed(
        [layered(*layers, width=setting.width - 70, height=HEIGHT)],
        finding=how_it_went(result),
        subtitle=f"Dot: score. {'Band and bars' if one_a_time else 'Bars'}: the range it could "
        "take. Thin line: observed period.",
        caption=caption,
        setting=setting,
    )


def _layers(
    values: Sequence[Mapping[str, object]], result: History, *, band: bool
) -> list[alt.Chart]:
    """Ranges, observed periods, scores. band: not through sheets of one time, where it knots."""
    scale = result.scoring.rubric.scale
    base = alt.Chart(data(values))
    x = alt.X(
        "middle:T",
        scale=alt.Scale(type="utc", domain=list(_years(result.moments))),
        axis=alt.Axis(title="Observed", format="%Y", tickCount="year", grid=False),
    )
    y_scale = alt.Scale(domain=[float(scale.min), float(scale.max)], zero=False, nice=False)
    axis = alt.Axis(title="Score", tickMinStep=1)
    bounds = {"y": alt.Y("low:Q", scale=y_scale, axis=axis), "y2": alt.Y2("high:Q")}
    bands = [base.mark_area(color=BAND, opacity=0.45).encode(x=x, **bounds)] if band else []
    ranges = base.mark_rule(color=BAND, strokeWidth=5).encode(x=x, **bounds)
    spans = base.mark_rule(color=FAINT, strokeWidth=1).encode(
        x=alt.X("begin:T"), x2=alt.X2("end:T"), y=alt.Y("at:Q", scale=y_scale)
    )
    return [*bands, ranges, spans, *_scores(base, x)]


def _scores(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """The scores as dots on a line; where there is none, that it is missing."""
    scored = base.transform_filter("datum.score !== null")
    line = scored.mark_line(color=MARK, strokeWidth=2).encode(
        x=x, y=alt.Y("score:Q"), detail=alt.Detail("by:N")
    )
    dots = scored.mark_circle(size=110, color=MARK, opacity=1).encode(
        x=x,
        y=alt.Y("score:Q"),
        tooltip=[alt.Tooltip("observed:N"), alt.Tooltip("said:N"), alt.Tooltip("by:N")],
    )
    texts = scored.mark_text(dy=-14, fontWeight="bold", color=INK).encode(
        x=x, y=alt.Y("score:Q"), text=alt.Text("said:N")
    )
    unscored = base.transform_filter("datum.score === null")
    missing = unscored.mark_text(dy=-8, color=FAINT, baseline="bottom").encode(
        x=x, y=alt.Y("high:Q"), text=alt.value("not scored")
    )
    return [line, dots, texts, missing]


def _point(moment: Moment, digits: int) -> dict[str, object]:
    period = Period.parse(moment.observed)
    middle = period.begin + (period.end - period.begin) / 2
    middle_of_range = (float(moment.low) + float(moment.high)) / 2
    return {
        "middle": middle.isoformat(),
        "begin": period.begin.isoformat(),
        "end": period.end.isoformat(),
        "score": None if moment.score is None else float(moment.score),
        "at": middle_of_range if moment.score is None else float(moment.score),
        "low": float(moment.low),
        "high": float(moment.high),
        "said": decimals(moment.score, digits),
        "observed": moment.observed,
        "by": moment.assessor,
    }


def _years(moments: tuple[Moment, ...]) -> tuple[str, str]:
    periods = [Period.parse(moment.observed) for moment in moments]
    first = min(period.begin for period in periods).year
    last = max(period.end for period in periods).year + 1
    return f"{first:04}-01-01", f"{min(last, 9999):04}-01-01"
