"""The neutral form of everything that is shown: tables, grids and paragraphs, before any format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal

from scorer.analysis.result import Origin
from scorer.version import __version__

Value = str | int | float | Fraction | Decimal | None
"""What a program reads from a cell; None is unknown, never a number."""


TOOL = f"scorer {__version__}"
"""Name and version of what made a result."""


class Style(StrEnum):
    """What a cell or a paragraph is meant to say beside its words."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"


class Audience(StrEnum):
    """Who a column is for: people read compact texts, programs read single values."""

    BOTH = "both"
    READER = "reader"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One value with the words that a person reads for it; the text is not escaped yet."""

    text: str
    value: Value = None
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a stable key for programs, a title for people."""

    key: str
    title: str
    align: Literal["left", "right", "center"] = "left"
    audience: Audience = Audience.BOTH
    prose: bool = False
    """Whether its cells hold sentences, which wrap; other cells stay on one line if they can."""


@dataclass(frozen=True)
class Table:
    """Columns and rows; every row has a cell for every column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A sentence or two between tables."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True)
class GridLevel:
    """One level of the scale in one dimension, as the grid prints it."""

    level: str
    label: str
    descriptor: str
    rated: bool
    """Whether this is the level that was given."""
    plausible: bool
    """Whether the plausible range holds this level."""


@dataclass(frozen=True)
class GridStatement:
    """One strength or drawback, with what it rests on."""

    text: str
    details: tuple[str, ...] = ()
    """Short remarks in the order they print: kind (if not a fact), side, since, source."""


@dataclass(frozen=True)
class GridRow:
    """One dimension of the grid as on paper."""

    dimension: str
    title: str
    question: str
    levels: tuple[GridLevel, ...]
    """Empty where the scale is continuous."""
    rating: str
    """The rating as a reader sees it: `3`, `3 (2-4)`, `-` where not rated, empty for a branch."""
    because: str
    strengths: tuple[GridStatement, ...]
    drawbacks: tuple[GridStatement, ...]
    depth: int = 0
    """0 at the top of the rubric's tree; a branch has no levels and no statements."""


@dataclass(frozen=True)
class Grid:
    """One sheet as on paper: the scale with its mark, strengths left, drawbacks right."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and text pairs for the head: crossing, rubric, observed, assessor, method ..."""
    rows: tuple[GridRow, ...]
    note: str = ""
    """The sheet's own note, under the grid."""


Block = Table | Paragraph | Grid


@dataclass(frozen=True)
class Provenance:
    """What is needed to redo a result."""

    tool: str
    """Name and version, as in `scorer 1.2.0`."""
    rubric: str | None
    """`id@version`, the full version."""
    options: Mapping[str, Any]
    """The options that shaped the result, as given or defaulted; JSON values only."""
    files: tuple[tuple[str, str], ...]
    """Path in the workspace and SHA-256 of every file behind the result."""
    seed: int | None = None

    @classmethod
    def of(cls, origin: Origin) -> "Provenance":
        """What a result rests on, with the version of this tool."""
        return cls(
            tool=TOOL,
            rubric=origin.rubric,
            options=origin.options,
            files=origin.files,
            seed=origin.seed,
        )


@dataclass(frozen=True)
class Presentation:
    """A result ready to be written in any format."""

    kind: str
    """The command's word for it: `rank`, `score`, `diff` ..."""
    title: str
    blocks: tuple[Block, ...]
    """In reading order; the first Table is the one that CSV holds."""
    body: Mapping[str, Any]
    """`result` of the JSON document; JSON values, and Fractions and Decimals."""
    provenance: Provenance | None = None
    notes: tuple[str, ...] = field(default=())
    """Sentences under the tables: what the ratings rest on, what was left out."""
