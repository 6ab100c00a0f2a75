"""Submissions of a phone form as sheets: answers placed, edits and rejections heeded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.leaf_answers import LEVELS, LeafAnswers
from scorer.forms.intake.lexicon import ANOTHER, METHOD, NO, POLARITY
from scorer.forms.intake.periods import day_in, shortest_period
from scorer.forms.intake.statement_words import (
    Findings,
    WrittenStatement,
    statement_from,
)
from scorer.forms.intake.understood import Understood, UnderstoodSheet
from scorer.forms.opening.records import NamedValue
from scorer.forms.phone.questionnaire import PLATFORM, Role, roles_of, statement_role
from scorer.forms.phone.rows import as_written

REJECTED = frozenset({"validation_status_not_approved", "not approved", "rejected"})
ON_HOLD = frozenset({"validation_status_on_hold", "on hold", "hasissues", "has issues"})
UNREADABLE = frozenset({"notdecrypted", "missingencryptedformdata", "not decrypted"})
"""What form services call submissions, in small letters."""

STATEMENTS_ARE_ELSEWHERE = (
    "this file has no strengths and drawbacks: a CSV export leaves them out or puts them into a "
    "file of their own; export as XLSX, or give both files"
)


@dataclass
class Submission:
    """One filled phone form with its repeats."""

    id: str
    place: str
    answers: Sequence[NamedValue]
    repeats: list[tuple[str, Sequence[NamedValue]]] = field(default_factory=list)
    """Rows of repeats, each with the name of its repeat."""
    review: str = ""
    """What the form service says of its state."""
    replaces: str = ""
    """The id of the earlier version that this one edits."""
    age: tuple[int, str] = (0, "")
    """Number of edits and time of submission; the greater, the later."""


def understood(
    recognised_as: str,
    submissions: Iterable[Submission],
    context: FormContext,
    *,
    repeats_included: bool = True,
    findings: Findings | None = None,
) -> Understood:
    """The sheets of all submissions that count, in their order."""
    found = findings or Findings()
    sheets = []
    for submission in _that_count(list(submissions), found):
        reader = _Reader(submission, context, found)
        sheets.append(reader.sheet())
    if not repeats_included and sheets:
        found.doubt("", STATEMENTS_ARE_ELSEWHERE)
    return Understood(recognised_as, tuple(sheets), tuple(found.unplaced), tuple(found.doubts))


def _that_count(submissions: list[Submission], found: Findings) -> list[Submission]:
    """Without those that an edit replaced, a reviewer rejected or nobody can decrypt."""
    latest: dict[str, Submission] = {}
    for submission in submissions:
        earlier = latest.get(submission.id)
        if earlier is None or submission.age >= earlier.age:
            latest[submission.id] = submission
    replaced = {submission.replaces for submission in submissions} - {""}
    counting = []
    for submission in submissions:
        state = submission.review.strip().casefold()
        if latest[submission.id] is not submission or submission.id in replaced:
            if submission.id in replaced or _differ(submission, latest[submission.id]):
                message = f"an earlier version of submission {submission.id} was left out"
                found.doubt(submission.place, message)
        elif state in REJECTED:
            found.doubt(submission.place, f"submission {submission.id} is rejected: left out")
        elif state in UNREADABLE:
            found.doubt(submission.place, f"submission {submission.id} is encrypted: left out")
        else:
            if state in ON_HOLD:
                found.doubt(submission.place, f"submission {submission.id} is on hold")
            counting.append(submission)
    return counting


def _differ(one: Submission, other: Submission) -> bool:
    return [(answer.name, answer.value) for answer in one.answers] != [
        (answer.name, answer.value) for answer in other.answers
    ]


class _Reader:
    def __init__(
        self,
        submission: Submission,
        context: FormContext,
        form: Findings,
    ) -> None:
        self._submission = submission
        self._context = context
        self._found = Findings(unplaced=form.unplaced)
        self._leaves = {leaf: LeafAnswers() for leaf in context.rubric.leaf_ids}
        self._about: dict[str, NamedValue] = {}
        self._platform: dict[str, NamedValue] = {}

    def sheet(self) -> UnderstoodSheet:
        answers = self._submission.answers
        roles = roles_of((answer.name for answer in answers), self._context)
        for answer, role in zip(answers, roles, strict=True):
            self._take(answer, role)
        for name, row in self._submission.repeats:
            self._statement(name, row)
        self._check_count()
        method = self._said("method")
        return UnderstoodSheet(
            crossing=self._crossing(),
            cells={leaf: read.cell(self._found) for leaf, read in self._leaves.items()},
            place=self._submission.place,
            rubric=self._said("rubric"),
            observed=self._observed(),
            recorded=self._recorded(),
            assessor=self._said("assessor"),
            method=(METHOD.word(method) or method) if method else None,
            round=self._said("round"),
            note=self._said("note"),
            doubts=tuple(self._found.doubts),
            places={what: answer.place for what, answer in self._about.items()},
        )

    def _take(self, answer: NamedValue, role: Role) -> None:
        if role.what in LEVELS:
            self._leaves[role.leaf].put_level(
                role.what, answer.value, answer.place, self._context.rubric.scale, self._found
            )
        elif role.what == "because":
            said = as_written(answer.text) or None
            self._leaves[role.leaf].put_because(said, answer.place, self._found)
        elif role.what == PLATFORM:
            self._platform[answer.name.rpartition("/")[2].casefold()] = answer
        elif role.what:
            self._about[role.what] = answer
        else:
            self._found.keep(answer.place, f"{answer.name}: {answer.text}")

    def _said(self, what: str) -> str | None:
        answer = self._about.get(what)
        return as_written(answer.text) if answer and answer.text.strip() else None

    def _crossing(self) -> str | None:
        chosen, other = self._said("crossing"), self._said("crossing_other")
        if other and (chosen is None or ANOTHER.word(chosen)):
            return other
        if other:
            self._found.keep(self._about["crossing_other"].place, other)
        return chosen

    def _observed(self) -> str | None:
        begin, end = self._day("observed_from"), self._day("observed_to")
        if begin is None:
            said = self._said("observed")
            day = day_in(said) if said and len(said) >= len("2025-11-20T15") else None
            return day.isoformat() if day else said
        try:
            return shortest_period(begin, end or begin)
        except ValueError as error:
            self._found.doubt(self._about["observed_to"].place, str(error))
            return begin.isoformat()

    def _day(self, what: str) -> date | None:
        said = self._said(what)
        day = day_in(said) if said else None
        if said and day is None:
            self._found.doubt(self._about[what].place, f"{said} is not a day")
        return day

    def _recorded(self) -> str | None:
        """The day of writing where the assessor was; the service's own clock only at the last."""
        said = [self._said("recorded")]
        for name in ("end", "_submission_time", "submissiondate"):
            answer = self._platform.get(name)
            said.append(answer.text if answer else None)
        days = [day for text in said if text and (day := day_in(text))]
        return days[0].isoformat() if days else None

    def _statement(self, repeat: str, row: Sequence[NamedValue]) -> None:
        parts: dict[str, NamedValue] = {}
        for answer in row:
            role = statement_role(answer.name)
            if role and role != PLATFORM and role not in parts:
                parts[role] = answer
            elif role != PLATFORM:
                self._found.keep(answer.place, f"{answer.name}: {answer.text}")
        words = {role: as_written(answer.text) for role, answer in parts.items()}
        if NO.word(words.get("keep", "")):
            return
        place = parts["text"].place if "text" in parts else (row[0].place if row else repeat)
        fields = {key: words.get(key, "") for key in ("text", "kind", "side", "source", "id")}
        statement = statement_from(WrittenStatement(place=place, **fields), self._found)
        if statement is None:
            return
        leaf, polarity = self._cell_of(repeat, words)
        if leaf is None or polarity is None:
            message = "a statement without its dimension, or strength or drawback"
            self._found.doubt(place, message)
            self._found.keep(place, statement.text)
            for key in ("dimension", "polarity"):
                self._found.keep(place, f"{key}: {words[key]}" if words.get(key) else "")
            return
        self._leaves[leaf].add(polarity, statement)

    def _cell_of(self, repeat: str, words: dict[str, str]) -> tuple[str | None, str | None]:
        """Dimension and polarity, from the answers or from the name of the repeat."""
        headings = self._context.headings
        leaf = headings.leaf_named(words.get("dimension", ""))
        polarity = POLARITY.word(words.get("polarity", ""))
        before, _, after = repeat.rpartition("/")[2].rpartition("_")
        leaf = leaf or headings.leaf_named(before)
        return leaf, polarity or POLARITY.word(after) or POLARITY.word(after.removesuffix("s"))

    def _check_count(self) -> None:
        said = self._said("count")
        if said is None or not said.isdecimal():
            return
        missing = int(said) - len(self._submission.repeats)
        if missing > 0:
            message = f"{missing} of {said} strengths and drawbacks are not in this file"
            self._found.doubt(self._about["count"].place, message)
