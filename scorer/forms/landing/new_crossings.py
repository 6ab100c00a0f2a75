"""Crossings that a form names and nobody registered: what can be a name, and what they become."""

import re
from collections.abc import Callable
from unicodedata import normalize

from scorer.files.naming import slug_of
from scorer.files.periods import period_meant
from scorer.forms.intake.lexicon import GRID_COLUMNS, HEAD, LONGEST_NAME, SUMMARIES
from scorer.model import Crossing
from scorer.model.names import plain_name

_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|map|annex|appendix|page|sheet|section|part|question|row|column"
    r"|bảng|hình|phụ lục|trang|表|图|附件|附录|第)\s*(?:\d|[ivx]+\b|[a-h]\b).*"
    r"|.*\((?:continued|cont\.?)\)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"[*†‡§#].*|(?:notes?|sources?|nguồn|ghi chú)(?:[\s:].*)?|(?:注|来源|数据来源)[:：].*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^:：]{2,40}[:：]\s*\S.*")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+")
_SIGNS_OF_A_SENTENCE = (".", "。", "?", "？", "!", ";")


def why_no_name(text: str) -> str | None:
    """Why a text can be no name of a crossing, in words that follow it; None where it can."""
    name = text.strip()
    tests: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("has no letter in it", lambda each: not any(map(str.isalpha, each))),
        ("is a sentence", lambda each: len(each) > LONGEST_NAME or _ends_a_sentence(each)),
        ("sums up other rows", SUMMARIES.meaning),
        ("is a heading", lambda each: GRID_COLUMNS.meaning(each) or HEAD.meaning(each)),
        ("is a caption", _CAPTION.fullmatch),
        ("is a note", _FOOTNOTE.fullmatch),
        ("is a label with what it says", _LABEL.fullmatch),
        ("is an address", _ADDRESS.fullmatch),
        ("is a date", period_meant),
    )
    return next((why for why, fits in tests if fits(name)), None)


def _ends_a_sentence(name: str) -> bool:
    return name.endswith(_SIGNS_OF_A_SENTENCE) and " " in name


class NewCrossings:
    """The crossings that an import adds, one for each name however it is typed."""

    def __init__(self, taken: set[str]) -> None:
        """taken: the ids there are; those of new crossings are added to it."""
        self._taken = taken
        self._added: dict[str, Crossing] = {}

    def named(self, identity: str, name: str) -> Crossing:
        """The new crossing of an id or name. name: what it is called."""
        plain = plain_name(identity)
        if plain not in self._added:
            slug, number = slug_of(identity), 1
            wanted = slug or "crossing"
            while wanted in self._taken:
                number += 1
                wanted = f"{slug or 'crossing'}-{number}"
            written = normalize("NFC", " ".join(name.split()))
            self._added[plain] = Crossing(id=wanted, name=written, kind="area")
            self._taken.add(wanted)
        return self._added[plain]
