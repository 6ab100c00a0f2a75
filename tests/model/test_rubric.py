"""A rubric's tree: its leaves, its order, and how sheets name it."""

from typing import Any

import pytest
from pydantic import ValidationError

from scorer.model import Rubric

TREE: dict[str, Any] = {
    "rubric": "grid",
    "version": "2.1.0",
    "title": {"en": "A grid", "vi": "Một lưới"},
    "scale": {"min": 1, "max": 5},
    "dimensions": [
        {
            "id": "access",
            "title": "Access",
            "dimensions": [{"id": "road", "title": "Road"}, {"id": "rail", "title": "Rail"}],
        },
        {"id": "trade", "title": "Trade"},
    ],
}


def test_a_tree_is_walked_parents_first_and_its_leaves_are_what_is_rated() -> None:
    rubric = Rubric.model_validate(TREE)
    assert [node.id for node in rubric.nodes] == ["access", "road", "rail", "trade"]
    assert rubric.leaf_ids == ("road", "rail", "trade")


def test_sheets_name_a_rubric_by_its_major_version() -> None:
    assert Rubric.model_validate(TREE).reference == "grid@2"


@pytest.mark.parametrize(
    "fault",
    [
        {"version": "2.1"},
        {"rubric": "A Grid"},
        {"dimensions": []},
        {"aggregate": "whatever"},
        {"title": {}},
        {"colour": "red"},
    ],
)
def test_what_is_no_rubric_is_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Rubric.model_validate({**TREE, **fault})


def test_a_rubric_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Rubric.model_validate(TREE).version = "3.0.0"  # type: ignore[misc]
