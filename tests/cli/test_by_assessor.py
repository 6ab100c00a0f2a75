"""Several assessors of one crossing side by side, as `show` and `compare` list them."""

import csv
import io
import json
from pathlib import Path

import pytest

import scorer as library
from tests.conftest import Made, Scorer

LEAVES = ("trade", "transport")
SHEET = """
crossing: north
rubric: grid@1
observed: 2020
recorded: 2026-01-01
assessor: {assessor}
method: workshop
dimensions:
  trade:
    rating: {trade}
    plausible: [1, {high}]
    because: {because}
    drawbacks: {drawbacks}
  transport: {{rating: {transport}}}
"""


@pytest.fixture
def panels(made: Made) -> Path:
    made.rubric(leaves=LEAVES).crossings("north", "south")
    for assessor, trade, high, because, drawbacks, transport in (
        ("ann", 1, 2, "It is slow.", ["Queues."], 3),
        ("bob", 4, 5, "It is quick.", ["Queues.", "No cold store."], "null"),
    ):
        made.file(
            f"assessments/north/{assessor}.yaml",
            SHEET.format(
                assessor=assessor,
                trade=trade,
                high=high,
                because=because,
                drawbacks=json.dumps(drawbacks),
                transport=transport,
            ),
        )
    made.sheet("south", {"trade": 3, "transport": 3}, assessor="ann")
    return made.root


def test_show_lists_levels_ranges_and_reasons_beside_each_other(
    scorer: Scorer, panels: Path
) -> None:
    done = scorer("show", "north", "--by", "assessor", "--format", "json", cwd=panels)
    trade, transport = json.loads(done.out)["result"]["by_assessor"]
    assert trade["panel"] == {"rating": 1, "low": 1, "high": 5}
    assert trade["assessors"] == {
        "ann": {"rating": 1, "plausible": [1, 2], "because": "It is slow."},
        "bob": {"rating": 4, "plausible": [1, 5], "because": "It is quick."},
    }
    assert [(each["text"], each["assessors"]) for each in trade["statements"]] == [
        ("Queues.", ["ann", "bob"]),
        ("No cold store.", ["bob"]),
    ]
    assert transport["assessors"]["bob"]["rating"] is None
    text = scorer("show", "north", "--by", "assessor", cwd=panels).out
    line = next(line for line in text.splitlines() if line.startswith("The trade"))
    assert line.split("  ") != [line]
    assert "1 (1-2)" in line
    assert "4 (1-5)" in line
    assert "ann, bob" in text


def test_show_as_csv_has_a_row_a_dimension_and_columns_for_each_assessor(
    scorer: Scorer, panels: Path
) -> None:
    done = scorer("show", "north", "--by", "assessor", "-f", "csv", cwd=panels)
    trade, transport = csv.DictReader(io.StringIO(done.out))
    assert (trade["panel"], trade["ann.rating"], trade["bob.rating"]) == ("1", "1", "4")
    assert (trade["bob.low"], trade["bob.high"]) == ("1", "5")
    assert trade["bob.because"] == "It is quick."
    assert (transport["ann.rating"], transport["bob.rating"]) == ("3", "")


def test_a_panel_can_be_shown_by_its_mean(scorer: Scorer, panels: Path) -> None:
    done = scorer("show", "north", "--by", "assessor", "--panel", "mean", "-f", "json", cwd=panels)
    assert json.loads(done.out)["result"]["by_assessor"][0]["panel"]["rating"] == 2.5


def test_compare_has_a_row_for_each_assessor_and_their_own_score(
    scorer: Scorer, panels: Path
) -> None:
    done = scorer("compare", "north", "south", "--by", "assessor", "-f", "json", cwd=panels)
    ann, bob = json.loads(done.out)["result"]["by_assessor"]
    assert (ann["crossings"]["north"]["score"], ann["crossings"]["south"]["score"]) == (2, 3)
    assert ann["dimensions"][0] == {
        "dimension": "trade",
        "ratings": {"north": 1, "south": 3},
        "gap": 2,
        "leaders": ["south"],
    }
    assert bob["crossings"]["south"] is None
    assert bob["crossings"]["north"]["score"] is None
    rows = scorer("compare", "north", "south", "--by", "assessor", "-f", "csv", cwd=panels).out
    assert rows.splitlines()[:3] == [
        "dimension,assessor,north,south,gap,leaders",
        "trade,ann,1,3,2,south",
        "trade,bob,4,,,",
    ]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal(scorer: Scorer, panels: Path, width: int) -> None:
    for command in (("show", "north"), ("compare", "north", "south")):
        done = scorer(*command, "--by", "assessor", cwd=panels, columns=width)
        assert max(map(len, done.out.splitlines())) <= width
        assert "It is quick." in done.out or command[0] == "compare"


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html", "svg", "latex"])
def test_a_crossing_that_nobody_rated_is_shown_as_such(
    scorer: Scorer, made: Made, form: str
) -> None:
    made.rubric(leaves=LEAVES).crossings("north")
    done = scorer("show", "north", "--by", "assessor", "--format", form, cwd=made.root)
    assert (done.exit_code, done.err) == (0, "")


def test_both_are_frames(panels: Path) -> None:
    workspace = library.open_workspace(panels)
    panel = workspace.panel_by_assessor("north")
    assert panel is not None
    assert list(panel.to_frame().query("dimension == 'trade'")["rating"]) == [1, 4]
    compared = workspace.compare_by_assessor("north", "south").to_frame()
    assert list(compared["assessor"]) == ["ann", "bob", "ann", "bob"]


def test_a_notebook_shows_both(panels: Path) -> None:
    workspace = library.open_workspace(panels)
    panel = workspace.panel_by_assessor("north")
    assert panel is not None
    assert "It is quick." in panel._repr_html_()
    assert "bob" in workspace.compare_by_assessor("north", "south")._repr_html_()
