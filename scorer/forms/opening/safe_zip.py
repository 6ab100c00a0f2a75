"""Zip files from a stranger (docx, xlsx, exports): opened within bounds, never unpacked to disk."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from scorer.forms.errors import FormError
from scorer.forms.opening.safe_xml import refuse_document_type

LARGEST_FILE = 50_000_000
"""Bytes of the file as it was sent."""
LARGEST_CONTENT = 60_000_000
"""Bytes of all entries together, unpacked."""
MOST_ENTRIES = 2_000
HIGHEST_RATIO = 200
"""Unpacked to packed; office XML stays below 50."""
SMALL_ENTRY = 1_000_000
"""Bytes up to which the ratio does not matter."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_CHUNK = 1 << 16
_BROKEN = (BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError)
"""What a damaged zip file makes the library raise: it seeks to places before its beginning too."""


class SafeArchive:
    """The entries of a zip file that has passed the bounds."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = LARGEST_CONTENT
        self._entries = {_sound(entry.filename): entry for entry in archive.infolist()}
        self._by_folded_name = {entry.casefold(): entry for entry in reversed(self._entries)}

    @property
    def names(self) -> tuple[str, ...]:
        """The entries in the order of the archive, with `/` between folders."""
        return tuple(self._entries)

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, str) and self._info(entry) is not None

    def read(self, entry: str) -> bytes:
        """The bytes of an entry, whose case does not matter where no other differs only in it.

        What the archive says of its size is not trusted.
        """
        info = self._info(entry)
        if info is None:
            raise FormError(f"{self._name} has no part {entry}: it is not complete")
        parts = []
        try:
            with self._archive.open(info) as stream:
                while part := stream.read(_CHUNK):
                    self._left -= len(part)
                    if self._left < 0:
                        raise FormError(_too_large(self._name))
                    parts.append(part)
        except _BROKEN as error:
            raise FormError(f"{self._name} is damaged at {entry}: {error}") from None
        return b"".join(parts)

    def _info(self, entry: str) -> ZipInfo | None:
        found = self._entries.get(entry)
        return found or self._entries.get(self._by_folded_name.get(entry.casefold(), ""))

    def refuse_harmful_parts(self) -> None:
        """FormError where an office file has macros, or an XML part declares entities."""
        for entry in self._entries:
            if entry.lower().endswith("vbaproject.bin"):
                raise FormError(
                    f"{self._name} has macros; save it without them (docx, xlsx) and send it again"
                )
        for entry in self._entries:
            if entry.lower().endswith((".xml", ".rels", ".vml")):
                refuse_document_type(self.read(entry), f"{self._name}, part {entry}")
        self._left = LARGEST_CONTENT


def open_archive(content: bytes, name: str) -> SafeArchive:
    """A zip file within bounds: size, number of entries, ratio, no encryption.

    Raises FormError with a sentence for the person who sent the file.
    """
    if len(content) > LARGEST_FILE:
        raise FormError(f"{name} has {len(content):,} bytes; at most {LARGEST_FILE:,} are read")
    if content.startswith(_OLD_OFFICE):
        raise FormError(
            f"{name} is encrypted or in an old Office format (doc, xls); "
            "save it without a password as docx or xlsx and send it again"
        )
    try:
        archive = ZipFile(BytesIO(content))
        entries = archive.infolist()
    except _BROKEN as error:
        raise FormError(f"{name} is damaged or cut short: {error}") from None
    _check(entries, name)
    return SafeArchive(archive, name)


def _sound(name: str) -> str:
    """The name of an entry as the format has it; some Windows programs write it as a path."""
    return name.replace("\\", "/").lstrip("/")


def _check(entries: list[ZipInfo], name: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise FormError(f"{name} has {len(entries):,} parts; at most {MOST_ENTRIES:,} are read")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FormError(f"{name} is encrypted; save it without a password and send it again")
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENT:
        raise FormError(_too_large(name))
    for entry in entries:
        if entry.file_size > max(SMALL_ENTRY, HIGHEST_RATIO * entry.compress_size):
            raise FormError(
                f"{name} unpacks to more than {HIGHEST_RATIO} times its size; "
                "no office program writes that: refused"
            )
    if len({_sound(entry.filename) for entry in entries}) < len(entries):
        raise FormError(f"{name} has two parts of the same name: refused")


def _too_large(name: str) -> str:
    return f"{name} unpacks to more than {LARGEST_CONTENT:,} bytes: refused"
