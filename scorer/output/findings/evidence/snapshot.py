"""What stands under everything that a snapshot shows: what it rests on, what it leaves out."""

from collections.abc import Sequence

from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.scoring.ranking import Row
from scorer.model import Crossing
from scorer.output.findings.evidence.panels import what_panels_rest_on
from scorer.output.findings.wording import listed


def snapshot_notes(snapshot: Snapshot) -> tuple[str, ...]:
    """What every table of a snapshot says under it: what it rests on, what it leaves out."""
    left_out = (
        f"Left out: {count} crossing{'s' if count > 1 else ''} rated under {reference} only;"
        f" this is {snapshot.rubric.reference} (--rubric {reference} shows them)."
        for reference, count in snapshot.other_versions.items()
    )
    rest_on = what_panels_rest_on(snapshot.panels, snapshot.rubric)
    carried = what_is_carried_over(snapshot)
    return (
        *carried,
        *([AGES_IN_BRACKETS] if carried else []),
        *rest_on,
        *left_out,
        *what_has_ended(snapshot.ended),
    )


def what_has_ended(crossings: Sequence[Crossing]) -> tuple[str, ...]:
    """Which crossings are left out because they have ended; nothing where none are."""
    if not crossings:
        return ()
    said = (f"{crossing.name} ({how_it_ended(crossing)})" for crossing in crossings)
    return (f"Left out: {'; '.join(said)}.",)


def that_it_ended(crossing: Crossing) -> tuple[str, ...]:
    """That one crossing has ended; nothing where it goes on."""
    ended = how_it_ended(crossing)
    return (f"{crossing.name} is {ended}.",) if ended else ()


def how_it_ended(crossing: Crossing) -> str:
    """Since when a crossing is closed, and what came in its place; empty where it goes on."""
    closed = f"closed since {crossing.closed}" if crossing.closed else ""
    after = f"succeeded by {listed(crossing.succeeded_by)}" if crossing.succeeded_by else ""
    return ", ".join(part for part in (closed, after) if part)


OLD = 5
"""Whole years from which sheets are counted as old, as long as the plans of zones run."""

AGES_IN_BRACKETS = "Their age stands in brackets, in whole years (y)."


def what_is_carried_over(snapshot: Snapshot) -> tuple[str, ...]:
    """How many crossings were not observed of late, and how old they are; nothing where all were.

    The oldest, where it is not the only one; how many are old, where some but not all are.
    """
    ages = snapshot.carried_over.values()
    if not ages:
        return ()
    carried, old = len(ages), sum(age >= OLD for age in ages)
    were = "was" if carried == 1 else "were"
    oldest = f"; the oldest {max(ages)} years before" if max(ages) > 1 else ""
    how_many_old = f", {old} of them {OLD} years or more" if 0 < old < carried else ""
    sentence = (
        f"Carried over: {carried} of {len(snapshot.panels)} {were} last observed a year or more "
        f"before {snapshot.looked_at_on}{how_many_old}{oldest}."
    )
    return (sentence,)


def when_observed(row: Row) -> str:
    """The period of a row, with its age where it is carried over, and the drafts behind it."""
    said = age_and_drafts(row)
    return f"{row.observed} ({said})" if said else row.observed


def age_and_drafts(row: Row) -> str:
    """How old a row is where it is carried over, and how many drafts it rests on; else empty."""
    sheets = len(row.assessors)
    drafts = "draft" if row.drafts == sheets else f"{row.drafts} of {sheets} drafts"
    marks = (f"{row.age} y" if row.age else "", drafts if row.drafts else "")
    return ", ".join(mark for mark in marks if mark)
