"""How fast forms become sheets: pytest tests/benchmarks/test_import_speed.py --benchmark-only.

Beside it a pandas script that reads the same table, melts it, sorts it and writes it.
"""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from scorer.files.workspace import load_workspace
from scorer.forms.landing.importing import ImportReport, import_forms
from scorer.forms.landing.proposals import ImportOptions
from tests.benchmarks.workspace_generator import DIMENSIONS, generate

ROWS = 100_000
CROSSINGS = 1_000
NAMES = 10_000
FORMS = 5_000
_FORM = "Red River\n\tStrengths\n\tDrawbacks\n\tTrade\n1 2 [3] 4 5\n\ta road\n\tno cold store\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that knows a thousand crossings."""
    folder = tmp_path_factory.mktemp("import") / "workspace"
    folder.mkdir()
    generate(folder, 0)
    names = (f"crossing-{number:05}" for number in range(CROSSINGS))
    entries = "".join(f"  - {{id: {name}, name: {name}, kind: area}}\n" for name in names)
    (folder / "assessments/crossings.yaml").write_text(f"crossings:\n{entries}")
    return folder


def wide(crossing: Callable[[int], str], rows: int) -> bytes:
    """A table with a column a dimension."""
    chance = random.Random(1)
    head = ",".join(("crossing", "year", "assessor", "method", *DIMENSIONS))
    lines = (
        f"{crossing(row)},{1990 + row // CROSSINGS % 30},a{row // 30_000},survey,"
        + ",".join(str(chance.randint(1, 5)) for _ in DIMENSIONS)
        for row in range(rows)
    )
    return "\n".join((head, *lines)).encode()


def known(row: int) -> str:
    return f"crossing-{row % CROSSINGS:05}"


def imported(root: Path, name: str, content: bytes) -> ImportReport:
    options = ImportOptions(recorded=date(2026, 1, 1), table="bulk", dry_run=name == "grid.txt")
    report = import_forms(load_workspace(root), {name: content}, options)
    (root / "assessments/tables/bulk.csv").unlink(missing_ok=True)
    return report


@pytest.mark.benchmark(group="a table of 100,000 rows")
def test_a_table_into_a_table(benchmark: BenchmarkFixture, root: Path) -> None:
    report = benchmark.pedantic(imported, args=(root, "t.csv", wide(known, ROWS)), rounds=1)
    assert len(report.sheets) == ROWS


@pytest.mark.benchmark(group="a table of 100,000 rows")
def test_pandas_for_comparison(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(wide(known, ROWS))

    def melted() -> int:
        table = pandas.read_csv(source, dtype=str)
        head = ["crossing", "year", "assessor", "method"]
        tidy = table.melt(head, var_name="dimension", value_name="rating").sort_values(head)
        tidy.to_csv(target, index=False)
        return len(tidy)

    assert benchmark.pedantic(melted, rounds=1) == ROWS * len(DIMENSIONS)


@pytest.mark.benchmark(group="what nobody knows")
def test_ten_thousand_unknown_names(benchmark: BenchmarkFixture, root: Path) -> None:
    content = wide("Nowhere {}".format, NAMES)
    report = benchmark.pedantic(imported, args=(root, "t.csv", content), rounds=1)
    assert all(sheet.refused for sheet in report.sheets)


@pytest.mark.benchmark(group="what nobody knows")
def test_a_text_of_grids(benchmark: BenchmarkFixture, root: Path) -> None:
    content = (_FORM * FORMS).encode()
    report = benchmark.pedantic(imported, args=(root, "grid.txt", content), rounds=1)
    assert len(report.sheets) == FORMS
