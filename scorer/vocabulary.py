"""The closed lists of words that files, commands and forms share, each once. Cheap to import."""

from enum import StrEnum
from typing import Literal, get_args

Kind = Literal["fact", "plan", "need", "question"]
STATEMENT_KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a statement says: what is, what is planned, what is needed, what is open."""

Polarity = Literal["strength", "drawback"]
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
"""The two halves of the grid."""

Method = Literal["desk-review", "field-visit", "workshop", "survey"]
METHODS: tuple[Method, ...] = get_args(Method)
"""How an assessment was made."""

Status = Literal["draft", "reviewed", "agreed"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""How far a sheet has come on its way to being agreed."""

Going = Literal["solved", "superseded", "dropped"]
GOINGS: tuple[Going, ...] = get_args(Going)
"""Why a statement of an earlier sheet no longer stands: it was solved, another took its place, or
it is just no longer mentioned."""

CrossingKind = Literal["area", "gate"]
CROSSING_KINDS: tuple[CrossingKind, ...] = get_args(CrossingKind)
"""What a crossing is: the area that a grid rates, or one checkpoint."""


class Answer(StrEnum):
    """What a sheet says of a criterion; `na` only where the rubric says that it may not apply."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "na"


class PanelRule(StrEnum):
    """How the ratings of several assessors become one."""

    MEDIAN = "median"
    """The lower median: of an even number the lower middle one."""
    UPPER_MEDIAN = "upper-median"
    MEAN = "mean"


class OrderMethod(StrEnum):
    """How crossings are ranked by the order in each dimension alone."""

    COPELAND = "copeland"
    BORDA = "borda"


class DatedBy(StrEnum):
    """What the two dates of a comparison over time choose, by the option that takes such a date."""

    BEGUN = "as_of"
    """What had been observed by then."""
    KNOWN = "known_on"
    """What was on record then: the same past as it was known on two days."""
    EDITION = "observed_in"
    """What was observed within that period, nothing carried over."""


class FileKind(StrEnum):
    """What a file of a workspace holds; `scorer.files.kinds` has a row for each."""

    RUBRIC = "rubric"
    ASSESSMENT = "assessment"
    CROSSINGS = "crossings"
    SOURCES = "sources"
    SCENARIO = "scenario"
