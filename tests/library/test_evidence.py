"""A workspace whose rubric asks for evidence: readings reach every result, and nothing breaks."""

import json
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorer import OpenWorkspace, open_workspace
from scorer.cli.main import app
from scorer.files.yaml.strict import read_text
from scorer.files.yaml.write import dump
from scorer.model import Assessment, Rubric

EXAMPLES = Path(__file__).parents[1] / "examples"
EVIDENCE = (EXAMPLES / "valid" / "sheet-of-evidence.yaml").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """North Pass without rail, twice; South Pass with it, by two assessors; a gate unrated."""
    root = tmp_path / "posts"
    for part in ("base", "evidence"):
        shutil.copytree(EXAMPLES / part, root, dirs_exist_ok=True)
    (root / "rubrics" / "gate-grid.yaml").unlink()
    sheets = {
        "north-pass/2018": EVIDENCE,
        "north-pass/2019": EVIDENCE.replace("2018-05", "2019-05")
        .replace("2018-06-01", "2019-06-01")
        .replace("vn: unknown", "vn: yes")
        .replace("vn: 17", "vn: 12"),
        "south-pass/2018": _south(EVIDENCE).replace("rating: na", "rating: 3"),
        "south-pass/2018-b": _south(EVIDENCE).replace("Nguyễn An", "B. Ito"),
        "north-gate/2018": (EXAMPLES / "valid" / "sheet-of-evidence-unknown.yaml").read_text(
            encoding="utf-8"
        ),
    }
    for name, text in sheets.items():
        path = root / "assessments" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _south(text: str) -> str:
    return text.replace("north-pass", "south-pass").replace("vn:", "no:")


@pytest.fixture
def posts(root: Path) -> OpenWorkspace:
    return open_workspace(root)


@pytest.fixture
def asked(root: Path) -> Callable[..., dict]:
    """The JSON document of a command."""

    def ask(*words: str) -> dict:
        found = CliRunner().invoke(app, ["-C", str(root), *words, "--format", "json"])
        assert found.exit_code == 0, found.output
        return json.loads(found.stdout)

    return ask


def test_what_does_not_apply_is_neither_a_gap_nor_a_zero(posts):
    row = posts.rank()["north-pass"]
    assert row.ratings == {"opening": 3, "clearance": 3, "rail": None, "dialogue": 2}
    assert row.missing == ()
    assert row.coverage == 1
    assert row.score == Fraction(8, 3)


def test_a_leaf_that_somebody_of_a_panel_rates_applies(posts):
    row = posts.rank()["south-pass"]
    assert row.ratings["rail"] == 3
    assert row.applies("rail")


def test_rows_say_what_the_evidence_comes_to(asked):
    rows = asked("rank")["result"]
    readings = {row["crossing"]: row["readings"] for row in (*rows["ranking"], *rows["unranked"])}
    assert readings["north-pass"]["opening"] == {
        "level": 3,
        "low": 3,
        "high": 4,
        "settled": False,
        "applies": True,
        "sides": {
            "cn": {"level": 3, "low": 3, "high": 4, "settled": False},
            "vn": {"level": 3, "low": 3, "high": 4, "settled": False},
        },
    }
    assert readings["north-pass"]["clearance"]["value"] == {"cn": 3.5, "vn": 12}
    assert readings["north-pass"]["clearance"]["unit"] == "h"
    assert readings["north-pass"]["rail"]["applies"] is False
    assert readings["north-gate"]["dialogue"]["level"] is None


def test_an_open_level_leads_nobody_and_has_not_moved_for_sure(posts):
    opening = posts.compare("north-pass", "south-pass").dimensions[0]
    assert opening.ratings == (3, 2)
    assert (opening.gap, opening.leaders) == (0, ())
    assert posts.history("north-pass").moments[-1].moves == {}


def test_crossings_with_other_leaves_are_not_comparable(posts):
    found = posts.compare("north-pass", "south-pass")
    assert found.dominance == ()
    assert found.incomparable == (("north-pass", "south-pass"),)


def test_robustness_draws_what_is_open_and_weighs_what_applies(posts):
    found = posts.robustness(draws=500).robustness
    assert found.acceptability.sum(axis=1) == pytest.approx([1, 1])
    assert found.exact_pairs is None


def test_improve_raises_only_what_applies(posts):
    agenda = posts.improve("north-pass")
    assert all(obstacle.dimension != "rail" for obstacle in agenda.agenda)


@pytest.mark.parametrize("name", ["sheet-of-evidence", "sheet-of-evidence-departs", "sheet"])
def test_a_written_sheet_reads_back_the_same(name):
    sheet = Assessment.model_validate(read_text((EXAMPLES / "valid" / f"{name}.yaml").read_bytes()))
    assert Assessment.model_validate(read_text(dump(sheet))) == sheet


def test_a_written_rubric_reads_back_the_same():
    text = (EXAMPLES / "evidence" / "rubrics" / "post-check.yaml").read_text(encoding="utf-8")
    rubric = Rubric.model_validate(read_text(text))
    assert Rubric.model_validate(read_text(dump(rubric))) == rubric
    assert 'levels: {4: "<= 6", 3: "<= 24", 2: "<= 72"}' in dump(rubric)


def test_answers_are_written_as_people_write_them():
    sheet = dump(Assessment.model_validate(read_text(EVIDENCE)))
    assert "      formal: yes\n" in sheet
    assert "      all-year: {cn: yes, vn: unknown}\n" in sheet
    assert "    between: {vn: [9, 30]}\n" in sheet


COMMANDS = """
rank | rank --method copeland | rank --method borda | rank --all-methods | rank --sensitivity
rank --aggregate minimum | rank --aggregate geometric | score | list | show north-pass
show north-gate | compare north-pass south-pass | diff north-pass | history north-pass
diff 2018-06 2020 | robustness | robustness --ratings --methods --leave-one-out
agreement | improve north-pass | improve south-pass | what-if --set north-pass.rail=4
what-if --set south-pass.opening=- | export | chart profile | chart history north-pass
validate | schema rubric | schema assessment | explain E326
"""


@pytest.mark.parametrize(
    "command", [c.strip() for c in COMMANDS.replace("\n", "|").split("|") if c.strip()]
)
def test_every_command_copes_with_evidence(root, command):
    found = CliRunner().invoke(app, ["-C", str(root), *command.split()])
    assert found.exit_code == 0, found.output


@pytest.mark.parametrize("name", ["report.html", "form.xlsx", "form.docx", "form.md"])
def test_every_file_is_written_of_evidence(root, tmp_path, name):
    command, _, _ = name.partition(".")
    words = [command] if command == "report" else [command, "north-pass"]
    target = tmp_path / name
    found = CliRunner().invoke(app, ["-C", str(root), *words, "--output", str(target)])
    assert found.exit_code == 0, found.output
    assert target.stat().st_size > 0
