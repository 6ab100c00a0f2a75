"""What a word means depends on where it stands: a Scope names the meanings one place may have."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from scorer.forms.lexicon.synonyms import SYNONYMS
from scorer.forms.lexicon.wording import without_hints, without_numbering, words_of
from scorer.model.names import plain_name
from scorer.texts.catalogue import languages, per_language
from scorer.texts.forms import said_on_any_form

LONGEST_LABEL = 120
"""Characters; a longer text is a statement."""

_LEAD = re.compile(r"\A(?:key|main|major|principal|identified|current|our)\s+", re.IGNORECASE)
"""Words that a heading may begin with and that change nothing: `Main strengths`."""
_LABEL = re.compile(r"\s{0,9}([^:：\n]{1,60})[:：]")


@dataclass(frozen=True, eq=False)
class Scope:
    """Where words stand for one of some meanings, such as the headings of a table."""

    meanings: tuple[str, ...]
    """Of two that share a word, the first has it."""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands for a meaning here and not elsewhere: a `date` in a table is the period."""

    def meaning(self, label: str) -> str | None:
        """What a heading or label means; its case, numbering and hints in brackets do not matter.

        Accents count where a word with other accents would mean something else.
        """
        if len(label) > LONGEST_LABEL:
            return None
        found = self.word(label)
        return found if found is not None else self.word(_bare(label))

    def word(self, written: str) -> str | None:
        """What a word of a list means, written to its end: `field visit`, `Điểm mạnh`."""
        return _word(self, written, languages()) if len(written) <= LONGEST_LABEL else None

    def labelled(self, line: str) -> tuple[str, str] | None:
        """The meaning of the label before a colon, and what follows it: `Reason: ...`."""
        found = _LABEL.match(line)
        if found is None:
            return None
        meaning = self.meaning(found[1])
        return (meaning, line[found.end() :].lstrip()) if meaning else None

    def said_in(self, sentence: str) -> set[str]:
        """The meanings of which a word stands in a sentence: `Why did you rate trade so?`."""
        words = f" {words_of(sentence)} "
        return {
            meaning
            for word, meaning in _in_sentences(self)
            if f" {word} " in words or _unspaced_in(word, words)
        }


@lru_cache(maxsize=20_000)  # long texts and tables say few labels, each of them many times
def _word(scope: Scope, written: str, _languages: tuple[str, ...]) -> str | None:
    as_written, plain = _by_word(scope), _by_plain_word(scope)
    return as_written.get(_spelled(written)) or plain.get(plain_name(written))


def _unspaced_in(word: str, sentence: str) -> bool:
    """Whether a word of a language without blanks between words stands in a sentence."""
    return word in sentence and min(word) > "\u2e80"


def _bare(label: str) -> str:
    return _LEAD.sub("", without_hints(without_numbering(label)).strip(), count=1)


def _spelled(text: str) -> str:
    """A word without case, blanks and signs, its accents kept."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return "".join(character for character in composed if character.isalnum())


@per_language
def _by_word(scope: Scope) -> dict[str, str]:
    words: dict[str, str] = {}
    for word, meaning in _words(scope):
        words.setdefault(_spelled(word), meaning)
    words.pop("", None)
    return words


@per_language
def _by_plain_word(scope: Scope) -> dict[str, str]:
    """The meanings by words without accents, as far as these leave one meaning."""
    meant: dict[str, set[str]] = {}
    for word, meaning in _by_word(scope).items():
        meant.setdefault(plain_name(word), set()).add(meaning)
    return {word: next(iter(meanings)) for word, meanings in meant.items() if len(meanings) == 1}


@per_language
def _in_sentences(scope: Scope) -> list[tuple[str, str]]:
    """The words of a scope as they stand in a sentence, each with its meaning."""
    plain = ((words_of(word), meaning) for word, meaning in _words(scope))
    return list(dict.fromkeys(each for each in plain if each[0]))


def _words(scope: Scope) -> Iterator[tuple[str, str]]:
    for meaning in scope.meanings:
        for word in (*scope.also.get(meaning, ()), *SYNONYMS.get(meaning, ()), meaning):
            yield word, meaning
    for meaning in scope.meanings:
        for word in said_on_any_form(meaning):
            yield word, meaning
