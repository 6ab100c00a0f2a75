"""What the shell offers when somebody presses Tab."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Scorer

TYPED = [
    ("scorer show hek", ["hekou-lao-cai"]),
    ("scorer compare horgos manz", ["manzhouli"]),
    ("scorer rank --rubric bez", ["bez-grid@1"]),
    ("scorer rank --weights tra", ["trade-first", "trade=", "transport="]),
    ("scorer rank --weights trade=2,b", ["trade=2,bez="]),
    ("scorer rank --aggregate geo", ["geometric"]),
]


@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_ids_are_completed(typed: str, offered: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from scorer.cli.main import main; main()"],
        cwd=ROOT,
        env={
            **os.environ,
            "_SCORER_COMPLETE": "complete_bash",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(typed.split()) - 1),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == offered, done.stderr


def test_outside_a_workspace_nothing_is_offered_and_nothing_breaks(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from scorer.cli.main import main; main()"],
        cwd=str(tmp_path),
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "_SCORER_COMPLETE": "complete_bash",
            "COMP_WORDS": "scorer show x",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize("arguments", [("import", "README.md"), ("rate", "horgos")])
def test_the_shipped_workspace_is_never_written_to(
    arguments: tuple[str, ...], scorer: Scorer
) -> None:
    done = scorer("--demo", *arguments, stdin="")
    assert done.exit_code == 2
    assert "scorer init" in done.err
