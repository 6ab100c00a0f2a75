"""The catalogues of words: gettext files that translators open, found by key and language.

A language is one file in `catalogues/`; `add_language` takes one more from anywhere.
"""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

FALLBACK = "en"
"""Where a language lacks a text, and where a language is not known."""

_FOLDER = Path(__file__).parent / "catalogues"
_FILES: dict[str, Path] = {
    FALLBACK: _FOLDER / f"{FALLBACK}.po",
    **{file.stem: file for file in sorted(_FOLDER.glob("*.po")) if file.stem != FALLBACK},
}


def languages() -> tuple[str, ...]:
    """The tags of the languages that have a catalogue, English first."""
    return tuple(_FILES)


def per_language(made: Callable[P, R]) -> Callable[P, R]:
    """Keeps what was made of the texts of all languages, until a language is added."""
    kept: dict[tuple[object, ...], R] = {}

    @wraps(made)
    def made_once(*arguments: P.args, **named: P.kwargs) -> R:
        key = (languages(), arguments, *named.items())
        if key not in kept:
            kept[key] = made(*arguments, **named)
        return kept[key]

    return made_once


def own_name(language: str) -> str:
    """What a language calls itself."""
    return _catalogue(language)["language"]


def add_language(tag: str, file: Path) -> None:
    """Take one more language from a gettext file with the same keys (msgctxt) as the others."""
    _FILES[tag] = file
    _catalogue.cache_clear()


def text(key: str, language: str) -> str:
    """The text of a key in a language, else in its main language (`zh` of `zh-TW`), else English.

    Raises KeyError for a key that English does not have.
    """
    for tag in (language, language.partition("-")[0]):
        if tag in _FILES and (found := _catalogue(tag).get(key)):
            return found
    return _catalogue(FALLBACK)[key]


def in_each_language(key: str) -> dict[str, str]:
    """The text of a key by language."""
    return {tag: text(key, tag) for tag in languages()}


def has(key: str) -> bool:
    """Whether there is a text of a key."""
    return key in _catalogue(FALLBACK)


def keys(prefix: str = "") -> tuple[str, ...]:
    """Every key that begins with a prefix, in the order of the English catalogue."""
    return tuple(key for key in _catalogue(FALLBACK) if key.startswith(prefix))


@cache
def _catalogue(tag: str) -> Mapping[str, str]:
    import polib

    entries = polib.pofile(_FILES[tag].read_text(encoding="utf-8"), encoding="utf-8")
    return {entry.msgctxt: entry.msgstr for entry in entries if entry.msgctxt}
