"""Grids of every layout: turned, side by side, split, in frames, with levels across columns."""

import docx
import pytest
from docx.oxml import parse_xml

from scorer.forms.word.read import read_docx
from tests.forms.word_files import OVAL, TITLES, W, add_grid, run, saved, scale

HEADINGS = ("Dimension", "Strengths", "Drawbacks")


def read(document, context):
    return read_docx(saved(document), "grid.docx", context)


def add_table(parent, rows):
    """A table of texts; a cell may be the inner XML of a paragraph, or None to be left empty."""
    table = parent.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            if text and text.startswith("<w:"):
                cell._tc.append(parse_xml(f"<w:p {W}>{text}</w:p>"))
            else:
                cell.text = text or ""
    return table


def document_of(*rows, head=("Crossing: Red River", "Observed: 2018", "Assessor: A1")):
    document = docx.Document()
    for line in head:
        document.add_paragraph(line)
    add_table(document, rows)
    return document


def levels(sheet):
    return [cell.rating for cell in sheet.cells.values()]


def assert_read_whole(understood, *, rated=(3, 4, 2, 3)):
    (sheet,) = understood.sheets
    assert levels(sheet) == list(rated)
    assert (sheet.crossing, sheet.observed, sheet.assessor) == ("red-river", "2018", "A1")
    assert not sheet.doubts
    assert not understood.doubts
    assert not understood.unplaced


MARKED = (3, 4, 2, 3)
SCALE = [str(level) for level in range(1, 6)]


def ticks(level, tick="X", box=""):
    return [tick if each == str(level) else box for each in SCALE]


@pytest.mark.parametrize(
    ("heading", "tick", "box"),
    [
        (SCALE, "X", ""),
        (SCALE, "☒", "☐"),
        (SCALE, "[x]", "[ ]"),
        (SCALE, "(●)", "( )"),
        (["Absent", "Ad hoc", "Regular", "Predictable", "Exemplary"], "✓", "-"),
        (["1 - Absent", "2 - Ad hoc", "3 - Regular", "4 - Predictable", "5 - Exemplary"], "x", ""),
        (SCALE[::-1], "Х", "○"),
    ],
)
def test_a_table_of_levels_alone_is_ticked(context, heading, tick, box):
    turned = heading == SCALE[::-1]
    rows = [
        [title, *(ticks(level, tick, box)[:: -1 if turned else 1])]
        for title, level in zip(TITLES, MARKED, strict=True)
    ]
    assert_read_whole(read(document_of(["Dimension", *heading], *rows), context))


def test_two_ticks_in_a_table_of_levels_are_ambiguous(context):
    rows = [[title, *ticks(2)] for title in TITLES]
    rows[0][4] = "X"
    understood = read(document_of(["Dimension", *SCALE], *rows), context)
    assert levels(understood.sheets[0]) == [None, 2, 2, 2]
    assert "ambiguous" in understood.sheets[0].doubts[0].message


def test_headings_of_levels_that_repeat_on_the_next_page_change_nothing(context):
    rows = [[title, *ticks(level)] for title, level in zip(TITLES, MARKED, strict=True)]
    heading = ["Dimension", *SCALE]
    assert_read_whole(read(document_of(heading, *rows[:2], heading, *rows[2:]), context))


@pytest.mark.parametrize(
    "rating", [str, "{}/5".format, "Level {}".format, lambda n: "★" * n + "☆" * (5 - n)]
)
def test_a_rating_may_have_a_column_of_its_own(context, rating):
    rows = [[title, rating(level)] for title, level in zip(TITLES, MARKED, strict=True)]
    for heading in (["Dimension", "Rating"], ["", "Score"], ["Criterion", "Điểm"]):
        assert_read_whole(read(document_of(heading, *rows), context))


def test_levels_in_one_row_are_ticked_in_the_next(context):
    rows = [[*HEADINGS[:1], *[""] * 5, *HEADINGS[1:]]]
    for title, level in zip(TITLES, MARKED, strict=True):
        rows += [[title, *SCALE, "good", "bad"], ["", *ticks(level), "", ""]]
    understood = read(document_of(*rows), context)
    assert_read_whole(understood)


def nested(rows):
    return lambda cell: add_table(cell, rows)


@pytest.mark.parametrize(
    "inner",
    [
        lambda level: [SCALE, ticks(level)],
        lambda level: [ticks(level), SCALE],
        lambda level: [SCALE, ticks(level, "☒", "☐")],
        lambda level: [
            SCALE,
            ["Absent", "Ad hoc", "Regular", "Predictable", "Exemplary"],
            ticks(level),
        ],
        lambda level: [[each, tick] for each, tick in zip(SCALE, ticks(level), strict=True)],
        lambda level: [[f"({each})" if each == str(level) else each for each in SCALE]],
        lambda level: [[f"{each} ✓" if each == str(level) else each for each in SCALE]],
    ],
    ids=["below", "above", "boxes", "labels", "downwards", "one-row", "ticks-in-one-row"],
)
def test_a_table_of_levels_may_lie_in_the_cell_of_the_rating(context, inner):
    document = document_of(HEADINGS, *[[title, "good", "bad"] for title in TITLES])
    for row, level in zip(document.tables[0].rows[1:], MARKED, strict=True):
        add_nested(row.cells[0], inner(level))
    assert_read_whole(read(document, context))


def add_nested(cell, rows):
    table = cell.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for inner, text in zip(row.cells, texts, strict=True):
            inner.text = text


def test_a_shaded_cell_below_a_level_marks_it(context):
    document = document_of(HEADINGS, [TITLES[0], "good", "bad"])
    cell = document.tables[0].rows[1].cells[0]
    add_nested(cell, [SCALE, [""] * 5])
    shaded = cell.tables[0].rows[1].cells[2]._tc.get_or_add_tcPr()
    shaded.append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="FFFF00"/>'))
    assert levels(read(document, context).sheets[0])[0] == 3


def test_a_whole_form_may_lie_in_a_frame(context):
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    for line in ("Crossing: Red River", "Observed: 2018\nAssessor: A1"):
        cell.add_paragraph(line)
    add_nested(cell, [HEADINGS, *[[title, "a", "b"] for title in TITLES]])
    for row, level in zip(cell.tables[0].rows[1:], MARKED, strict=True):
        row.cells[0].add_paragraph(str(level))
    assert_read_whole(read(document, context))


def test_a_head_may_lie_in_the_cells_of_a_table(context):
    document = document_of(["Crossing: Red River", "Observed: 2018\nAssessor: A1"], head=())
    add_table(document, [["Dimension", "Rating"], *map(list, zip(TITLES, "3423", strict=True))])
    assert_read_whole(read(document, context))


@pytest.mark.parametrize("merged", [False, True])
def test_rating_strengths_and_drawbacks_may_be_rows_under_each_dimension(context, merged):
    rows = []
    for title, level in zip(TITLES, MARKED, strict=True):
        part = [["Rating", str(level)], ["Strengths", "good\n\nbetter"], ["Drawbacks", "bad"]]
        part.append(["Reason", "so"])
        if merged:
            rows += [[title if not number else "", *row] for number, row in enumerate(part)]
        else:
            rows += [[title, ""], *part]
    understood = read(document_of(*rows), context)
    assert_read_whole(understood)
    trade = understood.sheets[0].cells["trade"]
    assert [each.text for each in trade.strengths] == ["good", "better"]
    assert [each.text for each in trade.drawbacks] == ["bad"]
    assert trade.because == "so"


def test_what_is_drawn_beside_the_title_of_such_rows_is_left_to_a_person(context):
    title = run("Cross Border Trade") + OVAL
    rows = [(title, ""), ("Rating", "1  2  3  4  5"), ("Strengths", "a"), ("Drawbacks", "b")]
    (sheet,) = read(document_of(*rows), context).sheets
    assert any("ask a person" in doubt.message for doubt in sheet.doubts)


def test_a_table_for_each_dimension_may_stand_under_its_title(context):
    document = document_of(["Crossing", "Red River"], head=("Observed: 2018", "Assessor: A1"))
    for title, level in zip(TITLES, MARKED, strict=True):
        document.add_heading(title)
        add_table(document, [["Rating", str(level)], ["Strengths", "good"], ["Drawbacks", "bad"]])
    assert_read_whole(read(document, context))


def test_a_table_of_columns_for_each_dimension_may_stand_under_its_title(context):
    document = document_of(["Crossing", "Red River"], head=("Observed: 2018", "Assessor: A1"))
    for title, level in zip(TITLES, MARKED, strict=True):
        document.add_paragraph(title)
        add_table(document, [("Rating", "Strengths", "Drawbacks"), (str(level), "good", "bad")])
    assert_read_whole(read(document, context))


@pytest.mark.parametrize("texts", [(), ("good", "bad")])
def test_a_grid_without_headings_is_read_where_a_level_stands_behind_each_title(context, texts):
    rows = [[title, str(level), *texts] for title, level in zip(TITLES, MARKED, strict=True)]
    understood = read(document_of(*rows), context)
    (sheet,) = understood.sheets
    assert levels(sheet) == list(MARKED)
    assert [each.text for each in sheet.cells["trade"].drawbacks] == [*texts][1:]
    assert [each.message for each in sheet.doubts if "no heading says" in each.message]
    assert not understood.unplaced


def test_two_levels_behind_a_title_without_headings_are_kept_and_not_read(context):
    rows = [[title, str(level), "1"] for title, level in zip(TITLES, MARKED, strict=True)]
    understood = read(document_of(*rows), context)
    assert not understood.sheets
    assert {"3", "4", "2", "1"} <= {each.text for each in understood.unplaced}


@pytest.mark.parametrize("corner", ["", "Dimension"])
def test_dimensions_may_be_columns(context, corner):
    understood = read(
        document_of(
            [corner, *TITLES],
            ["Rating", *map(str, MARKED)],
            ["Strengths", "good", "", "good", ""],
            ["Drawbacks", "", "bad", "", "bad"],
        ),
        context,
    )
    assert_read_whole(understood)
    cells = understood.sheets[0].cells.values()
    assert [len(cell.strengths) for cell in cells] == [1, 0, 1, 0]
    assert [len(cell.drawbacks) for cell in cells] == [0, 1, 0, 1]


def test_dimensions_may_be_columns_with_a_rating_alone(context):
    assert_read_whole(read(document_of(["", *TITLES], ["Rating", *map(str, MARKED)]), context))


BESIDE = {
    "titles shared": [
        ["", "Red River", "", "North Gate-Nam Quan", ""],
        ["Dimension", "Strengths", "Drawbacks", "Strengths", "Drawbacks"],
        *[[f"{title}", "good", "bad", "fine", "poor"] for title in TITLES],
    ],
    "titles twice": [
        ["Red River", "", "", "North Gate-Nam Quan", "", ""],
        [*HEADINGS, *HEADINGS],
        *[[title, "good", "bad", title, "fine", "poor"] for title in TITLES],
    ],
}


@pytest.mark.parametrize("layout", BESIDE)
def test_two_crossings_side_by_side_are_two_sheets(context, layout):
    document = document_of(*BESIDE[layout], head=("Observed: 2018", "Assessor: A1"))
    first, second = read(document, context).sheets
    assert (first.crossing, second.crossing) == ("red-river", "north-gate")
    assert (first.observed, second.observed, second.assessor) == ("2018", "2018", "A1")
    for sheet, strength, drawback in ((first, "good", "bad"), (second, "fine", "poor")):
        for cell in sheet.cells.values():
            assert [each.text for each in cell.strengths] == [strength]
            assert [each.text for each in cell.drawbacks] == [drawback]


def test_a_heading_may_stand_beside_the_names_of_crossings_side_by_side(context):
    names = ["Dimension", "Red River", "", "North Gate-Nam Quan", ""]
    columns = ["", "Rating", "Strengths", "Rating", "Strengths"]
    rows = [[title, "3", "good", "2", "fine"] for title in TITLES]
    understood = read(document_of(names, columns, *rows, head=()), context)
    assert [(sheet.crossing, levels(sheet)) for sheet in understood.sheets] == [
        ("red-river", [3, 3, 3, 3]),
        ("north-gate", [2, 2, 2, 2]),
    ]
    assert not understood.unplaced


def test_two_crossings_with_a_rating_each_are_two_sheets(context):
    rows = [[title, str(level), "1"] for title, level in zip(TITLES, MARKED, strict=True)]
    document = document_of(["Dimension", "Red River", "North Gate-Nam Quan"], *rows, head=())
    understood = read(document, context)
    assert [(sheet.crossing, levels(sheet)) for sheet in understood.sheets] == [
        ("red-river", list(MARKED)),
        ("north-gate", [1, 1, 1, 1]),
    ]
    assert not understood.unplaced


def test_two_grids_side_by_side_in_a_frame_are_two_sheets(context):
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, name, level in zip(cells, ("Red River", "North Gate-Nam Quan"), "34", strict=True):
        cell.text = name
        add_nested(cell, [["Dimension", "Rating"], *[[title, level] for title in TITLES]])
    found = [(sheet.crossing, levels(sheet)) for sheet in read(document, context).sheets]
    assert found == [("red-river", [3] * 4), ("north-gate", [4] * 4)]


CAPTIONS = (
    "Table 1 (continued)",
    "Table 1 (cont'd)",
    "Bảng 1 (tiếp theo)",
    "续表1",
    "Continued",
    "Table 1. Red River (continued)",
    "Tableau 1 (suite)",
    "Таблица 1 (продолжение)",
)


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("repeated", [True, False])
def test_a_grid_that_goes_on_is_one_sheet_and_its_caption_no_crossing(context, caption, repeated):
    rows = [[f"{title}", "good", "bad"] for title in TITLES]
    document = document_of(HEADINGS, *rows[:2])
    document.add_paragraph(caption)
    add_table(document, [HEADINGS, *rows[2:]] if repeated else rows[2:])
    for row, level in zip(
        [each for table in document.tables for each in table.rows if each.cells[0].text in TITLES],
        MARKED,
        strict=True,
    ):
        row.cells[0].add_paragraph(f"Rating: {level}")
    assert_read_whole(read(document, context))


def test_a_caption_between_a_name_and_its_grid_is_no_name(context):
    document = docx.Document()
    for line in ("Somewhere New", "Table 1: Assessment grid"):
        document.add_paragraph(line)
    add_table(document, [["Dimension", "Rating"], *[[title, "3"] for title in TITLES]])
    assert read(document, context).sheets[0].crossing == "Somewhere New"


def test_a_head_that_repeats_on_the_next_page_begins_no_sheet(context):
    document = docx.Document()
    for part in (slice(0, 2), slice(2, 4)):
        for line in ("Crossing: Red River", "Observed: 2018", "Assessor: A1"):
            document.add_paragraph(line)
        rows = [[t, str(n)] for t, n in zip(TITLES, MARKED, strict=True)][part]
        add_table(document, [["Dimension", "Rating"], *rows])
    assert_read_whole(read(document, context))


def test_the_same_crossing_by_another_assessor_is_another_sheet(context):
    document = docx.Document()
    for assessor in ("A1", "A2"):
        for line in ("Crossing: Red River", "Observed: 2018", f"Assessor: {assessor}"):
            document.add_paragraph(line)
        add_table(document, [["Dimension", "Rating"], *[[title, "3"] for title in TITLES]])
    sheets = read(document, context).sheets
    assert [(sheet.crossing, sheet.assessor) for sheet in sheets] == [
        ("red-river", "A1"),
        ("red-river", "A2"),
    ]


@pytest.mark.parametrize(
    ("strengths", "drawbacks"),
    [
        ("Points forts", "Points faibles"),
        ("Forces", "Faiblesses"),
        ("Сильные стороны", "Слабые стороны"),
        ("Преимущества", "Недостатки"),
        ("優勢", "劣勢"),
        ("優點", "缺點"),
        ("+", "-"),
        ("(+)", "(–)"),
        ("Strong", "Weak"),
        ("Key strengths", "Main weaknesses"),
        ("Fortalezas", "Debilidades"),
    ],
)
def test_headings_are_known_in_more_languages_and_signs(context, strengths, drawbacks):
    document = docx.Document()
    add_grid(document, [scale(m3="<w:b/>")] * 4, head=("", drawbacks, strengths))
    understood = read(document, context)
    (sheet,) = understood.sheets
    assert [each.text for each in sheet.cells["trade"].drawbacks] == ["a strength", "another"]
    assert not sheet.doubts
    assert not understood.unplaced


@pytest.mark.parametrize("yes", ["x", "yes", "Có", "是", "☒"])
def test_ticks_in_columns_of_levels_may_be_words_and_a_column_may_say_that_none_applies(
    context, yes
):
    no = "no" if yes == "yes" else ""
    document = document_of(
        ("Dimension", "1", "2", "3", "4", "5", "N/A"),
        ("Trade", no, no, yes, no, no, no),
        ("Transport", no, no, no, no, no, yes),
        ("PPD", no, yes, no, no, no, yes),
    )
    understood = read(document, context)
    (sheet,) = understood.sheets
    assert levels(sheet) == [3, None, None, None]
    assert any("2 and no rating are both marked" in each.message for each in sheet.doubts)
