"""Statements followed from sheet to sheet."""

import pytest

from scorer.analysis.change.statements import (
    CellStatement,
    cell_statements,
    explained,
    statement_changes,
)
from scorer.model import Assessment, Statement


def said(text: str, **more: str) -> CellStatement:
    polarity = more.pop("polarity", "strength")
    dimension = more.pop("dimension", "trade")
    statement = Statement.model_validate({"text": text, **more})
    return CellStatement(dimension, polarity, statement)  # type: ignore[arg-type]


def changes(
    old: list[CellStatement], new: list[CellStatement]
) -> list[tuple[str, str | None, str | None]]:
    return [
        (each.change, each.old and each.old.text, each.new and each.new.text)
        for each in statement_changes("x", old, new)
    ]


def test_the_same_words_are_no_change() -> None:
    assert changes([said("A bridge.")], [said("A bridge.")]) == []


def test_an_id_follows_a_statement_through_any_rewording() -> None:
    old = [said("A second bridge is expected.", id="bridge")]
    new = [said("Traffic uses two bridges.", id="bridge")]
    assert changes(old, new) == [
        ("reworded", "A second bridge is expected.", "Traffic uses two bridges.")
    ]


def test_without_ids_likeness_tells_a_rewording_from_something_new() -> None:
    old = [said("A second bridge is expected to ease congestion.")]
    new = [
        said("A second bridge will ease the congestion, it is expected."),
        said("Customs work at night."),
    ]
    assert [change for change, *_ in changes(old, new)] == ["reworded", "added"]


def test_a_plan_that_became_a_fact_is_a_change_even_in_the_same_words() -> None:
    old = [said("Two bridges.", kind="plan")]
    assert changes(old, [said("Two bridges.")]) == [("reworded", "Two bridges.", "Two bridges.")]


def test_the_same_words_on_the_other_side_of_the_grid_are_not_the_same_statement() -> None:
    old, new = [said("Free trade.")], [said("Free trade.", polarity="drawback")]
    assert [change for change, *_ in changes(old, new)] == ["added", "gone"]


def test_nothing_is_lost_between_added_and_gone() -> None:
    old = [said("One."), said("Two entirely different words.")]
    new = [said("Something else altogether here.")]
    assert changes(old, new) == [
        ("added", None, "Something else altogether here."),
        ("gone", "One.", None),
        ("gone", "Two entirely different words.", None),
    ]


def sheet(observed: str, **cell: object) -> Assessment:
    """A sheet of one dimension."""
    return Assessment.model_validate(
        {
            "crossing": "x",
            "rubric": "grid@1",
            "observed": observed,
            "recorded": "2026-01-01",
            "assessor": "ann",
            "method": "survey",
            "dimensions": {"trade": {"rating": 3, **cell}},
        }
    )


@pytest.mark.parametrize(
    ("since", "newly"),
    [
        ("2005", "became-known"),
        ("2017-12", "became-known"),
        ("2018", None),
        ("2018-06", None),
        ("2018-12/2019-02", None),
        ("2019", "became-true"),
        (None, None),
    ],
)
def test_what_is_added_is_newly_true_or_only_newly_known(
    since: str | None, newly: str | None
) -> None:
    statement = {"text": "An expressway runs.", "since": since}
    after = sheet("2024", strengths=[statement])
    (change,) = statement_changes("x", [], cell_statements([after], ["trade"]))
    told = explained(change, [sheet("2018")], [after])
    assert told.newly == newly
    assert (told.since and str(told.since)) == since


def test_what_is_gone_says_why_where_the_later_sheet_does() -> None:
    before = sheet("2018", drawbacks=[{"text": "No scanner.", "id": "no-scanner"}])
    for gone, why in (({"no-scanner": "solved"}, "solved"), ({"other": "dropped"}, None)):
        after = sheet("2024", gone=gone)
        (change,) = statement_changes("x", cell_statements([before], ["trade"]), [])
        assert explained(change, [before], [after]).why_gone == why
