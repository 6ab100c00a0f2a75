"""What is said wherever several assessors decide."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Made, Scorer

LEAVES = ("trade", "rail")


def result(done: Any) -> Any:
    assert done.exit_code == 0, done.err
    return json.loads(done.out)["result"]


def said(done: Any) -> str:
    assert done.exit_code == 0, done.err
    return " ".join(done.out.split())


@pytest.fixture
def two(made: Made) -> Path:
    """Two assessors; the upper middle rating would turn the order round."""
    made.rubric(leaves=LEAVES).crossings("a", "b", "c")
    for crossing, assessor, trade in (
        ("a", "ann", 3),
        ("a", "bo", 5),
        ("b", "ann", 4),
        ("b", "bo", 4),
        ("c", "ann", 1),
    ):
        made.sheet(crossing, {"trade": trade, "rail": 3}, assessor=assessor)
    return made.root


@pytest.fixture
def thirty(made: Made) -> Path:
    made.rubric(leaves=LEAVES).crossings("a", "b")
    for number in range(30):
        level = 3 if number < 12 else 4 if number < 27 else 5
        made.sheet("a", {"trade": level, "rail": 3}, assessor=f"p{number}")
        made.sheet("b", {"trade": level - 1, "rail": 3}, assessor=f"p{number}")
    return made.root


ONE_LINE = (
    "2 assessors at 2 of 3 crossings; the lower middle rating counts. Disputed: The a (trade)."
)


@pytest.mark.parametrize("command", ["rank", "score", "robustness", "chart ranking"])
def test_one_line_says_which_rating_counts_and_which_cells_are_disputed(
    scorer: Scorer, two: Path, command: str
) -> None:
    assert ONE_LINE in said(scorer(*command.split(), cwd=two))


@pytest.mark.parametrize("command", ["compare a b", "show a"])
def test_the_line_speaks_of_the_crossings_that_are_shown(
    scorer: Scorer, two: Path, command: str
) -> None:
    line = "2 assessors; the lower middle rating counts. Disputed: The a (trade)."
    assert line in said(scorer(*command.split(), cwd=two))


@pytest.mark.parametrize("name", ["page.html", "page.md"])
def test_the_report_says_it_too_and_whose_rank_hangs_on_it(
    scorer: Scorer, two: Path, name: str
) -> None:
    options = ("--markdown",) if name.endswith(".md") else ()
    scorer("report", *options, "--output", name, cwd=two)
    text = (two / name).read_text(encoding="utf-8")
    assert ONE_LINE in text
    assert (
        "Another reading of the panels, by the upper middle or the mean rating, would change the"
        " ranks of The b and The a."
    ) in text


def test_the_chosen_rule_is_named(scorer: Scorer, two: Path) -> None:
    assert "the mean rating counts" in said(scorer("rank", "--panel", "mean", cwd=two))
    upper = said(scorer("rank", "--panel", "upper-median", cwd=two))
    assert "the upper middle rating counts" in upper
    assert "* Another reading of the panels, by the lower middle or the mean rating" in upper


def test_where_an_odd_number_rates_the_middle_rating_counts(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=LEAVES).crossings("a")
    for assessor in ("ann", "bo", "cy"):
        made.sheet("a", {"trade": 3, "rail": 3}, assessor=assessor)
    text = said(scorer("rank", cwd=made.root))
    assert "3 assessors; the middle rating counts. They agree on every cell." in text


def test_ranks_that_hang_on_the_panels_are_marked(scorer: Scorer, two: Path) -> None:
    lines = scorer("rank", cwd=two).out.splitlines()
    ranks = {line.split()[2]: line.split()[0] for line in lines if "  The " in line}
    assert ranks == {"b": "1*", "a": "2*", "c": "3"}
    found = result(scorer("rank", "--format", "json", cwd=two))["ranking"]
    assert [row["rank_hangs_on_panel"] for row in found] == [True, True, False]
    upper = result(scorer("rank", "--panel", "upper-median", "-f", "json", cwd=two))["ranking"]
    assert [row["crossing"] for row in upper] == ["a", "b", "c"]


def test_one_assessor_is_no_panel(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=LEAVES).crossings("a")
    made.sheet("a", {"trade": 3, "rail": 3})
    assert "rating counts" not in said(scorer("rank", cwd=made.root))
    row = result(scorer("rank", "--format", "json", cwd=made.root))["ranking"][0]
    assert not {"rank_hangs_on_panel", "middle_low"} & row.keys()


def test_the_middle_half_stands_beside_the_full_range_of_many(scorer: Scorer, thirty: Path) -> None:
    row = result(scorer("rank", "--format", "json", cwd=thirty))["ranking"][0]
    assert (row["low"], row["high"], row["middle_low"], row["middle_high"]) == (3, 4, 3, 3.5)
    assert (row["rank_high"], row["middle_rank_high"]) == (2, 1)
    text = said(scorer("rank", cwd=thirty))
    assert "3.00-4.00 3.00-3.50" in text
    assert "Middle half: the range where each panel's ratings are taken without" in text


def test_robustness_tells_the_middle_half_of_the_draws_beside_their_range(
    scorer: Scorer, thirty: Path
) -> None:
    found = result(scorer("robustness", "--ratings", "--format", "json", cwd=thirty))
    assert found["rank_interval"] == {"a": [1, 2], "b": [1, 2]}
    assert found["middle_ranks"] == {"a": [1, 1], "b": [2, 2]}
    text = said(scorer("robustness", "--ratings", cwd=thirty))
    assert "highest quarter of the draws, The a takes rank 1 and The b takes rank 2." in text


@pytest.mark.parametrize(
    "command",
    ["show a --by assessor", "show a", "compare a b --by assessor", "agreement", "report"],
)
def test_thirty_assessors_read_as_counts_a_level(
    scorer: Scorer, thirty: Path, command: str
) -> None:
    if command == "report":
        scorer("report", "--output", "page.html", cwd=thirty)
        text = (thirty / "page.html").read_text(encoding="utf-8")
    else:
        text = said(scorer(*command.split(), cwd=thirty, columns=100))
    assert "3: 12, 4: 15, 5: 3" in text
    assert "p1, p10, p11" not in text
