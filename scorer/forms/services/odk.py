"""Tables that ODK hands out: the CSV files of Central, of Briefcase and of Aggregate."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, Records, Tables, place_of_row
from scorer.forms.intake.understood import Understood
from scorer.forms.services.questions import (
    Questions,
    by_column,
    questions_of,
    statement_role,
)
from scorer.forms.services.submissions import Submission, leave_orphan, read_submissions
from scorer.forms.services.wording import enter_wording

_AGGREGATE_ID = "*meta-instance-id*"
_LINK_TO_A_REPEAT = re.compile(r"https?://\S*formMultipleValue\S*")
"""What Aggregate writes in place of a repeat."""


def is_main(columns: frozenset[str]) -> bool:
    """Whether some columns are those of submissions."""
    return ("KEY" in columns and "PARENT_KEY" not in columns) or _AGGREGATE_ID in columns


def is_repeat(columns: frozenset[str]) -> bool:
    """Whether some columns are those of a repeat."""
    return {"KEY", "PARENT_KEY"} <= columns


def is_audit(columns: frozenset[str]) -> bool:
    """Whether some columns are those of the log of what a phone did while a form was filled in."""
    return {"event", "node", "start", "end"} <= columns


def read_export(file: Tables, context: FormContext) -> Understood | None:
    """What the tables of an export say, joined on the keys of the submissions."""
    columns = [frozenset(header.columns) for header in file.headers]
    if not any(is_main(each) or is_repeat(each) for each in columns) and (
        file.kind == "XLSX" or not all(map(is_audit, columns))
    ):
        return None
    ledger, tables = Ledger(), file.records()
    mains = [table for table in tables if is_main(frozenset(table.columns))]
    repeats = [table for table in tables if is_repeat(frozenset(table.columns))]
    if not mains:
        raise FormError(_without_submissions(repeats))
    submissions = []
    for table in mains:
        asked = questions_of(by_column(table.header), context, table.rows)
        enter_wording(asked.understood_names, ledger, context.rubric.scale)
        submissions += [_submission(row, asked) for row in table.rows]
    owners: dict[str, list[Submission]] = {}
    for submission in submissions:
        owners.setdefault(submission.id, []).append(submission)
    for table in repeats:
        enter_wording(filter(statement_role, table.columns), ledger, context.rubric.scale)
        for row in table.rows:
            key = next((answer.text for answer in row if answer.name == "PARENT_KEY"), "")
            owned = owners.get(key, [])
            if not owned:
                leave_orphan(row, ledger)
            for submission in owned:
                submission.repeats.append((_repeat_name(table.name, mains), row))
    for table in tables:
        if table not in mains and table not in repeats and not is_audit(frozenset(table.columns)):
            ledger.doubt(table.name, "this file is not part of an export of ODK: left out")
            table.enter_header(ledger)
            for row in table.rows:
                ledger.enter_all(row)
        else:
            table.pass_over_title()
    return read_submissions(
        "an export of ODK Central",
        submissions,
        context,
        ledger,
        repeats_included=bool(repeats),
    )


def _without_submissions(repeats: Sequence[Records]) -> str:
    if repeats:
        return (
            "these are the strengths and drawbacks of an ODK Central export without its "
            "submissions; give the file without the repeat's name too, or the zip"
        )
    return (
        "this is the log of what phones did while forms were filled in (audit); it holds no "
        "ratings: give the file of the submissions"
    )


def _submission(row: Sequence[NamedValue], asked: Questions) -> Submission:
    fields = {answer.name: answer.text for answer in row}
    edits = fields.get("Edits", "0")
    states = (fields.get("ReviewState", ""), fields.get("Status", ""))
    return Submission(
        id=fields.get("KEY") or fields.get(_AGGREGATE_ID) or row[0].place,
        place=place_of_row(row[0].place),
        answers=[answer for answer in row if not _LINK_TO_A_REPEAT.fullmatch(answer.text)],
        questions=asked,
        review=next((state for state in states if state), ""),
        age=(int(edits) if edits.isdecimal() else 0, fields.get("SubmissionDate", "")),
    )


def _repeat_name(name: str, mains: Sequence[Records]) -> str:
    """The repeat of `form-item.csv` beside `form.csv`: `item`."""
    stem = PurePosixPath(name).stem
    for table in mains:
        main = PurePosixPath(table.name).stem
        if stem.startswith(f"{main}-"):
            return stem[len(main) + 1 :]
    return stem
