"""Which tables show a result, for commands and notebooks alike; loaded when one is shown."""

from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any

from scorer.analysis.result import Result

if TYPE_CHECKING:
    from scorer.output.tables.table import Presentation

PRESENTATIONS = {
    "Changes": "changes:present_changes",
    "Comparison": "comparison:present_comparison",
    "ComparisonByAssessor": "views:present_views",
    "History": "history:present_history",
    "LongTable": "long_table:present_long_table",
    "MethodComparison": "methods:present_methods",
    "PanelAgreement": "agreement:present_agreement",
    "PanelByAssessor": "assessors:present_panel",
    "RankSensitivity": "sensitivity:present_sensitivity",
    "Ranking": "ranking:present_ranking",
    "ReformAgenda": "agenda:present_agenda",
    "RobustRanking": "robustness:present_robustness",
    "WhatIf": "scenarios:present_scenario",
}
"""For each kind of result the module and the function that present it."""


def present(result: Result, language: str = "en", **how: Any) -> "Presentation":
    """The tables and notes of a result.

    language: of the rubric's texts; how: what the presentation of such a result takes besides.
    """
    module, _, function = PRESENTATIONS[type(result).__name__].partition(":")
    presented = getattr(import_module(f"scorer.output.presentations.{module}"), function)
    if "language" in signature(presented).parameters:  # some show no text of the rubric
        how["language"] = language
    presentation: Presentation = presented(result, **how)
    return presentation


class Formats:
    """Shows results in a notebook."""

    def html(self, result: Result) -> str:
        """The tables and notes of a result, as a notebook shows them."""
        from scorer.output.formats.page.render import fragment

        return fragment(present(result))

    def chart(self, result: Result, **setting: Any) -> Any:
        """The chart of a result; TypeError where it has none."""
        from scorer.output.charts import chart_of

        return chart_of(result, **setting)


Result.viewer = Formats()
