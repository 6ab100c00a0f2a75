"""What the questions of a form ask, told by their names or labels.

Of answers only this is looked at: which question is answered with crossings, and which are parts of
a multiple choice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorer.files.periods import period_meant
from scorer.forms.intake.asked import Role, leaf_question
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.records import NamedValue
from scorer.forms.lexicon.answers import ANOTHER
from scorer.forms.lexicon.questions import (
    DIMENSION_QUESTIONS,
    LABELS_OF_QUESTIONS,
    QUESTIONS,
    SENTENCES,
    STATEMENT_QUESTIONS,
    STEMS,
)
from scorer.forms.lexicon.tables import STATEMENT_LISTS
from scorer.forms.lexicon.wording import hints_of, without_hints, without_numbering, words_of
from scorer.forms.services.names import (
    GROUP_WORDS,
    SEPARATOR,
    groups_of,
    is_internal,
    is_platform,
    matrices_of,
    splits,
)
from scorer.model import in_every_language
from scorer.model.names import plain_name

PLATFORM = "platform"
"""What the form service itself adds: no answer of the assessor."""
UNKNOWN = Role("")
STATEMENTS = ("strengths", "drawbacks")
"""Roles of questions that are answered with all statements of one polarity about a leaf."""
_ANY_SEPARATOR = re.compile(r"\s*[^\w\s]+\s*|_+")
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_NAME = re.compile(r"[^\W\d][\w.-]*")
"""What XLSForm takes for the name of a question."""
_TOO_LITTLE = frozenset({"count", "more"})
"""Words that behind a group may ask for anything: `vehicle/count`."""


@dataclass(frozen=True)
class AskedColumn:
    """A column of an export: what it is called, and its number."""

    column: int
    names: tuple[str, ...]
    """Its name, and its label where the export has both."""


@dataclass(frozen=True)
class Questions:
    """The questions of one table and what they ask."""

    roles: Mapping[int, Role]
    """By the number of the column; a column without a name has none."""
    names: Mapping[int, tuple[str, ...]]

    def role(self, answer: NamedValue) -> Role:
        """What an answer answers."""
        return self.roles.get(answer.column, UNKNOWN)

    @property
    def asked(self) -> frozenset[str]:
        """Everything that is asked."""
        return frozenset(role.what for role in self.roles.values() if role.what)

    @property
    def understood_names(self) -> Iterator[str]:
        """The names of the questions that ask something of the assessor."""
        for column, role in self.roles.items():
            if role.what not in ("", PLATFORM):
                yield from self.names[column]


def by_column(header: Mapping[int, str]) -> list[AskedColumn]:
    """The questions of a table whose columns have one name each."""
    return [AskedColumn(column, (name,)) for column, name in header.items()]


def questions_of(
    questions: Sequence[AskedColumn],
    context: FormContext,
    rows: Sequence[Sequence[NamedValue]] = (),
    own: Mapping[int, Role] | None = None,
) -> Questions:
    """What the questions of a table ask, in the order of its columns.

    own: the columns that the service adds, where its reader knows them.
    rows: the answers; where no question asks for the crossing by its name, one that is answered
    with names of crossings does. Parts of a multiple choice are no ratings of dimensions.
    """
    asking = _Asking(questions, context)
    roles = {
        each.column: (own or {}).get(each.column) or asking.role(each.names) for each in questions
    }
    roles = _of_the_leaf_before(roles)
    names = {each.column: each.names for each in questions}
    for column in _parts_of_a_choice(names, rows, context):
        if roles[column].what == "rating":
            roles[column] = UNKNOWN
    for what, answers in (
        ("crossing", lambda text: context.headings.crossing(text) is not None),
        ("observed", lambda text: period_meant(text) is not None),
    ):
        if not {role.what for role in roles.values()} & {what, f"{what}_from"}:
            roles |= _told_by_answers(what, answers, roles, names, rows)
    return Questions(roles, names)


def names_a_phone_form(questions: Questions, context: FormContext) -> bool:
    """Whether the questions are those of a phone form: more than a table of ratings has."""
    roles = questions.roles.items()
    groups = sum(
        SEPARATOR.search(without_hints(questions.names[column][0])) is not None
        and context.headings.leaf_named(questions.names[column][0]) is None
        for column, role in roles
        if role.what and role.what != PLATFORM
    )
    rated = any(role.what == "rating" and role.leaf for _, role in roles)
    own = {"crossing_other", "observed_from", "observed_to"} & questions.asked
    return rated and "crossing" in questions.asked and (bool(own) or groups > 1)


def statement_role(name: str) -> str:
    """What a column of a repeat asks: `text` for `item/item_text`; empty if it is not known.

    A repeat may ask for statements, or for the ratings of dimensions.
    """
    if is_platform(name):
        return PLATFORM
    for _, candidate in splits(name, frozenset()):
        of_a_name = candidate.rpartition("_")[2] if _NAME.fullmatch(candidate) else candidate
        for part in (candidate, of_a_name):
            asked = STATEMENT_QUESTIONS.word(part) or DIMENSION_QUESTIONS.word(part)
            if asked is not None:
                return asked
    return ""


class _Asking:
    """Tells what each question of one table asks."""

    def __init__(self, questions: Iterable[AskedColumn], context: FormContext) -> None:
        self._context = context
        self._explained = {plain_name(name): what for name, what in context.meanings.items()}
        every = [name for each in questions for name in each.names]
        self._groups = groups_of(every)
        self._matrices = matrices_of(every, context)
        self._titles = [
            (words_of(title), leaf.id)
            for leaf in context.rubric.leaves
            for title in in_every_language(leaf.title)
        ]

    def role(self, names: Sequence[str]) -> Role:
        for ask in (self._as_explained, self._as_named, self._as_worded):
            for name in names:
                role = ask(name.strip())
                if role is not None:
                    return role
        return UNKNOWN

    def _as_explained(self, name: str) -> Role | None:
        """What `--map` says of a question."""
        what = self._explained.get(plain_name(name), "")
        if what in self._context.rubric.leaf_ids:
            return Role("rating", what)
        return Role(what) if what in QUESTIONS.meanings else None

    def _as_named(self, name: str) -> Role | None:
        if is_internal(name):
            return Role(PLATFORM)
        label = name if hints_of(name) else without_hints(name)
        label = without_numbering(label)
        whole = LABELS_OF_QUESTIONS.word(name) or LABELS_OF_QUESTIONS.word(label)
        if whole is not None:
            return Role(whole)
        for before, candidate in splits(name, self._groups):
            what = QUESTIONS.word(candidate)
            if what is not None and not (before and candidate.casefold() in _TOO_LITTLE):
                return Role(what)
            role = leaf_question(candidate, self._context) or self._listing(candidate)
            if role is not None:
                return role
            part = DIMENSION_QUESTIONS.word(candidate)
            if part is not None:
                return Role(part, self._leaf_of_group(before))
        return Role(PLATFORM) if is_platform(name) else None

    def _listing(self, name: str) -> Role | None:
        """What asks for all statements about a leaf: `trade_strengths`."""
        before, _, after = name.replace("：", ":").replace(":", "_").rpartition("_")
        what = STATEMENT_LISTS.word(after) if before else None
        leaf = self._context.headings.leaf_named(before) if what else None
        return Role(what, leaf) if what and leaf else None

    def _as_worded(self, name: str) -> Role | None:
        """What a label asks that names a dimension: alone, in brackets, at its end, or within."""
        leaf = self._leaf_named(name)
        if leaf is not None:
            return Role("rating", leaf)
        for bracket in reversed(list(_BRACKETS.finditer(name))):
            stem, inside = name[: bracket.start()], bracket[1]
            leaf = self._leaf_named(inside)
            if leaf is not None:
                return _asked_of(leaf, _BRACKETS.sub("", stem + name[bracket.end() :]))
            if ANOTHER.meaning(inside) and self._asks_for_a_crossing(stem):
                return Role("crossing_other")
            role = leaf_question(inside, self._context)
            if role is not None:
                return role
            leaf, part = self._leaf_named(stem), DIMENSION_QUESTIONS.word(inside)
            if leaf is not None and part is not None:
                return Role(part, leaf)
        stem, *parts = name.split(" - ")
        if any(map(ANOTHER.meaning, parts)) and self._asks_for_a_crossing(stem):
            return Role("crossing_other")
        for stem, rest in [*splits(name, self._groups)][1:]:
            leaf = self._leaf_named(rest)
            if leaf is not None and self._may_rate(stem):
                return _asked_of(leaf, stem)
        return self._as_a_sentence(name)

    def _as_a_sentence(self, name: str) -> Role | None:
        """A sentence that names one dimension and asks for its rating, its reason or statements."""
        said = f" {words_of(name)} "
        leaves = {leaf for title, leaf in self._titles if f" {title} " in said}
        asked = STEMS.said_in(name)
        if len(leaves) != 1 or not asked & {"rated", "because", *STATEMENTS}:
            return None
        return _asked_of(leaves.pop(), name)

    def _leaf_named(self, name: str) -> str | None:
        found = self._context.headings.leaf_named(name)
        return None if found and self._context.headings.says_more(name) else found

    def _leaf_of_group(self, group: str) -> str:
        """The leaf that the group of a question is named after: `trade/rating`."""
        for _, part in splits(group.rstrip("/.:|>~\\-_ "), frozenset()):
            words = [word for word in re.split(r"[_\s]+", part) if word not in GROUP_WORDS]
            leaf = self._context.headings.leaf_named("_".join(words))
            if leaf is not None:
                return leaf
        return ""

    def _may_rate(self, stem: str) -> bool:
        """Whether a bare leaf behind it is a question: `_` and `-` join the words of one name too,
        as in `agri-trade`.
        """
        bare = stem.rstrip("_-")
        if not stem.endswith(("_", "-")) or stem.endswith("__") or bare in self._matrices:
            return True
        if stem.endswith("-") and bare in self._groups:
            return True
        words = bare.casefold().split("_")
        return bool(GROUP_WORDS & set(words)) or "rated" in STEMS.said_in(" ".join(words))

    def _asks_for_a_crossing(self, stem: str) -> bool:
        role = self._as_named(stem.strip())
        return role == Role("crossing") or "crossing" in SENTENCES.said_in(stem)


def _asked_of(leaf: str, stem: str) -> Role:
    """What a question asks of a leaf, told by the words around its name; a rating if by none."""
    said = STEMS.said_in(stem)
    what = next((each for each in STEMS.meanings if each in said), "rated")
    if what in ("importance", "quantity"):
        return UNKNOWN
    return Role("rating" if what == "rated" else what, leaf)


def _of_the_leaf_before(roles: Mapping[int, Role]) -> dict[int, Role]:
    """A label such as "Reason for the rating" that stands once for every dimension belongs to
    the dimension whose rating came last.
    """
    settled: dict[int, Role] = {}
    leaf = ""
    for column, role in roles.items():
        if role.what in DIMENSION_QUESTIONS.meanings and not role.leaf:
            of_the_last = leaf and role.what != "rating"
            settled[column] = Role(role.what, leaf) if of_the_last else UNKNOWN
            continue
        settled[column] = role
        if role.what == "rating":
            leaf = role.leaf
    return settled


def _parts_of_a_choice(
    names: Mapping[int, tuple[str, ...]],
    rows: Sequence[Sequence[NamedValue]],
    context: FormContext,
) -> Iterator[int]:
    """The columns `group/option` of a multiple choice: the group has answers of its own."""
    groups: dict[str, list[int]] = {}
    for column, (name, *_) in names.items():
        for found in _ANY_SEPARATOR.finditer(name):
            if context.headings.leaf_named(name[found.end() :]) is not None:
                groups.setdefault(name[: found.start()], []).append(column)
    of_groups = {column for column, (name, *_) in names.items() if name in groups}
    if of_groups:
        answered = {answer.column for row in rows for answer in row}
        for column in of_groups & answered:
            yield from groups[names[column][0]]


def _told_by_answers(
    what: str,
    answers: Callable[[str], bool],
    roles: Mapping[int, Role],
    names: Mapping[int, tuple[str, ...]],
    rows: Sequence[Sequence[NamedValue]],
) -> dict[int, Role]:
    """The one question that is answered with such values and speaks of them.

    For a crossing one of both is enough; many questions are answered with years.
    """
    free = {column for column, role in roles.items() if not role.what}
    if not free:
        return {}
    answered = {a.column for row in rows for a in row if a.column in free and answers(a.text)}
    worded = {
        column for column in free if any(what in SENTENCES.said_in(name) for name in names[column])
    }
    candidates = [answered & worded]
    if what == "crossing":
        said = {column: SENTENCES.said_in(" ".join(names[column])) for column in worded}
        asking_which = {column for column in worded if "which" in said[column]}
        candidates += [answered, worded, asking_which]
    for found in candidates:
        if len(found) == 1:
            return {found.pop(): Role(what)}
    return {}
