"""Bulk assessments as one tidy CSV: a row for every rating and for every statement, by sheet.

The text goes in and comes out; reading and writing the file is the workspace's work.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pydantic import ValidationError

from scorer.files.problems.finding import Finding
from scorer.files.shielding import shielded, unshielded
from scorer.model import Assessment, Cell, Statement
from scorer.vocabulary import Polarity

HEADER = ("crossing", "rubric", "observed", "recorded", "assessor", "method", "round", "note")
"""The columns that say which sheet a row belongs to; rows that agree in all are one sheet."""
STANDING = ("status", "reviewed_by", "withdrawn_on", "withdrawn_because")
"""What became of a sheet, where a table says it."""
RATING = ("dimension", "rating", "plausible_low", "plausible_high", "because")
STATEMENT = ("polarity", "text", "kind", "side", "source", "id")
GROUND = ("since", "at")
"""Since when a statement is so, and where its source says it, where a table says that."""
COLUMNS = (*HEADER, *STANDING, *RATING, *STATEMENT, *GROUND)

LONGEST_FIELD = 200_000
"""Characters; more than any text of the model."""

_OF_A_STATEMENT = (*STATEMENT[1:], *GROUND)
_PROSE = frozenset(
    {"assessor", "round", "note", "reviewed_by", "withdrawn_because", "because", "text", "at"}
)
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')
_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?")


@dataclass(frozen=True)
class TabledAssessment:
    """An assessment, with the lines it stands on."""

    value: Assessment
    line: int
    """Where its first row stands."""
    lines: Mapping[str, int]
    """Where each dimension is rated."""


@dataclass(frozen=True)
class TableReading:
    """What a table gave: the sheets that could be read, and what is wrong with the rest."""

    assessments: tuple[TabledAssessment, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Each in the place of its row and column."""


@dataclass
class _Sheet:
    line: int
    header: dict[str, str]
    dimensions: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def table_from_assessments(assessments: Iterable[Assessment]) -> str:
    """The tidy CSV of assessments, in their order; columns not all need only where one does."""
    sheets = list(assessments)
    shared = {id(sheet.dimensions): sheet.dimensions for sheet in sheets}
    """Sheets by the thousand may have the same cells."""
    cells = {
        (leaf, id(cell)): cell
        for dimensions in shared.values()
        for leaf, cell in dimensions.items()
    }
    grounds = {
        name
        for cell in cells.values()
        for _, statement in cell.statements()
        for name in ("text", *GROUND)
        if getattr(statement, name) is not None
    }
    of_a_statement = (*STATEMENT, *(name for name in GROUND if name in grounds))
    stands = tuple(name for name in STANDING if any(map(_OF_A_SHEET[name], sheets)))
    about_the_sheet = (*HEADER, *stands)
    about_a_row = (*RATING, *(of_a_statement if grounds else ()))

    lines_of = {
        key: [
            ",".join(_field(name, row.get(name, "")) for name in about_a_row)
            for row in _rows(key[0], cell)
        ]
        for key, cell in cells.items()
    }
    below = {
        key: [line for leaf, cell in dimensions.items() for line in lines_of[leaf, id(cell)]]
        for key, dimensions in shared.items()
    }
    lines = [",".join((*about_the_sheet, *about_a_row))]
    for sheet in sheets:
        said = [_said(_OF_A_SHEET[name](sheet)) for name in about_the_sheet]
        head = ",".join(map(_field, about_the_sheet, said))
        lines += [f"{head},{line}" for line in below[id(sheet.dimensions)]]
    lines.append("")
    return "\n".join(lines)


def read_table(text: str) -> TableReading:
    """The assessments of a tidy CSV with their lines, and all that is wrong with the rest.

    Whether the crossings, the rubric and its dimensions exist is left to the checks.
    """
    findings: list[Finding] = []
    sheets: dict[tuple[str, ...], _Sheet] = {}
    try:
        for line, row in _records(text.removeprefix("\ufeff"), findings):
            header = {name: row.get(name, "") for name in (*HEADER, *STANDING)}
            sheet = sheets.setdefault(tuple(header.values()), _Sheet(line, header))
            _take(row, line, sheet, findings)
    except csv.Error as error:
        findings.append(_finding(1, "", f"this is not a sound CSV file: {error}"))
    models = [_modelled(sheet, findings) for sheet in sheets.values()]
    return TableReading(tuple(model for model in models if model is not None), tuple(findings))


def _records(text: str, findings: list[Finding]) -> Iterator[tuple[int, dict[str, str]]]:
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        columns = next(reader, [])
        missing = [name for name in (*HEADER[:6], *RATING[:2]) if name not in columns]
        unknown = [name for name in columns if name not in COLUMNS]
        findings += [_finding(1, name, f"the column {name} is missing") for name in missing]
        findings += [_finding(1, name, f"the column {name!r} is not known") for name in unknown]
        if len(set(columns)) < len(columns):
            findings.append(_finding(1, "", "two columns have the same name"))
        if findings:
            return
        for row in reader:
            if len(row) == len(columns):
                yield (
                    reader.line_num,
                    {
                        name: unshielded(value) if name in _PROSE else value
                        for name, value in zip(columns, row, strict=True)
                    },
                )
            elif row:
                message = f"the row has {len(row)} fields, the header has {len(columns)}"
                findings.append(_finding(reader.line_num, "", message))
    finally:
        csv.field_size_limit(limit)


def _take(row: Mapping[str, str], line: int, sheet: _Sheet, findings: list[Finding]) -> None:
    leaf = row["dimension"]
    polarity = row.get("polarity", "")
    if not leaf:
        findings.append(_finding(line, "dimension", "the row names no dimension"))
        return
    cell = sheet.dimensions.setdefault(leaf, {})
    if polarity:
        if polarity not in ("strength", "drawback"):
            message = f"{polarity!r} is neither strength nor drawback"
            findings.append(_finding(line, "polarity", message))
            return
        statement = {name: row[name] for name in _OF_A_STATEMENT if row.get(name)}
        cell.setdefault(f"{polarity}s", []).append(statement)
    elif "rating" in cell:
        findings.append(_finding(line, "dimension", f"{leaf} is rated twice on one sheet"))
    else:
        numbers = {name: _number(row.get(name, ""), name, line, findings) for name in RATING[1:4]}
        low, high = numbers["plausible_low"], numbers["plausible_high"]
        cell["rating"] = numbers["rating"]
        cell["because"] = row.get("because") or None
        cell["plausible"] = None if low is None and high is None else (low, high)
        sheet.lines[leaf] = line


def _modelled(sheet: _Sheet, findings: list[Finding]) -> TabledAssessment | None:
    said = {name: text or None for name, text in sheet.header.items()}
    withdrawn = {"on": said.pop("withdrawn_on"), "because": said.pop("withdrawn_because")}
    try:
        value = Assessment.model_validate(
            {
                **said,
                "withdrawn": withdrawn if any(withdrawn.values()) else None,
                "dimensions": sheet.dimensions,
            }
        )
    except ValidationError as error:
        for each in error.errors(include_url=False):
            place = [str(part) for part in each["loc"]]
            leaf = place[1] if place[:1] == ["dimensions"] and len(place) > 1 else ""
            column = next((part for part in reversed(place) if part in COLUMNS), place[-1])
            if place[0] == "withdrawn":
                column = f"withdrawn_{column}"
            line = sheet.lines.get(leaf, sheet.line)
            findings.append(_finding(line, column, each["msg"].lower()))
        return None
    return TabledAssessment(value, sheet.line, sheet.lines)


def _finding(line: int, column: str, message: str) -> Finding:
    """line: counted from 1; where a field spans lines, its last. column: "" for the whole row."""
    return Finding("E116", (line, column), f"{column}: {message}" if column else message)


def _number(text: str, column: str, line: int, findings: list[Finding]) -> int | Decimal | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        findings.append(_finding(line, column, f"{text[:40]!r} is not a number"))
        return None
    return Decimal(text) if "." in text else int(text)


def _rows(leaf: str, cell: Cell) -> Iterator[dict[str, str]]:
    low, high = cell.plausible or (None, None)
    numbers = {"rating": cell.rating, "plausible_low": low, "plausible_high": high}
    said = {name: _said(number) for name, number in numbers.items()}
    yield {"dimension": leaf, **said, "because": cell.because or ""}
    for polarity, statement in cell.statements():
        yield {"dimension": leaf, **_fields_of(polarity, statement)}


def _fields_of(polarity: Polarity, statement: Statement) -> dict[str, str]:
    return {
        "polarity": polarity,
        **{name: _said(getattr(statement, name)) for name in _OF_A_STATEMENT},
    }


_OF_A_SHEET: dict[str, Callable[[Assessment], object]] = {
    **{name: attrgetter(name) for name in (*HEADER, *STANDING[:2])},
    "withdrawn_on": lambda sheet: sheet.withdrawn and sheet.withdrawn.on,
    "withdrawn_because": lambda sheet: sheet.withdrawn and sheet.withdrawn.because,
}
"""What the columns hold that are about a sheet as a whole."""


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@lru_cache(maxsize=1_000)  # sheets stand in an order in which neighbours say the same
def _field(name: str, text: str) -> str:
    """A field as the file has it; what a spreadsheet would take for a formula is shielded."""
    written = shielded(text) if name in _PROSE else text
    if not _NEEDS_QUOTES.search(written):
        return written
    return '"' + written.replace('"', '""') + '"'
