"""What every result has in common: flat records, a data frame, a look in a notebook."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from scorer.analysis.options import Options

if TYPE_CHECKING:
    import pandas

    from scorer.analysis.evidence.record import Selection


@dataclass(frozen=True)
class Origin:
    """What a result rests on and how it was asked for, so that it can be redone."""

    rubric: str
    """`id@version`, the full version."""
    options: Mapping[str, Any]
    """The options that shaped it, as plain values: a record to print, not to read again."""
    files: tuple[tuple[str, str], ...]
    """Path and SHA-256 of every file behind it."""
    seed: int | None = None
    asked: Options = field(default_factory=Options)
    """The options as they were given."""
    selection: "Selection | None" = None
    """Which sheets they let through; None where all."""


class Viewer(Protocol):
    """What a layer above knows of showing results; the analysis itself knows none of it."""

    def html(self, result: "Result") -> str:
        """The result's tables as HTML without a page around them."""

    def chart(self, result: "Result", **setting: Any) -> Any:
        """The chart that shows the result best."""


class Result(ABC):
    """A result that can be looked at as flat records, as a pandas frame, or as a chart."""

    viewer: ClassVar[Viewer | None] = None
    """Put here by `scorer.library`; without it a result shows as its frame and has no chart."""

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
        if self.viewer is not None:
            return self.viewer.html(self)
        return str(self.to_frame().to_html(index=False, na_rep="-"))

    def chart(self, **setting: Any) -> Any:
        """An Altair chart of the result; TypeError where its kind has none.

        setting: `width` in pixels, `language` of the rubric's texts.
        """
        if self.viewer is None:
            raise TypeError("open the workspace with scorer.open_workspace to draw charts")
        return self.viewer.chart(self, **setting)
