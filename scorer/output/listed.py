"""The parts of a workspace that can be listed, by name."""

from enum import StrEnum


class Listed(StrEnum):
    """What can be listed."""

    CROSSINGS = "crossings"
    ASSESSMENTS = "assessments"
    RUBRICS = "rubrics"
    DIMENSIONS = "dimensions"
    SOURCES = "sources"
