"""What a chart is drawn of, and which charts a terminal can show."""

import pytest

import scorer
from scorer.library import QuestionError
from scorer.output.charts.kinds import ChartKind


@pytest.fixture(scope="module")
def workspace() -> scorer.OpenWorkspace:
    return scorer.open_workspace(demo=True)


@pytest.mark.parametrize("kind", ["profile", "ranking", "history"])
def test_a_chart_can_be_shown_in_letters(workspace: scorer.OpenWorkspace, kind: str) -> None:
    shown = workspace.chart(kind, crossings=["dongxing-mong-cai"]).as_text()
    assert shown is not None
    assert shown.title or shown.blocks


def test_letters_cannot_draw_every_kind(workspace: scorer.OpenWorkspace) -> None:
    assert workspace.chart("slope", begin="2018", end="2024").as_text() is None


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (ChartKind.HISTORY, "one crossing"),
        (ChartKind.SLOPE, "two dates"),
        ("pie", "there is no chart 'pie'; there are profile, ranking"),
    ],
)
def test_a_chart_says_what_it_needs(
    workspace: scorer.OpenWorkspace, kind: str, wanted: str
) -> None:
    with pytest.raises(QuestionError, match=wanted):
        workspace.chart(kind)
