"""The README is true: its commands run, its table is what the program prints."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Scorer

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, flags=re.DOTALL)
SETUP = "python3 -m venv"


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder to work in, and an environment in which `scorer` is this program."""
    folder = tmp_path_factory.mktemp("readme")
    program = folder / "bin" / "scorer"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scorer "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("SCORER_WORKSPACE", None)
    return folder, environment


def test_the_working_day_can_be_typed_as_it_stands(
    shell: tuple[Path, dict[str, str]],
) -> None:
    folder, environment = shell
    blocks = [text for kind, text in BLOCKS if kind == "sh" and SETUP not in text]
    assert len(blocks) >= 7
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(blocks)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    for name in ("ranking.xlsx", "example-pass.html", "ratings.csv", "crossings.geojson"):
        assert (folder / "my-crossings" / name).stat().st_size > 0


def test_the_library_examples_run(shell: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    _, environment = shell
    for part in ("rubrics", "assessments"):
        shutil.copytree(ROOT / part, tmp_path / "my-crossings" / part)
    examples = [text for kind, text in BLOCKS if kind == "python"]
    assert len(examples) == 2
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-c", example],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_table_is_what_the_program_prints(scorer: Scorer) -> None:
    printed = scorer("rank", columns=100).out
    assert printed.strip() in README


def test_the_two_commands_are_single_lines_that_set_up_all_they_need() -> None:
    lines = [line for line in README.splitlines() if line.startswith(SETUP)]
    assert [line.rpartition(" && ")[2] for line in lines] == [
        ".venv/bin/scorer rank",
        ".venv/bin/python -m pytest -q -n auto",
    ]


def test_every_command_is_in_the_table() -> None:
    from scorer.cli.main import app

    documented = set(re.findall(r"^\| `([a-z-]+)", README, flags=re.MULTILINE))
    commands = {command.name for command in app.registered_commands}
    assert commands <= documented
