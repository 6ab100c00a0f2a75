"""What can be chosen on the command line beside a format: names only, cheap to import."""

from enum import StrEnum


class Listed(StrEnum):
    """What can be listed."""

    CROSSINGS = "crossings"
    ASSESSMENTS = "assessments"
    RUBRICS = "rubrics"
    DIMENSIONS = "dimensions"
    SOURCES = "sources"


class ShownBy(StrEnum):
    """What a crossing's sheets can be taken apart by."""

    ASSESSOR = "assessor"


class ProblemFormat(StrEnum):
    """How problems are shown."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
