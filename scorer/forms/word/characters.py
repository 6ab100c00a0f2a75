"""WordprocessingML in the small: names, and characters that XML cannot carry. No documents."""

import re
from html import escape
from xml.etree.ElementTree import Element

from scorer.files.office import escaped, without_seeming_escapes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"

_NAMESPACES = ("{" + WORD + "}", "{" + STRICT_WORD + "}")
_NO_XML_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\uf000-\uf0ff\ufffe\uffff]")
"""What XML does not hold; and the private area that fonts of ticks use, where a sign is a tick."""
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_BLANKS = re.compile(r"\A\s+|\s+\Z")


def word_name(element: Element) -> str:
    """The name of a WordprocessingML element without its namespace; "" for any other element."""
    tag = element.tag
    for namespace in _NAMESPACES:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return ""


def local_name(element: Element) -> str:
    """The name of an element of any namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that WordprocessingML name."""
    if element is None:
        return None
    return next((each for each in element if word_name(each) == name), None)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of a WordprocessingML element."""
    if element is None:
        return None
    for namespace in _NAMESPACES:
        found = element.get(namespace + name)
        if found is not None:
            return found
    return None


def protected(text: str) -> str:
    """A text for the inside of an element, which `restored` gives back character by character.

    Characters that XML does not allow, and blanks at the ends, which people and programs trim, are
    written as `_x0020_`, the way of the Office formats.
    """
    text = without_seeming_escapes(text)
    text = _BLANKS.sub(lambda found: "".join(map(escaped, found[0])), text)
    return _NO_XML_CHARACTER.sub(lambda found: escaped(found[0]), text)


def restored(text: str) -> str:
    """What was protected; a number in small letters is not ours, and stays as somebody typed it."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def markup(text: str) -> str:
    """A text between tags, or in quotes, as XML writes it."""
    return escape(text, quote=True).replace("\r", "&#13;")
