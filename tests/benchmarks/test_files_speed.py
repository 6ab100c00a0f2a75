"""How fast files are read: pytest tests/benchmarks/test_files_speed.py --benchmark-only."""

import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from scorer.files.validation import validate
from scorer.files.workspace import load_workspace
from scorer.files.yaml.strict import read_text
from tests.benchmarks.workspace_generator import generate

SHEETS = 10_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of ten thousand sheets."""
    root = tmp_path_factory.mktemp("many") / "workspace"
    root.mkdir()
    generate(root, SHEETS)
    return root


@pytest.fixture(scope="module")
def one_sheet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("one") / "workspace"
    root.mkdir()
    generate(root, 1)
    return next(root.glob("assessments/*/*.yaml")).read_bytes()


def processor_seconds() -> float:
    """Of this process and of the workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@pytest.mark.benchmark(group="one sheet of 3 KB")
def test_strict_reader(benchmark: BenchmarkFixture, one_sheet: bytes) -> None:
    assert isinstance(benchmark(read_text, one_sheet), dict)


@pytest.mark.benchmark(group="one sheet of 3 KB")
def test_stock_loader_for_comparison(benchmark: BenchmarkFixture, one_sheet: bytes) -> None:
    def load() -> Any:
        return yaml.load(one_sheet, Loader=yaml.CSafeLoader)

    assert isinstance(benchmark(load), dict)


@pytest.mark.benchmark(group="ten thousand sheets")
@pytest.mark.parametrize("work", [validate, load_workspace], ids=["validate", "load"])
def test_ten_thousand_sheets(
    benchmark: BenchmarkFixture, many: Path, work: Callable[[Path], Any]
) -> None:
    """Wall time in the table; milliseconds of processor and kilobytes a file beside it."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    before = processor_seconds()
    benchmark.pedantic(work, args=(many,), rounds=1)
    benchmark.extra_info["processor_ms_a_file"] = 1000 * (processor_seconds() - before) / SHEETS
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    benchmark.extra_info["kilobytes_a_file"] = grown / SHEETS
