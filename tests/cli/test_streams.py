"""Streams that are closed, full, or read no further: no fault of anybody, and never a traceback."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `scorer` is the program; of a pipe, the first exit code."""
    return subprocess.run(
        ["bash", "-c", f'scorer() {{ "{sys.executable}" -m scorer "$@"; }}; {line}'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    done = shell("scorer export | head -n 1; exit ${PIPESTATUS[0]}")
    assert done.stdout.startswith("crossing,")
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize("command", ["export", "form --to docx", "rank --help", "rank 2>&1"])
def test_a_reader_that_reads_nothing_is_no_error(command: str) -> None:
    done = shell(f"scorer {command} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("scorer rank >&-", 0, ""),
        ("scorer export --format xlsx >&-", 0, ""),
        ("scorer rank 2>&- >/dev/null", 0, ""),
        ("scorer show nowhere 2>&-", 2, ""),
        ("scorer show nowhere 2>/dev/full", 2, ""),
        ("scorer rank <&- >&- 2>&-", 0, ""),
        ("scorer rank >/dev/full", 2, "no space left on device"),
        ("scorer diff horgos - <&-", 1, "the file is empty"),
        ("scorer rate horgos <&-", 1, "nothing was answered yet"),
    ],
)
def test_a_stream_that_is_closed_or_full_is_no_surprise(line: str, code: int, said: str) -> None:
    done = shell(line)
    assert done.returncode == code
    assert said in done.stderr
    assert "should not have happened" not in done.stderr
    assert "Traceback" not in done.stderr
