"""What every chart has around it: a title that says the finding, a caption, one look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import altair as alt

from scorer.analysis.change.changes import ScoreChange
from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.output.charts.palette import FAINT, INK, LINE
from scorer.output.findings.captions import only_the_first, only_the_most_moved
from scorer.output.findings.wording import rank_text
from scorer.output.formats.escape import one_line
from scorer.output.formats.wrapping import width_of, wrap

FONT = "Arial, 'Liberation Sans', Helvetica, Roboto, 'Noto Sans CJK SC', sans-serif"
"""Faces whose letters are equally wide, so that what was measured here fits where it is read."""

TITLE_SIZE, TEXT_SIZE, CAPTION_SIZE = 15, 12, 11
LETTER = 0.54
"""Width of an average letter as a share of the font size."""

MOST_ROWS = 40
"""Crossings that one chart shows; of more, the first ones, and the subtitle says so."""

LONGEST_LABEL = 34
"""Cells of a name beside a row."""


@dataclass(frozen=True)
class ChartSetting:
    """Where and for whom a chart is drawn."""

    language: str = "en"
    width: int = 680
    """Of the whole picture, in pixels at scale 1."""
    background: str = "#ffffff"
    """`transparent` lets the page shine through."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What a reader calls a dimension, by its id, for results that do not carry their rubric."""

    @property
    def is_wide(self) -> bool:
        """Whether there is more room than on a phone."""
        return self.width > 500


DEFAULT = ChartSetting()


Part = alt.Chart | alt.LayerChart | alt.FacetChart


def data(values: Iterable[Mapping[str, Any]]) -> alt.Data:
    """Records inside the chart itself."""
    return alt.Data(values=list(values))  # type: ignore[no-untyped-call]


def layered(*layers: alt.Chart, **properties: Any) -> Part:
    """Charts on top of each other; properties: width, height and others of the whole."""
    return alt.layer(*map(_shared, layers), **properties)


def framed(
    parts: Sequence[Part],
    *,
    finding: str,
    subtitle: str = "",
    caption: Iterable[str],
    setting: ChartSetting,
) -> alt.VConcatChart:
    """Charts below each other under the finding, above the caption."""
    lines = [line for text in caption if text for line in _lines(text, setting, CAPTION_SIZE)]
    body = alt.vconcat(
        *map(_shared, parts),
        spacing=16,
        title=alt.TitleParams(
            text=_lines(finding, setting, TITLE_SIZE),
            subtitle=_lines(subtitle, setting, TEXT_SIZE) if subtitle else [],
        ),
    )
    return alt.vconcat(
        _shared(body),
        title=alt.TitleParams(
            text=lines,
            orient="bottom",
            fontSize=CAPTION_SIZE,
            fontWeight="normal",
            color=FAINT,
            offset=12,
        ),
        background=setting.background,
        padding=6,
        config=alt.Config(**_look()),
    )


AnyPart = TypeVar("AnyPart", bound=alt.TopLevelMixin)


def _shared(part: AnyPart) -> AnyPart:
    """The part, to be held by the chart around it as it is.

    Altair copies every part anew at each step of a chart's making, which takes most of the time;
    ours are made for one chart and not used again.
    """
    object.__setattr__(part, "__deepcopy__", lambda _: part)
    return part


def _look() -> dict[str, Any]:
    return {
        "font": FONT,
        "title": alt.TitleConfig(
            anchor="start",
            frame="bounds",
            fontSize=TITLE_SIZE,
            fontWeight="bold",
            color=INK,
            subtitleColor=FAINT,
            subtitleFontSize=TEXT_SIZE,
            subtitlePadding=4,
            offset=10,
        ),
        "axis": alt.AxisConfig(
            labelFontSize=TEXT_SIZE,
            titleFontSize=TEXT_SIZE,
            titleFontWeight="normal",
            labelColor=INK,
            titleColor=FAINT,
            gridColor=LINE,
            domainColor=LINE,
            tickColor=LINE,
            labelLimit=400,
        ),
        "view": alt.ViewConfig(stroke=None),
        "text": alt.MarkConfig(color=INK, fontSize=TEXT_SIZE),
    }


def _lines(text: str, setting: ChartSetting, size: float) -> list[str]:
    return wrap(one_line(text), max(20, int((setting.width - 12) / (size * LETTER))))


def short(text: str, cells: int = LONGEST_LABEL) -> str:
    """The text on one line, cut with an ellipsis where it is longer than a label may be."""
    line = one_line(text)
    if width_of(line) <= cells:
        return line
    kept = ""
    for character in line:
        if width_of(kept + character) >= cells:
            break
        kept += character
    return kept.rstrip() + "…"


def label_width(labels: Iterable[str]) -> int:
    """Pixels that the longest of some labels takes."""
    return round(max((width_of(label) for label in labels), default=0) * TEXT_SIZE * 0.56) + 12


def labels_of(rows: Iterable[Row], cells: int = LONGEST_LABEL) -> Mapping[str, str]:
    """A label for each crossing of a ranking, rank and name, no two the same."""
    return unlike({row.crossing: _rank(row) + short(row.name, cells) for row in rows})


def _rank(row: Row) -> str:
    return "" if row.rank is None else f"{rank_text(row.rank, row.tied)}  "


def unlike(labels: Mapping[str, str]) -> Mapping[str, str]:
    """The labels by key, those that read the same told apart by their keys."""
    texts = list(labels.values())
    return {
        key: label if texts.count(label) == 1 else f"{label} ({key})"
        for key, label in labels.items()
    }


def shown_rows(ranking: Ranking) -> tuple[list[Row], str]:
    """The rows that a chart shows, and what it says where these are not all."""
    rows = list(ranking)[:MOST_ROWS]
    return rows, only_the_first(len(rows), len(ranking))


def most_moved(changes: Sequence[ScoreChange]) -> tuple[Sequence[ScoreChange], str]:
    """The changes that a chart shows, and what it says where these are not all."""
    if len(changes) <= MOST_ROWS:
        return changes, ""
    ordered = sorted(changes, key=lambda change: -abs(float(change.delta or 0)))
    return ordered[:MOST_ROWS], only_the_most_moved(MOST_ROWS, len(changes))


def change_labels(changes: Iterable[ScoreChange], setting: ChartSetting) -> Mapping[str, str]:
    """A label for each crossing whose score changed, no two the same."""
    cells = 30 if setting.is_wide else 16
    return unlike({change.crossing: short(change.name, cells) for change in changes})


def row_axis(labels: Iterable[str], field: str = "label:N") -> alt.Y:
    """The labels of rows from top to bottom, without a line beside them."""
    axis = alt.Axis(title=None, domain=False, ticks=False, labelPadding=8)
    return alt.Y(field, sort=list(labels), axis=axis)


def nothing(finding: str, caption: Iterable[str], setting: ChartSetting) -> alt.VConcatChart:
    """A chart of nothing: its title says why there is nothing to see."""
    empty = alt.Chart(data([]), width=setting.width - 40, height=1).mark_point()
    return framed([empty], finding=finding, caption=caption, setting=setting)
