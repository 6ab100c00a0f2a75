"""Periods from the days and words that forms hold; the periods themselves are the model's."""

import re
from calendar import monthrange
from datetime import date

_LAST_MONTH = 12
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?:[01]\d|2[0-4])(?::?[0-5]\d(?::?[0-6]\d(?:[.,]\d+)?)?)?"
    r"\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?"
)
"""A day, alone or with a time of day and its zone."""


def shortest_period(begin: date, end: date) -> str:
    """The shortest way to write a span of days: `2017`, `2017-07`, `2017-07-15`, `2017/2019-03`.

    Raises ValueError where the span ends before it begins.
    """
    if end < begin:
        raise ValueError(f"the period {begin}/{end} ends before it begins")
    if begin == end:
        return begin.isoformat()
    if not (begin.day == 1 and end.day == monthrange(end.year, end.month)[1]):
        return f"{begin}/{end}"
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin:%Y-%m}"
    if begin.month == 1 and end.month == _LAST_MONTH:
        years = (f"{begin:%Y}", f"{end:%Y}")
        return years[0] if years[0] == years[1] else "/".join(years)
    return f"{begin:%Y-%m}/{end:%Y-%m}"


def day_in(text: str) -> date | None:
    """The day at the beginning of a date or a moment: `2025-11-20`, `2025-11-20T15:02:11+07:00`.

    A moment keeps the day of its own time zone.
    """
    found = _MOMENT.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
