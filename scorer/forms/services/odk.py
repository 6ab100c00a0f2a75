"""Exports of ODK Central: the zip of CSV files, or the files themselves."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, Records, from_delimited
from scorer.forms.intake.understood import Understood
from scorer.forms.opening.safe_zip import open_archive
from scorer.forms.services.submissions import Submission, read_submissions


def is_main(table: Records) -> bool:
    """Whether a table holds the submissions of an export of ODK Central."""
    return "KEY" in table.columns and "PARENT_KEY" not in table.columns


def is_repeat(table: Records) -> bool:
    """Whether a table holds the repeats of an export of ODK Central."""
    return {"KEY", "PARENT_KEY"} <= set(table.columns)


def read_zip(content: bytes, name: str, context: FormContext) -> Understood:
    """What the CSV files of a zip say; its media are not looked at."""
    archive = open_archive(content, name)
    files = {
        entry: archive.read(entry)
        for entry in archive.names
        if entry.lower().endswith(".csv") and not entry.startswith(("media/", "__MACOSX/"))
    }
    if not files:
        raise FormError(f"{name} holds no CSV file: it is no export of ODK Central")
    return read_csvs(files, context)


def read_csvs(files: Mapping[str, bytes], context: FormContext) -> Understood:
    """What the CSV files of one export say together: submissions and their repeats, by name."""
    several = len(files) > 1
    tables = [from_delimited(files[name], name, one_of_several=several) for name in files]
    return from_tables(tables, context)


def from_tables(tables: Sequence[Records], context: FormContext) -> Understood:
    """What the tables of one export say, joined on the keys of the submissions."""
    ledger = Ledger()
    submissions = [_submission(row) for table in tables if is_main(table) for row in table.rows]
    repeats = [table for table in tables if is_repeat(table)]
    owners: dict[str, list[Submission]] = {}
    for submission in submissions:
        owners.setdefault(submission.id, []).append(submission)
    for table in repeats:
        for row in table.rows:
            key = next((answer.text for answer in row if answer.name == "PARENT_KEY"), "")
            owned = owners.get(key, [])
            if not owned:
                _orphan(row, ledger)
            for submission in owned:
                submission.repeats.append((_repeat_name(table.name, tables), row))
    for table in tables:
        if not is_main(table) and not is_repeat(table):
            ledger.doubt(table.name, "this file is not part of an export of ODK Central: left out")
    if repeats and not submissions:
        raise FormError(
            "these are the strengths and drawbacks of an ODK Central export without its "
            "submissions; give the file without the repeat's name too, or the zip"
        )
    return read_submissions(
        "an export of ODK Central",
        submissions,
        context,
        ledger,
        repeats_included=bool(repeats),
    )


def _submission(row: Sequence[NamedValue]) -> Submission:
    fields = {answer.name: answer.text for answer in row}
    edits = fields.get("Edits", "0")
    states = (fields.get("ReviewState", ""), fields.get("Status", ""))
    return Submission(
        id=fields.get("KEY", row[0].place),
        place=row[0].place.rpartition(", column")[0],
        answers=row,
        review=next((state for state in states if state), ""),
        age=(int(edits) if edits.isdecimal() else 0, fields.get("SubmissionDate", "")),
    )


def _repeat_name(name: str, tables: Sequence[Records]) -> str:
    """The repeat of `form-item.csv` beside `form.csv`: `item`."""
    stem = PurePosixPath(name).stem
    for table in tables:
        main = PurePosixPath(table.name).stem
        if is_main(table) and stem.startswith(f"{main}-"):
            return stem[len(main) + 1 :]
    return stem


def _orphan(row: Sequence[NamedValue], ledger: Ledger) -> None:
    """A row of a repeat that belongs to no submission."""
    ledger.enter_all(row)
    answers = [answer for answer in row if answer.name not in ("KEY", "PARENT_KEY")]
    if answers:
        ledger.doubt(answers[0].place, "this row belongs to no submission of the export")
    for answer in row:
        if answer not in answers:
            answer.pass_over()
