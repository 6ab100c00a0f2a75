"""How the text of a workbook is set, as far as it says that a text does not count any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scorer.files.office import unescaped
from scorer.forms.marks.fonts import is_of_signs

STRUCK = "struck out"
_WHITE = "written in white"
_NOT_SHOWN = "kept from being shown"
_SHOWS_NOTHING = ";;;"
"""The format of a number, date or text that leaves its cell empty."""


@dataclass(frozen=True)
class RichText:
    """A text of which some may be struck out."""

    text: str
    struck: str = ""


def text_within(node: Element) -> RichText:
    """The text of a string item: its runs, without the phonetic hints of East Asian names."""
    living: list[str] = []
    struck: list[str] = []
    for child in node:
        tag = tag_of(child)
        if tag == "t":
            living.append(child.text or "")
        elif tag == "r":
            into = struck if _is_struck(child) else living
            into += [leaf.text or "" for leaf in child if tag_of(leaf) == "t"]
    return RichText(unescaped("".join(living)), unescaped("".join(struck)))


def dead_styles(styles: Element) -> dict[int, str]:
    """Why a cell of a style does not count, in words, by the number of each such style."""
    parts = {tag_of(each): list(each) for each in styles}
    fonts, fills = parts.get("fonts", []), parts.get("fills", [])
    formats = {each.get("numFmtId"): each.get("formatCode") for each in parts.get("numFmts", [])}
    found: dict[int, str] = {}
    for number, style in enumerate(parts.get("cellXfs", [])):
        font, fill = _numbered(fonts, style.get("fontId")), _numbered(fills, style.get("fillId"))
        if _is_struck([font] if font is not None else []):
            found[number] = STRUCK
        elif _is_white(font) and not _is_filled(fill):
            found[number] = _WHITE
        elif (formats.get(style.get("numFmtId")) or "").startswith(_SHOWS_NOTHING):
            found[number] = _NOT_SHOWN
    return found


def fonts_of_signs(styles: Element) -> dict[int, str]:
    """The name of the font, by the number of each cell style that is set in one of signs."""
    parts = {tag_of(each): list(each) for each in styles}
    found: dict[int, str] = {}
    for number, style in enumerate(parts.get("cellXfs", [])):
        font = _numbered(parts.get("fonts", []), style.get("fontId"))
        for each in font if font is not None else ():
            if tag_of(each) == "name" and is_of_signs(each.get("val", "")):
                found[number] = each.get("val", "")
    return found


def tag_of(node: Element) -> str:
    """The name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def is_on(node: Element, name: str) -> bool:
    """Whether an attribute says yes."""
    return node.get(name, "0").strip().lower() in ("1", "true", "on")


def _is_struck(parents: Iterable[Element]) -> bool:
    """Whether the properties of a run, or a font, strike out."""
    marks = (leaf for parent in parents for leaf in parent if tag_of(leaf) == "strike")
    return any(leaf.get("val", "1") not in ("0", "false", "off") for leaf in marks)


def _numbered(nodes: list[Element], number: str | None) -> Element | None:
    index = int(number) if number and number.isdecimal() and len(number) < 7 else -1
    return nodes[index] if 0 <= index < len(nodes) else None


def _is_white(font: Element | None) -> bool:
    colours = [each for each in font if tag_of(each) == "color"] if font is not None else []
    return any(
        each.get("rgb", "").upper() in ("FFFFFFFF", "00FFFFFF")
        or (each.get("theme") == "0" and not each.get("tint"))
        or each.get("indexed") in ("1", "9")
        for each in colours
    )


def _is_filled(fill: Element | None) -> bool:
    patterns = (each.get("patternType", "none") for each in fill) if fill is not None else ()
    return any(pattern != "none" for pattern in patterns) or (
        fill is not None and any(tag_of(each) == "gradientFill" for each in fill)
    )
