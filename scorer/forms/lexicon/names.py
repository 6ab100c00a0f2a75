"""Whether a text can be the name of a crossing that nobody registered yet."""

import re
from collections.abc import Callable

from scorer.files.periods import period_meant
from scorer.forms.lexicon.captions import is_caption
from scorer.forms.lexicon.grids import GRID_COLUMNS, HEAD
from scorer.forms.lexicon.tables import sums_up

_LONGEST_NAME = 100
"""Characters of a line that may be the name of a crossing nobody knows yet."""

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
        (
            "is a sentence",
            lambda each: len(each) > _LONGEST_NAME or each.endswith(_SIGNS_OF_A_SENTENCE),
        ),
        ("sums up other rows", sums_up),
        ("is a heading", _is_heading),
        ("is a caption", is_caption),
        ("is a note", _FOOTNOTE.fullmatch),
        ("is a label with what it says", _LABEL.fullmatch),
        ("is an address", _ADDRESS.fullmatch),
        ("is a date", period_meant),
    )
    return next((why for why, fits in tests if fits(name)), None)


def may_be_name(text: str) -> bool:
    """Whether a text can be the name of a crossing."""
    return why_no_name(text) is None


def _is_heading(name: str) -> bool:
    heads = GRID_COLUMNS.meaning(name) or HEAD.meaning(name)
    return heads is not None or name.endswith((":", "："))
