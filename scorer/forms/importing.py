"""Filled forms into a workspace: read, propose, write, and report what was done with each sheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from scorer.files.atomic import create_atomically, write_atomically
from scorer.files.dump import dump, modeline
from scorer.files.problems import WorkspaceError
from scorer.files.reading import read_bytes
from scorer.files.shape import FileKind
from scorer.files.tables import assessments_from_table, table_from_assessments
from scorer.files.workspace import Workspace
from scorer.forms.context import FormContext
from scorer.forms.proposals import ImportOptions, Proposal, Proposer, slug_of
from scorer.forms.recognise import read_forms
from scorer.forms.understood import Doubt, FormError, Understood, Unplaced
from scorer.model import Assessment, Crossing, Crossings, Number, Rubric

TABLES = "assessments/tables"

Progress = Callable[[int, int], None]
"""Called with the number of sheets written and of all sheets."""


@dataclass(frozen=True)
class ImportedSheet:
    """One sheet of a form and what became of it."""

    file: str
    """The form it came from."""
    crossing: str | None
    """Its id, or as the form names it where it is not known."""
    observed: str | None
    assessor: str | None
    path: str | None
    """The file written, relative to the workspace; None in a dry run and where it was refused."""
    ratings: Mapping[str, Number | None]
    """By leaf id."""
    strengths: int
    drawbacks: int
    doubts: tuple[Doubt, ...]
    """What a person should look at, with why it was refused, if it was."""
    refused: bool
    """Whether it cannot be written as it stands."""


@dataclass(frozen=True)
class ImportReport:
    """What an import understood, wrote and left."""

    recognised: tuple[tuple[str, str], ...]
    """Each file and the kind of form it was taken for."""
    sheets: tuple[ImportedSheet, ...]
    unplaced: tuple[Unplaced, ...]
    """Texts that belong nowhere; the place begins with the file where there are several."""
    doubts: tuple[Doubt, ...]
    """About forms as a whole."""
    new_crossings: tuple[Crossing, ...]
    """Added to the register, or in a dry run those that would be."""
    kept: tuple[str, ...]
    """The files that hold the unplaced texts, relative to the workspace."""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at something: exit code 1."""
        return bool(self.doubts) or any(sheet.doubts for sheet in self.sheets)

    def as_result(self) -> dict[str, Any]:
        """The report as plain data, the way scripts rely on."""
        return {
            "sheets": [
                {
                    "crossing": sheet.crossing,
                    "observed": sheet.observed,
                    "assessor": sheet.assessor,
                    "path": sheet.path,
                    "ratings": dict(sheet.ratings),
                    "strengths": sheet.strengths,
                    "drawbacks": sheet.drawbacks,
                    "doubts": [_plain(doubt) for doubt in sheet.doubts],
                }
                for sheet in self.sheets
            ],
            "unplaced": [{"place": each.place, "text": each.text} for each in self.unplaced],
            "doubts": [_plain(doubt) for doubt in self.doubts],
            "new_crossings": [crossing.id for crossing in self.new_crossings],
            "kept": list(self.kept),
        }


def _plain(doubt: Doubt) -> dict[str, str]:
    return {"place": doubt.place, "message": doubt.message}


def import_forms(
    workspace: Workspace,
    files: Mapping[str, bytes],
    options: ImportOptions,
    progress: Progress | None = None,
) -> ImportReport:
    """Read filled forms and write the assessments they hold.

    files: contents by name. Sheets are written one by one, each whole or not at all; one that
    lacks something, or would repeat a file without `replace`, is refused and told, the others are
    written. Raises FormError where a file cannot be read at all (then nothing is written), and
    UnknownNameError for a rubric or crossing in the options that is not there.
    """
    if options.crossing:
        workspace.crossing(options.crossing)
    if options.table is not None and slug_of(options.table) != options.table:
        raise WorkspaceError(f"{options.table!r} is no name for a table; use a-z, 0-9 and hyphens")
    rubric, understood = _understood(workspace, files, options)
    proposer = Proposer(workspace, rubric, options)
    proposals = {name: proposer.proposals(form) for name, form in understood.items()}
    writer = _Writer(workspace, options, progress, sum(map(len, proposals.values())))
    added = _new_crossings(proposals.values())
    if added and not options.dry_run:
        _add_crossings(workspace.root, added)
    sheets: list[ImportedSheet] = []
    for name, form in understood.items():
        sheets += writer.write(name, form, proposals[name])
    writer.finish()
    several = len(understood) > 1
    return ImportReport(
        recognised=tuple((name, form.recognised_as) for name, form in understood.items()),
        sheets=tuple(sheets),
        unplaced=tuple(
            Unplaced(f"{name}: {each.place}" if several else each.place, each.text)
            for name, form in understood.items()
            for each in (*form.unplaced, *(u for p in proposals[name] for u in p.unplaced))
        ),
        doubts=tuple(
            Doubt(f"{name}: {each.place}" if several else each.place, each.message)
            for name, form in understood.items()
            for each in form.doubts
        ),
        new_crossings=tuple(added),
        kept=tuple(writer.kept),
    )


def _understood(
    workspace: Workspace, files: Mapping[str, bytes], options: ImportOptions
) -> tuple[Rubric, dict[str, Understood]]:
    """The rubric that the forms are about, and what they say.

    Without a choice by the person it is the one that the forms name.
    """

    def read(rubric: Rubric) -> dict[str, Understood]:
        return read_forms(files, FormContext(rubric, workspace.crossings, options.meanings))

    if options.rubric:
        rubric = workspace.rubric(options.rubric)
        return rubric, read(rubric)
    try:
        first = workspace.rubric(None)
    except WorkspaceError:
        if not workspace.rubrics:
            raise
        first = None
    candidates = [filed.value for filed in workspace.rubrics if filed.value is not first]
    for rubric in [first, *candidates] if first else candidates:
        try:
            understood = read(rubric)
        except FormError:
            if not candidates:
                raise
            continue
        named = {sheet.rubric for form in understood.values() for sheet in form.sheets}
        if rubric.reference in named or (rubric is first and named <= {None}):
            return rubric, understood
    rubric = first or workspace.rubric(None)
    return rubric, read(rubric)


def _new_crossings(proposals: Iterable[list[Proposal]]) -> list[Crossing]:
    found = {
        proposal.new_crossing.id: proposal.new_crossing
        for form in proposals
        for proposal in form
        if proposal.new_crossing is not None
    }
    return list(found.values())


def _add_crossings(root: Path, added: list[Crossing]) -> None:
    """Append crossings to the register, leaving what stands in it as it is."""
    name = "assessments/crossings.yaml"
    path = root / name
    if not path.exists():
        path = path.with_suffix(".yml")
    entries = dump(Crossings(crossings=tuple(added))).partition("\n")[2]
    old = path.read_bytes() if path.exists() else b""
    before = read_bytes(old, name, FileKind.CROSSINGS, advice=False).model
    there = before.crossings if isinstance(before, Crossings) else ()
    text = old.decode("utf-8-sig")
    if there:
        text = text.rstrip("\n") + "\n" + entries
    else:
        text = f"{modeline(FileKind.CROSSINGS, name)}\ncrossings:\n{entries}"
    after = read_bytes(text.encode(), name, FileKind.CROSSINGS, advice=False).model
    if after != Crossings(crossings=(*there, *added)):
        names = ", ".join(crossing.id for crossing in added)
        raise WorkspaceError(f"{name} cannot be added to safely; add there by hand: {names}")
    write_atomically(path if path.exists() else root / name, text)


Key = tuple[str, str, str, str]
"""Crossing, rubric, period and assessor: what no two sheets may share."""


def _key(assessment: Assessment) -> Key:
    period = assessment.observed
    return (
        assessment.crossing,
        assessment.rubric,
        f"{period.begin}/{period.end}",
        assessment.assessor,
    )


@dataclass
class _Writer:
    workspace: Workspace
    options: ImportOptions
    progress: Progress | None
    total: int
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._there = {_key(filed.value): filed.path for filed in self.workspace.assessments}
        self._done = 0
        self._rows: dict[Key, Assessment] = {}
        """What the table holds."""
        self._written: set[Key] = set()
        self._taken: set[str] = set()
        """Paths that this import has used."""
        if self.options.table is not None:
            path = self.workspace.root / self._table_path
            if path.exists():
                rows = assessments_from_table(path.read_text(encoding="utf-8"))
                self._rows = {_key(each): each for each in rows}
                self._there |= dict.fromkeys(self._rows, self._table_path)

    @property
    def _table_path(self) -> str:
        return f"{TABLES}/{self.options.table}.csv"

    def write(
        self, file: str, form: Understood, proposals: list[Proposal]
    ) -> Iterable[ImportedSheet]:
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
        if self.options.table is not None and self._rows and not self.options.dry_run:
            path = self.workspace.root / self._table_path
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, table_from_assessments(self._rows.values()))

    def _one(self, file: str, proposal: Proposal) -> ImportedSheet:
        assessment, sheet = proposal.assessment, proposal.sheet
        doubts = [*proposal.doubts, *proposal.refusals]
        path = None
        refused = assessment is None
        if assessment is not None:
            key = _key(assessment)
            there = self._there.get(key)
            why = self._in_the_way(key, there)
            if why:
                doubts.append(Doubt(sheet.place, why))
                refused = True
            else:
                path = self._put(assessment, there)
                self._there[key] = path
                self._written.add(key)
                self._taken.add(path)
        cells = assessment.dimensions if assessment else sheet.cells
        return ImportedSheet(
            file=file,
            crossing=proposal.crossing or sheet.crossing_name or sheet.crossing,
            observed=assessment.observed.text if assessment else sheet.observed,
            assessor=assessment.assessor if assessment else sheet.assessor,
            path=None if self.options.dry_run else path,
            ratings={leaf: cell.rating for leaf, cell in cells.items()},
            strengths=sum(len(cell.strengths) for cell in cells.values()),
            drawbacks=sum(len(cell.drawbacks) for cell in cells.values()),
            doubts=tuple(doubts),
            refused=refused,
        )

    def _in_the_way(self, key: Key, there: str | None) -> str | None:
        """Why a sheet cannot be written, where one for the same thing is there already."""
        if there is None:
            return None
        if key in self._written:
            return f"the form has this sheet twice; the first is in {there}"
        if not self.options.replace:
            return f"there is a sheet for it already, {there}; replace it with --replace"
        is_table = there.startswith(f"{TABLES}/")
        if is_table != (self.options.table is not None) or (is_table and there != self._table_path):
            return f"its sheet stands in {there} and cannot be replaced from here"
        return None

    def _put(self, assessment: Assessment, there: str | None) -> str:
        if self.options.table is not None:
            self._rows[_key(assessment)] = assessment
            return self._table_path
        path = there or self._free_path(assessment)
        if not self.options.dry_run:
            target = self.workspace.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            write = create_atomically if there is None else write_atomically
            write(target, dump(assessment, path))
        return path

    def _free_path(self, assessment: Assessment) -> str:
        """`assessments/hekou-lao-cai/2017-desk-review.yaml`, numbered where that is taken."""
        begin = assessment.observed.text.partition("/")[0]
        who = slug_of(assessment.assessor) or "sheet"
        return self._numbered(f"assessments/{assessment.crossing}/{begin}-{who[:60]}", ".yaml")

    def _numbered(self, stem: str, ending: str) -> str:
        path, number = f"{stem}{ending}", 1
        while path in self._taken or (self.workspace.root / path).exists():
            number += 1
            path = f"{stem}-{number}{ending}"
        return path

    def _keep(self, file: str, beside: str, left: list[Unplaced]) -> None:
        """What could not be placed, in a text file beside the first sheet of its form."""
        path = self._numbered(str(PurePath(beside).with_suffix("").as_posix()), ".unplaced.txt")
        lines = [f"{each.place}\n{each.text}\n" for each in left]
        text = f"From {PurePath(file).name}, without a place in the sheet:\n\n" + "\n".join(lines)
        create_atomically(self.workspace.root / path, text)
        self.kept.append(path)
