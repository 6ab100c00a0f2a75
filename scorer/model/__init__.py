"""What the files say, as frozen values: rubric, crossing, source, assessment, period. No files here."""

from scorer.model.assessment import Assessment, Cell, Kind, Method, Polarity, Statement
from scorer.model.base import LocalText, Model, Number, Slug, Text, text_in
from scorer.model.crossing import Crossing, Crossings, Location
from scorer.model.period import Period
from scorer.model.rubric import Aggregation, Dimension, Rubric, Scale
from scorer.model.source import Source, Sources

__all__ = [
    "Aggregation",
    "Assessment",
    "Cell",
    "Crossing",
    "Crossings",
    "Dimension",
    "Kind",
    "LocalText",
    "Location",
    "Method",
    "Model",
    "Number",
    "Period",
    "Polarity",
    "Rubric",
    "Scale",
    "Slug",
    "Source",
    "Sources",
    "Statement",
    "Text",
    "text_in",
]
