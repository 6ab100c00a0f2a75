"""What made a score change adds up to the change."""

from fractions import Fraction
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.aggregation import AGGREGATIONS, Aggregation
from scorer.analysis.change.contributions import contributions
from scorer.analysis.scoring.scores import scoring_of
from scorer.model import Rubric


def flat(count: int) -> Rubric:
    return Rubric.model_validate(
        {
            "rubric": "flat",
            "version": "1.0.0",
            "title": "Flat",
            "scale": {"min": 1, "max": 5},
            "dimensions": [{"id": f"d{n}", "title": "x", "weight": n + 1} for n in range(count)],
        }
    )


def test_for_the_arithmetic_mean_a_part_is_weight_times_change() -> None:
    scoring = scoring_of(flat(3))
    assert contributions(scoring, (3, 3, 3), (4, 3, 1)) == {
        "d0": Fraction(1, 6),
        "d2": Fraction(-1),
    }


def test_for_the_arithmetic_mean_many_leaves_are_split_exactly_too() -> None:
    scoring = scoring_of(flat(40), min_coverage=0)
    old = [3 if n % 4 else None for n in range(40)]
    new = [5 if n % 4 else None for n in range(40)]
    rated = sum(n + 1 for n in range(40) if n % 4)
    assert contributions(scoring, old, new) == {
        f"d{n}": Fraction(2 * (n + 1), rated) for n in range(40) if n % 4
    }


profile = st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=4, max_size=4).filter(any)


@given(profile, profile, st.sampled_from(list(AGGREGATIONS.values())))
def test_the_parts_add_up_to_the_change(
    old: list[int | None], new: list[int | None], rule: Aggregation
) -> None:
    scoring = scoring_of(flat(4), aggregate=rule, min_coverage=0)
    before, after = scoring.score(old), scoring.score(new)
    assert before is not None
    assert after is not None
    parts = contributions(scoring, old, new)
    if rule.name == "geometric":
        assert fsum(map(float, parts.values())) == pytest.approx(float(after - before), abs=1e-12)
    else:
        assert sum(parts.values(), Fraction(0)) == after - before


def test_many_moves_still_add_up_and_are_the_same_every_time() -> None:
    scoring = scoring_of(flat(14), aggregate="harmonic")
    old, new = [2] * 14, [3] * 14
    parts = contributions(scoring, old, new)
    assert sum(parts.values(), Fraction(0)) == Fraction(1)
    assert parts == contributions(scoring, old, new)
