"""The words of a table of ratings: its columns, and the rows that sum up others."""

from scorer.forms.lexicon.scope import Scope

TABLE_COLUMNS = Scope(
    (
        *("crossing", "name", "code", "observed", "recorded", "assessor", "method", "round"),
        *("note", "rubric", "dimension", "rating", "low", "high", "because"),
        *("polarity", "text", "kind", "side", "source", "id"),
    ),
    also={
        "name": ("crossing name", "uname", "title", "place", "口岸名称"),
        "code": ("id", "ucode", "unit", "key", "country"),
        "observed": ("year", "date", "time", "năm", "年份"),
    },
)
"""The columns of a table of ratings, and what `--map` can say of one besides a dimension."""

SUMMARIES = Scope(
    ("total", "mean"),
    also={
        "total": (
            *("totals", "grand total", "sum", "all", "overall", "all crossings", "count"),
            *("tổng", "tổng cộng", "合计", "总计", "总数"),
        ),
        "mean": (
            *("average", "avg", "averages", "median", "min", "minimum", "max", "maximum"),
            *("standard deviation", "std", "sd", "trung bình", "平均", "平均值", "平均分"),
        ),
    },
)
"""What the first cell of a row says that sums up the rows above it."""

STATEMENT_LISTS = Scope(("strengths", "drawbacks"))
"""Columns of a table that hold all statements of a polarity beside the rating."""
