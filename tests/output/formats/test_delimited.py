import csv
import io
from decimal import Decimal
from fractions import Fraction

import pytest

from scorer.output.formats.write import render
from scorer.output.tables.table import Audience, Column, Paragraph, Presentation, Table, TableCell


def read(presentation):
    return list(csv.reader(io.StringIO(render(presentation, "csv"), newline="")))


def field(value):
    table = Table(
        (Column("a", "A"), Column("b", "B")), ((TableCell("shown", value), TableCell("", "x")),)
    )
    return read(Presentation("x", "", (table,), {}))[1][0]


def test_the_header_holds_keys_and_the_columns_are_those_for_programs(ranking):
    head, *rows = read(ranking)
    assert head == [
        *("rank", "crossing", "name", "score", "low", "high", "coverage", "observed"),
        "assessors",
    ]
    assert rows[1] == [
        *("2", "hekou-lao-cai", "Hekou-Lao Cai", "3.25", "2.25", "3.25", "0.75"),
        *("2017-07/2019-03", "desk-review, zone board of Lao Cai"),
    ]


def test_unknown_is_empty(ranking):
    assert read(ranking)[4][3] == ""
    assert field(None) == ""
    assert field(float("nan")) == ""


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(10, 3), "3.3333333333333335"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction(4), "4"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+3"), "1000"),
        (0.1, "0.1"),
        (-7, "-7"),
        ("-7.5", "-7.5"),
        ("-", "'-"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("＝1+1", "'＝1+1"),
        ("'=1+1", "''=1+1"),
        ("a\nb", "a\nb"),
        ("\u202eabc", "\u202eabc"),
        ("\x1b[1m", "␛[1m"),
    ],
)
def test_values_are_exact_and_texts_stay_texts(value, written):
    assert field(value) == written


def test_lines_end_as_the_standard_says(ranking):
    assert render(ranking, "csv").count("\r\n") == 5


def test_hostile_texts_come_back_whole(hostile):
    texts = [row[1] for row in read(hostile)[1:]]
    assert texts[0] == "[red]not markup[/red]"
    assert texts[2] == "'=cmd|'/C calc'!A0"
    assert texts[6] == "<script>alert(1)</script>&amp;<!-- -->"
    assert texts[14] == "w" * 5000
    assert [row[2] for row in read(hostile)[1:]] == ["-1.5"] * len(texts)


def test_a_grid_has_a_row_for_each_dimension(sheet):
    head, *rows = read(sheet)
    assert head[:4] == ["dimension", "rating", "low", "high"]
    assert [row[:4] for row in rows] == [
        ["trade", "3", "2", "3"],
        ["access", "", "", ""],
        ["transport", "4", "4", "4"],
        ["dialogue", "", "", ""],
    ]


def test_where_there_is_no_table_the_paragraphs_are_the_rows():
    said = Presentation("x", "", (Paragraph("Nothing changed."),), {})
    assert read(said) == [["text"], ["Nothing changed."]]


def test_columns_for_readers_only_are_left_out():
    table = Table((Column("a", "A"), Column("b", "B", audience=Audience.READER)), ())
    assert read(Presentation("x", "", (table,), {})) == [["a"]]
