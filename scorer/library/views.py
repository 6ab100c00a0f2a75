"""How results show themselves in a notebook; formats and charts are loaded when one does."""

from importlib import import_module
from typing import Any

from scorer.analysis.result import Result

PRESENTATIONS = {
    "Changes": "changes:present_changes",
    "Comparison": "comparison:present_comparison",
    "ComparisonByAssessor": "comparison:present_views",
    "History": "history:present_history",
    "LongTable": "long_table:present_long_table",
    "MethodComparison": "methods:present_methods",
    "PanelAgreement": "agreement:present_agreement",
    "PanelByAssessor": "assessors:present_panel",
    "RankSensitivity": "reforms:present_sensitivity",
    "Ranking": "ranking:present_ranking",
    "ReformAgenda": "reforms:present_agenda",
    "RobustRanking": "robustness:present_robustness",
    "WhatIf": "reforms:present_scenario",
}
"""For each kind of result the module and the function that present it."""


class Formats:
    """Shows results by the formats of the output layer."""

    def html(self, result: Result) -> str:
        """The tables and notes of a result, as a notebook shows them."""
        from scorer.output.formats.page import fragment

        module, _, function = PRESENTATIONS[type(result).__name__].partition(":")
        present = getattr(import_module(f"scorer.output.tables.{module}"), function)
        return fragment(present(result))

    def chart(self, result: Result, **setting: Any) -> Any:
        """The chart of a result; TypeError where it has none."""
        from scorer.output.charts import chart_of

        return chart_of(result, **setting)


Result.viewer = Formats()
