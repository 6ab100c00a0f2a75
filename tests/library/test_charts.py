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
    assert shown.title or shown.blocks


def test_what_needs_a_picture_says_how_to_get_one(workspace: scorer.OpenWorkspace) -> None:
    charted = workspace.chart("slope", begin="2018", end="2024")
    with pytest.raises(QuestionError, match=r"--output slope\.svg"):
        charted.as_text()


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
