"""The laws of a reading: what the evidence of a cell comes to, whatever the rubric and the cell."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.analysis.evidence.reading import (
    DOES_NOT_APPLY,
    Reading,
    SideReading,
    certain,
    reading_of,
    unknown,
    weaker_side,
)
from scorer.model import Cell, Dimension, Scale
from scorer.vocabulary import PanelRule

SCALE = Scale(min=1, max=5)
SIDES = ("cn", "vn")


def leaf(**keys) -> Dimension:
    return Dimension.model_validate({"id": "trade", "title": "Trade", **keys})


def ladder(*levels: list[str], sides: tuple[str, ...] = ()) -> Dimension:
    """A leaf with these criteria at levels 2, 3 ...; sides: those asked on each side."""
    return leaf(
        levels={
            1: "Nothing.",
            **{
                number: {
                    "text": f"Level {number}.",
                    "criteria": [
                        {"id": name, "text": name, **({"sides": "each"} if name in sides else {})}
                        for name in names
                    ],
                }
                for number, names in enumerate(levels, start=2)
            },
        }
    )


def read(one: Dimension, *cells: dict, sides=SIDES, rule=PanelRule.MEDIAN) -> Reading:
    return reading_of([Cell.model_validate(cell) for cell in cells], one, SCALE, sides, rule)


LADDER = ladder(["formal"], ["all-year", "hours"], ["night"])
BY_SIDE = ladder(["formal"], ["all-year"], ["night"], sides=("all-year", "night"))


def test_the_level_is_the_highest_up_to_which_every_criterion_is_met():
    found = read(LADDER, {"met": {"formal": "yes", "all-year": "yes", "hours": "no"}})
    assert (found.level, found.low, found.high, found.settled) == (2, 2, 2, True)


def test_what_is_unknown_above_the_shown_level_stays_open():
    found = read(LADDER, {"met": {"formal": "yes", "all-year": "yes"}})
    assert (found.level, found.low, found.high, found.settled) == (2, 2, 4, False)


def test_not_known_is_never_low():
    found = read(LADDER, {"met": {"all-year": "yes"}})
    assert (found.level, found.low, found.high) == (None, 1, 4)


def test_a_no_at_the_first_step_is_the_lowest_level():
    found = read(LADDER, {"met": {"formal": "no", "night": "yes"}})
    assert (found.level, found.low, found.high, found.settled) == (1, 1, 1, True)


def test_a_criterion_that_does_not_apply_counts_as_met():
    found = read(LADDER, {"met": {"formal": "na", "all-year": "yes", "hours": "na"}})
    assert (found.level, found.high) == (3, 4)


def test_the_weaker_side_decides_and_the_stronger_is_kept():
    found = read(
        BY_SIDE,
        {"met": {"formal": "yes", "all-year": {"cn": "yes", "vn": "no"}, "night": {"cn": "no"}}},
    )
    assert (found.level, found.low, found.high) == (2, 2, 2)
    assert found.sides == {"cn": SideReading(3, 3, 3), "vn": SideReading(2, 2, 2)}


def test_a_side_that_nobody_saw_can_only_lower_the_whole():
    found = read(BY_SIDE, {"met": {"formal": "yes", "all-year": {"cn": "yes"}}})
    assert (found.level, found.low, found.high) == (None, 2, 4)
    assert found.sides["vn"].level is None


def test_a_side_that_nobody_saw_cannot_lower_what_is_lowest_already():
    one = ladder(["formal"], ["all-year"], sides=("formal", "all-year"))
    found = read(one, {"met": {"formal": {"cn": "no"}}})
    assert (found.level, found.low, found.high, found.settled) == (1, 1, 1, True)


def test_an_answer_for_the_crossing_that_ends_the_ladder_needs_no_side_seen():
    assert read(BY_SIDE, {"met": {"formal": "no"}}).level == 1


def test_a_leaf_of_sides_takes_one_rating_for_both():
    one = leaf(sides="each")
    assert read(one, {"rating": 3}).sides == {
        "cn": SideReading(3, 3, 3),
        "vn": SideReading(3, 3, 3),
    }
    weaker = read(one, {"rating": {"cn": 3, "vn": 2}, "plausible": {"vn": [1, 3]}})
    assert (weaker.level, weaker.low, weaker.high) == (2, 1, 3)
    assert read(one, {"rating": {"cn": 3}}).level is None


CLEARANCE = leaf(
    measure={"unit": "h", "sides": "each", "levels": {5: "<= 2", 4: "<= 6", 3: "<= 24", 2: "<= 72"}}
)


@pytest.mark.parametrize(
    ("figure", "level"), [(2, 5), (Decimal("2.01"), 4), (6, 4), (17, 3), (72, 2), (73, 1)]
)
def test_a_figure_earns_the_best_band_that_holds_it(figure, level):
    assert read(CLEARANCE, {"value": figure}).level == level


def test_more_is_better_where_the_signs_say_so():
    speed = leaf(measure={"unit": "km/h", "levels": {3: ">= 40", 2: ">= 20"}})
    assert [read(speed, {"value": v}).level for v in (60, 40, 39, 19)] == [3, 3, 2, 1]


def test_a_measured_leaf_keeps_its_figures_and_what_the_sample_bears():
    found = read(CLEARANCE, {"value": {"cn": Decimal("3.5"), "vn": 17}, "between": {"vn": [5, 80]}})
    assert (found.level, found.low, found.high, found.unit) == (3, 1, 4, "h")
    assert found.value == {"cn": Fraction(7, 2), "vn": 17}


def test_a_rating_beside_other_evidence_is_the_level():
    cell = {"met": {"formal": "yes"}, "rating": 4, "because": "A night shift began."}
    assert read(LADDER, cell) == Reading(4, 4, 4)


def test_a_leaf_that_does_not_apply_has_no_level_and_no_range():
    rail = leaf(may_not_apply=True)
    assert read(rail, {"rating": "na"}) == DOES_NOT_APPLY
    assert read(rail, {"rating": "na"}, {"rating": None}) == DOES_NOT_APPLY
    assert read(rail, {"rating": "na"}, {"rating": 2}).level == 2


def test_a_panel_combines_each_side_before_the_weaker_one_decides():
    one = leaf(sides="each")
    cells = [{"rating": {"cn": 5, "vn": 3}}, {"rating": {"cn": 3, "vn": 5}}, {"rating": 4}]
    found = read(one, *cells)
    assert (found.level, found.low, found.high) == (4, 3, 5)


def test_a_sheet_that_is_silent_on_a_side_does_not_widen_it():
    one = leaf(sides="each")
    found = read(one, {"rating": {"cn": 4}}, {"rating": {"vn": 3}})
    assert (found.level, found.low, found.high) == (3, 3, 3)
    seen = read(
        BY_SIDE,
        {"met": {"formal": "yes", "all-year": {"cn": "no"}}},
        {"met": {"formal": "yes", "all-year": {"vn": "no"}}},
    )
    assert (seen.level, seen.low, seen.high) == (2, 2, 2)


def test_a_panel_is_settled_only_where_all_who_give_a_level_are():
    found = read(LADDER, {"met": {"formal": "yes"}}, {"rating": 2, "because": "Seen."})
    assert (found.level, found.settled) == (2, False)
    assert (found.least, found.most) == (2, 4)


# --- laws


criteria = st.sampled_from(["yes", "no", "unknown", "na"])
names = [f"c{number}" for number in range(6)]
ladders = st.lists(st.integers(1, 2), min_size=1, max_size=4).flatmap(
    lambda sizes: st.sets(st.sampled_from(names)).map(
        lambda sided: (
            ladder(
                *[names[sum(sizes[:n]) : sum(sizes[:n]) + size] for n, size in enumerate(sizes)][
                    :4
                ],
                sides=tuple(sided),
            )
            if sum(sizes) <= len(names)
            else ladder(names[:1], sides=tuple(sided))
        )
    )
)


@st.composite
def answered(draw):
    """A ladder and answers to it: plain ones, or by side where it is asked so."""
    one = draw(ladders)
    met = {}
    for name in one.criteria:
        by_side = name in one.criteria_by_side and draw(st.booleans())
        met[name] = {side: draw(criteria) for side in SIDES} if by_side else draw(criteria)
    return one, met


def places(met, answer):
    """Where an answer stands: criterion and side, None for a plain one."""
    for name, given_ in met.items():
        sides = given_.items() if isinstance(given_, dict) else [(None, given_)]
        yield from ((name, side) for side, each in sides if each == answer)


def changed(met, name, side, answer):
    return {**met, name: answer if side is None else {**met[name], side: answer}}


@given(answered(), st.sampled_from(["yes", "no", "na"]), st.randoms())
def test_answering_an_unknown_narrows_the_range_and_never_leaves_it(case, answer, random):
    one, met = case
    found = list(places(met, "unknown"))
    if not found:
        return
    before = read(one, {"met": met})
    after = read(one, {"met": changed(met, *random.choice(found), answer)})
    assert before.low <= after.low <= after.high <= before.high


@given(answered(), st.randoms())
def test_turning_a_no_into_a_yes_never_lowers(case, random):
    one, met = case
    found = list(places(met, "no"))
    if not found:
        return
    before = read(one, {"met": met})
    after = read(one, {"met": changed(met, *random.choice(found), "yes")})
    assert before.low <= after.low
    assert before.high <= after.high
    if before.level is not None and after.level is not None:
        assert before.level <= after.level


@given(answered())
def test_the_level_lies_in_its_range_at_its_low_end_where_it_is_open(case):
    one, met = case
    found = read(one, {"met": met})
    assert SCALE.min <= found.low <= found.high <= SCALE.max
    if found.level is None:
        assert found.low < found.high or found.sides
    else:
        assert found.level == found.low
        assert found.settled == (found.low == found.high)


@given(answered())
def test_the_weaker_side_decides(case):
    one, met = case
    found = read(one, {"met": met})
    if not one.by_side:
        assert found.sides == {}
        return
    halves = found.sides.values()
    assert found.low == min(half.low for half in halves)
    assert found.high == min(half.high for half in halves)
    if all(half.level is not None for half in halves):
        assert found.level == min(half.level for half in halves)


@given(answered())
def test_an_answer_left_out_is_an_unknown_one(case):
    one, met = case
    kept = {name: answer for name, answer in met.items() if answer != "unknown"}
    if kept:
        assert read(one, {"met": kept}) == read(one, {"met": met})


@given(answered())
def test_the_sides_may_stand_in_any_order(case):
    one, met = case
    assert read(one, {"met": met}) == read(one, {"met": met}, sides=SIDES[::-1])


sides_read = st.builds(
    lambda level, low, high, settled: SideReading(
        level, min(low, level or low), max(high, level or low, low), settled
    ),
    st.none() | st.integers(1, 5),
    st.integers(1, 5),
    st.integers(1, 5),
    st.booleans(),
)


@given(sides_read, sides_read)
def test_a_better_side_never_lifts_the_whole_above_the_other(one, other):
    found = weaker_side([one, other], 1)
    assert found.low <= one.low
    assert found.high <= one.high
    if found.level is not None and one.level is not None:
        assert found.level <= one.level


plain_cells = st.builds(
    lambda rating, plausible: {
        "rating": rating,
        "plausible": None
        if plausible is None
        else sorted([*plausible, rating if rating is not None else plausible[0]])[::2]
        if rating is not None
        else sorted(plausible),
    },
    st.none() | st.integers(1, 5),
    st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)),
)


@given(st.lists(plain_cells, min_size=1, max_size=4), st.sampled_from(list(PanelRule)))
def test_a_leaf_without_criteria_reads_as_its_ratings_do(cells, rule):
    found = read(leaf(), *cells, rule=rule)
    rated = sorted(cell["rating"] for cell in cells if cell["rating"] is not None)
    named = [*rated, *(end for cell in cells for end in cell["plausible"] or ())]
    if not rated:
        assert found.level is None
    elif rule is PanelRule.MEDIAN:
        assert found.level == rated[(len(rated) - 1) // 2]
    elif rule is PanelRule.UPPER_MEDIAN:
        assert found.level == rated[len(rated) // 2]
    else:
        assert found.level == Fraction(sum(rated), len(rated))
    assert (found.low, found.high) == ((min(named), max(named)) if named else (1, 5))
    assert found.applies
    assert found.sides == {}


def test_a_single_level_or_none_is_read_as_it_stands():
    assert read(leaf(), {"rating": 3}) == certain(3)
    assert read(leaf(), {"rating": None}) == unknown(1, 5)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_worse_figure_never_earns_a_higher_level(one, other):
    better, worse = sorted((one, other))
    assert read(CLEARANCE, {"value": better}).level >= read(CLEARANCE, {"value": worse}).level
