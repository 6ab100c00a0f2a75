"""What checking and showing files must not load."""

import subprocess
import sys

HEAVY = {"numpy", "pandas", "rich", "rapidfuzz", "openpyxl", "multiprocessing", "typer"}


def test_reading_and_checking_a_workspace_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from scorer.files.validation import validate\n"
        "from scorer.files.workspace import demo_workspace, load_workspace\n"
        "from scorer.files.schema import schema_text\n"
        "validate(demo_workspace()), load_workspace(demo_workspace()), schema_text('rubric')\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(run.stdout.split())
