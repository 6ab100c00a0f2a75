"""Words that forms hold for a statement's kind, side and source, read as the model wants them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from scorer.forms.intake.lexicon import BOTH_SIDES, KIND
from scorer.forms.intake.statement_texts import unknown_tag
from scorer.forms.intake.understood import Doubt, Unplaced
from scorer.model import Statement
from scorer.model.base import LONGEST_TEXT

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_SIDE = re.compile(r"[a-z]{2}")


@dataclass
class Findings:
    """What a reader could not understand or place, in the order in which it came upon it."""

    doubts: list[Doubt] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def doubt(self, place: str, message: str) -> None:
        """Something that a person should look at."""
        self.doubts.append(Doubt(place, message))

    def keep(self, place: str, text: str) -> None:
        """A text that belongs nowhere in the sheet."""
        if text.strip():
            self.unplaced.append(Unplaced(place, text))


@dataclass(frozen=True)
class WrittenStatement:
    """A strength or drawback as a form has it: words, and where each of them stands."""

    text: str
    kind: str = ""
    side: str = ""
    source: str = ""
    id: str = ""
    place: str = ""


def statement_from(written: WrittenStatement, findings: Findings) -> Statement | None:
    """The statement, or None where there is no text; what it cannot hold goes to the findings."""
    if not written.text.strip():
        for what, value in (("kind", written.kind), ("side", written.side)):
            findings.keep(written.place, f"{what}: {value}" if value.strip() else "")
        findings.keep(written.place, f"source: {written.source}" if written.source.strip() else "")
        return None
    if len(written.text) > LONGEST_TEXT:
        findings.doubt(written.place, f"a statement is longer than {LONGEST_TEXT:,} characters")
        findings.keep(written.place, written.text)
        return None
    doubtful = unknown_tag(written.text)
    if doubtful:
        findings.doubt(written.place, doubtful)
    kept = dict(_understood(written, findings))
    try:
        return Statement(text=written.text, **kept)
    except ValidationError as error:
        findings.doubt(written.place, f"a statement was not understood: {error.errors()[0]['msg']}")
        findings.keep(written.place, written.text)
        return None


def _understood(written: WrittenStatement, findings: Findings) -> Iterator[tuple[str, str]]:
    parts = (
        ("kind", written.kind, KIND.word(written.kind)),
        ("side", written.side, side_meant(written.side)),
        ("source", written.source, source_meant(written.source)),
        ("id", written.id, source_meant(written.id)),
    )
    for name, words, meant in parts:
        if meant is not None:
            yield name, meant
        elif words.strip():
            findings.doubt(written.place, f"{_no_such(name)}: {words.strip()}")
            findings.keep(written.place, f"{name}: {words}")


def _no_such(name: str) -> str:
    return {
        "kind": "the kind is none of fact, plan, need, question",
        "side": "the side is neither a country's two letters nor both",
        "source": "the source is not an id of the list of sources",
        "id": "the id is not one that a file can hold",
    }[name]


def side_meant(words: str) -> str | None:
    """A side of the border: a country's two letters, or both."""
    plain = words.strip().casefold()
    return BOTH_SIDES.word(words) or (plain if _SIDE.fullmatch(plain) else None)


def source_meant(words: str) -> str | None:
    """An id as files hold it, or None."""
    plain = words.strip()
    return plain if _SLUG.fullmatch(plain) and len(plain) <= 100 else None
