"""Whether a text can be the name of a crossing that nobody registered yet."""

import re
from collections.abc import Callable

from scorer.files.periods import period_meant
from scorer.forms.lexicon.grids import GRID_COLUMNS, HEAD
from scorer.forms.lexicon.tables import SUMMARIES

LONGEST_NAME = 100
"""Characters of a line that may be the name of a crossing nobody knows yet."""

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
