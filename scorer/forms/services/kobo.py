"""Tables that KoboToolbox, Ona and phone forms of the same kind hand out: workbook, CSV, zip."""

import re
from collections.abc import Iterator, Mapping, Sequence

from scorer.files.periods import period_meant
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, Records, Tables, place_of_row
from scorer.forms.intake.understood import Understood
from scorer.forms.services.questions import (
    Questions,
    by_column,
    names_a_phone_form,
    questions_of,
    statement_role,
)
from scorer.forms.services.submissions import Submission, leave_orphan, read_submissions
from scorer.forms.services.wording import enter_wording
from scorer.forms.tables.columns import is_long, roles_of_columns

_REPEATED = re.compile(r"(.+)\[(\d+)\]\s*[/.:_|]\s*(.+)", re.DOTALL)
"""How Ona puts the answers of a repeat into columns: `statement[1]/text`."""
_NOTHING = frozenset({"n/a"})
"""What Ona writes for a question that was not answered."""
_OF_ONA = frozenset({"_media_all_received", "_total_media", "_review_status", "_review_comment"})


def is_main(table: Records, context: FormContext | None = None) -> bool:
    """Whether a table holds submissions, judged by the columns that the service adds.

    context: with it, a table whose questions are those of a phone form is one too.
    """
    columns = frozenset(table.columns)
    if has_marks(columns):
        return True
    if context is None or is_repeat(columns):
        return False
    return names_a_phone_form(questions_of(by_column(table.header), context, table.rows), context)


def has_marks(columns: frozenset[str]) -> bool:
    """Whether some columns are those that the service adds to submissions."""
    if {"_uuid", "_submission_time"} <= columns:
        return True
    return not is_repeat(columns) and bool({"_index", "_id"} & columns)


def is_repeat(columns: frozenset[str]) -> bool:
    """Whether some columns are those of a repeat, whose rows belong to submissions."""
    return bool({"_parent_index", "_parent_table_name", "_submission__uuid"} & columns)


def read_export(file: Tables, context: FormContext) -> Understood | None:
    """What the submissions of an export say, told by the columns that the service adds.

    Our own tables may have an `_id` too; a table with a row a rating has to have more.
    """
    for header in file.headers:
        columns = frozenset(header.columns)
        if has_marks(columns) and ("_uuid" in columns or not _has_a_row_a_rating(header, context)):
            return _read(file.records(), file.kind, context)
    return None


def read_answers(file: Tables, context: FormContext) -> Understood | None:
    """What the submissions of a phone form say, told by the questions that are asked.

    A worksheet that is named after a crossing or a period was made by hand.
    """
    if any(_has_a_row_a_rating(header, context) for header in file.headers):
        return None
    titles = [header.title.text for header in file.headers if header.title is not None]
    if any(period_meant(each) or context.headings.crossing(each) for each in titles):
        return None
    tables = file.records()
    if not any(is_main(table, context) for table in tables):
        return None
    return _read(tables, file.kind, context)


def _has_a_row_a_rating(header: Records, context: FormContext) -> bool:
    return is_long(roles_of_columns(header.columns, context))


def _read(tables: Sequence[Records], kind: str, context: FormContext) -> Understood:
    """Submissions joined with their repeats.

    kind: of the file, such as `XLSX`. A CSV file alone has no repeats but those in its columns.
    """
    ledger = Ledger()
    marked = any(has_marks(frozenset(table.columns)) for table in tables)
    mains = [table for table in tables if is_main(table, None if marked else context)]
    submissions = [each for table in mains for each in _submissions(table, context, ledger)]
    owners = _Owners(submissions)
    for table in tables:
        of_repeat = is_repeat(frozenset(table.columns))
        if marked and (table in mains or of_repeat):
            table.pass_over_title()
        if table in mains:
            continue
        if not of_repeat:
            table.enter_header(ledger)
        enter_wording(filter(statement_role, table.columns), ledger, context.rubric.scale)
        for row in table.rows:
            owner = owners.of(_fields(row))
            if owner is None:
                leave_orphan(row, ledger)
            else:
                owner.repeats.append((table.name, row))
    columns = {name for table in mains for name in table.columns}
    service = "Ona" if columns & _OF_ONA else "KoboToolbox"
    return read_submissions(
        f"an export of {service} ({kind})" if marked else f"an export of a phone form ({kind})",
        submissions,
        context,
        ledger,
        repeats_included=(
            kind != "CSV"
            or len(tables) > 1
            or any(map(_REPEATED.match, columns))
            or not (marked or any("count" in each.questions.asked for each in submissions))
        ),
    )


class _Owners:
    """Finds the submission that a row of a repeat belongs to."""

    def __init__(self, submissions: Sequence[Submission]) -> None:
        self._by_uuid = {each.id: each for each in submissions}
        self._by_index: dict[str, list[Submission]] = {}
        for each in submissions:
            self._by_index.setdefault(_fields(each.answers).get("_index", ""), []).append(each)

    def of(self, row: Mapping[str, str]) -> Submission | None:
        """By the index where it agrees with the id: an id stands twice if a submission does."""
        uuid = _uuid(row, "_submission__uuid")
        indexed = self._by_index.get(row.get("_parent_index", ""), [])
        if len(indexed) == 1 and uuid in ("", indexed[0].id):
            return indexed[0]
        return self._by_uuid.get(uuid)


def _submissions(table: Records, context: FormContext, ledger: Ledger) -> Iterator[Submission]:
    asked = questions_of(
        by_column({n: name for n, name in table.header.items() if not _REPEATED.match(name)}),
        context,
        table.rows,
    )
    enter_wording(asked.understood_names, ledger, context.rubric.scale)
    parts = [found for name in table.columns if (found := _REPEATED.match(name))]
    wording = dict.fromkeys(text for found in parts for text in (found[1], found[3]))
    enter_wording(wording, ledger, context.rubric.scale)
    for row in table.rows:
        yield _submission(row, asked)


def _submission(row: Sequence[NamedValue], asked: Questions) -> Submission:
    fields = _fields(row)
    place = place_of_row(row[0].place)
    answered = [answer for answer in row if answer.text.strip().casefold() not in _NOTHING]
    repeats: dict[tuple[str, str], list[NamedValue]] = {}
    for answer in answered:
        if found := _REPEATED.match(answer.name):
            repeats.setdefault((found[1], found[2]), []).append(answer)
    return Submission(
        id=_uuid(fields, "_uuid") or _named(fields) or f"in {place}",
        place=place,
        answers=[answer for answer in answered if not _REPEATED.match(answer.name)],
        questions=asked,
        repeats=[(name, tuple(parts)) for (name, _), parts in repeats.items()],
        review=fields.get("_validation_status", "") or fields.get("_review_status", ""),
        replaces=_uuid(fields, "meta/deprecatedID"),
        age=(0, fields.get("_submission_time", "")),
    )


def _named(fields: Mapping[str, str]) -> str:
    """What else may tell a submission from the others, where its uuid was not exported."""
    return _uuid(fields, "meta/instanceID") or fields.get("_id", "")


def _fields(row: Sequence[NamedValue]) -> dict[str, str]:
    return {answer.name: answer.text for answer in row}


def _uuid(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "").removeprefix("uuid:")
