"""What became of a sheet on record, in a few words, and why there is none to be shown."""

from collections.abc import Mapping

from scorer.analysis.evidence.record import Absence
from scorer.output.findings.wording import listed


def what_became_of_it(status: str | None, corrected: object, withdrawn: object) -> str:
    """That a sheet was corrected or withdrawn, and when, or how far it has come; else empty."""
    if corrected is not None:
        return f"corrected {corrected}"
    if withdrawn is not None:
        return f"withdrawn {withdrawn}"
    return status or ""


OPTIONS: Mapping[str, str] = {
    "kinds": "--kind",
    "countries": "--country",
    "methods": "--method",
    "assessors": "--assessor",
    "statuses": "--status",
    "as_of": "--as-of",
    "observed_in": "--observed-in",
    "known_on": "--known-on",
}
"""What a person types for each part of a selection."""


def what_there_is(absence: Absence) -> str:
    """What is on record where no sheet is taken, and which option leaves it out.

    It follows a sentence that says so, behind a semicolon; empty where there is nothing.
    """
    said = [
        f"without {OPTIONS[name]} it has {_sheets(count)}"
        for name, count in absence.without.items()
    ]
    withdrawn = absence.withdrawn
    if len(withdrawn) == 1:
        said.append(f"one was withdrawn on {withdrawn[0].on}: {withdrawn[0].because}")
    elif withdrawn:
        said.append(f"{len(withdrawn)} were withdrawn, the last on {withdrawn[0].on}")
    if absence.together:
        left = f"{_sheets(absence.together)} on record {_is(absence.together)} left out"
        said.append(f"{left} by these options together")
    if not absence.on_record and absence.elsewhere:
        others = absence.elsewhere
        said.append(f"it is rated under {listed(others)} (--rubric {others[-1]})")
    return "".join(f"; {each}" for each in said)


def _sheets(count: int) -> str:
    return f"{count} sheet{'' if count == 1 else 's'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
