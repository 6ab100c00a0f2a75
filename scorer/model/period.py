"""Periods of observation: a day, a month, a year or an interval of these (a subset of EDTF)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"
FORMS = (
    "write a year (2017), a month (2017-07), a day (2017-07-15) or an interval (2017-07/2019-03)"
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, written as precisely as it is known.

    Periods are ordered by the day they begin, then by the day they end.
    """

    text: str
    begin: date
    end: date

    @classmethod
    @lru_cache(maxsize=10_000)  # a table says few periods, each of them many times
    def parse(cls, text: str) -> "Period":
        """The period that a text such as `2017`, `2017-07` or `2017-07/2019-03` names.

        Raises ValueError, in words for the person who wrote it.
        """
        first, slash, last = text.partition("/")
        begin, end_of_first = _span(first, text)
        if not slash:
            return cls(text, begin, end_of_first)
        _, end = _span(last, text)
        if begin > end:
            raise ValueError(f"the interval {text!r} ends before it begins")
        return cls(text, begin, end)

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.begin, self.end) == (other.begin, other.end)

    def __hash__(self) -> int:
        return hash((self.begin, self.end))

    def __lt__(self, other: "Period") -> bool:
        return (self.begin, self.end) < (other.begin, other.end)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._from_file, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "description": f"A period: {FORMS}.",
            "anyOf": [
                {"type": "string", "pattern": _PATTERN},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
        }

    @classmethod
    def _from_file(cls, value: Any) -> "Period":
        if isinstance(value, cls):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # YAML reads a bare year as a number
        if not isinstance(value, str):
            raise PydanticCustomError("period", "this is not a period", {"hint": FORMS})
        try:
            return cls.parse(value)
        except ValueError as error:
            raise PydanticCustomError(
                "period", "{why}", {"why": str(error), "hint": FORMS}
            ) from None


def _span(point: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(f"{whole!r} is not a period")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year == 0:
        raise ValueError(f"{whole!r} is not a period: there is no year 0000")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"{point!r} has no month {month:02d}: months run from 01 to 12")
    last_day = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last_day)
    if not 1 <= day <= last_day:
        raise ValueError(f"{point!r} has no day {day:02d}: that month runs from 01 to {last_day}")
    return date(year, month, day), date(year, month, day)
