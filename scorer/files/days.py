"""A day or a month as people write it elsewhere, as the files write it: `31.12.2024`, `July 2017`.

Only for hints: what is read from a file is never put right in silence.
"""

import re
from calendar import month_name
from datetime import date

_NUMBERS = re.compile(r"(\d{1,4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,4})", re.ASCII)
_WITH_A_WORD = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+)?([A-Za-z]{3,9})\.?[\s-]+(?:(\d{1,2}),\s*)?(\d{4})",
    re.ASCII,
)
_MONTHS = {
    word: number
    for number, name in enumerate(month_name)
    if number
    for word in (name.lower(), name[:3].lower())
}


def days_meant(text: str) -> tuple[str, ...]:
    """The days that a text can mean, `2024-12-31`, the likeliest first; none if it is no day.

    A day stands before its month unless only the other way is a day; with slashes, where both
    are days, both are given. A month and a year without a day give the month, `2024-12`.
    """
    numbers = _NUMBERS.fullmatch(text.strip())
    if numbers:
        first, mark, second, last = numbers.groups()
        if len(first) == 4:
            readings = [(first, second, last)]
        elif len(last) == 4:
            readings = [(last, second, first)]
            if mark == "/":
                readings.append((last, first, second))
        else:
            return ()
        return tuple(dict.fromkeys(filter(None, (_day(*reading) for reading in readings))))
    words = _WITH_A_WORD.fullmatch(text.strip())
    if not words or words.group(2).lower() not in _MONTHS:
        return ()
    before, name, after, year = words.groups()
    month = _MONTHS[name.lower()]
    found = _day(year, str(month), before or after) if before or after else f"{year}-{month:02}"
    return (found,) if found else ()


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
