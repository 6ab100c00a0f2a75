"""How the figures of a robustness came about, and what holds without drawing anything."""

from __future__ import annotations

from scorer.analysis.trust.robust_ranking import RobustRanking
from scorer.output.findings.ranking import snapshot_notes

TIES = "Crossings that tie share the ranks they take: two that tie for first count half each."
CONFIDENCE = "Confidence: how often a crossing is first under its central weights."


def how_it_was_drawn(result: RobustRanking) -> str:
    """How many draws of what, and how exact the shares of first ranks are."""
    found = result.robustness
    certain = "exact" if found.exact_first is not None else "drawn"
    error = float(found.standard_error.max()) * 100
    drawn = f"{found.draws:,} draws, seed {found.seed}; weights {result.uncertainty.weights}"
    return f"{drawn}; shares first {certain}, no standard error above {error:.2f} points."


def robustness_notes(result: RobustRanking) -> tuple[str, ...]:
    """What stands under the figures of a robustness."""
    return (how_it_was_drawn(result), TIES, CONFIDENCE, *snapshot_notes(result.ranking.snapshot))


def whatever_varies(result: RobustRanking) -> str:
    """Within what the dominance of one crossing over another holds."""
    ranges = " and wherever ratings lie in their ranges" if result.uncertainty.ratings else ""
    return f"whatever the weights{ranges}"


def who_is_above_whom(result: RobustRanking) -> str:
    """How to read the tree of those that dominate others."""
    return f"{whatever_varies(result).capitalize()}: above those that stand indented under it"


def nobody_is_above(result: RobustRanking) -> str:
    """That no crossing dominates another."""
    return f"No crossing beats another {whatever_varies(result)}."
