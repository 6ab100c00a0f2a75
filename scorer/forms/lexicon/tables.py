"""The words of a table of ratings: its columns, and the rows that sum up others."""

import re

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

ROW_NUMBERS = Scope(
    ("row_number",),
    also={
        "row_number": (
            *("no", "nr", "s no", "sl no", "serial number", "row", "index", "line"),
            *("stt", "tt", "số tt", "số thứ tự", "序号", "序號", "编号", "№ п/п"),
        ),
    },
)
"""What the column is called that counts the rows of a table."""

SUMMARIES = Scope(
    ("total", "mean"),
    also={
        "total": (
            *("totals", "grand total", "subtotal", "sum", "all", "overall", "all crossings"),
            *("count", "n", "итого", "всего"),
            *("tổng", "tổng cộng", "cộng", "合计", "总计", "总数", "小计"),
        ),
        "mean": (
            *("average", "avg", "averages", "median", "min", "minimum", "max", "maximum"),
            *("standard deviation", "std", "sd", "grand mean", "moyenne", "promedio", "среднее"),
            *("trung bình", "bình quân", "平均", "平均值", "平均分", "总平均"),
        ),
    },
)
"""What the first cell of a row says that sums up the rows above it."""

_SUMS_UP_SOME = re.compile(
    r"(?:(?:sub-?|grand )?total|average|mean|median|moyenne|promedio|tổng cộng|trung bình"
    r"|bình quân)(?:\s*[-:–(]|\s+(?:of|for|in|all|các|của|cả|des|de)\b).*"
    r"|subtotal .*|.+(?:合计|小计|平均值?)",
    re.IGNORECASE,
)


def sums_up(name: str) -> bool:
    """Whether the first cell of a row says that the row sums up others: `Average of Yunnan`."""
    return SUMMARIES.meaning(name) is not None or _SUMS_UP_SOME.fullmatch(name.strip()) is not None


STATEMENT_LISTS = Scope(("strengths", "drawbacks"))
"""Columns of a table that hold all statements of a polarity beside the rating."""
