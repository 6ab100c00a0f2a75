"""What a field of a table may hold, and how people read it."""

from datetime import datetime

CellValue = str | int | float | bool | datetime


def as_text(value: CellValue) -> str:
    """A value as text: dates as `2025-11-20`, whole numbers without a point."""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
