"""Responses to surveys as submissions: headers of one row or three, previews, who answered."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scorer.files.problems.nearest import listed
from scorer.forms.errors import FormError
from scorer.forms.intake.asked import Role
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue, Records, Tables, place_of_row
from scorer.forms.intake.understood import Understood
from scorer.forms.lexicon.services import SERVICE_COLUMNS
from scorer.forms.marks.levels import level_in
from scorer.forms.services.clocks import month_stands_first
from scorer.forms.services.questions import (
    PLATFORM,
    UNKNOWN,
    AskedColumn,
    Questions,
    questions_of,
)
from scorer.forms.services.submissions import (
    CLOCK,
    EMAIL,
    PERSON,
    Submission,
    read_submissions,
)
from scorer.forms.services.survey_tools import (
    LIMESURVEY,
    QUALTRICS,
    SURVEYMONKEY,
    SurveyTool,
    own_meaning,
    tool_of,
)
from scorer.forms.services.wording import enter_wording
from scorer.forms.tables.columns import is_long, roles_of_columns
from scorer.model.names import plain_name

_Row = Sequence[NamedValue]
_TIMINGS = re.compile(r"(?:group|question)\s?time.*|duration.*|q_\w+", re.IGNORECASE)
_PART = re.compile(r"(.+)\[(?:SQ|_)?\d{1,3}\]")
"""How LimeSurvey calls the parts of a question that nobody gave names: `rate[SQ001]`."""
_CHOSEN = " - Selected Choice"
"""What Qualtrics writes behind a question whose answers may have a text of their own."""
_WITHOUT_DATES = "1980-01-01"
"""The day that LimeSurvey gives to responses whose days it was told to forget."""
_ANSWER_CODE = re.compile(r"AO?0?(\d{1,2})")
"""What LimeSurvey calls the third answer of a list, where nobody gave it another code: `A3`."""
_COUNTED_STATES = frozenset({"0", "ip address", "2048", "imported", "4", "16", "offline"})
"""What Qualtrics calls responses that people gave: 0 by the web, 4 imported, 16 offline."""
_NOT_FINISHED = frozenset({"0", "false", "no", "sai", "否"})


def read_responses(file: Tables, context: FormContext) -> Understood | None:
    """What the responses in some tables of a file say; other tables in it are left over.

    Raises FormError where no question asks for a rating.
    """
    headers = file.headers
    if any(is_long(roles_of_columns(header.columns, context)) for header in headers) or not any(
        tool_of(header.header) for header in headers
    ):
        return None
    ledger = Ledger()
    submissions: list[Submission] = []
    tools: list[str] = []
    asked: list[Questions] = []
    for table in file.records():
        tool = tool_of(table.header)
        if tool is None:
            table.enter_header(ledger)
            for row in table.rows:
                ledger.enter_all(row)
            continue
        survey = _Survey(table, tool, context, ledger)
        table.pass_over_title()
        tools.append(tool.name)
        asked.append(survey.questions)
        submissions += survey.responses()
    if not any(role.what == "rating" for each in asked for role in each.roles.values()):
        raise FormError(_nothing_rated(asked, file.name, context))
    _check_the_map(asked, file.name, context, ledger)
    return read_submissions(f"responses to {tools[0]} ({file.kind})", submissions, context, ledger)


class _Survey:
    """One table of responses: its header of one to three rows, its questions and its rows."""

    def __init__(
        self, table: Records, tool: SurveyTool, context: FormContext, ledger: Ledger
    ) -> None:
        self._tool = tool
        self._ledger = ledger
        self._own = {column: self._adds(name) for column, name in table.header.items()}
        labels, rows = _labels_and_responses(table, self._own)
        names = _names(table.header, labels, self._own, joined=tool is SURVEYMONKEY)
        questions = [AskedColumn(column, each) for column, each in sorted(names.items())]
        own = {column: _role(what, tool) for column, what in self._own.items() if what}
        own |= _in_the_order_of_the_rubric(names, context)
        asked = questions_of(questions, context, rows, own)
        self._rows = _with_levels(rows, asked, context, ledger) if tool is LIMESURVEY else rows
        self.questions = questions_of(questions, context, self._rows, own)
        enter_wording(self.questions.understood_names, ledger, context.rubric.scale)
        if "crossing" not in self.questions.asked and rows:
            hint = "say which does: --map QUESTION=crossing, or --crossing ID for all"
            ledger.doubt("header", f"no question clearly asks for the crossing; {hint}")

    def _adds(self, name: str) -> str:
        """What the tool means by a column of its own; empty for a question."""
        if name.startswith(("Points - ", "Feedback - ")):
            return ""
        meaning = own_meaning(name)
        if meaning in self._tool.marks | self._tool.adds:
            return meaning
        return "metadata" if _TIMINGS.fullmatch(name) and "metadata" in self._tool.adds else ""

    def responses(self) -> Iterator[Submission]:
        """Every response but previews and tests, which are told of."""
        month_first = self._tool.month_first
        if month_first is None:
            clocks = [
                a.text for row in self._rows for a in row if self._meaning(a) == self._tool.clock
            ]
            month_first = month_stands_first(clocks)
        for row in self._rows:
            said = {meaning: a.text for a in row if (meaning := self._meaning(a))}
            place = place_of_row(row[0].place)
            identity = next((said[each] for each in _IDENTITIES if each in said), f"in {place}")
            if self._is_a_preview(said):
                self._ledger.doubt(place, f"response {identity} is a preview or a test: left out")
                continue
            if self._is_unfinished(said):
                self._ledger.doubt(place, f"response {identity} was not finished")
            yield Submission(
                id=identity,
                place=place,
                answers=[
                    self._told_by_its_label(answer)
                    for answer in row
                    if not answer.text.startswith(_WITHOUT_DATES) or not self._meaning(answer)
                ],
                questions=self.questions,
                method="survey",
                month_first=month_first,
            )

    def _meaning(self, answer: NamedValue) -> str:
        return self._own.get(answer.column, "")

    def _told_by_its_label(self, answer: NamedValue) -> NamedValue:
        names = self.questions.names.get(answer.column, ())
        if not names or names == (answer.name,):
            return answer
        first, *_, last = (*names, names[-1])
        return replace(answer, name=last if first in last else f"{first}. {last}")

    def _is_a_preview(self, said: Mapping[str, str]) -> bool:
        state = said.get("state", "0").strip().casefold()
        return self._tool is QUALTRICS and state not in _COUNTED_STATES

    def _is_unfinished(self, said: Mapping[str, str]) -> bool:
        if self._tool is LIMESURVEY:
            return "completed" in self._own.values() and not said.get("completed")
        return said.get("finished", "").strip().casefold() in _NOT_FINISHED


_NAMES = ("person", "first_name", "last_name")
_IDENTITIES = ("response_id", "respondent_id", "number")


def _role(meaning: str, tool: SurveyTool) -> Role:
    if meaning == tool.clock:
        return Role(CLOCK)
    if meaning in _NAMES:
        return Role(PERSON, meaning)
    return Role(EMAIL if meaning == "email" else PLATFORM)


def _labels_and_responses(
    table: Records, own: Mapping[int, str]
) -> tuple[dict[int, str], tuple[_Row, ...]]:
    """The labels in the rows below the names, and the rows that are responses.

    Qualtrics writes labels and ids of its own below the names; SurveyMonkey writes the parts of a
    question, in a row where the columns that it adds are blank.
    """
    labels: dict[int, str] = {}
    rows = list(table.rows)
    told = own.values()
    if "response_id" in told and "state" in told:
        while rows and (_is_of_import_ids(rows[0]) or _names_its_own(rows[0], own)):
            row = rows.pop(0)
            if not _is_of_import_ids(row):
                labels = {answer.column: answer.text for answer in row}
    elif "respondent_id" in told and rows:
        adds = {
            column for column, meaning in own.items() if meaning in ("respondent_id", "collector")
        }
        if not any(answer.column in adds for answer in rows[0]):
            labels = {answer.column: answer.text for answer in rows.pop(0)}
    return labels, tuple(rows)


def _is_of_import_ids(row: _Row) -> bool:
    return all(answer.text.lstrip().startswith("{") and _import_id(answer.text) for answer in row)


def _import_id(text: str) -> bool:
    try:
        return "ImportId" in json.loads(text)
    except (ValueError, RecursionError):
        return False


def _names_its_own(row: _Row, own: Mapping[int, str]) -> bool:
    """Whether a row says again what the column of the responses' ids is called."""
    return any(
        own.get(answer.column) == "response_id" and own_meaning(answer.text) == "response_id"
        for answer in row
    )


def _names(
    header: Mapping[int, str], labels: Mapping[int, str], own: Mapping[int, str], *, joined: bool
) -> dict[int, tuple[str, ...]]:
    """What each column is called: its name, and its label where there is one.

    joined: the labels are parts of the question that the name says, for all columns until the next
    name: `How would you rate each area? [Cross-border trade]`.
    """
    names: dict[int, tuple[str, ...]] = {}
    stem = ""
    for column in sorted({*header, *labels}):
        name = header.get(column, "")
        label = labels.get(column, "").strip().removesuffix(_CHOSEN)
        if not joined:
            names[column] = tuple(dict.fromkeys(each for each in (name, label) if each))
            continue
        stem = "" if own.get(column) else name or stem
        if SERVICE_COLUMNS.word(label) == "answer":
            label = ""
        part = f"{stem} [{label}]" if label and stem else label or stem or name
        own_name = "" if label else name  # the name is that of all its parts
        names[column] = tuple(dict.fromkeys(each for each in (own_name, part) if each))
    return names


def _parts_of_questions(names: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    """The names of the parts of each question, such as `rate[SQ001]`, by that of the question."""
    parts: dict[str, list[str]] = {}
    for name, *_ in names:
        if found := _PART.fullmatch(name):
            parts.setdefault(found[1], []).append(name)
    return parts


def _in_the_order_of_the_rubric(
    names: Mapping[int, tuple[str, ...]], context: FormContext
) -> dict[int, Role]:
    """What the parts of a question ask that `--map rate=dimension` explains: a leaf each, as the
    rubric has them.
    """
    columns = {each[0]: column for column, each in names.items()}
    leaves = context.rubric.leaf_ids
    return {
        columns[part]: Role("rating", leaf)
        for question, parts in _parts_of_questions(names.values()).items()
        if len(parts) == len(leaves) and _explains_parts(question, context)
        for part, leaf in zip(parts, leaves, strict=True)
    }


def _explains_parts(question: str, context: FormContext) -> bool:
    return any(
        what == "dimension" and plain_name(name) == plain_name(question)
        for name, what in context.meanings.items()
    )


def _with_levels(
    rows: tuple[_Row, ...], asked: Questions, context: FormContext, ledger: Ledger
) -> tuple[_Row, ...]:
    """The responses with the codes of LimeSurvey's answers as the levels that they stand for.

    A code says which answer of a list it is; that the list begins with the lowest level is likely
    and said.
    """
    scale = context.rubric.scale
    rated = {column for column, role in asked.roles.items() if role.what == "rating"}
    codes = [a for row in rows for a in row if a.column in rated and _ANSWER_CODE.fullmatch(a.text)]
    if not codes:
        return rows
    ledger.doubt(
        codes[0].place,
        f"answers are given by their codes ({codes[0].text}); the number in a code was taken for "
        "the level: check it, or export full answers",
    )

    def meant(answer: NamedValue) -> NamedValue:
        found = _ANSWER_CODE.fullmatch(answer.text) if answer.column in rated else None
        if found is None or level_in(found[1], scale).level is None:
            return answer
        return replace(answer, value=found[1])

    return tuple(tuple(meant(answer) for answer in row) for row in rows)


def _nothing_rated(asked: Iterable[Questions], name: str, context: FormContext) -> str:
    questions = [
        names[-1]
        for each in asked
        for column, names in each.names.items()
        if each.roles[column] in (UNKNOWN, Role("crossing"))
    ]
    leaves = context.rubric.leaf_ids
    parts = _parts_of_questions(each for table in asked for each in table.names.values())
    as_many = next((each for each in parts if len(parts[each]) == len(leaves)), None)
    in_order = (
        f"; or, where the parts of {as_many} stand in the rubric's order ({listed(leaves)}), "
    )
    return (
        f"no question of {name} clearly asks for the rating of a dimension; its questions are "
        f"{listed(questions)}. Say which does: --map QUESTION={leaves[0]}"
        + (f"{in_order}--map {as_many}=dimension" if as_many else "")
    )


def _check_the_map(
    asked: Sequence[Questions], name: str, context: FormContext, ledger: Ledger
) -> None:
    known = {
        plain_name(each) for table in asked for names in table.names.values() for each in names
    }
    known |= {
        plain_name(question)
        for table in asked
        for question, parts in _parts_of_questions(table.names.values()).items()
        if len(parts) == len(context.rubric.leaf_ids)
    }
    for explained in context.meanings:
        if plain_name(explained) not in known:
            ledger.doubt(name, f"there is no question {explained!r}, which --map explains")
