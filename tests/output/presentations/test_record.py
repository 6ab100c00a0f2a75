"""What tables say of ages, drafts, corrections and withdrawals."""

from __future__ import annotations

import json

from tests.conftest import Made, Scorer

LEAVES = ("trade", "transport", "bez", "dialogue")


def rated(level: int) -> dict[str, object]:
    return dict.fromkeys(LEAVES, level)


def say(made: Made, path: str, line: str) -> None:
    """Add a line to the head of a sheet."""
    file = made.root / "assessments" / path
    file.write_text(file.read_text().replace("method:", f"{line}\nmethod:", 1))


def test_a_row_that_is_carried_over_says_its_age(made: Made, scorer: Scorer) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", rated(3), observed="2021").sheet("b", rated(2), observed="2024")
    said = scorer("rank", cwd=made.root, columns=200).out
    assert "2021 (3 y)" in said
    assert "Carried over: 1 of 2 was last observed a year or more before 2024-12-31" in said
    assert "Carried over" not in scorer("rank", "--as-of", "2021", cwd=made.root).out
    edition = scorer("rank", "--observed-in", "2021", cwd=made.root, columns=200).out
    assert "(observed in 2021 only)" in edition
    assert "The b" not in edition
    result = json.loads(scorer("rank", "--format", "json", cwd=made.root).out)["result"]
    assert [row["observed"] for row in result["ranking"]] == ["2021", "2024"]
    assert result["carried_over"] == {"a": 3}


def test_drafts_are_marked_wherever_they_are_shown(made: Made, scorer: Scorer) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", rated(3), file="a").sheet("b", rated(2), file="b")
    say(made, "a/a.yaml", "status: draft")
    for command in (["rank"], ["show", "a"], ["compare", "a", "b"], ["history", "a"]):
        assert "draft" in scorer(*command, cwd=made.root, columns=200).out, command
    said = " ".join(scorer("rank", cwd=made.root).out.split())
    assert "1 of the 2 sheets is a draft." in said
    assert "draft" in scorer("list", "assessments", cwd=made.root, columns=200).out


def test_a_history_shows_what_was_corrected_and_counts_it_nowhere(
    made: Made, scorer: Scorer
) -> None:
    made.rubric().crossings("a")
    made.sheet("a", rated(4), recorded="2021-01-01", file="1")
    made.sheet("a", rated(2), recorded="2021-02-01", file="2")
    made.sheet("a", rated(1), observed="2022", recorded="2022-02-01", file="3")
    say(made, "a/3.yaml", "withdrawn: {on: 2022-03-01, because: Another gate.}")
    said = scorer("history", "a", cwd=made.root, columns=200).out
    assert "corrected 2021-02-01" in said
    assert "withdrawn 2022-03-01" in said
    assert "Withdrawn: 2022 by ann: Another gate." in " ".join(said.split())
    result = json.loads(scorer("history", "a", "--format", "json", cwd=made.root).out)["result"]
    assert [row["ratings"]["trade"] for row in result["history"]] == [2]
    assert [row["version"] for row in result["set_aside"]] == [1, 1]
    before = scorer("history", "a", "--known-on", "2021-01", cwd=made.root, columns=200).out
    assert "corrected 2021" not in before
    assert "As known on 2021-01-31" in before


def test_what_was_known_on_a_day_can_be_asked_of_every_command(made: Made, scorer: Scorer) -> None:
    made.rubric().crossings("a", "b")
    made.sheet("a", rated(4), recorded="2021-01-01", file="1")
    made.sheet("a", rated(2), recorded="2021-02-01", file="2")
    made.sheet("b", rated(3), recorded="2021-01-01")
    for command in (
        ["rank"],
        ["score"],
        ["compare", "a", "b"],
        ["show", "a"],
        ["export", "--format", "text"],
        ["robustness"],
        ["agreement"],
        ["improve", "b"],
        ["what-if", "--set", "b.trade=5"],
        ["chart", "ranking"],
    ):
        run = scorer(*command, "--known-on", "2021-01-31", cwd=made.root, columns=300)
        assert "As known on 2021-01-31" in run.out, (command, run.err)
    first = [
        line
        for line in scorer("rank", "--known-on", "2021-01", cwd=made.root).out.split("\n")
        if "The a" in line
    ]
    assert "4.00" in first[0]
