"""What the program says to a slip of the keyboard: never an empty result, never a long silence."""

from pathlib import Path

import pytest

from tests.conftest import Made, Scorer

LEVEL = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}


@pytest.fixture
def workspace(made: Made) -> Path:
    made.rubric().crossings("north", "south", "east", more={"north": "countries: [CN, VN]"})
    for crossing in ("north", "south"):
        made.sheet(crossing, LEVEL, observed="2016")
        made.sheet(crossing, LEVEL, observed="2018", method="desk-review")
    return made.root


@pytest.mark.parametrize("share", ["1e999999999", "1e-999999999", "nan", "inf", "1/0", "half"])
def test_a_coverage_that_is_no_share_is_refused_at_once(
    scorer: Scorer, workspace: Path, share: str
) -> None:
    done = scorer("rank", "--min-coverage", share, cwd=workspace)
    assert (done.exit_code, done.out) == (2, "")
    assert "write one from 0 to 1" in done.err


@pytest.mark.parametrize("share", ["0", "0.75", "3/4", "1"])
def test_a_coverage_is_a_decimal_or_a_fraction(scorer: Scorer, workspace: Path, share: str) -> None:
    assert scorer("rank", "--min-coverage", share, cwd=workspace).exit_code == 0


@pytest.mark.parametrize(
    ("option", "typed", "meant"),
    [
        ("--kind", "aera", "area"),
        ("--method", "desk_review", "desk-review"),
        ("--assessor", "anne", "ann"),
        ("--country", "VNM", "VN"),
    ],
)
def test_a_filter_that_nothing_can_pass_is_taken_for_a_slip(
    scorer: Scorer, workspace: Path, option: str, typed: str, meant: str
) -> None:
    done = scorer("rank", option, typed, cwd=workspace)
    assert (done.exit_code, done.out) == (2, "")
    assert f"did you mean {meant}?" in done.err


def test_two_sheets_of_two_crossings_are_no_change(scorer: Scorer, workspace: Path) -> None:
    sheets = [f"assessments/{crossing}/2016-ann-1.yaml" for crossing in ("north", "south")]
    done = scorer("diff", *sheets, cwd=workspace)
    assert (done.exit_code, done.out) == (2, "")
    assert "`scorer compare`" in done.err


@pytest.mark.parametrize("typed", ["-", "2018", "assessments/north/2016-ann-1.yaml"])
def test_half_a_diff_says_what_is_wanting(scorer: Scorer, workspace: Path, typed: str) -> None:
    done = scorer("diff", typed, cwd=workspace)
    assert done.exit_code == 2
    assert f"{typed} needs another file or date" in done.err


def test_a_crossing_and_a_date_are_told_how_to_go_together(scorer: Scorer, workspace: Path) -> None:
    done = scorer("diff", "north", "2018", cwd=workspace)
    assert done.exit_code == 2
    assert "CROSSING --from DATE --to DATE" in done.err


def test_an_unknown_code_leads_to_the_list_of_codes(scorer: Scorer) -> None:
    assert "`scorer explain` shows what is there" in scorer("explain", "qqqqqq").err


@pytest.mark.parametrize(
    ("demo", "shown"), [((), "there are north"), (("--demo",), "`scorer list`")]
)
def test_an_unknown_crossing_leads_to_those_there_are_and_to_where_it_is_added(
    scorer: Scorer, workspace: Path, demo: tuple[str, ...], shown: str
) -> None:
    done = scorer(*demo, "form", "nam-can", cwd=workspace)
    assert done.exit_code == 2
    assert "unknown crossing 'nam-can'" in done.err
    assert "did you mean" not in done.err
    assert shown in done.err
    assert "add a new one to assessments/crossings.yaml" in done.err


def test_a_folder_that_is_not_there_is_named_by_what_was_typed(
    scorer: Scorer, workspace: Path
) -> None:
    done = scorer("rank", "--output", "nowhere/ranking.csv", cwd=workspace)
    assert done.exit_code == 2
    assert "nowhere/ranking.csv: no such file or directory" in done.err


def test_a_diff_marks_ties_and_says_that_desk_reviews_are_readings(
    scorer: Scorer, workspace: Path
) -> None:
    done = scorer("diff", "2016", "2018", cwd=workspace)
    assert "1=" in done.out
    assert "2 desk reviews" in done.out
    assert "not a rating given by the sources" in done.out
