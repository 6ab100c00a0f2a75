"""How far the ranking holds and what would change it, as the commands say it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Made, Scorer

LEAVES = ("d1", "d2", "d3", "d4")
FIVE = {
    "a": (5, 2, 3, 1),
    "b": (3, 3, 3, 3),
    "c": (1, 5, 2, 4),
    "d": (4, 4, 1, 2),
    "e": (2, 1, 5, 5),
}


@pytest.fixture
def five(made: Made) -> Path:
    made.rubric(leaves=LEAVES).crossings(*FIVE)
    for crossing, ratings in FIVE.items():
        made.sheet(crossing, dict(zip(LEAVES, ratings, strict=True)))
    return made.root


def result(done: Any) -> Any:
    assert done.exit_code == 0, done.err
    return json.loads(done.out)["result"]


def test_the_published_shares_of_first_ranks(scorer: Scorer, five: Path) -> None:
    found = result(scorer("robustness", "--format", "json", cwd=five))
    expected = {
        "a": 0.185542586,
        "b": 0.001550153,
        "c": 0.269041991,
        "d": 0.081467922,
        "e": 0.462397348,
    }
    assert found["share_first"] == pytest.approx(expected, abs=5e-10)
    shares = [
        [0.184, 0.137, 0.099, 0.252, 0.328],
        [0.002, 0.232, 0.724, 0.042, 0],
        [0.268, 0.225, 0.097, 0.173, 0.236],
        [0.082, 0.267, 0.047, 0.350, 0.253],
        [0.464, 0.139, 0.032, 0.182, 0.183],
    ]
    for crossing, row in zip(FIVE, shares, strict=True):
        assert found["acceptability"][crossing] == pytest.approx(row, abs=0.003)
    assert all(pair["standard_error"] == 0 for pair in found["pairs"])
    assert found["statements"][0].endswith(".")


def test_the_same_seed_gives_the_same_and_is_recorded(scorer: Scorer, five: Path) -> None:
    options = ("--ratings", "--draws", "500", "--seed", "7", "--format", "json")
    first, again = (scorer("robustness", *options, cwd=five).out for _ in range(2))
    assert first == again
    assert json.loads(first)["provenance"]["seed"] == 7
    assert json.loads(first)["provenance"]["options"]["draws"] == 500


def test_gaps_are_left_out_or_vary_but_never_become_a_number(scorer: Scorer, five: Path) -> None:
    sheet = five / "assessments" / "e" / "2020-ann-1.yaml"
    sheet.write_text(sheet.read_text().replace("rating: 1", "rating: null"))
    certain = result(scorer("robustness", "--format", "json", cwd=five))
    assert certain["left_out"] == ["e"]
    assert certain["statements"][0].startswith("Only 4 of 5 crossings have a score")
    assert set(certain["acceptability"]) == set("abcd")
    varied = result(scorer("robustness", "--ratings", "--format", "json", cwd=five))
    assert varied["left_out"] == []
    for shares in varied["acceptability"].values():
        assert sum(shares) == pytest.approx(1)


def test_copeland_counts_wins_less_losses(scorer: Scorer, five: Path) -> None:
    found = result(scorer("rank", "--method", "copeland", "--format", "json", cwd=five))
    assert {row["crossing"]: row["score"] for row in found["ranking"]} == {
        "a": -1,
        "b": 1,
        "c": 0,
        "d": -1,
        "e": 1,
    }
    assert [row["rank"] for row in found["ranking"]] == [1, 1, 3, 4, 4]


def test_all_methods_stand_beside_each_other(scorer: Scorer, five: Path) -> None:
    found = result(scorer("rank", "--all-methods", "--format", "json", cwd=five))
    assert found["methods"] == [
        "arithmetic",
        "geometric",
        "harmonic",
        "median",
        "minimum",
        "copeland",
        "borda",
    ]
    assert {row["crossing"] for row in found["ranks"]} == set(FIVE)
    assert all(-1 <= (pair["tau"] or 0) <= 1 for pair in found["kendall_tau"])


def test_who_beats_whom_whatever_the_weights(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=LEAVES).crossings("top", "low")
    made.sheet("top", dict.fromkeys(LEAVES, 4)).sheet("low", dict.fromkeys(LEAVES, 2))
    found = result(scorer("robustness", "--format", "json", cwd=made.root))
    assert found["dominance"] == [{"above": "top", "below": "low", "direct": True}]
    assert found["central_weights"]["low"] is None
    dot = scorer("robustness", "--dot", cwd=made.root).out
    assert dot.startswith("digraph")
    assert "->" in dot
    text = scorer("robustness", cwd=made.root).out
    assert "Nothing puts The low above The top, whatever the weights" in text


def test_what_if_shows_before_and_after(scorer: Scorer, five: Path) -> None:
    found = result(
        scorer("what-if", "--set", "b.d1=5", "--set", "e.d2=-", "--format", "json", cwd=five)
    )
    before = {row["crossing"]: row for row in found["before"]}
    after = {row["crossing"]: row for row in found["after"]}
    assert (before["b"]["ratings"]["d1"], after["b"]["ratings"]["d1"]) == (3, 5)
    assert (before["e"]["rank"], after["e"]["rank"]) == (1, None)
    assert (before["b"]["rank"], after["b"]["rank"]) == (2, 1)
    assert {move["crossing"] for move in found["moves"]} >= {"b", "e"}


def test_what_if_takes_other_weights(scorer: Scorer, five: Path) -> None:
    found = result(scorer("what-if", "--weights", "d1=9", "--format", "json", cwd=five))
    assert found["after"][0]["crossing"] == "a"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("b.d1=6", "off the scale"),
        ("b.d1=2.5", "between two levels"),
        ("b.d9=3", "rates no 'd9'"),
        ("z.d1=3", "unknown crossing 'z'"),
        ("b=3", "write hekou-lao-cai.transport=4"),
        ("b.d1=high", "no level"),
    ],
)
def test_what_cannot_be_is_refused(setting: str, said: str, scorer: Scorer, five: Path) -> None:
    done = scorer("what-if", "--set", setting, cwd=five)
    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err


def test_improve_names_the_smallest_rises_and_what_stands_in_their_way(
    scorer: Scorer, made: Made
) -> None:
    made.rubric(weights={"trade": 2}).crossings("north", "south")
    level = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}
    made.sheet("north", {**level, "bez": 5}).sheet(
        "south", level, drawbacks={"trade": ["No cold store."]}
    )
    found = result(scorer("improve", "south", "--format", "json", cwd=made.root))
    assert found["sets"] == [{"rises": {"trade": [3, 4]}, "levels": 1, "rank": 1}]
    assert found["agenda"] == [
        {"dimension": "trade", "level": 4, "descriptor": "good", "drawbacks": ["No cold store."]}
    ]
    assert "No cold store." in scorer("improve", "south", cwd=made.root).out


def test_a_rank_that_would_be_shared_is_said_to_be_shared(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("d1", "d2")).crossings("north", "south", "east")
    made.sheet("north", {"d1": 3, "d2": 3}).sheet("south", {"d1": 3, "d2": 2})
    made.sheet("east", {"d1": 5, "d2": None})
    said = " ".join(scorer("improve", "south", cwd=made.root).out.split())
    assert "reaches the first rank, shared with another crossing, by rising 1 level" in said
    assert "1=" in said
    assert "Not counted, as they have no score: The east" in said


def test_improve_says_when_it_cannot_be_done(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("d1", "d2")).crossings("north", "south")
    made.sheet("north", {"d1": 5, "d2": 5}).sheet("south", {"d1": 1, "d2": None})
    held = scorer("improve", "north", cwd=made.root)
    assert "already" in held.out
    gap = scorer("improve", "south", cwd=made.root)
    assert gap.exit_code == 0
    assert "Not rated: d2. There the lowest that it could be is taken" in " ".join(gap.out.split())
    assert "as they have no score" not in gap.out


def test_agreement_gives_alpha_and_the_reasons_side_by_side(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=LEAVES).crossings("north", "south", "east")
    for crossing, ann, bob in (
        ("north", (1, 2, 3, 4), (1, 2, 3, 4)),
        ("south", (2, 2, 4, 5), (2, 3, 4, 5)),
        ("east", (1, 1, 5, 3), (4, 1, 5, 3)),
    ):
        made.sheet(crossing, dict(zip(LEAVES, ann, strict=True)), assessor="ann")
        made.sheet(crossing, dict(zip(LEAVES, bob, strict=True)), assessor="bob")
    found = result(scorer("agreement", "--format", "json", cwd=made.root))
    overall = found["overall"]
    assert (overall["units"], overall["assessors"]) == (12, 2)
    assert (overall["exact"], overall["within_one"]) == pytest.approx((10 / 12, 11 / 12))
    assert overall["low"] <= overall["alpha"] <= overall["high"]
    assert found["disputed"][0]["crossing"] == "east"
    assert found["severity"]["bob"] > found["severity"]["ann"]
    said = " ".join(scorer("agreement", cwd=made.root).out.split())
    assert "ann gives 1" in said
    assert "enough for tentative conclusions only" in said
    assert f"Krippendorff's alpha is {overall['alpha']:.2f} (95 % interval" in said
    assert "The d1, The d2, The d3 and The d4: no interval: 3 common cells are too few" in said


def test_where_nothing_is_ranked_nothing_is_claimed(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=LEAVES).crossings("north")
    made.sheet("north", dict.fromkeys(LEAVES, None))
    for option in ("--all-methods", "--sensitivity"):
        assert "No crossing has a score" in scorer("rank", option, cwd=made.root).out
    assert "no sheet" in scorer("robustness", "--kind", "gate", cwd=made.root).err


def test_more_ranks_than_a_table_has_columns_for_are_all_in_the_json(
    scorer: Scorer, made: Made
) -> None:
    names = [f"c{number}" for number in range(101)]
    made.rubric(leaves=("d1", "d2")).crossings(*names)
    for number, name in enumerate(names):
        made.sheet(name, {"d1": 1 + number % 5, "d2": 1 + number % 3})
    table = scorer("robustness", "--draws", "100", "-f", "csv", cwd=made.root).out
    assert "rank_1" not in table.splitlines()[0].split(",")
    found = result(scorer("robustness", "--draws", "100", "-f", "json", cwd=made.root))
    assert len(found["acceptability"]["c0"]) == 101


def test_one_assessor_alone_has_nobody_to_agree_with(scorer: Scorer, five: Path) -> None:
    found = result(scorer("agreement", "--format", "json", cwd=five))
    assert found["overall"]["alpha"] is None
    assert "too few" in found["overall"]["reason"]
    assert "No crossing has been rated by more than one" in scorer("agreement", cwd=five).out


def test_sensitivity_names_the_ratings_that_decide_a_rank(scorer: Scorer, five: Path) -> None:
    found = result(scorer("rank", "--sensitivity", "--format", "json", cwd=five))
    assert all(change["rank"] != change["changed_rank"] for change in found["changes"])
    assert found["changes"]


@pytest.mark.parametrize(
    "source", ["order:d1>d2", "around:20%", "dirichlet:50", "fixed", "order:d1>d2=d3"]
)
def test_weights_can_come_from_many_places(source: str, scorer: Scorer, five: Path) -> None:
    found = result(
        scorer("robustness", "--weights-from", source, "--draws", "2000", "-f", "json", cwd=five)
    )
    for shares in found["acceptability"].values():
        assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize("source", ["order:x>y", "around:200%", "somewhere", "dirichlet:-1"])
def test_a_weight_source_that_is_none_is_refused(source: str, scorer: Scorer, five: Path) -> None:
    done = scorer("robustness", "--weights-from", source, cwd=five)
    assert (done.exit_code, done.out) == (2, "")


def test_a_scenario_is_kept_in_the_workspace_and_run_by_name(
    scorer: Scorer, made: Made, five: Path
) -> None:
    made.file(
        "scenarios/reform.yaml",
        "scenario: reform\ntitle: If b reformed\nrubric: grid@1\n"
        "weights: {d1: 2}\nset:\n  b: {d1: 5}\n",
    )
    for name in ("reform", "scenarios/reform.yaml"):
        found = result(scorer("what-if", "--from", name, "--format", "json", cwd=five))
        assert found["settings"] == {"b.d1": 5}
        assert found["weights"]["d1"] == pytest.approx(0.4)
    files = json.loads(scorer("what-if", "--from", "reform", "--format", "json", cwd=five).out)[
        "provenance"
    ]["files"]
    assert "scenarios/reform.yaml" in {file["path"] for file in files}
    unknown = scorer("what-if", "--from", "refrom", cwd=five)
    assert (unknown.exit_code, "did you mean reform" in unknown.err) == (2, True)


def test_a_scenario_with_errors_is_refused_and_found_by_validate(
    scorer: Scorer, made: Made, five: Path
) -> None:
    made.file(
        "scenarios/odd.yaml",
        "scenario: odd\ntitle: Odd\nrubric: grid@1\nset:\n  b: {d1: 9}\n",
    )
    assert scorer("rank", cwd=five).exit_code == 0
    assert scorer("what-if", "--from", "odd", cwd=five).exit_code == 1
    checked = scorer("validate", "--format", "concise", cwd=five)
    assert checked.exit_code == 1
    assert "scenarios/odd.yaml:5:11: E204" in checked.out


def test_a_low_alpha_where_ratings_hardly_vary_is_explained_and_ac2_stands_beside_it(
    scorer: Scorer, made: Made
) -> None:
    made.rubric(leaves=("trade", "transport")).crossings("north")
    for assessor, trade in (("ann", 3), ("bo", 4), ("cy", 3)):
        made.sheet("north", {"trade": trade, "transport": 3}, assessor=assessor)
    overall = result(scorer("agreement", "--format", "json", cwd=made.root))["overall"]
    assert (overall["alpha"], round(overall["ac2"], 4)) == (0, round(43 / 45, 4))
    said = " ".join(scorer("agreement", cwd=made.root).out.split())
    assert "alpha is 0.00, but says little here: 83 % of the ratings are 3" in said
    assert "Gwet's AC2 is 0.96." in said
    assert "too little to rest conclusions on" not in said


def test_many_assessors_read_as_counts_a_level(scorer: Scorer, made: Made) -> None:
    made.rubric(leaves=("trade", "transport")).crossings("north")
    for number in range(30):
        level = 3 if number < 12 else 4 if number < 27 else 5
        made.sheet("north", {"trade": level, "transport": 3}, assessor=f"p{number}")
    out = scorer("agreement", cwd=made.root).out
    assert "3: 12, 4: 15, 5: 3" in out
    assert "6 strictest and the 6 mildest of 30" in out
    assert "gives 3" not in out
    severity = result(scorer("agreement", "--format", "json", cwd=made.root))["severity"]
    assert len(severity) == 30


def test_severity_is_measured_from_the_rating_that_the_ranking_uses(
    scorer: Scorer, made: Made
) -> None:
    made.rubric(leaves=("trade", "transport")).crossings("north")
    made.sheet("north", {"trade": 3, "transport": 3}, assessor="ann")
    made.sheet("north", {"trade": 5, "transport": 3}, assessor="bob")
    assert result(scorer("agreement", "-f", "json", cwd=made.root))["severity"] == {
        "ann": 0,
        "bob": 1,
    }
    by_mean = result(scorer("agreement", "--panel", "mean", "-f", "json", cwd=made.root))
    assert by_mean["severity"] == {"ann": -0.5, "bob": 0.5}
