"""A field says once what the columns of a table and the rows of a JSON document have."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from scorer.output.tables.fields import Field, records_of, table_of
from scorer.output.tables.table import Audience, Column, Style, TableCell


@dataclass(frozen=True)
class Visit:
    who: str
    when: str | None
    ratings: dict[str, int]
    score: Fraction
    helpers: tuple[str, ...] = ()


VISITS = (
    Visit("An", "2017", {"trade": 4, "bez": 2}, Fraction(3), ("Binh", "Chi")),
    Visit("Dung", None, {"trade": 1, "bez": 1}, Fraction(1)),
)


def rating(leaf: str) -> Field[Visit]:
    return Field(leaf, leaf, lambda visit: visit.ratings[leaf], "right", under="ratings")


FIELDS: tuple[Field[Visit], ...] = (
    Field("who", "Who", lambda visit: visit.who),
    Field("when", "When", lambda visit: visit.when, audience=Audience.DATA),
    rating("trade"),
    rating("bez"),
    Field("score", "Score", lambda visit: TableCell("three", visit.score, Style.STRONG), "right"),
    Field("stars", "Stars", lambda visit: "*" * int(visit.score), audience=Audience.READER),
    Field("helpers", None, lambda visit: visit.helpers),
)


def test_a_field_with_a_title_is_a_column_and_one_without_is_not():
    table = table_of(VISITS, FIELDS, "Visits")
    assert table.title == "Visits"
    keys = [column.key for column in table.columns]
    assert keys == ["who", "when", "trade", "bez", "score", "stars"]
    assert table.columns[1] == Column("when", "When", audience=Audience.DATA)
    assert table.columns[2] == Column("trade", "trade", "right")
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_row_of_the_document_has_every_field_but_those_for_readers():
    assert records_of(VISITS, FIELDS)[0] == {
        "who": "An",
        "when": "2017",
        "ratings": {"trade": 4, "bez": 2},
        "score": Fraction(3),
        "helpers": ("Binh", "Chi"),
    }


def test_keys_choose_the_fields_of_a_document_and_their_order():
    (first, _) = records_of(VISITS, FIELDS, "score ratings who")
    assert list(first) == ["score", "ratings", "who"]
    assert first["ratings"] == {"trade": 4, "bez": 2}


def test_a_leaf_named_like_another_field_is_told_from_it():
    fields = (*FIELDS, Field[Visit]("who", "who", lambda _: 5, under="ratings"))
    (first, _) = records_of(VISITS, fields, "who ratings")
    assert first == {"who": "An", "ratings": {"trade": 4, "bez": 2, "who": 5}}


def test_the_document_can_hold_another_value_than_the_cell():
    field = Field[Visit](
        "helpers", "Helpers", lambda visit: " ".join(visit.helpers), plain=lambda _: [1]
    )
    assert table_of(VISITS, [field]).rows[0] == (TableCell("Binh Chi", "Binh Chi"),)
    assert records_of(VISITS, [field])[0] == {"helpers": [1]}


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("a text", TableCell("a text", "a text")),
        (None, TableCell("", None)),
        (3, TableCell("3", 3)),
        (Fraction(7, 2), TableCell("3.5", Fraction(7, 2))),
        (True, TableCell("yes", "yes")),
        (("CN", "VN"), TableCell("CN, VN", "CN, VN")),
        (TableCell("-", None, Style.FAINT), TableCell("-", None, Style.FAINT)),
    ],
)
def test_a_plain_value_is_shown_as_its_kind_is(said, cell):
    assert Field("key", "Title", lambda _: said).cell(object()) == cell


def test_a_field_of_a_part_can_be_said_of_the_whole():
    pairs = [("morning", visit) for visit in VISITS]
    fields = [field.through(lambda pair: pair[1]) for field in FIELDS]
    assert table_of(pairs, fields) == table_of(VISITS, FIELDS)
    assert records_of(pairs, fields) == records_of(VISITS, FIELDS)
