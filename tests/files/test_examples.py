"""Every example file gets exactly the codes that it names; the valid ones get none."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.files.problems.codes import problem_codes
from scorer.files.problems.problem import InvalidFilesError
from scorer.files.validation import validate
from scorer.files.workspace import load_workspace

EXAMPLES = Path(__file__).parents[1] / "examples"
INVALID_FILES = sorted((EXAMPLES / "invalid").glob("*.yaml"))
INVALID_FOLDERS = sorted(path.parent for path in (EXAMPLES / "invalid").glob("*/expected.txt"))
VALID_FILES = sorted((EXAMPLES / "valid").glob("*.yaml"))


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("example", INVALID_FILES, ids=name_of)
def test_an_invalid_file_gets_the_codes_in_its_first_line(
    example: Path, place_example: Callable[[Path], Path], workspace: Path
) -> None:
    expected = example.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split()
    path = place_example(example).relative_to(workspace).as_posix()
    problems = validate(workspace).problems
    assert sorted({problem.code for problem in problems}) == sorted(expected)
    assert {problem.path for problem in problems} == {path}
    assert all(problem.line > 1 or problem.code == "E103" for problem in problems)
    assert all(problem.message and not problem.message.endswith(".") for problem in problems)


@pytest.mark.parametrize("example", INVALID_FOLDERS, ids=name_of)
def test_files_that_do_not_fit_together_get_the_codes_beside_them(
    example: Path, workspace: Path
) -> None:
    shutil.copytree(example, workspace, dirs_exist_ok=True)
    codes = {problem.code for problem in validate(workspace).problems}
    assert codes == set((example / "expected.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("example", VALID_FILES, ids=name_of)
def test_a_valid_file_has_no_errors_and_loads(
    example: Path, place_example: Callable[[Path], Path], workspace: Path
) -> None:
    place_example(example)
    errors = [problem for problem in validate(workspace).problems if problem.code[0] == "E"]
    assert errors == []
    load_workspace(workspace)


@pytest.mark.parametrize("example", INVALID_FILES, ids=name_of)
def test_loading_refuses_exactly_the_files_with_errors(
    example: Path, place_example: Callable[[Path], Path], workspace: Path
) -> None:
    place_example(example)
    errors = [problem for problem in validate(workspace).problems if problem.code[0] == "E"]
    if errors:
        with pytest.raises(InvalidFilesError) as raised:
            load_workspace(workspace)
        assert list(raised.value.problems) == errors
    else:
        load_workspace(workspace)


def test_every_code_has_an_example_or_a_test_of_its_own() -> None:
    named = {
        code
        for path in (*INVALID_FILES, *(folder / "expected.txt" for folder in INVALID_FOLDERS))
        for code in path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split()
    }
    shown_elsewhere = {"E102", "E104", "E114", "E115", "E116", "E218", "N502"}
    assert named | shown_elsewhere == set(problem_codes())
