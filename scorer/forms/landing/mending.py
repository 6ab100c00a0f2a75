"""Leaving out of an assessment what a workspace would refuse, where that loses no rating."""

from dataclasses import dataclass, field

from scorer.files.checks.registry import Registry
from scorer.files.kinds import findings_in
from scorer.files.problems.finding import Finding
from scorer.files.problems.problem import Severity
from scorer.forms.intake.understood import Doubt, Unplaced
from scorer.model import Assessment


@dataclass
class Mended:
    """An assessment that a workspace takes, or None and why it takes none."""

    place: str
    """Where in the form the sheet stands."""
    assessment: Assessment | None
    doubts: list[Doubt] = field(default_factory=list)
    refusals: list[Doubt] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    """What was left out; nothing is lost."""


def mend(assessment: Assessment, registry: Registry, place: str) -> Mended:
    """The assessment without what the checks of the workspace object to, each with a doubt."""
    found = Mended(place, assessment)
    while found.assessment is not None:
        errors = [
            finding
            for finding in findings_in(found.assessment, registry, advice=False)
            if finding.severity is Severity.ERROR
        ]
        if not errors:
            break
        better = _without(found.assessment, errors[0], found)
        if better is None:
            for each in errors:
                message = ": ".join([".".join(map(str, each.place)), each.message])
                found.refusals.append(Doubt(place, message))
        found.assessment = better
    return found


def _without(assessment: Assessment, finding: Finding, found: Mended) -> Assessment | None:
    """The assessment without the part that a finding is about; None where it must be a person.

    A plausible range, a statement's id, side or source can go; of a text that stands twice, the
    second. What goes is kept among the unplaced texts.
    """
    place = finding.place
    if len(place) < 3 or place[0] != "dimensions":
        return None
    leaf, part = str(place[1]), str(place[2])
    cell = assessment.dimensions[leaf]
    where = f"{found.place}, {leaf}".removeprefix(", ")
    if part == "plausible":
        found.doubts.append(Doubt(where, f"{finding.message}; the range was left out"))
        found.unplaced.append(Unplaced(where, f"plausible: {cell.plausible}"))
        changed = cell.model_copy(update={"plausible": None})
    elif part in ("strengths", "drawbacks") and len(place) >= 5:
        statements = list(getattr(cell, part))
        number, key = place[3], str(place[4])
        assert isinstance(number, int)
        statement = statements[number]
        if key == "text":
            del statements[number]
            found.unplaced.append(Unplaced(where, statement.text))
            found.doubts.append(Doubt(where, f"{finding.message}; kept once: {statement.text!r}"))
        elif key in ("id", "side", "source"):
            statements[number] = statement.model_copy(update={key: None})
            found.unplaced.append(Unplaced(where, f"{key}: {getattr(statement, key)}"))
            found.doubts.append(Doubt(where, f"{finding.message}; the {key} was left out"))
        else:
            return None
        changed = cell.model_copy(update={part: tuple(statements)})
    else:
        return None
    return assessment.model_copy(update={"dimensions": {**assessment.dimensions, leaf: changed}})
