"""What stands under everything that a snapshot shows: what it rests on, what it leaves out."""

from scorer.analysis.evidence.snapshot import Snapshot
from scorer.output.findings.evidence.basis import what_ratings_rest_on


def snapshot_notes(snapshot: Snapshot) -> tuple[str, ...]:
    """What every table of a snapshot says under it: what it rests on, what it leaves out."""
    left_out = (
        f"Left out: {count} crossing{'s' if count > 1 else ''} rated under {reference} only;"
        f" this is {snapshot.rubric.reference} (--rubric {reference} shows them)."
        for reference, count in snapshot.other_versions.items()
    )
    return (what_ratings_rest_on(snapshot.sheets), *left_out)
