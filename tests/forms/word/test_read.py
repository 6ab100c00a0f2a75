"""Word grids in the wild: marked, merged, tracked, and in several languages."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml

from scorer.forms.errors import FormError
from scorer.forms.word.read import read_docx
from tests.forms.word_files import OVAL, RULE, VML, W, add_grid, fill, grid, run, saved, scale

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def read(document, context):
    content = document if isinstance(document, bytes) else saved(document)
    return read_docx(content, "grid.docx", context)


def ratings(understood):
    (sheet,) = understood.sheets
    return [cell.rating for cell in sheet.cells.values()]


def texts(statements):
    return [statement.text for statement in statements]


def field(instruction, data=""):
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + FIELD.format("end")
    )


def drop_down(shown, placeholder=False):
    state = "<w:showingPlcHdr/>" if placeholder else ""
    return (
        f'<w:sdt><w:sdtPr>{state}<w:dropDownList><w:listItem w:displayText="3" w:value="3"/>'
        f"</w:dropDownList></w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )


def boxes(ticked):
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return "".join(
        f'<w:sdt><w:sdtPr><w14:checkbox {w14}><w14:checked w14:val="{int(level == ticked)}"/>'
        f"</w14:checkbox></w:sdtPr><w:sdtContent>{run('?')}</w:sdtContent></w:sdt>{run(str(level))}"
        for level in range(1, 6)
    )


def legacy_boxes(ticked):
    return " ".join(
        field(
            "FORMCHECKBOX",
            f'<w:ffData><w:checkBox><w:default w:val="{int(level == ticked)}"/></w:checkBox>'
            "</w:ffData>",
        )
        + run(f"{level} ")
        for level in range(1, 6)
    )


LEGACY_LIST = (
    '<w:ffData><w:ddList><w:result w:val="2"/><w:listEntry w:val="1"/><w:listEntry w:val="2"/>'
    '<w:listEntry w:val="3"/></w:ddList></w:ffData>'
)
WINGDINGS = '<w:r><w:sym w:font="Wingdings" w:char="F083"/></w:r>'


def in_font(font, text):
    return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>')


def sign(font, code):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def beside(box, *, before=False):
    """A scale with something beside each level. box: what, by whether the level is ticked."""
    return "".join(
        box(level == 3) + run(f" {level} ") if before else run(f" {level} ") + box(level == 3)
        for level in range(1, 6)
    )


MARKED_WITH_SIGNS = {
    "Wingdings as LibreOffice writes it": beside(
        lambda on: in_font("Wingdings", "\uf0fe" if on else "\uf0a8")
    ),
    "Wingdings as letters": beside(lambda on: in_font("Wingdings", "þ" if on else "¨")),
    "Wingdings crossed": beside(lambda on: in_font("Wingdings", "x" if on else "o"), before=True),
    "Wingdings 2": beside(lambda on: in_font("Wingdings 2", "R" if on else "£")),
    "Wingdings 2 as LibreOffice writes it": beside(
        lambda on: in_font("Wingdings 2", "\uf054" if on else "\uf0a3")
    ),
    "Webdings": beside(lambda on: in_font("Webdings", "a" if on else "c")),
    "Symbol": run("1 2 3") + in_font("Symbol", "\u00d6") + run(" 4 5"),
    "Symbol as LibreOffice writes it": run("1 2 ") + in_font("Symbol", "\uf0d6") + run("3 4 5"),
    "sign with its code": beside(lambda on: sign("Wingdings", "00FE" if on else "00A8")),
    "sign with F0": beside(lambda on: sign("Wingdings", "F0FE" if on else "F0A8")),
    "sign of Wingdings 2": beside(lambda on: sign("Wingdings 2", "F052" if on else "F0A3")),
    "a font lost on the way": beside(lambda on: run("\uf0fe" if on else "\uf0a8")),
    "boxes of Unicode": beside(lambda on: run("☑" if on else "☐")),
    "other boxes of Unicode": beside(lambda on: run("✅" if on else "⬜"), before=True),
    "boxes of brackets": beside(lambda on: run("[x]" if on else "[ ]"), before=True),
    "round boxes of brackets": beside(lambda on: run("(●)" if on else "( )")),
    "boxes on a line": beside(lambda on: run("_X_" if on else "___")),
    "a Cyrillic cross": run("1  2  3Х  4  5"),
    "circled in Wingdings": run("1 2 ") + in_font("Wingdings", "\u0083") + run(" 4 5"),
    "circled in Wingdings 2": run("1 2 ") + in_font("Wingdings 2", "l") + run(" 4 5"),
}


@pytest.mark.parametrize("manner", MARKED_WITH_SIGNS)
def test_boxes_and_ticks_of_every_font_mark_a_level(context, manner):
    understood = read(grid([MARKED_WITH_SIGNS[manner], scale()]), context)
    assert ratings(understood)[:2] == [3, None]
    assert not understood.unplaced
    assert [each.message for each in understood.sheets[0].doubts if "rated" in each.message] == []


@pytest.mark.parametrize(
    "content",
    [
        run("1 2 3 ☺ 4 5"),
        run("1 2 3* 4 5"),
        run("1 2 [3 4 5"),
        beside(lambda on: in_font("Wingdings", "J" if on else "L")),
        beside(lambda on: in_font("Wingdings 3", "\uf070" if on else "\uf071")),
    ],
)
def test_a_sign_that_is_not_known_beside_one_level_is_doubted_and_kept(context, content):
    understood = read(grid([content, scale()]), context)
    assert ratings(understood)[0] is None
    assert "beside one level" in understood.sheets[0].doubts[0].message
    assert len(understood.unplaced) == 1


@pytest.mark.parametrize(
    "blank", ["1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☐", "1 / 2 / 3 / 4 / 5.", "Rating: 1–2—3-4-5"]
)
def test_a_scale_that_nobody_marked_is_not_rated_and_no_doubt(context, blank):
    understood = read(grid([run(blank)] * 4), context)
    assert ratings(understood) == [None] * 4
    assert not understood.sheets[0].doubts


MARKED_WITH_A_3 = {
    "bold": scale(m3="<w:b/>"),
    "highlight": scale(m3='<w:highlight w:val="yellow"/>'),
    "underline": scale(m3='<w:u w:val="single"/>'),
    "shading": scale(m3='<w:shd w:val="clear" w:fill="FFFF00"/>'),
    "box": scale(m3='<w:bdr w:val="single" w:sz="4"/>'),
    "colour": scale(m3='<w:color w:val="FF0000"/>'),
    "theme colour": scale(m3='<w:color w:val="auto" w:themeColor="accent2"/>'),
    "size": scale(m3='<w:sz w:val="32"/>'),
    "character style": scale(m3='<w:rStyle w:val="Strong"/>'),
    "emphasis mark": scale(m3='<w:em w:val="dot"/>'),
    "circled digit": run("1   2   ③   4   5"),
    "combining circle": run("1   2   3\u20dd   4   5"),
    "wingdings": run("1   2   ") + WINGDINGS + run("   4   5"),
    "enclosed character": run("1   2   ") + field(r" eq \o\ac(○,3)") + run("   4   5"),
    "brackets": run("1   2   (3)   4   5"),
    "bracket runs": run("1   2   (") + run("3") + run(")   4   5"),
    "split runs": run("1 ") + run("  2 ") + run(" ", "<w:b/>") + run("3", "<w:b/>") + run(" 4 5"),
    "all bold, one underlined": scale(
        m1="<w:b/>", m2="<w:b/>", m3='<w:b/><w:u w:val="single"/>', m4="<w:b/>", m5="<w:b/>"
    ),
    "bold off is not bold": scale(m2='<w:b w:val="0"/>', m3="<w:b/>"),
    "drop-down": drop_down("3 - Regular"),
    "drop-down beside the scale": scale() + "</w:p><w:p>" + drop_down("3"),
    "check boxes": boxes(3),
    "old check boxes": legacy_boxes(3),
    "old drop-down": field("FORMDROPDOWN", LEGACY_LIST),
    "in a hyperlink": run("1 2 ")
    + f"<w:hyperlink>{run('3', '<w:b/>')}</w:hyperlink>"
    + run(" 4 5"),
    "in a tracked insertion": run("1 2 ")
    + f"<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{run('[3]')}</w:ins>"
    + run(" 4 5"),
    "words": run("Rating: 3"),
    "number": run("3"),
    "out of five": run("3/5"),
    "level in Chinese": run("3 - 常态"),
}


@pytest.mark.parametrize("manner", MARKED_WITH_A_3)
def test_a_marked_level_is_the_rating_and_an_unmarked_scale_is_not_rated(context, manner):
    content = MARKED_WITH_A_3[manner].split("</w:p><w:p>")
    understood = read(grid([scale(), content, scale(), scale()]), context)
    assert ratings(understood) == [None, 3, None, None]
    (sheet,) = understood.sheets
    assert not sheet.doubts
    assert not understood.unplaced


@pytest.mark.parametrize(
    "content",
    [
        scale(m2="<w:b/>", m3="<w:b/>"),
        scale(m2="<w:b/>", m3='<w:highlight w:val="yellow"/>'),
        run("1 [2] 3 [4] 5"),
        [scale(m2="<w:b/>"), drop_down("4")],
    ],
)
def test_two_marks_are_ambiguous(context, content):
    understood = read(grid([content, scale()]), context)
    assert ratings(understood)[0] is None
    (doubt, *_) = understood.sheets[0].doubts
    assert "ambiguous" in doubt.message
    assert doubt.place == "table 1, row 2, cell 1"


@pytest.mark.parametrize(
    ("written", "level"),
    [("3", 3), ("Level 2 - ad hoc", 2), ("Score = 4", 4), ("Mức 5", 5), ("Rating: 1", 1)],
)
def test_a_level_written_out_is_the_rating(context, written, level):
    (sheet,) = read(grid([run(written)]), context).sheets
    assert sheet.cells["trade"].rating == level


@pytest.mark.parametrize("written", ["2-3", "3.5", "between 3 and 4", "7"])
def test_a_number_that_is_no_level_is_doubtful_and_kept(context, written):
    understood = read(grid([run(written)]), context)
    (sheet,) = understood.sheets
    assert sheet.cells["trade"].rating is None
    assert any("Cross-border trade" in doubt.message for doubt in sheet.doubts)
    assert written in [each.text for each in understood.unplaced]


def test_a_placeholder_is_not_an_answer(context):
    contents = [
        drop_down("Choose an item.", placeholder=True),
        drop_down("3", placeholder=True),
        scale() + drop_down("1 2 3 4 5", placeholder=True),
    ]
    understood = read(grid([*contents[:2], scale(), scale()]), context)
    assert ratings(understood) == [None, None, None, None]
    assert not understood.unplaced


TEXT_BOX = (
    f"<w:r><w:pict><v:shape {VML}><v:textbox><w:txbxContent>"
    f"<w:p>{run('Ask Mr Tran')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


DRAWN = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/'
    'word/2010/wordprocessingShape"/></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("shape", [OVAL, DRAWN])
def test_a_drawn_shape_is_left_to_a_person(context, shape):
    understood = read(grid([scale() + shape, scale()]), context)
    assert ratings(understood)[0] is None
    (sheet,) = understood.sheets
    assert any("ask a person" in doubt.message for doubt in sheet.doubts)


def test_a_text_in_a_text_box_or_a_comment_is_kept(context):
    understood = read(grid([scale() + TEXT_BOX]), context)
    assert [(each.place, each.text) for each in understood.unplaced] == [
        ("text box", "Ask Mr Tran")
    ]


def test_levels_in_cells_of_their_own_are_a_scale(context):
    document = docx.Document()
    document.add_paragraph("Red River")
    table = document.add_table(rows=3, cols=8)
    for cell, text in zip(
        table.rows[0].cells, ["", *[""] * 5, "Strengths", "Drawbacks"], strict=True
    ):
        cell.text = text
    for row, title, marked in ((1, "Trade", 4), (2, "Transport", None)):
        cells = table.rows[row].cells
        for cell, text in zip(cells, [title, *"12345", "good", "bad"], strict=True):
            cell.text = text
        if marked:
            shading = parse_xml(f'<w:shd {W} w:val="clear" w:fill="00FF00"/>')
            cells[marked]._tc.get_or_add_tcPr().append(shading)
    understood = read(document, context)
    assert ratings(understood)[:2] == [4, None]
    assert texts(understood.sheets[0].cells["trade"].strengths) == ["good"]
    assert not understood.unplaced


def test_a_tick_in_the_column_of_a_level_is_the_rating(context):
    document = docx.Document()
    table = document.add_table(rows=3, cols=8)
    rows = (
        ["Red River", *"12345", "Strengths", "Drawbacks"],
        ["Trade", "", "X", "", "", "", "good", "bad"],
        ["Transport", "", "X", "", "X", "", "good", "bad"],
    )
    for row, content in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, content, strict=True):
            cell.text = text
    understood = read(document, context)
    assert understood.sheets[0].crossing == "red-river"
    assert ratings(understood)[:2] == [2, None]
    assert any("ambiguous" in doubt.message for doubt in understood.sheets[0].doubts)


def test_statements_are_separated_by_rules_blank_lines_and_paragraphs(context):
    document = grid([scale()] * 3)
    cells = [row.cells[1] for row in document.tables[0].rows[1:]]
    fill(cells[0], f"one {RULE}", "two", RULE, "three", "goes on")
    fill(cells[1], "one", "", "two")
    fill(cells[2], "one", "two")
    sheet = read(document, context).sheets[0]
    assert texts(sheet.cells["trade"].strengths) == ["one", "two", "three\ngoes on"]
    assert texts(sheet.cells["transport"].strengths) == ["one", "two"]
    assert texts(sheet.cells["bez"].strengths) == ["one", "two"]


def test_insertions_count_and_deletions_do_not(context):
    document = grid([scale()])
    paragraph = document.tables[0].rows[1].cells[2].paragraphs[0]._p
    paragraph.append(parse_xml(f"<w:ins {W}>{run(', added')}</w:ins>"))
    paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText> gone</w:delText></w:r></w:del>"))
    sheet = read(document, context).sheets[0]
    assert texts(sheet.cells["trade"].drawbacks) == ["a drawback, added"]


def test_several_crossings_in_one_document_are_several_sheets(context):
    document = docx.Document()
    document.add_paragraph("Our findings of this year.")
    add_grid(document, [scale(m1="<w:b/>")])
    document.add_page_break()
    add_grid(document, [scale(m5="<w:b/>")], crossing="North gate - nam quan")
    add_grid(document, [scale(m2="<w:b/>")], crossing="Somewhere New")
    understood = read(document, context)
    found = [(sheet.crossing, sheet.cells["trade"].rating) for sheet in understood.sheets]
    assert found == [("red-river", 1), ("north-gate", 5), ("Somewhere New", 2)]
    assert [each.text for each in understood.unplaced] == ["Our findings of this year."]


def test_crossings_in_merged_rows_of_one_table_are_several_sheets(context):
    document = docx.Document()
    table = document.add_table(rows=7, cols=3)
    rows = (
        ["Red River", "", ""],
        ["", "Strengths", "Drawbacks"],
        ["Trade\n[1] 2 3 4 5", "a", "b"],
        ["North Gate-Nam Quan", "", ""],
        ["", "Strengths", "Drawbacks"],
        ["Trade\n1 [2] 3 4 5", "c", "d"],
        ["Transport\n1 2 3 [4] 5", "e", "f"],
    )
    for row, content in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, content, strict=True):
            cell.text = text
    for row in (0, 3):
        table.rows[row].cells[0].merge(table.rows[row].cells[2])
    understood = read(document, context)
    assert [sheet.crossing for sheet in understood.sheets] == ["red-river", "north-gate"]
    first, second = understood.sheets
    assert (first.cells["trade"].rating, second.cells["trade"].rating) == (1, 2)
    assert second.cells["transport"].rating == 4
    assert texts(second.cells["trade"].drawbacks) == ["d"]


def test_a_dimension_merged_over_rows_holds_the_statements_of_all_of_them(context):
    document = docx.Document()
    document.add_paragraph("Red River")
    table = document.add_table(rows=4, cols=3)
    rows = (
        ["", "Strengths", "Drawbacks"],
        ["Trade", "one", "uno"],
        ["", "two", "due"],
        ["Transport", "three", "tre"],
    )
    for row, content in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, content, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    sheet = read(document, context).sheets[0]
    assert texts(sheet.cells["trade"].strengths) == ["one", "two"]
    assert texts(sheet.cells["trade"].drawbacks) == ["uno", "due"]
    assert texts(sheet.cells["transport"].strengths) == ["three"]


def test_a_dimension_may_stand_in_a_row_above_its_scale(context):
    document = docx.Document()
    document.add_paragraph("Red River")
    table = document.add_table(rows=3, cols=3)
    rows = (
        ["Score", "Drawbacks", "Strengths"],
        ["1. Cross-Border Trade", "", ""],
        ["1 2 3 4 <5>", "bad", "good"],
    )
    for row, content in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, content, strict=True):
            cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[2])
    trade = read(document, context).sheets[0].cells["trade"]
    assert (trade.rating, texts(trade.strengths), texts(trade.drawbacks)) == (5, ["good"], ["bad"])


def test_headings_are_understood_in_three_languages_and_by_likeness(context):
    titles = (
        "Thương mại qua biên giới",
        "运输与物流",
        "Border Economic Zone (BEZ) potential",
        "PPD",
    )
    for head in (("", "Điểm mạnh", "Điểm yếu"), ("", "优势", "不足"), ("", "PROS", "Cons")):
        understood = read(grid([scale(m4="<w:b/>")] * 4, head=head, titles=titles), context)
        assert ratings(understood) == [4, 4, 4, 4]
        assert not understood.unplaced


def test_the_head_of_a_sheet_is_read_from_lines_and_tables(context):
    document = docx.Document()
    document.add_paragraph("Assessor: Nguyễn Văn A")
    table = document.add_table(rows=3, cols=2)
    for row, content in zip(
        table.rows,
        (["Border crossing", "Sông Hồng"], ["Period", "2024-05"], ["Method", "Field visit"]),
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = content
    add_grid(document, [scale()], crossing="")
    (sheet,) = read(document, context).sheets
    assert (sheet.crossing, sheet.assessor) == ("red-river", "Nguyễn Văn A")
    assert (sheet.observed, sheet.method) == ("2024-05", "field-visit")


def test_what_has_no_place_is_kept_with_its_place(context):
    document = grid([[scale(), run("Visited twice in the rain.")], scale()])
    document.add_paragraph("Signed in Hanoi")
    document.sections[0].header.paragraphs[0].text = "Confidential draft"
    understood = read(document, context)
    assert {(each.place, each.text) for each in understood.unplaced} == {
        ("table 1, row 2, cell 1", "Visited twice in the rain."),
        ("paragraph 2", "Signed in Hanoi"),
        ("page header", "Confidential draft"),
    }


def test_without_headings_the_left_column_is_taken_for_strengths_with_a_doubt(context):
    document = grid([scale(m3="<w:b/>")], head=("", "", ""))
    (sheet,) = read(document, context).sheets
    assert texts(sheet.cells["trade"].strengths) == ["a strength", "another"]
    assert any("no heading says" in doubt.message for doubt in sheet.doubts)


def test_a_document_without_a_grid_is_kept_whole_and_doubtful(context):
    document = docx.Document()
    document.add_paragraph("Minutes of a meeting.")
    understood = read(document, context)
    assert not understood.sheets
    assert understood.doubts
    assert [each.text for each in understood.unplaced] == ["Minutes of a meeting."]


def replaced(content, part, change):
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return buffer.getvalue()


BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda xml: xml[:-200], "damaged"),
        (lambda _: b"", "damaged"),
        (lambda _: b"<a/>", "no text"),
        (
            lambda _: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "document type",
        ),
    ],
)
def test_a_damaged_or_hostile_document_is_refused_in_words(context, change, says):
    content = replaced(saved(grid([scale()])), BODY, change)
    with pytest.raises(FormError, match=says):
        read(content, context)


def test_a_page_of_another_format_in_a_document_is_named_with_the_way_out(context):
    content = replaced(
        saved(grid([scale()])),
        BODY,
        lambda xml: xml.replace(b"<w:body>", b'<w:body><w:altChunk r:id="rId9"/>'),
    )
    with pytest.raises(FormError, match="open it in Word, save it again"):
        read(content, context)


def test_a_zip_file_that_is_no_document_is_refused_in_words(context):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", "a,b")
    with pytest.raises(FormError, match="no Word document"):
        read(buffer.getvalue(), context)


def test_an_unknown_tag_is_doubted_and_left_in_the_text(context):
    document = grid([scale(), "", "", ""])
    fill(document.tables[0].rows[1].cells[1], "A bridge [planed]")
    (sheet,) = read(document, context).sheets
    assert texts(sheet.cells["trade"].strengths)[0] == "A bridge [planed]"
    assert any("did you mean [plan]?" in doubt.message for doubt in sheet.doubts)
