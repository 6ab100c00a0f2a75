"""What the Office formats ask of a text and of a worksheet's name; no documents here."""

import re
from collections.abc import Iterable

LONGEST_WORKSHEET_NAME = 31
"""Characters, by Excel's own rule."""
KEPT_BY_EXCEL = "history"
"""A name that Excel keeps for a worksheet of its own."""

_SEEMS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def escaped(character: str) -> str:
    """A character by its number, as Excel and Word write what XML cannot carry: `_x0020_`."""
    return f"_x{ord(character):04X}_"


def without_seeming_escapes(text: str) -> str:
    """The text so that nothing in it is taken for an escaped character (ECMA-376, 22.9.2.19)."""
    return _SEEMS_ESCAPED.sub(escaped("_"), text)


def unescaped(text: str) -> str:
    """The text with each escaped character as itself."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def is_name_for(worksheet: str, wanted: str) -> bool:
    """Whether `worksheet_name` may have given a name for a wanted one."""
    legal, counted = _legal(wanted), re.search(r" [1-9]\d{0,2}\Z", worksheet)
    endings = ("", counted[0]) if counted else ("",)
    return bool(legal) and worksheet in (_cut(legal, ending) for ending in endings)


def worksheet_name(wanted: str, taken: Iterable[str], instead: str) -> str:
    """A name that Excel accepts and no other worksheet has, whatever the case.

    taken: the names of the others; where they have it, a number is put behind it. instead: what
    it is called where nothing of the wanted name is legal.
    """
    legal = _legal(wanted) or instead
    used = {KEPT_BY_EXCEL, *(name.casefold() for name in taken)}
    name = _cut(legal, "")
    number = 1
    while name.casefold() in used:
        number += 1
        name = _cut(legal, f" {number}")
    return name


def _legal(wanted: str) -> str:
    return _NOT_IN_NAMES.sub(" ", wanted).strip(" '")


def _cut(legal: str, ending: str) -> str:
    return legal[: LONGEST_WORKSHEET_NAME - len(ending)].strip(" '") + ending
