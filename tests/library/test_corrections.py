"""What a correction changed, the record on two days, and two editions side by side."""

from __future__ import annotations

import pytest

from scorer.library import QuestionError, open_workspace
from scorer.vocabulary import DatedBy
from tests.conftest import Made, Scorer

LEAVES = ("trade", "transport", "bez", "dialogue")


def rated(level: int, **others: int) -> dict[str, object]:
    return {**dict.fromkeys(LEAVES, level), **others}


@pytest.fixture
def corrected(made: Made) -> Made:
    made.rubric().crossings("a", "b")
    made.sheet("a", rated(3), observed="2020", recorded="2021-01-01", file="1")
    made.sheet("a", rated(3, trade=1), observed="2020", recorded="2021-02-01", file="2")
    made.sheet("a", rated(3, trade=1, bez=4), observed="2020", recorded="2021-03-01", file="3")
    return made.sheet("b", rated(2), observed="2019", recorded="2021-01-01")


def test_the_last_correction_says_what_it_changed(corrected: Made) -> None:
    changes = open_workspace(corrected.root).diff("a", dated_by=DatedBy.KNOWN)
    assert [(c.dimension, c.old, c.new) for c in changes.changes] == [("bez", 3, 4)]
    assert (changes.old, changes.new) == ("2021-02-01", "2021-03-01")


def test_what_was_never_corrected_has_no_correction(corrected: Made) -> None:
    with pytest.raises(QuestionError, match="no sheet under grid@1 that was corrected"):
        open_workspace(corrected.root).diff("b", dated_by=DatedBy.KNOWN)


def test_the_record_on_two_days_is_compared_for_one_crossing_and_for_all(corrected: Made) -> None:
    workspace = open_workspace(corrected.root)
    days = {"begin": "2021-01-15", "end": "2021-03-15"}
    one = workspace.diff("a", dated_by=DatedBy.KNOWN, **days)  # type: ignore[arg-type]
    assert {c.dimension for c in one.changes} == {"trade", "bez"}
    both = workspace.diff("2021-01-15", "2021-03-15", dated_by=DatedBy.KNOWN)
    assert both.records() == one.records()
    assert [score.rank_old for score in both.scores] == [1, 2]


def test_a_correction_is_no_second_look(corrected: Made, scorer: Scorer) -> None:
    said = scorer("diff", "a", "--revisions", cwd=corrected.root).out
    assert "On record, from 2021-02-01 to 2021-03-01: 1 rating" in said
    assert "rated both times" not in said
    assert "Nobody looked" not in said
    still = scorer("diff", "2021-04", "2021-05", "--revisions", cwd=corrected.root).out
    assert "reads the same on 2021-04 and on 2021-05" in " ".join(still.split())


def test_editions_carry_nothing_over(corrected: Made) -> None:
    corrected.sheet("b", rated(4), observed="2020")
    workspace = open_workspace(corrected.root)
    changes = workspace.diff("2019", "2020", dated_by=DatedBy.EDITION)
    assert (changes.entered, changes.left) == (("a",), ())
    assert {c.crossing for c in changes.changes} == {"b"}
    latest = workspace.diff("b", dated_by=DatedBy.EDITION)
    assert latest.records() == changes.records()


def test_one_way_to_read_the_dates_is_enough(corrected: Made, scorer: Scorer) -> None:
    run = scorer("diff", "2019", "2020", "--revisions", "--editions", cwd=corrected.root)
    assert run.exit_code == 2
    assert "--revisions or for --editions" in run.err
