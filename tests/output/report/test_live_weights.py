"""The page computes what the command line computes, ties and ranges included."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from scorer.library import OpenWorkspace, open_workspace
from tests.conftest import ROOT, Made
from tests.output.report.conftest import (
    Opened,
    many,
    ranking_of_command_line,
    ranking_shown,
    report_of,
    set_weights,
    settle,
)

WEIGHTINGS: tuple[Mapping[str, str], ...] = (
    {},
    {"trade": "2"},
    {"trade": "0", "dialogue": "3"},
    {"trade": "0.1", "transport": "0.2", "bez": "0.3", "dialogue": "0.4"},
    {"bez": "5", "transport": "0"},
    {"trade": "0", "transport": "0", "bez": "0"},
)


@pytest.mark.parametrize("weights", WEIGHTINGS, ids=str)
def test_typed_weights_rank_as_the_command_line_does(
    weights: Mapping[str, str], shipped_page: Path, opened: Opened
) -> None:
    page = opened(shipped_page)
    set_weights(page, weights)
    assert ranking_shown(page) == ranking_of_command_line(open_workspace(ROOT), weights)


@pytest.mark.parametrize("weights", WEIGHTINGS[2:4], ids=str)
def test_a_link_restores_the_weights_it_carries(
    weights: Mapping[str, str], shipped_page: Path, opened: Opened
) -> None:
    first = opened(shipped_page)
    set_weights(first, weights)
    fragment = str(first.evaluate("() => location.hash"))
    second = opened(shipped_page, fragment=fragment)
    settle(second)
    assert ranking_shown(second) == ranking_shown(first)
    for name, weight in weights.items():
        assert second.locator(f"#typed-{name}").input_value() == weight


def test_a_slider_moved_by_keyboard_reorders_and_says_how(
    shipped_page: Path, opened: Opened
) -> None:
    page = opened(shipped_page)
    assert page.locator("#difference").text_content() == "The order under the rubric's weights."
    slider = page.get_by_label("Transport and logistics", exact=True)
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    settle(page)
    expected = ranking_of_command_line(open_workspace(ROOT), {"transport": "2"})
    assert ranking_shown(page) == expected
    said = page.locator("#difference").text_content() or ""
    assert "Dongxing-Mong Cai is first" in said
    assert "Hekou-Lao Cai 1= to 2" in said
    assert page.evaluate("() => location.hash") == "#w=transport:2"
    assert page.locator("#command").text_content() == "scorer rank --weights transport=2"


def test_a_preset_and_the_way_back(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page)
    page.get_by_role("button", name="trade-first").click()
    settle(page)
    assert page.get_by_role("button", name="trade-first").get_attribute("aria-pressed") == "true"
    trade_first = {"trade": "2", "transport": "1", "bez": "1", "dialogue": "1"}
    assert ranking_shown(page) == ranking_of_command_line(open_workspace(ROOT), trade_first)
    page.get_by_role("button", name="Back to the rubric's").click()
    settle(page)
    assert ranking_shown(page) == ranking_of_command_line(open_workspace(ROOT), {})
    assert page.evaluate("() => location.hash") == ""


def test_weights_that_leave_nothing_are_refused_in_words(
    shipped_page: Path, opened: Opened
) -> None:
    page = opened(shipped_page)
    set_weights(page, dict.fromkeys(("trade", "transport", "bez", "dialogue"), "0"))
    assert "nothing would count" in (page.locator("#weights-error").text_content() or "")
    set_weights(page, {"bez": "-1"})
    assert "zero or more" in (page.locator("#weights-error").text_content() or "")


def test_a_link_with_unknown_dimensions_says_so(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page, fragment="#w=trade:2,speed:9,bez:<b>")
    settle(page)
    assert "speed:9" in (page.locator("#weights-error").text_content() or "")
    assert ranking_shown(page) == ranking_of_command_line(open_workspace(ROOT), {"trade": "2"})


AGGREGATIONS = ("arithmetic", "geometric", "harmonic", "median", "minimum")


def tree(made: Made, aggregate: str) -> OpenWorkspace:
    """Branches with rules of their own, decimals, gaps that are allowed, and ties."""
    made.file(
        "rubrics/grid.yaml",
        f"""\
rubric: grid
version: 1.0.0
title: Grid
scale: {{min: 0, max: 10, step: 0.5}}
aggregate: {aggregate}
min_coverage: 0.5
dimensions:
  - id: access
    title: Access
    weight: 1.5
    aggregate: harmonic
    dimensions:
      - {{id: road, title: Road, weight: 0.3, levels: {{}}}}
      - {{id: rail, title: Rail, weight: 0.7, levels: {{}}}}
  - {{id: trade, title: Trade, levels: {{}}}}
  - {{id: rules, title: Rules, weight: 2, levels: {{}}}}
""",
    )
    rows = {
        "a": ("1.5", "9.0", "5.5", "3.0"),
        "b": ("9.0", "1.5", "3.0", "5.5"),
        "c": ("4.5", "4.5", "4.5", "4.5"),
        "d": ("4.5", "4.5", "4.5", "4.5"),
        "e": ("null", "7.0", "2.5", "6.0"),
        "f": ("3.0", "null", "null", "8.0"),
        "g": ("0.0", "10.0", "0.0", "10.0"),
        "h": ("null", "null", "9.5", "null"),
    }
    made.crossings(*rows)
    for crossing, (road, rail, trade, rules) in rows.items():
        ratings = {"road": road, "rail": rail, "trade": trade, "rules": rules}
        made.sheet(crossing, ratings)
    return open_workspace(made.root)


@pytest.mark.parametrize("aggregate", AGGREGATIONS)
def test_every_aggregation_agrees_in_a_tree_with_gaps_and_decimals(
    aggregate: str, made: Made, tmp_path: Path, opened: Opened
) -> None:
    workspace = tree(made, aggregate)
    path = tmp_path / "report.html"
    path.write_text(report_of(workspace), encoding="utf-8")
    page = opened(path)
    for weights in (
        {},
        {"trade": "0.1", "rules": "0.2", "access": "0.3"},
        {"road": "0", "rules": "7"},
        {"rail": "0.35", "trade": "0"},
    ):
        page.evaluate(
            "(hash) => { location.hash = hash; }",
            "#w=" + ",".join(f"{name}:{weight}" for name, weight in weights.items()),
        )
        settle(page)
        settle(page)
        assert ranking_shown(page) == ranking_of_command_line(workspace, weights)


def test_scores_that_rank_apart_stay_apart_as_weights_move(
    made: Made, tmp_path: Path, opened: Opened
) -> None:
    made.rubric(leaves=("x", "y", "z"), weights={"x": "0.4", "y": 1, "z": 399})
    made.crossings("a", "b").sheet("a", {"x": 1, "y": 5, "z": 3}, plausible={"x": "[1, 2]"})
    made.sheet("b", {"x": 5, "y": 1, "z": 3})
    workspace = open_workspace(made.root)
    path = tmp_path / "report.html"
    path.write_text(report_of(workspace), encoding="utf-8")
    page = opened(path)
    for weights, scores in (
        ({}, ["3.003", "2.997"]),
        ({"x": "1.001"}, ["3.000005", "2.999995"]),
        ({"x": "1"}, ["3.00", "3.00"]),
        ({"x": "100", "z": "0"}, ["4.96", "1.04"]),
    ):
        set_weights(page, weights)
        shown = ranking_shown(page)
        assert [row["score"] for row in shown] == scores
        assert shown == ranking_of_command_line(workspace, weights)


def test_five_hundred_crossings_reorder_and_stay_light(
    made: Made, tmp_path: Path, opened: Opened
) -> None:
    workspace = many(made, 500)
    path = tmp_path / "report.html"
    text = report_of(workspace)
    assert len(text.encode()) < 3_000_000
    path.write_text(text, encoding="utf-8")
    page = opened(path)
    for weights in ({"trade": "3"}, {"trade": "3", "bez": "0.25"}):
        set_weights(page, weights)
        assert ranking_shown(page) == ranking_of_command_line(workspace, weights)
