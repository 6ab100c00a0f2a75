"""Bytes of a text file as text, whichever way a program wrote them."""

import codecs

from scorer.forms.errors import FormError

LARGEST_TEXT = 50_000_000
"""Bytes; a table of a hundred thousand ratings takes some million."""
LONGEST_GRID = 1_000_000
"""Bytes of a grid in text; a crossing takes some thousand."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_LOOKED_AT = 64
"""Bytes."""


def decoded(content: bytes, name: str, *, longest: int = LARGEST_TEXT) -> str:
    """The text of a file, its lines ending in a line feed; FormError where it is no UTF text."""
    if len(content) > longest:
        raise FormError(f"{name} has {len(content):,} bytes; at most {longest:,} are read")
    encoding = "utf-8"
    for mark, marked in _MARKS:
        if content.startswith(mark):
            content, encoding = content[len(mark) :], marked
            break
    else:
        encoding = _without_mark(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormError(
            f"{name} is no text in {encoding.upper()} (byte {error.start}); "
            'save it as UTF-8 text (in Excel: as "CSV UTF-8", or as xlsx) and send it again'
        ) from None
    if "\0" in text:
        raise FormError(f"{name} is no text: it has null characters")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_mark(content: bytes) -> str:
    """The encoding of bytes that begin with no mark: UTF-16 where every second one is null."""
    beginning = content[:_LOOKED_AT]
    for encoding, letters, nulls in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        if len(beginning) > 1 and not any(beginning[nulls::2]) and all(beginning[letters::2]):
            return encoding
    return "utf-8"
