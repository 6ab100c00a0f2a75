"""Ratings as people write them in cells and on phones, read as levels of a scale; no cells here."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from scorer.model import Rubric, Scale, text_in

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
        "don't know",
        "dont know",
        "chưa đánh giá",
        "không đánh giá",
        "không thể đánh giá",
        "未评分",
        "不评分",
        "无法评分",
        "不详",
    }
)
"""What stands for "not rated", in small letters."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
_NUMBER = r"[-+]?\d{1,12}(?:[.,]\d{1,30})?"
_ALONE = re.compile(_NUMBER)
_WITH_LABEL = re.compile(rf"({_NUMBER})\s*(?:[-:=.)|]+\s*|\s|(?=\())(\D.*)", re.DOTALL)
_OUT_OF = re.compile(rf"({_NUMBER})\s*/\s*({_NUMBER})")


@dataclass(frozen=True)
class LevelRead:
    """A level, or None where none was given; with a doubt where something was not understood."""

    level: int | Decimal | None = None
    doubt: str | None = None


def level_in(value: object, scale: Scale) -> LevelRead:
    """The level that a cell's value means: `3`, `3.0`, `"4"`, `3 - Regular`, `③`, `Regular`.

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
    return _level_in_text(value, scale)


def _level_in_text(written: str, scale: Scale) -> LevelRead:
    text = unicodedata.normalize("NFKC", written).translate(_DASHES).strip()
    if text.casefold() in NOT_RATED or (text and not text.strip("-")):
        return LevelRead()
    if len(text) > LONGEST_RATING:
        return LevelRead(doubt=f"a text stands where a rating belongs: {text[:LONGEST_RATING]}...")
    if _ALONE.fullmatch(text):
        return _on_scale(_decimal(text), scale)
    out_of = _OUT_OF.fullmatch(text)
    if out_of and _decimal(out_of[2]) == scale.max:
        return _on_scale(_decimal(out_of[1]), scale)
    labelled = _WITH_LABEL.fullmatch(text)
    if labelled and not re.search(r"\d", labelled[2]):
        return _labelled(_decimal(labelled[1]), labelled[2], scale)
    meant = _levels_labelled(text, scale)
    if len(meant) == 1:
        return LevelRead(meant[0])
    return LevelRead(
        doubt=f"{_quoted(written)} is not a level of the scale {scale_in_words(scale)}"
    )


def _labelled(level: Decimal, words: str, scale: Scale) -> LevelRead:
    read = _on_scale(level, scale)
    meant = _levels_labelled(words.strip(" ()[]"), scale)
    if read.level is not None and meant and read.level not in meant:
        return LevelRead(doubt=f"the number {read.level} and the word {_quoted(words)} differ")
    return read


def _levels_labelled(words: str, scale: Scale) -> list[int | Decimal]:
    wanted = words.casefold()
    return [
        level
        for level, label in scale.labels.items()
        if wanted in {text.casefold() for text in in_every_language(label)}
    ]


def in_every_language(text: object) -> tuple[str, ...]:
    """A local text in all the languages it has."""
    return tuple(text.values()) if isinstance(text, dict) else (str(text),)


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
