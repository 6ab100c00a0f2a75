"""A Word document as paragraphs and tables of text with its looks; knows no rubric."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from scorer.forms.errors import FormError
from scorer.forms.grids.document import (
    Aside,
    Block,
    GridCell,
    GridDocument,
    GridParagraph,
    GridTable,
)
from scorer.forms.marks.scale import Look
from scorer.forms.opening.drawn import drawn_beside
from scorer.forms.opening.package import open_package
from scorer.forms.opening.properties import properties_of
from scorer.forms.word.characters import child, value, word_name
from scorer.forms.word.runs import RunReader, border_of, fill_of
from scorer.forms.word.styles import Styles, is_on, read_styles

MOST_COLUMNS = 200
"""Grid columns a cell may span; Word itself stops at 63."""

_ASIDES = {
    "comments": "comment",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "header": "page header",
    "footer": "page footer",
}
"""Parts beside the document's body by the end of their relationship's type, in words."""


def read_document(content: bytes, name: str) -> GridDocument:
    """The paragraphs and tables of a docx file; FormError where it is none, or is harmful."""
    package = open_package(content, name)
    if package.main is None:
        raise FormError(f"{name} is a zip file, but no Word document")
    body = child(package.parsed(package.main), "body")
    if body is None:
        raise FormError(f"{name} has no text: it is not a complete Word document")
    if any(word_name(element) == "altChunk" for element in body.iter()):
        raise FormError(
            f"{name} holds a page of another format, as web tools make it (altChunk), "
            "which only Word can open; open it in Word, save it again and send that"
        )
    parts = [each for each in package.related(package.main) if each.part in package.archive]
    styles = next((package.parsed(each.part) for each in parts if each.kind == "styles"), None)
    looks = Styles() if styles is None else read_styles(styles)
    reader = _BodyReader(RunReader(looks, package.links(package.main)))
    blocks = tuple(reader.blocks(body))
    asides = [*reader.runs.asides]
    for each in parts:
        if each.kind in _ASIDES:
            asides += _texts_of(package.parsed(each.part), _ASIDES[each.kind])
    asides += (Aside(each.what, each.text) for each in drawn_beside(package, package.main))
    shown = set(_lines(blocks))
    told = (Aside(each.what, each.text) for each in properties_of(package))
    asides += (each for each in told if each.text not in shown)
    return GridDocument(blocks, tuple(asides))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The text of each paragraph, those in tables too."""
    for block in blocks:
        if isinstance(block, GridParagraph):
            yield block.text.strip()
        else:
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell.blocks)


@dataclass(frozen=True)
class _Ground:
    """What a paragraph lies in: a cell's shading and borders, a hidden row, a placeholder."""

    fill: str = ""
    border: str = ""
    placeholder: bool = False
    hidden: str = ""


@dataclass
class _BodyReader:
    runs: RunReader = field(default_factory=RunReader)
    tables: int = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        for elements, placeholder in _paragraphs_and_tables(parent):
            if word_name(elements[-1]) == "p":
                yield self.paragraph(elements, _Ground(placeholder=placeholder))
            else:
                yield self.table(elements[-1])

    def paragraph(self, elements: Sequence[Element], ground: _Ground) -> GridParagraph:
        """One paragraph, of elements between which the marks are deleted; the last sets it."""
        properties = child(elements[-1], "pPr")
        style = value(child(properties, "pStyle")) or ""
        borders = child(properties, "pBdr")
        look = Look(
            shading=fill_of(child(properties, "shd")) or ground.fill,
            border="".join(map(border_of, () if borders is None else borders)) or ground.border,
            style=style,
            hidden=ground.hidden,
        )
        numbering = child(properties, "numPr")
        item = numbering is not None and value(child(numbering, "numId")) != "0"
        pieces = [
            piece
            for element in elements
            for piece in self.runs.pieces(element, look, placeholder=ground.placeholder)
        ]
        return GridParagraph(
            tuple(pieces), item or style.startswith("List"), self.runs.take_shapes()
        )

    def table(self, element: Element) -> GridTable:
        self.tables += 1
        number = self.tables
        style = value(child(child(element, "tblPr"), "tblStyle"))
        fill = f"style {style}" if style in self.runs.styles.coloured else ""
        rows = [
            tuple(self._row(row, fill))
            for row, _ in _through_wrappers(element)
            if word_name(row) == "tr" and child(child(row, "trPr"), "del") is None
        ]
        return GridTable(number, tuple(rows))

    def _row(self, row: Element, fill: str) -> Iterator[GridCell]:
        """fill: the colour of the table's style."""
        column = _number(value(child(child(row, "trPr"), "gridBefore")), 0)
        hidden = "this row is hidden" if is_on(child(row, "trPr"), "hidden") else ""
        for cell, placeholder in _through_wrappers(row):
            properties = child(cell, "tcPr")
            if word_name(cell) != "tc" or child(properties, "cellDel") is not None:
                continue
            merge = child(properties, "vMerge")
            ground = _Ground(
                fill_of(child(properties, "shd")) or fill,
                _thickest(child(properties, "tcBorders")),
                placeholder,
                hidden,
            )
            continues = merge is not None and value(merge) != "restart"
            look = Look(shading=ground.fill, border=ground.border)
            yield GridCell(column, tuple(self._cell(cell, ground)), continues, look)
            column += min(_number(value(child(properties, "gridSpan")), 1), MOST_COLUMNS)

    def _cell(self, cell: Element, ground: _Ground) -> Iterator[Block]:
        for elements, placeholder in _paragraphs_and_tables(cell):
            if word_name(elements[-1]) == "p":
                within = replace(ground, placeholder=placeholder or ground.placeholder)
                yield self.paragraph(elements, within)
            else:
                yield self.table(elements[-1])


def _thickest(borders: Element | None) -> str:
    """The width of a cell's thickest border, so that a cell in a thick box stands out."""
    widths = [_number(value(border, "sz"), 0) for border in borders or () if border_of(border)]
    return str(max(widths)) if widths else ""


_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "bdo", "dir"}


def _through_wrappers(parent: Element, placeholder: bool = False) -> Iterator[tuple[Element, bool]]:
    """The children, and those of content controls and insertions in their place.

    With each, whether it only stands in for what may be filled in.
    """
    for element in parent:
        name = word_name(element)
        if name == "sdt":
            shown = child(child(element, "sdtPr"), "showingPlcHdr") is not None
            yield from _through_wrappers(element, placeholder or shown)
        elif name in _WRAPPERS:
            yield from _through_wrappers(element, placeholder)
        else:
            yield element, placeholder


def _paragraphs_and_tables(parent: Element) -> Iterator[tuple[list[Element], bool]]:
    """Each table, and each paragraph with those before it whose mark a tracked change deletes."""
    joined: list[Element] = []
    shown_only = False
    for element, placeholder in _through_wrappers(parent):
        name = word_name(element)
        if name == "p":
            joined.append(element)
            shown_only = placeholder
            mark = child(child(element, "pPr"), "rPr")
            if child(mark, "del") is None and child(mark, "moveFrom") is None:
                yield joined, placeholder
                joined = []
        elif name == "tbl":
            if joined:
                yield joined, shown_only
                joined = []
            yield [element], placeholder
    if joined:
        yield joined, shown_only


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text) else otherwise


def _texts_of(root: Element, kind: str) -> Iterator[Aside]:
    """Each comment, note, header or footer with something written in it."""
    if kind.startswith("page"):
        entries = [root]
    else:
        entries = [each for each in root if value(each, "type") is None]
    for index, entry in enumerate(entries, start=1):
        reader = _BodyReader()
        paragraphs = [each for each in entry.iter() if word_name(each) == "p"]
        texts = [reader.paragraph([each], _Ground()).text for each in paragraphs]
        text = "\n".join(texts).strip()
        if text:
            yield Aside(kind if kind.startswith("page") else f"{kind} {index}", text)
