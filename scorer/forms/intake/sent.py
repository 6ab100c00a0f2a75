"""A file as it was sent, for those who have to tell which form it is."""

import re
from dataclasses import dataclass
from functools import cached_property

from scorer.forms.intake.context import FormContext
from scorer.forms.lexicon.grids import GRID_COLUMNS
from scorer.forms.opening.decoding import decoded
from scorer.forms.opening.package import Package
from scorer.forms.opening.safe_zip import open_archive

_ZIP = b"PK"
_LONGEST_LOOK = 200_000
"""Characters of a text that are looked at to recognise it."""
_MOST_CELLS = 500
"""Cells of a line that are looked at."""
_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    content: bytes
    name: str
    context: FormContext

    @cached_property
    def package(self) -> Package | None:
        """A zip file, to be asked whether it is an office file; None for any other file."""
        if not self.content.startswith(_ZIP):
            return None
        return Package(open_archive(self.content, self.name), self.name)

    @property
    def entries(self) -> tuple[str, ...]:
        """The parts of a zip file; none for any other file."""
        return self.package.archive.names if self.package else ()

    @cached_property
    def text(self) -> str:
        """The text of a file that is no zip; FormError where it is no text."""
        return decoded(self.content, self.name)

    @property
    def beginning(self) -> str:
        """As much of the text as is looked at."""
        return self.text[:_LONGEST_LOOK]

    @property
    def head(self) -> list[str]:
        """The cells of the first line of a text, if it is a table's."""
        first = self.beginning.lstrip().partition("\n")[0]
        return [cell.strip().strip('"') for cell in _cells(first)][:_MOST_CELLS]

    @property
    def may_begin_a_table(self) -> bool:
        """Whether a text is a table of separated values whose columns are not those of a grid."""
        return is_delimited(self) and not {"strengths", "drawbacks"} & set(
            map(GRID_COLUMNS.meaning, self.head)
        )


def is_csv_name(name: str) -> bool:
    """Whether a file is called as tables of separated values are."""
    return name.lower().endswith((".csv", ".tsv"))


def is_docx(sent: Sent) -> bool:
    """Whether a file is a Word document."""
    return sent.package is not None and sent.package.kind == "docx"


def is_xlsx(sent: Sent) -> bool:
    """Whether a file is an Excel workbook."""
    return sent.package is not None and sent.package.kind == "xlsx"


def is_zip(sent: Sent) -> bool:
    """Whether a file is a zip."""
    return bool(sent.entries)


def is_json(sent: Sent) -> bool:
    """Whether a text is JSON."""
    return re.match(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])", sent.text) is not None


def is_delimited(sent: Sent) -> bool:
    """Whether a text is a table of separated values."""
    lines = [line for line in sent.beginning.split("\n") if line.strip()]
    return is_csv_name(sent.name) or (len(lines) > 1 and len(_cells(lines[0])) > 1)


def is_assessment_file(sent: Sent) -> bool:
    """Whether a text is an assessment as a workspace keeps it."""
    keys = set(re.findall(r"^([a-z]+):", sent.beginning, re.MULTILINE))
    return {"crossing", "rubric", "dimensions"} <= keys


def is_text(sent: Sent) -> bool:
    """What nothing else knows is read as text; whether it is text its reader says."""
    return not sent.entries


def _cells(line: str) -> list[str]:
    """A line cut at the sign in it that most likely delimits its cells."""
    delimiter = max(_DELIMITERS, key=line.count)
    return line.split(delimiter) if delimiter in line else [line]
