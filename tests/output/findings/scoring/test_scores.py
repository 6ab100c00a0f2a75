"""Figures that are not equal are not printed as if they were."""

from fractions import Fraction

import pytest

import scorer
from scorer.output.findings.scoring.ranking import how_scored, who_has_no_score
from scorer.output.findings.scoring.scores import coverage_said, score_said
from scorer.output.findings.scoring.standing import leaders
from scorer.output.findings.wording import percents, signed
from tests.conftest import Made

LEAVES = ("x", "y", "z")


def test_scores_that_rank_apart_print_apart(made: Made) -> None:
    made.rubric(leaves=LEAVES, weights={"x": "0.4", "y": 1, "z": 399}).crossings("a", "b")
    made.sheet("a", {"x": 1, "y": 5, "z": 3}).sheet("b", {"x": 5, "y": 1, "z": 3})
    ranking = scorer.open_workspace(made.root).rank()
    assert [score_said(row, ranking) for row in ranking] == ["3.003", "2.997"]
    assert leaders(ranking) == "The a leads with 3.003"
    assert how_scored(ranking).endswith("weights x 0.1 %, y 0.2 %, z 99.7 %.")


def test_equal_scores_keep_two_decimals(made: Made) -> None:
    made.rubric(leaves=LEAVES).crossings("a", "b")
    made.sheet("a", {"x": 1, "y": 3, "z": 3}).sheet("b", {"x": 3, "y": 1, "z": 3})
    ranking = scorer.open_workspace(made.root).rank()
    assert [score_said(row, ranking) for row in ranking] == ["2.33", "2.33"]


def test_a_share_too_small_is_not_printed_as_the_share_that_is_needed(made: Made) -> None:
    made.rubric(leaves=LEAVES, more="min_coverage: 0.67").crossings("a", "b")
    made.sheet("a", dict.fromkeys(LEAVES, 3)).sheet("b", {"x": 3, "y": 5, "z": None})
    ranking = scorer.open_workspace(made.root).rank()
    assert who_has_no_score(ranking).startswith("No score below 67 % rated")
    assert [coverage_said(row, ranking) for row in ranking] == ["100 %", "66.7 %"]


def test_no_share_is_rounded_to_nothing_or_to_all_and_unequal_ones_differ() -> None:
    assert percents([Fraction(1, 4), Fraction(3, 4)]) == ["25 %", "75 %"]
    assert percents([Fraction(1, 1000), Fraction(999, 1000)]) == ["0.1 %", "99.9 %"]
    assert percents([Fraction(0), Fraction(1)]) == ["0 %", "100 %"]
    assert signed(Fraction(3, 1000)) == "+0.003"
    assert signed(Fraction(0)) == "0.00"


@pytest.mark.parametrize("method", ["borda", "copeland"])
def test_points_by_order_have_no_range_for_programs(made: Made, method: str) -> None:
    made.rubric(leaves=LEAVES).crossings("a", "b")
    made.sheet("a", dict.fromkeys(LEAVES, 3)).sheet("b", dict.fromkeys(LEAVES, 4))
    ranking = scorer.open_workspace(made.root).rank_by_order(method)
    for row in (*ranking.records(), *map(ranking.plain, ranking)):
        assert [row[key] for key in ("low", "high", "rank_low", "rank_high")] == [None] * 4
