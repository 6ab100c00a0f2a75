"""An office file (docx, xlsx) as its relationships tell it, as Word and Excel open one.

Which folder a part lies in, and what it is called, does not matter; what names it does.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from scorer.forms.errors import FormError
from scorer.forms.opening.safe_xml import parse_xml, root_name
from scorer.forms.opening.safe_zip import SafeArchive, open_archive

_USUAL_MAIN_PARTS = ("word/document.xml", "xl/workbook.xml")
"""Where the main part lies in a file whose relationships are gone."""
_ROOTS = {"document": "docx", "workbook": "xlsx"}
_BINARY_WORKBOOK = "workbook.bin"


@dataclass(frozen=True)
class Relation:
    """One part that another names."""

    id: str
    kind: str
    """The end of the type, the same in strict and transitional files: `worksheet`, `comments`."""
    part: str


class Package:
    """The parts of an office file and what they are to each other; nothing outside is followed."""

    def __init__(self, archive: SafeArchive, name: str) -> None:
        self.archive = archive
        self.name = name

    @cached_property
    def main(self) -> str | None:
        """The part that all others hang on; None where the file is no office file."""
        named = (each.part for each in self.related("") if each.kind == "officeDocument")
        return next((part for part in (*named, *_USUAL_MAIN_PARTS) if part in self.archive), None)

    @cached_property
    def kind(self) -> str | None:
        """`docx` or `xlsx`, by the root of the main part; None for any other zip file.

        Raises FormError for a binary workbook, and where the main part is damaged.
        """
        if self.main is None:
            return None
        if self.main.lower().endswith(_BINARY_WORKBOOK):
            raise FormError(f"{self.name} is a binary workbook (xlsb); save it as xlsx")
        content = self.archive.read(self.main)
        return _ROOTS.get(root_name(content, f"{self.name}, part {self.main}"))

    def parsed(self, part: str) -> Element:
        """The root of a part that is XML; FormError where it is damaged or not there."""
        return parse_xml(self.archive.read(part), f"{self.name}, part {part}")

    def related(self, part: str) -> Iterator[Relation]:
        """The parts that a part names, in the order of the file; `` for the package itself."""
        folder = posixpath.dirname(part)
        for relation in self._relations(part):
            if relation.get("TargetMode") != "External":
                target = unquote(relation.get("Target", "")).replace("\\", "/")
                path = posixpath.join("/", folder, target)
                kind = relation.get("Type", "").rpartition("/")[2]
                yield Relation(relation.get("Id", ""), kind, posixpath.normpath(path).lstrip("/"))

    def links(self, part: str) -> dict[str, str]:
        """The addresses outside that a part names, by the id of each relationship."""
        return {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in self._relations(part)
            if relation.get("TargetMode") == "External"
            and relation.get("Type", "").endswith("/hyperlink")
        }

    def _relations(self, part: str) -> Iterable[Element]:
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        return self.parsed(relations) if relations in self.archive else ()


def open_package(content: bytes, name: str) -> Package:
    """An office file within bounds and without macros or entities; FormError for any other."""
    archive = open_archive(content, name)
    archive.refuse_harmful_parts()
    return Package(archive, name)
