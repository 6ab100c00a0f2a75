"""What the files say, as frozen values: rubrics, crossings, sources, assessments. No files here."""

from scorer.model.assessment import (
    NOT_APPLICABLE,
    Assessment,
    Cell,
    Identity,
    Revision,
    Statement,
    Withdrawal,
)
from scorer.model.base import LocalText, Model, Number, Slug, Text, in_every_language, text_in
from scorer.model.crossing import Crossing, Crossings, Location
from scorer.model.ladder import Climb, Criterion, Level
from scorer.model.measure import Band, Measure
from scorer.model.period import Period
from scorer.model.rubric import Dimension, Predecessor, Rubric, Scale
from scorer.model.scenario import Scenario
from scorer.model.source import Source, Sources

__all__ = [
    "NOT_APPLICABLE",
    "Assessment",
    "Band",
    "Cell",
    "Climb",
    "Criterion",
    "Crossing",
    "Crossings",
    "Dimension",
    "Identity",
    "Level",
    "LocalText",
    "Location",
    "Measure",
    "Model",
    "Number",
    "Period",
    "Predecessor",
    "Revision",
    "Rubric",
    "Scale",
    "Scenario",
    "Slug",
    "Source",
    "Sources",
    "Statement",
    "Text",
    "Withdrawal",
    "in_every_language",
    "text_in",
]
