"""From a sheet that was understood to the assessment it stands for; nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import starmap
from operator import attrgetter
from typing import Any, NamedTuple

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
from scorer.texts.forms import FIELDS
from scorer.vocabulary import METHODS, STATUSES, Method

_LOOKED_AT_ALONE = ("assessor", "observed")
"""Fields of a head that no check looks at beside another, but for the day it was recorded."""
_MOST_REMEMBERED = 50_000
"""Crossings, and heads, that sheets have in common."""
_MOST_HINTS = 200
"""Unknown crossings for which a known one like it is sought; who has more has another list."""

USUAL_METHOD: Method = "desk-review"
"""Taken, with a doubt, where neither the form nor the person says how it was rated."""


_ABOUT_ITSELF = tuple(each for each in FIELDS if each != "crossing")
_what_it_says_of_itself = attrgetter(*_ABOUT_ITSELF)

_Remark = tuple[str, str | None]
"""A message or text, and the field of the head that it is about."""


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


class Proposal(NamedTuple):
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
        self._crossing_of = lru_cache(maxsize=_MOST_REMEMBERED)(self._crossing)
        self._head_of = lru_cache(maxsize=_MOST_REMEMBERED)(self._head)

    def proposals(self, understood: Understood) -> list[Proposal]:
        """A proposal for each sheet of a form."""
        alone = len(understood.sheets) == 1
        return [self._proposal(sheet, alone=alone) for sheet in understood.sheets]

    def _proposal(self, sheet: UnderstoodSheet, *, alone: bool) -> Proposal:
        named = self._crossing_of(sheet.crossing, sheet.crossing_name, alone=alone)
        head = self._head_of(*_what_it_says_of_itself(sheet))
        alike = self._sound.like(named, head, sheet.cells)
        if alike is not None:
            doubted = named.doubts or head.doubts
            doubts = _doubts(sheet, named, head) if doubted else sheet.doubts
            unplaced = _left(sheet, head) if head.left else ()
            return Proposal(sheet, named.id, alike, doubts, (), unplaced, named.new)
        return self._checked(sheet, named, head)

    def _checked(self, sheet: UnderstoodSheet, named: "_Named", head: "_Head") -> Proposal:
        """What becomes of a sheet that is like none before it."""
        if not _says_something(sheet):
            nothing = Doubt(sheet.place, "nothing is filled in on this sheet")
            return Proposal(sheet, named.id, None, sheet.doubts, (nothing,))
        doubts, unplaced = _doubts(sheet, named, head), _left(sheet, head)
        refusals = tuple(starmap(Doubt, _placed(sheet, named.refusals, head.refusals)))
        if named.id is None or refusals:
            return Proposal(sheet, named.id, None, doubts, refusals, unplaced)
        try:
            assessment = Assessment.model_validate(
                {**head.fields, "crossing": named.id, "dimensions": sheet.cells}
            )
        except ValidationError as error:
            wrong = (
                f"{'.'.join(map(str, each['loc']))}: {each['msg'].lower()}"
                for each in error.errors(include_url=False)
            )
            refusals = tuple(Doubt(sheet.place, each) for each in wrong)
            return Proposal(sheet, named.id, None, doubts, refusals, unplaced)
        mended = mend(assessment, self._registry, sheet.place)
        if mended.assessment is assessment:
            self._sound.add(named, head, sheet.cells, assessment)
        return Proposal(
            sheet,
            named.id,
            mended.assessment,
            (*doubts, *mended.doubts),
            tuple(mended.refusals),
            (*unplaced, *mended.unplaced),
            named.new if mended.assessment is not None else None,
        )

    def _head(self, *said_of_itself: str | None) -> "_Head":
        """What a sheet says of itself, and what the person says instead."""
        found = _Head()
        said = dict(zip(_ABOUT_ITSELF, said_of_itself, strict=True))
        reference = self._rubric.reference
        if said["rubric"] not in (None, reference):
            found.refuse(f"the form is for {said['rubric']}, not {reference}; name it: --rubric")
        found.fields = {
            "rubric": reference,
            "observed": self._observed(said["observed"], found),
            "recorded": self._recorded(said["recorded"], found),
            "assessor": self._assessor(said["assessor"], found),
            "method": self._method(said["method"], found),
            "round": self._options.round or said["round"],
            "status": self._status(said["status"], found),
            "reviewed_by": said["reviewed_by"],
            "note": said["note"],
        }
        found.others = tuple(
            value for name, value in found.fields.items() if name not in _LOOKED_AT_ALONE
        )
        return found

    def _assessor(self, said: str | None, found: "_Head") -> str | None:
        given = self._options.assessor
        if given and said and given != said:
            found.doubt(f"the form says it was rated by {said}; {given} was given instead")
        if not (given or said):
            found.refuse("the form does not say who rated; say it: --assessor NAME", "assessor")
        return given or said

    def _observed(self, said: str | None, found: "_Head") -> Period | None:
        given = self._options.observed
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

    def _recorded(self, said: str | None, found: "_Head") -> date:
        today = self._options.recorded
        if not said:
            return today
        day = day_in(said)
        if day is not None:
            return day
        why = f"{said!r} is no day such as 2026-11-21"
        meant = days_meant(said)
        only = day_in(meant[0]) if len(meant) == 1 else None
        if only is not None:
            found.doubt(f"{why}; took {only}", "recorded")
            return only
        hint = f"; did you mean {' or '.join(meant)}?" if len(meant) > 1 else ""
        found.doubt(f"{why}{hint}; took today, {today}", "recorded")
        return today

    def _method(self, said: str | None, found: "_Head") -> str:
        wanted = field_value("method", self._options.method or said or "")
        if wanted in METHODS:
            return wanted
        why = f"the method {wanted!r} is not known" if wanted else "no method is given"
        advice = f"{why}; took {USUAL_METHOD}; say it: --method {'|'.join(METHODS)}"
        found.doubt(advice, "method")
        return USUAL_METHOD

    def _status(self, said: str | None, found: "_Head") -> str | None:
        if said is None or said in STATUSES:
            return said
        message = f"the status {said!r} is none of {', '.join(STATUSES)}; it was left out"
        found.doubt(message, "status")
        found.left.append((f"status: {said}", "status"))
        return None

    def _crossing(self, said: str | None, said_name: str | None, *, alone: bool) -> "_Named":
        """The crossing that a sheet is about, by what it says of it.

        alone: whether it is the one sheet of its form.
        """
        known = self._known(said) or self._known(said_name)
        given = self._options.crossing
        if given and (alone or known is None):
            found = _Named(self._workspace.crossing(given).id)
            if said and known != found.id:
                found.doubt(f"the form names {said!r}; {found.id} was given instead")
            return found
        if known is not None:
            return _Named(known)
        found = _Named()
        name = said_name or said
        if not name:
            found.refuse("the form does not name its crossing; say it: --crossing ID")
            return found
        if why := why_no_name(name) or (said and said != name and why_no_name(said)):
            found.refuse(f"{name!r} {why}, and names no crossing; say which: --crossing ID")
        elif self._options.add_crossings:
            added = self._new.named(said or name, name)
            found.id, found.new = added.id, added
        else:
            found.refuse(
                f"unknown crossing {name!r}{self._hint(name)}; "
                "name it (--crossing ID), or let it be added: --add-crossings"
            )
        return found

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


@dataclass(eq=False, slots=True)
class _Remarks:
    """What is to be said wherever something stands, each with the field of the head it is about."""

    doubts: list[_Remark] = field(default_factory=list, kw_only=True)
    refusals: list[_Remark] = field(default_factory=list, kw_only=True)

    def doubt(self, message: str, about: str | None = None) -> None:
        self.doubts.append((message, about))

    def refuse(self, message: str, about: str | None = None) -> None:
        self.refusals.append((message, about))


@dataclass(eq=False, slots=True)
class _Named(_Remarks):
    """The crossing that some sheets name."""

    id: str | None = None
    new: Crossing | None = None


@dataclass(eq=False, slots=True)
class _Head(_Remarks):
    """What some sheets say of themselves, without their crossing."""

    fields: dict[str, Any] = field(default_factory=dict)
    left: list[_Remark] = field(default_factory=list)
    """What has no place in them, each with its field."""
    others: tuple[object, ...] = ()
    """Those of its fields that a check may look at beside others."""


def _doubts(sheet: UnderstoodSheet, named: _Named, head: _Head) -> tuple[Doubt, ...]:
    return (*sheet.doubts, *starmap(Doubt, _placed(sheet, named.doubts, head.doubts)))


def _left(sheet: UnderstoodSheet, head: _Head) -> tuple[Unplaced, ...]:
    return tuple(starmap(Unplaced, _placed(sheet, head.left)))


def _placed(sheet: UnderstoodSheet, *remarks: Iterable[_Remark]) -> Iterator[tuple[str, str]]:
    """Where remarks stand, as far as the form's reader told, with their words."""
    for each in remarks:
        for words, about in each:
            yield sheet.places.get(about or "") or sheet.place, words


class _Sound:
    """Assessments that the checks found nothing wrong with; one that differs in nothing that a
    check looks at needs none of its own, as most rows of a large table."""

    def __init__(self, registry: Registry) -> None:
        self._crossings = registry.crossings
        self._found: dict[tuple[object, ...], tuple[Mapping[str, Cell], Assessment]] = {}
        self._ids: set[str | None] = set()
        self._assessors: set[str] = set()
        """What was sound of the fields that no check looks at beside another."""

    def like(self, named: _Named, head: _Head, cells: Mapping[str, Cell]) -> Assessment | None:
        """A sound assessment of a head with cells that others have; None where none is known.

        cells: the very same object as theirs.
        """
        assessor, observed = head.fields["assessor"], head.fields["observed"]
        if head.refusals or named.id not in self._ids or assessor not in self._assessors:
            return None
        known, sound = self._found.get(self._key(named, head, cells), (None, None))
        if sound is None or known is not cells or observed.begin > sound.recorded:
            return None
        return sound.varied(crossing=named.id, assessor=assessor, observed=observed)

    def add(
        self, named: _Named, head: _Head, cells: Mapping[str, Cell], assessment: Assessment
    ) -> None:
        """Keep a sound assessment of a head and cells."""
        self._found[self._key(named, head, cells)] = (cells, assessment)
        self._ids.add(named.id)
        self._assessors.add(head.fields["assessor"])

    def _key(self, named: _Named, head: _Head, cells: Mapping[str, Cell]) -> tuple[object, ...]:
        crossing = self._crossings.get(named.id or "")
        return (id(cells), crossing and crossing.countries, head.others)


def _says_something(sheet: UnderstoodSheet) -> bool:
    return any(
        cell.rating is not None
        or cell.plausible is not None
        or cell.because
        or cell.strengths
        or cell.drawbacks
        for cell in sheet.cells.values()
    )
