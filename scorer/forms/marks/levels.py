"""Ratings as people write them in cells and on phones, read as levels of a scale; no cells here."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scorer.model import Rubric, Scale, in_every_language, text_in

DIGITS_A_SPREADSHEET_KEEPS = 15
"""Significant decimal digits; behind them stands binary noise such as 0.30000000000000004."""
LONGEST_RATING = 60
"""Characters; a longer text is a sentence that stands in the wrong cell."""

NOT_RATED = frozenset(
    {
        "",
        "-",
        "na",
        "n/a",
        "n.a.",
        "nr",
        "none",
        "null",
        "nan",
        "#n/a",
        "not_rated",
        "not rated",
        "unrated",
        "cannot rate",
        "cannot_rate",
        "<na>",
        "don't know",
        "don’t know",
        "dont know",
        "do not know",
        "not applicable",
        "no answer",
        "missing",
        ".",
        "không biết",
        "không áp dụng",
        "chưa đánh giá",
        "không đánh giá",
        "không thể đánh giá",
        "未评分",
        "不评分",
        "无法评分",
        "不详",
        "不知道",
        "不适用",
    }
)
"""What stands for "not rated", in small letters."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")


def _circled_digits() -> dict[str, str]:
    """Digits in circles and brackets, as one character each, with the digits they mean."""
    meant = {}
    for first, last in ((0x2460, 0x249B), (0x24EA, 0x24FF), (0x2776, 0x2793), (0x1F100, 0x1F10A)):
        for point in range(first, last + 1):
            value = unicodedata.numeric(chr(point), None)
            if value is not None:
                meant[chr(point)] = str(int(value))
    return meant


CIRCLED_DIGITS = _circled_digits()
_DINGBATS = {ord(sign): digits for sign, digits in CIRCLED_DIGITS.items() if "❶" <= sign <= "➓"}
"""Circled digits that Unicode's normal forms leave as they are."""
_NUMBER = r"[-+]?(?:\d{1,12}(?:[.,]\d{1,30})?|[.,]\d{1,30})"
_ALONE = re.compile(_NUMBER)
_IN_BRACKETS = re.compile(rf"[(\[【]\s*({_NUMBER})\s*[)\]】]")
_WITH_LABEL = re.compile(
    rf"[(\[【]?({_NUMBER})\s*(?:[-:=.)\]】|、,]+\s*|\s|(?=[(\[【\u3400-\u9fff]))(\D.*)", re.DOTALL
)
_BEHIND_LABEL = re.compile(rf"(\D+?)\s*(?:[-:=|]\s*({_NUMBER})|[(\[【]\s*({_NUMBER})\s*[)\]】])")
_UNIT = r"\s*(?:分|级|級|điểm|points?)"
_OUT_OF = re.compile(rf"({_NUMBER})\s*(?:/|(?:out )?of|trên)\s*({_NUMBER})(?:{_UNIT})?")
_POINTS = re.compile(rf"(?:第\s*)?(.+?)(?:{_UNIT}|\s*\.)")
_LEAD = re.compile(
    r"(?:level|lvl|grade|rating|score|mức điểm|mức độ|mức|điểm|cấp độ|cấp|等级|等級|评分|得分|級|级"
    r"|niveau|nivel|уровень|оценка|балл|l)[\s.:=]*(?=\d)",
    re.IGNORECASE,
)
"""A word that says no more than that a level follows, as in `Level 3`, `mức 3`."""
_NUMERALS = "零一二三四五六七八九十"
_LIKE_A_DASH = "一"
"""One in Chinese; alone in a cell it may as well be the stroke that means nothing."""
_STARS = re.compile(r"([★⭐✭✮]+)\ufe0f?([☆✩]*)")
_BAR = re.compile(r"(●+)(○*)|(■+)(□*)|(▮+)(▯*)|(⚫+)(⚪*)|(⬛+)(⬜*)|(█+)(░*)")
"""Filled and empty signs in a row, as many as the scale has levels: `●●●○○`."""
_NOTED = re.compile(rf"({_NUMBER})\s*([*†‡§¹²³⁰⁴-⁹]+)")
"""A number with the mark of a footnote behind it."""


_BETWEEN = re.compile(
    r"\s*(?:-|~|\.\.+|…|/|,|;|\bup to\b|\bto\b|\band\b|\bor\b|\bđến\b|\bhoặc\b|至|到|或)\s*|\s+",
    re.IGNORECASE,
)
"""What stands between the ends of a range."""
_FROM = re.compile(r"\s*(?:between|from|từ|khoảng|从)\s*(?=\S)", re.IGNORECASE)
_REMARK = re.compile(r"\s*[(（\[,;:，；：]\s*[^\W\d_].*|\s+-+\s+[^\W\d_].*", re.DOTALL)
"""Words behind a range, set off from it."""
LONGEST_RANGE = 2 * LONGEST_RATING


@dataclass(frozen=True)
class LevelRead:
    """What was read of a rating: a level or None, a range, and a doubt about what is not clear."""

    level: int | Decimal | None = None
    doubt: str | None = None
    plausible: tuple[int | Decimal, int | Decimal] | None = None
    """The lowest and the highest level, where a range was written."""
    rest: tuple[str, ...] = ()
    """What stands before and behind a printed scale, and is no part of it."""


NOT_WORKED_OUT = LevelRead(doubt="a formula is not worked out; put its value there")
"""What is read of a formula of which no value was stored."""


def level_in(value: object, scale: Scale) -> LevelRead:
    """The level that a cell's value means: `3`, `3.0`, `"4"`, `3 - Regular`, `③`, `Regular`,
    `Regular (3)`, `3/5`, `4 out of 5`, `level 3`, `3分`, `三级`, `★★★☆☆`, `●●●○○`.

    Words behind a number count only where they are the label of that very level.
    A value that cannot be a level of the scale is no level, and is named in the doubt.
    """
    if value is None:
        return LevelRead()
    if isinstance(value, bool):
        return LevelRead(doubt=f"{str(value).upper()} is not a level")
    if isinstance(value, (int, Decimal)):
        return _on_scale(Decimal(value), scale)
    if isinstance(value, float):
        return _on_scale(Decimal(f"{value:.{DIGITS_A_SPREADSHEET_KEEPS}g}"), scale)
    if not isinstance(value, str):
        return LevelRead(doubt=f"{value} is not a level; perhaps a spreadsheet made a date of it")
    read = _one_level(value, scale)
    if read.level is None and read.doubt and len(value) <= LONGEST_RANGE:
        ends = _ends_with_remark(_plain_text(value), scale)
        if ends is not None and ends[0] < ends[1]:
            return LevelRead(None, f"{_quoted(value)} is a range of levels and not one", ends)
    return read


def _plain_text(written: str) -> str:
    """A text with plain digits and hyphens, whichever of their kinds it is written with."""
    shown = written.translate(_DINGBATS).replace("\ufe0f", "").replace("\u20e3", "")
    return unicodedata.normalize("NFKC", shown).translate(_DASHES).strip()


def _one_level(written: str, scale: Scale) -> LevelRead:
    """The level that a text means, if it is one and no range."""
    noted = _NOTED.fullmatch(written.strip())
    if noted:
        read = _on_scale(_decimal(noted[1]), scale)
        return LevelRead(read.level, read.doubt or f"a note {noted[2]} stands behind {noted[1]}")
    text = _plain_text(written)
    if text.casefold() in NOT_RATED or (text and not text.strip("-")):
        return LevelRead()
    if (lead := _LEAD.match(text)) is not None:
        text = text[lead.end() :]
    if len(text) > LONGEST_RATING:
        return LevelRead(doubt=f"a text stands where a rating belongs: {text[:LONGEST_RATING]}...")
    number = None if text == _LIKE_A_DASH else _number_in(text)
    if number is not None:
        return _on_scale(number, scale)
    out_of = _OUT_OF.fullmatch(text)
    if out_of and _decimal(out_of[2]) == scale.max:
        return _on_scale(_decimal(out_of[1]), scale)
    stars = _STARS.fullmatch(text)
    if stars and (not stars[2] or len(stars[1] + stars[2]) == scale.max):
        return _on_scale(Decimal(len(stars[1])), scale)
    bar = "".join(filter(None, filled.groups())) if (filled := _BAR.fullmatch(text)) else ""
    if bar and len(bar) == scale.max:
        return _on_scale(Decimal(bar.count(bar[0])), scale)
    meant = _levels_labelled(text, scale)
    if len(meant) == 1:
        return LevelRead(meant[0])
    points = _POINTS.fullmatch(text.casefold())
    number = _number_in(points[1]) if points else None
    if number is not None:
        return _on_scale(number, scale)
    labelled = _WITH_LABEL.fullmatch(text)
    if labelled and not re.search(r"\d", labelled[2]):
        return _labelled(_decimal(labelled[1]), labelled[2], scale)
    behind = _BEHIND_LABEL.fullmatch(text)
    if behind and _levels_labelled(behind[1], scale):
        return _labelled(_decimal(behind[2] or behind[3]), behind[1], scale)
    return LevelRead(
        doubt=f"{_quoted(written)} is not a level of the scale {scale_in_words(scale)}"
    )


def _number_in(text: str) -> Decimal | None:
    """The number that a text is, also in brackets or as a Chinese numeral; None for no number."""
    bracketed = _IN_BRACKETS.fullmatch(text)
    digits = bracketed[1] if bracketed else text
    if _ALONE.fullmatch(digits):
        return _decimal(digits)
    return Decimal(_NUMERALS.index(digits)) if len(digits) == 1 and digits in _NUMERALS else None


def range_in(written: str, scale: Scale) -> LevelRead:
    """The plausible range that a text gives: `2 to 3`, `2-3`, `từ 2 đến 3`, `Weak to Regular`.

    A blank one, as in `____ to ____`, gives none, and no doubt.
    """
    text = _plain_text(written)
    filled_in = _BETWEEN.sub("", text.replace("_", ""))
    if text.casefold() in NOT_RATED or not any(map(str.isalnum, filled_in)):
        return LevelRead()
    ends = _ends_of_range(text, scale)
    if ends is None:
        remarked = _ends_with_remark(text, scale)
        if remarked is not None and remarked[0] <= remarked[1]:
            return LevelRead(None, f"words stand behind the range: {_quoted(written)}", remarked)
        alone = _one_level(text, scale)
        if alone.level is not None:
            return LevelRead(doubt=f"the plausible range names only one level, {alone.level}")
        return LevelRead(doubt=_why_no_range(text, scale))
    low, high = ends
    if low > high:
        return LevelRead(None, f"the plausible range {low} to {high} was turned round", (high, low))
    return LevelRead(plausible=ends)


def _ends_of_range(text: str, scale: Scale) -> tuple[int | Decimal, int | Decimal] | None:
    """The two levels that a text names with something like `to` between them, as written."""
    for before, after in _split_between(text):
        if any(map(str.isdigit, before)) and not any(map(str.isdigit, after)):
            continue  # a number, and a label that is not its own
        low, high = _one_level(before, scale), _one_level(after, scale)
        if low.level is not None and high.level is not None and not (low.doubt or high.doubt):
            return low.level, high.level
    return None


def _ends_with_remark(text: str, scale: Scale) -> tuple[int | Decimal, int | Decimal] | None:
    """The ends of a range that may have a remark behind it: `between 2 and 4 (we disagree)`."""
    remark = _REMARK.search(text)
    bare = text[: remark.start()] if remark else text
    return _ends_of_range(text, scale) or _ends_of_range(bare, scale)


def _split_between(text: str) -> Iterator[tuple[str, str]]:
    if len(text) > LONGEST_RANGE:
        return
    lead = _FROM.match(text)
    text = text[lead.end() :] if lead else text
    for found in _BETWEEN.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if before.strip() and after.strip():
            yield before, after


def _why_no_range(text: str, scale: Scale) -> str:
    """What is wrong with a text that is no range: an end that is no level, if it has two ends."""
    numbers = [pair for pair in _split_between(text) if all(_ALONE.fullmatch(e) for e in pair)]
    doubts = (_one_level(end, scale).doubt for pair in numbers for end in pair)
    return next(filter(None, doubts), f"{_quoted(text)} is not a range of two levels")


def _labelled(level: Decimal, words: str, scale: Scale) -> LevelRead:
    """A level with words behind it, which have to be its label."""
    read = _on_scale(level, scale)
    meant = _levels_labelled(words.strip(" ()[]【】-:=.|、,"), scale)
    if read.level is None or read.level in meant:
        return read
    if meant:
        return LevelRead(doubt=f"the number {read.level} and the word {_quoted(words)} differ")
    return LevelRead(
        doubt=f"{_quoted(words)} behind the number {read.level} is not what that level is called"
    )


def level_called(written: str, scale: Scale) -> int | Decimal | None:
    """The level that a text without a number names, a label or stars; None for any other text."""
    text = unicodedata.normalize("NFKC", written).strip()
    if _STARS.fullmatch(text):
        return level_in(text, scale).level
    meant = _levels_labelled(text, scale)
    return meant[0] if len(meant) == 1 else None


def _levels_labelled(words: str, scale: Scale) -> list[int | Decimal]:
    wanted = words.casefold()
    return [
        level
        for level, label in scale.labels.items()
        if wanted in {_as_label(text) for text in in_every_language(label)}
    ]


def _as_label(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _on_scale(number: Decimal, scale: Scale) -> LevelRead:
    if not number.is_finite():
        return LevelRead(doubt=f"{number} is not a level")
    shown = _plain(number)
    if not scale.holds(shown):
        return LevelRead(doubt=f"{shown} is off the scale {scale_in_words(scale)}")
    if not scale.on_step(shown):
        return LevelRead(doubt=f"{shown} lies between two levels of {scale_in_words(scale)}")
    return LevelRead(shown)


def _plain(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "."))


def _quoted(text: str) -> str:
    return f'"{text.strip()[:LONGEST_RATING]}"'


def scale_in_words(scale: Scale) -> str:
    """The ends of a scale: `1-5`."""
    return f"{scale.min}-{scale.max}"


def level_with_label(level: int | Decimal, rubric: Rubric, language: str) -> str:
    """A level as a person reads it in a list: `3 - Regular`, or `3` where it has no label."""
    label = rubric.scale.labels.get(level)
    return f"{level} - {text_in(label, language)}" if label else str(level)
