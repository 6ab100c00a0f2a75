"""What every result has in common: flat records, a data frame, a look in a notebook."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Origin:
    """What a result rests on and how it was asked for, so that it can be redone."""

    rubric: str
    """`id@version`, the full version."""
    options: Mapping[str, Any]
    """The options that shaped it, as plain values."""
    files: tuple[tuple[str, str], ...]
    """Path and SHA-256 of every file behind it."""
    seed: int | None = None


class Result(ABC):
    """A result that can be looked at as flat records or as a pandas frame."""

    @abstractmethod
    def records(self) -> list[dict[str, Any]]:
        """One flat record a row, exact numbers as they are."""

    def to_frame(self) -> "pandas.DataFrame":
        """The records as a frame, exact numbers as floats; this is what imports pandas."""
        import pandas

        return pandas.DataFrame(
            [
                {
                    key: float(value) if isinstance(value, Fraction | Decimal) else value
                    for key, value in record.items()
                }
                for record in self.records()
            ]
        )

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(index=False, na_rep="-"))
