"""Measures: a leaf that is measured, not judged: its unit, and the bands that are the levels."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from scorer.model.base import LocalText, Model, Number

_FORM = re.compile(r"(<=|>=) ?(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)")
_PATTERN = r"^(<=|>=) ?-?[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True, slots=True)
class Band:
    """The figures that earn a level: all up to a bound (`<= 24`), or all from one on (`>= 40`)."""

    sign: str
    """`<=` where less is better, `>=` where more is."""
    bound: int | Decimal

    @classmethod
    def parse(cls, text: str) -> "Band":
        """The band that a text such as `<= 24` names. Raises ValueError."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a band")
        sign, bound = match.groups()
        return cls(sign, Decimal(bound) if "." in bound else int(bound))

    def holds(self, figure: int | Decimal) -> bool:
        """Whether a figure lies in the band."""
        return figure <= self.bound if self.sign == "<=" else figure >= self.bound

    def is_wider_than(self, other: "Band") -> bool:
        """Whether it holds all that another one of the same direction holds, and more."""
        if self.sign != other.sign:
            return False
        return self.bound > other.bound if self.sign == "<=" else self.bound < other.bound

    def __str__(self) -> str:
        bound = f"{self.bound:f}" if isinstance(self.bound, Decimal) else str(self.bound)
        return f"{self.sign} {bound}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._from_file, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": _PATTERN}

    @classmethod
    def _from_file(cls, value: Any) -> "Band":
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(value)
        except (ValueError, AttributeError):
            raise PydanticCustomError("band", "this is not a band") from None


class Measure(Model):
    """How a figure becomes a level: read from the best band down, the lowest level fits none."""

    unit: LocalText
    """What the figure counts: h, USD, km/h, trucks a day."""
    levels: dict[Number, Band] = Field(min_length=1)
    """For every level above the lowest its band: `<= 24`, or `>= 40` where more is better."""
    sides: Literal["each"] | None = None
    """`each` where both countries of the crossing are measured."""

    @property
    def less_is_better(self) -> bool:
        """The direction, which the comparison signs show."""
        return next(iter(self.levels.values())).sign == "<="

    def level_of(self, figure: int | Decimal, lowest: int | Decimal) -> int | Decimal:
        """The level that a figure earns; lowest: of the scale, which is what fits no band."""
        for level in sorted(self.levels, reverse=True):
            if self.levels[level].holds(figure):
                return level
        return lowest

    def span_of(
        self, ends: tuple[int | Decimal, int | Decimal], lowest: int | Decimal
    ) -> tuple[int | Decimal, int | Decimal]:
        """The lowest and the highest level of the figures between two ends."""
        one, other = (self.level_of(end, lowest) for end in ends)
        return min(one, other), max(one, other)
