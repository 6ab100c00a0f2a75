"""What is struck out or hidden in a document is kept and never taken."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from scorer.forms.word.read import read_docx
from tests.forms.word_files import W, add_grid, grid, run, saved, scale

STRUCK, HIDDEN = "<w:strike/>", "<w:vanish/>"


def read(document, context):
    return read_docx(saved(document), "grid.docx", context)


def put(document, row, column, *contents):
    cell = document.tables[0].rows[row].cells[column]._tc
    for paragraph in cell.findall(f"{{{W[9:-1]}}}p"):
        cell.remove(paragraph)
    for content in contents:
        cell.append(parse_xml(f"<w:p {W}>{content}</w:p>"))


def strengths(understood):
    return [each.text for each in understood.sheets[0].cells["trade"].strengths]


def left(understood):
    return [each.text for each in understood.unplaced]


def messages(understood):
    return " ".join(doubt.message for doubt in understood.doubts)


@pytest.mark.parametrize(
    ("look", "says"),
    [
        (STRUCK, "struck out"),
        ("<w:dstrike/>", "struck out"),
        (HIDDEN, "hidden"),
        ('<w:color w:val="FFFFFF"/>', "written in white"),
    ],
)
def test_a_statement_that_does_not_count_is_doubted_and_kept(context, look, says):
    document = grid([scale(m3="<w:b/>")])
    put(document, 1, 1, run("An old bridge", look), run("A new ") + run("bridge"))
    understood = read(document, context)
    assert strengths(understood) == ["A new bridge"]
    assert left(understood) == ["An old bridge"]
    assert says in messages(understood)


def test_of_a_sentence_struck_out_in_part_the_rest_counts(context):
    document = grid([scale(m3="<w:b/>")])
    put(document, 1, 1, run("A ") + run("second ", STRUCK) + run("bridge"))
    understood = read(document, context)
    assert strengths(understood) == ["A bridge"]
    assert left(understood) == ["second"]


@pytest.mark.parametrize(
    ("content", "level"),
    [
        (run("3", STRUCK) + run(" 4"), 4),
        (run("3/5", STRUCK) + run(" 4/5"), 4),
        (run("3 - Regular", HIDDEN) + run("2"), 2),
        (run("Rating: ") + run("3", STRUCK) + run("2"), 2),
    ],
)
def test_a_corrected_rating_is_the_new_one_and_the_old_one_is_kept(context, content, level):
    understood = read(grid([content]), context)
    assert understood.sheets[0].cells["trade"].rating == level
    assert understood.doubts
    assert left(understood)


def test_a_rating_that_is_struck_out_and_not_replaced_is_none(context):
    understood = read(grid([run("3", STRUCK)]), context)
    assert understood.sheets[0].cells["trade"].rating is None
    assert left(understood) == ["3"]


def test_in_a_printed_scale_a_struck_level_is_a_mark(context):
    others = {f"m{level}": STRUCK for level in (1, 2, 4, 5)}
    understood = read(grid([scale(**others), scale(m3=STRUCK)]), context)
    cells = understood.sheets[0].cells
    assert (cells["trade"].rating, cells["transport"].rating) == (3, None)
    assert "3 is struck out: chosen or rejected?" in understood.sheets[0].doubts[0].message


def test_a_style_strikes_out_and_hides_too(context):
    document = docx.Document()
    document.styles.add_style("Old", WD_STYLE_TYPE.CHARACTER).font.strike = True
    based = document.styles.add_style("Older", WD_STYLE_TYPE.CHARACTER)
    based.base_style = document.styles["Old"]
    document.styles.add_style("Gone", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    add_grid(document, [scale(m3="<w:b/>")])
    put(
        document,
        1,
        1,
        run("one ", '<w:rStyle w:val="Older"/>') + run("two"),
        '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>' + run("three"),
    )
    understood = read(document, context)
    assert strengths(understood) == ["two"]
    assert left(understood) == ["one", "three"]


def test_a_style_may_set_signs(context):
    document = docx.Document()
    document.styles.add_style("Box", WD_STYLE_TYPE.CHARACTER).font.name = "Wingdings"
    boxes = "".join(
        run("\u00fe" if level == 3 else "\u00a8", '<w:rStyle w:val="Box"/>') + run(f" {level} ")
        for level in range(1, 6)
    )
    add_grid(document, [boxes])
    assert read(document, context).sheets[0].cells["trade"].rating == 3


def test_a_hidden_row_is_doubted_and_kept(context):
    document = grid([scale(m3="<w:b/>"), scale(m4="<w:b/>")])
    row = document.tables[0].rows[2]._tr
    row.insert(0, parse_xml(f"<w:trPr {W}><w:hidden/></w:trPr>"))
    understood = read(document, context)
    assert understood.sheets[0].cells["transport"].rating is None
    assert "this row is hidden" in messages(understood)
    assert "Transport & Logistics" in left(understood)


def test_white_letters_on_a_ground_count(context):
    white = '<w:color w:val="FFFFFF"/>'
    document = grid([scale(m3="<w:b/>")])
    put(document, 1, 1, run("A bridge", f'{white}<w:shd w:val="clear" w:fill="1F3864"/>'))
    put(document, 1, 2, run("No store", f'{white}<w:shd w:val="clear" w:themeFill="text1"/>'))
    understood = read(document, context)
    assert strengths(understood) == ["A bridge"]
    assert not understood.unplaced


def test_hidden_lines_before_a_grid_name_no_crossing(context):
    document = docx.Document()
    document.element.body.insert(
        0, parse_xml(f"<w:p {W}>{run('North Gate-Nam Quan', HIDDEN)}</w:p>")
    )
    add_grid(document, [scale(m3="<w:b/>")])
    understood = read(document, context)
    assert understood.sheets[0].crossing == "red-river"
    assert left(understood) == ["North Gate-Nam Quan"]


def test_paragraphs_whose_mark_a_tracked_change_deletes_are_one(context):
    deleted = (
        '<w:pPr><w:rPr><w:del w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"/></w:rPr></w:pPr>'
    )
    document = grid([scale(m3="<w:b/>")])
    put(document, 1, 1, deleted + run("A bridge "), run("over the river"), run("A road"))
    understood = read(document, context)
    assert strengths(understood) == ["A bridge over the river", "A road"]


def test_links_and_numbers_on_each_page_are_left_over_but_not_the_number_of_the_page(context):
    document = grid([scale(m3="<w:b/>")])
    section = document.sections[0]
    section.header.paragraphs[0].text = "Draft 771003"
    section.footer.paragraphs[0].text = "3 / 12"
    kind = RELATIONSHIP_TYPE.HYPERLINK
    address = document.part.relate_to("https://example.org/a", kind, is_external=True)
    names = f'{W} xmlns:r="{kind.rpartition("/")[0]}"'
    link = f'<w:hyperlink {names} r:id="{address}">{run("A bridge")}</w:hyperlink>'
    document.tables[0].cell(1, 1).paragraphs[0]._p.append(parse_xml(link))
    understood = read(document, context)
    assert left(understood) == ["https://example.org/a", "Draft 771003"]


def test_what_is_written_into_a_check_box_beside_its_sign_is_kept(context):
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    box = (
        f'<w:sdt><w:sdtPr><w14:checkbox {w14}><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒')}{run(' 771 trucks')}</w:sdtContent></w:sdt>"
    )
    document = grid([box + run(" 3")])
    understood = read(document, context)
    told = [doubt.message for sheet in understood.sheets for doubt in sheet.doubts]
    assert any("771 trucks" in each for each in (*left(understood), *told))
