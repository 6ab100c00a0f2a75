"""Which form a file is, by what is in it and not by its name, and the reader it belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.understood import Understood
from scorer.forms.kinds import FORMS, loaded
from scorer.forms.lexicon.grids import GRID_COLUMNS
from scorer.forms.opening.decoding import decoded
from scorer.forms.opening.package import Package
from scorer.forms.opening.safe_zip import open_archive

_ZIP = b"PK"
_LONGEST_LOOK = 200_000
"""Characters of a text that are looked at to recognise it."""
_MOST_CELLS = 500
_MOST_LINES = 200
"""Lines of a text that are looked at for a table."""
_FEWEST_TITLES = 2
"""Dimensions that a text has to name on lines of their own to be a grid."""
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


def read_form(content: bytes, name: str, context: FormContext) -> Understood:
    """What a filled form says, whichever kind of form it is.

    Raises FormError, in words for the person who sent it, where no reader fits or it is harmful.
    """
    if not content.strip():
        raise FormError(f"{name} is empty")
    for start, what in _REFUSED:
        if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(start):
            raise FormError(f"{name} is {what}")
    if _is_web_archive(content[:_LONGEST_HEAD]):
        raise FormError(f"{name} is {_A_WEB_ARCHIVE}")
    sent = Sent(content, name, context)
    for form in FORMS:
        if form.recognises is not None and loaded(form.recognises)(sent):
            understood: Understood = loaded(form.read)(content, name, context)
            return understood
    raise FormError(f"{name} is no form that is known here: {KNOWN_FORMS}")


def read_forms(files: Mapping[str, bytes], context: FormContext) -> dict[str, Understood]:
    """What each of several files says, by its name.

    Files that only make sense together, as the pair of CSV files that ODK Central exports, are
    read together under the name of the first.
    """
    from scorer.forms.intake.spreadsheets import read_together, together

    groups = together({name: each for name, each in files.items() if _is_csv_name(name)})
    found = {}
    for name, content in files.items():
        group = next((group for group in groups if name in group), (name,))
        if len(group) == 1:
            found[name] = read_form(content, name, context)
        elif name == group[0]:
            found[name] = read_together({each: files[each] for each in group}, context)
    return found


KNOWN_FORMS = (
    "Word (docx), Excel (xlsx), Markdown and plain text grids, KoboToolbox and Ona (xlsx, csv, "
    "zip, json), ODK (zip, csv, json), Google Forms, Microsoft Forms, LimeSurvey, Qualtrics and "
    "SurveyMonkey (csv, xlsx), and tables of ratings (csv, xlsx)"
)

_SAVE_AGAIN = "save it as docx or xlsx, without a password, and send it again"
_PICTURE = "a picture; type it off, or send the file it shows"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", f"encrypted or in an old Office format (doc, xls); {_SAVE_AGAIN}"),
    (b"%pdf", "a PDF, which keeps no marks; send the Word or Excel file it was made from"),
    (b"\x89png", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"{\\rtf", "rich text; save it as docx and send it again"),
    (b"<", "a web page or another XML file; save it as docx or xlsx and send it again"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it and send the form itself"),
    (b"rar!", "a RAR archive; unpack it and send the form itself"),
)
"""How files begin that cannot be read, and what to say of them."""

_LONGEST_HEAD = 8_000
"""Bytes in which a web archive says what it is."""
_A_WEB_ARCHIVE = (
    "a web archive (MHTML), which web tools call .doc or .xls too; open it in Word or Excel, "
    "save it as docx or xlsx and send it again"
)


def _is_web_archive(head: bytes) -> bool:
    """Whether a file begins like a mail whose body is a web page."""
    if b"mime-version:" not in head.lower():
        return False
    from email.parser import BytesHeaderParser

    headers = BytesHeaderParser().parsebytes(head.lstrip(b"\xef\xbb\xbf \t\r\n"))
    return headers.get_content_type() in ("multipart/related", "text/html")


def is_docx(sent: Sent) -> bool:
    """Whether a file is a Word document."""
    return sent.package is not None and sent.package.kind == "docx"


def is_xlsx(sent: Sent) -> bool:
    """Whether a file is an Excel workbook."""
    return sent.package is not None and sent.package.kind == "xlsx"


def is_csv_zip(sent: Sent) -> bool:
    """Whether a zip holds CSV files, as exports of form services do."""
    if "mimetype" in sent.entries and "content.xml" in sent.entries:
        raise FormError(
            f"{sent.name} is an OpenDocument file; save it as docx or xlsx and send it again"
        )
    return any(_is_csv_name(entry) for entry in sent.entries)


def is_other_zip(sent: Sent) -> bool:
    """Whether a file is a zip."""
    return bool(sent.entries)


def is_json(sent: Sent) -> bool:
    """Whether a text is JSON."""
    return re.match(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])", sent.text) is not None


def is_markdown(sent: Sent) -> bool:
    """Whether a text is a Markdown form, quoted in a mail or not."""
    from scorer.forms.markdown.read import looks_like_form

    text = "\n".join(line.removeprefix("> ") for line in sent.text[:_LONGEST_LOOK].split("\n"))
    return looks_like_form(text, sent.context)


def is_pipe_table(sent: Sent) -> bool:
    """Whether a text has a grid as a pipe table of Markdown."""
    from scorer.forms.markdown.pipes import has_grid

    return "|" in sent.text and has_grid(sent.text[:_LONGEST_LOOK], sent.context)


def is_plain_grid(sent: Sent) -> bool:
    """Whether some cells or lines are, alone, titles of dimensions or headings of columns."""
    if _begins_a_table(sent):
        return False
    headings = sent.context.headings
    cells = dict.fromkeys(re.split(r"[\t\n]", sent.text[:_LONGEST_LOOK]))
    candidates = [cell for cell in cells if re.search(r"[^\W\d_]", cell)][:_MOST_CELLS]
    columns = {GRID_COLUMNS.meaning(cell.rstrip(" :：")) for cell in candidates}
    if {"strengths", "drawbacks"} <= columns:
        return True
    return len({headings.leaf(cell) for cell in candidates} - {None}) >= _FEWEST_TITLES


def _begins_a_table(sent: Sent) -> bool:
    """Whether a table of ratings or answers stands in a text, and no grid of both columns."""
    from scorer.forms.intake.records import text_table
    from scorer.forms.services.survey_tools import tool_of
    from scorer.forms.tables.layout import holds_ratings

    lines = sent.text[:_LONGEST_LOOK].split("\n")
    head = [cell.strip().strip('"') for cell in _cells(sent.text.lstrip().partition("\n")[0])]
    if {"strengths", "drawbacks"} & set(map(GRID_COLUMNS.meaning, head[:_MOST_CELLS])):
        return False
    if tool_of(dict(enumerate(head[:_MOST_CELLS], start=1))) is not None:
        return True
    leaves = {sent.context.headings.leaf(cell) for cell in head[:_MOST_CELLS]} - {None}
    if len(leaves) >= _FEWEST_TITLES:
        return True
    try:
        raw = text_table("\n".join(lines[:_MOST_LINES]).encode(), sent.name)
    except FormError:
        return False
    return holds_ratings(raw, sent.context)


def is_delimited(sent: Sent) -> bool:
    """Whether a text is a table of separated values."""
    lines = [line for line in sent.text[:_LONGEST_LOOK].split("\n") if line.strip()]
    return _is_csv_name(sent.name) or (len(lines) > 1 and len(_cells(lines[0])) > 1)


def _cells(line: str) -> list[str]:
    delimiter = max(_DELIMITERS, key=line.count)
    return line.split(delimiter) if delimiter in line else [line]


def _is_csv_name(name: str) -> bool:
    return name.lower().endswith((".csv", ".tsv"))


def is_assessment_file(sent: Sent) -> bool:
    """Whether a text is an assessment as a workspace keeps it."""
    keys = set(re.findall(r"^([a-z]+):", sent.text[:_LONGEST_LOOK], re.MULTILINE))
    return {"crossing", "rubric", "dimensions"} <= keys


def refuse_zip(content: bytes, name: str, context: FormContext) -> Understood:  # noqa: ARG001 - as all readers
    """Say that a zip holds no form."""
    raise FormError(f"{name} is a zip file without a form in it: {KNOWN_FORMS}")


def refuse_assessment(content: bytes, name: str, context: FormContext) -> Understood:  # noqa: ARG001 - as all readers
    """Say what to do with a file that needs no import."""
    raise FormError(
        f"{name} is an assessment file already; put it into the workspace and run `scorer validate`"
    )


def is_text(sent: Sent) -> bool:
    """What nothing else knows is read as text; whether it is text its reader says."""
    return not sent.entries
