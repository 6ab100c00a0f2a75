"""Of which crossings, sheets and days a result speaks, where it does not speak of all."""

from collections.abc import Mapping, Sequence

from scorer.analysis.evidence.record import Selection
from scorer.analysis.evidence.snapshot import Snapshot
from scorer.analysis.result import Origin
from scorer.output.findings.evidence.basis import METHOD_WORDS
from scorer.output.findings.wording import listed, one_of

MOST_CROSSINGS_NAMED = 3


def what_it_speaks_of(snapshot: Snapshot) -> str:
    """The rubric with the days and the scope of a result, to end its title."""
    rubric = snapshot.rubric
    return f"{rubric.id} {rubric.version}{days_and_scope(snapshot)}"


def days_and_scope(snapshot: Snapshot) -> str:
    """From when a snapshot looks and at what, to follow a title; empty where today and at all."""
    return f"{as_of_when(snapshot.selection)}{in_brackets(scope_of(snapshot))}"


def what_it_follows(origin: Origin, names: Mapping[str, str]) -> str:
    """The same for what is followed over time. names: of the crossings, by id."""
    about, chosen = origin.rubric.replace("@", " "), origin.selection
    if chosen is None:
        return about
    return f"{about}{as_of_when(chosen)}{in_brackets(scope_in_words(chosen, names))}"


def scope_of(snapshot: Snapshot) -> str:
    """What the selection lets through, as a title says it; empty where it lets everything."""
    names = {crossing: panel.crossing.name for crossing, panel in snapshot.by_crossing.items()}
    return scope_in_words(snapshot.selection, names)


def scope_in_words(chosen: Selection, names: Mapping[str, str]) -> str:
    """The same of a selection alone. names: of the crossings, by id."""
    parts = [
        _crossings(chosen.crossings, names),
        f"{one_of(chosen.kinds)}s only" if chosen.kinds else "",
        f"in {one_of(chosen.countries)}" if chosen.countries else "",
        f"by {one_of([METHOD_WORDS[each] for each in chosen.methods])}" if chosen.methods else "",
        f"sheets of {listed(chosen.assessors)} only" if chosen.assessors else "",
        f"{one_of(chosen.statuses)} sheets only" if chosen.statuses else "",
        f"observed in {chosen.observed_in} only" if chosen.observed_in else "",
    ]
    return ", ".join(part for part in parts if part)


def as_of_when(chosen: Selection) -> str:
    """The days that a selection looks from, to follow a title; empty where it is today."""
    days = (("as of", chosen.as_of), ("as known on", chosen.known_on))
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


def _crossings(chosen: Sequence[str], names: Mapping[str, str]) -> str:
    if not chosen:
        return ""
    if len(chosen) > MOST_CROSSINGS_NAMED:
        return f"{len(chosen)} crossings that were named"
    return f"{listed(names.get(crossing, crossing) for crossing in chosen)} only"
