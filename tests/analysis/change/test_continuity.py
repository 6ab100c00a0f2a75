"""How a rubric goes on: which leaf was which, and what its levels come to."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.change.continuity import continuity
from scorer.model import Rubric


def rubric(major: int, *leaves: dict[str, Any] | str, most: int = 5) -> Rubric:
    dimensions = [{"id": each} if isinstance(each, str) else each for each in leaves]
    return Rubric.model_validate(
        {
            "rubric": "grid",
            "version": f"{major}.0.0",
            "title": "Grid",
            "scale": {"min": 1, "max": most},
            "dimensions": [{"title": "A leaf", **each} for each in dimensions],
        }
    )


def names(old: Rubric, new: Rubric, *between: Rubric) -> list[tuple[str, str]]:
    return [(each.old, each.new) for each in continuity(old, new, between).joined]


def test_what_keeps_its_id_goes_on_unless_another_leaf_says_that_it_was_that_one() -> None:
    first = rubric(1, "trade", "road")
    assert names(first, rubric(2, "road", "trade")) == [("road", "road"), ("trade", "trade")]
    second = rubric(2, "trade", "road", {"id": "goods", "was": "trade"})
    found = continuity(first, second)
    assert [(each.old, each.new) for each in found.joined] == [("road", "road"), ("trade", "goods")]
    assert (found.only_old, found.only_new) == ((), ("trade",))


def test_a_version_between_hands_on_names_and_levels() -> None:
    first = rubric(1, "a", most=3)
    second = rubric(2, {"id": "b", "was": {"id": "a", "levels": {1: 1, 2: 3, 3: 5}}})
    third = rubric(3, {"id": "c", "was": {"id": "b", "levels": {1: 2, 3: 4}}})
    (joined,) = continuity(first, third, (first, second, third)).joined
    assert (joined.old, joined.new, joined.levels) == ("a", "c", {1: 2, 2: 4})
    assert joined.on_one_scale(2, 5) == (4, 5)
    assert joined.on_one_scale(3, 5) is None


def test_a_name_alone_joins_no_levels_of_two_scales() -> None:
    (joined,) = continuity(rubric(1, "a", most=3), rubric(2, {"id": "b", "was": "a"})).joined
    assert joined.on_one_scale(2, 2) is None
    (joined,) = continuity(rubric(1, "a"), rubric(2, {"id": "b", "was": "a"})).joined
    assert joined.on_one_scale(2, 4) == (2, 4)


@given(
    levels=st.dictionaries(st.integers(1, 5), st.integers(1, 5), min_size=1),
    earlier=st.integers(1, 5),
    later=st.integers(1, 5),
)
def test_what_is_asked_the_other_way_round_is_mapped_the_same(
    levels: dict[int, int], earlier: int, later: int
) -> None:
    first = rubric(1, "a")
    second = rubric(2, {"id": "b", "was": {"id": "a", "levels": levels}})
    (forth,), (back,) = continuity(first, second).joined, continuity(second, first).joined
    there = forth.on_one_scale(earlier, later)
    assert there == (None if earlier not in levels else (levels[earlier], later))
    assert back.on_one_scale(later, earlier) == (there and there[::-1])
