"""From a sheet that was understood to the assessment it stands for; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Any

from pydantic import ValidationError

from scorer.files.checks.registry import Registry
from scorer.files.days import days_meant
from scorer.files.periods import period_meant, why_no_period
from scorer.files.problems.problem import UnknownNameError
from scorer.files.workspace import Workspace
from scorer.forms.intake.periods import day_in
from scorer.forms.intake.sheet_builder import field_value
from scorer.forms.intake.understood import Doubt, Understood, UnderstoodSheet, Unplaced
from scorer.forms.landing.mending import mend
from scorer.forms.landing.new_crossings import NewCrossings
from scorer.forms.lexicon.names import why_no_name
from scorer.model import Assessment, Cell, Crossing, Period, Rubric
from scorer.vocabulary import METHODS, STATUSES, Method

_LOOKED_AT_ALONE = ("crossing", "assessor")
_LOOKED_AT = (*_LOOKED_AT_ALONE, "observed")
_MOST_HINTS = 200
"""Unknown crossings for which a known one like it is sought; who has more has another list."""

USUAL_METHOD: Method = "desk-review"
"""Taken, with a doubt, where neither the form nor the person says how it was rated."""


@dataclass(frozen=True)
class ImportOptions:
    """What the person who imports says; it outweighs what a form says."""

    recorded: date
    """The day of the import, for forms that do not say when they were filled in."""
    rubric: str | None = None
    crossing: str | None = None
    """For a file of one sheet; in a file of several, for those that name no known crossing."""
    assessor: str | None = None
    observed: str | None = None
    method: str | None = None
    round: str | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)
    """Leaf ids by the names that a form gives them: `--map ppd=dialogue`."""
    add_crossings: bool = False
    replace: bool = False
    dry_run: bool = False
    table: str | None = None
    """The name of a table in the workspace that takes all sheets: `--into table`."""


@dataclass(frozen=True)
class Proposal:
    """One sheet of a form, ready to be written, or why it is not."""

    sheet: UnderstoodSheet
    crossing: str | None
    """The id of its crossing, where that is known."""
    assessment: Assessment | None
    """None where something is missing that no program can know."""
    doubts: tuple[Doubt, ...] = ()
    refusals: tuple[Doubt, ...] = ()
    """Why it cannot be written."""
    unplaced: tuple[Unplaced, ...] = ()
    new_crossing: Crossing | None = None


class Proposer:
    """Makes proposals from sheets against one workspace and one person's options."""

    def __init__(self, workspace: Workspace, rubric: Rubric, options: ImportOptions) -> None:
        self._workspace = workspace
        self._rubric = rubric
        self._options = options
        self._registry = Registry(
            rubrics={filed.value.reference: filed.value for filed in workspace.rubrics},
            crossings=dict(workspace.crossings),
            crossing_ids=set(workspace.crossings),
            source_ids=set(workspace.sources),
        )
        self._new = NewCrossings(self._registry.crossing_ids)
        self._sound = _Sound(self._registry)
        self._hints: dict[str, str] = {}
        self._method_in = lru_cache(maxsize=1_000)(partial(field_value, "method"))

    def proposals(self, understood: Understood) -> list[Proposal]:
        """A proposal for each sheet of a form."""
        alone = len(understood.sheets) == 1
        return [self._proposal(sheet, alone=alone) for sheet in understood.sheets]

    def _proposal(self, sheet: UnderstoodSheet, *, alone: bool) -> Proposal:
        found = _Found(sheet)
        if not _says_something(sheet):
            found.refuse("nothing is filled in on this sheet")
            crossing, added = self._crossing(sheet, _Found(sheet), alone=alone)
            return found.proposal(crossing, None, None)
        crossing, added = self._crossing(sheet, found, alone=alone)
        head = self._head(sheet, found)
        if crossing is None or found.refusals:
            return found.proposal(crossing, None, added)
        head["crossing"] = crossing
        alike = self._sound.like(head, sheet.cells)
        if alike is not None:
            return found.proposal(crossing, alike, added)
        try:
            assessment = Assessment.model_validate({**head, "dimensions": sheet.cells})
        except ValidationError as error:
            for each in error.errors(include_url=False):
                found.refuse(f"{'.'.join(map(str, each['loc']))}: {each['msg'].lower()}")
            return found.proposal(crossing, None, added)
        mended = mend(assessment, self._registry, sheet.place)
        if mended.assessment is assessment:
            self._sound.add(head, sheet.cells, assessment)
        found.doubts += mended.doubts
        found.refusals += mended.refusals
        found.unplaced += mended.unplaced
        return found.proposal(crossing, mended.assessment, added)

    def _head(self, sheet: UnderstoodSheet, found: "_Found") -> dict[str, Any]:
        options = self._options
        reference = self._rubric.reference
        if sheet.rubric not in (None, reference):
            found.refuse(f"the form is for {sheet.rubric}, not {reference}; name it: --rubric")
        return {
            "rubric": reference,
            "observed": self._observed(sheet, found),
            "recorded": self._recorded(sheet, found),
            "assessor": self._assessor(sheet, found),
            "method": self._method(sheet, found),
            "round": options.round or sheet.round,
            "status": self._status(sheet, found),
            "reviewed_by": sheet.reviewed_by,
            "note": sheet.note,
        }

    def _assessor(self, sheet: UnderstoodSheet, found: "_Found") -> str | None:
        given, said = self._options.assessor, sheet.assessor
        if given and said and given != said:
            found.doubt(f"the form says it was rated by {said}; {given} was given instead")
        if not (given or said):
            found.refuse("the form does not say who rated; say it: --assessor NAME", "assessor")
        return given or said

    def _observed(self, sheet: UnderstoodSheet, found: "_Found") -> Period | None:
        given, said = self._options.observed, sheet.observed
        if given and said and given != said:
            found.doubt(f"the form says it was observed {said}; {given} was given instead")
        wanted = given or said
        if not wanted:
            message = "the form does not say which period it is about; say it: --observed 2024"
            found.refuse(message, "observed")
            return None
        meant = period_meant(wanted)
        if meant is not None and (meant.certain or not given):
            if not meant.certain:
                found.doubt(f"{wanted!r} is not a period; took {meant.text}", "observed")
            return Period.parse(meant.text)
        perhaps = (meant.text,) if meant else days_meant(wanted)
        example = perhaps[0] if perhaps else "2024-05"
        hint = f"; did you mean {' or '.join(perhaps)}?" if perhaps else ""
        message = f"{why_no_period(wanted)}{hint}; say it: --observed {example}"
        found.refuse(message, None if given else "observed")
        return None

    def _recorded(self, sheet: UnderstoodSheet, found: "_Found") -> date:
        today = self._options.recorded
        if not sheet.recorded:
            return today
        day = day_in(sheet.recorded)
        if day is not None:
            return day
        said = f"{sheet.recorded!r} is no day such as 2026-11-21"
        meant = days_meant(sheet.recorded)
        only = day_in(meant[0]) if len(meant) == 1 else None
        if only is not None:
            found.doubt(f"{said}; took {only}", "recorded")
            return only
        hint = f"; did you mean {' or '.join(meant)}?" if len(meant) > 1 else ""
        found.doubt(f"{said}{hint}; took today, {today}", "recorded")
        return today

    def _method(self, sheet: UnderstoodSheet, found: "_Found") -> str:
        wanted = self._method_in(self._options.method or sheet.method or "")
        if wanted in METHODS:
            return wanted
        said = f"the method {wanted!r} is not known" if wanted else "no method is given"
        advice = f"{said}; took {USUAL_METHOD}; say it: --method {'|'.join(METHODS)}"
        found.doubt(advice, "method")
        return USUAL_METHOD

    def _status(self, sheet: UnderstoodSheet, found: "_Found") -> str | None:
        if sheet.status is None or sheet.status in STATUSES:
            return sheet.status
        message = f"the status {sheet.status!r} is none of {', '.join(STATUSES)}; it was left out"
        found.doubt(message, "status")
        found.unplaced.append(Unplaced(found.place_of("status"), f"status: {sheet.status}"))
        return None

    def _crossing(
        self, sheet: UnderstoodSheet, found: "_Found", *, alone: bool
    ) -> tuple[str | None, Crossing | None]:
        """The id of the sheet's crossing, and the crossing itself where it is a new one."""
        said = self._known(sheet.crossing) or self._known(sheet.crossing_name)
        given = self._options.crossing
        if given and (alone or said is None):
            chosen = self._workspace.crossing(given).id
            if sheet.crossing and said != chosen:
                found.doubt(f"the form names {sheet.crossing!r}; {chosen} was given instead")
            return chosen, None
        if said is not None:
            return said, None
        name = sheet.crossing_name or sheet.crossing
        if not name:
            found.refuse("the form does not name its crossing; say it: --crossing ID")
            return None, None
        why = why_no_name(name) or why_no_name(sheet.crossing or name)
        if why:
            found.refuse(f"{name!r} {why}, and names no crossing; say which: --crossing ID")
            return None, None
        if self._options.add_crossings:
            added = self._new.named(sheet.crossing or name, name)
            return added.id, added
        found.refuse(
            f"unknown crossing {name!r}{self._hint(name)}; "
            "name it (--crossing ID), or let it be added: --add-crossings"
        )
        return None, None

    def _known(self, name: str | None) -> str | None:
        if not name or name in self._workspace.crossings:
            return name or None
        return self._workspace.names.id_of(name)

    def _hint(self, name: str) -> str:
        if name not in self._hints and len(self._hints) < _MOST_HINTS:
            try:
                self._workspace.crossing(name)
            except UnknownNameError as error:
                like = error.suggestions[:1]
                self._hints[name] = f" (did you mean {like[0]}?)" if like else ""
        return self._hints.get(name, "")


class _Sound:
    """Assessments that the checks found nothing wrong with; one that differs in nothing that a
    check looks at needs none of its own, as most rows of a large table."""

    def __init__(self, registry: Registry) -> None:
        self._crossings = registry.crossings
        self._found: dict[tuple[object, ...], tuple[Mapping[str, Cell], Assessment]] = {}
        self._values: set[tuple[str, object]] = set()
        """What was sound of the fields that no check looks at beside another."""

    def like(self, head: Mapping[str, Any], cells: Mapping[str, Cell]) -> Assessment | None:
        """A sound assessment of a head with cells that others have; None where none is known.

        cells: the very same object as theirs.
        """
        known, sound = self._found.get(self._key(head, cells), (None, None))
        alone = {field: head[field] for field in _LOOKED_AT_ALONE}
        if sound is None or known is not cells or not self._values.issuperset(alone.items()):
            return None
        if head["observed"].begin > sound.recorded:
            return None
        return sound.model_copy(update={**alone, "observed": head["observed"]})

    def add(
        self, head: Mapping[str, Any], cells: Mapping[str, Cell], assessment: Assessment
    ) -> None:
        """Keep a sound assessment of a head and cells."""
        self._found[self._key(head, cells)] = (cells, assessment)
        self._values.update((field, head[field]) for field in _LOOKED_AT_ALONE)

    def _key(self, head: Mapping[str, Any], cells: Mapping[str, Cell]) -> tuple[object, ...]:
        crossing = self._crossings.get(head["crossing"])
        others = (head[field] for field in head if field not in _LOOKED_AT)
        return (id(cells), crossing and crossing.countries, *others)


@dataclass
class _Found:
    """What is said about one sheet."""

    sheet: UnderstoodSheet
    doubts: list[Doubt] = field(default_factory=list)
    refusals: list[Doubt] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def doubt(self, message: str, about: str | None = None) -> None:
        self.doubts.append(Doubt(self.place_of(about), message))

    def refuse(self, message: str, about: str | None = None) -> None:
        self.refusals.append(Doubt(self.place_of(about), message))

    def place_of(self, about: str | None) -> str:
        """Where a field of the head stands, as far as the form's reader told."""
        return self.sheet.places.get(about or "") or self.sheet.place

    def proposal(
        self, crossing: str | None, assessment: Assessment | None, added: Crossing | None
    ) -> Proposal:
        return Proposal(
            self.sheet,
            crossing,
            assessment,
            (*self.sheet.doubts, *self.doubts),
            tuple(self.refusals),
            tuple(self.unplaced),
            added if assessment is not None else None,
        )


def _says_something(sheet: UnderstoodSheet) -> bool:
    return any(
        cell.rating is not None
        or cell.plausible is not None
        or cell.because
        or cell.strengths
        or cell.drawbacks
        for cell in sheet.cells.values()
    )
