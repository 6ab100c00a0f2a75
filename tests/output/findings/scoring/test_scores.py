"""Figures that are not equal are not printed as if they were."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scorer
from scorer.library.views import present
from scorer.output.findings.change.history import how_it_went
from scorer.output.findings.scoring.ranking import how_scored, who_has_no_score
from scorer.output.findings.scoring.scores import coverage_said, score_said
from scorer.output.findings.scoring.standing import leaders
from scorer.output.findings.wording import (
    apart_from,
    at_most,
    level,
    percents,
    signed,
    whole_range,
)
from scorer.output.report import written
from scorer.output.tables.table import Presentation, Table
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
    needed = ranking.scoring.min_coverage
    assert who_has_no_score(ranking).startswith("No score below 67 % rated")
    assert [coverage_said(row, needed) for row in ranking] == ["100 %", "66.7 %"]


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


def test_a_figure_is_not_printed_as_one_that_it_is_not() -> None:
    assert apart_from(Fraction(10001, 10000), 1) == "1.0001"
    assert apart_from(2, 2) == "2.00"
    assert apart_from(0.1 + 0.2, 0.3) == "0.30", "what only floats tell apart is the same"
    assert whole_range(Fraction(3), Fraction(3001, 1000)) == "3.000-3.001"
    assert whole_range(Fraction(3), Fraction(3)) == "3.00"


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (3, "3"),
        (Decimal("3.50"), "3.5"),
        (Fraction(3001, 1000), "3.001"),
        (Fraction(67345, 1000), "67.345"),
        (Fraction(1, 250), "0.004"),
        (Fraction(10, 3), "3.33"),
        (Fraction(9001, 3000), "3.0003"),
        (100, "100"),
        (None, "-"),
    ],
)
def test_a_rating_is_printed_as_it_was_given(rating: Fraction | None, said: str) -> None:
    assert level(rating) == said


def test_a_rating_just_above_a_level_is_not_shown_as_that_level(made: Made) -> None:
    made.rubric(leaves=LEAVES, scale="{min: 1, max: 5, step: null}").crossings("a", "b")
    made.sheet("a", {"x": "3.001", "y": 3, "z": 3}).sheet("b", {"x": 3, "y": 3, "z": 3})
    opened = scorer.open_workspace(made.root)
    assert {"3.001", "0.001"} <= texts(present(opened.compare("a", "b")))


def test_compare_tells_a_share_too_small_from_the_share_that_is_needed(made: Made) -> None:
    made.rubric(leaves=LEAVES, more="min_coverage: 0.67").crossings("a", "b")
    made.sheet("a", dict.fromkeys(LEAVES, 3)).sheet("b", {"x": 3, "y": 5, "z": None})
    opened = scorer.open_workspace(made.root)
    for shown in (present(opened.rank()), present(opened.compare("a", "b"))):
        assert "66.7 %" in texts(shown)


@given(st.floats(min_value=1e-9, max_value=100, allow_nan=False))
def test_nothing_is_above_a_bound_that_is_printed(number: float) -> None:
    assert Fraction(at_most(number)) >= Fraction(number)


def texts(shown: Presentation) -> set[str]:
    tables = (block for block in shown.blocks if isinstance(block, Table))
    return {cell.text for table in tables for row in table.rows for cell in row}


@pytest.fixture
def close(made: Made) -> scorer.OpenWorkspace:
    """Two crossings that rank apart by less than two decimals show, one of them twice rated."""
    made.rubric(leaves=LEAVES, weights={"x": "0.4", "y": 1, "z": 399}).crossings("a", "b")
    made.sheet("a", {"x": 1, "y": 5, "z": 3}, observed="2024")
    made.sheet("b", {"x": 5, "y": 2, "z": 3}, observed="2020")
    made.sheet("b", {"x": 5, "y": 1, "z": 3}, observed="2024")
    return scorer.open_workspace(made.root)


def test_scores_that_differ_differ_wherever_they_are_printed(close: scorer.OpenWorkspace) -> None:
    for chart in ("ranking", "map"):
        drawn = str(close.chart(chart).drawn().to_dict())
        assert "'3.00'" not in drawn
    text = close.chart("ranking").as_text()
    assert text is not None
    for shown in (text, present(close.rank()), present(close.compare("a", "b"))):
        assert {"3.003", "2.997"} <= texts(shown)
    page = written(close.report("a"), "r.html")["r.html"]
    assert "score 3.003" in page
    assert ">3.00<" not in page


def test_a_score_that_fell_a_little_is_not_said_to_have_fallen_to_where_it_was(
    close: scorer.OpenWorkspace,
) -> None:
    history = close.history("b")
    assert how_it_went(history) == "The b fell from 3.000 to 2.997"
    changes = present(close.diff("2020", "2024"))
    assert {"3.000", "2.997"} <= texts(changes)


def test_a_mean_rank_is_a_whole_one_only_where_no_draw_gives_another(made: Made) -> None:
    leaves = ("x", "y", "z", "u", "v", "w")
    made.rubric(leaves=leaves).crossings("a", "b")
    made.sheet("a", {**dict.fromkeys(leaves, 5), "w": 4})
    made.sheet("b", {**dict.fromkeys(leaves, 1), "w": 5})
    shown = present(scorer.open_workspace(made.root).robustness())
    table = next(block for block in shown.blocks if isinstance(block, Table))
    column = [each.key for each in table.columns].index("expected_rank")
    assert [row[column].text for row in table.rows] == ["1.0003", "1.9997"]
