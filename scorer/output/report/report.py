"""A report as a value: sections of texts, tables and pictures, made once.

Whoever writes it (`page`, `document`) decides how each block looks and says nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Source
from scorer.output.charts.picture import Picture
from scorer.output.findings.answers import ReportAnswer
from scorer.output.report.again import Command
from scorer.output.tables.table import Grid, Paragraph, Table


@dataclass(frozen=True)
class Points:
    """Sentences that stand each for itself, as a list."""

    sentences: tuple[str, ...]


@dataclass(frozen=True)
class PlacedPicture:
    """A picture where it stands, drawn as wide as there is room where the report is written."""

    name: str
    """A file name without ending; unlike any other in the report."""
    picture: Picture
    heading: str = ""
    """What a page has above it, where the section shows several things."""
    small: bool = False
    """Whether it stands beside texts of one crossing."""


@dataclass(frozen=True)
class Exhibit:
    """A table with what is said around it."""

    id: str
    table: Table
    says: str = ""
    """What to look for in it."""
    caption: str = ""
    """A longer title, where it stands under no heading of its own."""
    folded: str = ""
    """What a page shows of it while it is folded; empty where it cannot be folded."""
    open: bool = False
    """Whether one that can be folded is open from the start."""
    printed: bool = True
    """Whether a page has it on paper too."""
    left_out: str = ""
    """How many rows more there are."""


@dataclass(frozen=True)
class RankedRow:
    """One crossing of the ranking."""

    row: Row
    dominates: int
    """How many crossings it equals or beats on every dimension that counts."""
    named: bool
    """Whether the report was asked about it."""
    detailed: bool
    """Whether it has a part of its own."""


@dataclass(frozen=True)
class LiveRanking:
    """The ranking, which a page orders anew as its reader moves the weights."""

    rows: tuple[RankedRow, ...]
    order: str
    """Whose weights the order is under."""
    without_score: str
    """Who has no score, and for want of what; empty where all have one."""
    notes: tuple[str, ...]
    """What the columns of a page mean, and why its weights stand where they do."""
    table: Table
    """The same for a document, in which nothing moves."""
    picture: PlacedPicture
    """The same drawn, for a document; a page draws it in the rows."""


@dataclass(frozen=True)
class NextLevel:
    """What the next level of a dimension asks for."""

    title: str
    now: str
    next: str
    descriptor: str
    adds: str
    """What it adds to the score; empty where that is not fixed."""


@dataclass(frozen=True)
class CrossingPart:
    """Everything that the report says of one crossing."""

    id: str
    name: str
    short: str
    """Rank and score, for those who do not unfold it."""
    open: bool
    facts: tuple[tuple[str, str], ...]
    """Label and text pairs."""
    history: PlacedPicture | None
    lifts: tuple[str, ...]
    next_levels: tuple[NextLevel, ...]
    grids: tuple[Grid, ...]
    """Its sheets; none where they are so many that the exhibits count them."""
    exhibits: tuple[Exhibit, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Lifts:
    """What would lift each crossing: its id, its name, the sentences."""

    crossings: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class LevelMeanings:
    """What each level of each dimension means: the title, then label and descriptor pairs."""

    dimensions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Record:
    """What the report rests on and how it was asked for, as label and text pairs."""

    facts: tuple[tuple[str, str], ...]


ReportBlock = (
    Paragraph
    | Points
    | PlacedPicture
    | Exhibit
    | LiveRanking
    | Lifts
    | CrossingPart
    | LevelMeanings
    | Record
)


@dataclass(frozen=True)
class Section:
    """Blocks under a heading, in reading order."""

    id: str
    heading: str
    blocks: tuple[ReportBlock, ...]


@dataclass(frozen=True)
class Report:
    """A report, ready to be written."""

    language: str
    """Of the rubric's texts; the sentences around them are English."""
    title: str
    subtitle: str
    rests_on: str
    answers: tuple[ReportAnswer, ...]
    sections: tuple[Section, ...]
    command: Command
    """What makes it again."""
    ranking: Ranking
    """What a page computes with as its reader moves the weights."""
