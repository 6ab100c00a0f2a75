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


def worksheet_name(wanted: str, taken: Iterable[str], instead: str) -> str:
    """A name that Excel accepts and no other worksheet has, whatever the case.

    taken: the names of the others; where they have it, a number is put behind it. instead: what
    it is called where nothing of the wanted name is legal.
    """
    legal = _NOT_IN_NAMES.sub(" ", wanted).strip(" '") or instead
    used = {KEPT_BY_EXCEL, *(name.casefold() for name in taken)}
    name = legal[:LONGEST_WORKSHEET_NAME].strip(" '")
    number = 1
    while name.casefold() in used:
        number += 1
        ending = f" {number}"
        name = legal[: LONGEST_WORKSHEET_NAME - len(ending)].strip(" '") + ending
    return name
