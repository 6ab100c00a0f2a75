"""Word grids as people make them, built with python-docx and raw XML."""

from io import BytesIO

import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
OVAL = f'<w:r><w:pict><v:oval {VML} style="width:20pt"/></w:pict></w:r>'
"""The run of a shape that somebody drew."""
TITLES = (
    "Cross Border Trade",
    "Transport & Logistics",
    "Border Economic Zone Potential",
    "Public Private Dialogue",
)
RULE = "________________________________________"


def saved(document):
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def run(text, properties=""):
    return (
        f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def scale(**marks):
    """The runs of `1     2     3     4     5`; m3='<w:b/>' marks the 3 with these properties."""
    return run("     ").join(run(str(level), marks.get(f"m{level}", "")) for level in range(1, 6))


def grid(ratings, *, crossing="Red River", head=("", "Strengths", "Drawbacks"), titles=TITLES):
    """A document of one grid; ratings: the inner XML of each rating paragraph, or several."""
    document = docx.Document()
    add_grid(document, ratings, crossing=crossing, head=head, titles=titles)
    return document


def add_grid(
    document, ratings, *, crossing="Red River", head=("", "Strengths", "Drawbacks"), titles=TITLES
):
    if crossing:
        document.add_heading(crossing)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    for title, rating in zip(titles, ratings, strict=False):
        cells = table.add_row().cells
        cells[0].text = title
        for content in [rating] if isinstance(rating, str) else rating:
            cells[0]._tc.append(parse_xml(f"<w:p {W}>{content}</w:p>"))
        fill(cells[1], "a strength", RULE, "another")
        fill(cells[2], "a drawback")
    return table


def fill(cell, first, *others):
    cell.text = first
    for text in others:
        cell.add_paragraph(text)
