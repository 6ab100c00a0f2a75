"""The kinds of charts and the formats they are written in, by name. Nothing is loaded for these."""

from enum import StrEnum


class ChartKind(StrEnum):
    """What a chart shows."""

    PROFILE = "profile"
    RANKING = "ranking"
    ACCEPTABILITY = "acceptability"
    SLOPE = "slope"
    HISTORY = "history"
    CONTRIBUTIONS = "contributions"
    MAP = "map"
    DOMINANCE = "dominance"


class ChartFormat(StrEnum):
    """How a chart is written."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    HTML = "html"
