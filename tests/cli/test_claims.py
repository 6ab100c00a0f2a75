"""What is said of a ranking goes no further than its evidence: gaps, leaves that weigh nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Made, Scorer

XYZ = ("x", "y", "z")


def result(done: Any) -> Any:
    assert done.exit_code == 0, done.err
    return json.loads(done.out)["result"]


@pytest.fixture
def leader_with_a_gap(made: Made) -> Path:
    made.rubric(leaves=XYZ, more="min_coverage: 0.6").crossings("a", "b", "c")
    made.sheet("a", {"x": 5, "y": 5, "z": "null"})
    made.sheet("b", {"x": 1, "y": 4, "z": 2})
    made.sheet("c", {"x": 2, "y": 2, "z": 2})
    return made.root


@pytest.fixture
def a_leaf_without_weight(made: Made) -> Path:
    made.rubric(leaves=XYZ, weights={"z": 0}).crossings("a", "b", "c")
    made.sheet("a", {"x": 1, "y": 5, "z": "null"})
    made.sheet("b", {"x": 5, "y": 2, "z": 5})
    made.sheet("c", {"x": 5, "y": 3, "z": 1})
    return made.root


def test_robustness_takes_the_crossings_that_rank_ranks(
    scorer: Scorer, leader_with_a_gap: Path
) -> None:
    found = result(scorer("robustness", "--format", "json", cwd=leader_with_a_gap))
    assert found["crossings"] == ["a", "b", "c"]
    assert found["left_out"] == []
    assert "Not fully rated: The a (z)." in found["statements"][0]
    assert found["share_first"]["a"] > 0.9


def test_a_leaf_without_weight_neither_counts_nor_is_missed(
    scorer: Scorer, a_leaf_without_weight: Path
) -> None:
    found = result(scorer("robustness", "--format", "json", cwd=a_leaf_without_weight))
    assert found["crossings"] == ["c", "b", "a"]
    assert found["share_first"] == pytest.approx({"a": 1 / 3, "b": 0, "c": 2 / 3})
    assert {each["dimension"] for each in found["critical_weights"]} == {"x", "y"}
    assert {"above": "c", "below": "b", "direct": True} in found["dominance"]
    compared = result(scorer("compare", "b", "c", "--format", "json", cwd=a_leaf_without_weight))
    assert compared["dominance"] == [{"dominates": "c", "dominated": "b"}]
    assert compared["widest"] == "y"
    done = scorer("improve", "a", cwd=a_leaf_without_weight)
    assert done.exit_code == 0, done.err
    done = scorer("robustness", "--weights-from", "order:z>x", cwd=a_leaf_without_weight)
    assert "z weighs nothing" in done.err
