"""Exports of KoboToolbox: the workbook, the CSV and the JSON of its data service."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scorer.forms.errors import FormError
from scorer.forms.excel.workbook import CellValue, WorkSheet
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, Records, from_sheet
from scorer.forms.intake.understood import Understood
from scorer.forms.opening.decoding import decoded
from scorer.forms.services.submissions import Submission, read_submissions

MOST_SUBMISSIONS = 100_000


def is_workbook(sheets: Iterable[WorkSheet]) -> bool:
    """Whether a workbook is an export of KoboToolbox, judged by the columns that it adds."""
    return any(is_table(from_sheet(sheet)) for sheet in sheets)


def is_table(table: Records) -> bool:
    """Whether a table is the main table of an export of KoboToolbox."""
    return {"_uuid", "_submission_time"} <= set(table.columns)


def from_workbook(sheets: Iterable[WorkSheet], context: FormContext) -> Understood:
    """What the submissions of a workbook say, joined with their repeats."""
    ledger = Ledger()
    tables = [from_sheet(sheet) for sheet in sheets]
    submissions = [
        submission for table in tables if is_table(table) for submission in _submissions(table)
    ]
    by_uuid = {submission.id: submission for submission in submissions}
    by_index = {_index(submission.answers): submission for submission in submissions}
    for table in tables:
        if is_table(table):
            continue
        for row in table.rows:
            fields = _fields(row)
            owner = by_uuid.get(_uuid(fields, "_submission__uuid")) or by_index.get(
                fields.get("_parent_index", "")
            )
            if owner is None:
                _orphan(row, ledger)
            else:
                owner.repeats.append((table.name, row))
    return read_submissions("an export of KoboToolbox (XLSX)", submissions, context, ledger)


def from_table(table: Records, context: FormContext) -> Understood:
    """What the submissions of one table without repeats say."""
    return read_submissions(
        "an export of KoboToolbox (CSV)",
        _submissions(table),
        context,
        Ledger(),
        repeats_included=False,
    )


def _submissions(table: Records) -> list[Submission]:
    submissions = []
    for number, row in enumerate(table.rows, start=1):
        fields = _fields(row)
        place = row[0].place.rpartition(", column")[0] or row[0].place
        submissions.append(
            Submission(
                id=_uuid(fields, "_uuid") or f"in row {number}",
                place=place,
                answers=row,
                review=fields.get("_validation_status", ""),
                age=(0, fields.get("_submission_time", "")),
            )
        )
    return submissions


def _fields(row: Sequence[NamedValue]) -> dict[str, str]:
    return {answer.name: answer.text for answer in row}


def _uuid(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "").removeprefix("uuid:")


def _index(row: Sequence[NamedValue]) -> str:
    return _fields(row).get("_index", "")


def _orphan(row: Sequence[NamedValue], ledger: Ledger) -> None:
    """A row of a sheet that belongs to no submission."""
    ledger.enter_all(row)
    for answer in row:
        if answer.name.startswith("_"):
            answer.pass_over()
    answers = [answer for answer in row if not answer.name.startswith("_")]
    if answers:
        ledger.doubt(answers[0].place, "this row belongs to no submission of the file")


def read_json(content: bytes, name: str, context: FormContext) -> Understood:
    """What the submissions of `api/v2/assets/.../data.json` say; repeats are lists in it."""
    document = _loaded(decoded(content, name), name)
    results = document.get("results") if isinstance(document, dict) else document
    if isinstance(document, dict) and results is None:
        results = [document]
    if not isinstance(results, list) or not all(isinstance(each, dict) for each in results):
        raise FormError(f"{name} is JSON, but not a list of submissions (`results`)")
    if len(results) > MOST_SUBMISSIONS:
        raise FormError(f"{name} has more than {MOST_SUBMISSIONS:,} submissions; split it")
    ledger = Ledger()
    if isinstance(document, dict) and document.get("next"):
        ledger.doubt("next", "this file is one page of several; fetch the others too")
    submissions = [_from_json(each, number) for number, each in enumerate(results, start=1)]
    return read_submissions("data of KoboToolbox (JSON)", submissions, context, ledger)


def _loaded(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise FormError(f"{name} is not sound JSON: {error}") from None


def _from_json(submission: dict[str, Any], number: int) -> Submission:
    identity = str(submission.get("_uuid") or submission.get("meta/instanceID") or "")
    identity = identity.removeprefix("uuid:") or f"number {number}"
    place = f"submission {submission.get('_id') or identity}"
    answers: list[NamedValue] = []
    repeats: list[tuple[str, Sequence[NamedValue]]] = []
    for key, value in submission.items():
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            if not key.startswith("_"):
                repeats += [
                    (key, tuple(_answers(each, f"{place}, {key}[{position}]")))
                    for position, each in enumerate(value, start=1)
                ]
        else:
            answers += _answers({key: value}, place)
    status = submission.get("_validation_status")
    return Submission(
        id=identity,
        place=place,
        answers=answers,
        repeats=repeats,
        review=str(status.get("uid", "")) if isinstance(status, dict) else str(status or ""),
        replaces=str(submission.get("meta/deprecatedID") or "").removeprefix("uuid:"),
        age=(0, str(submission.get("_submission_time") or "")),
    )


def _answers(fields: Mapping[str, Any], place: str) -> list[NamedValue]:
    return [
        NamedValue.of(key, _as_value(value), f"{place}, {key}")
        for key, value in fields.items()
        if value not in (None, "", [], {})
    ]


def _as_value(value: Any) -> CellValue:
    nested = isinstance(value, (dict, list))
    plain: CellValue = json.dumps(value, ensure_ascii=False) if nested else value
    return plain
