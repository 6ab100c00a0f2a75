"""One file: its bytes, its value, its model, and every problem it has on its own."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scorer.files.kinds import KINDS_OF_FILE, kind_of
from scorer.files.problems.finding import Finding, problem_of_file
from scorer.files.problems.problem import Problem, Severity
from scorer.files.reading.walk import shown, unreadable
from scorer.files.shape.modelled import model_of
from scorer.files.yaml.examine import examine
from scorer.files.yaml.examined import Examined, comment_cuts
from scorer.files.yaml.strict import LARGEST_FILE, UnreadableError, Value, read_text
from scorer.model import Model

Check = Callable[[Model], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave."""

    path: str
    sha256: str
    value: Value = None
    model: Model | None = None
    """None where the file has errors of syntax or shape."""
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the file has a model and no error at all."""
        return self.model is not None and not any(
            problem.severity is Severity.ERROR for problem in self.problems
        )


def bytes_of(root: Path, name: str) -> bytes | Problem:
    """A file's bytes; what is no file, too large or not to be read is a problem instead."""
    path = root / name
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return problem_of_file(shown(name), "E115", "it is not a regular file", "delete it")
            return _all_of(descriptor, min(status.st_size, LARGEST_FILE) + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        return unreadable(shown(name), error)


def _all_of(descriptor: int, expected: int) -> bytes:
    """The bytes of a file, at most one more than the largest that is read."""
    data = os.read(descriptor, expected)
    while len(data) <= LARGEST_FILE and (more := os.read(descriptor, LARGEST_FILE)):
        data += more
    return data


LARGEST_TABLE = 64_000_000
"""Bytes of a bulk table: some hundred thousand rows."""


def bulk_text(root: Path, name: str, problems: list[Problem]) -> tuple[str | None, str]:
    """The text of a bulk table and the digest of its bytes; None where it cannot be read."""
    path = root / name
    try:
        if path.stat().st_size > LARGEST_TABLE:
            message = f"the table is larger than {LARGEST_TABLE // 1_000_000} MB"
            problems.append(problem_of_file(shown(name), "E104", message, "split it"))
            return None, ""
        data = path.read_bytes()
        return data.decode("utf-8-sig"), sha256(data).hexdigest()
    except OSError as error:
        problems.append(unreadable(shown(name), error))
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not UTF-8"
        problems.append(problem_of_file(shown(name), "E102", message, "save it as UTF-8"))
    return None, ""


def read_file(
    root: Path, name: str, kind: str | None, check: Check | None = None, *, advice: bool
) -> FileRead:
    """Read and check one file; kind: None to judge by its keys."""
    data = bytes_of(root, name)
    if isinstance(data, Problem):
        return FileRead(shown(name), "", problems=(data,))
    return read_bytes(data, shown(name), kind, check, advice=advice)


def read_bytes(
    data: bytes, path: str, kind: str | None, check: Check | None = None, *, advice: bool
) -> FileRead:
    """Read and check what a file holds; advice: whether to look for warnings too."""
    digest = sha256(data).hexdigest()
    examined: Examined | None = None
    problems: list[Problem] = []
    try:
        value = read_text(data)
    except UnreadableError:
        examined = examine(data)
        problems = examined.problems(path, examined.findings)
        value = examined.value
        if not examined.readable:
            return FileRead(path, digest, value, problems=tuple(problems))
    kind = kind or kind_of(value)
    if kind is None:
        finding = Finding(
            "E218",
            (),
            "this is no rubric, assessment, or register of crossings or sources",
            "an assessment begins with `crossing: ...`, a rubric with `rubric: ...`",
        )
        examined = examined or examine(data)
        return FileRead(
            path, digest, value, problems=(*problems, *examined.problems(path, [finding]))
        )
    model, findings = model_of(kind, value)
    if check is not None:
        findings += check(model) if model is not None else _beside_faults(kind, value, check)
    if advice and (b" #" in data or b"\t#" in data):
        examined = examined or examine(data)
        findings += _cut_texts(examined, kind)
    if findings:
        examined = examined or examine(data)
        problems += examined.problems(path, findings)
    return FileRead(path, digest, value, model, tuple(problems))


def _beside_faults(kind: str, value: Value, check: Check) -> Iterator[Finding]:
    """The errors in those parts of a file that are of the right shape."""
    from scorer.files.shape.stand_ins import mended

    with_stand_ins = mended(kind, value)
    if with_stand_ins is None:
        return
    model, touched = with_stand_ins
    for finding in check(model):
        above = (finding.place[:length] for length in range(len(finding.place) + 1))
        if finding.severity is Severity.ERROR and touched.isdisjoint(above):
            yield finding


def _cut_texts(examined: Examined, kind: str) -> Iterator[Finding]:
    for place, span in comment_cuts(examined, KINDS_OF_FILE[kind].prose):
        cut = examined.text[span.begin : span.end]
        quoted = cut if len(cut) <= 40 else cut[:37] + "..."
        yield Finding(
            "W404",
            place,
            f"the text ends before `{quoted}`: a # after a blank begins a comment",
            "put the text into quotes if this belongs to it; else put the comment on its own line",
            span=span,
        )
