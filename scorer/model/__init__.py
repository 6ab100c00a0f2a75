"""What the files say, as frozen values: rubrics, crossings, sources, assessments. No files here."""

from scorer.model.assessment import Assessment, Cell, Identity, Revision, Statement
from scorer.model.base import LocalText, Model, Number, Slug, Text, text_in
from scorer.model.crossing import Crossing, Crossings, Location
from scorer.model.period import Period
from scorer.model.rubric import Dimension, Rubric, Scale
from scorer.model.scenario import Scenario
from scorer.model.source import Source, Sources

__all__ = [
    "Assessment",
    "Cell",
    "Crossing",
    "Crossings",
    "Dimension",
    "Identity",
    "LocalText",
    "Location",
    "Model",
    "Number",
    "Period",
    "Revision",
    "Rubric",
    "Scale",
    "Scenario",
    "Slug",
    "Source",
    "Sources",
    "Statement",
    "Text",
    "add_aggregation",
    "text_in",
]
