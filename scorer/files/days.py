"""A day or a month as people write it elsewhere, and as the files write it: `31.12.2024`.

Only for hints and for forms, which say a doubt: what is read from a file of the workspace is never
put right in silence.
"""

import re
from calendar import month_abbr, month_name
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[./年-]\s?(\d{1,2})(?:[./月-]\s?(\d{1,2}))?)[月日.]?")
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})\s?(?:[./-]|năm)\s?(\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([a-z]{3,9})\.?,? (\d{4})")
_MONTHS = tuple(name.casefold() for name in month_name)
_SHORT_MONTHS = tuple(name.casefold() for name in month_abbr)
_AMERICAN = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def days_meant(text: str) -> tuple[str, ...]:
    """The months or days, as files write them, that a date written in another way can mean.

    `31.12.2024`, `15/01/2025`, `December 2024` and `12/2024` mean one; `05/06/2025` means two, the
    one with the day first before the other; what is no date means none.
    """
    plain = " ".join(text.casefold().split())
    found: list[tuple[str, int, int | None]] = []
    if match := _DAY_FIRST.fullmatch(plain):
        first, sign, second, year = match.groups()
        found.append((year, int(second), int(first)))
        if sign != ".":
            found.append((year, int(first), int(second)))
    elif match := _YEAR_FIRST.fullmatch(plain):
        found.append((match[1], int(match[2]), int(match[3]) if match[3] else None))
    elif match := _MONTH.fullmatch(plain):
        found.append((match[2], int(match[1]), None))
    elif match := _IN_WORDS.fullmatch(plain):
        found.append((match[3], _month_named(match[2]), int(match[1]) if match[1] else None))
    elif match := _AMERICAN.fullmatch(plain):
        found.append((match[3], _month_named(match[1]), int(match[2])))
    return tuple(dict.fromkeys(date for each in found if (date := _written(*each))))


def _written(year: str, month: int, day: int | None) -> str | None:
    """The day or month in numbers; None where the calendar has none such."""
    try:
        begin = date(int(year), month, day or 1)
    except ValueError:
        return None
    return begin.isoformat() if day else f"{begin:%Y-%m}"


def _month_named(word: str) -> int:
    """1 to 12 by an English name or its first letters; 0 for none."""
    if word == "sept":
        return 9
    found = (names.index(word) for names in (_MONTHS, _SHORT_MONTHS) if word in names)
    return next(found, 0)
