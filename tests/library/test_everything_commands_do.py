"""The library does what the commands do: forms out and in, the report, the map."""

import json
from datetime import date
from pathlib import Path

import pytest

import scorer
from scorer.forms.landing.proposals import ImportOptions
from scorer.library import QuestionError


@pytest.fixture
def own(tmp_path: Path) -> scorer.OpenWorkspace:
    from scorer.cli.main import main

    with pytest.raises(SystemExit):
        main(["init", str(tmp_path / "own")])
    return scorer.open_workspace(tmp_path / "own")


def test_a_form_that_was_written_is_imported_again(own: scorer.OpenWorkspace) -> None:
    written = own.form("md", "Lào Cai", prefill=True)
    assert isinstance(written, str)
    report = own.import_forms(
        {"form.md": written.replace("desk-review", "Lan", 1).encode()},
        ImportOptions(recorded=date(2026, 11, 1), observed="2026-10", assessor="Lan"),
    )
    assert [sheet.crossing for sheet in report.sheets] == ["hekou-lao-cai"]
    again = scorer.open_workspace(own.workspace.root)
    panel = again.panel("hekou-lao-cai")
    assert panel is not None
    assert panel.assessors == ("Lan",)
    before = own.panel("hekou-lao-cai")
    assert before is not None
    assert panel.ratings == before.ratings


def test_a_form_without_names_is_for_all_areas_and_a_phone_form_for_all_crossings(
    own: scorer.OpenWorkspace,
) -> None:
    from scorer.forms.kinds import crossings_for

    known = own.workspace.crossings.values()
    assert {each.kind for each in crossings_for("docx", known)} == {"area"}
    assert crossings_for("xlsform", known) == list(known)


def test_geojson_has_a_feature_for_every_ranked_crossing(own: scorer.OpenWorkspace) -> None:
    text, without_location = own.geojson()
    features = json.loads(text)["features"]
    assert [each["id"] for each in features] == [row.crossing for row in own.rank()]
    assert without_location == sum(each["geometry"] is None for each in features)


def test_a_report_is_about_rated_crossings(own: scorer.OpenWorkspace) -> None:
    assert own.report("hekou-lao-cai", compare_to="2018").title.startswith("Hekou-Lao Cai: ")
    with pytest.raises(QuestionError, match="has no sheet under bez-grid@1"):
        own.report("ruili")


def test_a_report_is_written_as_the_command_writes_it(
    own: scorer.OpenWorkspace, tmp_path: Path
) -> None:
    page, document = tmp_path / "zone.html", tmp_path / "zone.md"
    assert own.write_report(page, "hekou-lao-cai", language="vi") == (page,)
    assert "Hekou-Lao Cai" in page.read_text(encoding="utf-8")
    *pictures, last = own.write_report(document, as_of="2024")
    assert last == document
    text = document.read_text(encoding="utf-8")
    assert pictures
    assert all(f"(<{picture.name}>)" in text and picture.is_file() for picture in pictures)
    with pytest.raises(QuestionError, match=r"zone.txt: a report is an .html file or an .md file"):
        own.write_report(tmp_path / "zone.txt")


def test_a_scenario_and_what_if_say_the_same(own: scorer.OpenWorkspace) -> None:
    folder = own.workspace.root / "scenarios"
    folder.mkdir()
    (folder / "bridge.yaml").write_text(
        "scenario: bridge\ntitle: A bridge\nrubric: bez-grid@1\n"
        "set: {hekou-lao-cai: {transport: 5}}\n",
        encoding="utf-8",
    )
    kept = own.run_scenario("bridge").after
    assert (
        kept["hekou-lao-cai"] == own.what_if(["hekou-lao-cai.transport=5"]).after["hekou-lao-cai"]
    )
