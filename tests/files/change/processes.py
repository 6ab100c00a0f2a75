"""Commands of the program as processes of their own, killed at a step if that is asked for.

One process loads the program and forks a child for each command, which is what makes many of them
affordable. A step is a file that is opened to be written, renamed, deleted ..., below a folder.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.conftest import ROOT

SERVER = """
import json, os, signal, sys
import scorer.cli.main, scorer.forms.landing.importing, scorer.files.change.undo, filelock
import scorer.forms.tables.read, scorer.output.presentations.imports

WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod")

def kill_at(step, root):
    seen = 0
    def count(event, arguments):
        nonlocal seen
        flags = arguments[2] if event == "open" else 0
        writes = event in WRITES or isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        if writes and str(arguments[0]).startswith(root):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)

for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child == 0:
        sys.stdin = open(os.devnull)
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        kill_at(asked["step"], asked["root"])
        try:
            scorer.cli.main.main(["-C", asked["root"], *asked["arguments"]])
        except SystemExit as leaving:
            sys.stdout.flush()
            os._exit(leaving.code or 0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    """Negative where it was killed."""
    out: str
    err: str


class Processes:
    """Runs commands one after the other."""

    def __init__(self, folder: Path) -> None:
        """folder: where their output waits to be read."""
        self._folder = folder

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            [sys.executable, "-c", SERVER],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.communicate(timeout=60)

    def run(self, root: Path, *arguments: str, killed_at: int = 0) -> Ended:
        """One command; killed_at: a step, from 1."""
        out, err = self._folder / "out", self._folder / "err"
        asked = {
            "root": str(root),
            "arguments": arguments,
            "step": killed_at,
            "out": str(out),
            "err": str(err),
        }
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        return Ended(code, out.read_text(), err.read_text())
