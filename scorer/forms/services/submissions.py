"""Submissions of a phone form as sheets: answers placed, edits and rejections heeded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from scorer.forms.intake.asked import Role
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Entry, Ledger, understood
from scorer.forms.intake.periods import shortest_period
from scorer.forms.intake.records import NamedValue
from scorer.forms.intake.sheet_builder import SheetBuilder
from scorer.forms.intake.statements import PARTS, WrittenStatement
from scorer.forms.intake.understood import Understood, UnderstoodSheet
from scorer.forms.lexicon.answers import ANOTHER, NO, POLARITY
from scorer.forms.lexicon.questions import DIMENSION_QUESTIONS
from scorer.forms.lexicon.services import REVIEWS
from scorer.forms.phone.rows import as_written
from scorer.forms.services.clocks import day_of
from scorer.forms.services.names import is_platform
from scorer.forms.services.questions import PLATFORM, STATEMENTS, Questions, statement_role

CLOCK, PERSON, EMAIL = "clock", "person", "email"
"""What survey tools add and a sheet can use: when it was sent, and by whom."""
NOBODY = frozenset({"anonymous", "ẩn danh", "匿名", "anonyme", "anónimo"})
"""What stands for the respondent where a survey does not ask who it is."""

STATEMENTS_ARE_ELSEWHERE = (
    "this file has no strengths and drawbacks: a CSV export leaves them out or puts them into a "
    "file of their own; export as XLSX, or give both files"
)


_CLOCKS = ("end", "_submission_time", "submissiondate", "__system/submissiondate")
"""What services call the time of a submission, the best first."""
_POSITION = "position"
_FIGURES = re.compile(r"[-+\d.,;\s]+")
"""Latitude and longitude, and perhaps altitude and accuracy."""
_COUNTS = ("count", "more")
"""What a form asks or works out to know how often it repeats a question."""


@dataclass
class Submission:
    """One filled phone form with its repeats."""

    id: str
    place: str
    answers: Sequence[NamedValue]
    questions: Questions
    repeats: list[tuple[str, Sequence[NamedValue]]] = field(default_factory=list)
    """Rows of repeats, each with the name of its repeat."""
    review: str = ""
    """What the form service says of its state."""
    replaces: str = ""
    """The id of the earlier version that this one edits."""
    age: tuple[int, str] = (0, "")
    """Number of edits and time of submission; the greater, the later."""
    method: str | None = None
    """How the service that it comes from rates, where no question asks for it."""
    month_first: bool | None = None
    """Whether its clock writes the month before the day; None where that is not known."""


def read_submissions(
    recognised_as: str,
    submissions: Iterable[Submission],
    context: FormContext,
    ledger: Ledger,
    *,
    repeats_included: bool = True,
) -> Understood:
    """The sheets of all submissions that count, in their order."""
    every = list(submissions)
    for submission in every:
        ledger.enter_all(submission.answers)
        for _, row in submission.repeats:
            ledger.enter_all(row)
    sheets = [_Reader(each, context, ledger).sheet() for each in _that_count(every, ledger)]
    if not repeats_included and sheets:
        ledger.doubt("", STATEMENTS_ARE_ELSEWHERE)
    return understood(recognised_as, sheets, ledger)


def leave_orphan(row: Sequence[NamedValue], ledger: Ledger) -> None:
    """Leave over the answers in a row of a repeat that belongs to no submission."""
    ledger.enter_all(row)
    answers = []
    for answer in row:
        if is_platform(answer.name):
            answer.pass_over()
        else:
            answers.append(answer)
    if answers:
        ledger.doubt(answers[0].place, "this row belongs to no submission of the file")


def _that_count(submissions: list[Submission], ledger: Ledger) -> list[Submission]:
    """Without those that an edit replaced, a reviewer rejected or nobody can decrypt."""
    latest: dict[str, Submission] = {}
    for submission in submissions:
        earlier = latest.get(submission.id)
        if earlier is None or submission.age >= earlier.age:
            latest[submission.id] = submission
    replaced = {submission.replaces for submission in submissions} - {""}
    counting = []
    for submission in submissions:
        state = _state(submission, ledger)
        if latest[submission.id] is not submission or submission.id in replaced:
            if submission.id in replaced or _differ(submission, latest[submission.id]):
                message = f"an earlier version of submission {submission.id} was left out"
                ledger.doubt(submission.place, message)
            _pass_over(submission)
        elif state == "rejected":
            ledger.doubt(submission.place, f"submission {submission.id} is rejected: left out")
            _pass_over(submission)
        elif state == "encrypted":
            ledger.doubt(submission.place, f"submission {submission.id} is encrypted: left out")
            _pass_over(submission)
        else:
            if state == "on_hold":
                ledger.doubt(submission.place, f"submission {submission.id} is on hold")
            counting.append(submission)
    return counting


def _state(submission: Submission, ledger: Ledger) -> str | None:
    """What its reviewers say of a submission; words that are not known are doubted."""
    said = submission.review.strip()
    state = REVIEWS.word(said) if said else None
    if said and state is None:
        message = f"the form service says {said!r} of submission {submission.id}; it was taken"
        ledger.doubt(submission.place, message)
    return state


def _pass_over(submission: Submission) -> None:
    """A submission that does not count as a whole is told of once, and not text by text."""
    for row in (submission.answers, *(row for _, row in submission.repeats)):
        for answer in row:
            answer.pass_over()


def _differ(one: Submission, other: Submission) -> bool:
    return [(answer.name, answer.value) for answer in one.answers] != [
        (answer.name, answer.value) for answer in other.answers
    ]


class _Reader:
    def __init__(self, submission: Submission, context: FormContext, ledger: Ledger) -> None:
        self._submission = submission
        self._context = context
        self._ledger = ledger
        self._sheet = SheetBuilder(context, ledger, submission.place, as_written)
        self._about: dict[str, NamedValue] = {}
        self._platform: dict[str, NamedValue] = {}
        self._position: list[NamedValue] = []
        """Where the form was filled in, in one answer or in a figure each."""
        self._sent: dict[str, list[tuple[str, NamedValue]]] = {}
        """When and by whom a survey was answered, by role, each with the order that it has."""

    def sheet(self) -> UnderstoodSheet:
        for answer in self._submission.answers:
            self._take(answer, self._submission.questions.role(answer))
        for name, row in self._submission.repeats:
            self._statement(name, row)
        self._check_count()
        self._crossing()
        self._observed()
        self._recorded()
        self._person()
        for what in ("rubric", "assessor", "method", "round"):
            self._set(what, self._said(what), self._about.get(what))
        for what in ("status", "reviewed_by"):
            asked = f"sheet_{what}"
            self._set(what, self._said(asked), self._about.get(asked))
        self._note()
        if self._submission.method and not self._said("method"):
            method = Entry(self._submission.place, self._submission.method)
            self._sheet.set_field("method", method.text, method)
        return self._sheet.finish(of_a_whole_form=False)

    def _take(self, answer: NamedValue, role: Role) -> None:
        if role.what == "rating":
            self._sheet.rate(role.leaf, self._context.level_in(answer.value), answer)
        elif role.what == "low" or role.what == "high":
            self._sheet.set_end(role.leaf, role.what, self._context.level_in(answer.value), answer)
        elif role.what == "because":
            self._sheet.set_because(role.leaf, as_written(answer.text), answer)
        elif role.what in STATEMENTS and role.leaf:
            self._sheet.add_list(role.leaf, role.what, as_written(answer.text), answer)
        elif role.what == PLATFORM:
            answer.pass_over()
            self._platform[answer.name.casefold()] = answer
        elif role.what in (CLOCK, PERSON, EMAIL):
            answer.pass_over()
            self._sent.setdefault(role.what, []).append((role.leaf, answer))
        elif role.what == _POSITION and _FIGURES.fullmatch(answer.text):
            self._position.append(answer)
        elif role.what in _COUNTS and answer.text.strip().isdecimal():
            self._about[role.what] = answer
        elif role.what:
            first = self._about.setdefault(role.what, answer)
            if first is not answer and first.text == answer.text:
                answer.use()
            elif first is not answer:
                message = f"{role.what} is said twice; {first.text!r} stands"
                self._sheet.doubt(answer.place, message)

    def _note(self) -> None:
        """What was noted, and below it where the form was filled in."""
        note, said = self._about.get("note"), self._said("note")
        figures = [answer.text.split() for answer in self._position]
        whole = next((each for each in figures if len(each) > 1), [])
        more = [f for each in figures if each is not whole for f in each if f not in whole]
        where = " ".join((*whole, *more))
        lines = [*([said] if said else []), *([f"Filled in at {where}"] if where else [])]
        if lines:
            answers = [*([note] if note and said else []), *self._position]
            self._sheet.set_field("note", "\n".join(lines), *answers)

    def _set(self, key: str, said: str | None, answer: NamedValue | None) -> None:
        if said is not None and answer is not None:
            self._sheet.set_field(key, said, answer)

    def _said(self, what: str) -> str | None:
        answer = self._about.get(what)
        return as_written(answer.text) if answer and answer.text.strip() else None

    def _crossing(self) -> None:
        chosen, other = self._said("crossing"), self._said("crossing_other")
        if other and (chosen is None or ANOTHER.meaning(chosen)):
            self._sheet.set_field("crossing", other, self._about["crossing_other"])
            if chosen is not None:
                self._about["crossing"].pass_over()
        else:
            self._set("crossing", chosen, self._about.get("crossing"))

    def _observed(self) -> None:
        begin, end = self._day("observed_from"), self._day("observed_to")
        if begin is None:
            said = self._said("observed")
            day = day_of(said) if said and len(said) >= len("2025-11-20T15") else None
            self._set("observed", day.isoformat() if day else said, self._about.get("observed"))
            return
        first, last = self._about["observed_from"], self._about.get("observed_to")
        try:
            period = shortest_period(begin, end or begin)
        except ValueError as error:
            self._sheet.doubt(self._about["observed_to"].place, str(error))
            period, last = begin.isoformat(), None
        self._sheet.set_field("observed", period, first, *([last] if last else []))

    def _day(self, what: str) -> date | None:
        said = self._said(what)
        day = day_of(said) if said else None
        if said and day is None:
            self._sheet.doubt(self._about[what].place, f"{said} is not a day")
        return day

    def _recorded(self) -> None:
        """The day of writing where the assessor was; the service's own clock only at the last."""
        answers = [self._about.get("recorded"), *self._when_and_who(CLOCK)]
        answers += [self._platform.get(name) for name in _CLOCKS]
        for answer in answers:
            day = day_of(answer.text, month_first=self._submission.month_first) if answer else None
            if answer is not None and day is not None:
                self._sheet.set_field("recorded", day.isoformat(), answer)
                return

    def _person(self) -> None:
        """Who answered a survey is who rated, where no question asks for it: a name, or a mail."""
        for kind in (PERSON, EMAIL):
            named = self._when_and_who(kind)
            known = [each for each in named if each.text.strip().casefold() not in NOBODY]
            if known and self._said("assessor") is None:
                name = " ".join(each.text.strip() for each in known)
                self._sheet.set_field("assessor", name, *known)
                return

    def _when_and_who(self, role: str) -> list[NamedValue]:
        given = sorted(self._sent.get(role, ()), key=lambda each: each[0])
        return [answer for _, answer in given if answer.text.strip()]

    def _statement(self, repeat: str, row: Sequence[NamedValue]) -> None:
        parts: dict[str, NamedValue] = {}
        for answer in row:
            role = statement_role(answer.name)
            if role == PLATFORM:
                answer.pass_over()
            elif role:
                parts.setdefault(role, answer)
        words = {role: as_written(answer.text) for role, answer in parts.items()}
        if NO.word(words.get("keep", "")):
            for answer in parts.values():
                answer.pass_over()  # an earlier statement that no longer holds
            return
        if "keep" in parts:
            parts["keep"].pass_over()
        leaf, polarity = self._cell_of(repeat, words)
        rated = [part for part in parts if part in DIMENSION_QUESTIONS.meanings]
        if rated and leaf is not None:
            self._sheet.begin(leaf)
            for part in rated:
                self._take(parts[part], Role(part, leaf))
            if "dimension" in parts:
                parts["dimension"].use()
        if not words.get("text", "").strip():
            return
        if leaf is None or polarity is None:
            message = "a statement without its dimension, or strength or drawback"
            self._sheet.doubt(parts["text"].place, message)
            return
        used = [parts[each] for each in (*PARTS, "dimension", "polarity") if each in parts]
        self._sheet.add(leaf, f"{polarity}s", WrittenStatement.of(words), *used)
        self._ledger.enter_hints(parts["text"].place, words.get("dimension", ""))

    def _cell_of(self, repeat: str, words: dict[str, str]) -> tuple[str | None, str | None]:
        """Dimension and polarity, from the answers or from the name of the repeat."""
        headings = self._context.headings
        leaf = headings.leaf_named(words.get("dimension", ""))
        polarity = POLARITY.word(words.get("polarity", ""))
        before, _, after = repeat.rpartition("/")[2].rpartition("_")
        leaf = leaf or headings.leaf_named(before)
        return leaf, polarity or POLARITY.word(after) or POLARITY.word(after.removesuffix("s"))

    def _check_count(self) -> None:
        """What a form says of the number of its statements; any other number is left over."""
        more, count = self._about.get("more"), self._about.get("count")
        if more is not None:
            more.pass_over()
        if count is None or not count.text.strip().isdecimal():
            return
        missing = int(count.text) - len(self._submission.repeats)
        if missing >= 0:
            count.pass_over()
        if missing > 0:
            message = f"{missing} of {count.text} strengths and drawbacks are not in this file"
            self._sheet.doubt(count.place, message)
