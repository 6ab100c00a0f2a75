"""Exact values as programs read them: JSON numbers and decimal text."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scorer.output.tables.table import Value

Number = int | float | Fraction | Decimal


def as_number(value: Number) -> int | float | None:
    """A whole number as int, any other as the nearest float; None where it is not finite.

    A truth value stays one: JSON tells `true` from 1.
    """
    if isinstance(value, int):
        return value
    try:
        if isinstance(value, Fraction | Decimal) and value == int(value):
            return int(value)
        nearest = float(value)
    except (OverflowError, ValueError):
        return None
    return nearest if math.isfinite(nearest) else None


def plain(value: Any) -> Any:
    """The value in JSON's own types, in the order it came in.

    TypeError for anything but mappings, sequences, texts, numbers, truth values and None.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float | Fraction | Decimal):
        return as_number(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [plain(item) for item in value]
    raise TypeError(f"a {type(value).__name__} has no form in JSON")


def as_decimal_text(value: Value) -> str:
    """The value as a program reads it from a text column; empty for unknown or not finite.

    Numbers are exact where decimal notation can be, else as many digits as a float needs
    to come back the same.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return _plain(value) if value.is_finite() else ""
    number = as_number(value)
    return "" if number is None else repr(number)


def _plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return format(value.quantize(Decimal(1)), "f")
    return format(value, "f")
