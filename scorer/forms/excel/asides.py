"""What stands beside the cells of a worksheet: comments, and the texts of what is drawn over it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scorer.files.office import unescaped
from scorer.forms.excel.looks import tag_of, text_within
from scorer.forms.opening.drawn import drawn_beside
from scorer.forms.opening.package import Package
from scorer.forms.opening.properties import properties_of

_ANSWERED = "[Threaded comment]"
"""How Excel begins the copy of a conversation that it writes for older versions."""


@dataclass(frozen=True)
class SheetAside:
    """A text that is in no cell."""

    what: str
    """`comment`, `text box`, `chart`, `page header`, `link`, `prompt`, `defined name`."""
    cell: str | None
    """The cell that it belongs to; empty where it belongs to none, None for the whole file."""
    text: str
    of_forms: bool = False
    """Whether blank forms hold such texts themselves: prompts, properties."""


PAGE_TEXTS = {
    f"{which}{where}": f"page {where.lower()}"
    for which in ("odd", "even", "first")
    for where in ("Header", "Footer")
}
"""What stands above and below each page, by the names of its elements, in words."""
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}(?=\D|\Z)|[A-Z]|(?=&))')
"""A code in such a text: a font, a colour, a size, the number of the page."""
_COUNTING = re.compile(
    r"\b(?:pages?|of|trang|trên|tổng|seite|von|página|sur|стр|из)\b|[第页頁共\W\d_]", re.IGNORECASE
)
"""What is said with the numbers of pages."""


def on_each_page(element: str, text: str) -> Iterator[SheetAside]:
    """What stands above or below each page, but for the numbers of pages."""
    shown = _CODE.sub(" ", text).strip()
    bare = re.sub(r"\d{4,}", "x", shown)
    if _COUNTING.sub("", bare):
        yield SheetAside(PAGE_TEXTS[element], "", shown)


_REFERENCE = r"(?:(?:'[^']*'|[^\s'!,:]+)!)?(?:\$?[A-Z]{1,3}\$?\d+|\$?[A-Z]{1,3}|\$?\d+|#REF!)"
_ONLY_CELLS = re.compile(rf"\(?{_REFERENCE}(?:[:,]{_REFERENCE})*\)?|#REF!")
"""What a name stands for that points to cells: `Sheet1!$A$1:$B$4`."""
_BY_EXCEL = re.compile(r"_.*|(?:Excel_BuiltIn_)?(?:Print_Area|Print_Titles|Criteria|Extract)", re.I)


def names_told(names: Iterable[Element]) -> Iterator[SheetAside]:
    """The names of a workbook that stand for more than cells, and the remarks on any of them."""
    for name in names:
        text, called = (name.text or "").strip(), name.get("name", "")
        if _BY_EXCEL.fullmatch(called):
            continue
        if text and not _ONLY_CELLS.fullmatch(text):
            yield SheetAside("defined name", None, f"{called}: {text}")
        if remark := name.get("comment", "").strip():
            yield SheetAside("defined name", None, f"{called}: {remark}")


_HELP = {"promptTitle": "prompt", "prompt": "prompt", "errorTitle": "message", "error": "message"}
"""What a rule for cells says to those who fill them in, by its attributes, in words."""


def help_of(rule: Element) -> Iterator[SheetAside]:
    """The texts that a rule for some cells shows beside them."""
    cell = rule.get("sqref", "").partition(" ")[0].partition(":")[0]
    for attribute, what in _HELP.items():
        text = unescaped(rule.get(attribute, "")).strip()
        if text:
            yield SheetAside(what, cell, text, of_forms=True)


def written_about(package: Package, shown: Iterable[object]) -> list[SheetAside]:
    """What the properties of a workbook say that is in no cell. shown: the values of its cells."""
    found = properties_of(package)
    told = [SheetAside(each.what, None, each.text, of_forms=True) for each in found]
    cells = set(map(str, shown)) if told else set()
    return [each for each in told if each.text not in cells]


def asides_of(package: Package, worksheet: str) -> Iterator[SheetAside]:
    """The texts beside a worksheet, each once. worksheet: its part."""
    parts = [each for each in package.related(worksheet) if each.part in package.archive]
    answered = any(each.kind == "threadedComment" for each in parts)
    for each in parts:
        if each.kind == "comments":
            found = _comments(package, each.part)
            yield from (one for one in found if not (answered and one.text.startswith(_ANSWERED)))
        elif each.kind == "threadedComment":
            yield from _conversations(package, each.part)
    for drawn in drawn_beside(package, worksheet):
        yield SheetAside(drawn.what, "", drawn.text)


def _comments(package: Package, part: str) -> Iterator[SheetAside]:
    for comment in package.parsed(part).iter():
        if tag_of(comment) == "comment":
            rich = [text_within(each) for each in comment if tag_of(each) == "text"]
            text = "".join(each.text + each.struck for each in rich).strip()
            if text:
                yield SheetAside("comment", comment.get("ref", ""), text)


def _conversations(package: Package, part: str) -> Iterator[SheetAside]:
    for comment in package.parsed(part).iter():
        if tag_of(comment) == "threadedComment":
            text = "".join(each.text or "" for each in comment if tag_of(each) == "text").strip()
            if text:
                yield SheetAside("comment", comment.get("ref", ""), text)
