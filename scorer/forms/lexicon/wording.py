"""The words of a heading, without its number and its remarks in brackets."""

import re
import unicodedata

_LEVELS = r"{0}(?:[\s.,/=~～–—-]+(?:(?:to|đến)\s+)?{0}|\s*[至到]\s*{0})*".format(r"(?:\d\d?|100)")
_HINT = re.compile(
    rf"[(（][^()（）]*[)）]|[\[【]\s*{_LEVELS}\s*(?:分|điểm)?[\]】]|[:：]\s*{_LEVELS}\s*\Z"
)
"""A remark in brackets; in square ones stands often what is asked, so there levels alone."""
_OF_LEVELS = re.compile(
    r"\b(?:scores?|rating|rate|scale|points?|levels?|of|from|thang điểm|điểm|mức|từ)\b"
    r"|[评打]?分制?|级",
    re.IGNORECASE,
)
"""Words that say of levels only that they are levels."""
_ONLY_LEVELS = re.compile(rf"[\s:：]*{_LEVELS}[\s.]*")
_SAY_NOTHING = frozenset(
    {"please specify", "specify", "select one", "choose one", "pick one", "select all that apply"}
    | {"optional", "required", "s", "vui lòng ghi rõ", "chọn một", "không bắt buộc", "bắt buộc"}
    | {"请注明", "请说明", "单选", "多选", "选填", "必填", "可选"}
)
"""What forms say in brackets behind a question of how to answer it."""
_NUMBERING = re.compile(
    r"^\s*(?:(?:dimension|part|section|criterion)\s*)?(?:\(?(?:\d{1,2}|[A-Ha-h]|[IVX]{1,4})[.):]\s*)+",
    re.IGNORECASE,
)


def without_numbering(heading: str) -> str:
    """A heading without its number and its colon: `2. Transport:` as `Transport`."""
    return _NUMBERING.sub("", heading).strip().rstrip(":：").strip()


def without_hints(heading: str) -> str:
    """A heading without remarks in brackets: `Trade (1-5)` as `Trade`."""
    return _HINT.sub("", heading)


def hints_of(heading: str) -> list[str]:
    """What stands in brackets in a heading and says more than a range of levels: `(as of 2019)`."""
    return [
        hint
        for hint in _HINT.findall(heading)
        if not _ONLY_LEVELS.fullmatch(_OF_LEVELS.sub("", hint.strip("()（）[]【】")))
        and words_of(hint.strip("()（）")) not in _SAY_NOTHING
    ]


def words_of(text: str) -> str:
    """The words of a text in small letters with a blank between them; `&` is `and`."""
    spelled_out = text.replace("&", " and ").replace("+", " and ")
    composed = unicodedata.normalize("NFC", without_hints(spelled_out).casefold())
    return " ".join(re.findall(r"\w+", composed))
