"""Whatever is in a file: located problems, never an exception of another kind."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorer.files.problems.problem import InvalidFilesError
from scorer.files.reading.file import read_bytes
from scorer.files.validation import validate
from scorer.files.workspace import load_workspace
from scorer.vocabulary import FileKind
from tests.files.conftest import EXAMPLES

SHEET = (EXAMPLES / "valid" / "sheet.yaml").read_bytes()
SAMPLES = {
    FileKind.ASSESSMENT: SHEET,
    FileKind.RUBRIC: (EXAMPLES / "base/rubrics/gate-grid.yaml").read_bytes(),
    FileKind.CROSSINGS: (EXAMPLES / "base/assessments/crossings.yaml").read_bytes(),
    FileKind.SOURCES: (EXAMPLES / "base/assessments/sources.yaml").read_bytes(),
    FileKind.SCENARIO: (EXAMPLES / "scenario.yaml").read_bytes(),
}
VALUES = (
    *("[]", "{}", "null", "3", '"3"', "true", "[1, [2]]", "{a: {b: c}}", "x: y", "&a", "*a"),
    *(".nan", "-.inf", "1e30", "!!x y", "'", ">", "|", "\t", "? ", "- -", "é\u202e"),
)


def assert_located(data: bytes, kind: FileKind) -> None:
    reading = read_bytes(data, "file.yaml", kind, advice=True)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert reading.sound or reading.problems
    for problem in reading.problems:
        assert 1 <= problem.line <= len(lines)
        assert problem.column >= 1
        assert problem.message
        assert problem.length >= 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(FileKind))
def test_random_bytes(data: bytes, kind: FileKind) -> None:
    assert_located(data, kind)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abc:-[]{}#&*!|>'\"%@`,?\n\t 019.~<\x00\u0085é河", max_size=60))
def test_random_punctuation(text: str) -> None:
    for kind in FileKind:
        assert_located(text.encode(), kind)


@pytest.mark.parametrize("kind", FileKind)
def test_files_cut_off_anywhere(kind: FileKind) -> None:
    data = SAMPLES[kind]
    for end in range(0, len(data), 3):
        assert_located(data[:end], kind)


@pytest.mark.parametrize("kind", FileKind)
def test_any_value_replaced_by_any_other(kind: FileKind) -> None:
    lines = SAMPLES[kind].decode().splitlines()
    for number, line in enumerate(lines):
        head, colon, _ = line.partition(":")
        for value in VALUES:
            broken = [*lines[:number], f"{head}{colon} {value}", *lines[number + 1 :]]
            assert_located("\n".join(broken).encode(), kind)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(FileKind))
def test_bytes_flipped_and_lines_shuffled(chance: random.Random, kind: FileKind) -> None:
    data = bytearray(SAMPLES[kind])
    for _ in range(3):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert_located(bytes(data), kind)
    lines = SAMPLES[kind].splitlines(keepends=True)
    chance.shuffle(lines)
    assert_located(b"".join(lines), kind)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms(use_true_random=False))
def test_a_workspace_of_damaged_files_is_reported_and_not_loaded(
    workspace: Path, chance: random.Random
) -> None:
    for kind, name in (
        (FileKind.ASSESSMENT, "assessments/north-pass/2018.yaml"),
        (FileKind.CROSSINGS, "assessments/crossings.yaml"),
        (FileKind.SOURCES, "assessments/sources.yaml"),
        (FileKind.RUBRIC, "rubrics/gate-grid.yaml"),
    ):
        lines = SAMPLES[kind].decode().splitlines()
        number = chance.randrange(len(lines))
        head = lines[number].partition(":")[0]
        lines[number] = f"{head}: {chance.choice(VALUES)}"
        (workspace / name).parent.mkdir(exist_ok=True)
        (workspace / name).write_text("\n".join(lines), encoding="utf-8")
    errors = [problem for problem in validate(workspace).problems if problem.code[0] == "E"]
    refused: list[object] = []
    try:
        load_workspace(workspace)
    except InvalidFilesError as error:
        refused = list(error.problems)
    assert refused == errors


def test_a_file_that_is_too_large_is_not_read(
    workspace: Path, save_sheet: Callable[[bytes], Path]
) -> None:
    save_sheet(b"a" * 1_000_001)
    (problem,) = validate(workspace).problems
    assert problem.code == "E104"


def test_a_file_of_nul_bytes_gets_a_short_answer(
    workspace: Path, save_sheet: Callable[[bytes], Path]
) -> None:
    save_sheet(b"\x00" * 500_000)
    problems = validate(workspace).problems
    assert {problem.code for problem in problems} == {"E113"}
    assert len(problems) <= 20


def test_links_that_dangle_or_lead_out_are_errors_and_not_followed(
    workspace: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(SHEET)
    folder = workspace / "assessments" / "north-pass"
    folder.mkdir()
    (folder / "dangling.yaml").symlink_to("nowhere.yaml")
    (folder / "outward.yaml").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    (folder / "circle").symlink_to(folder)
    problems = validate(workspace).problems
    assert [(problem.path, problem.code) for problem in problems] == [
        ("assessments/north-pass/dangling.yaml", "E114"),
        ("assessments/north-pass/outward.yaml", "E114"),
        ("assessments/north-pass/up", "E114"),
    ]


def test_a_link_inside_the_workspace_is_read_once(workspace: Path) -> None:
    folder = workspace / "assessments" / "north-pass"
    folder.mkdir()
    (folder / "2018.yaml").write_bytes(SHEET)
    (folder / "latest.yaml").symlink_to("2018.yaml")
    assert validate(workspace).problems == ()
    assert len(load_workspace(workspace).assessments) == 1


def test_pipes_and_folders_with_a_files_name_do_not_hang(workspace: Path) -> None:
    folder = workspace / "assessments" / "north-pass"
    (folder / "folder.yaml").mkdir(parents=True)
    os.mkfifo(folder / "pipe.yaml")
    (problem,) = validate(workspace).problems
    assert (problem.path, problem.code) == ("assessments/north-pass/pipe.yaml", "E115")


def test_a_file_name_that_is_not_utf_8_is_shown_and_read(workspace: Path) -> None:
    folder = workspace / "assessments" / "north-pass"
    folder.mkdir()
    name = os.fsdecode(b"caf\xe9.yaml")
    (folder / name).write_bytes(SHEET.replace(b"rating: 2", b"rating: 9"))
    paths = {problem.path for problem in validate(workspace).problems}
    assert paths == {"assessments/north-pass/caf\\xe9.yaml"}


def test_long_chains_and_long_lists_of_faults_take_no_long_time(
    workspace: Path, save_sheet: Callable[[bytes], Path]
) -> None:
    """Ten thousand links and faults end within the patience of any test run."""
    chain = "".join(
        f"- {{id: s{number}, name: n{number}, kind: area, part_of: s{(number + 1) % 10_000}}}\n"
        for number in range(10_000)
    )
    (workspace / "assessments/crossings.yaml").write_text(f"crossings:\n{chain}")
    save_sheet(b"crossing: s1\nnote:\n" + b"- a # b\n" * 10_000)
    problems = validate(workspace).problems
    assert sum(problem.code == "E310" for problem in problems) == 10_000
