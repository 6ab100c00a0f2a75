"""How long a person waits: whole processes, beside a minimal program on the same libraries."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

MINIMAL = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "world"):
    print(name)
@app.command()
def bye(name: str = "world"):
    print(name)
app()
"""


def run(*command: str) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)


@pytest.fixture
def minimal(tmp_path: Path) -> str:
    program = tmp_path / "minimal.py"
    program.write_text(MINIMAL)
    return str(program)


def test_minimal_help(benchmark: Callable[..., Any], minimal: str) -> None:
    benchmark(run, minimal, "--help")


def test_scorer_help(benchmark: Callable[..., Any]) -> None:
    benchmark(run, "-m", "scorer", "--help")


def test_minimal_command(benchmark: Callable[..., Any], minimal: str) -> None:
    benchmark(run, minimal, "hello")


@pytest.mark.parametrize("command", ["rank", "validate", "list"])
def test_scorer_command(benchmark: Callable[..., Any], command: str) -> None:
    benchmark(run, "-m", "scorer", command)
