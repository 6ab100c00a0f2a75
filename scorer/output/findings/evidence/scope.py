"""Of which crossings, sheets and days a result speaks, where it does not speak of all."""

from collections.abc import Sequence

from scorer.analysis.evidence.snapshot import Snapshot
from scorer.output.findings.evidence.basis import METHOD_WORDS
from scorer.output.findings.wording import listed, one_of

MOST_CROSSINGS_NAMED = 3


def scope_of(snapshot: Snapshot) -> str:
    """What the selection lets through, as a title says it; empty where it lets everything."""
    chosen = snapshot.selection
    parts = [
        _crossings(snapshot, chosen.crossings),
        f"{one_of(chosen.kinds)}s only" if chosen.kinds else "",
        f"in {one_of(chosen.countries)}" if chosen.countries else "",
        f"by {one_of([METHOD_WORDS[each] for each in chosen.methods])}" if chosen.methods else "",
        f"sheets of {listed(chosen.assessors)} only" if chosen.assessors else "",
        f"{one_of(chosen.statuses)} sheets only" if chosen.statuses else "",
        f"observed in {chosen.observed_in} only" if chosen.observed_in else "",
    ]
    return ", ".join(part for part in parts if part)


def as_of_when(snapshot: Snapshot) -> str:
    """The days that a snapshot looks from, to follow a title; empty where it is today."""
    days = (("as of", snapshot.as_of), ("as known on", snapshot.selection.known_on))
    return "".join(f", {word} {day}" for word, day in days if day is not None)


def as_the_record_stood(day: object) -> str:
    """What it means to look at the record as it was known on a day."""
    return (
        f"As known on {day}: what had been written down, corrected and withdrawn by then, under "
        "the rubric and the names of today."
    )


def in_brackets(scope: str) -> str:
    """The scope to follow a title; empty where there is none."""
    return f" ({scope})" if scope else ""


def _crossings(snapshot: Snapshot, chosen: Sequence[str]) -> str:
    if not chosen:
        return ""
    if len(chosen) > MOST_CROSSINGS_NAMED:
        return f"{len(chosen)} crossings that were named"
    panels = snapshot.by_crossing
    return f"{listed(panels[c].crossing.name if c in panels else c for c in chosen)} only"
