"""A filled form of any kind, read: by the first reader that recognises it."""

from collections.abc import Mapping
from dataclasses import replace

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.records import Tables
from scorer.forms.intake.sent import Sent, is_csv_name
from scorer.forms.intake.understood import Understood
from scorer.forms.kinds import FORMS, READERS_OF_TABLES, loaded


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
            return _understood(loaded(form.read)(content, name, context), context)
    raise FormError(f"{name} is no form that is known here: {KNOWN_FORMS}")


def read_forms(files: Mapping[str, bytes], context: FormContext) -> dict[str, Understood]:
    """What each of several files says, by its name.

    Files that only make sense together, as the pair of CSV files that ODK Central exports, are
    read together under the name of the first.
    """
    from scorer.forms.services.together import together
    from scorer.forms.tables.delimited import open_together

    groups = together({name: each for name, each in files.items() if is_csv_name(name)})
    found = {}
    for name, content in files.items():
        group = next((group for group in groups if name in group), (name,))
        if len(group) == 1:
            found[name] = read_form(content, name, context)
        elif name == group[0]:
            found[name] = _understood(open_together({each: files[each] for each in group}), context)
    return found


def _understood(opened: Understood | Tables, context: FormContext) -> Understood:
    """What was read, or else what the tables of a file say to the first whose own they are."""
    if isinstance(opened, Understood):
        return opened
    said = (loaded(reader)(opened, context) for reader in READERS_OF_TABLES)
    read: Understood = next(each for each in said if each is not None)
    return replace(
        read,
        unplaced=(*read.unplaced, *opened.aside.left_over()),
        doubts=(*read.doubts, *opened.aside.doubts),
    )


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


def refuse_zip(content: bytes, name: str, context: FormContext) -> Understood:  # noqa: ARG001 - as all readers
    """Say that a zip holds no form."""
    raise FormError(f"{name} is a zip file without a form in it: {KNOWN_FORMS}")


def refuse_assessment(content: bytes, name: str, context: FormContext) -> Understood:  # noqa: ARG001 - as all readers
    """Say what to do with a file that needs no import."""
    raise FormError(
        f"{name} is an assessment file already; put it into the workspace and run `scorer validate`"
    )
