"""Days as files write them: `2026-11-21`."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    hint = "write the day as 2026-11-21"
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("day", "this is not a day", {"hint": hint})
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "there is no such day", {"hint": hint}) from None


Day = Annotated[
    date,
    BeforeValidator(_day),
    Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
