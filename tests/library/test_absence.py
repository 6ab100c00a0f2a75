"""Where options take no sheet of a crossing: what is on record, and which option leaves it out."""

import pytest

from scorer.library import QuestionError, open_workspace
from tests.conftest import Made

LEVEL = {"x": 3}


@pytest.fixture
def one(made: Made) -> Made:
    """Two crossings, of which one was rated twice, the second time as a draft."""
    made.rubric(leaves=("x",)).crossings("a", "b")
    made.sheet("a", LEVEL, observed="2018", recorded="2019-01-01")
    return made.sheet("a", LEVEL, observed="2024").sheet("b", LEVEL, observed="2024")


def compared(made: Made, **options: object) -> str:
    with pytest.raises(QuestionError) as raised:
        open_workspace(made.root).compare("a", "b", **options)
    return str(raised.value)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"statuses": ["agreed"]}, "without --status it has 2 sheets"),
        ({"observed_in": "2020"}, "without --observed-in it has 2 sheets"),
        ({"known_on": "2018-05-01"}, "without --known-on it has 2 sheets"),
        ({"as_of": "2010"}, "without --as-of it has 2 sheets"),
        ({"methods": ["field-visit"], "as_of": "2010"}, "without --as-of it has 2 sheets"),
        (
            {"as_of": "2010", "statuses": ["agreed"]},
            "2 sheets on record are left out by these options together",
        ),
    ],
)
def test_the_option_that_leaves_sheets_out_is_named(
    one: Made, options: dict[str, object], said: str
) -> None:
    assert compared(one, **options).endswith(f"that these options take; {said}")


def test_sheets_that_were_withdrawn_are_told_with_the_reason(one: Made) -> None:
    for path in sorted((one.root / "assessments/a").glob("*.yaml")):
        text = path.read_text().replace(
            "dimensions:", "withdrawn: {on: 2026-02-01, because: Another gate.}\ndimensions:"
        )
        path.write_text(text)
    assert compared(one).endswith("take; 2 were withdrawn, the last on 2026-02-01")
    sorted((one.root / "assessments/a").glob("*.yaml"))[0].unlink()
    assert compared(one).endswith("take; one was withdrawn on 2026-02-01: Another gate.")


def test_what_is_rated_under_another_version_is_told(one: Made) -> None:
    one.rubric(version="2.0.0", leaves=("x",), file="grid-2")
    one.sheet("b", LEVEL, observed="2025", rubric="grid@2")
    assert compared(one).endswith("; it is rated under grid@1 (--rubric grid@1)")


def test_a_crossing_of_which_nothing_is_on_record_is_told_as_such(one: Made) -> None:
    one.crossings("a", "b", "c")
    with pytest.raises(QuestionError, match=r"that these options take$"):
        open_workspace(one.root).compare("a", "c")


def test_the_dates_of_a_diff_are_no_option_to_drop(one: Made) -> None:
    with pytest.raises(QuestionError, match=r"no sheet that had begun by 2010$"):
        open_workspace(one.root).diff("a", begin="2010", end="2024")


def test_show_and_history_say_it_too(one: Made, scorer) -> None:  # type: ignore[no-untyped-def]
    for command in ("show", "history"):
        shown = " ".join(scorer(command, "a", "--status", "agreed", cwd=one.root).out.split())
        assert "without --status it has 2 sheets." in shown


def test_a_crossing_is_shown_under_the_version_that_it_was_rated_under(  # type: ignore[no-untyped-def]
    one: Made, scorer
) -> None:
    one.rubric(version="2.0.0", leaves=("y",), file="grid-2")
    one.sheet("b", {"y": 3}, observed="2025", rubric="grid@2")
    shown = scorer("show", "a", cwd=one.root).out
    assert "grid 1.0.0" in shown
    assert "The x" in shown
