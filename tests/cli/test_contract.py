"""The JSON that scripts rely on, and what goes to which stream with which exit code."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Made, Scorer

LEVEL = {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3}


@pytest.fixture
def workspace(made: Made) -> Path:
    made.rubric(weights={"trade": 2}).crossings("north", "south", "east")
    made.sheet("north", {**LEVEL, "trade": 4}, observed="2016", strengths={"trade": ["Old."]})
    made.sheet("north", {**LEVEL, "trade": 5}, observed="2018", strengths={"trade": ["New."]})
    made.sheet("south", {**LEVEL, "trade": 5}, observed="2016", plausible={"trade": "[4, 5]"})
    made.sheet("east", {**LEVEL, "bez": None}, observed="2016")
    return made.root


def document(done: Any) -> Any:
    assert done.exit_code == 0, done.err
    return json.loads(done.out)


def test_rank(scorer: Scorer, workspace: Path) -> None:
    found = document(scorer("rank", "--format", "json", cwd=workspace))
    assert (found["kind"], found["schema"]) == ("rank", 1)
    result = found["result"]
    assert [row["crossing"] for row in result["ranking"]] == ["north", "south"]
    south = result["ranking"][1]
    assert south == {
        "rank": 1,
        "tied": True,
        "crossing": "south",
        "name": "The south",
        "score": 3.8,
        "low": 3.4,
        "high": 3.8,
        "rank_low": 1,
        "rank_high": 2,
        "coverage": 1,
        "ratings": {"trade": 5, "transport": 3, "bez": 3, "dialogue": 3},
        "observed": "2016",
        "assessors": ["ann"],
        "methods": ["field-visit"],
    }
    (east,) = result["unranked"]
    assert (east["score"], east["rank"], east["ratings"]["bez"]) == (None, None, None)
    assert (east["low"], east["high"], east["coverage"]) == (2.6, 3.4, 0.8)
    assert result["weights"] == {"trade": 0.4, "transport": 0.2, "bez": 0.2, "dialogue": 0.2}
    assert result["aggregate"] == "arithmetic"
    provenance = found["provenance"]
    assert provenance["rubric"] == "grid@1.0.0"
    assert provenance["tool"].startswith("scorer ")
    assert "rubrics/grid.yaml" in {file["path"] for file in provenance["files"]}
    assert all(len(file["sha256"]) == 64 for file in provenance["files"])
    assert provenance["options"]["aggregate"] == "arithmetic"


def test_score_adds_the_score_of_every_dimension(scorer: Scorer, workspace: Path) -> None:
    found = document(scorer("score", "--format", "json", cwd=workspace))
    by_crossing = {row["crossing"]: row for row in found["result"]["scores"]}
    assert by_crossing["north"]["nodes"] == {"trade": 5, "transport": 3, "bez": 3, "dialogue": 3}
    assert by_crossing["east"]["score"] is None


def test_diff(scorer: Scorer, workspace: Path) -> None:
    found = document(scorer("diff", "2016", "2018", "--format", "json", cwd=workspace))
    result = found["result"]
    assert result["changes"] == [
        {"crossing": "north", "dimension": "trade", "old": 4, "new": 5, "delta": 1}
    ]
    north = next(each for each in result["scores"] if each["crossing"] == "north")
    assert (north["old"], north["new"], north["delta"]) == (3.4, 3.8, 0.4)
    assert (north["rank_old"], north["rank_new"]) == (2, 1)
    assert [
        (each["change"], each["polarity"], each["old"], each["new"])
        for each in result["statements"]
    ] == [("added", "strength", None, "New."), ("gone", "strength", "Old.", None)]
    assert (result["entered"], result["left"]) == ([], [])


def test_validate(scorer: Scorer, workspace: Path) -> None:
    sheet = workspace / "assessments" / "north" / "2016-ann-1.yaml"
    sheet.write_text(sheet.read_text().replace("rating: 4", "rating: 6"))
    done = scorer("validate", "--format", "json", cwd=workspace)
    assert done.exit_code == 1
    problem = next(
        each for each in json.loads(done.out)["result"]["problems"] if each["severity"] == "error"
    )
    assert problem["path"] == "assessments/north/2016-ann-1.yaml"
    assert (problem["line"], problem["column"], problem["code"]) == (9, 13, "E204")
    assert problem["message"]
    assert problem["hint"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "north", "south"),
        ("history", "north"),
        ("show", "north"),
        ("list",),
        ("list", "sources"),
        ("export", "--format", "json"),
    ],
)
def test_every_document_has_the_same_frame(
    arguments: tuple[str, ...], scorer: Scorer, workspace: Path
) -> None:
    extra = () if "--format" in arguments else ("--format", "json")
    found = document(scorer(*arguments, *extra, cwd=workspace))
    assert set(found) == {"kind", "schema", "result", "provenance"}


def test_geojson_is_longitude_first_without_a_crs(scorer: Scorer) -> None:
    found = document(scorer("export", "--format", "geojson"))
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    hekou = next(each for each in found["features"] if each["id"] == "hekou-lao-cai")
    longitude, latitude = hekou["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (104, 23)
    assert hekou["properties"]["score"] == 2.75


@pytest.mark.parametrize(
    "ending", ["txt", "md", "csv", "json", "html", "svg", "xlsx", "tex", "parquet", "geojson"]
)
def test_the_ending_of_a_file_says_the_format(ending: str, scorer: Scorer, tmp_path: Path) -> None:
    target = tmp_path / f"out.{ending}"
    done = scorer("export", "--output", str(target))
    assert done.exit_code == 0, done.err
    assert target.stat().st_size > 0
    assert done.out == ""
    assert f"wrote {target}" in done.err


def test_a_long_table_has_a_row_for_every_sheet_and_leaf(scorer: Scorer, workspace: Path) -> None:
    import csv

    rows = list(csv.DictReader(scorer("export", cwd=workspace).out.splitlines()))
    assert len(rows) == 4 * 4
    first = next(r for r in rows if (r["crossing"], r["dimension"]) == ("south", "trade"))
    assert (first["rating"], first["plausible_low"], first["plausible_high"]) == ("5", "4", "5")
    unrated = next(r for r in rows if (r["crossing"], r["dimension"]) == ("east", "bez"))
    assert unrated["rating"] == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rank", "--weights", "nowhere=1"), "no dimension 'nowhere'"),
        (("rank", "--weights", "trade=-1"), "zero or more"),
        (("rank", "--weights", "trade=nan"), "finite"),
        (("rank", "--weights", "best"), "no weighting 'best'"),
        (("rank", "--aggregate", "magic"), "no aggregation 'magic'"),
        (("rank", "--min-coverage", "lots"), "share of weight"),
        (("rank", "--as-of", "2017-13"), "no month 13"),
        (("rank", "--rubric", "gird"), "did you mean grid@1"),
        (("show", "nroth"), "did you mean north"),
        (("compare", "north"), "at least two"),
        (("compare", "north", "The North"), "at least two"),
        (("rank", "--output", "x.docx"), "no known ending"),
        (("diff", "-", "-"), "only one side"),
        (("diff", "north", "--from", "soon", "--to", "2018"), "not a period"),
        (("diff", "2016", "2018", "--from", "2016"), "--from and --to"),
        (("explain", "E2044"), "did you mean E204"),
        (("schema", "poem"), "no schema 'poem'"),
        (("diff", "missing.yaml", "2018"), "missing.yaml"),
        (("rank", "--output", "/nowhere/at/all.csv"), "no such file"),
    ],
)
def test_wrong_usage_is_answered_in_one_line_with_exit_code_2(
    arguments: tuple[str, ...], said: str, scorer: Scorer, workspace: Path
) -> None:
    done = scorer(*arguments, cwd=workspace)
    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_outside_a_workspace_it_says_how_to_get_one(scorer: Scorer, tmp_path: Path) -> None:
    done = scorer("rank", cwd=tmp_path)
    assert done.exit_code == 2
    assert "scorer init" in done.err
    assert scorer("--demo", "rank", cwd=tmp_path).exit_code == 0
    assert scorer("-C", str(ROOT), "rank", cwd=tmp_path).exit_code == 0
    assert scorer("-C", str(ROOT), "--demo", "rank", cwd=tmp_path).exit_code == 2


def test_invalid_files_are_shown_and_stop_every_other_command(
    scorer: Scorer, workspace: Path
) -> None:
    (workspace / "assessments" / "north" / "2016-ann-1.yaml").write_text("crossing: [")
    done = scorer("rank", cwd=workspace)
    assert (done.exit_code, done.out) == (1, "")
    assert "assessments/north/2016-ann-1.yaml:1:" in done.err
    assert "scorer validate" in done.err


def test_exit_code_1_says_that_there_is_a_difference(scorer: Scorer, workspace: Path) -> None:
    assert scorer("diff", "2016", "2018", "--exit-code", cwd=workspace).exit_code == 1
    assert scorer("diff", "2018", "2019", "--exit-code", cwd=workspace).exit_code == 0
    assert scorer("diff", "2016", "2018", cwd=workspace).exit_code == 0


def test_one_side_of_a_diff_can_come_through_a_pipe(scorer: Scorer, workspace: Path) -> None:
    old = (workspace / "assessments" / "north" / "2016-ann-1.yaml").read_text()
    done = scorer("diff", "-", "assessments/north/2018-ann-1.yaml", cwd=workspace, stdin=old)
    assert done.exit_code == 0, done.err
    assert "4 -> 5" in done.out


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        ("rank",),
        ("score",),
        ("show", "hekou-lao-cai"),
        ("compare", "hekou-lao-cai", "dongxing-mong-cai", "ma-lu-thang-jinshuihe"),
        ("history", "hekou-lao-cai"),
        ("diff", "2018", "2024"),
        ("list", "crossings"),
        ("list", "dimensions"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(
    arguments: tuple[str, ...], columns: int, scorer: Scorer
) -> None:
    from rich.cells import cell_len

    done = scorer(*arguments, columns=columns)
    assert done.exit_code == 0, done.err
    assert max(cell_len(line) for line in done.out.splitlines()) <= columns
    assert "…" not in done.out


def test_the_wheel_would_carry_what_is_shipped() -> None:
    import tomllib

    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    wheel = build["targets"]["wheel"]
    shipped = ("rubrics", "assessments", "docs/problems.md")
    assert wheel["force-include"] == {path: f"scorer/shipped/{path}" for path in shipped}
    # with the package goes all that stands beside its code: catalogues, templates, parts of forms
    assert wheel["packages"] == ["scorer"]
    assert not {"exclude", "include", "only-include"} & wheel.keys()
