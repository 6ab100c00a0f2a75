"""What a command loads: nothing heavy until a result asks for it."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

EVERYDAY = (
    ("--help",),
    ("validate",),
    ("list",),
    ("show", "horgos"),
    ("schema", "rubric"),
    ("explain", "E204"),
    ("rank",),
    ("score",),
    ("compare", "horgos", "hekou-lao-cai"),
    ("diff", "2018", "2024"),
    ("history", "dongxing-mong-cai"),
)
PROBE = """
import json, sys
from scorer.cli.main import main
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as stop:
        assert stop.code == 0, (arguments, stop.code)
    names = sorted({name.partition(".")[0] for name in sys.modules})
    print("LOADED", json.dumps([arguments[0], names]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, set[str]]:
    """What is loaded after each everyday command, run one after the other in a new process.

    What a command loads it or one before it has loaded, so the first to load too much is found;
    `--help` comes first, as it may load least.
    """
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(EVERYDAY)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    said = [line.removeprefix("LOADED ") for line in done.stderr.splitlines() if "LOADED" in line]
    return {command: set(names) for command, names in map(json.loads, said)}


@pytest.mark.parametrize("command", [command[0] for command in EVERYDAY])
def test_everyday_commands_load_neither_pandas_nor_numpy(
    command: str, loaded: dict[str, set[str]]
) -> None:
    assert not loaded[command] & {"pandas", "numpy", "openpyxl", "pyarrow", "altair", "docx"}


def test_help_loads_no_model_at_all(loaded: dict[str, set[str]]) -> None:
    assert not loaded["--help"] & {"pydantic", "yaml"}


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = "import scorer, sys; print(sorted({'pandas', 'numpy', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import scorer

    for name in scorer.__all__:
        assert getattr(scorer, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = scorer.nothing
