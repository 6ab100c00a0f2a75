"""Filled forms into a workspace: read, propose, write, and report what was done with each sheet."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scorer.files.change.author import A_PROGRAM, Author
from scorer.files.change.change import Change, open_change
from scorer.files.kinds import KINDS_OF_FILE
from scorer.files.naming import slug_of
from scorer.files.problems.nearest import nearest
from scorer.files.problems.problem import UnknownNameError, WorkspaceError
from scorer.files.reading.file import read_bytes
from scorer.files.reading.walk import ENDINGS
from scorer.files.workspace import Workspace, load_workspace
from scorer.files.yaml.write import dump, modeline
from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.understood import Doubt, Understood, Unplaced
from scorer.forms.landing.proposals import ImportOptions, Proposal, Proposer
from scorer.forms.landing.sheet_writer import ImportedSheet, Progress, SheetWriter
from scorer.forms.lexicon.tables import TABLE_COLUMNS
from scorer.forms.reading import read_forms
from scorer.model import Crossing, Crossings, Rubric
from scorer.vocabulary import FileKind


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
    rubric: str
    """Id and version of the rubric that they were read by."""
    files: tuple[tuple[str, str], ...]
    """Name and sha256 of the forms."""
    kept: tuple[str, ...]
    """The files that hold the unplaced texts, relative to the workspace."""

    @property
    def doubtful(self) -> bool:
        """Whether something is less than sure."""
        return bool(self.doubts) or any(sheet.doubts for sheet in self.sheets)

    @property
    def wants_a_look(self) -> bool:
        """Whether a person should look at something, doubtful or left over: exit code 1."""
        return self.doubtful or bool(self.unplaced)


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Sheets by the thousand hold no cycles; looking for some would take an eighth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_without_looking_for_cycles()
def import_forms(
    root: Path,
    files: Mapping[str, bytes],
    options: ImportOptions,
    progress: Progress | None = None,
    author: Author = A_PROGRAM,
) -> ImportReport:
    """Read filled forms and write the assessments they hold into a workspace, as one change.

    files: contents by name. A sheet that lacks something, or would repeat a file without
    `replace`, is refused and told, the others are written. Raises FormError where a file cannot
    be read at all (then nothing is written), UnknownNameError for a rubric, crossing or dimension
    in the options that is not there, and what `load_workspace` and `open_change` raise.
    """
    if options.dry_run:
        return _imported(load_workspace(root), Change(root), files, options, progress)
    with open_change(root, author) as change:
        return _imported(load_workspace(root), change, files, options, progress)


def _imported(
    workspace: Workspace,
    change: Change,
    files: Mapping[str, bytes],
    options: ImportOptions,
    progress: Progress | None,
) -> ImportReport:
    if options.crossing:
        workspace.crossing(options.crossing)
    if options.table is not None and slug_of(options.table) != options.table:
        raise WorkspaceError(f"{options.table!r} is no name for a table; use a-z, 0-9 and hyphens")
    _check_meanings(workspace, options)
    rubric, understood = _understood(workspace, files, options)
    proposer = Proposer(workspace, rubric, options)
    proposals = {name: proposer.proposals(form) for name, form in understood.items()}
    writer = SheetWriter(workspace, change, options, progress, sum(map(len, proposals.values())))
    added = _new_crossings(proposals.values())
    if added:
        _add_crossings(change, added)
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
        rubric=f"{rubric.id}@{rubric.version}",
        files=tuple((name, sha256(content).hexdigest()) for name, content in files.items()),
        kept=tuple(writer.kept),
    )


def _check_meanings(workspace: Workspace, options: ImportOptions) -> None:
    leaves = [leaf for filed in workspace.rubrics for leaf in filed.value.leaf_ids]
    known = (*dict.fromkeys(leaves), *TABLE_COLUMNS.meanings)
    for meaning in options.meanings.values():
        if meaning not in known:
            raise UnknownNameError("dimension", meaning, nearest(meaning, known), known)


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


def _add_crossings(change: Change, added: list[Crossing]) -> None:
    """Append crossings to the register, leaving what stands in it as it is."""
    register = KINDS_OF_FILE[FileKind.CROSSINGS].home
    name = next(
        (each for ending in ENDINGS if change.holds(each := f"{register}{ending}")),
        f"{register}{ENDINGS[0]}",
    )
    entries = dump(Crossings(crossings=tuple(added))).partition("\n")[2]
    old = change.read(name) or b""
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
    change.write(name, text)
