"""Giving a crossing another id wherever it is named; the old id stays as an alias."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorer.files.change.author import Author
from scorer.files.change.change import Change, open_change
from scorer.files.edits.text import Edit, EditableText
from scorer.files.problems.problem import WorkspaceError
from scorer.files.reading.file import read_file
from scorer.files.reading.walk import ASSESSMENTS, inventory
from scorer.files.tables import read_table, table_from_assessments
from scorer.files.workspace import Workspace, load_workspace
from scorer.model import Assessment, Crossing, Crossings, Scenario
from scorer.vocabulary import FileKind

_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Renamed:
    """Where a crossing was named."""

    old: str
    new: str
    files: tuple[str, ...]
    """All that were written, under their new names."""


def rename_crossing(root: Path, name: str, new: str, author: Author) -> Renamed:
    """Give a crossing another id: in the register, its sheets and their folder, tables, scenarios.

    name: its id, name or alias. Comments and layout of YAML files stay; tables are written anew.
    Raises WorkspaceError for an id that cannot be or is taken.
    """
    with open_change(root, author) as change:
        workspace = load_workspace(root)
        old = workspace.crossing(name).id
        _refuse_id(workspace, old, new)
        renaming = _Renaming(change, old, new)
        for path, _ in workspace.files:
            renaming.in_register(path)
        files = inventory(root).files
        for path in files[FileKind.SCENARIO]:
            renaming.in_scenario(path)
        for sheet in workspace.assessments:
            if sheet.value.crossing == old and sheet.path in files[FileKind.ASSESSMENT]:
                renaming.in_sheet(sheet.path, sheet.value)
        for path in inventory(root).tables:
            renaming.in_table(path)
        renaming.move_folder()
        written = tuple(sorted(path for path, data in change.wanted.items() if data is not None))
    return Renamed(old, new, written)


def _refuse_id(workspace: Workspace, old: str, new: str) -> None:
    if not _ID.fullmatch(new) or len(new) > _LONGEST_ID:
        raise WorkspaceError(f"{new!r} is no id; use a-z, 0-9 and single hyphens: `lao-cai`")
    if new == old:
        raise WorkspaceError(f"the id of the crossing is {old} already")
    owner = workspace.names.id_of(new)
    if owner not in (None, old):
        raise WorkspaceError(f"`{new}` already leads to `{owner}`")


_LONGEST_ID = 100


@dataclass(frozen=True)
class _Renaming:
    change: Change
    old: str
    new: str

    def in_register(self, path: str) -> None:
        model = read_file(self.change.root, path, None, advice=False).model
        if not isinstance(model, Crossings):
            return
        text = EditableText(self.change.read(path) or b"")
        edits: list[Edit] = []
        ways: list[tuple[Edit, ...]] = [()]
        crossings = []
        for index, crossing in enumerate(model.crossings):
            place = ("crossings", index)
            update: dict[str, object] = {}
            if crossing.part_of == self.old:
                edits.append(text.value((*place, "part_of"), self.new))
                update["part_of"] = self.new
            if self.old in crossing.succeeded_by:
                update["succeeded_by"] = tuple(
                    self.new if each == self.old else each for each in crossing.succeeded_by
                )
                edits += [
                    text.value((*place, "succeeded_by", position), self.new)
                    for position, each in enumerate(crossing.succeeded_by)
                    if each == self.old
                ]
            if crossing.id == self.old:
                edits.append(text.value((*place, "id"), self.new))
                update["id"] = self.new
                if self.old not in crossing.aliases:
                    update["aliases"] = (*crossing.aliases, self.old)
                    ways = [(way,) for way in self._alias(text, place, crossing)]
            crossings.append(crossing.model_copy(update=update))
        meant = Crossings(crossings=tuple(crossings))
        if meant != model:
            all_ways = [(*edits, *way) for way in ways]
            self.change.write(path, text.edited(all_ways, meant, FileKind.CROSSINGS, path))

    def _alias(
        self, text: EditableText, place: tuple[str | int, ...], crossing: Crossing
    ) -> Iterator[Edit]:
        if crossing.aliases:
            yield from text.item_behind((*place, "aliases", len(crossing.aliases) - 1), self.old)
        elif text.holds((*place, "aliases")):
            yield text.first_item((*place, "aliases"), self.old)
        else:
            yield from text.entry_behind((*place, "kind"), "aliases", [self.old])

    def in_scenario(self, path: str) -> None:
        model = read_file(self.change.root, path, FileKind.SCENARIO, advice=False).model
        if not isinstance(model, Scenario) or self.old not in model.set:
            return
        text = EditableText(self.change.read(path) or b"")
        changed = {self.new if key == self.old else key: each for key, each in model.set.items()}
        meant = model.model_copy(update={"set": changed})
        edit = text.key(("set", self.old), self.new)
        self.change.write(path, text.edited([[edit]], meant, FileKind.SCENARIO, path))

    def in_sheet(self, path: str, sheet: Assessment) -> None:
        text = EditableText(self.change.read(path) or b"")
        meant = sheet.model_copy(update={"crossing": self.new})
        edit = text.value(("crossing",), self.new)
        data = text.edited([[edit]], meant, FileKind.ASSESSMENT, path)
        target = self._moved(path)
        if target != path:
            self.change.create(target, data)
            self.change.delete(path)
        else:
            self.change.write(path, data)

    def in_table(self, path: str) -> None:
        data = self.change.read(path) or b""
        rows = [each.value for each in read_table(data.decode("utf-8-sig")).assessments]
        if any(row.crossing == self.old for row in rows):
            changed = (
                row.model_copy(update={"crossing": self.new}) if row.crossing == self.old else row
                for row in rows
            )
            self.change.write(path, table_from_assessments(changed))

    def move_folder(self) -> None:
        """Take along what else lies in the folder of the crossing: texts without a place, notes."""
        folder = self.change.root / ASSESSMENTS / self.old
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(self.change.root).as_posix()
            if file.is_file() and not file.is_symlink() and self.change.holds(path):
                self.change.create(self._moved(path), self.change.read(path) or b"")
                self.change.delete(path)

    def _moved(self, path: str) -> str:
        begin = f"{ASSESSMENTS}/{self.old}/"
        if not path.startswith(begin):
            return path
        return f"{ASSESSMENTS}/{self.new}/{path.removeprefix(begin)}"
