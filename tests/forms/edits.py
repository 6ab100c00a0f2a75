"""Random edits of filled forms, as hands and programs make them; each says what it put in."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.styles import Font

LEVELS = (
    *("1", "5", "2.5", "9", "3-4", "3/5", "IV", "about 3", "3!", "3 (was 2)", "60%", "n/a", "?"),
    *("between 2 and 4 (A)", "3 km", "2 roads", "3 - Absent", "three", "3½", "³", "✓"),
)
"""What people put where one level belongs."""
_SIGNS = "az37-/.,()[]*?! \"'|:;#%+=_&<>à好☐☒★"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Edit:
    """What was done to a form."""

    what: str
    marks: list[str]
    """Texts and figures that no form has, and that have to come out again."""
    may_empty: bool = False
    """Whether a rating may be gone: its cell was emptied."""
    may_change: bool = False
    """Whether a rating may be another one: a digit or a mark was changed or moved."""


def mark(random: Random) -> str:
    """A text, or a figure, that no form has."""
    number = random.randrange(10_000)
    return f"zq{number:04}k" if random.random() < 0.7 else f"77{number:04}"


def edited(random: Random, text: str) -> tuple[str, Edit]:
    """A text with one change in it."""
    kind = random.choice(["insert", "delete", "digit", "mark", "level", "clear", "twice"])
    at, new = random.randrange(len(text) + 1), mark(random)
    marks: list[str] = []
    if kind == "insert":
        changed = text[:at] + random.choice(_SIGNS) + text[at:]
    elif kind == "delete":
        changed = text[:at] + text[at + 1 :]
    elif kind == "digit":
        changed = re.sub(r"\d", lambda _: random.choice("0123456789"), text, count=1)
    elif kind == "mark":
        manners = ("{0} {1}", "{1} {0}", "{0} ({1})", "{1}", "{0}: {1}")
        changed, marks = random.choice(manners).format(text, new), [new]
    else:
        changed = {"level": random.choice(LEVELS), "clear": "", "twice": f"{text} {text}"}[kind]
    digits, before = _counting(changed), _counting(text)
    fewer = len(digits) < len(before) or changed.strip() in ("", "n/a")
    edit = Edit(f"{kind}: {text!r} to {changed!r}", marks, fewer, digits != before)
    edit.may_change |= kind == "level"
    return changed, edit


def _counting(text: str) -> list[str]:
    return sorted(re.findall(r"[\dxX☒✓]", text))


def edit_lines(random: Random, content: bytes) -> tuple[bytes, Edit]:
    """A form of lines with a line changed, taken out, put in, moved or doubled."""
    lines = content.decode().split("\n")
    at, new = random.randrange(len(lines)), mark(random)
    line = lines[at]
    kind = random.choice(["text", "text", "text", "out", "in", "move", "twice", "join"])
    if kind == "text":
        lines[at], edit = edited(random, line)
    elif kind == "in":
        written = random.choice(["{}", "- {}", "## {}", "Weather: {}", "Note: {}", "> {}"])
        lines.insert(at, written.format(new))
        edit = Edit(f"{written} before {line!r}", [new])
    elif kind == "out":
        del lines[at]
        edit = Edit(f"without {line!r}", [], may_empty=True)
    elif kind == "move":
        lines.insert(random.randrange(len(lines)), lines.pop(at))
        edit = Edit(f"moved {line!r}", [], may_change=True)
    elif kind == "twice":
        lines.insert(at, line)
        edit = Edit(f"twice {line!r}", [], may_change=True)
    else:
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        edit = Edit(f"joined {lines[at]!r}", [], may_change=True)
    return "\n".join(lines).encode(), edit


def edit_rows(random: Random, content: bytes) -> tuple[bytes, Edit]:
    """A table with a cell, a row or a column changed, taken out, put in, moved or doubled."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    edit = _edit_rows(random, rows)
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode(), edit


def _edit_rows(random: Random, rows: list[list[str]]) -> Edit:
    row, new = random.randrange(len(rows)), mark(random)
    column = random.randrange(len(rows[row]))
    kind = random.choice(["text", "text", "text", "row", "column", "swap", "above", "below", "end"])
    where = f"{kind} in row {row}, column {rows[0][column]!r}"
    if kind == "text":
        rows[row][column], edit = edited(random, rows[row][column])
        return edit
    if kind == "row":
        rows.insert(row, [new if at == column else "" for at in range(len(rows[0]))])
    elif kind == "column":
        for at, cells in enumerate(rows):
            cells.insert(column, new if at == row else "")
    elif kind == "swap":
        other = random.randrange(len(rows[0]))
        for cells in rows:
            cells[column], cells[other] = cells[other], cells[column]
        return Edit(where, [])
    elif kind == "above":
        rows.insert(0, random.choice([[new], [new, "x"], ["", "", new]]))
    elif kind == "below":
        rows.append(random.choice([[new], ["Total", "", new], [f"* {new}"], ["", new]]))
    else:
        rows[row].append(new)
    return Edit(where, [new])


def edit_json(random: Random, content: bytes) -> tuple[bytes, Edit]:
    """Submissions with an answer changed, taken out, renamed or of another kind."""
    document = json.loads(content)
    of = random.choice([each for each in _objects(document) if _asked(each)])
    key, new = random.choice(_asked(of)), mark(random)
    kind = random.choice(["text", "text", "text", "out", "name", "list", "nothing", "more"])
    edit = Edit(f"{kind} {key}", [new], may_empty=True, may_change=True)
    if kind == "text":
        of[key], edit = edited(random, str(of[key]))
    elif kind == "name":
        of[f"{key} {new}"] = of.pop(key)
    elif kind == "list":
        of[key] = [new, {"a": new}]
    elif kind == "more":
        of[random.choice(["rating", "note2", "comment", "trade", "other", new])] = new
    else:
        of[key] = None
        edit.marks = []
    return json.dumps(document).encode(), edit


def _objects(document: Any) -> list[dict[str, Any]]:
    inner = document if isinstance(document, list) else document.values()
    below = [each for part in inner if isinstance(part, (dict, list)) for each in _objects(part)]
    return [document, *below] if isinstance(document, dict) else below


def _asked(of: dict[str, Any]) -> list[str]:
    plain = (key for key, value in of.items() if isinstance(value, str) and value)
    return [key for key in plain if not key.startswith("_") and key != "start"]


def edit_workbook(random: Random, content: bytes) -> tuple[bytes, Edit]:
    """A workbook with a cell changed, moved, hidden, struck out or noted, or with more in it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = random.choice([each for each in book.worksheets if each.sheet_state == "visible"])
    cell = random.choice([c for row in sheet.iter_rows() for c in row if c.value is not None])
    kind = random.choice([*["text"] * 6, *_IN_WORKBOOKS])
    edit = Edit(f"{kind} at {sheet.title}!{cell.coordinate}: {cell.value!r}", [])
    if kind == "text":
        value, edit = edited(random, str(cell.value))
        cell.value = value if not value.startswith("=") else f" {value}"
    else:
        new = mark(random)
        edit.marks = [new] if _IN_WORKBOOKS[kind](sheet, cell, new) else []
    written = io.BytesIO()
    book.save(written)
    return written.getvalue(), edit


def _beside(sheet: Any, cell: Any, new: str) -> bool:
    sheet.cell(cell.row, sheet.max_column + 12).value = new
    return True


def _below(sheet: Any, cell: Any, new: str) -> bool:
    sheet.cell(sheet.max_row + 2, cell.column).value = new
    return True


def _more(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    sheet.parent.create_sheet("More")["B2"] = new
    return True


def _comment(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    cell.comment = Comment(new, "A1")
    return True


def _strike(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    cell.font = Font(strike=True)
    return False


def _hide_row(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    sheet.row_dimensions[cell.row].hidden = True
    return False


def _hide_column(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    sheet.column_dimensions[cell.column_letter].hidden = True
    return False


def _header(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    sheet.oddHeader.left.text = new
    return True


def _link(sheet: Any, cell: Any, new: str) -> bool:  # noqa: ARG001 - as all edits
    cell.hyperlink = f"https://example.org/{new}"
    return True


_IN_WORKBOOKS: dict[str, Callable[[Any, Any, str], bool]] = {
    "beside": _beside,
    "below": _below,
    "sheet": _more,
    "comment": _comment,
    "strike": _strike,
    "hide row": _hide_row,
    "hide column": _hide_column,
    "page header": _header,
    "link": _link,
}


def edit_document(random: Random, content: bytes) -> tuple[bytes, Edit]:
    """A Word document with a text, a paragraph or a row changed, hidden, put in or doubled."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    edit = _edit_body(random, root)
    parts["word/document.xml"] = etree.tostring(root)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue(), edit


def _edit_body(random: Random, root: Any) -> Edit:
    kind, new = (
        random.choice(["text", "text", "text", *_INLINE, "row", "cell", "look"]),
        mark(random),
    )
    node = random.choice([each for each in root.iter(f"{_WORD}t") if not _is_shown_only(each)])
    run = node.getparent()
    edit = Edit(f"{kind} at {node.text!r}", [new], may_change=True)
    if kind == "text":
        node.text, edit = edited(random, node.text or "")
        return edit
    if kind in _INLINE:
        run.addnext(_element(_INLINE[kind].format(_RUN.format(new))))
        return edit
    edit.marks = []
    if kind == "look":
        look = random.choice(["strike", "vanish", "b", "dstrike"])
        run.insert(0, _element(f"<w:rPr><w:{look}/></w:rPr>"))
        edit.may_change = look == "b" or re.search("[1-5]", node.text or "") is not None
        return edit
    if kind == "row":
        row = random.choice(list(root.iter(f"{_WORD}tr")))
        row.addnext(deepcopy(row))
        return edit
    texts = list(random.choice(list(root.iter(f"{_WORD}tc"))).iter(f"{_WORD}t"))
    edit.may_empty = True
    for each in texts:
        each.text = ""
    return edit


_RUN = "<w:r><w:t> {}</w:t></w:r>"
_INLINE = {
    "run": "{}",
    "insertion": '<w:ins w:id="1" w:author="a">{}</w:ins>',
    "control": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "field": '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
    "box": "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>",
}
"""How a further text may stand in a paragraph."""


def _element(markup: str) -> Any:
    first, rest = re.fullmatch(r"<([\w:]+)(.*)", markup, re.DOTALL).groups()
    return etree.fromstring(f'<{first} xmlns:w="{_WORD[1:-1]}"{rest}')


def _is_shown_only(node: Any) -> bool:
    controls: Sequence[Any] = list(node.iterancestors(f"{_WORD}sdt"))
    return any(each.find(f"{_WORD}sdtPr/{_WORD}showingPlcHdr") is not None for each in controls)
