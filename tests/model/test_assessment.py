"""Cells and statements: what a file may write in short, and what is refused."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from scorer.model import Cell, Statement


def test_a_plain_sentence_is_a_statement_of_fact() -> None:
    cell = Cell.model_validate({"rating": 3, "strengths": ["Two bridges."]})
    assert cell.strengths == (Statement(text="Two bridges.", kind="fact"),)


def test_a_list_whose_key_stands_alone_is_empty() -> None:
    assert Cell.model_validate({"rating": None, "drawbacks": None}) == Cell(rating=None)


def test_strengths_come_before_drawbacks() -> None:
    cell = Cell(rating=2, drawbacks=(Statement(text="b"),), strengths=(Statement(text="a"),))
    assert [(side, said.text) for side, said in cell.statements()] == [
        ("strength", "a"),
        ("drawback", "b"),
    ]


def test_a_rating_keeps_the_digits_it_was_written_with() -> None:
    assert str(Cell.model_validate({"rating": Decimal("2.50")}).rating) == "2.50"


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"rating": "3"},
        {"rating": True},
        {"rating": 2.5},
        {"rating": 3, "plausible": [2]},
        {"rating": 3, "because": " "},
        {"rating": 3, "strengths": [""]},
        {"rating": 3, "strengths": [{"text": "a", "side": "Vietnam"}]},
        {"rating": 3, "strengths": [{"text": "a", "kind": "rumour"}]},
    ],
)
def test_what_is_no_cell_is_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Cell.model_validate(fault)
