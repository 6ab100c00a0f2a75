import pytest

import scorer as library
from scorer.analysis.evidence.disputes import disputes_in, in_dispute
from scorer.analysis.evidence.reading import DOES_NOT_APPLY, Reading, SideReading, certain, unknown
from tests.conftest import Made


def by_side(cn, vn):
    sides = {"cn": SideReading(cn, cn, cn), "vn": SideReading(vn, vn, vn)}
    return Reading(min(cn, vn), min(cn, vn), min(cn, vn), sides=sides)


@pytest.mark.parametrize(
    ("said", "differ"),
    [
        ([certain(3), certain(3)], False),
        ([certain(3), certain(4)], True),
        ([certain(3), None], False),
        ([certain(3), unknown(1, 5)], False),
        ([certain(3), DOES_NOT_APPLY], True),
        ([DOES_NOT_APPLY, DOES_NOT_APPLY], False),
        ([by_side(2, 3), by_side(3, 2)], True),
        ([by_side(2, 3), by_side(2, 3)], False),
    ],
)
def test_who_gives_another_level_to_the_whole_or_to_a_side_differs(said, differ):
    assert in_dispute(said) is differ


def test_a_dispute_names_the_leaf_with_what_each_sheet_says_and_what_is_taken(made: Made) -> None:
    made.rubric(leaves=("trade", "rail")).crossings("north", "south")
    made.sheet("north", {"trade": 3, "rail": 2}, assessor="ann")
    made.sheet("north", {"trade": 5, "rail": 2}, assessor="bo")
    made.sheet("south", {"trade": 1, "rail": 1}, assessor="ann")
    snapshot = library.open_workspace(made.root).snapshot()
    (found,) = disputes_in(snapshot)
    assert (found.panel.crossing.id, found.leaf) == ("north", "trade")
    assert [each.level for each in found.said] == [3, 5]
    assert found.taken.level == 3
