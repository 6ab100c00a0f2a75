"""Writing proposed assessments into a workspace: a file each, or all into one of its tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from scorer.files.change.change import Change
from scorer.files.naming import free_name, free_sheet_name
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.file import LARGEST_TABLE
from scorer.files.tables import table_from_assessments
from scorer.files.workspace import Workspace
from scorer.files.yaml.write import dump
from scorer.forms.intake.understood import Doubt, Understood, Unplaced
from scorer.forms.landing.proposals import ImportOptions, Proposal
from scorer.model import Assessment, Cell, Identity, Number, Revision

TABLES = "assessments/tables"

Progress = Callable[[int, int], None]
"""Called with the number of sheets written and of all sheets."""


class ImportedSheet(NamedTuple):
    """One sheet of a form and what became of it."""

    file: str
    """The form it came from."""
    crossing: str | None
    """Its id, or as the form names it where it is not known."""
    observed: str | None
    assessor: str | None
    path: str | None
    """The file that holds it, relative to the workspace, whether it was written now or stood there
    already; None in a dry run and where it was refused."""
    ratings: Mapping[str, Number | None]
    """By leaf id."""
    strengths: int
    drawbacks: int
    doubts: tuple[Doubt, ...]
    """What a person should look at, with why it was refused, if it was."""
    refused: bool
    """Whether it cannot be written as it stands."""
    corrects: str | None = None
    """The file of the version whose place it takes; that one stays on record."""


class _Version(NamedTuple):
    """A version of a sheet that is there."""

    value: Assessment
    path: str


class _Told(NamedTuple):
    """What is told of the cells of a sheet."""

    cells: Mapping[str, Cell]
    """Kept, so that no others take their identity."""
    ratings: Mapping[str, Number | None]
    strengths: int
    drawbacks: int


def _in_order(revision: Revision) -> tuple[object, ...]:
    (crossing, rubric, observed, assessor, round_), recorded = revision
    return (crossing, rubric, observed.begin, observed.end, assessor, round_ or "", recorded)


@dataclass
class SheetWriter:
    """Adds proposals to a change one by one and remembers what is there."""

    workspace: Workspace
    change: Change
    options: ImportOptions
    progress: Progress | None
    total: int
    kept: list[str] = field(default_factory=list)
    """The files that hold what has no place."""

    def __post_init__(self) -> None:
        self._there: dict[Identity, dict[date, _Version]] = {}
        self._done = 0
        self._rows: dict[Revision, Assessment] = {}
        """What the table holds."""
        self._written: set[Revision] = set()
        self._taken: set[str] = set()
        """Paths that this import has used."""
        self._of_cells: dict[int, _Told] = {}
        for sheet in self.workspace.assessments:
            versions = self._there.setdefault(sheet.identity, {})
            versions[sheet.value.recorded] = _Version(sheet.value, sheet.path)
            if self.options.table is not None and sheet.path == self._table_path:
                self._rows[sheet.revision] = sheet.value

    @property
    def _table_path(self) -> str:
        return f"{TABLES}/{self.options.table}.csv"

    def write(self, file: str, form: Understood, proposals: list[Proposal]) -> list[ImportedSheet]:
        """Write the sheets of one form, and beside the first what has no place in any."""
        sheets = []
        for proposal in proposals:
            sheets.append(self._one(file, proposal))
            self._done += 1
            if self.progress:
                self.progress(self._done, self.total)
        left = [*form.unplaced, *(each for p in proposals for each in p.unplaced)]
        beside = next((sheet.path for sheet in sheets if sheet.path), None)
        if left and beside is not None:
            self._keep(file, beside, left)
        return sheets

    def finish(self) -> None:
        """Write the table, once all its sheets are known, in an order that keeps changes small.

        Raises WorkspaceError for one that could not be read again.
        """
        if self.options.table is not None and self._written:
            rows = (self._rows[key] for key in sorted(self._rows, key=_in_order))
            content = table_from_assessments(rows).encode()
            if len(content) > LARGEST_TABLE:
                raise WorkspaceError(
                    f"{self._table_path} would be larger than {LARGEST_TABLE // 1_000_000} MB; "
                    "import a part of the sheets into a table of another name"
                )
            self.change.write(self._table_path, content)

    def _one(self, file: str, proposal: Proposal) -> ImportedSheet:
        assessment, sheet = proposal.assessment, proposal.sheet
        doubts = [*proposal.doubts, *proposal.refusals]
        path, corrects = None, None
        refused = assessment is None
        if assessment is not None:
            revision = assessment.revision
            versions = self._there.setdefault(revision.identity, {})
            replaced = self._replaced_by(assessment, versions)
            held = None if revision in self._written else _holding(assessment, versions)
            if held is not None:
                path = held.path
            elif why := self._in_the_way(revision, assessment, versions, replaced):
                doubts.append(Doubt(sheet.place, why))
                refused = True
            else:
                if replaced is not None:
                    del versions[replaced.value.recorded]
                path = self._put(revision, assessment, replaced)
                corrects, doubt = _among(assessment, versions)
                doubts += [Doubt(sheet.place, doubt)] if doubt else []
                versions[assessment.recorded] = _Version(assessment, path)
                self._written.add(revision)
                self._taken.add(path)
        told = self._told(assessment.dimensions if assessment else sheet.cells)
        return ImportedSheet(
            file=file,
            crossing=proposal.crossing or sheet.crossing_name or sheet.crossing,
            observed=(
                assessment.observed.text if assessment else self.options.observed or sheet.observed
            ),
            assessor=assessment.assessor if assessment else self.options.assessor or sheet.assessor,
            path=None if self.options.dry_run else path,
            ratings=told.ratings,
            strengths=told.strengths,
            drawbacks=told.drawbacks,
            doubts=tuple(doubts),
            refused=refused,
            corrects=corrects,
        )

    def _told(self, cells: Mapping[str, Cell]) -> "_Told":
        """What cells come to; sheets by the thousand share theirs."""
        told = self._of_cells.get(id(cells))
        if told is None:
            told = self._of_cells[id(cells)] = _Told(
                cells,
                ratings={leaf: cell.level for leaf, cell in cells.items()},
                strengths=sum(len(cell.strengths) for cell in cells.values()),
                drawbacks=sum(len(cell.drawbacks) for cell in cells.values()),
            )
        return told

    def _replaced_by(
        self, assessment: Assessment, versions: Mapping[date, _Version]
    ) -> _Version | None:
        """The version that a sheet is written over, where it is to replace one.

        The one that was recorded on its day, else the last that was there before this import.
        """
        if not self.options.replace:
            return None
        own = versions.get(assessment.recorded)
        before = [
            version
            for _, version in sorted(versions.items())
            if version.value.revision not in self._written
        ]
        return own or (before[-1] if before else None)

    def _in_the_way(
        self,
        revision: Revision,
        assessment: Assessment,
        versions: Mapping[date, _Version],
        replaced: _Version | None,
    ) -> str | None:
        """Why a sheet cannot be written, where one for the same thing is there already."""
        own = versions.get(assessment.recorded)
        if own is not None and revision in self._written:
            return f"the form has this sheet twice; the first is in {own.path}"
        if replaced is not None:
            there = replaced.path
            is_table = there.startswith(f"{TABLES}/")
            if is_table != (self.options.table is not None) or (
                is_table and there != self._table_path
            ):
                return f"its sheet stands in {there} and cannot be replaced from here"
            return None
        if own is not None:
            return (
                f"there is a sheet for it already, {own.path}, recorded on the same day, "
                f"{assessment.recorded}; replace it with --replace"
            )
        alike = next((each for each in versions.values() if _same(each.value, assessment)), None)
        if alike is not None:
            return f"there is a sheet for it already, {alike.path}, and it says the same"
        return None

    def _put(self, revision: Revision, assessment: Assessment, replaced: _Version | None) -> str:
        if self.options.table is not None:
            if replaced is not None:
                self._rows.pop(replaced.value.revision, None)
            self._rows[revision] = assessment
            return self._table_path
        path = (
            free_sheet_name(self.workspace.root, assessment, self._taken)
            if replaced is None
            else replaced.path
        )
        write = self.change.create if replaced is None else self.change.write
        write(path, dump(assessment, path))
        return path

    def _keep(self, file: str, beside: str, left: list[Unplaced]) -> None:
        """What could not be placed, in a text file beside the first sheet of its form."""
        stem = PurePath(beside).with_suffix("").as_posix()
        path = free_name(self.workspace.root, stem, ".unplaced.txt", self.kept)
        lines = [f"{each.place}\n{each.text}\n" for each in left]
        text = f"From {PurePath(file).name}, without a place in the sheet:\n\n" + "\n".join(lines)
        self.change.create(path, text)
        self.kept.append(path)


def _holding(assessment: Assessment, versions: Mapping[date, _Version]) -> _Version | None:
    """The version that a sheet is already, word for word: that of its day, else the last."""
    version = versions.get(assessment.recorded) or versions[max(versions)] if versions else None
    if version is None or version.value.withdrawn or not _same(version.value, assessment):
        return None
    return version


def _same(one: Assessment, other: Assessment) -> bool:
    """Whether two versions of a sheet say the same, whenever recorded, withdrawn since or not."""
    return one == other.model_copy(update={"recorded": one.recorded, "withdrawn": one.withdrawn})


def _among(
    assessment: Assessment, versions: Mapping[date, _Version]
) -> tuple[str | None, str | None]:
    """The file of the version that a sheet corrects, or a doubt where a later one counts."""
    days = sorted(versions)
    if not days:
        return None, None
    last = versions[days[-1]]
    if last.value.recorded < assessment.recorded:
        return last.path, None
    return None, (
        f"{last.path} was recorded later, on {last.value.recorded}, and counts; "
        "this is kept as an earlier version of it"
    )
