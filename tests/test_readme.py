"""The README is true: its commands run, its table is what the program prints."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Scorer

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, flags=re.DOTALL)
SETUP = "python3 -m venv"
STATEMENT = re.compile(r"^.+<<'(\w+)'\n(?:.*\n)*?\1$|^.+$", flags=re.MULTILINE)
"""A line of a shell script, with the text that stands behind it where it has one (`<<'YAML'`)."""
SHELL_ONLY = re.compile(r"[|<>&;$`*?]")
"""What the shell does something about before a program sees it."""


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """The environment of a shell in which `scorer` is this program."""
    program = tmp_path / "bin" / "scorer"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scorer "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("SCORER_WORKSPACE", None)
    return environment


def test_the_working_day_can_be_typed_as_it_stands(
    shell: dict[str, str], tmp_path: Path, scorer: Scorer
) -> None:
    """Bash runs what is the shell's, and starts the program once, to begin the workspace.

    All later commands run in this process by the program's own entry: their words as the shell
    would split them, an empty standard input, no COLUMNS. What only a real start shows (streams
    that are pipes, closed or full, exit codes) is shown in `cli/test_streams.py`; what it loads,
    in `test_imports.py`.
    """
    blocks = [text for kind, text in BLOCKS if kind == "sh" and SETUP not in text]
    assert len(blocks) >= 7
    folder = tmp_path
    started = False
    for statement in (found[0] for found in STATEMENT.finditer("\n".join(blocks))):
        program, *words = shlex.split(statement, comments=True)
        if started and program == "scorer" and not SHELL_ONLY.search(statement):
            finished = scorer(*words, cwd=folder)
            assert finished.exit_code == 0, f"{statement}\n{finished.err}"
            continue
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"{statement}\npwd"],
            cwd=folder,
            env=shell,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"{statement}\n{done.stderr}"
        folder = Path(done.stdout.splitlines()[-1])
        started = started or program == "scorer"
    assert started
    for name in ("ranking.xlsx", "example-pass.html", "ratings.csv", "crossings.geojson"):
        assert (tmp_path / "my-crossings" / name).stat().st_size > 0


@pytest.mark.parametrize(
    "example", [text for kind, text in BLOCKS if kind == "python"], ids=["workspace", "frame"]
)
def test_the_library_examples_run(
    example: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for part in ("rubrics", "assessments"):
        shutil.copytree(ROOT / part, tmp_path / "my-crossings" / part)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out


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
