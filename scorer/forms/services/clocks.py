"""Days and moments as form services and survey tools write them."""

import re
from collections.abc import Iterable
from datetime import date

from scorer.files.days import days_meant
from scorer.forms.intake.periods import day_in

_TIME_BEHIND = re.compile(
    r",?[\sT]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?"
    r"[^\d+-]{0,12}(?:[+-]\d{1,2}(?::?\d{2})?)?\D{0,4}\Z"
)
"""A time of day, with its half of the day and its zone: ` 9:12:44 AM GMT+7`."""
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{4}")
_MONTHS_OF_A_YEAR = 12


def day_of(text: str, *, month_first: bool | None = None) -> date | None:
    """The day of a date or a moment: `2024-05-14T09:22:04+07:00`, `May 14, 2024 9:20:00 AM`,
    `2024/05/14 9:12:44 AM GMT+7`.

    month_first: how `5/6/2024` is meant; None where that is not known, and then it is no day.
    """
    day = day_in(text)
    if day is not None:
        return day
    days = [
        found for each in days_meant(_TIME_BEHIND.sub("", text.strip())) if (found := day_in(each))
    ]
    if len(days) > 1 and month_first is not None:
        return days[1] if month_first else days[0]
    return days[0] if len(days) == 1 else None


def month_stands_first(texts: Iterable[str]) -> bool | None:
    """Whether dates in numbers have the month before the day, told by one that can be read only so.

    None where all could be read both ways.
    """
    for text in texts:
        found = _NUMBERS.match(text.strip())
        if found and int(found[1]) > _MONTHS_OF_A_YEAR:
            return False
        if found and int(found[2]) > _MONTHS_OF_A_YEAR:
            return True
    return None
