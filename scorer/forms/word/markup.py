"""What a Word form is built of, as WordprocessingML: runs, paragraphs, controls, cells, rows."""

import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import sha256

from scorer.forms.word.characters import markup, protected

TEXT_WIDTH = 9866
"""Twentieths of a point between the margins of an A4 page: 17.4 cm."""

HINT = "FormHint"
LABEL = "FormLabel"
ITEM = "ListBullet"
TITLE = "FormDimension"
SCALE = "FormScale"
"""Paragraph styles; `parts/styles.xml` has them."""


def run(text: str, style: str = "", *, right_to_left: bool = False) -> str:
    """Characters, line breaks and tabs; every character is read back as it was."""
    parts: list[str] = []
    for index, line in enumerate(protected(text).split("\n")):
        if index:
            parts.append("<w:br/>")
        for position, stretch in enumerate(line.split("\t")):
            if position:
                parts.append("<w:tab/>")
            if stretch:
                parts.append(f'<w:t xml:space="preserve">{markup(stretch)}</w:t>')
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + (
        "<w:rtl/>" if right_to_left else ""
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(parts)}</w:r>"


def blank() -> str:
    """One blank between two runs."""
    return '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


def paragraph(content: str = "", style: str = "", *, bidi: bool = False, page: bool = False) -> str:
    """A paragraph of runs. bidi: its text runs from right to left. page: it begins a page."""
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:pageBreakBefore/>" if page else "")
        + ("<w:bidi/>" if bidi else "")
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def written(text: str, style: str = "", tag: str = "") -> str:
    """A text somebody wrote, in the direction of its script, with a tag behind it."""
    backwards = runs_right_to_left(text)
    content = run(text, right_to_left=backwards) if text else ""
    if tag:
        content += blank() + run(tag, "FormTag")
    return paragraph(content, style, bidi=backwards)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script such as Arabic."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def drop_down(
    key: str, label: str, choices: Sequence[str], shown: str, *, chosen: bool, style: str = ""
) -> str:
    """A content control with choices. shown: what stands there; unless chosen, as a placeholder."""
    items = "".join(
        f'<w:listItem w:displayText="{markup(choice)}" w:value="{markup(choice)}"/>'
        for choice in choices
    )
    return _control(key, label, f"<w:dropDownList>{items}</w:dropDownList>", shown, chosen, style)


def text_field(key: str, label: str, shown: str, *, chosen: bool) -> str:
    """A content control for a short text."""
    return _control(key, label, "<w:text/>", shown, chosen, "")


def _control(key: str, label: str, kind: str, shown: str, chosen: bool, style: str) -> str:
    placeholder = "" if chosen else "<w:showingPlcHdr/>"
    number = int.from_bytes(sha256(key.encode()).digest()[:4], "big") % 2**31
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{markup(label[:60])}"/>'
        f'<w:tag w:val="{markup(key[:60])}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{placeholder}{kind}</w:sdtPr>'
        f"<w:sdtContent>{run(shown, style)}</w:sdtContent></w:sdt>"
    )


def cell(paragraphs: Iterable[str], width: int, *, span: int = 1, fill: str = "") -> str:
    """A table cell of paragraphs. width: in twentieths of a point."""
    properties = (
        f'<w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
    )
    content = "".join(paragraphs) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(
    cells: Iterable[str], *, heading: bool = False, whole: bool = False, height: int = 0
) -> str:
    """A table row. heading: repeated on each page; whole: never broken; height: at least."""
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")
        + ("<w:tblHeader/>" if heading else "")
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int]) -> str:
    """A table with thin lines, its columns as wide as given."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
