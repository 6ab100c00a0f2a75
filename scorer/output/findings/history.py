"""What the history of one crossing says beside its table."""

from scorer.analysis.change.history import History
from scorer.output.findings.basis import what_ratings_rest_on

ARROWS_AND_BARS = (
    "An arrow marks a rating that rose or fell since the sheet before;"
    " the bar shows the score (█) and its range (░)."
)


def no_history(result: History) -> str:
    """That the crossing was not rated under this rubric."""
    return f"{result.crossing.name} has no sheet under {result.scoring.rubric.reference}."


def history_notes(result: History) -> tuple[str, ...]:
    """What stands under a history: how to read it, what it rests on, other rubrics."""
    if not result.moments:
        return ()
    others = ", ".join(result.other_rubrics)
    also = (f"Also rated under {others} (--rubric shows them).",) if others else ()
    return (ARROWS_AND_BARS, what_ratings_rest_on(result.sheets), *also)
