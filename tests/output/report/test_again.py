"""A report names the command that makes it again, and that command does."""

from __future__ import annotations

import re
import shlex
from decimal import Decimal
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from scorer.library import Options, open_workspace
from scorer.output.report.again import ranking_again
from tests.conftest import ROOT, Scorer
from tests.output.report.conftest import report_of


def again(**options: object) -> str:
    """The command that a report of the shipped workspace under these options names."""
    report = open_workspace(ROOT).report(**options)  # type: ignore[arg-type]
    return report.command.writing("report.html").removeprefix("scorer report ")


def test_the_command_line_names_what_shaped_the_report() -> None:
    report = open_workspace(ROOT).report(
        "hekou-lao-cai",
        language="vi",
        compare_to="2018",
        as_of="2020",
        weights="trade-first",
        aggregate="geometric",
    )
    assert report.command.writing("report.html") == (
        "scorer report hekou-lao-cai --as-of 2020 --aggregate geometric --weights trade-first "
        "--compare-to 2018 --lang vi --output report.html"
    )
    assert ranking_again(report.ranking) == "scorer rank --as-of 2020 --aggregate geometric"


def test_what_only_says_again_what_holds_anyway_is_left_out() -> None:
    usual = {"aggregate": "arithmetic", "min_coverage": "1.0", "panel": "median", "weights": {}}
    assert again(**usual) == "--output report.html"


def test_every_filter_is_named() -> None:
    filters = {
        "crossings": ["Lào Cai", "horgos"],
        "kinds": ["area"],
        "countries": ("vn", "KZ"),
        "methods": ["desk-review"],
        "assessors": [open_workspace(ROOT).workspace.assessments[0].assessor],
    }
    named = shlex.split(again(**filters))
    assert named[:10] == [
        *("--crossing", "Lào Cai", "--crossing", "horgos"),
        *("--kind", "area"),
        *("--country", "vn", "--country", "KZ"),
    ]
    assert named[10:14] == ["--method", "desk-review", "--assessor", *filters["assessors"]]
    assert ranking_again(open_workspace(ROOT).rank(kinds=["area"])) == "scorer rank --kind area"


def test_weights_of_a_mapping_are_named_without_rounding() -> None:
    weights = {"trade": Decimal("0.12345678901234567890123456789012"), "bez": 2.0, "dialogue": 1e-7}
    assert again(weights=weights).startswith(
        "--weights trade=0.12345678901234567890123456789012,bez=2,dialogue=0.0000001 "
    )


@pytest.mark.parametrize("given", ["2/3", Fraction(2, 3)])
def test_a_coverage_is_named_as_it_was_asked_for(given: str | Fraction) -> None:
    assert again(min_coverage=given).startswith("--min-coverage 2/3 ")


@pytest.mark.parametrize(
    "options",
    [
        Options(
            crossings=["hekou-lao-cai", "Horgos", "ma-lu-thang-jinshuihe"],
            kinds=["area"],
            weights={"trade": Decimal("0.1234567890123456789")},
            min_coverage="2/3",
        ),
        Options(
            as_of="2024",
            countries=["VN"],
            methods=["desk-review"],
            rubric="bez-grid@1",
            weights="trade-first",
            aggregate="median",
            panel="mean",
        ),
    ],
    ids=["crossings-weights-coverage", "day-country-method-rules"],
)
def test_the_command_that_a_report_names_makes_the_same_report(
    options: Options, scorer: Scorer, tmp_path: Path
) -> None:
    page = report_of(open_workspace(ROOT), compare_to="2019", **options)
    found = re.search(r"To make this report again: <code>(.*?)</code>", page)
    assert found is not None
    program, *words = shlex.split(unescape(found[1]))
    made = tmp_path / words[-1]
    assert program == "scorer"
    assert scorer(*words[:-1], str(made), cwd=ROOT).exit_code == 0
    assert without_record(made.read_text(encoding="utf-8")) == without_record(page)


def without_record(page: str) -> str:
    """The page but for its record of the options, which keeps the form they were given in.

    Vega numbers the clips of its drawings through, from one report to the next.
    """
    before, heading, after = page.partition('<section id="provenance">')
    rest = re.sub(r'<dl class="facts">.*?</dl>', "", after, count=1, flags=re.DOTALL)
    return re.sub(r"(clip|gradient)\d+", r"\1", before + heading + rest)
