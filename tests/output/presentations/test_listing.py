"""Every part of a workspace is listed, for people and for programs alike."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scorer.library import open_workspace
from scorer.output.choices import Listed
from scorer.output.presentations.listing import present_listing
from scorer.output.tables.table import Audience, Table

LEAVES = ("trade", "transport", "bez", "dialogue")

Parts = Callable[..., tuple[list[dict[str, str]], list[Mapping[str, Any]]]]


@pytest.fixture
def listed(made) -> Parts:
    """For one part of a small workspace what a reader sees, and what a program gets."""
    made.rubric(more="weightings: {trade-first: {trade: 2, transport: 1, bez: 1, dialogue: 1}}")
    made.crossings(
        "north",
        "south",
        more={"north": "countries: [CN, VN]\naliases: [Bac]\nmodes: [road, rail]"},
    )
    made.sheet("north", dict.fromkeys(LEAVES, 3), observed="2017", assessor="ann")
    made.sheet("north", dict.fromkeys(LEAVES, 4), observed="2019", assessor="bob", round_="second")
    made.file(
        "assessments/sources.yaml",
        "sources:\n  - {id: grid, title: The grid, publisher: An office, date: 2017}\n",
    )
    workspace = open_workspace(made.root).workspace

    def parts(what: Listed, language: str = "en"):
        presentation = present_listing(workspace, what, language)
        (table,) = presentation.blocks
        assert isinstance(table, Table)
        seen = [
            {
                column.title: cell.text
                for column, cell in zip(table.columns, row, strict=True)
                if column.audience is not Audience.DATA
            }
            for row in table.rows
        ]
        return seen, presentation.body[what.value]

    return parts


def test_crossings_are_listed_with_their_latest_sheet(listed):
    seen, records = listed(Listed.CROSSINGS)
    assert seen[0] == {
        "Id": "north",
        "Name": "The north",
        "Kind": "area",
        "Part of": "",
        "Countries": "CN, VN",
        "Sheets": "2",
        "Latest": "2019",
    }
    assert (seen[1]["Sheets"], seen[1]["Latest"]) == ("0", "")
    assert list(records[0]["countries"]) == ["CN", "VN"]
    assert list(records[0]["aliases"]) == ["Bac"]
    assert (records[1]["sheets"], records[1]["latest"]) == (0, None)


def test_assessments_are_listed_with_who_rated_when_and_how(listed):
    seen, records = listed(Listed.ASSESSMENTS)
    assert [(row["By"], row["Observed"]) for row in seen] == [("ann", "2017"), ("bob", "2019")]
    assert "Round" not in seen[0]
    assert [record["round"] for record in records] == [None, "second"]
    assert records[0]["path"].startswith("assessments/north/")


def test_rubrics_are_listed_with_their_scale_and_weightings(listed):
    (row,), (record,) = listed(Listed.RUBRICS)
    assert (row["Scale"], row["Rated dimensions"]) == ("1 to 5", "4")
    assert row["Weightings"] == "trade-first"
    assert list(record["weightings"]) == ["trade-first"]


def test_dimensions_are_listed_under_the_branch_that_holds_them(listed):
    seen, records = listed(Listed.DIMENSIONS)
    assert [row["Id"] for row in seen] == list(LEAVES)
    assert {record["part_of"] for record in records} == {None}


def test_a_dimension_is_part_of_the_branch_of_its_own_rubric(made):
    made.file(
        "rubrics/tree.yaml",
        "rubric: tree\nversion: 1.0.0\ntitle: Tree\nscale: {min: 1, max: 5}\ndimensions:\n"
        "  - id: access\n    title: {en: Access, vi: Kết nối}\n    dimensions:\n"
        "      - {id: trade, title: Trade, levels: {1: bad, 2: poor, 3: fair, 4: good, 5: best}}\n",
    )
    made.rubric("flat", leaves=("trade",)).crossings("north")
    workspace = open_workspace(made.root).workspace
    records = present_listing(workspace, Listed.DIMENSIONS, "vi").body["dimensions"]
    found = {(each["rubric"], each["id"]): each for each in records}
    assert found["tree@1", "trade"]["part_of"] == "access"
    assert found["flat@1", "trade"]["part_of"] is None
    assert found["tree@1", "access"]["title"] == "Kết nối"


def test_sources_are_listed_with_who_published_them(listed):
    (row,), (record,) = listed(Listed.SOURCES)
    assert row == {"Id": "grid", "Title": "The grid", "Publisher": "An office", "Date": "2017"}
    assert (record["url"], record["note"]) == (None, None)
