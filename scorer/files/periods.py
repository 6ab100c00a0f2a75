"""Periods as people and programs write them elsewhere, read as the files write them: `2019Q3`.

For forms, the prompt and the command line; a file of the workspace is never put right in silence.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from scorer.files.days import days_meant
from scorer.model.period import Period


@dataclass(frozen=True)
class PeriodMeant:
    """A period as files write it, and whether it can mean nothing else."""

    text: str
    certain: bool = True


_CHINESE_DIGITS = str.maketrans("一二三四", "1234")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_BETWEEN = re.compile(r"\s+-\s+|\s*(?:~|\.\.|\bto\b|\bđến\b|至|到)\s*", re.IGNORECASE)
"""What stands between the first and the last part of an interval."""
_YEARS = re.compile(r"(?:năm |year )?(\d{4})(?:\.0+|年)?", re.IGNORECASE)
_FROM_YEAR_TO_YEAR = re.compile(r"(\d{4})\s*[-/]\s*(\d{4})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}.{0,20}")
_MONTH = re.compile(r"(\d{4})-?M(\d{1,2})|(\d{4})年(\d{1,2})月(?:份)?", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?P<year>\d{4})[\s-]*Q(?P<part>[1-4])|(?:Q|quý )(?P<first>[1-4])[\s/-]*(?P<then>\d{4})",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?P<year>\d{4})[\s-]*H(?P<part>[12])|H(?P<first>[12])[\s/-]*(?P<then>\d{4})", re.IGNORECASE
)
_CHINESE_QUARTER = re.compile(r"(\d{4})年?第?([1-4一二三四])季度?")
_CHINESE_HALF = re.compile(r"(\d{4})年(上|下)半年")
_FISCAL = re.compile(r"(?:FY|fiscal year)?\s*(\d{4})\s*[-/]\s*(\d{2}|\d{4})", re.IGNORECASE)
_FISCAL_ALONE = re.compile(r"(?:FY|fiscal year)\s*(\d{4})", re.IGNORECASE)
_LONGEST = 60
"""Characters."""


def period_meant(written: str) -> PeriodMeant | None:
    """The period that a text means that is none as files write it; None for no period.

    `2024.0`, `2024-05-14 00:00:00`, `2019Q3`, `2019-H1`, `2019M07`, `2024年5月` and `2019 - 2020`
    mean one; a fiscal year such as `FY2019/20` and a day as `5 May 2019` are less than certain.
    """
    return _meant(written) if len(written) <= _LONGEST else None


@lru_cache(maxsize=10_000)  # a table says few periods, each of them many times
def _meant(written: str) -> PeriodMeant | None:
    text = " ".join(unicodedata.normalize("NFKC", written).translate(_DASHES).split())
    for way in (_plain, _year, _moment, _month, _part_of_a_year, _interval, _fiscal, _day):
        meant = way(text)
        if meant is not None and is_period(meant.text):
            return meant
    return None


def why_no_period(written: str) -> str:
    """What is wrong with a text that is no period, for the person who wrote it."""
    try:
        Period.parse(written.strip())
    except ValueError as error:
        return str(error)
    return f"{written!r} is not a period"


def _plain(text: str) -> PeriodMeant | None:
    return PeriodMeant(text) if is_period(text) else None


def _year(text: str) -> PeriodMeant | None:
    found = _YEARS.fullmatch(text)
    return PeriodMeant(found[1]) if found else None


def _moment(text: str) -> PeriodMeant | None:
    found = _MOMENT.fullmatch(text)
    return PeriodMeant(found[1]) if found else None


def _month(text: str) -> PeriodMeant | None:
    found = _MONTH.fullmatch(text)
    return PeriodMeant(f"{found[1] or found[3]}-{int(found[2] or found[4]):02d}") if found else None


def _part_of_a_year(text: str) -> PeriodMeant | None:
    """A quarter or a half of a year, as the months from its first to its last."""
    halved = _CHINESE_HALF.fullmatch(text)
    if halved:
        text = f"{halved[1]}H{1 if halved[2] == '上' else 2}"
    quarter = _CHINESE_QUARTER.fullmatch(text)
    if quarter:
        text = f"{quarter[1]}Q{quarter[2].translate(_CHINESE_DIGITS)}"
    for pattern, months in ((_QUARTER, 3), (_HALF, 6)):
        found = pattern.fullmatch(text)
        if found:
            year, part = found["year"] or found["then"], int(found["part"] or found["first"])
            last = part * months
            return PeriodMeant(f"{year}-{last - months + 1:02d}/{year}-{last:02d}")
    return None


def _interval(text: str) -> PeriodMeant | None:
    years = _FROM_YEAR_TO_YEAR.fullmatch(text)
    if years:
        return PeriodMeant(f"{years[1]}/{years[2]}")
    ends = _BETWEEN.split(text)
    if len(ends) != len(("first", "last")):
        return None
    first, last = (period_meant(end) for end in ends)
    if first is None or last is None or "/" in first.text + last.text:
        return None
    return PeriodMeant(f"{first.text}/{last.text}", first.certain and last.certain)


def _fiscal(text: str) -> PeriodMeant | None:
    """A year that ends in the next one: nobody can tell in which months."""
    alone, found = _FISCAL_ALONE.fullmatch(text), _FISCAL.fullmatch(text)
    if alone:
        return PeriodMeant(alone[1], certain=False)
    if found is None or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        return None
    return PeriodMeant(f"{found[1]}/{int(found[1]) + 1}", certain=False)


def _day(text: str) -> PeriodMeant | None:
    meant = days_meant(text)
    return PeriodMeant(meant[0], certain=False) if len(meant) == 1 else None


def is_period(text: str) -> bool:
    """Whether a text is a period as files write it."""
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True
