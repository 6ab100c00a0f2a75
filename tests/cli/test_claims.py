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


def test_where_gaps_decide_nobody_is_said_to_lead(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=XYZ, more="min_coverage: 0.3").crossings("a", "b")
    made.sheet("a", {"x": 4, "y": "null", "z": "null"}).sheet("b", {"x": 3, "y": 3, "z": 3})
    for options in ((), ("--ratings",)):
        found = result(scorer("robustness", *options, "--format", "json", cwd=made.root))
        said = " ".join(found["statements"])
        assert "There is no safe order" in said
        assert "is first" not in said


def test_a_table_tells_first_alone_from_jointly_first(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=XYZ).crossings("a", "b", "c")
    for crossing, level in (("a", 4), ("b", 4), ("c", 2)):
        made.sheet(crossing, dict.fromkeys(XYZ, level))
    found = result(scorer("robustness", "--format", "json", cwd=made.root))
    assert found["share_first"] == {"a": 0.5, "b": 0.5, "c": 0}
    assert found["share_first_alone"] == {"a": 0, "b": 0, "c": 0}
    assert found["share_first_jointly"] == {"a": 1, "b": 1, "c": 0}
    assert [(pair["above"], pair["level"]) for pair in found["pairs"]] == [(0, 1), (1, 0), (1, 0)]
    text = scorer("robustness", cwd=made.root).out
    assert "First alone  Jointly first" in text
    assert "The a is first together with The b under all of the weightings" in text


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


def test_who_is_lower_only_in_what_weighs_nothing_is_not_said_to_be_nowhere_lower(
    scorer: Scorer, a_leaf_without_weight: Path
) -> None:
    said = " ".join(scorer("compare", "b", "c", cwd=a_leaf_without_weight).out.split())
    assert "The c dominates The b: lower in nothing that weighs and somewhere higher" in said


def test_crossings_that_differ_only_in_what_weighs_nothing_are_level(
    scorer: Scorer, made: Made
) -> None:
    made.rubric(leaves=XYZ, weights={"z": 0}).crossings("a", "b", "c")
    made.sheet("a", {"x": 1, "y": 5, "z": 1}).sheet("b", {"x": 1, "y": 5, "z": 4})
    made.sheet("c", {"x": 5, "y": 1, "z": 2})
    said = " ".join(scorer("compare", "a", "b", cwd=made.root).out.split())
    assert "They are level in every dimension that weighs: no weighting tells them apart." in said
    said = " ".join(scorer("compare", "a", "b", "c", cwd=made.root).out.split())
    assert (
        "None dominates: the order hangs on the weights, but for those that are level in every "
        "dimension that weighs: The a and The b."
    ) in said
    said = scorer("robustness", "--crossing", "a", "--crossing", "b", cwd=made.root).out
    assert "All 2 crossings are level in every dimension that weighs: no weights part" in said


def test_a_gap_that_is_as_large_elsewhere_is_said_to_be(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=XYZ).crossings("a", "b")
    made.sheet("a", {"x": 1, "y": 5, "z": 3}).sheet("b", {"x": 3, "y": 3, "z": 3})
    said = scorer("compare", "a", "b", cwd=made.root).out
    assert "The largest gap is in The x: 2, as much as in The y." in said


def test_two_that_no_rating_parts_are_said_so_of_both(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x", "y")).crossings("a", "b")
    made.sheet("a", {"x": "null", "y": 3}).sheet("b", {"x": 4, "y": 3})
    said = " ".join(scorer("compare", "a", "b", cwd=made.root).out.split())
    assert (
        "Neither The a nor The b may be said to be above the other: The a is not rated in The x, "
        "and their scores could be 2.00-4.00 and 3.50; neither is surely higher in any dimension "
        "that counts for both."
    ) in said


def test_a_gap_is_taken_at_its_lowest_by_improve(scorer: Scorer, leader_with_a_gap: Path) -> None:
    done = scorer("improve", "a", cwd=leader_with_a_gap)
    assert "The a reaches the first rank whatever its missing ratings turn out as" in done.out
    assert "Not rated: z." in done.out


def test_improve_takes_a_scale_without_levels_in_steps(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x",), scale="{min: 0, max: 1, step: null}").crossings("a", "b")
    made.sheet("a", {"x": 0.5}).sheet("b", {"x": 0.75})
    found = result(scorer("improve", "a", "--format", "json", cwd=made.root))
    assert found["sets"][0]["levels"] == 25
    said = scorer("improve", "a", cwd=made.root).out
    assert "by rising 0.25 in all, in steps of 0.01" in " ".join(said.split())


def test_dominance_that_rated_cells_rule_out_is_ruled_out(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=XYZ).crossings("a", "b")
    made.sheet("a", {"x": 5, "y": 1, "z": "null"}).sheet("b", {"x": 1, "y": 5, "z": 3})
    assert (
        "Dominance is ruled out, whatever is missing"
        in scorer("compare", "a", "b", cwd=made.root).out
    )


def test_who_leads_where_somebody_is_not_rated_leads_of_those_rated(
    scorer: Scorer, made: Made
) -> None:
    made.rubric(leaves=("x", "y")).crossings("a", "b", "c")
    made.sheet("a", {"x": 5, "y": "null"}).sheet("b", {"x": 1, "y": 2}).sheet("c", {"x": 2, "y": 2})
    said = scorer("compare", "a", "b", "c", cwd=made.root).out
    assert "level of those rated" in said
    assert "The a of those rated" not in said


def test_every_range_holds_its_score(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x", "y"), more="min_coverage: 0.5").crossings("a")
    for year in ("2020", "2021"):
        made.sheet("a", {"x": 4, "y": None}, plausible={"y": "[1, 2]"}, observed=year)
    ranked = result(scorer("rank", "--format", "json", cwd=made.root))["ranking"][0]
    compared = result(scorer("diff", "2020", "2021", "--format", "json", cwd=made.root))["scores"][
        0
    ]
    sheets = result(scorer("history", "a", "--format", "json", cwd=made.root))["history"]
    ranges = [(each["low"], each["high"]) for each in (ranked, *sheets)]
    assert ranges == [(2.5, 4)] * 3
    assert compared["range_old"] == compared["range_new"] == [2.5, 4]


def test_many_pairs_give_a_table(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x",)).crossings("a", "b", "c", "d")
    for number, crossing in enumerate("abcd", start=1):
        made.sheet(crossing, {"x": number})
    said = scorer("compare", "a", "b", "c", "d", cwd=made.root).out
    assert "6 of 6 pairs are decided" in said
    assert "Who dominates whom" in said
    assert " dominates The" not in said


def test_crossings_that_are_level_are_first_together(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x", "y")).crossings("a", "b", "c")
    made.sheet("a", {"x": 5, "y": 5}).sheet("b", {"x": 5, "y": 5}).sheet("c", {"x": 1, "y": 2})
    said = result(scorer("robustness", "--format", "json", cwd=made.root))["statements"]
    assert said[0].startswith("The a is first together with The b under all of the weightings;")


def test_all_level_everywhere_is_one_sentence(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x", "y")).crossings("a", "b", "c")
    for crossing in "abc":
        made.sheet(crossing, {"x": 3, "y": 4})
    assert result(scorer("robustness", "--format", "json", cwd=made.root))["statements"] == [
        "All 3 crossings are level in every dimension: no weights part them."
    ]


def test_where_gaps_decide_no_lead_is_told(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("x", "y")).crossings("a", "b")
    made.sheet("a", {"x": 5, "y": "null"}).sheet("b", {"x": 3, "y": 3})
    found = result(scorer("robustness", "--ratings", "--format", "json", cwd=made.root))
    assert (
        "There is no safe order, as missing ratings decide it: first rate y of The a."
        in (found["statements"])
    )


def test_a_branch_with_a_rule_of_its_own_is_named(scorer: Scorer, made: Made) -> None:
    made.file(
        "rubrics/grid.yaml",
        """rubric: grid
version: 1.0.0
title: grid
scale: {min: 1, max: 5}
dimensions:
  - id: access
    title: Access
    aggregate: minimum
    dimensions: [{id: x, title: X}, {id: y, title: Y}]
  - {id: z, title: Z}
""",
    ).crossings("a")
    made.sheet("a", {"x": 1, "y": 2, "z": 3})
    assert "arithmetic aggregation (but access minimum)" in scorer("rank", cwd=made.root).out
