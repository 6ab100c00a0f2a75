"""Whether other methods than a sum of ratings give the same ranks, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.output.findings.evidence.snapshot import snapshot_notes
from scorer.output.findings.wording import listed

if TYPE_CHECKING:
    from scorer.analysis.trust.order_methods import MethodComparison

METHODS_IN_WORDS = (
    "Copeland: wins less losses in weighted majorities of dimensions; Borda: points for every"
    " crossing rated lower. Neither adds up ratings. Tau: Kendall's tau-b."
)


def where_methods_disagree(result: MethodComparison) -> str:
    """The crossings whose rank is not the same by all methods."""
    if not result.rows:
        return "No crossing has a score, so there is nothing to rank."
    if not result.disputed:
        return "All methods give the same ranks."
    names = {row.crossing: row.name for row in result.rows}
    return f"The methods disagree about {listed(names[each] for each in result.disputed)}."


def method_notes(result: MethodComparison) -> tuple[str, ...]:
    """What stands under the ranks by method: what the methods do, and who is left out."""
    names = listed(row.name for row in result.left_out)
    left_out = (f"Left out, without a score: {names}.",) if names else ()
    return (METHODS_IN_WORDS, *left_out, *snapshot_notes(result.snapshot))
