"""The law of every reader: what stands in a file is used, doubted, left over, or the form's own.

A mark that no form has is put somewhere into a filled form, in place of a text or beside it; it has
to come out again: in a sheet, in a doubt, or among the texts that are left over. Forms are edited
at random too, as hands and programs do it: 2,000 times each with `--hypothesis-profile=thorough`.
"""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from io import BytesIO
from random import Random

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from scorer.forms.errors import FormError
from scorer.forms.excel import write as xlsx_write
from scorer.forms.intake.context import FormContext, FormRequest
from scorer.forms.intake.understood import Understood
from scorer.forms.markdown.write import write_markdown
from scorer.forms.reading import read_form
from scorer.forms.word.write import write_docx
from scorer.model import Assessment, Cell, Period, Statement
from scorer.texts.catalogue import languages
from tests.forms.edits import (
    Edit,
    edit_document,
    edit_json,
    edit_lines,
    edit_rows,
    edit_workbook,
)
from tests.forms.services import exports
from tests.forms.services import test_kobo as kobo
from tests.forms.services import test_odk as odk
from tests.forms.services import test_responses as surveys
from tests.forms.text_files import GRID
from tests.forms.word_files import grid, run, saved, scale

MARK = "zqx77k"
MANNERS: tuple[Callable[[str], str], ...] = (
    lambda text: MARK + text[:0],
    lambda text: f"{text} {MARK}",
    lambda text: f"{MARK} {text}",
    lambda text: f"{text} ({MARK})",
    lambda text: f"{text}: {MARK}",
    lambda text: f"{text}\n{MARK}",
)
FILLED = Assessment(
    crossing="red-river",
    rubric="bez-grid@1",
    observed=Period.parse("2018"),
    recorded=date(2026, 1, 2),
    assessor="A1",
    method="workshop",
    note="In a hurry",
    dimensions={
        leaf: Cell(
            rating=level,
            plausible=(2, 4),
            because="Because it is so",
            strengths=(Statement(text="A second bridge", kind="plan", id="bridge"),),
            drawbacks=(Statement(text="No cold store", side="vn"),),
        )
        for leaf, level in zip(("trade", "transport", "bez", "dialogue"), (3, 4, 2, 3), strict=True)
    },
)
LANGUAGES = st.sampled_from(languages())
ENDINGS = st.sampled_from(["md", "txt"])

law = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def every_text(understood: Understood) -> Iterator[str]:
    for sheet in understood.sheets:
        for text in (sheet.crossing, sheet.crossing_name, sheet.observed, sheet.recorded):
            yield text or ""
        for text in (sheet.assessor, sheet.method, sheet.round, sheet.note, sheet.rubric):
            yield text or ""
        for cell in sheet.cells.values():
            yield cell.because or ""
            for _, statement in cell.statements():
                yield f"{statement.text} {statement.id} {statement.source}"
        yield from (doubt.message for doubt in sheet.doubts)
    yield from (f"{each.place} {each.text}" for each in understood.unplaced)  # `column x`
    yield from (doubt.message for doubt in understood.doubts)


def assert_the_mark_came_out(content: bytes, name: str, context: FormContext) -> None:
    try:
        understood = read_form(content, name, context)
    except FormError:
        return  # a refusal loses nothing: the file stays with who sent it
    assert any(MARK in text for text in every_text(understood)), understood


@pytest.fixture(scope="module")
def filled(context) -> FormRequest:
    return FormRequest(context.crossings["red-river"], FILLED)


@pytest.fixture(scope="module")
def word_forms(context, filled) -> dict[str, bytes]:
    return {each: write_docx([filled], context.rubric, each) for each in languages()}


@pytest.fixture(scope="module")
def wild_grid() -> bytes:
    return saved(grid([scale(m3="<w:b/>"), run("4"), run("2/5"), run("Regular")]))


@pytest.fixture(scope="module")
def excel_form(context, filled) -> openpyxl.Workbook:
    """The form as Excel opened it; a test that changes a cell puts it back."""
    return openpyxl.load_workbook(BytesIO(xlsx_write.write([filled], context.rubric, "en")))


def marked_docx(content: bytes, part: int, manner: Callable[[str], str]) -> bytes:
    """The document with one of its texts changed."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                texts = [
                    node
                    for node in root.iter("{*}t")
                    if not any(
                        each.find("{*}sdtPr/{*}showingPlcHdr") is not None
                        for each in node.iterancestors("{*}sdt")
                    )
                ]
                node = texts[part % len(texts)]
                node.text = manner(node.text or "").replace("\n", " ")
                data = etree.tostring(root)
            new.writestr(name, data)
    return changed.getvalue()


@law
@given(
    part=st.integers(0, 400),
    manner=st.sampled_from(MANNERS),
    language=st.sampled_from(["en", "vi", "zh"]),
)
def test_in_our_word_form(context, word_forms, part, manner, language):
    assert_the_mark_came_out(marked_docx(word_forms[language], part, manner), "form.docx", context)


@law
@given(part=st.integers(0, 60), manner=st.sampled_from(MANNERS))
def test_in_a_word_grid_in_the_wild(context, wild_grid, part, manner):
    assert_the_mark_came_out(marked_docx(wild_grid, part, manner), "form.docx", context)


LEVELS = ["1", "2", "3", "4", "5"]
LAYOUTS = {
    "Likert": [["Dimension", *LEVELS], ["Trade", "", "", "X", "", ""],
               ["PPD", "☒", "☐", "", "", ""]],
    "rating": [["Dimension", "Rating"], ["Trade", "3"], ["PPD", "2/5"]],
    "rows": [["Trade", ""], ["Rating", "3"], ["Strengths", "good"], ["Drawbacks", "bad"],
             ["PPD", ""], ["Rating", "1 [2] 3 4 5"], ["Reason", "so"]],
    "columns": [["", "Trade", "PPD"], ["Rating", "3", "2"], ["Strengths", "good", ""]],
    "beside": [["", "Red River", "", "North Gate-Nam Quan", ""],
               ["", "Strengths", "Drawbacks", "Strengths", "Drawbacks"],
               ["Trade", "a", "b", "c", "d"], ["PPD", "e", "f", "g", "h"]],
    "crossings": [["Dimension", "Red River", "North Gate-Nam Quan"], ["Trade", "3", "4"],
                  ["PPD", "2", "1"]],
    "below": [["", *[""] * 5, "Strengths", "Drawbacks"], ["Trade", *LEVELS, "a", "b"],
              ["", "", "", "X", "", "", "", ""]],
}  # fmt: skip
"""Grids as people lay them out, as rows of cells."""
HEAD_LINES = ("Red River", "Observed: 2018", "Assessor: A1")


def laid_out(layout: str, row: int, column: int, manner: Callable[[str], str]) -> list[list[str]]:
    rows = [list(each) for each in LAYOUTS[layout]]
    cells = rows[row % len(rows)]
    cells[column % len(cells)] = manner(cells[column % len(cells)])
    return rows


in_any_layout = given(
    layout=st.sampled_from(sorted(LAYOUTS)),
    row=st.integers(0, 7),
    column=st.integers(0, 7),
    manner=st.sampled_from(MANNERS),
)


@law
@in_any_layout
def test_in_word_grids_of_every_layout(context, layout, row, column, manner):
    document = docx.Document()
    for line in HEAD_LINES:
        document.add_paragraph(line)
    rows = laid_out(layout, row, column, manner)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    assert_the_mark_came_out(saved(document), "form.docx", context)


@law
@in_any_layout
def test_in_worksheets_laid_out_as_grids(context, layout, row, column, manner):
    book = openpyxl.Workbook()
    for cells in (*([line] for line in HEAD_LINES), *laid_out(layout, row, column, manner)):
        book.active.append([text or None for text in cells])
    written = BytesIO()
    book.save(written)
    assert_the_mark_came_out(written.getvalue(), "form.xlsx", context)


@law
@in_any_layout
def test_in_pipe_tables(context, layout, row, column, manner):
    first, *rows = laid_out(layout, row, column, lambda text: manner(text).replace("\n", "<br>"))
    lines = [*HEAD_LINES, "", "|".join(["", *first, ""]), "|---" * len(first) + "|"]
    lines += ["|".join(["", *each, ""]) for each in rows]
    assert_the_mark_came_out("\n".join(lines).encode(), "form.md", context)


@law
@given(
    row=st.integers(0, 3),
    column=st.integers(0, 8),
    hide=st.sampled_from(["row", "column", "worksheet", "struck", "white", "comment"]),
)
def test_in_what_a_workbook_hides(context, row, column, hide):
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in WIDE:
        sheet.append(cells)
    cell = sheet.cell(row + 1, column + 1)
    if hide == "comment":
        cell.comment = openpyxl.comments.Comment(MARK, "A1")
    else:
        cell.value = MARK
    if hide == "row":
        sheet.row_dimensions[cell.row].hidden = True
    elif hide == "column":
        sheet.column_dimensions[cell.column_letter].hidden = True
    elif hide == "worksheet":
        sheet.sheet_state = "hidden"
        seen = book.create_sheet("seen")
        for cells in WIDE:
            seen.append(cells)
    elif hide in ("struck", "white"):
        look = {"strike": True} if hide == "struck" else {"color": "FFFFFFFF"}
        cell.font = openpyxl.styles.Font(**look)
    written = BytesIO()
    book.save(written)
    assert_the_mark_came_out(written.getvalue(), "table.xlsx", context)


@law
@given(row=st.integers(1, 60), column=st.integers(1, 6), manner=st.sampled_from(MANNERS))
def test_in_our_excel_form(context, excel_form, row, column, manner):
    cell = excel_form.worksheets[1].cell(row, column)
    if isinstance(cell, openpyxl.cell.cell.MergedCell):
        return
    before = cell.value
    cell.value = manner(str(before or ""))
    written = BytesIO()
    excel_form.save(written)
    cell.value = before
    assert_the_mark_came_out(written.getvalue(), "form.xlsx", context)


@law
@given(part=st.integers(0, 200), manner=st.sampled_from(MANNERS), ending=ENDINGS)
def test_in_a_form_of_lines(context, filled, part, manner, ending):
    if ending == "md":
        form = write_markdown([filled], context.rubric, "en")
    else:
        form = GRID.replace("1     2     3     4     5", "1     2     [3]     4     5")
    lines = form.split("\n")
    lines[part % len(lines)] = manner(lines[part % len(lines)])
    assert_the_mark_came_out("\n".join(lines).encode(), f"form.{ending}", context)


WIDE = [
    ["crossing", "year", "assessor", "trade", "transport", "bez", "dialogue", "trade_because", "x"],
    ["red-river", "2018", "A1", "3", "4", "2", "3", "Because", "y"],
    ["north-gate", "2018", "A1", "4", "n/a", "2", "3", "", ""],
]
LONG = [
    ["crossing", "observed", "dimension", "rating", "low", "high", "because", "strengths", "note"],
    ["red-river", "2018", "trade", "3", "2", "4", "Because", "A bridge", "n"],
    ["red-river", "2018", "transport", "4", "", "", "", "", "n"],
    ["north-gate", "2018", "bez", "2", "", "", "", "2", ""],
]
TIDY = [
    ["crossing", "observed", "dimension", "rating", "polarity", "kind", "id", "text", "side"],
    ["red-river", "2018", "trade", "3", "", "", "", "", ""],
    ["red-river", "2018", "trade", "", "strength", "plan", "a", "A bridge", "vn"],
]


@law
@given(
    rows=st.sampled_from([WIDE, LONG, TIDY]),
    row=st.integers(0, 3),
    column=st.integers(0, 9),
    manner=st.sampled_from(MANNERS),
)
def test_in_a_table(context, rows, row, column, manner):
    changed = [list(each) for each in rows]
    line = changed[row % len(changed)]
    if column == len(line):
        line.append(MARK)  # a field without a heading, or a heading of nothing
    else:
        line[column % len(line)] = manner(line[column % len(line)])
    written = io.StringIO()
    csv.writer(written).writerows(changed)
    assert_the_mark_came_out(written.getvalue().encode(), "table.csv", context)


SUBMISSION = {
    "_uuid": "a1",
    "_submission_time": "2024-01-01T00:00:00",
    "start": "2024-01-01T00:00:00",
    "crossing": "red-river",
    "observed_from": "2018-01-01",
    "observed_to": "2018-12-31",
    "assessor": "A1",
    "method": "survey",
    "trade/trade_rating": "3",
    "trade/trade_low": "2",
    "trade/trade_high": "4",
    "trade/trade_because": "Because",
    "note": "n",
    "statement": [
        {
            "statement/dimension": "trade",
            "statement/polarity": "strength",
            "statement/text": "A bridge",
            "statement/kind": "plan",
            "statement/side": "vn",
            "statement/source": "grid-2017",
        }
    ],
}
ANSWERS = [
    key for key in SUBMISSION if not key.startswith("_") and key not in ("start", "statement")
]


@law
@given(
    key=st.sampled_from([*ANSWERS, *SUBMISSION["statement"][0], "what else", "crossing_other"]),
    manner=st.sampled_from(MANNERS),
)
def test_in_a_submission_of_a_phone(context, key, manner):
    changed = json.loads(json.dumps(SUBMISSION))
    where = changed["statement"][0] if key.startswith("statement/") else changed
    where[key] = manner(where.get(key, ""))
    assert_the_mark_came_out(json.dumps([changed]).encode(), "data.json", context)


SERVICES = {
    "kobo.xlsx": (
        (kobo.ANSWERS | kobo.ADDED, kobo.STATEMENT | kobo.OWNER),
        kobo.workbook,
    ),
    "ona.csv": (
        (kobo.ANSWERS | exports.grouped("[1]/", kobo.STATEMENT) | kobo.ADDED | kobo.ONA,),
        lambda main: exports.csv_of(exports.table_of(main)),
    ),
    "central.zip": (
        (odk.MAIN, odk.REPEAT),
        lambda main, repeat: exports.zip_of(
            {
                "bez.csv": exports.csv_of(exports.table_of(main)),
                "bez-statement.csv": exports.csv_of(exports.table_of(repeat)),
            }
        ),
    ),
    "google.csv": (
        (
            {
                "Timestamp": "2024/05/14 9:12:44 AM GMT+7",
                "Border crossing": "red-river",
                "Your reviewer code": "A1",
                **dict(zip(surveys.MATRIX, surveys.GIVEN, strict=True)),
                f"Why? [{exports.TITLES[0]}]": "Because",
                f"Main strengths [{exports.TITLES[0]}]": "A bridge",
            },
        ),
        lambda main: exports.csv_of(exports.table_of(main)),
    ),
    "limesurvey.csv": (
        (
            {
                **dict(zip(surveys.LIMESURVEY, surveys.SENT, strict=True)),
                "crossing": "red-river",
                "G1Q1[trade]": "A3",
                "G1Q1[bez]": "Regular",
                "G1Q2[trade][because]": "Because",
            },
        ),
        lambda main: exports.csv_of(exports.table_of(main)),
    ),
    "microsoft.xlsx": (
        (
            {
                **dict.fromkeys(surveys.MICROSOFT, "1"),
                "Border crossing": "red-river",
                **dict(zip(exports.TITLES, surveys.GIVEN, strict=True)),
                "Comments": "n",
            },
        ),
        lambda main: exports.xlsx_of(Sheet1=exports.table_of(main)),
    ),
    "qualtrics.csv": (
        (dict(zip(surveys.QUALTRICS, surveys.response("0"), strict=True)),),
        lambda main: exports.csv_of(
            [[*main], [*surveys.QUALTRICS.values()], surveys.IMPORT_IDS, [*main.values()]]
        ),
    ),
    "surveymonkey.csv": (
        (
            {
                **dict.fromkeys(surveys.MONKEY, "1"),
                "Border crossing": "red-river",
                **dict(zip(surveys.MATRIX, surveys.GIVEN, strict=True)),
            },
        ),
        lambda main: exports.csv_of(
            [[*main], ["" for _ in surveys.MONKEY] + ["Response"], [*main.values()]]
        ),
    ),
}
"""Rows of answers in the layout of each service or survey tool, and how a file is made of them."""
FRAME_OF_SERVICES = {
    *(*kobo.ADDED, *kobo.ONA, *kobo.OWNER, "start", "end", "KEY", "PARENT_KEY", "SubmissionDate"),
    *("meta-instanceID", "ReviewState", "Edits", "Timestamp", *surveys.LIMESURVEY),
    *(*surveys.MICROSOFT, *surveys.MONKEY, *[*surveys.QUALTRICS][:8]),
}


@law
@given(
    name=st.sampled_from([*SERVICES]),
    part=st.integers(0, 60),
    manner=st.sampled_from(MANNERS),
    figure=st.booleans(),
)
def test_in_an_answer_or_a_question_of_a_service(context, name, part, manner, figure):
    rows, made = SERVICES[name]
    changed = [dict(row) for row in rows]
    places = [(row, key) for row in changed for key in row if key not in FRAME_OF_SERVICES]
    row, key = places[part % len(places)]
    if figure:  # the wording of a question is the form's own, but not a figure in it
        marked = manner(key).replace(MARK, "7719")
        renamed = {marked if each == key else each: text for each, text in row.items()}
        row.clear()
        row.update(renamed)
    else:
        row[key] = manner(row[key])
    try:
        understood = read_form(made(*changed), name, context)
    except FormError:
        return
    mark = "7719" if figure else MARK
    assert any(mark in text for text in every_text(understood)), understood


PIPES = """Red River

Observed: 2018

| Dimension | Rating | Strengths | Drawbacks |
|---|---|---|---|
| Cross-border trade | 3 | A bridge | No store |
| Transport and logistics | 1 2 **4** 3 5 | A road | |
| Border economic zone potential | 2/5 | | Slow works |
| Public-private dialogue | 5 - Exemplary | A council | |
"""
EDITED: dict[str, tuple[Callable[[Random, bytes], tuple[bytes, Edit]], tuple[str, ...]]] = {
    "md": (edit_lines, languages()),
    "xlsx": (edit_workbook, languages()),
    "docx": (edit_document, languages()),
    "txt": (edit_lines, ("grid",)),
    "pipes.md": (edit_lines, ("pipes",)),
    "csv": (edit_rows, ("wide", "long", "tidy")),
    "lines.csv": (edit_lines, ("wide", "long", "tidy")),
    "json": (edit_json, ("submissions",)),
}
"""How each form is edited, and the files of it that are."""


@pytest.fixture(scope="module")
def forms(context, filled) -> Callable[[str, str], bytes]:
    """The content of a filled form, by its kind and its language or layout."""
    made = {}
    for each in languages():
        made["md", each] = write_markdown([filled], context.rubric, each).encode()
        made["xlsx", each] = xlsx_write.write([filled], context.rubric, each)
        made["docx", each] = write_docx([filled], context.rubric, each)
    made["txt", "grid"] = GRID.replace("2     3     4", "2     [3]     4").encode()
    made["pipes.md", "pipes"] = PIPES.encode()
    for kind in ("csv", "lines.csv"):
        for name, rows in (("wide", WIDE), ("long", LONG), ("tidy", TIDY)):
            made[kind, name] = exports.csv_of(rows)
    made["json", "submissions"] = json.dumps([SUBMISSION]).encode()
    return lambda kind, of: made[kind, of]


@pytest.fixture(scope="module")
def ratings_before(context, forms) -> Callable[[str, str], Counter[tuple[str, object]]]:
    """The ratings of a filled form before it is edited."""

    @cache
    def read(kind: str, of: str) -> Counter[tuple[str, object]]:
        return ratings_in(read_form(forms(kind, of), name_of(kind), context))

    return read


def name_of(kind: str) -> str:
    return f"form.{kind.rpartition('.')[2]}"


def ratings_in(understood: Understood) -> Counter[tuple[str, object]]:
    return Counter(
        (leaf, cell.rating)
        for sheet in understood.sheets
        for leaf, cell in sheet.cells.items()
        if cell.rating is not None
    )


@pytest.mark.parametrize("form", sorted(EDITED))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(seed=1190)
@example(seed=98857)
@given(seed=st.integers(0, 2**32))
def test_under_random_edits(context, forms, ratings_before, form, seed):
    edit_one, files = EDITED[form]
    random = Random(seed)
    of = random.choice(files)
    changed, edit = edit_one(random, forms(form, of))
    try:
        understood = read_form(changed, name_of(form), context)
    except FormError:
        return
    texts = list(every_text(understood))
    for each in edit.marks:
        assert any(each in text for text in texts), (edit.what, understood)
    doubts = (*understood.doubts, *(doubt for sheet in understood.sheets for doubt in sheet.doubts))
    if doubts or understood.unplaced or edit.may_empty:
        return
    before, after = ratings_before(form, of), ratings_in(understood)
    lost, gained = before - after, after - before
    assert not lost or edit.may_change, (edit.what, lost)
    assert {leaf for leaf, _ in lost} <= {leaf for leaf, _ in gained}, (edit.what, lost)


@pytest.mark.parametrize("written", ["?", "***", "★★★★★★", "very good", "4-Mar", "2 roads", "☺"])
def test_a_rating_cell_that_comes_to_no_level_is_doubted_and_kept(context, written):
    tables = f"crossing,year,trade\nred-river,2018,{written}\n".encode()
    document = saved(grid([run(written), run("3"), run("3"), run("3")]))
    heads = ("Dimension", "Rating", "Strengths")
    rated = grid([], head=heads)
    row = rated.tables[0].add_row().cells
    row[0].text, row[1].text = "Trade", written
    markdown = f"## Red River\n\n### Trade\n\n- **Rating:** {written}\n".encode()
    for content, name in (
        (tables, "table.csv"),
        (document, "form.docx"),
        (saved(rated), "form.docx"),
        (markdown, "form.md"),
    ):
        understood = read_form(content, name, context)
        (sheet,) = understood.sheets
        assert sheet.cells["trade"].rating is None
        assert any(doubt.message.startswith("Cross-border trade: ") for doubt in sheet.doubts)
        assert any(written in each.text for each in understood.unplaced), name
