"""Every command explains itself, with an example that runs."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from scorer.cli.main import app
from tests.conftest import ROOT, Scorer

COMMANDS = {command.name or "": command.callback for command in app.registered_commands}
EXAMPLES = [
    (name, example)
    for name, callback in COMMANDS.items()
    for example in re.findall(r"Example: (.+)", (callback and callback.__doc__) or "")
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for folder in ("rubrics", "assessments"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "docs" / "schemas").mkdir(parents=True)
    (tmp_path / "index.csv").write_text(INDEX, encoding="utf-8")
    return tmp_path


INDEX = (
    "crossing,observed,assessor,method,trade,transport,bez,dialogue\n"
    "Anywhere,2020,bureau,survey,3,2,1,4\n"
)
ANSWERS = "2026\nLan Nguyen\n" + "\n" * 300
"""For `rate`: a new period and a new assessor, then whatever the last sheet says."""


def test_every_command_has_an_example() -> None:
    assert set(COMMANDS) == {name for name, _ in EXAMPLES}


@pytest.mark.parametrize(
    ("name", "example"), [pair for pair in EXAMPLES if "|" not in pair[1]], ids=lambda x: x
)
def test_an_example_runs(name: str, example: str, workspace: Path, scorer: Scorer) -> None:
    program, *arguments = shlex.split(example)
    assert program == "scorer"
    assert name in arguments
    if name == "import":
        scorer("form", "hekou-lao-cai", "--prefill", "--output", "grid.docx", cwd=workspace)
    if name in ("undo", "redo"):
        scorer("import", "index.csv", "--add-crossings", cwd=workspace)
    if name == "redo":
        scorer("undo", cwd=workspace)
    stdin = ANSWERS if name == "rate" else ""
    done = scorer(*arguments, cwd=workspace, stdin=stdin)
    assert done.exit_code == 0, done.err


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_says_what_a_command_does(name: str, columns: int, scorer: Scorer) -> None:
    done = scorer(name, "--help", columns=columns)
    assert done.exit_code == 0
    assert "Example" in done.out


def test_the_version_is_said(scorer: Scorer) -> None:
    from scorer.version import __version__

    assert scorer("--version").out.strip() == f"scorer {__version__}"
