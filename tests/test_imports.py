"""What a command loads: nothing heavy until a result asks for it."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PROBE = """
import json, sys
from scorer.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as stop:
    assert stop.code == 0, stop.code
finally:
    names = sorted({name.partition(".")[0] for name in sys.modules})
    sys.stderr.write("LOADED " + json.dumps(names))
"""


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return set(json.loads(done.stderr.rpartition("LOADED ")[2]))


@pytest.mark.parametrize(
    "command",
    [
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
    ],
    ids=lambda command: command[0],
)
def test_everyday_commands_load_neither_pandas_nor_numpy(command: tuple[str, ...]) -> None:
    assert not loaded_by(*command) & {"pandas", "numpy", "openpyxl", "pyarrow", "altair", "docx"}


def test_help_loads_no_model_at_all() -> None:
    assert not loaded_by("--help") & {"pydantic", "yaml"}


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
