import json
from decimal import Decimal
from fractions import Fraction

import pytest

from scorer.output.formats.write import render
from scorer.output.tables.table import Presentation, Provenance


def document(body, provenance=None):
    return json.loads(render(Presentation("rank", "", (), body, provenance), "json"))


def test_the_document_has_kind_schema_result_and_provenance(ranking):
    read = json.loads(render(ranking, "json"))
    assert list(read) == ["kind", "schema", "result", "provenance"]
    assert (read["kind"], read["schema"]) == ("rank", 1)
    assert read["result"]["ranking"][0]["score"] == 3.25
    assert read["provenance"] == {
        "tool": "scorer 0.1.0",
        "rubric": "bez-grid@1.0.0",
        "options": {"as_of": "2019-12-31", "weights": {"trade": 0.25}},
        "files": [{"path": "assessments/hekou-lao-cai/2017-desk-review.yaml", "sha256": "9f" * 32}],
    }


def test_the_seed_is_named_only_where_one_was_used():
    used = Provenance("scorer 1", None, {}, (), seed=0)
    assert document({}, used)["provenance"]["seed"] == 0


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Fraction(13, 4), 3.25),
        (Fraction(4), 4),
        (Decimal("2.0"), 2),
        (Decimal("0.1"), 0.1),
        (True, True),
        (None, None),
        (float("nan"), None),
        (Decimal("NaN"), None),
        (float("inf"), None),
        ((1, [2]), [1, [2]]),
    ],
)
def test_numbers_are_json_numbers_and_never_nan(value, read):
    got = document({"value": value})["result"]["value"]
    assert got == read
    assert type(got) is type(read)


def test_texts_come_back_exactly_even_where_utf8_has_no_room_for_them(hostile):
    written = render(hostile, "json")
    assert json.loads(written)["result"]["texts"] == hostile.body["texts"]
    written.encode("utf-8")
    assert "\u202e" not in written


def test_letters_are_readable_and_keys_keep_their_order():
    written = render(Presentation("x", "", (), {"z": "Lào Cai 老街", "a": 1}), "json")
    assert written.index("Lào Cai 老街") < written.index('"a"')
    assert written.endswith("}\n")


def test_a_value_that_json_does_not_know_is_refused_by_name():
    with pytest.raises(TypeError, match="a set has no form in JSON"):
        document({"value": {1}})
