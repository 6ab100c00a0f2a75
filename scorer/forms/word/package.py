"""The zip file of a Word form; what does not change from form to form stands in `parts`."""

import re
from importlib.resources import files
from io import BytesIO
from string import Template
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scorer.forms.word.characters import markup

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "relationships.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_relationships.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/header.xml": "header.xml",
    "word/footer.xml": "footer.xml",
}
"""The parts of a Word file in their order, and the file of `parts` that each is written from."""
_NOT_WRITTEN = re.compile(r"\s*<!--.*?-->|\n\s*", re.DOTALL)
"""What makes a file of `parts` readable: comments, and lines with their indentation."""
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LATIN_LOCALES = {"en": "en-GB", "vi": "vi-VN"}
"""How Latin letters are hyphenated and broken; Chinese has its own setting beside it."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file knows: the same form gives the same bytes on any day."""


def package(body: str, title: str, language: str) -> bytes:
    """A Word file of a body: A4 upright, the title above and the page number below each page."""
    said = {
        "body": body,
        "title": markup(title),
        "language": markup(language),
        "locale": _LATIN_LOCALES.get(language, "en-GB"),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, source in _PARTS.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, (_PROLOGUE + _part(source).substitute(said)).encode())
    return buffer.getvalue()


def _part(source: str) -> Template:
    text = files("scorer.forms.word").joinpath("parts", source).read_text(encoding="utf-8")
    return Template(_NOT_WRITTEN.sub("", text))
