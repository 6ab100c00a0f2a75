"""Tables as people keep them: titles above, two rows of headings, turned, a column a year."""

import io

import openpyxl
import pytest

from scorer.forms.errors import FormError
from scorer.forms.intake.understood import Understood
from scorer.forms.reading import read_form


def read(context, text: str, name: str = "table.csv") -> Understood:
    return read_form(text.encode(), name, context)


def ratings(understood: Understood) -> list[tuple[str | None, str | None, list[object]]]:
    leaves = ("trade", "transport", "bez", "dialogue")
    return [
        (sheet.crossing, sheet.observed, [sheet.cells[leaf].rating for leaf in leaves])
        for sheet in understood.sheets
    ]


def messages(understood: Understood) -> str:
    every = (*understood.doubts, *(doubt for sheet in understood.sheets for doubt in sheet.doubts))
    return "\n".join(doubt.message for doubt in every)


def workbook(*rows, merged=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


FULL = ("red-river", "2018", [3, 4, 2, 3])
HEAD = "crossing,year,trade,transport,bez,dialogue"


@pytest.mark.parametrize(
    "text",
    [
        f"sep=;\n{HEAD.replace(',', ';')}\nred-river;2018;3;4;2;3\n",
        f"Ratings of the year,,,,,\nfor the board,,,,,\n,,,,,\n{HEAD}\nred-river,2018,3,4,2,3\n",
        f"{HEAD}{',' * 20_000}\nred-river,2018,3,4,2,3{',' * 20_000}\n",
        "crossing,year,ratings,,,\n,,trade,transport,bez,dialogue\nred-river,2018,3,4,2,3\n",
        "1. Crossing,Năm,Trade (1-5),2. Transport & logistics,bez,PPD\nred-river,2018,3,4,2,3\n",
        "STT,口岸,年度,Trade【1-5】,Transport (1–5 điểm),bez: 1-5,PPD\n1,red-river,2018,3,4,2,3\n",
        "sep=\t\n" + f"{HEAD}\nred-river,2018,3,4,2,3\n".replace(",", "\t"),
    ],
)
def test_a_header_is_found_and_understood(context, text):
    assert ratings(read(context, text)) == [FULL]


def test_titles_above_a_header_are_kept(context):
    understood = read(context, f"Ratings for the board,,\n{HEAD}\nred-river,2018,3,4,2,3\n")
    assert [each.text for each in understood.unplaced] == ["Ratings for the board"]


def test_a_header_of_two_rows_groups_what_is_asked_of_a_dimension(context):
    text = (
        "crossing,year,trade,,bez,\n,,rating,reason,rating,reason\nred-river,2018,3,So,2,Not so\n"
    )
    (sheet,) = read(context, text).sheets
    assert (sheet.cells["trade"].rating, sheet.cells["trade"].because) == (3, "So")
    assert (sheet.cells["bez"].rating, sheet.cells["bez"].because) == (2, "Not so")


def test_a_header_that_returns_with_other_columns_begins_another_table(context):
    text = (
        "crossing,year,trade,transport\nred-river,2018,3,4\n\n"
        "crossing,year,bez,dialogue\nnorth-gate,2019,2,3\n"
    )
    assert ratings(read(context, text)) == [
        ("red-river", "2018", [3, 4, None, None]),
        ("north-gate", "2019", [None, None, 2, 3]),
    ]


def test_cells_that_are_merged_downwards_stand_in_each_row(context):
    rows = (
        ("crossing", "year", "dimension", "rating"),
        ("red-river", 2018, "trade", 3),
        (None, None, "transport", 4),
        ("north-gate", 2018, "trade", 5),
    )
    understood = read_form(workbook(*rows, merged=("A2:A3", "B2:B3")), "table.xlsx", context)
    assert ratings(understood) == [
        ("red-river", "2018", [3, 4, None, None]),
        ("north-gate", "2018", [5, None, None, None]),
    ]
    assert not messages(understood)


def test_a_crossing_left_out_in_a_row_of_a_text_is_that_of_the_row_above_and_doubted(context):
    text = "crossing,year,dimension,rating\nred-river,2018,trade,3\n,,transport,4\n"
    understood = read(context, text)
    assert ratings(understood) == [("red-river", "2018", [3, 4, None, None])]
    assert "taken for red-river, above" in messages(understood)


@pytest.mark.parametrize(
    "first",
    ["Average", "TOTAL", "Trung bình", "合计", "Mean", "Moyenne", "Subtotal China", "Mean of all"],
)
def test_a_row_that_sums_up_others_is_doubted_kept_and_no_crossing(context, first):
    understood = read(context, f"{HEAD}\nred-river,2018,3,4,2,3\n{first},,3,4,2,3\n")
    assert ratings(understood) == [FULL]
    assert "sums up others" in messages(understood)
    assert first in understood.unplaced[0].text


def test_a_footnote_is_doubted_kept_and_no_crossing(context):
    text = f"{HEAD}\nred-river,2018,3,4,2,3\n* rated in a hurry\n"
    understood = read(context, text)
    assert ratings(understood) == [FULL]
    assert [each.text for each in understood.unplaced] == ["* rated in a hurry"]
    assert messages(understood)


def test_a_row_that_ends_early_is_doubted(context):
    understood = read(context, f"{HEAD}\nred-river,2018,3\n")
    assert "this row has 3 fields, the header 6" in messages(understood)


def test_a_turned_table_is_read_and_said_to_be_turned(context):
    text = "Dimension,Red River,North Gate-Nam Quan\nYear,2018,2019\nTrade,3,4\nPPD,2,\n"
    understood = read(context, text)
    assert ratings(understood) == [
        ("red-river", "2018", [3, None, None, 2]),
        ("north-gate", "2019", [4, None, None, None]),
    ]
    assert "turned" in messages(understood)


@pytest.mark.parametrize(
    "text",
    [
        "crossing,dimension,2018,2019\nred-river,trade,3,4\nred-river,bez,2,\n",
        "crossing,trade 2018,trade 2019,bez_2018\nred-river,3,4,2\n",
        "口岸,指标,2018年,2019年\nred-river,trade,3,4\nred-river,bez,2,\n",
    ],
)
def test_a_column_a_year_is_a_sheet_a_year(context, text):
    assert ratings(read(context, text)) == [
        ("red-river", "2018", [3, None, 2, None]),
        ("red-river", "2019", [4, None, None, None]),
    ]


def test_a_total_is_no_crossing_where_every_heading_has_its_levels_in_brackets(context):
    head = "crossing,year,Trade (1-5),Transport (1-5),BEZ (1-5),PPD (1-5)"
    understood = read(context, f"{head}\nred-river,2018,3,4,2,3\nAverage,2018,3,4,2,3\n")
    assert ratings(understood) == [FULL]
    assert "sums up others" in messages(understood)


def test_columns_of_years_alone_are_refused_with_the_way_out(context):
    with pytest.raises(FormError, match="add a column `dimension`"):
        read(context, "crossing,2018,2019\nred-river,3,4\n")


@pytest.mark.parametrize(
    ("heading", "values"),
    [("trade", ("48", "60", "72")), ("Trade (hours)", ("3", "2", "5")), ("trade", ("2.4", "3.7"))],
)
def test_a_column_of_figures_that_are_no_levels_is_doubted_as_a_whole(context, heading, values):
    rows = [f"red-river,{2018 + at},{value},3" for at, value in enumerate(values)]
    understood = read(context, "\n".join([f"crossing,year,{heading},bez", *rows]))
    assert {sheet.cells["trade"].rating for sheet in understood.sheets} == {None}
    assert {sheet.cells["bez"].rating for sheet in understood.sheets} == {3}
    (doubt,) = understood.doubts
    assert "no level of 1-5" in doubt.message
    (kept,) = understood.unplaced
    assert all(value in kept.text for value in values)


def test_a_formula_gives_its_stored_value_and_a_doubt(context):
    content = workbook(("crossing", "year", "trade"), ("red-river", 2018, "=1+2"))
    # openpyxl stores no values; Excel does, beside the formula
    import zipfile

    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
            new.writestr(name, data.replace(b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>"))
    understood = read_form(changed.getvalue(), "table.xlsx", context)
    assert ratings(understood) == [("red-river", "2018", [3, None, None, None])]
    assert "stored value of the formula =1+2" in messages(understood)


def test_a_line_over_the_header_is_left_over_whatever_else_stands_in_it(context):
    understood = read(context, "Ratings 771,x\ncrossing,year,trade (2019)\nred-river,2018,3\n")
    assert ratings(understood) == [("red-river", "2018", [3, None, None, None])]
    assert [each.text for each in understood.unplaced] == ["Ratings 771", "x", "(2019)"]
