"""Statements as forms have them, in words of any language, read as the model wants them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from scorer.files.periods import period_meant
from scorer.forms.intake.statement_texts import unknown_tag, without_ground
from scorer.forms.lexicon.answers import BOTH_SIDES, KIND
from scorer.model import Statement
from scorer.model.base import LONGEST_TEXT

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_SIDE = re.compile(r"[a-z]{2}")
_LONGEST_ID = 100
"""Characters."""


@dataclass(frozen=True)
class WrittenStatement:
    """A strength or drawback as a form has it, in words."""

    text: str
    kind: str = ""
    side: str = ""
    source: str = ""
    id: str = ""
    since: str = ""
    at: str = ""
    tagged: bool = field(default=False, kw_only=True)
    """Whether the words were taken from a tag behind the text, so that it ends in no other."""

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "WrittenStatement":
        """From answers by what they are about, one of PARTS each."""
        return cls(*(words.get(part, "") for part in PARTS))


PARTS = ("text", "kind", "side", "source", "id", "since", "at")
"""What a statement holds, besides its dimension and its side of the grid."""


@dataclass(frozen=True)
class StatementRead:
    """A statement, or None where its text cannot be one, with what was not understood."""

    statement: Statement | None
    doubts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Words that the statement does not hold, each with what it was written for."""


def read_statement(written: WrittenStatement) -> StatementRead:
    """The statement that words mean; what it cannot hold is doubted and left."""
    if not written.text.strip():
        return StatementRead(None)
    words, said = without_ground(written.text)
    if not written.tagged and not any(getattr(written, part) for part in said):
        written = replace(written, text=words, **said)
    if max(len(written.text), len(written.at)) > LONGEST_TEXT:
        message = f"a statement cannot be kept: it is longer than {LONGEST_TEXT:,} characters"
        return StatementRead(None, (message,))
    doubts: list[str] = []
    left: list[str] = []
    kept: dict[str, str] = {}
    for name, words, meant in _parts(written):
        if meant is not None:
            kept[name] = meant
        elif words.strip():
            doubts.append(f"{_NO_SUCH[name]}: {words.strip()}")
            left.append(f"{name}: {words}")
    doubtful = None if written.tagged else unknown_tag(written.text)
    if doubtful:
        doubts.append(doubtful)
    try:
        statement = Statement.model_validate({"text": written.text, **kept})
    except ValidationError as error:
        message = f"a statement was not understood: {error.errors()[0]['msg']}"
        return StatementRead(None, (*doubts, message))
    return StatementRead(statement, tuple(doubts), tuple(left))


def _parts(written: WrittenStatement) -> Iterator[tuple[str, str, str | None]]:
    yield "kind", written.kind, KIND.word(written.kind)
    yield "side", written.side, side_meant(written.side)
    yield "source", written.source, id_meant(written.source)
    yield "id", written.id, id_meant(written.id)
    yield "since", written.since, since_meant(written.since)
    yield "at", written.at, written.at if written.at.strip() else None


_NO_SUCH = {
    "kind": "the kind is none of fact, plan, need, question",
    "side": "the side is neither a country's two letters nor both",
    "source": "the source is not an id of the list of sources",
    "id": "the id is not one that a file can hold",
    "since": "it is not clear since when it is so",
}


def side_meant(words: str) -> str | None:
    """A side of the border: a country's two letters, or both."""
    plain = words.strip().casefold()
    return BOTH_SIDES.word(words) or (plain if _SIDE.fullmatch(plain) else None)


def since_meant(words: str) -> str | None:
    """The period that says since when a statement is so."""
    period = period_meant(words) if words.strip() else None
    return period.text if period is not None and period.certain else None


def id_meant(words: str) -> str | None:
    """An id as files hold it, or None."""
    plain = words.strip()
    return plain if _SLUG.fullmatch(plain) and len(plain) <= _LONGEST_ID else None
