"""Texts of separated values, alone or in a zip, opened as tables."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, RawTable, Tables
from scorer.forms.intake.sent import Sent, is_csv_name
from scorer.forms.opening.decoding import decoded
from scorer.forms.opening.safe_zip import open_archive
from scorer.forms.tables.layout import holds_ratings

MOST_VALUES = 2_000_000
"""Filled fields of one table."""
MOST_COLUMNS = 4_000
LONGEST_FIELD = 1_000_000
"""Characters of one field."""
DELIMITERS = (",", ";", "\t", "|")
_LINES_TRIED = 40
"""Lines at the top of a text that are cut up to find its delimiter."""
_LINES_LOOKED_AT = 200
"""Lines at the top of a text that are looked at for ratings."""
_FEWEST_LEAVES = 2
"""Dimensions that a first line has to name to be the header of a table of ratings."""
_SEPARATOR_LINE = "sep="
"""How a first line begins that tells Excel the delimiter."""
_ATTACHMENTS = (
    *(".jpg", ".jpeg", ".png", ".gif", ".heic", ".webp", ".svg", ".mp4", ".3gp", ".mov", ".webm"),
    *(".m4a", ".mp3", ".amr", ".aac", ".wav", ".ogg", ".oga", ".pdf"),
)
"""What people attach to a phone form: pictures, films, sound."""


def begins_ratings(sent: Sent) -> bool:
    """Whether a table of ratings stands at the beginning of a text."""
    if not sent.may_begin_a_table:
        return False
    leaves = {sent.context.headings.leaf(cell) for cell in sent.head} - {None}
    if len(leaves) >= _FEWEST_LEAVES:
        return True
    beginning = "\n".join(sent.beginning.split("\n")[:_LINES_LOOKED_AT])
    try:
        return holds_ratings(text_table(beginning.encode(), sent.name), sent.context)
    except FormError:
        return False


def holds_csv(sent: Sent) -> bool:
    """Whether a zip holds CSV files, as exports of form services do."""
    if "mimetype" in sent.entries and "content.xml" in sent.entries:
        raise FormError(
            f"{sent.name} is an OpenDocument file; save it as docx or xlsx and send it again"
        )
    return any(map(is_csv_name, sent.entries))


def open_csv(content: bytes, name: str, context: FormContext) -> Tables:  # noqa: ARG001 - as all readers
    """The one table of a CSV text."""
    return Tables(name, "CSV", [text_table(content, name)])


def open_together(files: Mapping[str, bytes]) -> Tables:
    """The tables of CSV files that are one export: submissions and their repeats."""
    tables = [text_table(content, name, one_of_several=True) for name, content in files.items()]
    return Tables(next(iter(files)), "CSV", tables)


def open_zip(content: bytes, name: str, context: FormContext) -> Tables:  # noqa: ARG001 - as all readers
    """The CSV files of a zip; attachments are passed over, other files doubted."""
    archive = open_archive(content, name)
    tables, aside = [], Ledger()
    entries = [each for each in archive.names if not each.endswith("/") and not _is_attached(each)]
    several = sum(map(is_csv_name, entries)) > 1
    for entry in entries:
        if is_csv_name(entry):
            tables.append(text_table(archive.read(entry), entry, one_of_several=several))
        else:
            aside.enter(name, entry).doubt()
            aside.doubt(entry, "this file in the zip was not read; give it by itself")
    if not tables:
        raise FormError(f"{name} holds no CSV file: it is no export of a form service")
    return Tables(name, "zip", tables, aside)


def columns_of(content: bytes, name: str) -> frozenset[str]:
    """The names of the columns of a CSV file, without a look at all its rows."""
    beginning = "\n".join(decoded(content, name).split("\n", _LINES_TRIED)[:_LINES_TRIED])
    return frozenset(text_table(beginning.encode(), name).header.columns)


def text_table(content: bytes, name: str, *, one_of_several: bool = False) -> RawTable:
    """The rows of a CSV file; FormError where it is no UTF-8 text, too large or broken.

    one_of_several: the places of its fields name the file too.
    """
    text = decoded(content, name)
    first, _, rest = text.partition("\n")
    named = first.strip("\r ").strip('"')
    if named.casefold().startswith(_SEPARATOR_LINE) and len(named) == len(_SEPARATOR_LINE) + 1:
        delimiter, text = named[-1], f"\n{rest}"
    else:
        delimiter = _delimiter(text)
    lines: list[list[str]] = []
    widths: list[int] = []
    left = MOST_VALUES
    for line in _lines(text, name, delimiter):
        widths.append(len(line))
        while line and not line[-1].strip():
            line.pop()
        left -= sum(map(bool, line))
        if left < 0:
            raise FormError(f"{name} has more than {MOST_VALUES:,} filled fields; split it")
        if len(line) > MOST_COLUMNS:
            raise FormError(f"{name} has {len(line):,} columns; at most {MOST_COLUMNS:,} are read")
        lines.append(line)
    return _Text(name, lines, widths, f"{name}, " if one_of_several else "")


class _Text(RawTable):
    """A text of separated values."""

    def __init__(
        self, name: str, lines: list[list[str]], widths: list[int], prefix: str = ""
    ) -> None:
        """widths: how many fields each line has, empty ones at its end too.

        prefix: what the place of a field begins with.
        """
        self.name = name
        self._lines = lines
        self._widths = widths
        self._prefix = prefix
        self._rows = [number for number, line in enumerate(lines, start=1) if any(line)]

    @property
    def rows(self) -> Sequence[int]:
        return self._rows

    def line(self, row: int) -> Sequence[str]:
        return self._lines[row - 1]

    def first_text(self, row: int) -> str:
        return next(filter(None, self._lines[row - 1]), "")

    def texts(self, row: int) -> Mapping[int, str]:
        line = self._lines[row - 1]
        return {column: text for column, text in enumerate(line, start=1) if text}

    def fields(
        self, row: int, names: Mapping[int, str], called: Mapping[int, str]
    ) -> Iterator[NamedValue]:
        for column, text in enumerate(self._lines[row - 1], start=1):
            if text:
                place = self.place(row, column, called.get(column, ""))
                yield NamedValue(place, text, names.get(column, ""), text, column=column)

    def place(self, row: int, column: int, called: str = "") -> str:
        return f"{self._prefix}row {row}, column {called or column}"

    def width(self, row: int) -> int | None:
        return self._widths[row - 1]


def _lines(text: str, name: str, delimiter: str) -> Iterator[list[str]]:
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise FormError(f"{name} is not a sound CSV file: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same number of fields."""
    beginning = text[:LONGEST_FIELD]

    def agreement(delimiter: str) -> tuple[int, int]:
        try:
            reader = csv.reader(io.StringIO(beginning, newline=""), delimiter=delimiter)
            widths = [len(line) for line in islice(reader, _LINES_TRIED) if len(line) > 1]
        except csv.Error:
            widths = []
        ((width, lines),) = Counter(widths).most_common(1) or [(0, 0)]
        return lines, width

    return max(DELIMITERS, key=agreement)


def _is_attached(entry: str) -> bool:
    """Whether a part of a zip is an attachment, or what a computer puts beside files."""
    folders = entry.split("/")[:-1]
    hidden = entry.startswith("__MACOSX/") or entry.rpartition("/")[2].startswith(".")
    return hidden or "media" in folders or entry.lower().endswith(_ATTACHMENTS)
