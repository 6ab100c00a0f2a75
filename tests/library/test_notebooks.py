"""Results show themselves: a table with ranges, and a chart."""

import pytest

import scorer
from scorer.library.views import PRESENTATIONS


@pytest.fixture(scope="module")
def workspace() -> scorer.OpenWorkspace:
    return scorer.open_workspace(demo=True)


def results(workspace: scorer.OpenWorkspace) -> dict[str, object]:
    return {
        "Ranking": workspace.rank(),
        "Comparison": workspace.compare("hekou-lao-cai", "horgos"),
        "ComparisonByAssessor": workspace.compare_by_assessor("hekou-lao-cai", "horgos"),
        "PanelByAssessor": workspace.panel_by_assessor("horgos"),
        "Changes": workspace.diff_dates("2018", "2024"),
        "History": workspace.history("dongxing-mong-cai"),
        "LongTable": workspace.ratings(),
        "MethodComparison": workspace.compare_methods(),
        "PanelAgreement": workspace.agreement(),
        "ReformAgenda": workspace.improve("ma-lu-thang-jinshuihe"),
        "RankSensitivity": workspace.sensitivity(),
        "RobustRanking": workspace.robustness(draws=500),
        "WhatIf": workspace.what_if(["horgos.transport=4"]),
    }


def test_every_result_shows_itself_and_is_a_frame(workspace: scorer.OpenWorkspace) -> None:
    shown = results(workspace)
    assert set(shown) == set(PRESENTATIONS)
    for result in shown.values():
        html = result._repr_html_()  # type: ignore[attr-defined]
        assert "<table" in html or "<p" in html
        assert result.to_frame() is not None  # type: ignore[attr-defined]


def test_a_ranking_shows_its_ranges(workspace: scorer.OpenWorkspace) -> None:
    html = workspace.rank()._repr_html_()
    assert "2.25-3.50" in html
    assert "desk review" in html


@pytest.mark.parametrize("name", ["Ranking", "Changes", "History", "RobustRanking"])
def test_a_chart_is_an_altair_object(name: str, workspace: scorer.OpenWorkspace) -> None:
    import altair

    drawn = results(workspace)[name].chart()  # type: ignore[attr-defined]
    assert isinstance(drawn, altair.TopLevelMixin)


def test_what_has_no_chart_says_so(workspace: scorer.OpenWorkspace) -> None:
    with pytest.raises(TypeError, match="no chart"):
        workspace.ratings().chart()
